import * as O from 'fp-ts/lib/Option.js';
import { day, type Instant, orThrow } from 'smarketing/kernel';
import {
  decodeRule,
  type ExplainedCondition,
  explainRule,
  type FactsOf,
  type RuleContext,
  type RuleExplanation,
  type RuleReading,
} from 'smarketing/rule';
import { flipRule } from 'smarketing/rule/analysis';
import { describe, expect, it } from 'vitest';
import { noon, options, schema } from './arbitrary.js';

const decode = (wire: unknown) => orThrow(decodeRule(schema, options)(wire));

const explain = (
  wire: unknown,
  lead: FactsOf<typeof schema>,
  context: Partial<RuleContext> = {},
): RuleReading => orThrow(explainRule(schema, options)(decode(wire)))(lead, { asOf: noon, ...context });

const sentence = (wire: unknown, lead: FactsOf<typeof schema>, context: Partial<RuleContext> = {}): string =>
  explain(wire, lead, context).explanation.sentence;

const gap = (wire: unknown, lead: FactsOf<typeof schema>): number | undefined =>
  (explain(wire, lead).explanation as ExplainedCondition).gap;

const ago = (days: number): Instant => (noon - days * day) as Instant;

describe('explainRule', () => {
  it.each([
    [
      'a number',
      { fact: 'employees', op: 'gte', value: 50 },
      { employees: 30 },
      'Employees is 30, which is not at least 50.',
    ],
    [
      'a text',
      { fact: 'title', op: 'contains', value: 'vp', fold: true },
      { title: 'VP Sales' },
      'Job title is “VP Sales”, which contains “vp” in any case.',
    ],
    [
      'money',
      { fact: 'budget', op: 'lt', value: { minor: 500_000, currency: 'EUR' } },
      { budget: { minor: 12_050, currency: 'EUR' } },
      'Budget is 120.50 EUR, which is below 5000.00 EUR.',
    ],
    [
      'an age',
      { fact: 'visitedAt', op: 'withinLast', value: 'P14D' },
      { visitedAt: ago(20.5) },
      'VisitedAt is 20 days ago, which is not within the last 14 days.',
    ],
    [
      'a moment',
      { fact: 'visitedAt', op: 'lt', value: '2026-01-01T00:00:00Z' },
      { visitedAt: 0 as Instant },
      'VisitedAt is 1970-01-01T00:00:00.000Z, which is below 2026-01-01T00:00:00.000Z.',
    ],
    [
      'a choice',
      { fact: 'country', op: 'in', value: ['DE', 'FR'] },
      { country: 'US' },
      'Country is “US”, which is none of “DE”, “FR”.',
    ],
    [
      'a list',
      { fact: 'regions', op: 'hasAll', value: ['emea', 'apac'] },
      { regions: [] },
      'Regions is an empty list, which does not have all of “emea”, “apac”.',
    ],
    [
      'a missing fact',
      { fact: 'optIn', op: 'eq', value: true },
      {},
      'OptIn is missing, so nobody knows whether it is true.',
    ],
    [
      'a missing fact that counts',
      { fact: 'optIn', op: 'eq', value: true, whenMissing: false },
      {},
      'OptIn is missing, which counts as not met.',
    ],
    ['presence', { fact: 'title', present: false }, { title: 'CEO' }, 'Job title is known.'],
    [
      'two facts',
      { fact: 'budget', op: 'gte', value: { fact: 'price' } },
      { budget: { minor: 100, currency: 'EUR' }, price: { minor: 300, currency: 'EUR' } },
      'Budget is 1.00 EUR and price is 3.00 EUR, which is not at least price.',
    ],
    [
      'a group',
      {
        atLeast: 2,
        of: [
          { fact: 'title', present: true },
          { fact: 'optIn', op: 'eq', value: true },
          { fact: 'budget', present: true },
        ],
      },
      { title: 'CEO' },
      '1 met and 1 unknown of 3, 2 needed.',
    ],
    ['a not', { not: { fact: 'title', present: true } }, { title: 'CEO' }, 'It is met, and should not be.'],
    ['a reference', { ref: 'fit', version: 1 }, { employees: 80 }, 'The definition fit, version 1 is met.'],
  ] as const)('puts %s into words', (_, wire, lead, expected) => {
    expect(sentence(wire, lead as FactsOf<typeof schema>)).toBe(expected);
  });

  it('shows a number that is no instant as it is', () => {
    const wire = { fact: 'visitedAt', op: 'lt', value: '2026-01-01T00:00:00Z' };
    expect(sentence(wire, { visitedAt: -8_640_000_000_000_001 as Instant })).toBe(
      'VisitedAt is -8640000000000001, which is below 2026-01-01T00:00:00.000Z.',
    );
  });

  it('puts what happened into words', () => {
    const wire = {
      count: 'page-view',
      within: 'P14D',
      where: { fact: 'url', op: 'contains', value: 'vp' },
      op: 'gte',
      value: 3,
    };
    const activities = [{ type: 'page-view', occurredAt: ago(1), facts: { url: 'vp' } }];
    expect(sentence(wire, {}, { activities })).toBe(
      'The number of page-view that meets its condition within the last 14 days is 1, which is not at least 3.',
    );
    expect(
      sentence(
        { last: 'purchase', op: 'olderThan', value: 'PT12H' },
        {},
        { activities: [{ type: 'purchase', occurredAt: ago(1) }] },
      ),
    ).toBe('The latest purchase is 1 day ago, which is older than 12 hours.');
  });

  it('measures how far off an ordered value is', () => {
    expect(gap({ fact: 'employees', op: 'gte', value: 50 }, { employees: 30 })).toBe(20);
    expect(gap({ fact: 'employees', op: 'lt', value: 50 }, { employees: 50 })).toBe(0);
    expect(gap({ fact: 'visitedAt', op: 'withinLast', value: 'P14D' }, { visitedAt: ago(20) })).toBe(6 * day);
    expect(gap({ fact: 'visitedAt', op: 'withinLast', value: 'P14D' }, { visitedAt: ago(-2) })).toBe(2 * day);
    expect(gap({ fact: 'visitedAt', op: 'withinNext', value: 'P1D' }, { visitedAt: ago(-3) })).toBe(2 * day);
    expect(gap({ fact: 'visitedAt', op: 'withinNext', value: 'P1D' }, { visitedAt: ago(3) })).toBe(3 * day);
    expect(gap({ fact: 'visitedAt', op: 'olderThan', value: 'P3D' }, { visitedAt: ago(1) })).toBe(2 * day);
    expect(
      gap(
        { fact: 'budget', op: 'gt', value: { minor: 100, currency: 'EUR' } },
        { budget: { minor: 90, currency: 'EUR' } },
      ),
    ).toBe(10);
    expect(gap({ fact: 'employees', op: 'gte', value: 50 }, { employees: 60 })).toBeUndefined();
    expect(gap({ fact: 'title', op: 'eq', value: 'CEO' }, { title: 'VP' })).toBeUndefined();
  });

  it('gives every node its path, its label and its own verdict', () => {
    const nodes = (node: RuleExplanation): ReadonlyArray<RuleExplanation> => [
      node,
      ...(node.kind === 'condition' ? [] : node.children.flatMap(nodes)),
    ];
    const wire = {
      all: [
        { fact: 'employees', op: 'gte', value: 50, label: 'big enough' },
        { not: { any: [{ ref: 'fit', version: 2 }] } },
      ],
    };
    expect(
      nodes(explain(wire, { employees: 60, optIn: false }).explanation).map((node) => [
        node.path.join('.'),
        node.verdict,
        node.label,
      ]),
    ).toEqual([
      ['', 'not-met', undefined],
      ['all.0', 'met', 'big enough'],
      ['all.1', 'not-met', undefined],
      ['all.1.not', 'met', undefined],
      ['all.1.not.any.0', 'met', undefined],
      ['all.1.not.any.0.definition', 'met', undefined],
      ['all.1.not.any.0.definition.any.0', 'met', undefined],
      ['all.1.not.any.0.definition.any.0.definition', 'met', undefined],
      ['all.1.not.any.0.definition.any.1', 'not-met', undefined],
    ]);
  });

  it('names what to collect, each once, and only where it would decide', () => {
    const wire = {
      any: [
        {
          all: [
            { fact: 'optIn', op: 'eq', value: true },
            { fact: 'employees', op: 'gte', value: 50 },
          ],
        },
        {
          all: [
            { fact: 'title', op: 'eq', value: 'CEO' },
            { fact: 'employees', op: 'gte', value: 10 },
          ],
        },
        { last: 'purchase', op: 'withinLast', value: 'P1D' },
      ],
    };
    expect(explain(wire, { optIn: false, title: 'CEO' }, { activities: [] }).missing).toEqual([
      { kind: 'fact', name: 'employees', label: 'Employees' },
      { kind: 'activity', name: 'purchase', label: 'purchase' },
    ]);
    expect(explain(wire, { title: 'CEO', employees: 30 }).missing).toEqual([]);
  });
});

describe('flipRule', () => {
  const flip = (wire: unknown, lead: FactsOf<typeof schema>, context: Partial<RuleContext> = {}) =>
    O.toUndefined(orThrow(flipRule(schema, options)(decode(wire)))(lead, { asOf: noon, ...context }));

  it('would rather have a fact collected than changed', () => {
    const wire = {
      any: [
        { fact: 'employees', op: 'gte', value: 50 },
        { fact: 'optIn', op: 'eq', value: true },
      ],
    };
    expect(flip(wire, { employees: 10 })).toEqual({
      to: 'met',
      exact: true,
      changes: [
        {
          kind: 'fact',
          name: 'optIn',
          subject: 'optIn',
          to: true,
          sentence: 'optIn would be true instead of missing.',
        },
      ],
    });
  });

  it('stays near what is there', () => {
    const wire = { fact: 'employees', op: 'notIn', value: [49, 50] };
    expect(flip(wire, { employees: 49 })?.changes[0]).toMatchObject({ from: 49, to: 48 });
    expect(
      flip({ fact: 'visitedAt', op: 'withinLast', value: 'P1D' }, { visitedAt: ago(5) })?.changes[0],
    ).toMatchObject({
      to: noon - day + 1,
    });
  });

  it('weighs demands on one fact together', () => {
    const wire = {
      all: [
        {
          any: [
            { fact: 'employees', op: 'lt', value: 10 },
            { fact: 'optIn', op: 'eq', value: true },
          ],
        },
        {
          any: [
            { fact: 'employees', op: 'gte', value: 50 },
            { fact: 'title', op: 'eq', value: 'CEO' },
          ],
        },
      ],
    };
    // Neither number of employees alone suits both alternatives.
    expect(flip(wire, { employees: 30, optIn: false, title: 'VP' })?.changes.map(({ name }) => name)).toEqual(
      [expect.any(String), expect.any(String)],
    );
    expect(flip(wire, { employees: 30, optIn: true, title: 'VP' })).toMatchObject({
      changes: [{ name: 'employees', from: 30, to: 50 }],
      exact: true,
    });
  });

  it('says what a met rule hangs on', () => {
    expect(flip({ fact: 'employees', op: 'gte', value: 50 }, { employees: 60 })).toMatchObject({
      to: 'not-met',
      changes: [{ from: 60, to: 49 }],
    });
  });

  it('counts what would have to happen', () => {
    const wire = { count: 'page-view', within: 'P14D', op: 'gte', value: 3 };
    expect(flip(wire, {}, { activities: [{ type: 'page-view', occurredAt: ago(1) }] })).toEqual({
      to: 'met',
      exact: true,
      changes: [
        {
          kind: 'activity',
          name: 'page-view',
          subject: 'the number of page-view within the last 14 days',
          from: 1,
          to: 3,
          sentence: 'the number of page-view within the last 14 days would be 3 instead of 1.',
        },
      ],
    });
  });

  it('gives nothing where nothing helps', () => {
    expect(
      flip(
        {
          all: [
            { fact: 'employees', op: 'gt', value: 10 },
            { fact: 'employees', op: 'lt', value: 5 },
          ],
        },
        {},
      ),
    ).toBeUndefined();
  });
});
