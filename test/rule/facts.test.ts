import fc from 'fast-check';
import { day, orThrow } from 'smarketing/kernel';
import {
  checkFactSchema,
  decodeFactSchema,
  decodeFacts,
  encodeFactSchema,
  encodeFacts,
  type FactSchema,
} from 'smarketing/rule';
import { factsFromJsonSchema } from 'smarketing/rule/forms';
import { describe, expect, it } from 'vitest';
import { facts, schema } from './arbitrary.js';

const codesOf = (checked: {
  readonly _tag: string;
  readonly left?: ReadonlyArray<{ code: string; path: unknown }>;
}) => (checked.left ?? []).map(({ code, path }) => `${code} ${(path as ReadonlyArray<string>).join('.')}`);

describe('fact schemas', () => {
  it('are decoded with durations in milliseconds and encoded back', () => {
    const wire = {
      employees: {
        type: 'integer',
        label: 'Employees',
        maxAge: 'P365D',
        basis: 'current-value',
        placeholders: ['n/a'],
      },
      regions: { type: 'list', of: 'enum', values: ['emea'] },
      budget: { type: 'money', currency: 'EUR', column: 'budget_eur' },
    };
    const decoded = orThrow(decodeFactSchema(wire));
    expect(decoded.employees?.maxAge).toBe(365 * day);
    expect(encodeFactSchema(decoded)).toEqual(wire);
  });

  it.each([
    ['names that objects inherit', { toString: { type: 'string' } }, 'unusable-name toString'],
    ['empty names', { '': { type: 'string' } }, 'unusable-name '],
    ['padded names', { ' a': { type: 'string' } }, 'unusable-name  a'],
    ['types that do not exist', { a: { type: 'float' } }, 'unknown-type a.type'],
    ['no type', { a: null }, 'unknown-type a.type'],
    ['an enum without values', { a: { type: 'enum' } }, 'wrong-value a.values'],
    ['an enum that repeats itself', { a: { type: 'enum', values: ['x', 'x'] } }, 'wrong-value a.values'],
    ['values on a number', { a: { type: 'number', values: ['x'] } }, 'unknown-key a.values'],
    ['a list of nothing', { a: { type: 'list' } }, 'wrong-value a.of'],
    ['money without a currency', { a: { type: 'money' } }, 'not-a-currency a.currency'],
    ['an age in months', { a: { type: 'string', maxAge: 'P1M' } }, 'not-a-duration a.maxAge'],
    ['a basis that does not exist', { a: { type: 'string', basis: 'later' } }, 'wrong-value a.basis'],
    ['an empty label', { a: { type: 'string', label: '' } }, 'wrong-value a.label'],
    [
      'placeholders that are no texts',
      { a: { type: 'string', placeholders: [0] } },
      'wrong-value a.placeholders',
    ],
  ])('refuses %s', (_, wire, expected) => {
    expect(codesOf(decodeFactSchema(wire))).toEqual([expected]);
  });

  it('are checked in memory form too, and given back as they are', () => {
    const sound = { a: { type: 'string', maxAge: day } } as const satisfies FactSchema;
    expect(orThrow(checkFactSchema(sound))).toBe(sound);
    expect(codesOf(checkFactSchema({ a: { type: 'string', maxAge: 0.5 } }))).toEqual([
      'not-a-duration a.maxAge',
    ]);
    expect(codesOf(decodeFactSchema([]))).toEqual(['not-a-schema ']);
  });
});

describe('facts', () => {
  it('decode after encode is the same facts without the missing ones', () => {
    fc.assert(
      fc.property(facts, (lead) => {
        const known = Object.fromEntries(
          Object.entries(lead).filter(([, value]) => value !== null && value !== undefined),
        );
        const wire: unknown = JSON.parse(JSON.stringify(encodeFacts(schema)(lead)));
        expect(orThrow(decodeFacts(schema)(wire))).toEqual(known);
      }),
    );
  });

  it('refuse other names, or drop them when told to', () => {
    expect(codesOf(decodeFacts(schema)({ employes: 5 }))).toEqual(['unknown-fact employes']);
    expect(orThrow(decodeFacts(schema, { others: 'drop' })({ employes: 5, optIn: true }))).toEqual({
      optIn: true,
    });
  });

  it('are never coerced', () => {
    expect(
      codesOf(
        decodeFacts(schema)({
          employees: '5',
          optIn: 1,
          budget: { minor: 1, currency: 'USD' },
          visitedAt: 5,
          country: 'UK',
          interests: ['a', null],
          regions: 'emea',
        }),
      ),
    ).toEqual([
      'wrong-value employees',
      'wrong-value optIn',
      'wrong-currency budget',
      'wrong-value visitedAt',
      'unknown-value country',
      'wrong-value interests.1',
      'wrong-value regions',
    ]);
    expect(codesOf(decodeFacts(schema)('lead'))).toEqual(['not-facts ']);
  });
});

describe('factsFromJsonSchema', () => {
  it('takes over what a fact can be', () => {
    expect(
      orThrow(
        factsFromJsonSchema({
          type: 'object',
          $defs: { Country: { type: 'string', enum: ['DE', 'US'], title: 'Country' } },
          properties: {
            score: { type: 'number' },
            employees: { anyOf: [{ type: 'integer' }, { type: 'null' }], title: 'Employees' },
            country: { $ref: '#/$defs/Country' },
            maybeCountry: { oneOf: [{ type: 'null' }, { $ref: '#/$defs/Country' }] },
            stage: { const: 'mql' },
            optIn: { type: ['boolean', 'null'] },
            visitedAt: { type: 'string', format: 'date-time' },
            interests: { type: 'array', items: { type: 'string' } },
            regions: { type: 'array', items: { enum: ['emea', null] } },
            budget: {
              type: 'object',
              properties: { minor: { type: 'integer' }, currency: { const: 'EUR' } },
              required: ['minor', 'currency'],
            },
          },
        }),
      ),
    ).toEqual({
      score: { type: 'number' },
      employees: { type: 'integer', label: 'Employees' },
      country: { type: 'enum', values: ['DE', 'US'], label: 'Country' },
      maybeCountry: { type: 'enum', values: ['DE', 'US'], label: 'Country' },
      stage: { type: 'enum', values: ['mql'] },
      optIn: { type: 'boolean' },
      visitedAt: { type: 'instant' },
      interests: { type: 'list', of: 'string' },
      regions: { type: 'list', of: 'enum', values: ['emea'] },
      budget: { type: 'money', currency: 'EUR' },
    });
  });

  it('refuses what no fact can be, each with its path', () => {
    const properties = {
      nested: { type: 'object', properties: {} },
      mixed: { type: ['string', 'number'] },
      loop: { $ref: '#/$defs/Loop' },
      elsewhere: { $ref: 'https://example.org/a.json' },
      any: true,
      matrix: { type: 'array', items: { type: 'array', items: { type: 'string' } } },
      constructor: { type: 'string' },
    };
    const $defs = { Loop: { $ref: '#/$defs/Loop' } };
    expect(codesOf(factsFromJsonSchema({ $defs, properties }))).toEqual([
      'not-a-fact properties.nested',
      'not-a-fact properties.mixed',
      'not-a-fact properties.loop',
      'not-a-fact properties.elsewhere',
      'not-a-fact properties.any',
      'not-a-fact properties.matrix',
      'unusable-name properties.constructor',
    ]);
    expect(codesOf(factsFromJsonSchema({ type: 'string' }))).toEqual(['not-an-object-schema ']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(['Left', 'Right']).toContain(factsFromJsonSchema(value)._tag);
        expect(['Left', 'Right']).toContain(factsFromJsonSchema({ properties: { a: value } })._tag);
        expect(['Left', 'Right']).toContain(decodeFactSchema(value)._tag);
        expect(['Left', 'Right']).toContain(decodeFacts(schema)(value)._tag);
      }),
    );
  });
});
