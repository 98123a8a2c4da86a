import type { VegaLiteSpec } from 'smarketing/chart';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/** By what Vega measures texts; its types leave it out. */
const { textMetrics } = vega as unknown as { readonly textMetrics: { width: typeof widthOf } };

/** Draws a Vega-Lite specification as SVG text. */
export const svgOf = async (spec: VegaLiteSpec): Promise<string> => svgText(spec);

/** Draws a picture without its title, for a page that writes the words itself, at a width in pixels. */
export const bareSvgOf = async ({ title: _, ...spec }: VegaLiteSpec, width: number): Promise<string> => {
  const config = spec.config as { readonly legend: object };
  return svgText({
    ...spec,
    width,
    ...(width < narrow ? { config: { ...config, legend: { ...config.legend, columns: 1 } } } : {}),
  });
};

/** Below this width two columns of a legend do not fit below rows with long names. */
const narrow = 500;

const svgText = async (spec: object): Promise<string> => {
  textMetrics.width = widthOf;
  // Vega marks the data it is given, so it gets its own.
  const { spec: compiled } = compile(structuredClone(spec) as TopLevelSpec);
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
};

/**
 * How wide a text is where no screen can tell: Vega takes 0.8 of the height for each character, which leaves
 * wide gaps before the labels. These are the widths of a wide sans serif, so that every system's own fits.
 */
const widthOf = ({ fontSize = 11 }: { readonly fontSize?: number }, text: unknown): number =>
  [...String(text)].reduce((sum, character) => sum + shareOf(character), 0) * fontSize;

const shareOf = (character: string): number =>
  /[ilj.,:;|'()[\]!ft -]/.test(character)
    ? 0.4
    : /[mwMW@%—→–+=<>]/.test(character)
      ? 0.95
      : /[A-Z]/.test(character)
        ? 0.72
        : 0.62;
