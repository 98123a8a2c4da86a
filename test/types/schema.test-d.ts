import { type Instant, type Money, orThrow } from 'smarketing/kernel';
import { type FactsOf, rules } from 'smarketing/rule';
import { factsFromZod } from 'smarketing/schema';
import { describe, expectTypeOf, it } from 'vitest';
import * as z from 'zod';
import * as mini from 'zod/mini';

const lead = z.object({
  employees: z.int().nullable(),
  title: z.string().optional(),
  country: z.enum(['DE', 'US']).default('DE'),
  size: z.union([z.literal('small'), z.literal('large')]),
  optIn: z.boolean(),
  visitedAt: z.iso.datetime().optional(),
  budget: z.object({ minor: z.int(), currency: z.literal('EUR') }),
  interests: z.array(z.string()),
  regions: z.array(z.enum(['emea', 'apac'])).readonly(),
});

describe('factsFromZod', () => {
  it('keeps the types of the fields', () => {
    const schema = orThrow(factsFromZod(lead));
    type Facts = FactsOf<typeof schema>;
    expectTypeOf<Facts['employees']>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<Facts['title']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Facts['country']>().toEqualTypeOf<'DE' | 'US' | null | undefined>();
    expectTypeOf<Facts['size']>().toEqualTypeOf<'small' | 'large' | null | undefined>();
    expectTypeOf<Facts['optIn']>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<Facts['visitedAt']>().toEqualTypeOf<Instant | null | undefined>();
    expectTypeOf<Facts['budget']>().toEqualTypeOf<Money<'EUR'> | null | undefined>();
    expectTypeOf<Facts['interests']>().toEqualTypeOf<ReadonlyArray<string> | null | undefined>();
    expectTypeOf<Facts['regions']>().toEqualTypeOf<ReadonlyArray<'emea' | 'apac'> | null | undefined>();
  });

  it('lets the builder refuse what does not fit', () => {
    const { is } = rules(orThrow(factsFromZod(lead)));
    is('employees', 'gte', 50);
    // @ts-expect-error no such field
    is('employes', 'gte', 50);
    // @ts-expect-error text has no order
    is('title', 'gte', 'a');
    // @ts-expect-error not one of the values
    is('country', 'eq', 'FR');
  });

  it('knows the fields of zod/mini', () => {
    const schema = orThrow(factsFromZod(mini.object({ size: mini.optional(mini.int()) })));
    expectTypeOf<FactsOf<typeof schema>['size']>().toEqualTypeOf<number | null | undefined>();
  });
});
