import { byNumber } from '../../kernel/order.js';
import { ratio } from '../../kernel/ratio.js';
import type { RatingSummary } from './assurance.js';
import type { Delivery } from './service-log.js';

/** Ratings are kept to a millionth, so that their sum does not depend on the order they came in. */
const millionths = 1_000_000;

/** Tells whether a delivery was rated on the scale. */
export const ratingOf = ({ data: { rating } }: Delivery): number | undefined =>
  rating !== undefined && rating >= 0 && rating <= 10 ? Math.round(rating * millionths) : undefined;

/** Sums up what a customer thinks of deliveries. */
export const ratingSummary = (deliveries: ReadonlyArray<Delivery>): RatingSummary => {
  const ratings = deliveries.flatMap((delivery) => ratingOf(delivery) ?? []).sort(byNumber);
  const sum = ratings.reduce((total, rating) => total + rating, 0);
  const half = Math.floor(ratings.length / 2);
  const middle = ratings.slice(ratings.length % 2 === 0 ? half - 1 : half, half + 1);
  return {
    count: ratings.length,
    mean: ratio(sum / millionths, ratings.length),
    median: ratio(middle.reduce((total, rating) => total + rating, 0) / millionths, middle.length),
  };
};
