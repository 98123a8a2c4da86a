import fc from 'fast-check';
import { type Obligation, type ObligationMetric, unitOfObligation } from 'smarketing/agreement';
import { type Compliance, compliance } from 'smarketing/agreement/compliance';
import { type JournalEvent, journalOf, journalUnion } from 'smarketing/journal';
import { day, hour, type Instant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { arbitraryJournalEvents, shuffledWithRepetition } from '../../arbitraries/journal-events.js';
import { compile, draft } from '../quarter.js';

const metrics: ReadonlyArray<ObligationMetric> = [
  { kind: 'leads-handed-over' },
  { kind: 'complete-at-hand-over' },
  { kind: 'accepted' },
  { kind: 'policy-attainment', policy: 'first-response' },
  { kind: 'facts-recorded', facts: ['company'], by: 'sales-qualified' },
  { kind: 'completeness-gained', from: 'handed-over', to: 'sales-qualified' },
  { kind: 'results-reported', within: 2 * hour },
  { kind: 'service-deliveries', service: 'x' },
  { kind: 'assets-published', assets: ['battlecard'] },
  { kind: 'signals-answered', within: hour },
  { kind: 'requests-kept' },
  { kind: 'meetings-held', policy: 'rhythm' },
];

const other = { sales: 'marketing', marketing: 'sales' } as const;
const obligations = (side: 'sales' | 'marketing'): [Obligation, ...Array<Obligation>] =>
  metrics.map((metric) => ({
    id: `${side}-${metric.kind}`,
    title: 'Something is owed.',
    owner: side,
    beneficiary: other[side],
    metric,
    atLeast:
      unitOfObligation[metric.kind] === 'count' ? 2 : metric.kind === 'completeness-gained' ? 0.02 : 0.6,
    period: 'day',
  })) as [Obligation, ...Array<Obligation>];

/** Both sides owe all there is to owe, day by day. */
const agreement = compile({
  ...draft,
  obligations: { sales: obligations('sales'), marketing: obligations('marketing') },
});

const firstMidnight = 1_772_409_600_000;
const moments = fc.integer({ min: 0, max: 96 }).map((hours) => (firstMidnight + hours * hour) as Instant);

/** What the departments do in three days, to four leads and four of everything else. */
const doings: ReadonlyArray<readonly [JournalEvent['type'], string, object]> = [
  ['handed-over', 'lead', { facts: { company: 'Acme', email: 'ann@acme.example' } }],
  ['handed-over', 'lead', {}],
  ['profile-changed', 'lead', { facts: { need: 'Faster quotes', company: 'Acme' } }],
  ['touch-connected', 'lead', { channel: 'call' }],
  ['sales-qualified', 'lead', {}],
  ['disqualified', 'lead', { reason: 'no-budget' }],
  ['rejected', 'lead', {}],
  ['won', 'lead', {}],
  ['service-delivered', 'service', { service: 'x' }],
  ['asset-published', 'asset', { kind: 'battlecard' }],
  ['signal-changed', 'signal', { state: 'reported' }],
  ['signal-changed', 'signal', { state: 'acknowledged' }],
  ['request-changed', 'request', { state: 'promised', performer: 'sales', dueAt: firstMidnight + 30 * hour }],
  ['request-changed', 'request', { state: 'done' }],
  ['request-changed', 'request', { state: 'reopened' }],
  [
    'meeting-held',
    'meeting',
    {
      policy: 'rhythm',
      participants: [
        { person: 'a', party: 'sales' },
        { person: 'b', party: 'marketing' },
      ],
    },
  ],
];
const done = fc
  .record({
    doing: fc.constantFrom(...doings),
    id: fc.constantFrom('1', '2', '3', '4'),
    hours: fc.integer({ min: 0, max: 71 }),
    number: fc.nat({ max: 1e6 }),
  })
  .map(
    ({ doing: [type, kind, data], id, hours, number }) =>
      ({
        schemaVersion: 1,
        source: 'crm',
        id: `${type} ${number}`,
        type,
        occurredAt: firstMidnight + hours * hour,
        subject: { kind, system: 'crm', id },
        actor: { kind: 'person', id: 'kim' },
        data,
      }) as unknown as JournalEvent,
  );
const events = fc.oneof(
  { weight: 4, arbitrary: fc.array(done, { minLength: 8, maxLength: 40 }) },
  { weight: 1, arbitrary: arbitraryJournalEvents() },
);
const read = (asOf: Instant, all: ReadonlyArray<JournalEvent>): Compliance =>
  compliance(agreement, { asOf, periods: 3 })(journalOf(all));
const readings = ({ sides }: Compliance) => [...sides.sales.obligations, ...sides.marketing.obligations];

describe('compliance', () => {
  test('does not depend on the order of the events, or on how often they are sent', () => {
    fc.assert(
      fc.property(
        events.chain((all) => fc.tuple(fc.constant(all), shuffledWithRepetition(all))),
        moments,
        ([all, shuffled], asOf) => {
          expect(read(asOf, shuffled)).toEqual(read(asOf, all));
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is the same over a journal and over the union of its parts', () => {
    fc.assert(
      fc.property(events, events, moments, (first, second, asOf) => {
        const joined = journalUnion.concat(journalOf(first), journalOf(second));
        expect(compliance(agreement, { asOf, periods: 3 })(joined)).toEqual(
          read(asOf, [...first, ...second]),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('is plain JSON, with states that add up and sentences that end', () => {
    fc.assert(
      fc.property(events, moments, (all, asOf) => {
        const reading = read(asOf, all);
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        for (const side of ['sales', 'marketing'] as const) {
          const { states, kept, obligations: each } = reading.sides[side];
          const periods = each.flatMap((one) => one.periods);
          expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(periods.length);
          expect([kept.numerator, kept.denominator]).toEqual([states.kept, states.kept + states.missed]);
          for (const { text } of periods) expect(text).toMatch(/^(Kept|Missed|Due|Not measurable)\b.*\.$/);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('judges both sides by the same measure, promises of their own apart', () => {
    fc.assert(
      fc.property(events, moments, (all, asOf) => {
        const { sides } = read(asOf, all);
        const shared = (side: 'sales' | 'marketing') =>
          sides[side].obligations
            .filter(({ metric }) => metric !== 'requests-kept')
            .map(({ metric, periods }) => [metric, periods.map(({ state, text }) => [state, text])]);
        expect(shared('sales')).toEqual(shared('marketing'));
      }),
      { numRuns: 40 },
    );
  });

  test('comes to every judgement there is, so that these laws are not about nothing', () => {
    const seen = new Set<string>();
    for (const all of fc.sample(events, { numRuns: 150, seed: 7 })) {
      for (const { metric, periods } of readings(read((firstMidnight + 60 * hour) as Instant, all))) {
        for (const { state } of periods) seen.add(`${metric} ${state}`);
      }
    }
    const states = ['kept', 'missed', 'due', 'not-measurable'];
    const unseen = metrics.flatMap(({ kind }) =>
      states.map((state) => `${kind} ${state}`).filter((one) => !seen.has(one)),
    );
    expect(unseen).toEqual([]);
  });

  test('is never taken back once kept or missed, whatever happens later', () => {
    const rewritable: ReadonlySet<string> = new Set([
      'results-reported',
      'accepted',
      'policy-attainment',
      'requests-kept',
      'meetings-held',
    ]);
    fc.assert(
      fc.property(events, moments, fc.integer({ min: 0, max: 40 }), (all, asOf, later) => {
        const told = all.filter(({ type }) => type !== 'merged' && type !== 'forgotten');
        const before = readings(read(asOf, told));
        const after = readings(read((asOf + later * hour) as Instant, told));
        for (const [index, one] of before.entries()) {
          for (const period of one.periods) {
            if (!period.closed || (period.state !== 'kept' && period.state !== 'missed')) continue;
            // What is told later can change what records say of an earlier moment: of a lead, of a promise that
            // is sent back after it was done, of a meeting whose minutes are written anew.
            if (rewritable.has(one.metric)) continue;
            const again = after[index]?.periods.find((other_) => other_.period === period.period);
            if (again?.state === 'kept' || again?.state === 'missed') expect(again.state).toBe(period.state);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('changes with a signature in its standing alone', () => {
    fc.assert(
      fc.property(events, moments, (all, asOf) => {
        const at = (firstMidnight - day) as Instant;
        const sign = (party: 'sales' | 'marketing'): JournalEvent => ({
          schemaVersion: 1,
          source: 'minutes',
          id: party,
          type: 'approval-given',
          occurredAt: at,
          subject: { kind: 'document', ...agreement.subject },
          data: { version: agreement.version, hash: agreement.hash, party },
        });
        const unsigned = read(asOf, all);
        const signed = read(asOf, [...all, sign('sales'), sign('marketing')]);
        expect([unsigned.agreement.state, signed.agreement.state]).toEqual(['unsigned', 'signed']);
        expect(signed.sides).toEqual(unsigned.sides);
      }),
      { numRuns: 40 },
    );
  });
});
