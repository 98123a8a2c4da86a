import * as E from 'fp-ts/lib/Either.js';
import type { CompiledAgreement } from '../agreement/compiled-agreement.js';
import { periodAt, periodInterval } from '../calendar/zoned-period.js';
import type { Instant } from '../kernel/instant.js';
import type { Interval } from '../kernel/interval.js';
import { type PeriodId, shiftPeriod } from '../kernel/period.js';

/**
 * Describes the period that a review is about, and the one it is compared with.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReviewPeriod {
  /** The period's name, for example `2026-Q2`. */
  readonly id: PeriodId;
  /** Its instants. */
  readonly span: Interval;
  /** Whether it is over: an open period is still due, not missed. */
  readonly closed: boolean;
  /** The period before it; absent where the calendar has none. */
  readonly previous?: {
    /** Its name. */
    readonly id: PeriodId;
    /** Its instants. */
    readonly span: Interval;
    /** The same distance into it as `asOf` is into the current one, so that like is compared with like. */
    readonly asOf: Instant;
  };
}

/**
 * Finds the period that a review at an instant is about: the one that holds the last millisecond before it.
 *
 * @param agreement - whose periods count, and how long they are
 * @returns a function from `asOf`, epoch milliseconds, to the period
 * @category folds
 * @since 0.1.0
 */
export const reviewPeriod =
  (agreement: CompiledAgreement) =>
  (asOf: Instant): ReviewPeriod => {
    const { zone, periodRules } = agreement;
    // A review at the first instant of a period looks back on the one that has just ended.
    const id = periodAt(zone, periodRules, agreement.agreement.targets.period)((asOf - 1) as Instant);
    const spanOf = (period: PeriodId): Interval | null => {
      const span = periodInterval(zone, periodRules)(period);
      return E.isRight(span) ? span.right : null;
    };
    const span = spanOf(id) ?? { start: asOf, end: asOf };
    const previousId = shiftPeriod(periodRules, -1)(id);
    const previous = E.isRight(previousId) ? spanOf(previousId.right) : null;
    const closed = asOf >= span.end;
    return {
      id,
      span,
      closed,
      ...(previous === null || E.isLeft(previousId)
        ? {}
        : {
            previous: {
              id: previousId.right,
              span: previous,
              asOf: (closed
                ? previous.end
                : Math.min(previous.end, previous.start + (asOf - span.start))) as Instant,
            },
          }),
    };
  };
