import { orThrow } from 'smarketing/kernel';
import { compileRule, decodeFacts } from 'smarketing/rule';
import { factsFromZod } from 'smarketing/schema';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as mini from 'zod/mini';

const refusals = (schema: unknown): ReadonlyArray<string> => {
  const facts = factsFromZod(schema as z.ZodObject);
  return facts._tag === 'Left'
    ? facts.left.map(({ code, path, received }) => `${code} ${path.join('.')} ${received}`)
    : [];
};

describe('factsFromZod', () => {
  it('gives each field the fact it is', () => {
    const lead = z.object({
      revenue: z.number().min(0),
      employees: z.int(),
      seats: z.number().int(),
      score: z.coerce.number(),
      optIn: z.boolean(),
      title: z.string().trim().min(2).max(80),
      email: z.email(),
      country: z.enum(['DE', 'US']),
      kind: z.literal('lead'),
      size: z.union([z.literal('small'), z.enum(['mid', 'large'])]),
      visitedAt: z.iso.datetime(),
      interests: z.array(z.string()),
      regions: z.array(z.enum(['emea', 'apac'])),
      budget: z.object({ minor: z.int(), currency: z.literal('EUR') }),
    });
    expect(orThrow(factsFromZod(lead))).toEqual({
      revenue: { type: 'number' },
      employees: { type: 'integer' },
      seats: { type: 'integer' },
      score: { type: 'number' },
      optIn: { type: 'boolean' },
      title: { type: 'string' },
      email: { type: 'string' },
      country: { type: 'enum', values: ['DE', 'US'] },
      kind: { type: 'enum', values: ['lead'] },
      size: { type: 'enum', values: ['small', 'mid', 'large'] },
      visitedAt: { type: 'instant' },
      interests: { type: 'list', of: 'string' },
      regions: { type: 'list', of: 'enum', values: ['emea', 'apac'] },
      budget: { type: 'money', currency: 'EUR' },
    });
  });

  it('looks through what says that a field may be missing', () => {
    const lead = z.object({
      optional: z.int().optional(),
      nullable: z.int().nullable(),
      both: z.enum(['a']).nullish(),
      defaulted: z.int().default(1),
      caught: z.int().catch(0),
      readonly: z.int().readonly(),
      branded: z.string().brand('Email'),
      alternatives: z.union([z.string(), z.null()]),
    });
    expect(orThrow(factsFromZod(lead))).toEqual({
      optional: { type: 'integer' },
      nullable: { type: 'integer' },
      both: { type: 'enum', values: ['a'] },
      defaulted: { type: 'integer' },
      caught: { type: 'integer' },
      readonly: { type: 'integer' },
      branded: { type: 'string' },
      alternatives: { type: 'string' },
    });
  });

  it('takes the title as label', () => {
    const lead = z.object({ employees: z.int().meta({ title: 'Employees' }).optional() });
    expect(orThrow(factsFromZod(lead))).toEqual({ employees: { type: 'integer', label: 'Employees' } });
  });

  it('reads zod/mini as well', () => {
    const lead = mini.object({
      visitedAt: mini.optional(mini.iso.datetime()),
      size: mini.nullable(mini.int()),
    });
    expect(orThrow(factsFromZod(lead))).toEqual({
      visitedAt: { type: 'instant' },
      size: { type: 'integer' },
    });
  });

  it('names each field that no fact can express, with what it is', () => {
    const lead = z.object({
      fine: z.string(),
      born: z.date(),
      parsed: z.string().transform(Number),
      big: z.bigint(),
      either: z.union([z.string(), z.number()]),
      mixed: z.union([z.literal('a'), z.number()]),
      numbers: z.array(z.number()),
      nested: z.object({ a: z.string() }),
      currencies: z.object({ minor: z.int(), currency: z.enum(['EUR', 'USD']) }),
      table: z.record(z.string(), z.string()),
      anything: z.any(),
      constructor: z.string(),
    });
    expect(refusals(lead)).toEqual([
      'not-a-fact born a zod date',
      'not-a-fact parsed a zod pipe',
      'not-a-fact big a zod bigint',
      'not-a-fact either a zod union',
      'not-a-fact mixed a zod union',
      'not-a-fact numbers a zod array',
      'not-a-fact nested a zod object',
      'not-a-fact currencies a zod object',
      'not-a-fact table a zod record',
      'not-a-fact anything a zod any',
      'unusable-name constructor "constructor"',
    ]);
  });

  it('refuses what is no zod object, and never throws', () => {
    for (const value of [null, undefined, 5, 'x', {}, [], z.string(), z.array(z.string()), { _zod: {} }]) {
      expect(refusals(value).join()).toMatch(/^not-an-object-schema /);
    }
  });

  it('gives facts that judge what the object lets through', () => {
    const lead = z.object({ employees: z.int(), visitedAt: z.iso.datetime().optional() });
    const schema = orThrow(factsFromZod(lead));
    const { verdict } = orThrow(compileRule(schema)({ fact: 'employees', op: 'gte', value: 50 }));
    const facts = orThrow(
      decodeFacts(schema)(lead.parse({ employees: 60, visitedAt: '2026-03-01T00:00:00Z' })),
    );
    expect(verdict(facts, { asOf: 0 as never })).toBe('met');
  });
});
