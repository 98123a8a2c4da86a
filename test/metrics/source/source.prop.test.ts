import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { hour, type Instant, orThrow } from 'smarketing/kernel';
import { leadCase, type Metric, measure } from 'smarketing/metrics';
import { dealCases } from 'smarketing/metrics/revenue';
import {
  compileSourcing,
  type Source,
  type SourceCase,
  sourceCases,
  sourceDefinitions,
  sourced,
  whichOpportunities,
} from 'smarketing/metrics/source';
import { describe, expect, test } from 'vitest';
import { arbitraryJournalEvents } from '../../arbitraries/journal-events.js';
import { describeLaws } from '../laws.js';
import { byHand } from './oracle.js';

const source: fc.Arbitrary<Source> = fc.constantFrom('marketing', 'sales', 'partner', 'unknown');

const subjects: fc.Arbitrary<ReadonlyArray<SourceCase>> = fc.array(
  fc
    .record({
      id: fc.nat({ max: 9 }),
      sources: fc.record({ 'lead-source': source, 'first-touch': source, 'touch-before-sales': source }),
      influence: fc.constantFrom('none', 'before', 'after', 'both'),
      linked: fc.boolean(),
      touched: fc.boolean(),
      amount: fc.option(
        fc.record({
          minor: fc.oneof(fc.integer({ min: -3, max: 1_000 }), fc.constant(Number.MAX_SAFE_INTEGER)),
          currency: fc.constantFrom('EUR', 'USD'),
        }),
        { nil: undefined },
      ),
    })
    .map(
      ({ id, amount, ...rest }): SourceCase => ({
        ...rest,
        openedAt: 0 as Instant,
        deal: {
          key: { system: 'crm', id: String(id) },
          basis: 'opportunity',
          status: 'open',
          ...(amount === undefined ? {} : { amount }),
        },
      }),
    ),
  { maxLength: 20 },
);

const sourcing = orThrow(compileSourcing({ unprovenAtMost: 1 }));

describeLaws(subjects, { sourced: sourced(sourcing) } as unknown as Readonly<
  Record<string, Metric<SourceCase, never, unknown>>
>);

describe('the totals by source', () => {
  test('are by each definition what counting one by one gives, and sum to the whole', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const reading = measure(sourced(sourcing))(all);
        if (!reading.totals.given) {
          expect(all).toEqual([]);
          return;
        }
        for (const definition of sourceDefinitions) {
          let opportunities = 0;
          const money = new Map<string, bigint>();
          for (const { source: party, definitions } of reading.totals.sources) {
            const share = definitions[definition];
            const own = all.filter(({ sources }) => sources[definition] === party);
            expect(share.opportunities.numerator).toBe(own.length);
            opportunities += share.opportunities.numerator;
            for (const { currency, share: part } of share.values) {
              const minors = own.flatMap(({ deal: { amount } }) =>
                amount !== undefined && amount.currency === currency && amount.minor >= 0
                  ? [BigInt(amount.minor)]
                  : [],
              );
              const sum = minors.reduce((total, minor) => total + minor, 0n);
              expect(part.numerator).toBe(Number(sum));
              money.set(currency, (money.get(currency) ?? 0n) + sum);
            }
          }
          expect(opportunities).toBe(all.length);
          // A total past what one amount can hold is told in several.
          for (const { currency, minor } of reading.values) {
            money.set(currency, (money.get(currency) ?? 0n) - BigInt(minor));
          }
          expect([...money.values()].every((left) => left === 0n)).toBe(true);
        }
      }),
    );
  });

  test('lie no further apart than there are opportunities on which the definitions disagree', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const { totals, disagreeing } = measure(sourced(sourcing))(all);
        for (const { gap } of totals.given ? totals.sources : []) {
          expect(gap.opportunities.numerator).toBeLessThanOrEqual(disagreeing.opportunities.numerator);
        }
        expect(whichOpportunities(['definitions-disagree'])(all)).toHaveLength(
          disagreeing.opportunities.numerator,
        );
      }),
    );
  });

  test('never hold influence: it overlaps, and its parts are no sum', () => {
    fc.assert(
      fc.property(subjects, (all) => {
        const { influenced } = measure(sourced(sourcing))(all);
        const [any, before, after, both] = [
          influenced.all,
          influenced.before,
          influenced.after,
          influenced.both,
        ].map(({ opportunities }) => opportunities.numerator) as [number, number, number, number];
        expect(before + after - both).toBe(any);
      }),
    );
  });
});

describe('the source of opportunities in any journal', () => {
  const asOf = (1_772_409_600_000 + 9 * hour) as Instant;
  const casesIn = (events: ReadonlyArray<JournalEvent>, lookBack: number): ReadonlyArray<SourceCase> => {
    const view = viewJournal({ asOf })(journalOf(events));
    const caseOf = leadCase({ lifecycle: { acceptance: 'none' }, policies: [], asOf });
    const deals = dealCases({
      passes: view.leads.flatMap((record) => caseOf(record).passes),
      opportunities: view.opportunities,
    });
    return sourceCases(orThrow(compileSourcing({ lookBack })))({ view, deals });
  };

  test('is told for each opportunity once, whatever happened', () => {
    let told = 0;
    fc.assert(
      fc.property(arbitraryJournalEvents(), (events) => {
        const cases = casesIn(events, 90 * 24 * hour);
        const view = viewJournal({ asOf })(journalOf(events));
        expect(cases.map(({ deal }) => deal.key)).toEqual(view.opportunities.map(({ key }) => key));
        for (const one of cases) {
          expect(JSON.parse(JSON.stringify(one))).toEqual(one);
          // A first touch of Marketing before the opening is a touch of Marketing.
          if (one.sources['first-touch'] === 'marketing') expect(one.touched).toBe(true);
          if (one.sources['touch-before-sales'] === 'marketing') expect(one.touched).toBe(true);
          if (!one.linked) expect(one.sources['first-touch']).toBe('unknown');
        }
        told += cases.length;
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(20);
  });

  test('is what going through it moment by moment says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryJournalEvents(), (events) => {
        const view = viewJournal({ asOf })(journalOf(events));
        for (const { deal, sources, influence } of casesIn(events, 3 * hour)) {
          const record = view.opportunities.find(({ key }) => isDeepStrictEqual(key, deal.key));
          if (record === undefined) throw new Error('a case without its opportunity');
          expect({ sources, influence }).toEqual(byHand(view, record, deal.closedAt ?? asOf, 3 * hour));
          for (const [definition, source] of Object.entries(sources)) seen.add(`${definition} ${source}`);
          seen.add(influence);
        }
      }),
      { numRuns: 500 },
    );
    // The law says little unless parties of every kind brought something.
    expect(seen.size).toBeGreaterThan(14);
  });

  test('influences no less the further one looks back', () => {
    fc.assert(
      fc.property(arbitraryJournalEvents(), (events) => {
        const [near, far] = [casesIn(events, hour), casesIn(events, 9 * hour)];
        for (const [index, { influence }] of near.entries()) {
          const wider = far[index]?.influence;
          if (influence === 'both') expect(wider).toBe('both');
          else if (influence !== 'none') expect([influence, 'both']).toContain(wider);
        }
      }),
      { numRuns: 200 },
    );
  });
});
