import type { Complaint, ComplaintDraft } from 'smarketing/dialogue';
import type { Instant, Money } from 'smarketing/kernel';
import { measure, type PassCase } from 'smarketing/metrics';
import {
  type AssetCause,
  type Fate,
  type LeadCause,
  type Ledger,
  leadLedger,
  ledger,
} from 'smarketing/metrics/black-hole';
import type { AccusationReading, Review } from 'smarketing/review';
import { expectTypeOf, test } from 'vitest';

declare const since: Instant;

test('what is in the hole has a cause of its list, a party that answers for it, and a time', () => {
  const fate: Fate<LeadCause> = {
    where: 'in-the-hole',
    code: 'no-touch',
    accountable: 'sales',
    since,
  };
  // @ts-expect-error [ts2322] - nobody answers for it
  const nobody: Fate<LeadCause> = { where: 'in-the-hole', code: 'no-touch', since };
  // @ts-expect-error [ts2322] - an asset is not put off
  const foreign: Fate<AssetCause> = { where: 'in-the-hole', code: 'put-off', accountable: 'sales', since };
  // @ts-expect-error [ts2353] - what came out is nobody's to answer for
  const orderly: Fate<LeadCause> = { where: 'came-out', code: 'won', accountable: 'sales' };
  expectTypeOf([fate, nobody, foreign, orderly]).not.toBeAny();
});

test('an account knows its own causes', () => {
  const account = measure(
    ledger<Money, 'lost'>({
      fateOf: () => ({ where: 'in-the-hole', code: 'lost', accountable: 'marketing', since }),
      moneyOf: (money) => [money],
    }),
  )([]);
  expectTypeOf(account).toEqualTypeOf<Ledger<'lost'>>();
  expectTypeOf(account.inTheHole.lines[0]?.code).toEqualTypeOf<'lost' | undefined>();
  // @ts-expect-error [ts2345] - without the agreed days of silence nobody is silent
  leadLedger({ asOf: since, moneyOf: (_: PassCase) => [] });
});

test('an accusation ends in a complaint with its request, which nobody can write by hand', () => {
  expectTypeOf<AccusationReading['complaint']>().toEqualTypeOf<Complaint | undefined>();
  expectTypeOf<ComplaintDraft>().not.toExtend<Complaint>();
  expectTypeOf<AccusationReading['verdict']>().toEqualTypeOf<
    'borne-out' | 'partly' | 'not-borne-out' | 'cannot-be-said'
  >();
});

test('what nobody records is absent from a review, and never null', () => {
  expectTypeOf<null>().not.toExtend<Review['disputes']>();
  expectTypeOf<null>().not.toExtend<Review['raterAgreement']>();
  expectTypeOf<null>().not.toExtend<Review['blackHole']['assets']>();
});
