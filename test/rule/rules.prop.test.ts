import fc from 'fast-check';
import { day, orThrow } from 'smarketing/kernel';
import { compileRule, decodeRule, rules } from 'smarketing/rule';
import { describe, expect, it } from 'vitest';
import { activities, context, facts, noon, options, schema } from './arbitrary.js';

const { all, any, atLeast, count, is, labelled, last, missing, none, not, present, ref, sum } = rules(
  schema,
  activities,
);

const built = [
  is('employees', 'ne', 50),
  is('employees', 'ne', 50, { whenMissing: true }),
  is('employees', 'between', [1, 50], { label: 'small' }),
  is('visitedAt', 'between', [{ fact: 'createdAt' }, noon], { whenMissing: false }),
  is('country', 'notIn', ['DE', 'US'], { whenMissing: false }),
  is('title', 'contains', 'VP', { fold: true }),
  none(is('optIn', 'eq', true), is('regions', 'hasAll', ['emea'])),
  atLeast(2, present('title'), missing('budget'), is('budget', 'gte', { fact: 'price' })),
  any(not(is('visitedAt', 'withinLast', day)), labelled('fit', ref('fit', 2))),
  count('page-view', 'gte', 2, { within: day, where: (view) => view.is('url', 'contains', 'vp') }),
  sum('purchase', 'amount', 'between', [
    { minor: 0, currency: 'EUR' },
    { minor: 50, currency: 'EUR' },
  ]),
  last('purchase', 'olderThan', day, { whenMissing: true }),
];

/** The same rules as a person writes them on the wire. */
const written = [
  { fact: 'employees', op: 'ne', value: 50 },
  { fact: 'employees', op: 'ne', value: 50, whenMissing: true },
  { fact: 'employees', op: 'between', value: [1, 50], label: 'small' },
  {
    fact: 'visitedAt',
    op: 'between',
    value: [{ fact: 'createdAt' }, new Date(noon).toISOString()],
    whenMissing: false,
  },
  { fact: 'country', op: 'notIn', value: ['DE', 'US'], whenMissing: false },
  { fact: 'title', op: 'contains', value: 'VP', fold: true },
  {
    none: [
      { fact: 'optIn', op: 'eq', value: true },
      { fact: 'regions', op: 'hasAll', value: ['emea'] },
    ],
  },
  {
    atLeast: 2,
    of: [
      { fact: 'title', present: true },
      { fact: 'budget', present: false },
      { fact: 'budget', op: 'gte', value: { fact: 'price' } },
    ],
  },
  {
    any: [
      { not: { fact: 'visitedAt', op: 'withinLast', value: 'P1D' } },
      { ref: 'fit', version: 2, label: 'fit' },
    ],
  },
  {
    count: 'page-view',
    within: 'P1D',
    where: { fact: 'url', op: 'contains', value: 'vp' },
    op: 'gte',
    value: 2,
  },
  {
    sum: 'purchase',
    field: 'amount',
    op: 'between',
    value: [
      { minor: 0, currency: 'EUR' },
      { minor: 50, currency: 'EUR' },
    ],
  },
  { last: 'purchase', op: 'olderThan', value: 'P1D', whenMissing: true },
];

describe('the builder', () => {
  it.each(built.map((rule, index) => [JSON.stringify(written[index]), rule, written[index]] as const))(
    'builds what is decoded from %s',
    (_, rule, wire) => {
      expect(orThrow(decodeRule(schema, options)(wire))).toEqual(rule);
    },
  );

  it('a shorthand with whenMissing answers whenMissing where its fact is missing', () => {
    const compile = (wire: unknown) => orThrow(compileRule(schema)(orThrow(decodeRule(schema)(wire))));
    for (const op of ['eq', 'ne', 'in', 'notIn', 'between'] as const) {
      const value = op === 'in' || op === 'notIn' ? [1] : op === 'between' ? [1, 2] : 1;
      for (const whenMissing of [true, false]) {
        const { verdict } = compile({ fact: 'employees', op, value, whenMissing });
        fc.assert(
          fc.property(facts, context, ({ employees: _, ...lead }, at) => {
            expect(verdict(lead, at)).toBe(whenMissing ? 'met' : 'not-met');
          }),
          { numRuns: 5 },
        );
      }
    }
  });

  it('builds one rule of all', () => {
    expect(orThrow(compileRule(schema, options)(all(...(built as [never]))))).toBeDefined();
  });
});
