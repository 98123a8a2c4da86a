import type { JsonObject } from '../kernel/json.js';

/**
 * Describes a Vega-Lite specification as plain data; drawing it is the host's business.
 *
 * @see https://vega.github.io/schema/vega-lite/v6.json
 * @category model
 * @since 0.1.0
 */
export type VegaLiteSpec = JsonObject;

/** The parts that every picture of this library shares, so that a page of them looks like one. */
const frame = {
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  background: 'transparent',
  config: {
    font: 'system-ui, sans-serif',
    view: { stroke: null },
    axis: {
      labelFontSize: 12,
      labelLimit: 420,
      titleFontSize: 12,
      titleFontWeight: 'normal',
      gridColor: '#e5e7eb',
      domain: false,
      ticks: false,
    },
    legend: { labelFontSize: 12, labelLimit: 420, title: null },
    title: { fontSize: 14, anchor: 'start', fontWeight: 600 },
  },
} as const;

/**
 * Completes a specification with the frame that all pictures share.
 *
 * @internal
 */
export const framed = (spec: JsonObject): VegaLiteSpec => ({ ...frame, ...spec });

/**
 * The colours of the pictures: readable by the colour-blind (Okabe and Ito, 2008).
 *
 * @internal
 */
export const palette: {
  readonly blue: string;
  readonly orange: string;
  readonly green: string;
  readonly red: string;
  readonly grey: string;
} = { blue: '#0072b2', orange: '#e69f00', green: '#009e73', red: '#d55e00', grey: '#9ca3af' };
