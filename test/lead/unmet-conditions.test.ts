import fc from 'fast-check';
import { day, type Instant, orThrow } from 'smarketing/kernel';
import { groundOf, unmetConditions } from 'smarketing/lead';
import { explainRule, type FactSchema, type Rule } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';

const schema: FactSchema = {
  a: { type: 'boolean' },
  b: { type: 'boolean' },
  c: { type: 'boolean' },
};
const is = (fact: string, value = true): Rule => ({ fact, op: 'eq', value });
const asOf = 0 as Instant;
const unmet = (rule: Rule, facts: Readonly<Record<string, boolean>>): ReadonlyArray<unknown> =>
  unmetConditions(orThrow(explainRule(schema)(rule))(facts, { asOf }).explanation).map(
    ({ subject }) => subject,
  );

describe('the conditions that keep a rule from being met', () => {
  test.each<[string, Rule, Readonly<Record<string, boolean>>, ReadonlyArray<string>]>([
    ['none of a rule that is met', { any: [is('a'), is('b')] }, { a: true }, []],
    [
      'every one of a group that needs all',
      { all: [is('a'), is('b'), is('c')] },
      { a: true, b: false },
      ['b', 'c'],
    ],
    ['every one of a group that needs any', { any: [is('a'), is('b')] }, { a: false }, ['a', 'b']],
    [
      'the missing ones of a number',
      { atLeast: 2, of: [is('a'), is('b'), is('c')] },
      { a: true, b: false },
      ['b', 'c'],
    ],
    [
      'below a not those that are met or open',
      { not: { any: [is('a'), is('b'), is('c')] } },
      { a: true, b: false },
      ['a', 'c'],
    ],
    [
      'none of a group that is met beside',
      { all: [{ any: [is('a'), is('b')] }, is('c')] },
      { a: true },
      ['c'],
    ],
    ['below a double not as without', { not: { not: is('a') } }, { a: false }, ['a']],
  ])('are %s', (_, rule, facts, expected) => {
    expect(unmet(rule, facts)).toEqual(expected);
  });

  const rule: fc.Arbitrary<Rule> = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()).map(([fact, value]) => is(fact, value)),
      tie('rule').map((not): Rule => ({ not })),
      fc.tuple(tie('rule'), tie('rule')).map((all): Rule => ({ all })),
      fc.tuple(tie('rule'), tie('rule'), tie('rule')).map((of): Rule => ({ atLeast: 2, of })),
    ),
  })).rule;
  const facts = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.boolean());

  test('are none exactly where the rule is met', () => {
    fc.assert(
      fc.property(rule, facts, (any, known) => {
        const { verdict, explanation } = orThrow(explainRule(schema)(any))({ ...known }, { asOf });
        expect(unmetConditions(explanation).length === 0).toBe(verdict === 'met');
      }),
    );
  });
});

describe('what a rule leans on', () => {
  const facts: FactSchema = { ...schema, seen: { type: 'instant' }, fresh: { type: 'boolean', maxAge: day } };
  const activities = { view: { url: { type: 'string' }, cost: { type: 'integer' } } } as const;
  const inner: Rule = { fact: 'seen', op: 'withinLast', value: day };
  const definitions = [
    { id: 'x', version: 1, rule: { all: [is('b'), { ref: 'y', version: 1 }] } as Rule },
    { id: 'y', version: 1, rule: { any: [inner, { ref: 'x', version: 1 }] } as Rule },
  ];
  const ground = groundOf(facts, { activities, definitions });

  test('is found through references, in circles, in windows and in sums', () => {
    const found = ground({
      all: [
        { not: { ref: 'x', version: 1 } },
        { ref: 'nobody', version: 2 },
        {
          sum: 'view',
          field: 'cost',
          where: { fact: 'url', op: 'contains', value: '/p' },
          op: 'gte',
          value: 3,
        },
        { fact: 'a', op: 'eq', value: { fact: 'c' } },
      ],
    });
    expect([...found.facts].sort()).toEqual(['a', 'b', 'c', 'seen']);
    expect([...found.activities]).toEqual(['view']);
    expect([...found.activityFacts].sort()).toEqual([
      ['view', 'cost'],
      ['view', 'url'],
    ]);
    expect(found.definitions.map(({ id, rule }) => [id, rule !== undefined]).sort()).toEqual([
      ['nobody', false],
      ['x', true],
      ['y', true],
    ]);
  });

  test.each<[string, Rule, boolean]>([
    ['a comparison', is('a'), false],
    ['a count of all times', { count: 'view', op: 'gte', value: 1 }, false],
    ['a count within days', { count: 'view', within: day, op: 'gte', value: 1 }, true],
    ['the latest of an activity', { last: 'view', op: 'withinLast', value: day }, true],
    ['a fact that grows stale', is('fresh'), true],
    ['a relative instant below a reference', { ref: 'x', version: 1 }, true],
  ])('reads time, or not: %s', (_, rule, expected) => {
    expect(ground(rule).readsTime).toBe(expected);
  });
});
