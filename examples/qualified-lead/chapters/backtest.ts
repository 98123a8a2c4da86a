import { civilDateAt } from 'smarketing/calendar';
import { orThrow, parseCivilDate } from 'smarketing/kernel';
import type { Change } from 'smarketing/metrics';
import {
  type Backtest,
  backtest,
  type Lift,
  pastDays,
  type VersionReading,
} from 'smarketing/metrics/backtest';
import { type Chapter, count, dateIn, shareText } from '../../paper.js';
import type { Story } from '../story.js';

/** What both versions would have made of the two quarters, on what was known on each day of them. */
export const replay = ({ current, stricter, lifecycle, zone, asOf, journal }: Story): Backtest =>
  orThrow(
    backtest({
      before: { definition: current, state: 'signed' },
      after: { definition: stricter },
      lifecycle,
      days: pastDays(zone)({ start: orThrow(parseCivilDate('2026-01-02')), end: civilDateAt(zone)(asOf) }),
      asOf,
      knownAt: 'each-day',
    })(journal),
  );

/** Is the stricter version worth it? Who would have gone, and what would have become of them? */
export const backtestChapter = ({ zone }: Story, reading: Backtest): Chapter => {
  const { before, after, moved, passes, days, precision, recall } = reading;
  const on = dateIn(zone);
  const out = moved.filter(({ direction }) => direction === 'out');
  return {
    title: 'What it would have done',
    lines: [
      `${count(passes, 'trip')} of leads to the gate, looked back to at the end of ${count(days.length, 'day')}`,
      ...versionLines(before),
      ...versionLines(after),
      `Precision ${changeText(precision)}`,
      `Recall ${changeText(recall)}`,
      `${count(out.length, 'lead')} would no longer be handed over, ${out.filter(({ outcome }) => outcome === 'won').length} of them were won:`,
      ...out
        .filter(({ outcome }) => outcome === 'won')
        .slice(0, 3)
        .map(
          ({ key, at, conditions }) =>
            `    ${key.id}, ${on(at)}: ${conditions.map(({ sentence }) => sentence).join(' ')}`,
        ),
      ...after.collect
        .slice(0, 2)
        .map(
          ({ label, leads, reason }) =>
            `${count(leads, 'lead')} cannot be judged without ${label} (${reason})`,
        ),
    ],
  };
};

const versionLines = ({
  definition,
  state,
  matrix,
  precision,
  recall,
  lift,
}: VersionReading): ReadonlyArray<string> => {
  const { won, lost, ended, open } = matrix.qualified;
  return [
    `Version ${definition.version} (${state}) lets in ${won + lost + ended + open}: ${won} won, ${lost} lost, ${ended} ended otherwise, ${open} open`,
    `    precision ${shareText(precision)}`,
    `    recall    ${shareText(recall)}`,
    `    lift      ${liftText(lift)}`,
  ];
};

const liftText = ({ value, interval }: Lift): string =>
  value === null || interval === undefined
    ? 'nothing to compare'
    : `${value.toFixed(2)} (95% interval ${interval.low.toFixed(2)}–${interval.high.toFixed(2)})`;

const changeText = (change: Change | null): string => {
  if (change === null) return 'cannot be compared';
  const points = (share: number): string => (100 * share).toFixed(1);
  const { difference, low, high, verdict } = change;
  return `${difference < 0 ? 'falls' : 'rises'} by ${points(Math.abs(difference))} points (95% interval ${points(low)} to ${points(high)}): ${verdict}`;
};
