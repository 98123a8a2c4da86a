import type { LeadStage } from '../../journal/lead-events.js';
import { day, type Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { ExitKind } from '../../lead/exit-reason.js';
import type { Moment } from '../../lead/moment.js';
import type { PassCase } from '../lead-case.js';
import { reasonAgainst } from '../moment-wait.js';
import { enteredAt } from '../stage-entry.js';

/**
 * Describes how a pass got from one stage to another, or did not.
 *
 * @category model
 * @since 0.1.0
 */
export type StageWait =
  | {
      /** It got there, it is still open, or it left by an exit that rules it out. */
      readonly outcome: 'happened' | 'open' | ExitKind;
      /** How long that took, or has taken so far, in milliseconds. */
      readonly duration: Milliseconds;
      /** True when no event states the arrival and a later stage implies it: it took no longer than that. */
      readonly atMost?: true;
    }
  | {
      /** The time cannot be measured. */
      readonly outcome: 'excluded';
      /** Why, as a kebab-case code. */
      readonly reason: string;
    };

/**
 * Describes how times between stages are measured.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageTimeTerms {
  /** Up to when open passes are followed, epoch milliseconds. */
  readonly asOf: Instant;
  /**
   * The number of the local day of an instant. Where it is given, times are whole days between dates, and events known
   * by their date only are measured like all others; where it is absent, times are exact and such events are excluded.
   */
  readonly dayOf?: (at: Instant) => number;
  /** Tells whether nothing has happened on an open pass for longer than agreed; none is stale when absent. */
  readonly isStale?: (subject: PassCase) => boolean;
}

/**
 * Tells how a pass got from one stage to another.
 *
 * **Details**: only a pass that is still open is censored, at `asOf`; one that left another way can no longer get
 * there. An arrival that only a later stage implies counts as late as that, so that shares stay right and no time looks
 * shorter than it was. Excluded, each with its reason: a start (`date-only`, `imported`, `inferred`), and an arrival or
 * an exit that nobody timed (`won-date-only`, `exit-imported`, …).
 *
 * @param terms - up to when, and how exactly
 * @param from - the stage in which the wait begins
 * @param to - the stage that is waited for
 * @returns a function from a pass to its wait, or null when it never entered `from`
 * @category selections
 * @since 0.1.0
 */
export const stageWait = (
  { asOf, dayOf }: StageTimeTerms,
  from: LeadStage,
  to: LeadStage,
): ((subject: PassCase) => StageWait | null) => {
  const [started, arrived] = [enteredAt(from), enteredAt(to)];
  const against = (moment: Moment): string | null => {
    const reason = reasonAgainst(moment);
    // A date is as good as a time where only days are counted; what a bulk load wrote, or nobody saw, never is.
    if (reason !== 'date-only' || dayOf === undefined) return reason;
    const { precision: _, ...rest } = moment;
    return reasonAgainst(rest);
  };
  const between = (start: Instant, end: Instant): Milliseconds =>
    dayOf === undefined ? end - start : (dayOf(end) - dayOf(start)) * day;
  const ended = (outcome: 'happened' | ExitKind, what: string, start: Moment, end: Moment): StageWait => {
    const unusable = against(end);
    const duration = Math.max(0, between(start.at, end.at));
    if (unusable === 'inferred') return { outcome, duration, atMost: true };
    return unusable === null ? { outcome, duration } : { outcome: 'excluded', reason: `${what}-${unusable}` };
  };
  return (subject) => {
    const start = started(subject);
    if (start === undefined) return null;
    const unusable = against(start);
    if (unusable !== null) return { outcome: 'excluded', reason: unusable };
    const arrival = arrived(subject);
    if (arrival !== undefined) return ended('happened', to, start, arrival);
    const { exit } = subject.pass;
    return exit === undefined
      ? { outcome: 'open', duration: Math.max(0, between(start.at, asOf)) }
      : ended(exit.kind, 'exit', start, exit);
  };
};
