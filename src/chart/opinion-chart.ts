import { count } from '../review/report/number-text.js';
import type { Opinions } from '../review/survey/opinions.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'What both think of each statement, the widest gap first';

const sides = [
  ['marketing', 'Marketing', palette.orange],
  ['sales', 'Sales', palette.blue],
] as const;

/**
 * Draws what Marketing and Sales answer to each statement of a survey, the widest gap first.
 *
 * @param opinions - what both think
 * @returns a Vega-Lite specification; a statement of which either answer is withheld is not drawn
 * @category charts
 * @since 0.1.0
 */
export const opinionChart = ({ gap, departments, items }: Opinions): VegaLiteSpec => {
  const drawn = items.filter(({ difference }) => difference !== null);
  if (drawn.length === 0) return nothingToDraw(title, gap.text);
  const values = drawn.map(({ text, answers: { marketing, sales } }) => ({
    statement: rowLabel(text),
    low: Math.min(marketing.mean ?? 0, sales.mean ?? 0),
    high: Math.max(marketing.mean ?? 0, sales.mean ?? 0),
    marketing: marketing.mean,
    sales: sales.mean,
  }));
  const y = rowAxis('statement');
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: 'mean answer, from 1 (not at all) to 5 (fully)',
    scale: { domain: [1, 5] },
    axis: { values: [1, 2, 3, 4, 5] },
  });
  return picture(
    {
      title,
      notes: [
        `${gap.text} Forms: ${sides.map(([side, name]) => `${count(departments[side].forms)} by ${name}`).join(', ')}.`,
        'An opinion and no figure of alignment; means of single statements have no interval here.',
        'Source: the survey, department by department; figures of fewer than five people are withheld.',
      ],
    },
    {
      height: rowsHeight(
        30,
        values.map(({ statement }) => statement),
      ),
      data: { values },
      layer: [
        {
          mark: { type: 'rule', strokeWidth: 2, color: palette.grey },
          encoding: { y, x: x('low'), x2: { field: 'high' } },
        },
        {
          transform: [{ fold: sides.map(([side]) => side), as: ['side', 'mean'] }],
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: {
            y,
            x: x('mean'),
            color: {
              field: 'side',
              type: 'nominal',
              scale: {
                domain: sides.map(([side]) => side),
                range: sides.map(([, , colour]) => colour),
              },
            },
          },
        },
      ],
    },
  );
};
