import type { Instant } from '../../kernel/instant.js';
import { byNumber } from '../../kernel/order.js';
import type { Party } from '../../kernel/party.js';
import { ratio } from '../../kernel/ratio.js';
import type { Service } from '../service.js';
import type { RatingSummary } from './assurance.js';
import type { Delivery, ServiceLog } from './service-log.js';

/** Ratings are kept to a millionth, so that their sum does not depend on the order they came in. */
const millionths = 1_000_000;

/** What was said of the deliveries of a span. */
export interface Ratings {
  /** The ratings that count, in millionths. */
  readonly counted: ReadonlyArray<number>;
  /** How many are off the scale. */
  readonly unusable: number;
  /** How many the owner gave himself. */
  readonly byOwner: number;
}

/**
 * Gathers what was said of a service from a moment on: of each delivery the latest word of each rater. What was noted
 * with the delivery counts until somebody rates it; what no delivery is recorded of counts from its own date.
 */
export const ratingsOf = (
  { customer }: Pick<Service, 'customer'>,
  owner: Party,
  { deliveries, opinions }: ServiceLog,
  from: Instant,
): Ratings => {
  const later = new Map<Delivery | undefined, Map<string, number>>();
  let unusable = 0;
  let byOwner = 0;
  for (const { at, about, by, rater, rating } of opinions) {
    if ((about?.at ?? at).earliest < from) continue;
    const value = onScale(rating);
    if (value === undefined) unusable += 1;
    else if (by === owner && by !== customer) byOwner += 1;
    else {
      const raters = later.get(about) ?? new Map<string, number>();
      later.set(about, raters.set(rater, value));
    }
  }
  const noted: Array<number> = [];
  for (const delivery of deliveries) {
    const { rating } = delivery.data;
    if (rating === undefined || delivery.at.earliest < from) continue;
    const value = onScale(rating);
    if (value === undefined) unusable += 1;
    else if (!later.has(delivery)) noted.push(value);
  }
  const counted = [...noted, ...[...later.values()].flatMap((raters) => [...raters.values()])];
  return { counted, unusable, byOwner };
};

const onScale = (rating: number): number | undefined =>
  rating >= 0 && rating <= 10 ? Math.round(rating * millionths) : undefined;

/** Sums up what a customer thinks of deliveries. */
export const ratingSummary = (counted: ReadonlyArray<number>): RatingSummary => {
  const ratings = [...counted].sort(byNumber);
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  const half = Math.floor(ratings.length / 2);
  const middle = ratings.slice(ratings.length % 2 === 0 ? half - 1 : half, half + 1);
  return {
    count: ratings.length,
    mean: ratio(sum / millionths, ratings.length),
    median: ratio(middle.reduce((total, rating) => total + rating, 0) / millionths, middle.length),
  };
};
