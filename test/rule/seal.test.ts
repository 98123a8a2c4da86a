import { orThrow, parseInstant } from 'smarketing/kernel';
import { compileRule, type FactSchema, type Rule, sealRule } from 'smarketing/rule';
import { openRule } from 'smarketing/rule/decide';
import { describe, expect, test } from 'vitest';

const asOf = orThrow(parseInstant('2026-03-01T00:00:00Z'));
const facts = {
  employees: { type: 'integer', label: 'Employees' },
  country: { type: 'enum', values: ['DE', 'US'] },
  seen: { type: 'instant' },
  budget: { type: 'money', currency: 'EUR' },
} as const satisfies FactSchema;
const activities = { 'page-view': { url: { type: 'string' } } } as const;
const definitions = [
  {
    id: 'large',
    version: 2,
    rule: {
      all: [
        { ref: 'european', version: 1 },
        { fact: 'employees', op: 'gte', value: 50 },
      ],
    },
  },
  { id: 'european', version: 1, rule: { fact: 'country', op: 'eq', value: 'DE' } },
] as const satisfies ReadonlyArray<{ id: string; version: number; rule: Rule }>;
const rule: Rule = {
  any: [
    { ref: 'large', version: 2 },
    { not: { fact: 'budget', op: 'lt', value: { minor: 100, currency: 'EUR' } } },
    { count: 'page-view', where: { fact: 'url', op: 'contains', value: '/pricing' }, op: 'gte', value: 2 },
  ],
};
const sealed = orThrow(sealRule(facts, { activities, definitions })(rule));
const wired = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a sealed rule', () => {
  test('carries its facts, activities and definitions through JSON, and decides as the rule does', () => {
    const opened = orThrow(openRule<typeof facts>(wired(sealed)));
    const compiled = orThrow(compileRule(facts, { activities, definitions })(rule));
    expect(opened.rule).toEqual(compiled.rule);
    const view = { type: 'page-view', occurredAt: asOf, facts: { url: '/pricing' } };
    for (const lead of [
      {},
      { employees: 80, country: 'DE' },
      { country: 'US' },
      { budget: { minor: 5, currency: 'EUR' } },
    ] as const) {
      for (const context of [{ asOf }, { asOf, activities: [] }, { asOf, activities: [view, view] }]) {
        expect(opened.verdict(lead, context)).toBe(compiled.verdict(lead, context));
        expect(opened.isTrue(lead, context)).toBe(compiled.isTrue(lead, context));
      }
    }
  });

  test('is refused where the rule does not fit its facts', () => {
    const refused = sealRule(facts)({ fact: 'employes', op: 'gte', value: 50 });
    expect(refused).toMatchObject({ left: [{ code: 'unknown-fact', expected: 'did you mean employees?' }] });
  });

  test('that was changed on its way is none', () => {
    const edited = { ...sealed, content: sealed.content.replace('50', '5') };
    expect(openRule(edited)).toMatchObject({ left: [{ code: 'not-sealed', path: [] }] });
  });

  test('is nothing else, and nothing else throws', () => {
    const trap = Object.defineProperty({}, 'content', {
      get() {
        throw new Error('trap');
      },
      enumerable: true,
    });
    const odd = [
      null,
      undefined,
      7,
      'text',
      [],
      {},
      rule,
      trap,
      { ...sealed, schemaVersion: 2 },
      { ...sealed, content: '{' },
    ];
    for (const value of odd) expect(openRule(value)._tag).toBe('Left');
  });
});
