import { orThrow } from 'smarketing/kernel';
import { decodeRule } from 'smarketing/rule';
import { canonicalRule } from 'smarketing/rule/analysis';
import { describe, expect, it } from 'vitest';
import { options, schema } from '../arbitrary.js';

const canonical = (wire: unknown) =>
  orThrow(canonicalRule(schema, options)(orThrow(decodeRule(schema, options)(wire))));

describe('canonicalRule', () => {
  it.each([
    [
      'an order',
      {
        all: [
          { fact: 'title', present: true },
          { fact: 'optIn', op: 'eq', value: true },
        ],
      },
      {
        all: [
          { fact: 'optIn', op: 'eq', value: true },
          { fact: 'title', present: true },
        ],
      },
    ],
    [
      'a not before a group',
      {
        not: {
          any: [
            { fact: 'optIn', op: 'eq', value: true },
            { fact: 'title', present: true },
          ],
        },
      },
      {
        all: [
          { fact: 'optIn', op: 'eq', value: false },
          { fact: 'title', present: false },
        ],
      },
    ],
    [
      'bounds of one fact',
      {
        all: [
          { fact: 'employees', op: 'gt', value: 10 },
          { fact: 'employees', op: 'gte', value: 50 },
          { fact: 'employees', op: 'lte', value: 99 },
        ],
      },
      {
        all: [
          { fact: 'employees', op: 'gte', value: 50 },
          { fact: 'employees', op: 'lt', value: 100 },
        ],
      },
    ],
    [
      'the looser of two bounds in a group of any',
      {
        any: [
          { fact: 'revenue', op: 'gt', value: 10 },
          { fact: 'revenue', op: 'gt', value: 5 },
        ],
      },
      { fact: 'revenue', op: 'gt', value: 5 },
    ],
    [
      'lists',
      {
        any: [
          { fact: 'country', op: 'eq', value: 'US' },
          { fact: 'country', op: 'in', value: ['DE', 'US'] },
        ],
      },
      { fact: 'country', op: 'in', value: ['DE', 'US'] },
    ],
    [
      'lists that must not be',
      {
        all: [
          { fact: 'country', op: 'ne', value: 'US' },
          { fact: 'country', op: 'ne', value: 'DE' },
        ],
      },
      { not: { fact: 'country', op: 'in', value: ['DE', 'US'] } },
    ],
    [
      'opposites of missing',
      { not: { fact: 'revenue', op: 'gte', value: 1, whenMissing: true } },
      {
        fact: 'revenue',
        op: 'lt',
        value: 1,
        whenMissing: false,
      },
    ],
    [
      'two compared facts',
      { fact: 'visitedAt', op: 'lt', value: { fact: 'createdAt' } },
      {
        fact: 'createdAt',
        op: 'gt',
        value: { fact: 'visitedAt' },
      },
    ],
    [
      'references',
      { ref: 'fit', version: 2 },
      {
        any: [
          { fact: 'employees', op: 'gte', value: 50 },
          { fact: 'optIn', op: 'eq', value: true },
        ],
      },
    ],
  ])('unites %s', (_, wire, expected) => {
    expect(canonical(wire)).toEqual(expected);
  });

  it('keeps conditions apart that differ in what missing means', () => {
    const rule = {
      all: [
        { fact: 'employees', op: 'gte', value: 50 },
        { fact: 'employees', op: 'gte', value: 60, whenMissing: true },
      ],
    };
    expect(canonical(rule)).toEqual(rule);
  });

  it('keeps amounts of money apart, which have no lists', () => {
    const rule = {
      any: [
        { fact: 'budget', op: 'eq', value: { minor: 1, currency: 'EUR' } },
        { fact: 'budget', op: 'eq', value: { minor: 2, currency: 'EUR' } },
      ],
    };
    expect(canonical(rule)).toEqual(rule);
  });

  it('writes lists that have nothing in common the same in every order, and once', () => {
    const [us, both, german] = [['US'], ['DE', 'FR'], ['DE']].map((value) => ({
      fact: 'country',
      op: 'in',
      value,
    }));
    const form = canonical({ all: [us, both, german] });
    for (const all of [
      [us, german, both],
      [both, us, german],
      [both, german, us],
      [german, us, both],
      [german, both, us],
    ]) {
      expect(canonical({ all })).toEqual(form);
    }
    expect(canonical(form)).toEqual(form);
    expect(canonical({ all: [both, german] })).toEqual({ fact: 'country', op: 'eq', value: 'DE' });
  });
});
