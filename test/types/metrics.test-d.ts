import type { Ratio } from 'smarketing/kernel';
import { countOf, groupBy, list, type Metric, measure, rateOf, struct } from 'smarketing/metrics';
import { expectTypeOf, test } from 'vitest';

interface Deal {
  readonly won: boolean;
  readonly team: string;
}

const won = countOf<Deal>((deal) => deal.won);
const share = rateOf<Deal>(
  () => true,
  (deal) => deal.won,
);

test('a combined metric reads under the names of its parts', () => {
  expectTypeOf(measure(struct({ won, share }))([])).toEqualTypeOf<{
    readonly won: number;
    readonly share: Ratio;
  }>();
});

test('a grouped metric reads as a list of groups', () => {
  expectTypeOf(measure(groupBy((deal: Deal) => [deal.team])(won))([])).toEqualTypeOf<
    ReadonlyArray<{ readonly group: string; readonly reading: number }>
  >;
});

test('metrics of other subjects cannot be combined', () => {
  const length: Metric<string, number, number> = countOf<string>(() => true);
  // @ts-expect-error [ts2322] - a metric of texts says nothing about deals
  list<Deal, number, number>([won, length]);
  // @ts-expect-error [ts2769] - a number is no deal
  measure(won)([1]);
});
