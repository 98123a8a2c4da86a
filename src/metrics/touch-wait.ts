import type { Instant } from '../kernel/instant.js';
import type { Moment } from '../lead/moment.js';
import { firstReach } from './first-reach.js';
import type { PassCase } from './lead-case.js';
import type { Metric } from './metric.js';
import { endedWait, reasonAgainst } from './moment-wait.js';
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
 * Measures how long handed-over leads wait for the first touch from the prospect's own view: from the first
 * interest of the pass, in elapsed time.
 *
 * **Details**: the way to the hand-over is in it, so it says how fast the company is and not how fast Sales is;
 * `touchWait` says that. Who still waits is kept, and what cannot be measured is counted, as there.
 *
 * @param terms - the instant, and whose touches were recorded
 * @returns the metric over passes
 * @see J. B. Oldroyd, K. McElheran, D. Elkington, The Short Life of Online Sales Leads, HBR 2011, whose mean of
 *   42 hours leaves out the 23% who never answered: this metric keeps them
 * @category metrics
 * @since 0.1.0
 */
export const speedToLead = (terms: TouchWaitTerms): Metric<PassCase, WaitSum, TimeToEvent> =>
  timeToEvent((subject) =>
    subject.pass.handOver === undefined ? null : waitFrom(terms, subject, subject.pass.started),
  );

/**
 * Measures how long leads wait from hand-over to the first touch, in elapsed time.
 *
 * **Details**: a rejection or another exit before any touch competes; a lead that nobody touched yet is
 * censored at `asOf`, not left out. Excluded, each with its reason: a start, a touch or an exit known by its date
 * only (`date-only`, `touch-date-only`, `exit-date-only`), loaded in bulk (`imported`, `touch-imported`,
 * `exit-imported`) or inferred (`inferred`, `exit-inferred`), and silence of a time or team whose touches nobody
 * recorded (`touches-not-recorded`).
 *
 * @param terms - the instant, and whose touches were recorded
 * @returns the metric over passes
 * @category metrics
 * @since 0.1.0
 */
export const touchWait = (terms: TouchWaitTerms): Metric<PassCase, WaitSum, TimeToEvent> =>
  timeToEvent((subject) =>
    subject.pass.handOver === undefined ? null : waitFrom(terms, subject, subject.pass.handOver),
  );

const waitFrom = ({ asOf, touchesRecorded }: TouchWaitTerms, subject: PassCase, start: Moment): Wait => {
  const unusable = reasonAgainst(start);
  if (unusable !== null) return { outcome: 'excluded', reason: unusable };
  const reached = firstReach(subject);
  if (reached !== undefined) return endedWait('happened', 'touch', start, reached);
  if (!touchesRecorded(subject)) return { outcome: 'excluded', reason: 'touches-not-recorded' };
  const { exit } = subject.pass;
  return exit === undefined
    ? { outcome: 'open', duration: Math.max(0, asOf - start.at) }
    : endedWait('competing', 'exit', start, exit);
};
