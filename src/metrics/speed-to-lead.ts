import type { Instant } from '../kernel/instant.js';
import type { Moment } from '../lead/moment.js';
import type { PassCase } from './lead-case.js';
import type { Metric } from './metric.js';
import { type TimeToEvent, timeToEvent, type Wait, type WaitSum } from './time-to-event.js';

/**
 * Describes what a wait for the first touch is measured by.
 *
 * @category model
 * @since 0.1.0
 */
export interface TouchWaitTerms {
  /** Up to when waits are followed, epoch milliseconds. */
  readonly asOf: Instant;
  /** Tells whether touches of a pass would have been recorded; silence on any other pass means nothing. */
  readonly touchesRecorded: (subject: PassCase) => boolean;
}

/**
 * Measures how long leads wait from hand-over to Sales' first touch, in elapsed time.
 *
 * **Details**: a rejection or another exit before any touch competes; a lead that nobody touched yet is
 * censored at `asOf`, not left out. Excluded, each with its reason: hand-overs known by their date only
 * (`date-only`), loaded in bulk (`imported`), of a time or team whose touches nobody recorded (`touches-not-recorded`), and
 * first touches without a usable time (`touch-date-only`, `touch-imported`).
 *
 * @param terms - the instant, and whose touches were recorded
 * @returns the metric over passes
 * @see J. B. Oldroyd, K. McElheran, D. Elkington, The Short Life of Online Sales Leads, HBR 2011, whose mean of
 *   42 hours leaves out the 23% who never answered: this metric keeps them
 * @category metrics
 * @since 0.1.0
 */
export const speedToLead = (terms: TouchWaitTerms): Metric<PassCase, WaitSum, TimeToEvent> =>
  timeToEvent((subject) => touchWait(terms, subject));

const touchWait = ({ asOf, touchesRecorded }: TouchWaitTerms, subject: PassCase): Wait | null => {
  const { handOver, touches, exit } = subject.pass;
  if (handOver === undefined) return null;
  const unusable = reasonAgainst(handOver);
  if (unusable !== null) return { outcome: 'excluded', reason: unusable };
  const { first } = touches;
  if (first !== undefined) {
    const against = reasonAgainst(first);
    return against === null
      ? { outcome: 'happened', duration: first.at - handOver.at }
      : { outcome: 'excluded', reason: `touch-${against}` };
  }
  if (!touchesRecorded(subject)) return { outcome: 'excluded', reason: 'touches-not-recorded' };
  if (exit === undefined) return { outcome: 'open', duration: asOf - handOver.at };
  const against = reasonAgainst(exit);
  return against === null
    ? { outcome: 'competing', duration: Math.max(0, exit.at - handOver.at) }
    : { outcome: 'excluded', reason: `exit-${against}` };
};

const reasonAgainst = (moment: Moment): 'date-only' | 'imported' | 'inferred' | null => {
  if (moment.precision === 'date') return 'date-only';
  if (moment.imported === true) return 'imported';
  return moment.inferred === true ? 'inferred' : null;
};
