import type { Grouped } from '../metrics/group-by.js';
import type { WinRate } from '../metrics/revenue/win-rate.js';
import { count } from '../review/report/number-text.js';
import { drawable, intervalRows } from './interval-rows.js';
import { groupName } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

/**
 * Describes by what deals are put together: by when they were won or lost, or by when they were opened. The two are
 * different figures, and a picture names the one it shows.
 *
 * @category model
 * @since 0.1.0
 */
export interface WinRateTerms {
  /** `closed`: how Sales closed in that time; `opened`: what became of what was opened together. */
  readonly by: 'closed' | 'opened';
}

const settled = 'all decided';
const growing = 'some still open';

/**
 * Draws the share of decided deals that were won, period by period, with intervals; of periods in which deals were opened,
 * those with open deals apart.
 *
 * @param terms - by what deals are put together
 * @returns a function from the win rates of periods to a Vega-Lite specification; a period without a decided deal is not
 *   drawn
 * @category charts
 * @since 0.1.0
 */
export const winRateChart =
  ({ by }: WinRateTerms) =>
  (periods: ReadonlyArray<Grouped<WinRate>>): VegaLiteSpec => {
    const title = `How many deals were won, by the period in which they were ${by === 'closed' ? 'won or lost' : 'opened'}`;
    const rows = drawable(
      periods.map(({ group, reading }) => ({
        label:
          by === 'opened' && reading.open > 0
            ? `${groupName(group)}, ${count(reading.open)} open`
            : groupName(group),
        rate: reading.byCount,
        kind: by === 'opened' && reading.open > 0 ? growing : settled,
      })),
    );
    if (rows.length === 0) return nothingToDraw(title, 'No deal has been decided yet.');
    return picture(
      {
        title,
        notes: [
          'Won, out of won and lost, by number. Bars: 95% intervals (Wilson).',
          'Source: deals in the journal, each counted once.',
        ],
      },
      intervalRows(
        {
          title: 'share won',
          ...(by === 'closed'
            ? {}
            : {
                kinds: [
                  [settled, palette.blue],
                  [growing, palette.orange],
                ],
              }),
        },
        rows,
      ),
    );
  };
