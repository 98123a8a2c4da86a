import fc from 'fast-check';
import type { JointGoal } from 'smarketing/agreement';
import {
  type CommitmentBasis,
  commitLeads,
  type GoalCommitment,
  leadCommitments,
} from 'smarketing/agreement/commitment';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { day, type Money, orThrow, rate } from 'smarketing/kernel';
import { describe, expect, it, test } from 'vitest';
import { shuffledWithRepetition } from '../../arbitraries/journal-events.js';
import { at, compile, draft, tell } from '../quarter.js';

const eur = (minor: number): Money => ({ minor, currency: 'EUR' });
const third = { start: at('2026-07-01T00:00Z'), end: at('2026-10-01T00:00Z') };

/** A million, of which a fifth comes from a pipeline of 800,000 that is won one time in four. */
const basis: CommitmentBasis = {
  goal: eur(1_000_000_00),
  won: eur(0),
  pipeline: eur(800_000_00),
  pipelineRate: rate(50, 200),
  marketingShare: 0.5,
  averageSale: eur(20_000_00),
  conversion: rate(20, 100),
  cycle: 60 * day,
  period: third,
};

describe('from the goal backwards', () => {
  it('is (goal − pipeline at its own rate) × share ÷ (average sale × conversion), one cycle earlier', () => {
    const { missing, fromMarketing, leads, due } = orThrow(commitLeads(basis));
    expect(missing.expected).toEqual(eur(800_000_00));
    expect(fromMarketing.expected).toEqual(eur(400_000_00));
    expect(leads.expected).toBe(100);
    expect(due).toEqual({ start: third.start - 60 * day, end: third.end - 60 * day });
  });

  it('takes the rates at the ends of their Wilson intervals for its range', () => {
    // 50 of 200: 0.1951–0.3144; 20 of 100: 0.1334–0.2888.
    const { missing, leads } = orThrow(commitLeads(basis));
    expect(missing.low.minor).toBeCloseTo(100_000_000 - 80_000_000 * 0.314_3, -5);
    expect(missing.high.minor).toBeCloseTo(100_000_000 - 80_000_000 * 0.195_2, -5);
    expect([leads.low, leads.high]).toEqual([65, 159]);
  });

  it('rounds leads up, and takes a hair of a binary fraction for none', () => {
    const leadsFor = (goal: number, share: number) =>
      orThrow(commitLeads({ ...basis, pipeline: eur(0), goal: eur(goal), marketingShare: share })).leads
        .expected;
    expect(leadsFor(400_000_00, 0.1)).toBe(10);
    expect(leadsFor(400_000_01, 0.1)).toBe(11);
    // However little is owed, it takes a lead.
    expect(
      orThrow(commitLeads({ ...basis, goal: eur(1), pipeline: eur(0), averageSale: eur(1e12) })).leads
        .expected,
    ).toBe(1);
  });

  it('owes nothing once the goal is reached', () => {
    const { leads, fromMarketing } = orThrow(commitLeads({ ...basis, won: eur(900_000_00) }));
    expect([leads, fromMarketing.expected]).toEqual([{ low: 0, expected: 0, high: 0 }, eur(0)]);
  });

  it('lists everything that is missing at once', () => {
    const broken = commitLeads({
      goal: eur(0),
      won: { minor: 0, currency: 'USD' },
      pipeline: eur(1),
      marketingShare: Number.NaN,
      averageSale: eur(0),
      conversion: rate(0, 10),
      cycle: -1,
      period: { start: third.end, end: third.end },
    });
    expect(broken._tag === 'Left' && broken.left.missing.map(({ lack }) => lack)).toEqual([
      'revenue-goal',
      'marketing-share',
      'average-sale',
      'conversion',
      'pipeline-rate',
      'cycle',
      'open-period',
      'one-currency',
    ]);
  });

  it('takes whatever it is given without throwing, and never says NaN', () => {
    const hostile: ReadonlyArray<unknown> = [
      null,
      undefined,
      [],
      {},
      '',
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -1,
      '__proto__',
    ];
    for (const whole of hostile) expect(commitLeads(whole as CommitmentBasis)._tag).toBe('Left');
    for (const key of Object.keys(basis)) {
      for (const value of hostile) {
        const found = commitLeads({ ...basis, [key]: value } as CommitmentBasis);
        expect(JSON.stringify(found)).not.toMatch(/NaN|null(?!\})/);
      }
    }
  });

  const amounts = fc.integer({ min: 1, max: 1e9 });
  const shares = fc
    .tuple(fc.integer({ min: 1, max: 200 }), fc.nat({ max: 200 }))
    .map(([won, more]) => rate(won, won + more));
  const bases = fc
    .record({
      goal: amounts,
      won: amounts,
      pipeline: amounts,
      pipelineRate: shares,
      marketingShare: fc.double({ min: 0.01, max: 1, noNaN: true }),
      averageSale: amounts,
      conversion: shares,
    })
    .map(
      (one): CommitmentBasis => ({
        ...basis,
        ...one,
        goal: eur(one.goal),
        won: eur(one.won),
        pipeline: eur(one.pipeline),
        averageSale: eur(one.averageSale),
      }),
    );

  test('its range holds what is expected, and more goal never takes fewer leads', () => {
    fc.assert(
      fc.property(bases, amounts, (one, more) => {
        const { leads, missing, fromMarketing } = orThrow(commitLeads(one));
        expect(leads.low).toBeLessThanOrEqual(leads.expected);
        expect(leads.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(leads.expected);
        expect(missing.low.minor).toBeLessThanOrEqual(missing.expected.minor);
        expect(missing.high.minor).toBeGreaterThanOrEqual(missing.expected.minor);
        expect(fromMarketing.expected.minor).toBeLessThanOrEqual(missing.expected.minor);
        const larger = orThrow(commitLeads({ ...one, goal: eur(one.goal.minor + more) }));
        expect(larger.leads.expected).toBeGreaterThanOrEqual(leads.expected);
        expect(JSON.parse(JSON.stringify(larger))).toEqual(larger);
      }),
    );
  });

  test('as many leads as it says bring what is owed, and one fewer does not', () => {
    fc.assert(
      fc.property(bases, (one) => {
        const { leads, missing } = orThrow(commitLeads(one));
        const owed = missing.expected.minor * one.marketingShare;
        const each = one.averageSale.minor * (one.conversion.value ?? 0);
        expect(leads.expected * each).toBeGreaterThanOrEqual(owed * (1 - 1e-8));
        if (leads.expected > 0) expect((leads.expected - 1) * each).toBeLessThan(owed * (1 + 1e-8));
      }),
    );
  });
});

describe('measured from a journal', () => {
  const goal: JointGoal = {
    id: 'new-revenue',
    title: 'New revenue in the third quarter',
    measure: { kind: 'revenue', atLeast: eur(100_000_00), marketingShare: 0.6 },
    period: '2026-Q3',
    owners: { sales: 'sam', marketing: 'mia' },
  };
  const agreement = compile({ ...draft, goals: [goal] });
  const asOf = '2026-06-01T00:00Z';
  const read = (
    events: ReadonlyArray<JournalEvent>,
    of = agreement,
    when = asOf,
  ): GoalCommitment | undefined => leadCommitments(of, { asOf: at(when) })(journalOf(events))[0];

  const lead = (
    id: string,
    handedOver: string,
    ended: string | undefined,
    value?: number,
    segment?: string,
  ) => [
    ...(segment === undefined ? [] : [tell(id, 'captured', handedOver, { origin: 'marketing', segment })]),
    tell(id, 'handed-over', handedOver, {}, { sequence: 1 }),
    ...(ended === undefined
      ? []
      : [
          value === undefined
            ? tell(id, 'disqualified', ended, { reason: 'no-budget' })
            : tell(id, 'won', ended, { value: eur(value) }),
        ]),
  ];
  const opportunity = (id: string, status: 'open' | 'won' | 'lost', minor: number, closeDate?: string) =>
    tell(`opportunity:${id}`, 'opportunity-opened', '2026-05-01T09:00Z', {
      status,
      amount: eur(minor),
      ...(closeDate === undefined ? {} : { closeDate: closeDate as JointGoal['period'] as never }),
    });
  const history = [
    ...lead('1', '2026-01-10T09:00Z', '2026-02-09T09:00Z', 10_000_00),
    ...lead('2', '2026-01-10T09:00Z', '2026-03-11T09:00Z', 20_000_00),
    ...lead('3', '2026-01-10T09:00Z', '2026-01-20T09:00Z'),
    ...lead('4', '2026-01-10T09:00Z', '2026-01-20T09:00Z'),
    ...lead('5', '2026-05-20T09:00Z', undefined),
    opportunity('a', 'open', 40_000_00, '2026-09-30'),
    opportunity('b', 'open', 90_000_00, '2026-10-01'),
    opportunity('c', 'won', 5_000_00),
    opportunity('d', 'lost', 5_000_00),
  ];

  it('leaves open leads out of the rate, and opportunities that close later out of the pipeline', () => {
    expect(read(history)).toMatchObject({
      state: 'committed',
      basis: {
        conversion: { numerator: 2, denominator: 4 },
        averageSale: eur(15_000_00),
        pipeline: eur(40_000_00),
        pipelineRate: { numerator: 1, denominator: 2 },
        won: eur(0),
        cycle: 30 * day,
      },
      missing: { expected: eur(80_000_00) },
      leads: { expected: 7 },
      leftOut: { open: 1, won: 0, opportunities: 0 },
    });
    expect(read(history)?.text).toMatch(
      /^To reach 100000.00 EUR in 2026-Q3, Marketing hands over 7 leads \(\d+–\d+\) from 2026-06-01 until before 2026-09-01\.$/,
    );
  });

  it('takes off what is sold in the period already, each opportunity once', () => {
    const sold = [
      tell(
        '1',
        'won',
        '2026-07-10T09:00Z',
        { value: eur(30_000_00) },
        { opportunity: { system: 'crm', id: 'x' } },
      ),
      tell('opportunity:x', 'opportunity-opened', '2026-07-01T09:00Z', {
        status: 'open',
        amount: eur(30_000_00),
      }),
      tell('opportunity:x', 'opportunity-changed', '2026-07-10T09:00Z', { status: 'won' }),
    ];
    const [first, ...rest] = history;
    const without = [first, ...rest].filter((event) => event !== history[1]) as ReadonlyArray<JournalEvent>;
    expect(read([...without, ...sold], agreement, '2026-08-01T00:00Z')).toMatchObject({
      basis: { won: eur(30_000_00) },
    });
  });

  it('counts a sale once at what it was sold for, and none of a test lead', () => {
    const opened = (id: string, lead: string) =>
      tell(`opportunity:${id}`, 'opportunity-opened', '2026-07-01T09:00Z', {
        status: 'open',
        amount: eur(30_000_00),
        primaryLead: { system: 'crm', id: lead },
      });
    const sold = [
      opened('x', '1'),
      // The sale names no opportunity, and nobody closed it in the books.
      tell('1', 'won', '2026-07-10T09:00Z', { value: eur(20_000_00) }),
      tell('9', 'captured', '2026-07-01T08:00Z', { origin: 'marketing', exclusion: 'test' }),
      opened('y', '9'),
      tell('opportunity:y', 'opportunity-changed', '2026-07-10T09:00Z', { status: 'won' }),
    ];
    const without = history.filter((event) => event !== history[1]);
    expect(read([...without, ...sold], agreement, '2026-08-01T00:00Z')).toMatchObject({
      basis: { won: eur(20_000_00), pipeline: eur(40_000_00) },
    });
  });

  it('takes an opportunity for closed when its lead was won or lost, whatever it says itself', () => {
    const link = { opportunity: { system: 'crm', id: 'x' } };
    const other = { opportunity: { system: 'crm', id: 'y' } };
    const events = [
      ...history,
      opportunity('x', 'open', 9_000_00),
      opportunity('y', 'open', 9_000_00),
      tell('6', 'handed-over', '2026-01-10T09:00Z', {}, { sequence: 1 }),
      tell('6', 'won', '2026-02-09T09:00Z', { value: eur(15_000_00) }, link),
      tell('7', 'handed-over', '2026-01-10T09:00Z', {}, { sequence: 1 }),
      tell('7', 'lost', '2026-02-09T09:00Z', { reason: 'no-budget' }, other),
    ];
    expect(read(events)).toMatchObject({
      basis: { pipeline: eur(40_000_00), pipelineRate: { numerator: 2, denominator: 4 } },
    });
  });

  it('reads the end of the period in the zone of the sale', () => {
    // Three in the morning of 1 July in Karachi is the evening before in London.
    const sold = tell('opportunity:k', 'opportunity-opened', '2026-06-30T22:00Z', {
      status: 'won',
      amount: eur(700),
    });
    const wonWith = (zone: string) => {
      const of = compile({
        ...draft,
        goals: [goal],
        terms: { ...draft.terms, sale: { version: 1, event: 'booked', zone } },
      });
      const reading = read([...history, sold], of, '2026-07-02T00:00Z');
      return reading?.state === 'committed' && reading.basis.won.minor;
    };
    expect([wonWith('UTC'), wonWith('Asia/Karachi')]).toEqual([0, 700]);
  });

  it('weighs leads by what their segment has brought, so that cheap ones cannot fill it', () => {
    const events = [
      ...lead('1', '2026-01-10T09:00Z', '2026-02-09T09:00Z', 30_000_00, 'enterprise'),
      ...lead('2', '2026-01-10T09:00Z', '2026-02-09T09:00Z', undefined, 'small'),
      ...lead('3', '2026-06-10T09:00Z', undefined, undefined, 'small'),
      ...lead('4', '2026-06-10T09:00Z', undefined, undefined, 'enterprise'),
      ...lead('5', '2026-06-10T09:00Z', undefined, undefined, 'middle'),
    ];
    expect(read(events, agreement, '2026-06-15T00:00Z')).toMatchObject({
      byValue: {
        owed: eur(60_000_00),
        delivered: eur(30_000_00),
        unpriced: 1,
        segments: [
          { segment: 'enterprise', worth: eur(30_000_00), handedOver: 1 },
          { segment: 'middle', handedOver: 1 },
          { segment: 'small', worth: eur(0), handedOver: 1 },
        ],
      },
    });
  });

  it('says all that is missing, and who can supply it', () => {
    const unstated = compile({
      ...draft,
      goals: [{ ...goal, measure: { kind: 'revenue', atLeast: eur(1) } }],
    });
    const reading = read([opportunity('a', 'open', 1)], unstated);
    expect(reading).toMatchObject({ state: 'not-computable' });
    expect(
      reading?.state === 'not-computable' && reading.missing.map(({ lack, owner }) => `${lack} ${owner}`),
    ).toEqual([
      'marketing-share operations',
      'average-sale sales',
      'conversion sales',
      'pipeline-rate sales',
      'cycle sales',
    ]);
    const over = read(history, agreement, '2026-10-01T00:00Z');
    expect(over?.state === 'not-computable' && over.missing.map(({ lack }) => lack)).toEqual(['open-period']);
  });

  it('is about goals of new revenue alone', () => {
    const customers = compile({
      ...draft,
      goals: [{ ...goal, measure: { kind: 'customers-won', atLeast: 3 } }],
    });
    expect(read(history, customers)).toBeUndefined();
  });

  test('does not depend on the order of events, and survives a trip through JSON', () => {
    fc.assert(
      fc.property(shuffledWithRepetition(history), (shuffled) => {
        const reading = read(shuffled);
        expect(reading).toEqual(read(history));
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
      { numRuns: 20 },
    );
  });
});
