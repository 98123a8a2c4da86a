import { contains, type Interval } from '../kernel/interval.js';
import type { Moment } from '../lead/moment.js';
import type { PassCase } from '../metrics/lead-case.js';
import type { ReviewPeriod } from './review-period.js';
import type { ReviewSubjects } from './review-subjects.js';

/**
 * Describes what a review reads now, and what it read at the same distance into the last period.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComparedSubjects {
  /** What the review reads. */
  readonly current: ReviewSubjects;
  /** What a review at the same distance into the last period reads; absent when there is none. */
  readonly previous?: ReviewSubjects;
  /** The period. */
  readonly period: ReviewPeriod;
}

/** A hand-over that an event states; one that a later stage implies is no work of Marketing's to count. */
export const handOverOf = ({ pass }: PassCase): Moment | undefined => pass.handOver;

/** The passes of each side that entered a stage in its period. */
export const passesInPeriod = (
  subjects: ComparedSubjects,
  enteredAtMoment: (subject: PassCase) => Moment | undefined,
): { readonly current: ReadonlyArray<PassCase>; readonly previous: ReadonlyArray<PassCase> | undefined } => {
  const within = (from: ReviewSubjects, span: Interval): ReadonlyArray<PassCase> => {
    const inSpan = contains(span);
    return from.passes.filter((subject) => {
      const moment = enteredAtMoment(subject);
      return moment !== undefined && inSpan(moment.at);
    });
  };
  const { current, previous, period } = subjects;
  return {
    current: within(current, period.span),
    previous:
      previous === undefined || period.previous === undefined
        ? undefined
        : within(previous, period.previous.span),
  };
};
