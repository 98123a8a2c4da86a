import fc from 'fast-check';
import * as O from 'fp-ts/lib/Option.js';
import { byOccurrence, recordOf } from 'smarketing/journal';
import { type Instant, orThrow } from 'smarketing/kernel';
import { type CompiledDefinition, compileDefinition, draftDefinition } from 'smarketing/lead';
import { leadCase, measure, sumOver } from 'smarketing/metrics';
import { disputeCheck, disputesIn, type RecordedPass, recordedPasses } from 'smarketing/metrics/dispute';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents } from '../../arbitraries/lead-events.js';

const schema = { employees: { type: 'integer' } } as const;
const definition: CompiledDefinition = orThrow(
  compileDefinition(schema)(
    draftDefinition(schema)({
      id: 'icp',
      version: 1,
      gate: 'hand-over',
      rule: { fact: 'employees', op: 'gte', value: 0 },
    }),
  ),
);
const asOf = (1_772_409_600_000 + 31 * 86_400_000) as Instant;
const terms = { asOf, definitionAt: () => O.some({ definition }) };
const passesOf = recordedPasses(leadCase({ lifecycle: { acceptance: 'explicit' }, policies: [], asOf }));

/** The passes of a handful of leads that lived through anything. */
const passes: fc.Arbitrary<ReadonlyArray<RecordedPass>> = fc
  .array(arbitraryLeadEvents(), { maxLength: 8 })
  .map((leads) =>
    passesOf(
      leads.map((events, index) =>
        recordOf([{ system: 'crm', id: String(index) }], [...events].sort(byOccurrence)),
      ),
    ),
  );

describe('the dispute check', () => {
  test('is a lawful metric: shards in any order give the whole, through JSON', () => {
    const { empty, concat, extract } = disputeCheck(terms);
    const sum = sumOver(disputeCheck(terms));
    fc.assert(
      fc.property(passes, passes, (one, other) => {
        const whole = sum([...one, ...other]);
        expect(concat(JSON.parse(JSON.stringify(sum(other))), sum(one))).toEqual(whole);
        expect(concat(empty, whole)).toEqual(whole);
        expect(extract(whole)).toEqual(measure(disputeCheck(terms))([...other, ...one]));
      }),
      { numRuns: 60 },
    );
  });

  test('adds up to the list of disputes, and blames whoever the answer says', () => {
    fc.assert(
      fc.property(passes, (all) => {
        const { states, rejections } = measure(disputeCheck(terms))(all);
        const disputes = disputesIn(terms)(all);
        expect(disputes).toHaveLength(rejections);
        for (const [state, count] of Object.entries(states)) {
          expect(disputes.filter((one) => one.state === state)).toHaveLength(count);
        }
        for (const { state, accountable, judged } of disputes) {
          expect(accountable).toBe(
            state === 'met' ? 'sales' : state === 'not-met' || state === 'unknown' ? 'marketing' : undefined,
          );
          expect(judged?.conditions.length === 0).toBe(judged !== undefined && state === 'met');
          expect((judged?.collect.length ?? 0) > 0).toBe(state === 'unknown');
        }
      }),
      { numRuns: 60 },
    );
  });
});
