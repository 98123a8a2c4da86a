import type { Either } from 'fp-ts/lib/Either.js';
import type { Option } from 'fp-ts/lib/Option.js';
import type { LeadRecord } from 'smarketing/journal';
import type { Checked, Instant, Milliseconds, Money, Party } from 'smarketing/kernel';
import {
  type Acceptance,
  activeDefinition,
  type BantFacts,
  bantTemplate,
  type CompiledDefinition,
  compileCompleteness,
  compileDefinition,
  compileHeat,
  type DefinitionInForce,
  definitionInForce,
  type ExitReasonRule,
  elapsedFrom,
  foldLead,
  type HeatDefinition,
  type HeatReading,
  judge,
  type LeadFacts,
  type LeadLife,
  type LifecycleTerms,
  type Moment,
  type Pass,
  type PassExit,
  type PreparedFacts,
  prepareFacts,
  type QualificationDefinition,
  type QualificationReading,
} from 'smarketing/lead';
import { type LeadAction, type LifecycleRefusal, next, type ProposedEvent } from 'smarketing/lead/next';
import { type CompiledScorecard, compileScorecard, type Scorecard } from 'smarketing/lead/score';
import type { FactsOf } from 'smarketing/rule';
import { describe, expectTypeOf, test } from 'vitest';

declare const terms: LifecycleTerms;
declare const life: LeadLife;
declare const action: LeadAction;
declare const asOf: Instant;
declare const moment: Moment;
declare const definition: QualificationDefinition;
declare const scorecard: Scorecard;
declare const heat: HeatDefinition;
declare const exit: PassExit;
declare const acceptance: Acceptance;

const schema = {
  employees: { type: 'integer' },
  country: { type: 'enum', values: ['DE', 'US'] },
  budget: { type: 'money', currency: 'EUR' },
} as const;

describe('what is folded', () => {
  test('is total: terms first, the record last and alone', () => {
    expectTypeOf(foldLead(terms)).toEqualTypeOf<(record: LeadRecord) => LeadLife>();
    expectTypeOf<LeadLife['passes']>().toEqualTypeOf<ReadonlyArray<Pass>>();
  });

  test('measures time only where there may be none', () => {
    expectTypeOf(elapsedFrom(moment)(moment)).toEqualTypeOf<Option<Milliseconds>>();
  });

  test('has only the facts of its state', () => {
    if (exit.kind === 'won') {
      expectTypeOf(exit.deals[0]?.value).toEqualTypeOf<Money | undefined>();
      // @ts-expect-error [ts2339] - a sale needs no reason
      void exit.reason;
    } else {
      expectTypeOf(exit.accountable).toEqualTypeOf<Party>();
    }
    if (acceptance.status === 'waiting') {
      // @ts-expect-error [ts2339] - silence has no moment
      void acceptance.at;
    } else if (acceptance.status === 'accepted') {
      expectTypeOf(acceptance.at).toEqualTypeOf<Instant>();
    }
  });

  test('cannot be written to', () => {
    // @ts-expect-error [ts2540] - a life is a reading
    life.passes = [];
    // @ts-expect-error [ts2339] - its passes are no mutable list
    void life.passes.push;
  });
});

describe('terms', () => {
  test('know no other mode of acceptance', () => {
    // @ts-expect-error [ts2322] - silence is never acceptance
    const silent: LifecycleTerms = { acceptance: 'silence' };
    expectTypeOf(silent).toEqualTypeOf<LifecycleTerms>();
  });

  test('ask no reason of a sale', () => {
    // @ts-expect-error [ts2322] - there is no exit reason for a sale
    const rule: ExitReasonRule = { exits: ['won'], family: 'other', accountable: 'sales' };
    expectTypeOf(rule).toEqualTypeOf<ExitReasonRule>();
  });
});

describe('facts', () => {
  test('are prepared with the types of the schema', () => {
    const prepared = prepareFacts(schema, asOf)({});
    expectTypeOf(prepared).toEqualTypeOf<PreparedFacts<typeof schema>>();
    expectTypeOf(prepared.facts).toEqualTypeOf<FactsOf<typeof schema>>();
    expectTypeOf(prepared.facts.country).toEqualTypeOf<'DE' | 'US' | null | undefined>();
    expectTypeOf(prepared.facts.budget).toEqualTypeOf<Money<'EUR'> | null | undefined>();
  });

  test('of templates have types of their own', () => {
    expectTypeOf(bantTemplate(3).facts).toEqualTypeOf<BantFacts>();
    // @ts-expect-error [ts2345] - there are four questions
    bantTemplate(5);
  });
});

describe('definitions', () => {
  test('compile to issues or a judge', () => {
    expectTypeOf(compileDefinition(schema)(definition)).toEqualTypeOf<
      Checked<CompiledDefinition<typeof schema>>
    >();
    expectTypeOf(definitionInForce('hand-over', [])([])(asOf)).toEqualTypeOf<Option<DefinitionInForce>>();
    expectTypeOf(activeDefinition('hand-over', [], asOf)<CompiledDefinition>([])).toEqualTypeOf<
      Option<CompiledDefinition>
    >();
  });

  test('judge the facts they were compiled for', () => {
    const compiled = {} as CompiledDefinition<typeof schema>;
    expectTypeOf(judge(compiled)).toEqualTypeOf<(facts: LeadFacts<typeof schema>) => QualificationReading>();
    const other = {} as LeadFacts<{ readonly employees: { readonly type: 'string' } }>;
    // @ts-expect-error [ts2345] - employees is a number there
    judge(compiled)(other);
  });

  test('guard the two gates and no other', () => {
    // @ts-expect-error [ts2345] - acceptance is no gate of a definition
    activeDefinition('accepted', [], asOf);
  });
});

describe('readings', () => {
  test('of completeness, heat and scores come from compilers that can refuse', () => {
    expectTypeOf(compileHeat(heat)).toEqualTypeOf<
      Checked<(asOf: Instant) => (record: LeadRecord) => HeatReading>
    >();
    expectTypeOf(compileScorecard(schema)(scorecard)).toEqualTypeOf<
      Checked<CompiledScorecard<typeof schema>>
    >();
    expectTypeOf(compileCompleteness(schema)).parameter(0).toHaveProperty('items');
  });
});

describe('what is proposed', () => {
  test('is an event that may happen, or a refusal', () => {
    expectTypeOf(next({ terms })(life, action)).toEqualTypeOf<Either<LifecycleRefusal, ProposedEvent>>();
  });

  test('says what its event will say', () => {
    const proposal: LeadAction = { type: 'won', at: asOf, by: 'sales', data: {} };
    expectTypeOf(proposal).toExtend<LeadAction>();
    // @ts-expect-error [ts2322] - a loss has a reason, not a rationale
    const wrong: LeadAction = { type: 'lost', at: asOf, by: 'sales', data: { rationale: 'no-budget' } };
    expectTypeOf(wrong).toExtend<LeadAction>();
  });

  test('is told apart by its tag', () => {
    const refusal = {} as LifecycleRefusal;
    if (refusal._tag === 'attempts-missing') expectTypeOf(refusal.needed).toEqualTypeOf<number>();
    // @ts-expect-error [ts2367] - there is no such refusal
    if (refusal._tag === 'bad-luck') void refusal;
  });
});
