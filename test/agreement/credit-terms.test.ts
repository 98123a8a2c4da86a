import { type Agreement, compileAgreement, draftAgreement, proposedCreditModels } from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { diffAgreements } from 'smarketing/agreement/diff';
import { intlZones } from 'smarketing/calendar';
import { proposedLookBack } from 'smarketing/journal';
import { day, type Instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { decodeAgreement, encodeAgreement } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const draft = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
});
const compile = compileAgreement(intlZones);
const codesOf = (agreement: unknown): ReadonlyArray<string> => {
  const compiled = compile(agreement as Agreement);
  return compiled._tag === 'Right' ? [] : compiled.left.map(({ code, path }) => `${path.join('.')} ${code}`);
};
const contractOf = (agreement: Agreement): string =>
  contractMarkdown(orThrow(compile(agreement)), 0 as Instant)([]);

describe('who gets the credit', () => {
  test('is a proposal while the agreement is silent', () => {
    const { credit, targetLists } = orThrow(compile(draft));
    expect(credit).toMatchObject({ basis: 'proposal', models: proposedCreditModels });
    expect(credit.sourcing).toMatchObject({ per: 'lead', lookBack: proposedLookBack, unprovenAtMost: 0.2 });
    expect(proposedCreditModels.map(({ kind }) => kind)).toEqual([
      'first-touch',
      'last-touch',
      'linear',
      'markov',
    ]);
    expect(targetLists).toEqual([]);
    expect(contractOf(draft)).not.toContain('Who gets the credit');
  });

  test('is one agreement for sources and journeys', () => {
    const { credit } = orThrow(
      compile({ ...draft, credit: { per: 'account', lookBack: 30 * day, channelFrom: 'programme' } }),
    );
    expect(credit.basis).toBe('agreed');
    expect(credit.sourcing).toMatchObject({ per: 'account', lookBack: 30 * day });
    expect(credit.journeys).toMatchObject({ per: 'account', lookBack: 30 * day, channelFrom: 'programme' });
  });

  test('is refused with everything that is wrong with it, each once', () => {
    expect(
      codesOf({
        ...draft,
        credit: {
          per: 'contact',
          lookBack: -1,
          unprovenAtMost: 2,
          models: [{ kind: 'linear' }, { kind: 'linear' }, { kind: 'markov', order: 0 }],
          channelFrom: 'tactic',
          matureAfter: 0.5,
        },
      }),
    ).toEqual([
      'credit.per not-a-choice',
      'credit.lookBack not-a-duration',
      'credit.unprovenAtMost not-a-share',
      'credit.channelFrom not-a-choice',
      'credit.matureAfter not-a-duration',
      'credit.models.2.order out-of-range',
      'credit.models.1 duplicate',
    ]);
  });

  test.each([null, 7, 'linear'])('is never taken for agreed where it says nothing: %s', (credit) => {
    expect(decodeAgreement({ ...encodeAgreement(draft), credit } as object)._tag).toBe('Left');
  });

  test('stands in the contract, and survives the wire', () => {
    const agreement: Agreement = {
      ...draft,
      credit: {
        unprovenAtMost: 0.25,
        origins: { 'Partner portal': 'partner' },
        models: [{ kind: 'last-touch' }, { kind: 'time-decay', halfLife: 7 * day }],
      },
    };
    const contract = contractOf(agreement);
    expect(contract).toContain('- Behind the lead source `Partner portal` stands a partner.');
    expect(contract).toContain('at most 25% of the opportunities');
    expect(contract).toContain('- Credit is given by last touch; time decay, half-life 7 days.');
    expect(orThrow(decodeAgreement(JSON.parse(JSON.stringify(encodeAgreement(agreement)))))).toEqual(
      agreement,
    );
  });

  test('grows stricter when less may rest on no evidence', () => {
    const loose: Agreement = { ...draft, credit: { unprovenAtMost: 0.5 } };
    const strict: Agreement = { ...draft, credit: { unprovenAtMost: 0.1 } };
    const directions = (before: Agreement, after: Agreement) =>
      diffAgreements(before)(after).map(({ path, direction, on }) => [path.join(' '), direction, on]);
    expect(directions(loose, strict)).toEqual([['credit unprovenAtMost', 'stricter', 'both']]);
    expect(directions(strict, loose)).toEqual([['credit unprovenAtMost', 'looser', 'both']]);
  });
});

describe('a list of target accounts', () => {
  const spring = {
    id: 'spring',
    title: 'Spring',
    from: '2026-03-01',
    until: '2026-06-01',
    accounts: [
      { system: 'crm', id: '1', name: 'Acme' },
      { system: 'crm', id: '2' },
    ],
  };
  const withLists = (...lists: ReadonlyArray<object>): Agreement =>
    ({ ...draft, targetAccounts: lists }) as unknown as Agreement;

  test('counts from midnight to midnight in the agreement’s zone', () => {
    const { targetLists } = orThrow(compile({ ...withLists(spring), zone: 'Europe/Berlin' }));
    expect(targetLists).toMatchObject([
      {
        id: 'spring',
        from: orThrow(parseInstant('2026-03-01T00:00:00+01:00')),
        until: orThrow(parseInstant('2026-06-01T00:00:00+02:00')),
      },
    ]);
  });

  test('is refused with everything that is wrong with it', () => {
    expect(
      codesOf(
        withLists(
          { ...spring, accounts: [...spring.accounts, { system: 'crm', id: '1' }, { system: '', id: ' ' }] },
          { ...spring, from: '2026-02-30', accounts: [] },
          { ...spring, id: 'back', until: '2026-03-01', programmes: ['abm', '', 'abm'] },
        ),
      ),
    ).toEqual([
      'targetAccounts.0.accounts.3.system empty-text',
      'targetAccounts.0.accounts.3.id empty-text',
      'targetAccounts.0.accounts.2 duplicate',
      'targetAccounts.1.from not-a-date',
      'targetAccounts.1.accounts empty-list',
      'targetAccounts.2.until reversed-range',
      'targetAccounts.2.programmes.1 empty-text',
      'targetAccounts.2.programmes.2 duplicate',
      'targetAccounts.1.id repeated-id',
    ]);
  });

  test('stands in the contract, survives the wire, and shows who came and went', () => {
    const agreement = withLists(spring);
    expect(contractOf(agreement)).toContain(
      '`spring` Spring, from 2026-03-01 until before 2026-06-01: Acme (`crm` `1`), (`crm` `2`).',
    );
    expect(orThrow(decodeAgreement(JSON.parse(JSON.stringify(encodeAgreement(agreement)))))).toEqual(
      agreement,
    );
    const later = withLists({ ...spring, accounts: [spring.accounts[0], { system: 'crm', id: '3' }] });
    expect(diffAgreements(agreement)(later).map(({ path, change }) => [path.join(' '), change])).toEqual([
      ['targetAccounts spring accounts 2', 'removed'],
      ['targetAccounts spring accounts 3', 'added'],
    ]);
  });
});
