import fc from 'fast-check';
import { encodeRule, type FactSchema } from 'smarketing/rule';
import { ruleJsonSchema } from 'smarketing/rule/forms';
import { describe, expect, it, vi } from 'vitest';
import { options, rule, schema } from '../arbitrary.js';

vi.setConfig({ testTimeout: 120_000 });

type Node = Readonly<Record<string, unknown>>;

/** The keywords of JSON Schema that the language uses, judged by the book; any other keyword fails the test. */
const validate =
  (root: Node) =>
  (node: Node, value: unknown): boolean => {
    const check = validate(root);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const keywords: Readonly<Record<string, (of: never) => boolean>> = {
      $schema: () => true,
      $defs: () => true,
      title: () => true,
      format: () => true,
      $ref: (of: string) =>
        check((root.$defs as Record<string, Node>)[of.replace('#/$defs/', '')] as Node, value),
      anyOf: (of: ReadonlyArray<Node>) => of.some((each) => check(each, value)),
      const: (of: unknown) => value === of,
      enum: (of: ReadonlyArray<unknown>) => of.includes(value),
      type: (of: string) => {
        if (of === 'object') return isObject;
        if (of === 'array') return Array.isArray(value);
        return of === 'integer' ? Number.isInteger(value) : typeof value === of;
      },
      properties: (of: Record<string, Node>) =>
        !isObject ||
        Object.entries(of).every(([key, each]) => !(key in value) || check(each, (value as Node)[key])),
      required: (of: ReadonlyArray<string>) => !isObject || of.every((key) => key in value),
      additionalProperties: () =>
        !isObject || Object.keys(value).every((key) => key in ((node.properties ?? {}) as Node)),
      items: (of: Node) => !Array.isArray(value) || value.every((each) => check(of, each)),
      prefixItems: (of: ReadonlyArray<Node>) =>
        !Array.isArray(value) ||
        of.every((each, index) => index >= value.length || check(each, value[index])),
      minItems: (of: number) => !Array.isArray(value) || value.length >= of,
      maxItems: (of: number) => !Array.isArray(value) || value.length <= of,
      maxLength: (of: number) => typeof value !== 'string' || value.length <= of,
      minimum: (of: number) => typeof value !== 'number' || value >= of,
      pattern: (of: string) => typeof value !== 'string' || new RegExp(of, 'u').test(value),
    };
    return Object.entries(node).every(([keyword, of]) => keywords[keyword]?.(of as never) ?? false);
  };

const language = ruleJsonSchema(schema, options) as Node;
const isRule = (value: unknown): boolean => validate(language)(language, value);

describe('ruleJsonSchema', () => {
  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(language))).toEqual(language);
  });

  it('accepts every rule of the language', () => {
    fc.assert(
      fc.property(rule, (of) => {
        expect(isRule(JSON.parse(JSON.stringify(encodeRule(schema, options)(of))))).toBe(true);
      }),
    );
  });

  it('accepts the shorthands', () => {
    for (const wire of [
      { none: [{ fact: 'employees', op: 'between', value: [1, 2] }] },
      { fact: 'budget', op: 'between', value: [{ fact: 'price' }, { minor: 5, currency: 'EUR' }] },
      { fact: 'country', op: 'notIn', value: ['DE'], whenMissing: true },
      { sum: 'purchase', field: 'amount', op: 'ne', value: { minor: 1, currency: 'EUR' }, within: 'PT36H' },
    ]) {
      expect(isRule(wire)).toBe(true);
    }
  });

  it.each([
    { fact: 'employes', op: 'gte', value: 1 },
    { fact: 'employees', op: 'contains', value: 'x' },
    { fact: 'employees', op: 'gte', value: 1.5 },
    { fact: 'employees', op: 'gte', value: 1, extra: true },
    { fact: 'employees', op: 'eq', value: { fact: 'title' } },
    { fact: 'country', op: 'in', value: [] },
    { fact: 'budget', op: 'gte', value: { minor: 1, currency: 'USD' } },
    { fact: 'visitedAt', op: 'withinLast', value: 'P1M' },
    { fact: 'revenue', op: 'between', value: [1, 2, 3] },
    { fact: 'revenue', op: 'between', value: [1, { fact: 'title' }] },
    { count: 'page-view', where: { fact: 'employees', op: 'gte', value: 1 }, op: 'gte', value: 1 },
    { sum: 'page-view', field: 'url', op: 'gte', value: 1 },
    { ref: 'fit', version: 3 },
    { any: [] },
    {},
  ])('refuses %j', (wire) => {
    expect(isRule(wire)).toBe(false);
  });

  it('stays small beside the schema it describes', () => {
    const wide: FactSchema = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`fact${index}`, { type: 'boolean' } as const]),
    );
    expect(JSON.stringify(ruleJsonSchema(wide)).length).toBeLessThan(400_000);
  });
});
