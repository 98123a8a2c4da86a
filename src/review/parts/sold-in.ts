import * as E from 'fp-ts/lib/Either.js';
import { periodInterval } from '../../calendar/zoned-period.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { DealCase } from '../../metrics/revenue/deal-case.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';

/** The instants of the review's period by the dates of the zone in which sales are read. */
export const saleSpan = (
  { saleZone, periodRules }: ReviewSubjects['agreement'],
  { id, span }: ReviewPeriod,
): Interval => E.getOrElse(() => span)(periodInterval(saleZone, periodRules)(id));

/** Tells whether a deal was won in the review's period. */
export const soldIn = (
  agreement: ReviewSubjects['agreement'],
  period: ReviewPeriod,
): ((deal: Pick<DealCase, 'status' | 'closedAt'>) => boolean) => {
  const isWithin = contains(saleSpan(agreement, period));
  return ({ status, closedAt }) => status === 'won' && closedAt !== undefined && isWithin(closedAt);
};
