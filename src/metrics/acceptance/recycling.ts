import type { CurrencySums } from '../../kernel/currency-sums.js';
import type { Instant } from '../../kernel/instant.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { Pass, RecycledExit } from '../../lead/pass.js';
import { countOf } from '../count.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import type { PassCase } from '../lead-case.js';
import { mapReading } from '../list.js';
import type { Metric } from '../metric.js';
import { endedWait, reasonAgainst } from '../moment-wait.js';
import { type RateSum, rateOf } from '../rate.js';
import { moneyOf } from '../revenue/money-sum.js';
import { struct } from '../struct.js';
import { summaryOf, timeToEvent, type Wait, type WaitSum } from '../time-to-event.js';
import { wonMoney } from '../won-money.js';
import { isAnswerDue } from './acceptance-state.js';
import type { PassNumber, RecycledPasses, RecycleReason, RecyclingReading } from './recycling-reading.js';

/**
 * Describes the sums behind the recycled passes of one number.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecycledSum extends Omit<RecycledPasses, 'pass' | 'money'> {
  /** What the won ones are worth. */
  readonly money: CurrencySums;
}

/**
 * Describes the sums behind it.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecyclingSum {
  /** Recycled out of the ended ones. */
  readonly recycled: RateSum;
  /** The leads. */
  readonly leads: number;
  /** The recycled passes by number. */
  readonly byPass: GroupedSums<RecycledSum>;
  /** The handed-over passes by number. */
  readonly numbers: GroupedSums<PassNumberSum>;
  /** The recycled passes by reason. */
  readonly reasons: GroupedSums<Pick<RecycleReason, 'passes' | 'again'>>;
  /** The waits until the next pass. */
  readonly untilAgain: WaitSum;
}

/**
 * Describes the sums behind the passes of one number.
 *
 * @category model
 * @since 0.1.0
 */
export interface PassNumberSum {
  /** How many were handed over. */
  readonly handedOver: number;
  /** Accepted out of these. */
  readonly accepted: RateSum;
  /** Won out of these. */
  readonly won: RateSum;
  /** What the won ones are worth. */
  readonly money: CurrencySums;
}

/** From this number on passes are counted together (proposal). */
const lastNumber = 5;

/**
 * Measures what becomes of leads that Sales gives back: whether they begin again, are accepted again, and won.
 *
 * **Details**: rates count passes; the leads stand beside them. What is won is credited to its own pass, so nothing
 * counts twice.
 *
 * @param asOf - up to when, epoch milliseconds
 * @returns the metric over passes
 * @category metrics
 * @since 0.1.0
 */
export const recycling = (asOf: Instant): Metric<PassCase, RecyclingSum, RecyclingReading> => {
  const isHandedOver = ({ pass }: PassCase): boolean => pass.handOver !== undefined;
  const byNumber = (test: (subject: PassCase) => boolean) =>
    groupBy<PassCase>((subject) =>
      test(subject) ? [String(Math.min(lastNumber, subject.pass.number))] : [],
    );
  const isRecycled = (subject: PassCase): boolean => recycledExit(subject) !== undefined;
  const next = (test: (pass: Pass) => boolean) =>
    countOf<PassCase>((subject) => {
      const later = nextPass(subject);
      return later !== undefined && test(later);
    });
  const rests = (subject: PassCase): boolean => (recycledExit(subject)?.until ?? 0) > asOf;
  return mapReading(readRecycling)(
    struct({
      recycled: rateOf<PassCase>(
        (subject) => isHandedOver(subject) && subject.pass.exit !== undefined,
        isRecycled,
      ),
      leads: countOf<PassCase>(
        (subject) =>
          isRecycled(subject) &&
          subject.life.passes.find(({ exit }) => exit?.kind === 'recycled') === subject.pass,
      ),
      byPass: byNumber(isRecycled)(
        struct({
          recycled: countOf<PassCase>(() => true),
          resting: countOf<PassCase>((subject) => nextPass(subject) === undefined && rests(subject)),
          waiting: countOf<PassCase>((subject) => nextPass(subject) === undefined && !rests(subject)),
          again: next(() => true),
          handedOver: next(({ handOver }) => handOver !== undefined),
          accepted: next(
            ({ handOver, acceptance }) => handOver !== undefined && acceptance?.status === 'accepted',
          ),
          won: next(({ exit }) => exit?.kind === 'won'),
          recycledAgain: next(({ exit }) => exit?.kind === 'recycled'),
          left: next(({ exit }) => exit !== undefined && exit.kind !== 'won' && exit.kind !== 'recycled'),
          open: next(({ exit }) => exit === undefined),
          money: moneyOf((subject) => {
            const later = nextPass(subject);
            return later === undefined ? [] : wonMoney({ pass: later });
          }),
        }),
      ),
      numbers: byNumber(isHandedOver)(
        struct({
          handedOver: countOf<PassCase>(() => true),
          accepted: rateOf<PassCase>(isAnswerDue, ({ pass }) => pass.acceptance?.status === 'accepted'),
          won: rateOf<PassCase>(
            () => true,
            ({ pass }) => pass.exit?.kind === 'won',
          ),
          money: moneyOf(wonMoney),
        }),
      ),
      reasons: groupBy<PassCase>((subject) => {
        const exit = recycledExit(subject);
        if (exit === undefined) return [];
        const { reason, family, accountable } = exit;
        return [JSON.stringify({ ...(reason === undefined ? {} : { reason }), family, accountable })];
      })(struct({ passes: countOf<PassCase>(() => true), again: next(() => true) })),
      untilAgain: timeToEvent<PassCase>((subject) => waitUntilAgain(asOf, subject)),
    }),
  );
};

const recycledExit = ({ pass: { exit } }: PassCase): RecycledExit | undefined =>
  exit?.kind === 'recycled' ? exit : undefined;

/** Passes are numbered from 1 in order, so the next one stands where this one's number points. */
const nextPass = ({ life, pass }: PassCase): Pass | undefined => life.passes[pass.number];

const waitUntilAgain = (asOf: Instant, subject: PassCase): Wait | null => {
  const exit = recycledExit(subject);
  if (exit === undefined) return null;
  const unusable = reasonAgainst(exit);
  if (unusable !== null) return { outcome: 'excluded', reason: unusable };
  const later = nextPass(subject);
  return later === undefined
    ? { outcome: 'open', duration: Math.max(0, asOf - exit.at) }
    : endedWait('happened', 'start', exit, later.started);
};

interface RecyclingParts {
  readonly recycled: Ratio;
  readonly leads: number;
  readonly byPass: ReadonlyArray<Grouped<Omit<RecycledPasses, 'pass'>>>;
  readonly numbers: ReadonlyArray<Grouped<Omit<PassNumber, 'pass'>>>;
  readonly reasons: ReadonlyArray<Grouped<Pick<RecycleReason, 'passes' | 'again'>>>;
  readonly untilAgain: Parameters<typeof summaryOf>[0];
}

const readRecycling = ({
  byPass,
  numbers,
  reasons,
  untilAgain,
  ...parts
}: RecyclingParts): RecyclingReading => ({
  ...parts,
  byPass: byPass.map(({ group, reading }) => ({ pass: Number(group), ...reading })),
  numbers: numbers.map(({ group, reading }) => ({
    pass: Number(group),
    ...reading,
    accepted:
      reading.accepted.denominator === 0 ? { ...reading.accepted, reason: 'not-measured' } : reading.accepted,
  })),
  reasons: reasons
    .map(
      ({ group, reading }): RecycleReason => ({
        ...(JSON.parse(group) as Omit<RecycleReason, 'passes' | 'again'>),
        ...reading,
      }),
    )
    // Groups come sorted by name, and sorting keeps the order of equals.
    .sort((first, second) => second.passes - first.passes),
  untilAgain: summaryOf(untilAgain),
});
