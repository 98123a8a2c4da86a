import fc from 'fast-check';
import { byOccurrence, recordOf } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { leadCase, type Metric, measure } from 'smarketing/metrics';
import {
  type EffortAct,
  type LeftBehindTerms,
  leftBehind,
  type ProspectCase,
  prospectCases,
  prospectsLeftBehind,
  type RecordedLead,
  targetEffort,
} from 'smarketing/metrics/effort';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../../arbitraries/lead-events.js';
import { asOf, describeLaws } from '../laws.js';
import { stateByHand } from './oracle.js';

const acts: fc.Arbitrary<ReadonlyArray<EffortAct>> = fc.array(
  fc.record(
    {
      kind: fc.constantFrom('touch', 'meeting', 'opportunity', 'spend'),
      at: fc.nat({ max: 9 }).map((at) => at as Instant),
      standing: fc.constantFrom('listed', 'off-list', 'unknown-account', 'no-list'),
      reason: fc.constantFrom('handed-over', 'found-by-sales'),
      account: fc.constantFrom({ system: 'crm', id: '__proto__' }, { system: 'crm', id: 'acme' }),
      amount: fc.record({
        minor: fc.oneof(fc.integer({ min: -5, max: 1_000 }), fc.constantFrom(Number.MAX_SAFE_INTEGER, 0.5)),
        currency: fc.constantFrom('EUR', 'USD'),
      }),
    },
    { requiredKeys: ['kind', 'at', 'standing'] },
  ) as fc.Arbitrary<EffortAct>,
  { maxLength: 14 },
);

const caseOf = leadCase({ lifecycle: { acceptance: 'explicit' }, policies: [], asOf });
const leads: fc.Arbitrary<ReadonlyArray<RecordedLead>> = fc
  .array(arbitraryLeadEvents(), { maxLength: 8 })
  .map((all) =>
    all.map((events, index) => {
      const record = recordOf([{ system: 'crm', id: String(index) }], [...events].sort(byOccurrence));
      return { ...caseOf(record), record };
    }),
  );
const terms: LeftBehindTerms = {
  asOf,
  answersRecorded: ({ life }) => life.key.id !== '3',
  moneyOf: ({ pass }) => [{ minor: pass.number * 100, currency: 'EUR' }],
};

describeLaws(acts, { targetEffort } as unknown as Readonly<
  Record<string, Metric<EffortAct, never, unknown>>
>);
describeLaws(leads.map(prospectCases(terms)), { leftBehind } as unknown as Readonly<
  Record<string, Metric<ProspectCase, never, unknown>>
>);

describe('the share of effort', () => {
  test('is what counting act by act gives, and its parts are all of it', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const reading = measure(targetEffort)(all);
        for (const [kind, share] of [
          ['touch', reading.touches],
          ['meeting', reading.meetings],
          ['opportunity', reading.opportunities],
        ] as const) {
          const own = all.filter((act) => act.kind === kind);
          const to = (standing: string) => own.filter((act) => act.standing === standing).length;
          expect([share.listed, share.offList, share.unknownAccount, share.noList]).toEqual(
            ['listed', 'off-list', 'unknown-account', 'no-list'].map(to),
          );
          const known = share.share.value;
          if (known === null || share.bounds === undefined) continue;
          expect(share.bounds.low).toBeLessThanOrEqual(known);
          expect(share.bounds.high).toBeGreaterThanOrEqual(known);
        }
      }),
    );
  });
});

describe('prospects left behind', () => {
  test('are listed exactly as they are counted, and every lead with an own act is in one state', () => {
    let left = 0;
    fc.assert(
      fc.property(leads, (all) => {
        const prospects = prospectCases(terms)(all);
        const reading = measure(leftBehind)(prospects);
        const listed = prospectsLeftBehind(asOf)(prospects);
        expect(reading.leads).toBe(prospects.length);
        const states = Object.values(reading.states);
        expect(states.reduce((sum, state) => sum + state.leads, 0)).toBe(reading.leads);
        expect(states.reduce((sum, state) => sum + state.weight, 0)).toBe(reading.weight);
        expect(listed).toHaveLength(reading.states['left-behind'].leads);
        expect(listed.reduce((sum, { weight }) => sum + weight, 0)).toBe(reading.effort.numerator);
        expect(reading.owed.sales.leads + reading.owed.marketing.leads).toBe(listed.length);
        expect(reading.effort.numerator).toBeLessThanOrEqual(reading.effort.denominator);
        left += listed.length;
      }),
      { numRuns: 200 },
    );
    // The law says nothing if nobody was ever left behind.
    expect(left).toBeGreaterThan(0);
  });
});

describe('what became of a prospect’s effort', () => {
  const plain = [
    'prospect-activity',
    'inquiry',
    'touch-attempted',
    'touch-connected',
    'rejected',
    'handed-over',
    'contact-permission-changed',
  ] as const;
  const open: LeftBehindTerms = { ...terms, answersRecorded: () => true };

  test('is what going through it act by act says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryLeadEvents(plain), (events) => {
        const record = recordOf([{ system: 'crm', id: '7' }], [...events].sort(byOccurrence));
        const [found] = prospectCases(open)([{ ...caseOf(record), record }]);
        const byHand = stateByHand(record, asOf);
        expect(found === undefined ? null : { state: found.state, points: found.openWeight }).toEqual(byHand);
        seen.add(byHand?.state ?? 'none');
      }),
      { numRuns: 600 },
    );
    expect([...seen].sort()).toEqual([
      'answered',
      'left-behind',
      'none',
      'not-permitted',
      'settled',
      'slight',
      'waiting',
    ]);
  });
});
