import type { VegaLiteSpec } from 'smarketing/chart';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/** Draws a Vega-Lite specification as SVG text; vega marks the data it is given, so it gets its own. */
export const svgOf = async (spec: VegaLiteSpec): Promise<string> => {
  const { spec: vega } = compile(structuredClone(spec) as unknown as TopLevelSpec);
  const view = new View(parse(vega), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
};
