import type { JournalEvent } from 'smarketing/journal';
import { foldLead } from 'smarketing/lead';
import { measure } from 'smarketing/metrics';
import {
  type EffortAct,
  effortActs,
  offListAccounts,
  type TargetList,
  targetEffort,
  untouchedAccounts,
} from 'smarketing/metrics/effort';
import { describe, expect, test } from 'vitest';
import { key, lead, on, opportunity, rep, spend, viewOf } from '../tales.js';

const lists: ReadonlyArray<TargetList> = [
  { id: 'spring', from: on('03-01'), until: on('06-01'), accounts: [key('acme'), key('umbrella')] },
  { id: 'summer', from: on('06-01'), accounts: [key('acme'), key('globex')] },
];
const at = (account: string) => ({ account: key(account) });
const call = { channel: 'call' };

const actsOf = (events: ReadonlyArray<JournalEvent>, more: object = {}): ReadonlyArray<EffortAct> => {
  const view = viewOf('09-01', events);
  const lives = view.leads
    .map(foldLead({ acceptance: 'none' }))
    .filter(({ exclusion }) => exclusion === undefined);
  return effortActs({ lists, ...more })({ view, lives });
};

describe('an act of effort', () => {
  const standings = (...events: ReadonlyArray<JournalEvent>) =>
    actsOf(events).map(({ kind, standing, reason }) => [
      kind,
      standing,
      ...(reason === undefined ? [] : [reason]),
    ]);

  test('is on the list only while the list counts', () => {
    expect(
      standings(
        lead('1', '02-20', 'touch-attempted', call, { ...rep, ...at('umbrella') }),
        lead('1', '03-10', 'touch-attempted', call, { ...rep, ...at('umbrella') }),
        lead('1', '07-10', 'touch-attempted', call, { ...rep, ...at('umbrella') }),
      ),
    ).toEqual([
      ['touch', 'no-list'],
      ['touch', 'listed'],
      ['touch', 'off-list', 'listed-at-another-time'],
    ]);
  });

  test('belongs to the account of its lead where its event names none, and to no list where nobody knows it', () => {
    expect(
      standings(
        lead('1', '03-05', 'captured', { origin: 'marketing' }, at('acme')),
        lead('1', '03-10', 'touch-attempted', call, rep),
        lead('2', '03-10', 'touch-attempted', call, rep),
      ),
    ).toEqual([
      ['touch', 'listed'],
      ['touch', 'unknown-account'],
    ]);
  });

  test('says who brought a lead that is on no list', () => {
    const found = (origin: 'marketing' | 'sales' | 'partner') => [
      lead(origin, '03-02', 'captured', { origin }, at('other')),
      lead(origin, '03-10', 'touch-attempted', call, rep),
    ];
    expect(
      standings(
        ...found('marketing'),
        ...found('sales'),
        ...found('partner'),
        lead('h', '03-02', 'handed-over', {}, at('other')),
        lead('h', '03-10', 'touch-attempted', call, rep),
        lead('u', '03-10', 'touch-attempted', call, { ...rep, ...at('other') }),
      ).map(([, , reason]) => reason),
    ).toEqual(['handed-over', 'not-handed-over', 'found-by-partner', 'found-by-sales', 'origin-unknown']);
  });

  test('is a meeting when it connects by a channel of meetings, whoever asked for it', () => {
    const meeting = { channel: 'meeting', bookedByProspect: true };
    expect(
      standings(
        lead('1', '03-10', 'touch-attempted', meeting, { ...rep, ...at('acme') }),
        lead('1', '03-12', 'touch-connected', meeting, { ...rep, ...at('acme') }),
      ),
    ).toEqual([['meeting', 'listed']]);
  });

  test('is none where automation, Marketing or bulk mail reached out, or the lead counts in no rate', () => {
    expect(
      standings(
        lead('1', '03-10', 'touch-attempted', call, {
          actor: { kind: 'automation', id: 'x' },
          ...at('acme'),
        }),
        lead(
          '1',
          '03-11',
          'touch-attempted',
          { ...call, department: 'marketing' },
          { ...rep, ...at('acme') },
        ),
        lead('1', '03-12', 'touch-attempted', { ...call, bulk: true }, { ...rep, ...at('acme') }),
        lead('t', '03-12', 'captured', { origin: 'marketing', exclusion: 'test' }, at('acme')),
        lead('t', '03-13', 'touch-attempted', call, rep),
        opportunity('t', '03-14', { primaryLead: key('t') }, at('acme')),
      ),
    ).toEqual([]);
  });

  test('is an opportunity that was opened, wherever its account is known from', () => {
    expect(
      standings(
        lead('1', '03-05', 'captured', { origin: 'sales' }, at('acme')),
        opportunity('o1', '03-10', { primaryLead: key('1') }),
        opportunity('o2', '03-10', {}, at('other')),
        opportunity('o3', '03-10', { primaryLead: key('never-seen') }, at('other')),
        // Only mentioned: nobody says when it was opened.
        lead('1', '03-20', 'sales-qualified', {}, { opportunity: key('o4') }),
      ),
    ).toEqual([
      ['opportunity', 'listed'],
      ['opportunity', 'off-list', 'no-linked-lead'],
      ['opportunity', 'off-list', 'origin-unknown'],
    ]);
  });

  test('is money of Marketing alone', () => {
    const euros = (minor: number) => ({ minor, currency: 'EUR' });
    expect(
      actsOf([
        spend('abm', '03-10', { amount: euros(500), department: 'marketing' }, at('acme')),
        spend('fair', '03-10', { amount: euros(900), department: 'marketing' }),
        spend('trip', '03-10', { amount: euros(70), department: 'sales' }, at('acme')),
      ]).map(({ standing, amount, programme }) => [standing, amount?.minor, programme]),
    ).toEqual([
      ['listed', 500, 'abm'],
      ['unknown-account', 900, 'fair'],
    ]);
  });
});

test('money on a programme that is for the list alone is spent on the list, unless its account says otherwise', () => {
  const money = { amount: { minor: 500, currency: 'EUR' }, department: 'marketing' } as const;
  const own = { lists: [{ ...(lists[0] as TargetList), programmes: ['abm'] }] };
  const events = [
    spend('abm', '03-10', money),
    spend('abm', '03-11', money, at('other')),
    spend('abm', '02-10', money),
    spend('fair', '03-12', money),
  ];
  expect(actsOf(events, own).map(({ standing }) => standing)).toEqual([
    'no-list',
    'listed',
    'off-list',
    'unknown-account',
  ]);
});

describe('the share of effort', () => {
  const events = [
    lead('1', '03-05', 'captured', { origin: 'marketing' }, at('acme')),
    lead('1', '03-10', 'touch-attempted', call, rep),
    lead('1', '03-11', 'touch-attempted', call, rep),
    lead('1', '03-12', 'touch-connected', { channel: 'meeting' }, rep),
    lead('2', '03-05', 'handed-over', {}, at('other')),
    lead('2', '03-11', 'touch-attempted', call, rep),
    lead('3', '03-11', 'touch-attempted', call, rep),
    spend('abm', '03-10', { amount: { minor: 3_000, currency: 'EUR' }, department: 'marketing' }, at('acme')),
    spend(
      'abm',
      '03-11',
      { amount: { minor: 1_000, currency: 'EUR' }, department: 'marketing' },
      at('other'),
    ),
    spend('fair', '03-12', { amount: { minor: 4_000, currency: 'EUR' }, department: 'marketing' }),
  ];
  const reading = measure(targetEffort)(actsOf(events));

  test('is read for each kind alone, out of what is known, between bounds', () => {
    expect(reading.touches).toMatchObject({
      share: { numerator: 2, denominator: 3 },
      bounds: { low: 0.5, high: 0.75 },
      listed: 2,
      offList: 1,
      unknownAccount: 1,
      noList: 0,
    });
    expect(reading.meetings.share).toMatchObject({ numerator: 1, denominator: 1 });
    expect(reading.opportunities).toEqual({
      share: { numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' },
      listed: 0,
      offList: 0,
      unknownAccount: 0,
      noList: 0,
    });
  });

  test('of money is read in each currency, and the account nobody recorded is not off the list', () => {
    expect(reading.spend).toEqual([
      {
        currency: 'EUR',
        share: { numerator: 3_000, denominator: 4_000, value: 0.75 },
        bounds: { low: 0.375, high: 0.875 },
        listed: 3_000,
        offList: 1_000,
        unknownAccount: 4_000,
        noList: 0,
      },
    ]);
    expect(reading.offList).toEqual([
      { kind: 'spend', reason: 'spent-on-account', acts: 1, values: [{ minor: 1_000, currency: 'EUR' }] },
      { kind: 'touch', reason: 'handed-over', acts: 1 },
    ]);
  });

  test('names the accounts beside the list, and those on it that nobody touched', () => {
    expect(offListAccounts(actsOf(events))).toEqual([
      {
        account: key('other'),
        touches: 1,
        meetings: 0,
        opportunities: 0,
        spend: [{ minor: 1_000, currency: 'EUR' }],
        owners: ['ada'],
        reasons: ['handed-over', 'spent-on-account'],
      },
    ]);
    const spring = { start: on('03-01'), end: on('06-01') };
    expect(untouchedAccounts(lists, spring)(actsOf(events))).toEqual([
      { account: key('umbrella'), list: 'spring', since: on('03-01') },
    ]);
    const summer = { start: on('06-01'), end: on('09-01') };
    expect(untouchedAccounts(lists, summer)(actsOf(events)).map(({ account }) => account.id)).toEqual([
      'acme',
      'globex',
    ]);
  });

  test('leaves out an amount that no money is, and says so', () => {
    const act = {
      kind: 'spend',
      at: on('03-10'),
      standing: 'listed',
      amount: { minor: Number.NaN, currency: 'EUR' },
    } as const;
    expect(measure(targetEffort)([act])).toMatchObject({ spend: [], unusableSpend: 1 });
  });
});
