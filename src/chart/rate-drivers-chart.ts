import { signedText } from '../kernel/signed-text.js';
import type { RateDrivers } from '../metrics/drivers/rate-drivers.js';
import { percent } from '../review/report/number-text.js';
import { groupName, shareText } from './labels.js';
import { nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';
import { waterfall } from './waterfall.js';

/**
 * Describes a rate whose change is drawn.
 *
 * @category model
 * @since 0.1.0
 */
export interface RateDriversTerms {
  /** What the rate is, for example `Hand-overs won`. */
  readonly rate: string;
  /** What the earlier period is called, for example `FY2026-Q1`. */
  readonly before: string;
  /** What the later period is called. */
  readonly after: string;
}

/**
 * Draws what drove the change of a rate between two periods as a waterfall: another mix of groups, and other rates
 * within them.
 *
 * @param terms - what the rate and the periods are called
 * @returns a function from the drivers to a Vega-Lite specification; groups with the smallest effects are one step
 * @category charts
 * @since 0.1.0
 */
export const rateDriversChart =
  (terms: RateDriversTerms) =>
  ({ before, after, change, mix, groups, text }: RateDrivers): VegaLiteSpec => {
    const title = `What drove the change: ${terms.rate}`;
    if (change === null || before.value === null || after.value === null) return nothingToDraw(title, text);
    return picture(
      {
        title,
        notes: [
          text,
          `95% interval of the whole difference (Newcombe): ${points(change.low)} to ${points(change.high)}; ${terms.before} ${shareText(before)}, ${terms.after} ${shareText(after)}.`,
          'Source: passes of both periods; mix and rates split after Kitagawa, nothing is left over.',
        ],
      },
      waterfall({
        before: { name: terms.before, level: before.value },
        after: { name: terms.after, level: after.value },
        steps: [
          { name: 'another mix of groups', effect: mix },
          ...groups
            .filter(({ rate }) => rate !== 0)
            .map(({ group, rate }) => ({ name: `rate of ${groupName(group)}`, effect: rate })),
        ],
        title: terms.rate,
        format: '%',
        levelText: (level) => percent(level),
        effectText: points,
      }),
    );
  };

const points = (share: number): string => `${signedText(100 * share)} points`;
