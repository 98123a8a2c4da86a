import type { SourceDefinition } from '../metrics/source/source-case.js';
import type { SourcedReading } from '../metrics/source/sourced-reading.js';
import { count, percent } from '../review/report/number-text.js';
import { rowAxis, rowLabel, shareAxis, shareText } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'Who brought the opportunities, by three definitions';

const definitions: ReadonlyArray<readonly [SourceDefinition, label: string, colour: string]> = [
  ['lead-source', 'by the lead source', palette.blue],
  ['first-touch', 'by the first touch', palette.orange],
  ['touch-before-sales', 'by a touch before Sales acted', palette.green],
];

/**
 * Draws who brought the opportunities by three definitions side by side, with their intervals: how far they lie apart is
 * what a single figure would hide.
 *
 * @param reading - who brought opportunities
 * @returns a Vega-Lite specification; where the totals are refused it says why
 * @category charts
 * @since 0.1.0
 */
export const sourcedChart = ({
  opportunities,
  totals,
  unproven,
  disagreeing,
}: SourcedReading): VegaLiteSpec => {
  if (!totals.given) return nothingToDraw(title, totals.text);
  const values = totals.sources.flatMap(({ source, definitions: by }) =>
    definitions.flatMap(([definition, label], order) => {
      const share = by[definition].opportunities;
      return share.value === null || share.interval === undefined
        ? []
        : [
            {
              source: rowLabel(source),
              definition: label,
              order,
              share: share.value,
              low: share.interval.low,
              high: share.interval.high,
              counts: shareText(share),
            },
          ];
    }),
  );
  const y = rowAxis('source');
  const yOffset = { field: 'definition', type: 'nominal', sort: definitions.map(([, label]) => label) };
  const color = {
    field: 'definition',
    type: 'nominal',
    scale: {
      domain: definitions.map(([, label]) => label),
      range: definitions.map(([, , colour]) => colour),
    },
  };
  const tooltip = [
    { field: 'source', type: 'nominal' },
    { field: 'definition', type: 'nominal' },
    { field: 'counts', type: 'nominal' },
  ];
  return picture(
    {
      title,
      notes: [
        `Shares of ${count(opportunities)} opportunities; bars: 95% intervals (Wilson). On ${percent(disagreeing.opportunities.value ?? 0)} of them the three do not agree, and ${percent(unproven.opportunities.value ?? 0)} rest on no evidence.`,
        'Source: opportunities, their leads and the touches before them in the journal.',
      ],
    },
    {
      height: 54 * totals.sources.length,
      data: { values },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 4, opacity: 0.35 },
          encoding: { y, yOffset, x: shareAxis('low', 'share of all'), x2: { field: 'high' }, color },
        },
        {
          mark: { type: 'point', filled: true, size: 70, opacity: 1 },
          encoding: { y, yOffset, x: shareAxis('share', 'share of all'), color, tooltip },
        },
      ],
    },
  );
};
