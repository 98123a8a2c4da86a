import fc from 'fast-check';
import { byOccurrence, recordOf } from 'smarketing/journal';
import { day, type Instant, type Money } from 'smarketing/kernel';
import { attainmentState, leadCase, measure, type PassCase, sumOver } from 'smarketing/metrics';
import {
  fallenLeads,
  type LeadCause,
  type LeadLedgerTerms,
  type Ledger,
  leadFate,
  leadLedger,
} from 'smarketing/metrics/black-hole';
import { compilePolicies } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../../arbitraries/lead-events.js';

const asOf = (1_772_409_600_000 + 31 * day) as Instant;

const policies = (() => {
  const promise = (id: string, metric: 'first-response' | 'rework' | 'accept', start: string, stop: string) =>
    ({
      id,
      version: 1,
      metric,
      obliged: metric === 'rework' ? 'marketing' : 'sales',
      start: [{ type: start }],
      stop: [{ type: stop }],
      targets: [{ target: { clock: 'elapsed', milliseconds: 2 * day } }],
    }) as never;
  const compiled = compilePolicies({ calendars: {} })([
    promise('first-response', 'first-response', 'handed-over', 'touch-attempted'),
    promise('recycled', 'rework', 'recycled', 'handed-over'),
    promise('accept', 'accept', 'handed-over', 'accepted'),
  ]);
  if (compiled._tag === 'Left') throw new Error(JSON.stringify(compiled.left));
  return compiled.right;
})();

const caseOf = leadCase({ lifecycle: { acceptance: 'explicit' }, policies, asOf });

const arbitraryPasses: fc.Arbitrary<ReadonlyArray<PassCase>> = fc
  .array(arbitraryLeadEvents(), { maxLength: 8 })
  .map((leads) =>
    leads.flatMap((events, index) => {
      const key = { system: 'crm', id: String(index) };
      return caseOf(recordOf([key], [...events].sort(byOccurrence))).passes;
    }),
  );

/** Terms that depend on the pass alone, so that any order gives the same. */
const arbitraryTerms: fc.Arbitrary<LeadLedgerTerms> = fc
  .record({
    staleAfter: fc.constantFrom(day, 10 * day, 90 * day),
    recordsTouches: fc.nat({ max: 3 }),
    handOvers: fc.boolean(),
    owners: fc.boolean(),
    reasons: fc.boolean(),
    minor: fc.constantFrom(0, 1, 250, Number.MAX_SAFE_INTEGER, Number.NaN),
  })
  .map(({ staleAfter, recordsTouches, handOvers, owners, reasons, minor }) => ({
    asOf,
    staleAfter,
    lastHeardOf: ({ pass }) => pass.started.at,
    touchesRecorded: ({ pass }) => pass.number !== recordsTouches,
    recorded: { handOvers, owners, reasons },
    exclusionOf: ({ life }) => life.exclusion ?? null,
    moneyOf: ({ pass }): ReadonlyArray<Money> =>
      pass.number % 3 === 0
        ? []
        : [
            { minor, currency: 'EUR' },
            { minor: pass.number, currency: pass.number % 2 === 0 ? 'EUR' : 'USD' },
          ],
  }));

const placesOf = ({ cameOut, inTime, inTheHole, notKnown, excluded }: Ledger<LeadCause>) => [
  cameOut,
  inTime,
  inTheHole,
  notKnown,
  excluded,
];

/** The money of passes by a plain loop over big integers, without the ledger. */
const moneyByHand = (
  terms: LeadLedgerTerms,
  passes: ReadonlyArray<PassCase>,
): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const subject of passes) {
    for (const { minor, currency } of terms.moneyOf(subject)) {
      if (!Number.isSafeInteger(minor)) continue;
      sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
    }
  }
  return sums;
};

const told = (money: ReadonlyArray<Money>): ReadonlyArray<readonly [string, bigint]> =>
  money.map(({ currency, minor }) => [currency, BigInt(minor)]);

describe('the account of leads', () => {
  test('adds up: what entered is what came out, is in time, in the hole, not known, or never counted', () => {
    fc.assert(
      fc.property(arbitraryPasses, arbitraryTerms, (passes, terms) => {
        const account = measure(leadLedger(terms))(passes);
        const places = placesOf(account);
        expect(account.entered.count).toBe(passes.length);
        expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(passes.length);
        expect(places.reduce((sum, place) => sum + place.withoutAmount, 0)).toBe(
          account.entered.withoutAmount,
        );
        for (const place of places) {
          expect(place.lines.reduce((sum, { count }) => sum + count, 0)).toBe(place.count);
        }
        expect(account.inTheHole.accountable.reduce((sum, { count }) => sum + count, 0)).toBe(
          account.inTheHole.count,
        );
      }),
      { numRuns: 150 },
    );
  });

  test('adds up in money, currency by currency, to what a plain loop finds', () => {
    fc.assert(
      fc.property(arbitraryPasses, arbitraryTerms, (passes, terms) => {
        const account = measure(leadLedger(terms))(passes);
        const fateOf = leadFate(terms);
        const check = (
          stock: { readonly money: ReadonlyArray<Money>; readonly tooLarge?: number },
          some: ReadonlyArray<PassCase>,
        ): void => {
          const byHand = [...moneyByHand(terms, some)].sort(([a], [b]) => (a < b ? -1 : 1));
          const fitting = byHand.filter(([, sum]) => Number.isSafeInteger(Number(sum)));
          expect(told(stock.money)).toEqual(fitting);
          expect(stock.tooLarge ?? 0).toBe(byHand.length - fitting.length);
        };
        check(account.entered, passes);
        const where = ['came-out', 'in-time', 'in-the-hole', 'not-known', 'excluded'] as const;
        placesOf(account).forEach((place, index) => {
          const here = passes.filter((subject) => fateOf(subject).where === where[index]);
          check(place, here);
          for (const line of place.lines) {
            check(
              line,
              here.filter((subject) => fateOf(subject).code === line.code),
            );
          }
        });
      }),
      { numRuns: 100 },
    );
  });

  test('lists behind each cause exactly as many leads as it counts', () => {
    fc.assert(
      fc.property(arbitraryPasses, arbitraryTerms, (passes, terms) => {
        const account = measure(leadLedger(terms))(passes);
        const listed = fallenLeads(terms)(passes);
        expect(listed.length).toBe(account.inTheHole.count);
        for (const { code, count } of account.inTheHole.lines) {
          expect(listed.filter(({ cause }) => cause === code).length).toBe(count);
        }
        for (const { since, age } of listed) {
          expect(age).toBe(asOf - since);
          expect(age).toBeGreaterThanOrEqual(0);
        }
        expect(fallenLeads(terms)([...passes].reverse())).toEqual(listed);
      }),
      { numRuns: 100 },
    );
  });

  test('is the same over every order and every split, through JSON', () => {
    fc.assert(
      fc.property(arbitraryPasses, arbitraryTerms, fc.nat(), (passes, terms, cut) => {
        const metric = leadLedger(terms);
        const place = passes.length === 0 ? 0 : cut % passes.length;
        const store = <Sum>(sum: Sum): Sum => JSON.parse(JSON.stringify(sum)) as Sum;
        const split = metric.concat(
          store(sumOver(metric)([...passes.slice(place)].reverse())),
          store(sumOver(metric)(passes.slice(0, place))),
        );
        const account = measure(metric)(passes);
        expect(metric.extract(split)).toEqual(account);
        expect(store(account)).toEqual(account);
      }),
      { numRuns: 100 },
    );
  });

  test('follows from what happened to a lead and from the promises about it', () => {
    fc.assert(
      fc.property(arbitraryPasses, arbitraryTerms, (passes, terms) => {
        const fateOf = leadFate(terms);
        for (const subject of passes) {
          const { life, pass, clocks } = subject;
          const fate = fateOf(subject);
          if (life.exclusion !== undefined) {
            expect(fate).toEqual({ where: 'excluded', code: life.exclusion });
            continue;
          }
          const overdue = clocks.filter((clock) => attainmentState(clock) === 'overdue');
          const isLast = life.passes.at(-1)?.number === pass.number;
          if (pass.exit === undefined && overdue.some(({ metric }) => metric !== 'first-response'))
            expect(fate.where).toBe('in-the-hole');
          if (pass.exit?.kind === 'won') expect(fate.where).toBe('came-out');
          else if (pass.exit !== undefined && !isLast) expect(fate.code).toBe('came-back');
          else if (pass.exit?.family === 'missing')
            expect(fate.code).toBe(terms.recorded.reasons ? 'no-reason' : 'reasons-not-recorded');
          else if (pass.exit?.kind === 'lost')
            expect(fate.where === 'came-out' || fate.code === 'unagreed-reason').toBe(true);
          if (fate.where !== 'in-the-hole') continue;
          expect(fate.since).toBeLessThanOrEqual(asOf);
          if (fate.policy === undefined) continue;
          const broken = overdue.filter(({ policy }) => policy.id === fate.policy);
          expect(broken.map(({ obliged }) => obliged)).toContain(fate.accountable);
          expect(broken.map((clock) => ('breachAt' in clock ? clock.breachAt : undefined))).toContain(
            fate.since,
          );
        }
      }),
      { numRuns: 150 },
    );
  });
});
