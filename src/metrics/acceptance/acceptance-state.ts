import { attainmentState } from '../attainment.js';
import { firstReach } from '../first-reach.js';
import { firstResponse } from '../follow-up.js';
import { isKept } from '../kept.js';
import type { PassCase, StartedReading } from '../lead-case.js';

/**
 * Names how Sales answered a hand-over; each handed-over pass is in exactly one.
 *
 * **Details**
 * - `accepted`, `rejected`: answered, whether in time or not.
 * - `overdue`: no answer, and the time for one is over; `unanswered`: the pass ended otherwise, without one.
 * - `not-due`: no answer, and there is still time; `no-promise`: no answer, and no time limit to hold it against.
 * - `not-measured`: the agreement knows no acceptance.
 *
 * @category model
 * @since 0.1.0
 */
export type AcceptanceState =
  | 'accepted'
  | 'rejected'
  | 'overdue'
  | 'unanswered'
  | 'not-due'
  | 'no-promise'
  | 'not-measured';

/**
 * Tells how Sales answered a hand-over.
 *
 * @param subject - a pass
 * @returns its state, or null when nothing was handed over
 * @category selections
 * @since 0.1.0
 */
export const acceptanceState = (subject: PassCase): AcceptanceState | null => {
  const { handOver, acceptance } = subject.pass;
  if (handOver === undefined || acceptance === undefined) return null;
  if (acceptance.status !== 'waiting') return acceptance.status;
  const clock = acceptClock(subject);
  if (clock === undefined) return 'no-promise';
  const state = attainmentState(clock);
  if (state === 'overdue') return 'overdue';
  return state === 'not-due' ? 'not-due' : 'no-promise';
};

/** Whether a hand-over was answered, ended without an answer, or has no time left for one. */
export const isAnswerDue = (subject: PassCase): boolean => {
  const state = acceptanceState(subject);
  return state === 'accepted' || state === 'rejected' || state === 'overdue' || state === 'unanswered';
};

/** The promise to accept or to reject, as it ran in a pass. */
const acceptClock = ({ clocks }: PassCase): StartedReading | undefined =>
  clocks.find(({ metric, obliged }) => metric === 'accept' && obliged === 'sales');

/** Whether an answer came in time; null where no time limit can judge it. */
export const answeredInTime = (subject: PassCase): boolean | null => isKept(acceptClock(subject));

/** What became of the first touch of an accepted lead; null where that is not due, or nobody can tell. */
export const workOf = (
  touchesRecorded: (subject: PassCase) => boolean,
  subject: PassCase,
): 'in-time' | 'late' | 'untouched' | null => {
  const kept = isKept(firstResponse('sales')(subject));
  if (kept === null) return null;
  if (firstReach(subject) !== undefined) return kept ? 'in-time' : 'late';
  return touchesRecorded(subject) ? 'untouched' : null;
};
