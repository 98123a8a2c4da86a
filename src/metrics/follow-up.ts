import type { Department } from '../kernel/party.js';
import type { ExitKind } from '../lead/exit-reason.js';
import { firstReach } from './first-reach.js';
import type { PassCase, StartedReading } from './lead-case.js';
import type { Metric } from './metric.js';

/**
 * Names what became of a handed-over lead until Sales first reached for the prospect; each pass is in exactly
 * one.
 *
 * **Details**
 * - `in-time`, `late`: touched, and the promise for it was kept or not; `touched`: touched, without a promise
 *   that could be judged.
 * - `rejected`, `left`: gone before any touch, by rejection or by another exit.
 * - `not-due`: untouched, and there is still time; `overdue`: untouched, and there is none left.
 * - `no-promise`: untouched, with no promise that could be judged.
 * - `not-recorded`: untouched as far as anybody knows, in a time or team whose touches nobody recorded.
 *
 * @category model
 * @since 0.1.0
 */
export type FollowUpState =
  | 'in-time'
  | 'late'
  | 'touched'
  | 'rejected'
  | 'left'
  | 'not-due'
  | 'overdue'
  | 'no-promise'
  | 'not-recorded';

/**
 * Describes what became of all handed-over passes; the states add up to `handedOver`.
 *
 * @category model
 * @since 0.1.0
 */
export interface FollowUp {
  /** How many passes were handed over. */
  readonly handedOver: number;
  /** How many of them are in each state. */
  readonly states: Readonly<Record<FollowUpState, number>>;
  /** How many passes went on to a later stage although no touch was logged: proof that not all are. */
  readonly advancedUntouched: number;
  /** How many passes went on to a later stage. */
  readonly advanced: number;
  /**
   * Between how many and how many of the `overdue` and `no-promise` passes really were untouched, given how
   * many touches go unlogged on passes that went on (proposal).
   */
  readonly untouched: { readonly low: number; readonly high: number };
}

/**
 * Lists the states in the order of their counts in a sum: from kept promises to nothing known.
 *
 * @category constants
 * @since 0.1.0
 */
export const followUpStates: ReadonlyArray<FollowUpState> = [
  'in-time',
  'late',
  'touched',
  'rejected',
  'left',
  'not-due',
  'overdue',
  'no-promise',
  'not-recorded',
];

/**
 * Tells what became of a handed-over pass until the first touch.
 *
 * @param touchesRecorded - tells whether touches of a pass would have been recorded
 * @returns a function from a pass to its state, or null when it was never handed over
 * @category selections
 * @since 0.1.0
 */
export const followUpState =
  (touchesRecorded: (subject: PassCase) => boolean) =>
  (subject: PassCase): FollowUpState | null => {
    const { handOver, exit } = subject.pass;
    if (handOver === undefined) return null;
    return judgeFollowUp({
      isReached: firstReach(subject) !== undefined,
      exit: exit?.kind,
      isRecorded: touchesRecorded(subject),
      clock: firstResponse('sales')(subject)?.state,
    });
  };

/**
 * Describes what the follow-up of a handed-over pass is judged by.
 *
 * @internal
 */
export interface FollowUpFacts {
  readonly isReached: boolean;
  readonly exit: ExitKind | undefined;
  readonly isRecorded: boolean;
  readonly clock: StartedReading['state'] | undefined;
}

/**
 * Tells what became of a handed-over pass: the one definition, for passes that are objects and for those that are not.
 *
 * @internal
 */
export const judgeFollowUp = ({ isReached, exit, isRecorded, clock }: FollowUpFacts): FollowUpState => {
  if (isReached) {
    if (clock === 'met') return 'in-time';
    return clock === 'met-late' || clock === 'breached' ? 'late' : 'touched';
  }
  if (exit !== undefined) return exit === 'rejected' ? 'rejected' : 'left';
  if (!isRecorded) return 'not-recorded';
  switch (clock) {
    case 'running':
    case 'outside-hours':
    case 'paused':
      return 'not-due';
    case 'breached':
      return 'overdue';
    default:
      return 'no-promise';
  }
};

/**
 * Returns a department's clock of the first response in a pass: the first one that started.
 *
 * @param obliged - the department that owes it
 * @returns a function from a pass to the clock, or undefined when none was started
 * @category selections
 * @since 0.1.0
 */
export const firstResponse =
  (obliged: Department) =>
  ({ clocks }: PassCase): StartedReading | undefined =>
    clocks.find((clock) => clock.metric === 'first-response' && clock.obliged === obliged);

/**
 * Describes the sums behind a follow-up.
 *
 * @category model
 * @since 0.1.0
 */
export interface FollowUpSum {
  /** How many passes are in each state, in the order of the states. */
  readonly states: ReadonlyArray<number>;
  /** How many passes went on to a later stage. */
  readonly advanced: number;
  /** How many of those without a logged touch. */
  readonly advancedUntouched: number;
}

/**
 * Measures what became of handed-over leads until the first touch; every pass is counted once.
 *
 * @param touchesRecorded - tells whether touches of a pass would have been recorded
 * @returns the metric over passes
 * @category metrics
 * @since 0.1.0
 */
export const followUp = (
  touchesRecorded: (subject: PassCase) => boolean,
): Metric<PassCase, FollowUpSum, FollowUp> => {
  const stateOf = followUpState(touchesRecorded);
  return {
    empty: { states: followUpStates.map(() => 0), advanced: 0, advancedUntouched: 0 },
    of: (subject) => {
      const state = stateOf(subject);
      const { handOver, stages } = subject.pass;
      // Where nobody records touches, an untouched lead that went on proves nothing about the others.
      const advanced =
        handOver !== undefined &&
        (stages['sales-qualified'] ?? stages.won) !== undefined &&
        touchesRecorded(subject);
      return {
        states: followUpStates.map((one) => (one === state ? 1 : 0)),
        advanced: advanced ? 1 : 0,
        advancedUntouched: advanced && firstReach(subject) === undefined ? 1 : 0,
      };
    },
    concat: (first, second) => ({
      states: first.states.map((count, index) => count + (second.states[index] as number)),
      advanced: first.advanced + second.advanced,
      advancedUntouched: first.advancedUntouched + second.advancedUntouched,
    }),
    extract: readFollowUp,
  };
};

const readFollowUp = ({ states: counts, advanced, advancedUntouched }: FollowUpSum): FollowUp => {
  const byState = Object.fromEntries(
    followUpStates.map((state, index) => [state, counts[index] as number]),
  ) as Record<FollowUpState, number>;
  const untouched = byState.overdue + byState['no-promise'];
  const touched = byState['in-time'] + byState.late + byState.touched;
  // Of the passes that went on, `advanced - advancedUntouched` show a touch: that share of all touches is logged.
  const logged = advanced === 0 ? 1 : (advanced - advancedUntouched) / advanced;
  const unlogged = logged === 0 ? untouched : Math.ceil(touched / logged) - touched;
  return {
    handedOver: counts.reduce((sum, count) => sum + count, 0),
    states: byState,
    advanced,
    advancedUntouched,
    untouched: { low: Math.max(0, untouched - unlogged), high: untouched },
  };
};
