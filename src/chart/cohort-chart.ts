import type { PeriodId } from '../kernel/period.js';
import type { Conversion } from '../metrics/funnel.js';
import { shareAxis, shareText } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

/**
 * Describes which cohorts are young.
 *
 * @category model
 * @since 0.1.0
 */
export interface CohortTerms {
  /** The first cohort that is too young to be judged: it and those after it are still growing; none when absent. */
  readonly youngFrom?: PeriodId;
}

/**
 * Tells whether a cohort is still growing; periods of one kind sort by their names.
 *
 * @internal
 */
export const isYoung = ({ youngFrom }: CohortTerms, cohort: string): boolean =>
  youngFrom !== undefined && cohort >= youngFrom;

const ages = ['old enough to be judged', 'still growing'] as const;

/**
 * Draws a conversion by cohort with its intervals, the young cohorts apart, which are still growing.
 *
 * @param terms - from which cohort on they are young
 * @returns a function from a conversion of a review to a Vega-Lite specification; a cohort of nobody is not drawn
 * @category charts
 * @since 0.1.0
 */
export const cohortChart =
  (terms: CohortTerms) =>
  ({ from, to, cohorts }: Conversion): VegaLiteSpec => {
    const title = `From ${from} to ${to}, by cohort`;
    const values = cohorts.flatMap(({ group, reading }) =>
      reading.value === null || reading.interval === undefined
        ? []
        : [
            {
              cohort: group,
              share: reading.value,
              low: reading.interval.low,
              high: reading.interval.high,
              counts: shareText(reading),
              age: isYoung(terms, group) ? ages[1] : ages[0],
            },
          ],
    );
    if (values.length === 0) return nothingToDraw(title, `Nobody has entered ${from}.`);
    const color = {
      field: 'age',
      type: 'nominal',
      scale: { domain: [...ages], range: [palette.blue, palette.orange] },
    };
    return picture(
      {
        title,
        notes: [
          `Bars: 95% intervals (Wilson). ${total(cohorts)} passes, each in the period in which it entered ${from}, however long the rest took.`,
          'Source: the stages in the journal.',
        ],
      },
      {
        height: 200,
        data: { values },
        encoding: {
          x: {
            field: 'cohort',
            type: 'ordinal',
            title: `entered ${from}`,
            axis: { labelAngle: -40, labelOverlap: true },
          },
        },
        layer: [
          {
            mark: { type: 'rule', strokeWidth: 4, opacity: 0.35 },
            encoding: { y: shareAxis('low', `share that reached ${to}`), y2: { field: 'high' }, color },
          },
          {
            mark: { type: 'point', filled: true, size: 80, opacity: 1 },
            encoding: {
              y: shareAxis('share', `share that reached ${to}`),
              color,
              shape: {
                field: 'age',
                type: 'nominal',
                scale: { domain: [...ages], range: ['circle', 'triangle-up'] },
              },
              tooltip: [
                { field: 'cohort', type: 'nominal' },
                { field: 'counts', type: 'nominal' },
              ],
            },
          },
        ],
      },
    );
  };

const total = (cohorts: Conversion['cohorts']): number =>
  cohorts.reduce((sum, { reading }) => sum + reading.denominator, 0);
