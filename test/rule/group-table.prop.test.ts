import fc from 'fast-check';
import { orThrow, parseInstant } from 'smarketing/kernel';
import { compileRule, explainRule, type FactSchema, type FactsOf, type Rule } from 'smarketing/rule';
import { columnsOf, compileColumns } from 'smarketing/rule/columns';
import { describe, expect, it, vi } from 'vitest';
import { context, factLeaf, facts, options, schema } from './arbitrary.js';

vi.setConfig({ testTimeout: 120_000 });

/** Many groups about few facts: what is looked up in tables, mixed with what is not. */
const groups: fc.Arbitrary<Rule> = fc
  .tuple(
    fc.array(
      fc.array(
        fc.oneof(
          factLeaf,
          factLeaf.map((not): Rule => ({ not })),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      { minLength: 5, maxLength: 70 },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([members, conjunction, opposite]): Rule => {
    const inner = members.map((of) => (conjunction ? { any: of } : { all: of }) as unknown as Rule);
    const rule = (conjunction ? { all: inner } : { any: inner }) as unknown as Rule;
    return opposite ? { not: rule } : rule;
  });

/** Values of any type, and numbers at the edges. */
const anyValue = fc.oneof(
  fc.anything(),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 50, 'vp', true, false),
);

const hostile = fc.record(Object.fromEntries(Object.keys(schema).map((name) => [name, anyValue])), {
  requiredKeys: [],
}) as fc.Arbitrary<FactsOf<typeof schema>>;

/** How columns write verdicts. */
const verdictCodes = ['not-met', 'unknown', 'met'];

/** Few facts with few values, so that every cell of every table is met often. */
const few = {
  tier: { type: 'enum', values: ['a', 'b', 'c'] },
  region: { type: 'enum', values: ['x', 'y'] },
  demo: { type: 'boolean' },
  trial: { type: 'boolean' },
  size: { type: 'integer' },
  name: { type: 'string' },
} as const satisfies FactSchema;

const fewLeaf = fc.oneof(
  fc.constantFrom('a', 'b', 'c').map((value) => ({ fact: 'tier', op: 'eq', value })),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((value) => ({ fact: 'tier', op: 'in', value })),
  fc.constantFrom('x', 'y').map((value) => ({ fact: 'region', op: 'eq', value })),
  fc.boolean().map((value) => ({ fact: 'demo', op: 'eq', value })),
  fc.boolean().map((value) => ({ fact: 'trial', op: 'eq', value })),
  fc
    .tuple(fc.constantFrom('lt', 'lte', 'gt', 'gte', 'eq'), fc.integer({ min: -1, max: 2 }))
    .map(([op, value]) => ({ fact: 'size', op, value })),
  fc.constantFrom('n', 'm').map((value) => ({ fact: 'name', op: 'eq', value })),
) as fc.Arbitrary<Rule>;

const fewValue = fc.constantFrom(
  'a',
  'b',
  'c',
  'x',
  'y',
  'n',
  true,
  false,
  -2,
  -1,
  0,
  1,
  2,
  3,
  null,
  undefined,
);

const fewFacts = fc.record(
  Object.fromEntries(Object.keys(few).map((name) => [name, fewValue])),
) as unknown as fc.Arbitrary<FactsOf<typeof few>>;

describe('many groups about the same facts', () => {
  it('give the verdict of the explanation for every value of few facts, of the right type or not', () => {
    const many = fc
      .tuple(
        fc.array(
          fc.array(
            fc.oneof(
              fewLeaf,
              fewLeaf.map((not): Rule => ({ not })),
            ),
            { minLength: 1, maxLength: 4 },
          ),
          { minLength: 6, maxLength: 40 },
        ),
        fc.boolean(),
      )
      .map(([members, conjunction]): Rule => {
        const inner = members.map((of) => (conjunction ? { any: of } : { all: of }) as unknown as Rule);
        return (conjunction ? { all: inner } : { any: inner }) as unknown as Rule;
      });
    const at = { asOf: orThrow(parseInstant('2026-03-01T00:00:00Z')) };
    fc.assert(
      fc.property(many, fc.array(fewFacts, { minLength: 10, maxLength: 40 }), (of, leads) => {
        const { verdict } = orThrow(compileRule(few)(of));
        const explain = orThrow(explainRule(few)(of));
        const expected = leads.map((lead) => explain(lead, at).verdict);
        expect(leads.map((lead) => verdict(lead, at))).toEqual(expected);
        const codes = orThrow(compileColumns(few)(of)).verdicts(columnsOf(few)(leads), at);
        expect([...codes].map((code) => verdictCodes[code])).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('give the verdict of the explanation, which asks each condition by itself', () => {
    fc.assert(
      fc.property(groups, fc.array(fc.oneof(facts, hostile), { maxLength: 20 }), context, (of, leads, at) => {
        const { verdict, isTrue } = orThrow(compileRule(schema, options)(of));
        const explain = orThrow(explainRule(schema, options)(of));
        for (const lead of leads) {
          const expected = explain(lead, at).verdict;
          expect(verdict(lead, at)).toBe(expected);
          expect(isTrue(lead, at)).toBe(expected === 'met');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are met by every kind of answer at the edges of their bounds', () => {
    const bounds = Array.from({ length: 40 }, (_, index) => index);
    const bands = bounds.map((low) => ({
      all: [
        { fact: 'employees', op: 'gte', value: 10 * low },
        { fact: 'employees', op: 'lt', value: 10 * low + 5 },
        { fact: 'country', op: 'eq', value: low % 2 === 0 ? 'DE' : 'US' },
      ],
    })) as unknown as readonly [Rule, ...Array<Rule>];
    const { verdict } = orThrow(compileRule(schema)({ any: bands }));
    const at = { asOf: 0 as never };
    expect(verdict({ employees: 390, country: 'US' }, at)).toBe('met');
    expect(verdict({ employees: 394, country: 'US' }, at)).toBe('met');
    expect(verdict({ employees: 395, country: 'US' }, at)).toBe('not-met');
    expect(verdict({ employees: 390, country: 'DE' }, at)).toBe('not-met');
    expect(verdict({ employees: 390, country: 'FR' }, at)).toBe('not-met');
    expect(verdict({ employees: 390 }, at)).toBe('unknown');
    expect(verdict({ employees: 399 }, at)).toBe('not-met');
    expect(verdict({ country: 'DE' }, at)).toBe('unknown');
  });
});
