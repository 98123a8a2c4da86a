import type { CreditTerms, TargetAccountList } from 'smarketing/agreement';
import type { Checked } from 'smarketing/kernel';
import type { Metric } from 'smarketing/metrics';
import {
  type EffortAct,
  type LeftBehind,
  type LeftBehindSum,
  leftBehind,
  type ProspectCase,
  type TargetEffort,
  type TargetEffortSum,
  targetEffort,
} from 'smarketing/metrics/effort';
import {
  compileSourcing,
  type SourceCase,
  type SourcedReading,
  type SourcedSum,
  type Sourcing,
  sourced,
} from 'smarketing/metrics/source';
import type { Review } from 'smarketing/review';
import { describe, expectTypeOf, test } from 'vitest';

test('figures of sources and effort are metrics like any other', () => {
  expectTypeOf(compileSourcing).returns.toEqualTypeOf<Checked<Sourcing>>();
  expectTypeOf(sourced).returns.toEqualTypeOf<Metric<SourceCase, SourcedSum, SourcedReading>>();
  expectTypeOf(targetEffort).toEqualTypeOf<Metric<EffortAct, TargetEffortSum, TargetEffort>>();
  expectTypeOf(leftBehind).toEqualTypeOf<Metric<ProspectCase, LeftBehindSum, LeftBehind>>();
});

describe('the totals by source', () => {
  test('cannot be read where they may have been refused', () => {
    const totals = {} as SourcedReading['totals'];
    // @ts-expect-error they may have been refused
    totals.sources;
    if (totals.given) expectTypeOf(totals.sources).items.toHaveProperty('gap');
    else expectTypeOf(totals.reason).toEqualTypeOf<'no-opportunities' | 'too-much-unproven'>();
  });

  test('know every party that may stand behind a lead, and nobody else', () => {
    // @ts-expect-error no party is called so
    const terms: CreditTerms = { origins: { fair: 'agency' } };
    expectTypeOf(terms).toExtend<CreditTerms>();
  });
});

test('a list of accounts says since when it counts', () => {
  // @ts-expect-error without a first date nobody knows what it is held against
  const list: TargetAccountList = { id: 'named', accounts: [] };
  expectTypeOf(list).toExtend<TargetAccountList>();
});

test('a review may have no evidence for sources and credit', () => {
  expectTypeOf<undefined>().toExtend<Review['source']>();
  expectTypeOf<undefined>().toExtend<Review['attribution']>();
});
