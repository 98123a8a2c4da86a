import type { RaterAgreement } from '../metrics/rater-agreement/rater-agreement.js';
import { count } from '../review/report/number-text.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'Do Marketing and Sales mean the same? Blind grades of the same leads';

/** Far from each other, and both readable under dark words: what both say alike, and where they part. */
const shades = { alike: ['#e6f4ef', palette.green], apart: ['#fbeee5', palette.red] } as const;

/**
 * Draws how Marketing and Sales grade the same leads: a row for each grade of Marketing, a column for each of Sales.
 *
 * **Details**: the diagonal, where both say the same, is green, the rest red, and darker where there are more leads; the
 * number stands in the cell. κ and its interval stand above.
 *
 * @param reading - the agreement of two raters
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const raterAgreementChart = (reading: RaterAgreement): VegaLiteSpec => {
  const { grades, table, leads, few, text, owed, weighted } = reading;
  if (leads === 0) return nothingToDraw(title, text);
  const most = Math.max(1, ...table.flat());
  const values = table.flatMap((row, marketing) =>
    row.map((many, sales) => ({
      marketing: grades[marketing] as string,
      sales: grades[sales] as string,
      leads: many,
      alike: marketing === sales ? 'both say the same' : 'they part',
      strength: many / most,
      text: count(many),
    })),
  );
  const axes = { x: axisOf('sales', 'Sales says', grades), y: axisOf('marketing', 'Marketing says', grades) };
  const cells = (alike: string, range: readonly [string, string]) => ({
    transform: [{ filter: `datum.alike === '${alike}'` }],
    mark: { type: 'rect', cornerRadius: 2 },
    encoding: {
      ...axes,
      color: {
        field: 'leads',
        type: 'quantitative',
        scale: { domain: [0, most], range: [...range] },
        legend: null,
      },
    },
  });
  return picture(
    {
      title,
      notes: [
        `${text}${weightedText(weighted)}${few ? ' Under 30 leads this says little.' : ''}`,
        `Green is what both say alike, red where they part. Owed still: ${count(owed.marketing)} grades by Marketing, ${count(owed.sales)} by Sales.`,
        'Source: double grades given without seeing the other; κ by Cohen, interval by Fleiss, Cohen and Everitt.',
      ],
    },
    {
      height: 56 * grades.length,
      data: { values },
      resolve: { scale: { color: 'independent' } },
      layer: [
        cells('both say the same', shades.alike),
        cells('they part', shades.apart),
        {
          mark: { type: 'text', fontSize: 14 },
          encoding: {
            ...axes,
            text: { field: 'text', type: 'nominal' },
            color: { condition: { test: 'datum.strength > 0.75', value: '#ffffff' }, value: '#111827' },
          },
        },
      ],
    },
  );
};

const axisOf = (field: string, heading: string, grades: ReadonlyArray<string>) => ({
  field,
  type: 'nominal',
  sort: grades,
  title: heading,
  axis: { labelAngle: 0 },
});

const weightedText = (weighted: RaterAgreement['weighted']): string =>
  weighted === undefined || weighted.value === null
    ? ''
    : ` With ${weighted.weights} weights κ is ${weighted.value.toFixed(2)}.`;
