import { day, type Instant } from 'smarketing/kernel';
import type { AssetHistory } from 'smarketing/message';
import { measure, type PassCase } from 'smarketing/metrics';
import {
  type AssetFateTerms,
  assetFate,
  assetLedger,
  fallenAssets,
  fallenLeads,
  type LeadLedgerTerms,
  leadFate,
  leadLedger,
} from 'smarketing/metrics/black-hole';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../../review/story.js';
import { passesOf } from '../passes.js';

/** Monday, half a year after the story begins; a lead is stale after 90 days. */
const now = '2026-06-29T10:00:00Z';
const asOf = at(now);

const terms = (more: Partial<LeadLedgerTerms> = {}): LeadLedgerTerms => ({
  asOf,
  staleAfter: 90 * day,
  lastHeardOf: ({ pass }) => pass.started.at,
  touchesRecorded: () => true,
  recorded: { handOvers: true, owners: true, reasons: true },
  exclusionOf: () => null,
  moneyOf: () => [],
  ...more,
});

const given = { owner: 'kim', team: 'east' };

/** Where the last pass of one lead stands. */
const fateOf = (
  events: ReadonlyArray<Parameters<typeof tell>>,
  more: Partial<LeadLedgerTerms> = {},
): ReturnType<ReturnType<typeof leadFate>> => {
  const passes = passesOf(now, ...events.map((event) => tell(...event)));
  return leadFate(terms(more))(passes.at(-1) as PassCase);
};

describe('a lead is in the hole', () => {
  test('when it was handed over and nobody reached for it within the hour', () => {
    expect(fateOf([['a', 'handed-over', '2026-06-22T09:00:00Z', given]])).toEqual({
      where: 'in-the-hole',
      code: 'no-touch',
      accountable: 'sales',
      since: at('2026-06-22T10:00:00Z'),
      policy: 'first-response',
    });
  });

  test('as put off, when somebody said that he was too busy', () => {
    expect(
      fateOf([
        ['a', 'handed-over', '2026-06-22T09:00:00Z', given],
        ['a', 'deferred', '2026-06-22T09:30:00Z', { reason: 'too-busy' }],
      ]),
    ).toMatchObject({ code: 'put-off', accountable: 'sales', since: at('2026-06-22T10:00:00Z') });
  });

  test('as lost in the hand-off, when it went to nobody, and nowhere where nobody records who has a lead', () => {
    const story = [['a', 'handed-over', '2026-06-22T09:00:00Z', {}]] as const;
    expect(fateOf(story.map((one) => [...one]))).toMatchObject({
      code: 'no-owner',
      accountable: 'operations',
      since: at('2026-06-22T09:00:00Z'),
    });
    expect(
      fateOf(
        story.map((one) => [...one]),
        { recorded: { handOvers: true, owners: false, reasons: true } },
      ),
    ).toMatchObject({ code: 'no-touch' });
  });

  test('when another promise about it has run out, by the one that ran out first', () => {
    expect(
      fateOf([
        ['a', 'handed-over', '2026-06-01T09:00:00Z', given],
        ['a', 'touch-attempted', '2026-06-01T09:20:00Z', { channel: 'call' }],
      ]),
    ).toMatchObject({ code: 'overdue', policy: 'accept', accountable: 'sales' });
  });

  test('when it was found qualified and lies silent without having been handed over', () => {
    const story: ReadonlyArray<Parameters<typeof tell>> = [
      ['a', 'marketing-qualified', '2026-01-05T09:00:00Z', {}],
    ];
    expect(fateOf(story)).toMatchObject({ code: 'not-handed-over', accountable: 'operations' });
    expect(fateOf(story, { recorded: { handOvers: false, owners: false, reasons: true } })).toMatchObject({
      code: 'silent',
      accountable: 'marketing',
    });
  });

  test('when it is silent for longer than agreed, with whoever has it', () => {
    expect(fateOf([['a', 'inquiry', '2026-01-05T09:00:00Z', {}]])).toMatchObject({
      code: 'silent',
      accountable: 'marketing',
      since: at('2026-01-05T09:00:00Z'),
    });
    expect(
      fateOf([['a', 'captured', '2026-01-05T09:00:00Z', { origin: 'sales', stage: 'sales-qualified' }]]),
    ).toMatchObject({ code: 'silent', accountable: 'sales' });
  });

  test('when it left without a reason, or for one that nobody agreed on', () => {
    const left = (reason?: string, more: Partial<LeadLedgerTerms> = {}) =>
      fateOf(
        [
          ['a', 'handed-over', '2026-06-22T09:00:00Z', given],
          ['a', 'touch-connected', '2026-06-22T09:20:00Z', { channel: 'call' }],
          ['a', 'disqualified', '2026-06-23T09:00:00Z', reason === undefined ? {} : { reason }],
        ],
        more,
      );
    expect(left()).toMatchObject({ code: 'no-reason', since: at('2026-06-23T09:00:00Z') });
    expect(left(undefined, { recorded: { handOvers: true, owners: true, reasons: false } })).toEqual({
      where: 'not-known',
      code: 'reasons-not-recorded',
    });
    expect(left('not my type')).toMatchObject({ code: 'unagreed-reason', accountable: 'sales' });
    expect(left('no-need')).toEqual({ where: 'came-out', code: 'disqualified' });
  });

  test('when it came back and Marketing did not take it up in time', () => {
    const back = (day: string) =>
      fateOf([
        ['a', 'handed-over', '2026-05-04T09:00:00Z', given],
        ['a', 'touch-attempted', '2026-05-04T09:20:00Z', { channel: 'call' }],
        ['a', 'recycled', day, { reason: 'unresponsive' }],
      ]);
    expect(back('2026-06-01T09:00:00Z')).toMatchObject({
      where: 'in-the-hole',
      code: 'returned-and-waiting',
      accountable: 'marketing',
      policy: 'recycled',
    });
    expect(back('2026-06-26T09:00:00Z')).toEqual({ where: 'in-time', code: 'returned' });
  });
});

describe('a lead is not in the hole', () => {
  test('when it was won, or came back for another pass', () => {
    expect(
      fateOf([
        ['a', 'handed-over', '2026-06-22T09:00:00Z', given],
        ['a', 'won', '2026-06-23T09:00:00Z', {}],
      ]),
    ).toEqual({ where: 'came-out', code: 'won' });
    const [first] = passesOf(
      now,
      tell('a', 'handed-over', '2026-05-04T09:00:00Z', given),
      tell('a', 'recycled', '2026-05-05T09:00:00Z', {}),
      tell('a', 'handed-over', '2026-06-29T09:30:00Z', given),
    );
    expect(leadFate(terms())(first as PassCase)).toEqual({ where: 'came-out', code: 'came-back' });
  });

  test('while it rests until a date', () => {
    expect(
      fateOf([
        ['a', 'handed-over', '2026-05-04T09:00:00Z', given],
        [
          'a',
          'recycled',
          '2026-05-05T09:00:00Z',
          { reason: 'bad-timing', until: at('2026-09-01T00:00:00Z') },
        ],
      ]),
    ).toEqual({ where: 'in-time', code: 'rests' });
  });

  test('while a promise about it still has time', () => {
    expect(fateOf([['a', 'handed-over', '2026-06-29T09:30:00Z', given]])).toEqual({
      where: 'in-time',
      code: 'promised',
    });
  });

  test('when the prospect may not be contacted any more', () => {
    expect(
      fateOf([
        ['a', 'inquiry', '2026-01-05T09:00:00Z', {}],
        ['a', 'contact-permission-changed', '2026-01-06T09:00:00Z', { permitted: false }],
      ]),
    ).toEqual({ where: 'came-out', code: 'opted-out' });
    expect(
      fateOf(
        [
          ['a', 'handed-over', '2026-01-05T09:00:00Z', given],
          ['a', 'accepted', '2026-01-05T09:10:00Z', {}],
          ['a', 'contact-permission-changed', '2026-01-05T09:20:00Z', { permitted: false }],
        ],
        {},
      ),
    ).toMatchObject({ code: 'opted-out' });
  });

  test('but not known where nobody records touches, and excluded where it never counted', () => {
    const story: ReadonlyArray<Parameters<typeof tell>> = [
      ['a', 'captured', '2026-01-05T09:00:00Z', { origin: 'marketing', exclusion: 'test' }],
      ['a', 'handed-over', '2026-01-05T10:00:00Z', given],
      ['a', 'accepted', '2026-01-05T11:00:00Z', {}],
    ];
    const [subject] = passesOf(now, ...story.map((event) => tell(...event)));
    const unjudged = { ...(subject as PassCase), clocks: [] };
    expect(leadFate(terms({ touchesRecorded: () => false }))(unjudged)).toEqual({
      where: 'not-known',
      code: 'touches-not-recorded',
    });
    expect(fateOf(story, { exclusionOf: ({ life }) => life.exclusion ?? null })).toEqual({
      where: 'excluded',
      code: 'test',
    });
  });
});

describe('the account of leads', () => {
  const passes = passesOf(
    now,
    tell('a', 'handed-over', '2026-06-22T09:00:00Z', given),
    tell('b', 'handed-over', '2026-06-23T09:00:00Z', { owner: 'lee', team: 'west' }),
    tell('c', 'handed-over', '2026-06-24T09:00:00Z', {}),
    tell('d', 'handed-over', '2026-06-29T09:30:00Z', given),
    tell('e', 'handed-over', '2026-06-22T09:00:00Z', given),
    tell('e', 'won', '2026-06-24T09:00:00Z', {}),
  );
  const worth: Readonly<Record<string, number>> = { a: 100, b: 50, d: 7, e: 1_000 };
  const priced = terms({
    moneyOf: ({ life }) => {
      const minor = worth[life.key.id];
      return minor === undefined ? [] : [{ minor, currency: life.key.id === 'b' ? 'USD' : 'EUR' }];
    },
  });
  const account = measure(leadLedger(priced))(passes);

  test('counts everything once, with its money, each currency apart', () => {
    expect(account.entered).toEqual({
      count: 5,
      money: [
        { minor: 1_107, currency: 'EUR' },
        { minor: 50, currency: 'USD' },
      ],
      withoutAmount: 1,
    });
    expect(account.inTheHole).toMatchObject({
      count: 3,
      money: [
        { minor: 100, currency: 'EUR' },
        { minor: 50, currency: 'USD' },
      ],
      lines: [
        { code: 'no-touch', count: 2 },
        { code: 'no-owner', count: 1, money: [], withoutAmount: 1 },
      ],
      accountable: [
        { party: 'sales', count: 2 },
        { party: 'operations', count: 1 },
      ],
    });
    expect([account.cameOut.count, account.inTime.count, account.notKnown.count]).toEqual([1, 1, 0]);
  });

  test('names each lead in it, who has it and what is at stake, the longest first', () => {
    expect(fallenLeads(priced)(passes)).toEqual([
      {
        kind: 'lead',
        key: { system: 'crm', id: 'a' },
        pass: 1,
        cause: 'no-touch',
        accountable: 'sales',
        policy: 'first-response',
        owner: 'kim',
        team: 'east',
        since: at('2026-06-22T10:00:00Z'),
        age: 7 * day,
        atStake: [{ minor: 100, currency: 'EUR' }],
      },
      expect.objectContaining({ key: { system: 'crm', id: 'b' }, owner: 'lee' }),
      expect.objectContaining({ key: { system: 'crm', id: 'c' }, cause: 'no-owner' }),
    ]);
  });
});

describe('an asset', () => {
  const history = (more: Partial<AssetHistory>): AssetHistory => ({
    asset: {
      key: { system: 'library', id: 'a' },
      kind: 'brochure',
      title: 'Less downtime',
      madeBy: 'marketing',
      cost: { minor: 500_000, currency: 'EUR' },
      ...more.asset,
    },
    publishedAt: at('2026-01-05T09:00:00Z'),
    uses: 0,
    views: 0,
    ratings: [],
    otherRatings: 0,
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'asset')),
  });
  const fate = (more: Partial<AssetHistory>, listed?: true) =>
    assetFate({ asOf, ...(listed === undefined ? {} : { listed }) } satisfies AssetFateTerms)(history(more));

  test('comes out when a customer saw it, and has its days of grace', () => {
    expect(fate({ uses: 1 })).toEqual({ where: 'came-out', code: 'used' });
    expect(fate({ publishedAt: (asOf - day) as Instant })).toEqual({ where: 'in-time', code: 'new' });
    const { publishedAt: _, ...never } = history({});
    expect(assetFate({ asOf })(never)).toEqual({ where: 'not-known', code: 'not-published' });
  });

  test('is in the hole since its days of grace were over, for one cause', () => {
    expect(fate({})).toEqual({
      where: 'in-the-hole',
      code: 'never-opened',
      accountable: 'marketing',
      since: at('2026-02-04T09:00:00Z'),
    });
    expect(fate({ views: 3 })).toMatchObject({ code: 'never-shown' });
    expect(fate({ views: 3, ratings: [{ by: 'sales', useful: 2 }] })).toMatchObject({ code: 'rated-low' });
  });

  test('is hard to find only where a list says where things are', () => {
    expect(fate({ ratings: [{ by: 'sales', useful: 2 }] }, true)).toMatchObject({ code: 'not-findable' });
  });

  test('is listed with what it cost', () => {
    const some = [history({}), history({ uses: 2 })];
    expect(measure(assetLedger({ asOf }))(some)).toMatchObject({
      entered: { count: 2, money: [{ minor: 1_000_000, currency: 'EUR' }] },
      inTheHole: { count: 1, money: [{ minor: 500_000, currency: 'EUR' }] },
    });
    expect(fallenAssets({ asOf })(some).map(({ cause, spent }) => [cause, spent])).toEqual([
      ['never-opened', [{ minor: 500_000, currency: 'EUR' }]],
    ]);
  });
});
