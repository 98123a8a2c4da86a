import type { JsonObject } from '../kernel/json.js';

/**
 * Describes a Vega-Lite specification as plain data; drawing it is the host's business.
 *
 * **Details**: the title names the subject and its lines below say how many were counted, how sure it is and where it
 * comes from; `description` says the same to those who cannot see it. The width is that of the whole picture, labels
 * included, and may be changed. Text and lines are readable on light and on dark ground.
 *
 * @see https://vega.github.io/schema/vega-lite/v6.json
 * @category model
 * @since 0.1.0
 */
export interface VegaLiteSpec extends JsonObject {
  /** What the picture is of, and what to know of it, in lines; a host may write them itself and leave the key out. */
  readonly title: PictureTitle;
  /** The same in one text, for those who hear the picture. */
  readonly description: string;
  /** Whether there is nothing to draw; then the title says so, and the picture holds one sentence. */
  readonly usermeta: { readonly empty: boolean };
}

/**
 * Describes what is written above a picture.
 *
 * @category model
 * @since 0.1.0
 */
export interface PictureTitle extends JsonObject {
  /** What the picture is of, broken into lines. */
  readonly text: ReadonlyArray<string>;
  /** How many were counted, how sure it is, and where it comes from, broken into lines. */
  readonly subtitle: ReadonlyArray<string>;
}

/**
 * Describes the words of a picture.
 *
 * @internal
 */
export interface Caption {
  /** What it is of. */
  readonly title: string;
  /** How many were counted, how sure it is, and where it comes from: one sentence each. */
  readonly notes: ReadonlyArray<string>;
}

/** The ink of words and of lines: readable on white and on near black. */
const ink = '#6b7280';

/**
 * How many characters a line of a title and of a note holds: without a screen Vega takes a character for 0.8 of its
 * height, and a line that it takes for longer than the picture would make the drawing narrower.
 */
const [titleLine, noteLine] = [54, 68] as const;

/** The parts that every picture of this library shares, so that a page of them looks like one. */
const frame = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  background: 'transparent',
  width: 620,
  autosize: { type: 'fit-x', contains: 'padding' },
  config: {
    font: 'system-ui, sans-serif',
    lineBreak: '\n',
    view: { stroke: null },
    axis: {
      labelColor: ink,
      labelFontSize: 12,
      labelLimit: 0,
      titleColor: ink,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      gridColor: '#9ca3af',
      gridOpacity: 0.3,
      domain: false,
      ticks: false,
    },
    legend: {
      labelColor: ink,
      labelFontSize: 12,
      labelLimit: 0,
      symbolOpacity: 1,
      title: null,
      orient: 'bottom',
      columns: 2,
      columnPadding: 20,
    },
    text: { color: ink, fontSize: 11 },
    title: {
      color: ink,
      subtitleColor: ink,
      fontSize: 14,
      fontWeight: 600,
      subtitleFontSize: 11,
      anchor: 'start',
      frame: 'bounds',
      offset: 12,
    },
  },
} as const;

/**
 * Completes a specification with its words and with the frame that all pictures share.
 *
 * @internal
 */
export const picture = ({ title, notes }: Caption, spec: JsonObject): VegaLiteSpec => ({
  ...frame,
  title: {
    text: wrapped(title, titleLine),
    subtitle: notes.flatMap((note) => wrapped(note, noteLine)),
  },
  description: sentences([title, ...notes]),
  usermeta: { empty: false },
  ...spec,
});

/**
 * Says in the place of a picture why there is none.
 *
 * @internal
 */
export const nothingToDraw = (title: string, why: string): VegaLiteSpec =>
  picture(
    { title, notes: [] },
    {
      description: sentences([title, why]),
      usermeta: { empty: true },
      height: 30,
      data: { values: [{ why: wrapped(why, 64).join('\n') }] },
      mark: { type: 'text', align: 'left', baseline: 'top', fontSize: 12, x: 0, y: 0 },
      encoding: { text: { field: 'why', type: 'nominal' } },
    },
  );

/**
 * Breaks a text into lines at its spaces.
 *
 * @internal
 */
export const wrapped = (text: string, most: number): ReadonlyArray<string> => {
  const lines: Array<string> = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > most) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};

const sentences = (parts: ReadonlyArray<string>): string =>
  parts.map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`)).join(' ');

/**
 * The colours of the pictures: readable by the colour-blind (Okabe and Ito, 2008).
 *
 * @see M. Okabe, K. Ito, Color Universal Design: How to make figures and presentations that are friendly to colorblind
 *   people (2008)
 * @internal
 */
export const palette: Readonly<
  Record<'blue' | 'orange' | 'green' | 'red' | 'purple' | 'sky' | 'yellow' | 'grey', string>
> = {
  blue: '#0072b2',
  orange: '#e69f00',
  green: '#009e73',
  red: '#d55e00',
  purple: '#cc79a7',
  sky: '#56b4e9',
  yellow: '#f0e442',
  grey: '#9ca3af',
};

/**
 * The colours of things that have no order and no meaning of their own, in the order in which they are given out.
 *
 * @internal
 */
export const colours: ReadonlyArray<string> = [
  palette.blue,
  palette.orange,
  palette.green,
  palette.red,
  palette.purple,
  palette.sky,
  palette.grey,
  palette.yellow,
];

/**
 * Gives each name its colour, and starts again when there are more names than colours.
 *
 * @internal
 */
export const coloursFor = (names: ReadonlyArray<string>): JsonObject => ({
  domain: names,
  range: names.map((_, index) => colours[index % colours.length] as string),
});
