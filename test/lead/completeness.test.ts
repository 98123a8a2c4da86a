import * as E from 'fp-ts/lib/Either.js';
import { orThrow } from 'smarketing/kernel';
import { type CompletenessItem, compileCompleteness, prepareFacts, profileOfFacts } from 'smarketing/lead';
import type { FactSchema } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';
import { at } from './story.js';

const schema = {
  email: { type: 'string', label: 'E-mail' },
  phone: { type: 'string' },
  employees: { type: 'integer' },
} as const satisfies FactSchema;

const now = at('02T09:00');

const read = (items: ReadonlyArray<CompletenessItem>, facts: Record<string, string | number>) =>
  orThrow(compileCompleteness(schema)({ items }))(prepareFacts(schema, now)(profileOfFacts(now)(facts)));

const items: ReadonlyArray<CompletenessItem> = [
  { fact: 'employees', weight: 1 },
  { fact: 'phone', weight: 4 },
  { fact: 'email', weight: 3, required: true },
];

describe('completeness', () => {
  test('is the weight of what is known', () => {
    expect(read(items, { email: 'a@b', employees: 3 }).score).toEqual({
      numerator: 4,
      denominator: 8,
      value: 0.5,
    });
  });

  test('needs what is required, not all that has weight', () => {
    expect(read(items, { email: 'a@b' }).isComplete).toBe(true);
    expect(read(items, { phone: '1', employees: 3 }).isComplete).toBe(false);
  });

  test('lists what is missing, required first, then by weight', () => {
    expect(read(items, { phone: 'n/a' }).gaps).toEqual([
      { fact: 'email', label: 'E-mail', weight: 3, required: true, reason: 'never-recorded' },
      { fact: 'phone', label: 'phone', weight: 4, required: false, reason: 'placeholder' },
      { fact: 'employees', label: 'employees', weight: 1, required: false, reason: 'never-recorded' },
    ]);
  });

  test('has no score where nothing has weight', () => {
    expect(read([{ fact: 'email', weight: 0, required: true }], {})).toMatchObject({
      score: { value: null, reason: 'empty-denominator' },
      isComplete: false,
    });
  });
});

describe('a definition of completeness', () => {
  const codes = (list: ReadonlyArray<CompletenessItem>) => {
    const compiled = compileCompleteness(schema)({ items: list });
    return E.isLeft(compiled) ? compiled.left.map(({ code, path }) => [code, path.join('.')]) : [];
  };

  test('is refused with every issue at once', () => {
    expect(
      codes([
        { fact: 'fax', weight: 1 },
        { fact: 'email', weight: -1 },
        { fact: 'email', weight: 1.5 },
        { fact: 'toString', weight: 1 },
      ]),
    ).toEqual([
      ['unknown-fact', 'items.0.fact'],
      ['not-a-weight', 'items.1.weight'],
      ['duplicate-fact', 'items.2.fact'],
      ['not-a-weight', 'items.2.weight'],
      ['unknown-fact', 'items.3.fact'],
    ]);
  });

  test('asks for something', () => {
    expect(codes([])).toEqual([['no-items', 'items']]);
  });
});

test.each([null, undefined, 'items', {}, { items: null }, { items: [null] }, { items: 'all' }])(
  'refuses what has not the form of a definition: %j',
  (value) => {
    expect(compileCompleteness(schema)(value as never)._tag).toBe('Left');
  },
);
