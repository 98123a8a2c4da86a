import fc from 'fast-check';
import * as O from 'fp-ts/lib/Option.js';
import { orThrow } from 'smarketing/kernel';
import { compileRule, type FactsOf, type Rule } from 'smarketing/rule';
import { type Flip, flipRule } from 'smarketing/rule/analysis';
import { describe, expect, it, vi } from 'vitest';
import { context, facts, noon, options, rule, schema, smallRule } from '../arbitrary.js';

vi.setConfig({ testTimeout: 120_000 });

type Facts = FactsOf<typeof schema>;

const compile = (of: Rule) => orThrow(compileRule(schema, options)(of));
const flip = (of: Rule) => orThrow(flipRule(schema, options)(of));

const changed = (lead: Facts, { changes }: Flip): Facts => ({
  ...lead,
  ...Object.fromEntries(changes.map(({ name, to }) => [name, to])),
});

/** A few values of each fact, missing among them. */
const someValues: { readonly [Name in keyof Facts]: ReadonlyArray<Facts[Name]> } = {
  employees: [undefined, -1, 0, 1, 2, 3, 49, 50, 51, 1000, 5000],
  optIn: [undefined, true, false],
  country: [undefined, 'DE', 'FR', 'US'],
};

/** Rules about the three facts above. */
const closedRule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule; group: [Rule, ...Array<Rule>] }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      fact: fc.constant('employees'),
      op: fc.constantFrom('lt', 'gte', 'eq'),
      value: fc.constantFrom(1, 50),
    }),
    fc.record({ fact: fc.constant('optIn'), op: fc.constant('eq'), value: fc.boolean() }),
    fc.record({ fact: fc.constant('country'), op: fc.constant('eq'), value: fc.constantFrom('DE', 'US') }),
    fc.record({ fact: fc.constantFrom('employees', 'optIn', 'country'), present: fc.boolean() }),
    tie('group').map((all) => ({ all })),
    tie('group').map((any) => ({ any })),
    tie('rule').map((not) => ({ not })),
    tie('group').chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
  ) as fc.Arbitrary<Rule>,
  group: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) as unknown as fc.Arbitrary<
    [Rule, ...Array<Rule>]
  >,
})).rule;

describe('flipRule', () => {
  it('what it changes flips the answer', () => {
    let flipped = 0;
    fc.assert(
      fc.property(smallRule, facts, context, (of, lead, at) => {
        const found = flip(of)(lead, at);
        if (O.isNone(found)) return;
        flipped += 1;
        const before = compile(of).verdict(lead, at);
        expect(found.value.to).toBe(before === 'met' ? 'not-met' : 'met');
        expect(compile(of).verdict(changed(lead, found.value), at)).toBe(found.value.to);
      }),
    );
    expect(flipped).toBeGreaterThan(50);
  });

  it('gives plain JSON for any rule', () => {
    fc.assert(
      fc.property(rule, facts, context, (of, lead, at) => {
        const found = O.toUndefined(flip(of)(lead, at));
        if (found !== undefined) expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
      { numRuns: 50 },
    );
  });

  it('an exact flip has no shorter one, as trying all values shows', () => {
    let exact = 0;
    fc.assert(
      fc.property(
        closedRule,
        fc.record({
          employees: fc.constantFrom(...(someValues.employees ?? [])),
          optIn: fc.constantFrom(...(someValues.optIn ?? [])),
          country: fc.constantFrom(...(someValues.country ?? [])),
        }),
        (of, lead) => {
          const { verdict } = compile(of);
          const at = { asOf: noon };
          const target = verdict(lead, at) === 'met' ? 'not-met' : 'met';
          let fewest = Number.POSITIVE_INFINITY;
          for (const employees of someValues.employees ?? []) {
            for (const optIn of someValues.optIn ?? []) {
              for (const country of someValues.country ?? []) {
                const other = { employees, optIn, country };
                if (verdict(other, at) !== target) continue;
                const changes = (['employees', 'optIn', 'country'] as const).filter(
                  (name) => other[name] !== lead[name],
                );
                fewest = Math.min(fewest, changes.length);
              }
            }
          }
          const found = flip(of)(lead, at);
          expect(O.isSome(found)).toBe(fewest < Number.POSITIVE_INFINITY);
          if (O.isNone(found)) return;
          expect(found.value.changes.length).toBeGreaterThanOrEqual(fewest);
          if (!found.value.exact) return;
          exact += 1;
          expect(found.value.changes.length).toBe(fewest);
        },
      ),
    );
    expect(exact).toBeGreaterThan(50);
  });
});
