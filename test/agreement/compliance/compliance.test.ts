import type { CompiledAgreement } from 'smarketing/agreement';
import { compliance, type PeriodCompliance } from 'smarketing/agreement/compliance';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { day, hour } from 'smarketing/kernel';
import { describe, expect, it } from 'vitest';
import { at, compile, draft, owing, tell } from '../quarter.js';

const april = '2026-04-01T00:00Z';
const handedOver = { metric: { kind: 'leads-handed-over' }, atLeast: 2 } as const;

const periodsOf = (
  agreement: CompiledAgreement,
  side: 'sales' | 'marketing',
  events: ReadonlyArray<JournalEvent>,
  when = april,
): ReadonlyArray<PeriodCompliance> =>
  compliance(agreement, { asOf: at(when) })(journalOf(events)).sides[side].obligations[0]?.periods ?? [];
const lastOf = (...question: Parameters<typeof periodsOf>): PeriodCompliance | undefined =>
  periodsOf(...question).at(-1);

describe('counting leads handed over', () => {
  const agreement = owing({ metric: { kind: 'requests-kept' }, atLeast: 0.5 }, handedOver);
  const one = tell('1', 'handed-over', '2026-02-02T09:00Z', {});
  const two = tell('2', 'handed-over', '2026-03-02T09:00Z', {});

  it('is due while the period is open, kept as soon as it is reached, and missed at the end', () => {
    expect(lastOf(agreement, 'marketing', [one, two], '2026-02-10T00:00Z')).toMatchObject({
      state: 'due',
      measured: { value: 1 },
      dueAt: at(april),
      text: 'Due: 1 of at least 2 in 2026-Q1.',
    });
    expect(lastOf(agreement, 'marketing', [one, two], '2026-03-10T00:00Z')?.state).toBe('kept');
    expect(lastOf(agreement, 'marketing', [one])).toMatchObject({
      state: 'missed',
      short: 1,
      text: 'Missed: 1 of at least 2 in 2026-Q1.',
    });
  });

  it('counts what happens in the first millisecond of a period to it, and after its last to the next', () => {
    const first = tell('3', 'handed-over', '2026-01-01T00:00Z', {});
    const next = tell('4', 'handed-over', april, {});
    expect(lastOf(agreement, 'marketing', [first, one, next])).toMatchObject({ measured: { value: 2 } });
  });

  it('leaves out leads that count nowhere, and those of other segments', () => {
    const test = tell('1', 'captured', '2026-02-01T09:00Z', { origin: 'marketing', exclusion: 'test' });
    const segment = tell('2', 'captured', '2026-03-01T09:00Z', { origin: 'marketing', segment: 'smb' });
    expect(lastOf(agreement, 'marketing', [test, segment, one, two])).toMatchObject({
      measured: { value: 1 },
    });
    const ofSegment = owing(
      { metric: { kind: 'requests-kept' }, atLeast: 0.5 },
      { metric: { kind: 'leads-handed-over', segment: 'smb' }, atLeast: 1 },
    );
    expect(lastOf(ofSegment, 'marketing', [segment, one, two])).toMatchObject({
      state: 'kept',
      measured: { value: 1 },
    });
  });

  it('cannot tell from the time before anything was recorded, and can where a source is declared', () => {
    const later = tell('5', 'handed-over', '2026-05-02T09:00Z', {});
    expect(periodsOf(agreement, 'marketing', [later], '2026-07-01T00:00Z')).toMatchObject([
      {
        period: '2026-Q1',
        state: 'not-measurable',
        reason: 'not-recorded',
        missing: ['handed-over'],
        owner: 'marketing',
      },
      { period: '2026-Q2', state: 'missed' },
    ]);
    const declared = owing({ metric: { kind: 'requests-kept' }, atLeast: 0.5 }, handedOver, {
      sources: [{ source: 'crm', type: 'handed-over', observedFrom: at('2025-01-01T00:00Z') }],
    });
    expect(lastOf(declared, 'marketing', [])).toMatchObject({ state: 'missed', short: 2 });
  });

  it('judges no count over a part of a period, of recording or of the agreement', () => {
    const late = owing({ metric: { kind: 'requests-kept' }, atLeast: 0.5 }, handedOver, {
      sources: [{ source: 'crm', type: 'handed-over', observedFrom: at('2026-02-01T00:00Z') }],
    });
    expect(lastOf(late, 'marketing', [one])).toMatchObject({
      state: 'not-measurable',
      reason: 'partly-recorded',
      measured: { value: 1 },
    });
    const short = owing({ metric: { kind: 'requests-kept' }, atLeast: 0.5 }, handedOver, {
      effectiveFrom: '2026-01-15' as typeof draft.effectiveFrom,
    });
    expect(lastOf(short, 'marketing', [one])).toMatchObject({
      state: 'not-measurable',
      reason: 'partly-in-effect',
    });
    expect(lastOf(short, 'marketing', [one, two])?.state).toBe('kept');
  });

  it('judges nothing before the agreement is in effect, and nothing after it has ended', () => {
    expect(periodsOf(agreement, 'marketing', [one], '2025-12-31T00:00Z')).toEqual([]);
    const ended = owing({ metric: { kind: 'requests-kept' }, atLeast: 0.5 }, handedOver, {
      effectiveTo: '2026-04-01' as typeof draft.effectiveFrom,
    });
    expect(periodsOf(ended, 'marketing', [one], '2027-01-01T00:00Z').map(({ period }) => period)).toEqual([
      '2026-Q1',
    ]);
  });
});

describe('what Sales owes about its leads', () => {
  const facts = {
    metric: { kind: 'facts-recorded', facts: ['need'], by: 'sales-qualified' },
    atLeast: 0.9,
  } as const;
  const need = (lead: string, when: string) =>
    tell(lead, 'profile-changed', when, { facts: { need: 'Faster quotes' } });
  const qualified = (lead: string, when: string) => tell(lead, 'sales-qualified', when, {});

  it('counts wants and needs that were known when the lead was qualified, not after', () => {
    const events = [
      need('1', '2026-02-01T09:00Z'),
      qualified('1', '2026-02-02T09:00Z'),
      qualified('2', '2026-02-02T09:00Z'),
      need('2', '2026-02-02T09:01Z'),
    ];
    expect(lastOf(owing(facts, handedOver), 'sales', events)).toMatchObject({
      state: 'missed',
      measured: { value: { numerator: 1, denominator: 2 }, subjects: 2, undecided: 0 },
      short: 1,
      against: [{ system: 'crm', id: '2' }],
    });
  });

  const gained = {
    metric: { kind: 'completeness-gained', from: 'handed-over', to: 'sales-qualified' },
    atLeast: 0.2,
  } as const;

  it('takes a fact that nobody ever told for one that no system records, unless a source is declared to', () => {
    const events = [
      tell('1', 'handed-over', '2026-02-01T09:00Z', {}),
      tell('1', 'profile-changed', '2026-02-01T09:00Z', { facts: { company: 'Acme' } }),
      qualified('1', '2026-02-02T09:00Z'),
    ];
    expect(lastOf(owing(facts, handedOver), 'sales', events)).toMatchObject({
      state: 'not-measurable',
      reason: 'not-recorded',
      missing: ['profile-changed'],
      owner: 'sales',
      text: 'Not measurable in 2026-Q1: no source records the facts need.',
    });
    expect(lastOf(owing(gained, handedOver), 'sales', events)).toMatchObject({
      reason: 'not-recorded',
      text: 'Not measurable in 2026-Q1: no source records facts that are learned after the hand-over.',
    });
    const sources = [
      { source: 'crm', type: 'profile-changed', observedFrom: at('2025-01-01T00:00Z') } as const,
    ];
    expect(lastOf(owing(facts, handedOver, { sources }), 'sales', events)?.state).toBe('missed');
    expect(lastOf(owing(gained, handedOver, { sources }), 'sales', events)?.state).toBe('missed');
  });

  it('takes a placeholder for no answer', () => {
    const events = [
      tell('1', 'profile-changed', '2026-02-01T09:00Z', { facts: { need: 'n/a' } }),
      qualified('1', '2026-02-02T09:00Z'),
    ];
    expect(lastOf(owing(facts, handedOver), 'sales', events)?.state).toBe('missed');
  });

  it('has nothing to judge in a closed period without such a lead', () => {
    const events = [need('1', '2026-02-01T09:00Z'), qualified('1', '2026-02-02T09:00Z')];
    expect(lastOf(owing(facts, handedOver), 'sales', events, '2026-07-01T00:00Z')).toMatchObject({
      state: 'not-measurable',
      reason: 'nothing-to-judge',
      missing: [],
    });
  });

  it('adds up the completeness that leads gain, what the hand-over brought aside', () => {
    // Nine facts weigh 1 each; the hand-over brings two of them, Sales adds two more.
    const events = [
      tell('1', 'handed-over', '2026-02-01T09:00Z', {
        facts: { company: 'Acme', email: 'ann@acme.example' },
      }),
      tell('1', 'profile-changed', '2026-02-03T09:00Z', {
        facts: { need: 'Faster quotes', timeframe: 'May' },
      }),
      qualified('1', '2026-02-05T09:00Z'),
    ];
    expect(lastOf(owing(gained, handedOver), 'sales', events)).toMatchObject({
      state: 'kept',
      measured: { value: { numerator: 2, denominator: 9 }, subjects: 1 },
    });
    const idle = [
      events[0],
      events[2],
      tell('9', 'handed-over', '2026-01-05T09:00Z', {}),
      need('9', '2026-02-01T09:00Z'),
    ] as ReadonlyArray<JournalEvent>;
    expect(lastOf(owing(gained, handedOver), 'sales', idle)).toMatchObject({
      state: 'missed',
      measured: { value: { numerator: 0, denominator: 9 } },
      against: [{ system: 'crm', id: '1' }],
    });
  });

  const reported = { metric: { kind: 'results-reported', within: 30 * day }, atLeast: 0.5 } as const;

  it('counts a result with its reason and in time: qualified, won, or an agreed exit', () => {
    const events = [
      ...['1', '2', '3', '4', '5', '6'].map((lead) => tell(lead, 'handed-over', '2026-02-01T09:00Z', {})),
      tell('1', 'disqualified', '2026-02-20T09:00Z', { reason: 'no-budget' }),
      tell('2', 'disqualified', '2026-02-20T09:00Z', {}),
      tell('3', 'disqualified', '2026-03-20T09:00Z', { reason: 'no-budget' }),
      qualified('4', '2026-03-03T09:00Z'),
      tell('5', 'lost', '2026-02-20T09:00Z', { reason: 'because' }),
    ];
    expect(lastOf(owing(reported, handedOver), 'sales', events)).toMatchObject({
      state: 'missed',
      measured: { value: { numerator: 2, denominator: 6 } },
      against: ['2', '3', '5', '6'].map((id) => ({ system: 'crm', id })),
      short: 1,
    });
  });

  it('waits for those whose time is not up, unless they can change nothing', () => {
    const events = [
      tell('1', 'handed-over', '2026-03-25T09:00Z', {}),
      tell('2', 'handed-over', '2026-03-26T09:00Z', {}),
      tell('1', 'disqualified', '2026-03-27T09:00Z', { reason: 'no-budget' }),
    ];
    expect(lastOf(owing(reported, handedOver), 'sales', events)?.state).toBe('kept');
    expect(lastOf(owing({ ...reported, atLeast: 0.9 }, handedOver), 'sales', events)).toMatchObject({
      state: 'due',
      closed: true,
      dueAt: at('2026-04-25T09:00Z'),
      measured: { undecided: 1, subjects: 1 },
      text: 'Due: 100% (1 undecided) of at least 90% in 2026-Q1.',
    });
    expect(
      periodsOf(
        owing({ ...reported, atLeast: 0.9 }, handedOver),
        'sales',
        events,
        '2026-04-25T09:00:00.001Z',
      )[0]?.state,
    ).toBe('missed');
  });

  it('counts what Sales accepted; silence is no acceptance, and some agreements measure none', () => {
    const accepted = { metric: { kind: 'accepted' }, atLeast: 0.5 } as const;
    const events = [
      tell('1', 'handed-over', '2026-02-01T09:00Z', {}),
      tell('1', 'accepted', '2026-02-01T10:00Z', {}),
      tell('2', 'handed-over', '2026-02-01T09:00Z', {}),
      tell('3', 'handed-over', '2026-02-01T09:00Z', {}),
      tell('3', 'rejected', '2026-02-01T10:00Z', { reason: 'clerical' }),
    ];
    expect(
      lastOf(owing(accepted, handedOver, { lifecycle: { acceptance: 'explicit' } }), 'sales', events),
    ).toMatchObject({
      state: 'missed',
      against: [{ id: '2' }, { id: '3' }],
    });
    expect(
      lastOf(owing(accepted, handedOver, { lifecycle: { acceptance: 'none' } }), 'sales', events),
    ).toMatchObject({
      state: 'not-measurable',
      reason: 'acceptance-not-agreed',
    });
  });
});

describe('what Marketing owes', () => {
  const sales = { metric: { kind: 'requests-kept' }, atLeast: 0.5 } as const;

  it('counts hand-overs that carry everything required', () => {
    const complete = owing(sales, { metric: { kind: 'complete-at-hand-over' }, atLeast: 0.5 });
    const events = [
      tell('1', 'handed-over', '2026-02-01T09:00Z', {
        facts: { company: 'Acme', email: 'ann@acme.example' },
      }),
      tell('2', 'handed-over', '2026-02-01T09:00Z', { facts: { company: 'Acme' } }),
    ];
    expect(lastOf(complete, 'marketing', events)).toMatchObject({
      state: 'kept',
      measured: { value: { numerator: 1, denominator: 2 } },
    });
    const bare = [tell('1', 'handed-over', '2026-02-01T09:00Z', {})];
    expect(lastOf(complete, 'marketing', bare)).toMatchObject({
      state: 'not-measurable',
      reason: 'not-recorded',
      missing: ['profile-changed'],
    });
  });

  it('counts deliveries of the service, and different assets of the kinds', () => {
    const service = owing(sales, {
      metric: { kind: 'service-deliveries', service: 'competitor-watch' },
      atLeast: 1,
    });
    const delivered = (name: string) =>
      tell(`service:${name}`, 'service-delivered', '2026-02-01T09:00Z', { service: name });
    expect(lastOf(service, 'marketing', [delivered('competitor-watch')])?.state).toBe('kept');
    expect(lastOf(service, 'marketing', [delivered('newsletter')])?.state).toBe('missed');
    const assets = owing(sales, { metric: { kind: 'assets-published', assets: ['battlecard'] }, atLeast: 2 });
    const published = (name: string, when: string, kind = 'battlecard') =>
      tell(`asset:${name}`, 'asset-published', when, { kind });
    expect(
      lastOf(assets, 'marketing', [
        published('a', '2026-02-01T09:00Z'),
        published('a', '2026-02-09T09:00Z'),
        published('b', '2026-02-09T09:00Z', 'flyer'),
      ]),
    ).toMatchObject({ state: 'missed', measured: { value: 1 } });
  });

  it('counts signals that were answered in time', () => {
    const signals = owing(sales, { metric: { kind: 'signals-answered', within: 8 * hour }, atLeast: 0.9 });
    const signal = (name: string, state: 'reported' | 'acknowledged' | 'acted', when: string) =>
      tell(`signal:${name}`, 'signal-changed', when, { state });
    const events = [
      signal('a', 'reported', '2026-02-01T09:00Z'),
      signal('a', 'acted', '2026-02-01T17:00Z'),
      signal('b', 'reported', '2026-02-01T09:00Z'),
      signal('b', 'acknowledged', '2026-02-01T17:00:00.001Z'),
      signal('c', 'acknowledged', '2026-02-01T17:00Z'),
    ];
    expect(lastOf(signals, 'marketing', events)).toMatchObject({
      state: 'missed',
      measured: { value: { numerator: 1, denominator: 2 } },
      against: [{ id: 'b' }],
    });
  });

  it('judges clocks that are about no lead, such as answers to signals, by their policy', () => {
    const policy = {
      id: 'answer',
      version: 1,
      metric: 'delivery',
      obliged: 'marketing',
      start: [{ type: 'service-requested' }],
      stop: [{ type: 'service-delivered' }],
      targets: [{ target: { clock: 'elapsed', milliseconds: day } }],
    } as const;
    const agreement = owing(
      sales,
      { metric: { kind: 'policy-attainment', policy: 'answer' }, atLeast: 0.5 },
      { policies: [...draft.policies, policy] },
    );
    const ask = (name: string, when: string) =>
      tell(`service:${name}`, 'service-requested', when, { service: 'x', by: 'sales' });
    const give = (name: string, when: string) =>
      tell(`service:${name}`, 'service-delivered', when, { service: 'x' });
    const events = [
      ask('a', '2026-02-01T09:00Z'),
      give('a', '2026-02-01T10:00Z'),
      ask('b', '2026-02-01T09:00Z'),
      give('b', '2026-02-03T10:00Z'),
      ask('c', '2026-03-31T12:00Z'),
    ];
    expect(lastOf(agreement, 'marketing', events)).toMatchObject({
      state: 'due',
      dueAt: at('2026-04-01T12:00Z'),
      measured: { value: { numerator: 1, denominator: 2 }, undecided: 1 },
      against: [{ id: 'b' }],
    });
  });
});

describe('what both owe alike', () => {
  const kept = { metric: { kind: 'requests-kept' }, atLeast: 0.5 } as const;
  const request = (name: string, when: string, data: Parameters<typeof tell<'request-changed'>>[3]) =>
    tell(`request:${name}`, 'request-changed', when, data);
  const due = at('2026-02-10T09:00Z');

  it('holds each department to its own promises, and a reopened request is not done', () => {
    const events = [
      request('a', '2026-02-01T09:00Z', { state: 'promised', performer: 'sales', dueAt: due }),
      request('a', '2026-02-09T09:00Z', { state: 'done' }),
      request('b', '2026-02-01T09:00Z', { state: 'promised', performer: 'team:content', dueAt: due }),
      request('b', '2026-02-09T09:00Z', { state: 'done' }),
      request('b', '2026-02-20T09:00Z', { state: 'reopened' }),
      request('c', '2026-02-01T09:00Z', { state: 'asked', performer: 'marketing', dueAt: due }),
      request('d', '2026-02-01T09:00Z', { state: 'promised', performer: 'sales' }),
    ];
    const agreement = owing(kept, kept, {
      parties: [{ party: 'team:content', name: 'Content', department: 'marketing' }],
    });
    expect(lastOf(agreement, 'sales', events)).toMatchObject({ state: 'kept', measured: { subjects: 1 } });
    expect(lastOf(agreement, 'marketing', events)).toMatchObject({ state: 'missed', against: [{ id: 'b' }] });
  });

  it('leaves a period that is over alone when something is promised for a time within it', () => {
    const late = request('a', '2026-04-05T09:00Z', { state: 'promised', performer: 'sales', dueAt: due });
    expect(
      periodsOf(owing(kept, kept), 'sales', [late], '2026-07-01T00:00Z').map(({ period, state }) => [
        period,
        state,
      ]),
    ).toEqual([
      ['2026-Q1', 'not-measurable'],
      ['2026-Q2', 'missed'],
    ]);
  });

  it('holds a promise to the time that was promised first, and a no after it against who promised', () => {
    const promised = request('a', '2026-02-01T09:00Z', {
      state: 'promised',
      performer: 'sales',
      dueAt: due,
    });
    const renewed = [
      promised,
      // Ten days after its time: another offer takes nothing back.
      request('a', '2026-02-20T09:00Z', { state: 'countered', dueAt: at('2026-05-01T09:00Z') }),
      request('a', '2026-02-21T09:00Z', { state: 'promised' }),
      request('a', '2026-04-20T09:00Z', { state: 'done' }),
    ];
    const agreement = owing(kept, kept);
    expect(
      periodsOf(agreement, 'sales', renewed, '2026-07-01T00:00Z').map(({ period, state }) => [period, state]),
    ).toEqual([
      ['2026-Q1', 'missed'],
      ['2026-Q2', 'not-measurable'],
    ]);
    const refused = request('a', '2026-02-02T09:00Z', { state: 'declined' });
    expect(lastOf(agreement, 'sales', [promised, refused])).toMatchObject({
      state: 'missed',
      against: [{ id: 'a' }],
    });
    const asked = request('a', '2026-02-01T09:00Z', { state: 'asked', performer: 'sales', dueAt: due });
    expect(lastOf(agreement, 'sales', [asked, refused])?.state).toBe('not-measurable');
  });

  it('counts only meetings at which both departments were', () => {
    const meeting = { metric: { kind: 'meetings-held', policy: 'rhythm' }, atLeast: 1 } as const;
    const held = (...parties: ReadonlyArray<'sales' | 'marketing'>) =>
      tell('meeting:a', 'meeting-held', '2026-02-01T09:00Z', {
        policy: 'rhythm',
        participants: parties.map((party) => ({ person: party, party })),
      });
    const agreement = owing(meeting, meeting);
    for (const side of ['sales', 'marketing'] as const) {
      expect(lastOf(agreement, side, [held('sales', 'marketing')])?.state).toBe('kept');
      expect(lastOf(agreement, side, [held('sales', 'sales')])?.state).toBe('missed');
    }
  });
});

describe('the whole', () => {
  const agreement = compile(draft);
  const events = [
    tell('1', 'handed-over', '2026-02-02T09:00Z', {}),
    tell('2', 'handed-over', '2026-03-02T09:00Z', {}),
    tell('2', 'won', '2026-03-12T09:00Z', {}),
  ];

  it('adds up by side, and names the preset six', () => {
    const { sides } = compliance(agreement, { asOf: at(april) })(journalOf(events));
    expect(sides.marketing.obligations.map(({ id }) => id)).toHaveLength(3);
    expect(sides.sales.obligations.map(({ id }) => id)).toEqual([
      'wants-and-needs',
      'prospect-information',
      'results-reported',
    ]);
    expect(sides.marketing).toMatchObject({
      kept: { numerator: 1, denominator: 1 },
      states: { kept: 1, missed: 0, due: 0, 'not-measurable': 2 },
    });
    expect(sides.sales.states).toEqual({ kept: 0, missed: 1, due: 0, 'not-measurable': 2 });
  });

  it('looks back as many periods as it is asked, whatever it is asked', () => {
    const long = compile({ ...draft, effectiveFrom: '2020-01-01' as typeof draft.effectiveFrom });
    const count = (periods: number) =>
      compliance(long, { asOf: at(april), periods })(journalOf(events)).sides.sales.obligations[0]?.periods
        .length;
    expect([1, 6, 1e9, 0, -1, Number.NaN, 2.5].map(count)).toEqual([1, 6, 25, 4, 4, 4, 4]);
  });

  it('prints a past report again as it was known then', () => {
    const late = tell('3', 'handed-over', '2026-03-30T09:00Z', {}, { receivedAt: at('2026-05-01T00:00Z') });
    const read = (knownAt?: string) =>
      compliance(agreement, { asOf: at(april), ...(knownAt === undefined ? {} : { knownAt: at(knownAt) }) })(
        journalOf([...events, late]),
      ).sides.marketing.obligations[0]?.periods[0];
    expect(read()).toMatchObject({ measured: { value: 3 } });
    expect(read(april)).toMatchObject({ measured: { value: 2 } });
  });
});
