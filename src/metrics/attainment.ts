import { type ExactSum, exactSum, exactSumOf, exactSumToNumber } from '../kernel/exact-sum.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { StartedReading } from './lead-case.js';
import type { Metric } from './metric.js';

/**
 * Names how a clock counts in attainment.
 *
 * @category model
 * @since 0.1.0
 */
export type AttainmentState =
  | 'met'
  | 'met-late'
  | 'overdue'
  | 'called-off-late'
  | 'not-due'
  | 'cancelled'
  | 'not-measurable';

/**
 * Describes how well a promise with a time limit was kept.
 *
 * @category model
 * @since 0.1.0
 */
export interface Attainment {
  /** How many clocks were started. */
  readonly clocks: number;
  /** How many are in each state; they add up to `clocks`. */
  readonly states: Readonly<Record<AttainmentState, number>>;
  /** Met, out of all that were met, met late, are overdue, or were called off late. */
  readonly attained: Ratio;
  /** The share of the measured clocks' time in which they stood still for an agreed reason. */
  readonly paused: Ratio;
}

/**
 * Lists the states in the order of their counts in a sum.
 *
 * @category constants
 * @since 0.1.0
 */
export const attainmentStates: ReadonlyArray<AttainmentState> = [
  'met',
  'met-late',
  'overdue',
  'called-off-late',
  'not-due',
  'cancelled',
  'not-measurable',
];

/**
 * Tells how a clock counts in attainment: overdue open ones count against it, those with time left do not count.
 *
 * @param clock - the reading of a started clock
 * @returns its state
 * @category selections
 * @since 0.1.0
 */
export const attainmentState = (clock: StartedReading): AttainmentState => {
  switch (clock.state) {
    case 'met':
    case 'met-late':
    case 'cancelled':
      return clock.state;
    case 'breached':
      return clock.cancelledAt === undefined ? 'overdue' : 'called-off-late';
    case 'running':
    case 'outside-hours':
    case 'paused':
      return 'not-due';
    case 'exhausted':
    case 'not-measurable':
      return 'not-measurable';
  }
};

/**
 * Describes the sums behind an attainment.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttainmentSum {
  /** How many clocks are in each state, in the order of the states. */
  readonly states: ReadonlyArray<number>;
  /** How long the measured clocks were paused, in milliseconds. */
  readonly paused: ExactSum;
  /** How long the measured clocks lasted, in milliseconds. */
  readonly elapsed: ExactSum;
}

/**
 * Measures how well promises with a time limit were kept, over clocks.
 *
 * @category metrics
 * @since 0.1.0
 */
export const attainment: Metric<StartedReading, AttainmentSum, Attainment> = {
  empty: { states: [0, 0, 0, 0, 0, 0, 0], paused: { high: 0, low: 0 }, elapsed: { high: 0, low: 0 } },
  of: (clock) => {
    const state = attainmentState(clock);
    const measured = 'elapsed' in clock;
    return {
      states: attainmentStates.map((one) => (one === state ? 1 : 0)),
      paused: exactSumOf(measured ? clock.paused : 0),
      elapsed: exactSumOf(measured ? clock.elapsed : 0),
    };
  },
  concat: (first, second) => ({
    states: first.states.map((count, index) => count + (second.states[index] as number)),
    paused: exactSum.concat(first.paused, second.paused),
    elapsed: exactSum.concat(first.elapsed, second.elapsed),
  }),
  extract: ({ states: counts, paused, elapsed }) => {
    const count = (state: AttainmentState): number => counts[attainmentStates.indexOf(state)] as number;
    const judged = count('met') + count('met-late') + count('overdue') + count('called-off-late');
    return {
      clocks: counts.reduce((sum, one) => sum + one, 0),
      states: Object.fromEntries(
        attainmentStates.map((state) => [state, count(state)]),
      ) as Attainment['states'],
      attained: rate(count('met'), judged),
      paused: ratio(exactSumToNumber(paused), exactSumToNumber(elapsed)),
    };
  },
};
