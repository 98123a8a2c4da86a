import { none } from 'fp-ts/lib/Option.js';
import type { definitionAt } from 'smarketing/agreement';
import type { Instant, Ratio } from 'smarketing/kernel';
import {
  attainmentReport,
  clockCases,
  countOf,
  groupBy,
  list,
  type Metric,
  measure,
  type PassCase,
  type Quantile,
  rateOf,
  stageVolumes,
  struct,
  type Wait,
} from 'smarketing/metrics';
import type { BacktestSettings } from 'smarketing/metrics/backtest';
import {
  type DisputeCheck,
  type DisputeTerms,
  disputeCheck,
  type RecordedPass,
} from 'smarketing/metrics/dispute';
import type { Grading } from 'smarketing/metrics/rater-agreement';
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

test('a dispute needs the events of a lead, and measures beside figures of passes', () => {
  const check = disputeCheck({ asOf: 0 as Instant, definitionAt: () => none });
  const volumes = stageVolumes();
  const both = struct<RecordedPass, { check: typeof check; volumes: typeof volumes }>({ check, volumes });
  expectTypeOf(measure(both)([]).check).toEqualTypeOf<DisputeCheck>();
  // @ts-expect-error [ts2345] - a pass without its record cannot be judged once more
  measure(check)([] as ReadonlyArray<PassCase>);
});

test('the definitions of an agreement settle disputes as they are', () => {
  expectTypeOf<ReturnType<typeof definitionAt>>().toExtend<DisputeTerms['definitionAt']>();
});

test('a backtest says what was known by a day or a moment, and nothing else', () => {
  expectTypeOf<BacktestSettings['knownAt']>().toEqualTypeOf<'each-day' | Instant | undefined>();
  // @ts-expect-error [ts2344] - a sale is no loss
  expectTypeOf<'won'>().toExtend<NonNullable<BacktestSettings['countsAsLost']>[number]>();
});

test('attainment is measured over clocks, never over passes', () => {
  const report = attainmentReport({ periodOf: () => '2026-03', personal: false });
  const passes: ReadonlyArray<PassCase> = [];
  measure(report)(passes.flatMap(clockCases));
  // @ts-expect-error [ts2345] - a pass is no clock
  measure(report)(passes);
  // @ts-expect-error [ts2345] - whether persons may be named is never left open
  attainmentReport({ periodOf: () => '2026-03' });
});

test('persons are there only where they are given', () => {
  const { persons } = measure(attainmentReport({ periodOf: () => '2026-03', personal: true }))([]);
  // @ts-expect-error [ts2339] - a reading that is not given has no persons
  persons.persons;
  if (persons.given) expectTypeOf(persons.tooFew.clocks).toEqualTypeOf<number>();
});

test('a quantile that is not reached is null, and a wait of unknown length has none', () => {
  expectTypeOf<Quantile['value']>().toEqualTypeOf<number | null>();
  // @ts-expect-error [ts2322] - what is excluded has a reason and no duration
  const wait: Wait = { outcome: 'excluded', duration: 1 };
  void wait;
});

test('only ordered grades lie some distance apart', () => {
  expectTypeOf<{ grades: string[]; ordered: true; weights: 'linear' }>().toExtend<Grading>();
  // @ts-expect-error [ts2322] - weights without an order mean nothing
  const plain: Grading = { grades: ['A', 'B'], weights: 'linear' };
  // @ts-expect-error [ts2322] - nor do they with an order that is denied
  const denied: Grading = { grades: ['A', 'B'], ordered: false, weights: 'linear' };
  expectTypeOf([plain, denied]).not.toBeAny();
});
