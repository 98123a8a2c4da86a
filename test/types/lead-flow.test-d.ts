import type { Agreement } from 'smarketing/agreement';
import type { PassCase, Wait } from 'smarketing/metrics';
import type { AcceptanceReading, AcceptanceState } from 'smarketing/metrics/acceptance';
import { type FactorEffects, factorEffects, rateDrivers, type Sided } from 'smarketing/metrics/drivers';
import type { LoadTerms } from 'smarketing/metrics/load';
import { type LogRank, logRank, type StageTime, stageTime } from 'smarketing/metrics/stage-times';
import type { Review } from 'smarketing/review';
import { expectTypeOf, test } from 'vitest';

test('a step is between stages that there are', () => {
  // @ts-expect-error -- no stage has this name
  stageTime({ asOf: 0 as never }, 'handed-over', 'sold');
  expectTypeOf(stageTime({ asOf: 0 as never }, 'inquiry', 'won').extract).returns.toEqualTypeOf<StageTime>();
});

test('groups are compared over subjects of one kind', () => {
  const test = logRank<{ readonly wait: Wait; readonly team: string }>({
    waitOf: ({ wait }) => wait,
    groupOf: ({ team }) => team,
  });
  expectTypeOf(test.extract).returns.toEqualTypeOf<LogRank>();
  // @ts-expect-error -- a group is a text or nothing, and no number
  logRank<{ readonly size: number }>({ waitOf: () => null, groupOf: ({ size }) => size });
});

test('a verdict is given or not, never guessed', () => {
  expectTypeOf<LogRank['verdict']>().toEqualTypeOf<'real' | 'noise' | null>();
  expectTypeOf<LogRank['hypothesis']>().toEqualTypeOf<'survival' | 'cause-specific-hazard'>();
});

test('every state of an answer has its count', () => {
  expectTypeOf<keyof AcceptanceReading['states']>().toEqualTypeOf<AcceptanceState>();
});

test('a subject that is compared says which side it is of', () => {
  const drivers = rateDrivers<PassCase>({ groupOf: () => '', among: () => true, having: () => true });
  expectTypeOf(drivers.of).parameter(0).toEqualTypeOf<Sided<PassCase>>();
  // @ts-expect-error -- groups must not overlap, so a subject has one and not several
  rateDrivers<PassCase>({ groupOf: () => ['a', 'b'], among: () => true, having: () => true });
});

test('factors may be more than numbers can hold', () => {
  expectTypeOf(factorEffects([])).toEqualTypeOf<FactorEffects | null>();
});

test('a capacity is agreed, or there is none', () => {
  expectTypeOf<ReturnType<LoadTerms['capacityOf']>>().extract<null>().toEqualTypeOf<null>();
  expectTypeOf<undefined>().toExtend<Agreement['capacity']>();
});

test('what the journal holds no evidence of is absent from a review', () => {
  expectTypeOf<Pick<Review, never>>().toExtend<
    Pick<Partial<Review>, 'stageTimes' | 'acceptance' | 'recycling' | 'load' | 'change'>
  >();
});
