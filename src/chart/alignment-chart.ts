import type { AlignmentIndex } from '../review/alignment/alignment-index.js';
import type { DimensionReading } from '../review/alignment/dimension.js';
import { percent } from '../review/report/number-text.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How aligned the departments are, against what both agreed';

const kinds = [
  ['the index', palette.orange],
  ['from the journal', palette.blue],
  ['declared', palette.purple],
] as const;

/**
 * Draws the alignment index and each of its dimensions, 0 to 100: what was measured against what was agreed, how sure each
 * is, and how far the index would move if each weight were off by half.
 *
 * @param index - the index
 * @returns a Vega-Lite specification; a dimension that is not scored is a row that says why
 * @category charts
 * @since 0.1.0
 */
export const alignmentChart = (index: AlignmentIndex): VegaLiteSpec => {
  const { value, range, ifMissing, coverage, minimumCoverage, dimensions, text } = index;
  const agreed = dimensions.filter(({ state }) => state !== 'not-agreed');
  if (agreed.length === 0) return nothingToDraw(title, text);
  const values = [
    ...(value === null
      ? []
      : [
          {
            name: 'THE INDEX',
            kind: kinds[0][0],
            score: value,
            ...range,
            text: value.toFixed(1),
            tip: tipOf(value, range),
          },
        ]),
    ...agreed.map((dimension) => ({
      name: rowLabel(`${dimension.label} (weight ${dimension.weight})`),
      kind: dimension.evidence === 'declared' ? kinds[2][0] : kinds[1][0],
      ...(dimension.score === null ? {} : { score: dimension.score }),
      ...dimension.scores,
      text: textOf(dimension),
      tip: tipOf(dimension.score ?? 0, dimension.scores),
    })),
  ];
  const drawn = kinds.filter(([kind]) => values.some((row) => row.kind === kind));
  const y = rowAxis('name');
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: 'score: 100 is what was agreed',
    scale: { domain: [0, 145], nice: false },
    axis: { values: [0, 20, 40, 60, 80, 100] },
  });
  const color = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: drawn.map(([kind]) => kind), range: drawn.map(([, colour]) => colour) },
  };
  return picture(
    {
      title,
      notes: [
        `${percent(coverage.all.value ?? 0, 0)} of the agreed weight is measured; under ${percent(minimumCoverage, 0)} there is no index.${ifMissing === undefined || ifMissing.low === ifMissing.high ? '' : ` With what is missing it lies between ${ifMissing.low.toFixed(1)} and ${ifMissing.high.toFixed(1)}.`}`,
        'Thin lines: of a dimension its 95% interval, of the index its range when each weight is off by half (±50%).',
        'Source: the journal and what the departments declared, held against the agreement.',
      ],
    },
    {
      height: rowsHeight(
        30,
        values.map(({ name }) => name),
      ),
      data: { values },
      layer: [
        {
          transform: [{ filter: 'isValid(datum.score)' }],
          mark: { type: 'bar', height: { band: 0.6 }, opacity: 0.75 },
          encoding: { y, x: x('score'), color },
        },
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'rule', strokeWidth: 2, color: '#6b7280' },
          encoding: { y, x: x('low'), x2: { field: 'high' } },
        },
        {
          data: { values: [{ score: 100 }] },
          mark: { type: 'rule', strokeDash: [4, 4], color: palette.grey },
          encoding: { x: x('score') },
        },
        {
          mark: { type: 'text', align: 'left', dx: 6 },
          encoding: { y, x: x('tip'), text: { field: 'text', type: 'nominal' } },
        },
      ],
    },
  );
};

const textOf = ({ score, state, costs }: DimensionReading): string => {
  if (score === null) return state === 'no-target' ? 'no target is agreed' : 'not measured';
  return `${score.toFixed(1)}${costs === null || costs < 0.05 ? '' : `, costs ${costs.toFixed(1)}`}`;
};

/** Where a row ends, so that its words stand after it. */
const tipOf = (score: number, range: { readonly high: number } | undefined): number =>
  Math.max(score, range?.high ?? 0);
