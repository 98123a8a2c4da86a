import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { PassCase, StartedReading } from './lead-case.js';
import { mapReading } from './list.js';
import type { Metric } from './metric.js';
import { type QuantileSum, type Quantiles, quantiles } from './quantiles.js';
import { struct } from './struct.js';
import type { TouchWaitTerms } from './touch-wait.js';

/**
 * Names how far Sales went to reach a lead within the agreed window; each pass with such a window is in exactly one.
 *
 * **Details**
 * - `reached`: the prospect was spoken to; `settled`: the lead left, or the promise was called off, before that.
 * - `persistent`: not reached, and the agreed number of attempts was made; `fewer`: not reached, fewer were, and the
 *   window is over.
 * - `not-due`: the window is still open; `not-recorded`: nobody would have recorded attempts, or the window has no
 *   figures.
 *
 * @category model
 * @since 0.1.0
 */
export type ThoroughnessState = 'reached' | 'settled' | 'persistent' | 'fewer' | 'not-due' | 'not-recorded';

/**
 * Describes what thoroughness is measured by.
 *
 * @category model
 * @since 0.1.0
 */
export interface ThoroughnessTerms extends Pick<TouchWaitTerms, 'touchesRecorded'> {
  /** How many attempts both agreed on before a lead may be given up. */
  readonly agreed: number;
}

/**
 * Describes how far Sales went to reach the leads it was given; the states add up to `passes`.
 *
 * @category model
 * @since 0.1.0
 */
export interface Thoroughness {
  /** How many attempts were agreed. */
  readonly agreed: number;
  /** How many passes have a window for the follow-up. */
  readonly passes: number;
  /** How many of them are in each state. */
  readonly states: Readonly<Record<ThoroughnessState, number>>;
  /** Reached or persistent, out of all that were, and those with fewer attempts. */
  readonly thorough: Ratio;
  /** Persistent, out of all that were not reached within their window. */
  readonly persistent: Ratio;
  /** How many attempts those got within the window that were not reached in it. */
  readonly attempts: Quantiles;
}

/**
 * Describes the sums behind a thoroughness.
 *
 * @category model
 * @since 0.1.0
 */
export interface ThoroughnessSum {
  /** How many passes are in each state, in the order of the states. */
  readonly states: ReadonlyArray<number>;
  /** The attempts. */
  readonly attempts: QuantileSum;
}

const states: ReadonlyArray<ThoroughnessState> = [
  'reached',
  'settled',
  'persistent',
  'fewer',
  'not-due',
  'not-recorded',
];

/**
 * Measures whether leads that are hard to reach got the agreed number of attempts within the agreed window.
 *
 * **Details**: over passes with a clock of the metric `follow-up` that Sales owes; its window ends where the clock is
 * breached. Attempts are Sales' own touches after the hand-over, those that connected included.
 *
 * @param terms - the agreed number, and whose touches were recorded
 * @returns the metric over passes
 * @see https://www.scribd.com/document/16586416 Lead Response Management study, 2007, for six attempts
 * @category metrics
 * @since 0.1.0
 */
export const thoroughness = (terms: ThoroughnessTerms): Metric<PassCase, ThoroughnessSum, Thoroughness> => {
  const found = effortOf(terms);
  const efforts = struct({
    states: counts,
    attempts: quantiles(({ attempts }: Effort) => attempts),
  });
  const metric: Metric<
    PassCase,
    ThoroughnessSum,
    Pick<Thoroughness, 'attempts'> & { states: ReadonlyArray<number> }
  > = {
    ...efforts,
    of: (subject) => {
      const effort = found(subject);
      if (effort === null) return efforts.empty;
      const sum = efforts.of(effort);
      return isUnreached(effort) ? sum : { ...sum, attempts: efforts.empty.attempts };
    },
  };
  return mapReading(
    ({ states: numbers, attempts }: { states: ReadonlyArray<number>; attempts: Quantiles }) => {
      const byState = Object.fromEntries(
        states.map((state, index) => [state, numbers[index] as number]),
      ) as Record<ThoroughnessState, number>;
      const { reached, persistent, fewer } = byState;
      return {
        agreed: terms.agreed,
        passes: numbers.reduce((sum, count) => sum + count, 0),
        states: byState,
        thorough: rate(reached + persistent, reached + persistent + fewer),
        persistent: rate(persistent, persistent + fewer),
        attempts,
      };
    },
  )(metric);
};

interface Effort {
  readonly state: ThoroughnessState;
  readonly attempts: number;
}

const isUnreached = ({ state }: Effort): boolean => state === 'persistent' || state === 'fewer';

const counts: Metric<Effort, ReadonlyArray<number>, ReadonlyArray<number>> = {
  empty: [0, 0, 0, 0, 0, 0],
  of: ({ state }) => states.map((one) => (one === state ? 1 : 0)),
  concat: (first, second) => first.map((count, index) => count + (second[index] as number)),
  extract: (numbers) => numbers,
};

const effortOf =
  ({ agreed, touchesRecorded }: ThoroughnessTerms) =>
  (subject: PassCase): Effort | null => {
    const clock = subject.clocks.find(({ metric, obliged }) => metric === 'follow-up' && obliged === 'sales');
    if (clock === undefined) return null;
    if (!touchesRecorded(subject) || clock.state === 'not-measurable' || clock.state === 'exhausted')
      return { state: 'not-recorded', attempts: 0 };
    const end = clock.breachAt ?? Number.POSITIVE_INFINITY;
    const { touches, exit } = subject.pass;
    const contact = touches.firstContact?.at ?? Number.POSITIVE_INFINITY;
    const attempts = (subject.attempts ?? []).filter((at) => at >= clock.startedAt && at <= end).length;
    if (contact <= end) return { state: 'reached', attempts };
    if (attempts >= agreed) return { state: 'persistent', attempts };
    if ((exit !== undefined && exit.at <= end) || isSettled(clock)) return { state: 'settled', attempts };
    return { state: isOver(clock) ? 'fewer' : 'not-due', attempts };
  };

/** Whether it ended in time by something that is neither a touch nor an exit: called off, or qualified untouched. */
const isSettled = (clock: StartedReading): boolean =>
  clock.state === 'cancelled' || (clock.state === 'met' && clock.stop.by === 'event');

/** Whether the window is over: the clock was breached, or stopped before. */
const isOver = ({ state }: StartedReading): boolean =>
  state === 'breached' || state === 'met-late' || state === 'met';
