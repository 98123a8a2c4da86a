import type { Either } from 'fp-ts/lib/Either.js';
import type { Option } from 'fp-ts/lib/Option.js';
import {
  type Agreement,
  type AgreementStanding,
  agreementStanding,
  type CompiledAgreement,
  type Consensus,
  compileAgreement,
  consensusOf,
  definitionAt,
  draftAgreement,
  type JointGoal,
  type Obligation,
  type Obligations,
} from 'smarketing/agreement';
import {
  type CommitmentRefusal,
  commitLeads,
  type GoalCommitment,
  type LeadCommitment,
} from 'smarketing/agreement/commitment';
import type { MissedPeriod, PeriodCompliance, UnmeasuredPeriod } from 'smarketing/agreement/compliance';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { diffAgreements } from 'smarketing/agreement/diff';
import { assuranceTerms } from 'smarketing/agreement/services';
import type { ApprovalRecord, DatedVersion } from 'smarketing/approval';
import type { ZoneSource } from 'smarketing/calendar';
import type { AssuranceTerms } from 'smarketing/cartridge/assure';
import type { Checked, Instant } from 'smarketing/kernel';
import type { DefinitionInForce } from 'smarketing/lead';
import { describe, expectTypeOf, test } from 'vitest';

declare const draft: Agreement;
declare const compiled: CompiledAgreement;
declare const obligation: Obligation;
declare const asOf: Instant;
declare const zones: ZoneSource;
declare const approvals: ReadonlyArray<ApprovalRecord>;

describe('an agreement', () => {
  test('needs something owed on both sides', () => {
    expectTypeOf({ sales: [obligation], marketing: [obligation] } as const).toExtend<Obligations>();
    // @ts-expect-error [ts2741] one side alone is no agreement
    const oneSided: Obligations = { sales: [obligation] };
    // @ts-expect-error [ts2322] nor is a side that owes nothing
    const empty: Obligations = { sales: [obligation], marketing: [] };
    return [oneSided, empty];
  });

  test('needs the three terms', () => {
    const { profitable: _, ...two } = draft.terms;
    // @ts-expect-error [ts2741] without a floor of profit the word means nothing
    const terms: Agreement['terms'] = two;
    return terms;
  });

  test('holds no signatures of its own', () => {
    expectTypeOf<Agreement>().not.toHaveProperty('approvals');
    expectTypeOf<Agreement>().not.toHaveProperty('signatures');
  });

  test('says what a touch is in one place', () => {
    expectTypeOf<Agreement['lifecycle']>().not.toHaveProperty('touch');
  });

  test('has no date that was not checked', () => {
    // @ts-expect-error [ts2322] a text is no date until it was parsed
    draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: '2026-01-01' });
  });
});

describe('a goal', () => {
  test('has an owner on each side', () => {
    // @ts-expect-error [ts2741] a goal of one department is no joint goal
    const owners: JointGoal['owners'] = { sales: 'Sam' };
    return owners;
  });
});

describe('what is compiled', () => {
  test('comes out of the compiler with all issues or none', () => {
    expectTypeOf(compileAgreement(zones)(draft)).toEqualTypeOf<Checked<CompiledAgreement>>();
  });

  test('is the reference that signatures name', () => {
    expectTypeOf<CompiledAgreement>().toExtend<DatedVersion>();
  });

  test('answers with readings', () => {
    expectTypeOf(agreementStanding(compiled, asOf)(approvals)).toEqualTypeOf<AgreementStanding>();
    expectTypeOf(consensusOf(compiled, asOf)(approvals)).toEqualTypeOf<Consensus>();
    expectTypeOf(definitionAt(compiled, 'hand-over', approvals)(asOf)).toEqualTypeOf<
      Option<DefinitionInForce>
    >();
    expectTypeOf(contractMarkdown(compiled, asOf)(approvals)).toEqualTypeOf<string>();
    expectTypeOf(assuranceTerms(compiled)).toEqualTypeOf<AssuranceTerms>();
  });

  test('cannot be skipped', () => {
    // @ts-expect-error [ts2345] a document has no standing before it was compiled
    agreementStanding(draft, asOf);
  });

  test('takes its documents settings first, subject last', () => {
    expectTypeOf(diffAgreements).parameters.toEqualTypeOf<[before: Agreement]>();
    expectTypeOf(diffAgreements(draft)).parameters.toEqualTypeOf<[after: Agreement]>();
  });
});

describe('compliance of a period', () => {
  test('has in each state its own facts alone', () => {
    expectTypeOf<Extract<PeriodCompliance, { state: 'missed' }>>().toEqualTypeOf<MissedPeriod>();
    expectTypeOf<MissedPeriod>().not.toHaveProperty('reason');
    expectTypeOf<UnmeasuredPeriod>().not.toHaveProperty('against');
    expectTypeOf<UnmeasuredPeriod['reason']>().not.toEqualTypeOf<string>();
  });
});

describe('a commitment', () => {
  test('is refused with what is missing, and never without', () => {
    expectTypeOf(commitLeads).returns.toEqualTypeOf<Either<CommitmentRefusal, LeadCommitment>>();
    // @ts-expect-error [ts2322] a refusal that lists nothing says nothing
    const refusal: CommitmentRefusal = { _tag: 'not-computable', missing: [] };
    return refusal;
  });

  test('has no leads where none can be computed', () => {
    expectTypeOf<Extract<GoalCommitment, { state: 'not-computable' }>>().not.toHaveProperty('leads');
  });
});

describe('a sale', () => {
  test('is one of the four moments both can mean', () => {
    expectTypeOf<Agreement['terms']['sale']['event']>().toEqualTypeOf<
      'signed' | 'booked' | 'invoiced' | 'cash'
    >();
  });
});
