import type { Instant, Money } from 'smarketing/kernel';
import { type AllRule, compileRule, type FactSchema, type FactsOf, type Rule, rules } from 'smarketing/rule';
import { describe, expectTypeOf, it } from 'vitest';

const schema = {
  employees: { type: 'integer' },
  revenue: { type: 'number' },
  title: { type: 'string' },
  country: { type: 'enum', values: ['DE', 'US'] },
  optIn: { type: 'boolean' },
  visitedAt: { type: 'instant' },
  budget: { type: 'money', currency: 'EUR' },
  price: { type: 'money', currency: 'USD' },
  interests: { type: 'list', of: 'string' },
  regions: { type: 'list', of: 'enum', values: ['emea', 'apac'] },
} as const satisfies FactSchema;

const activities = {
  purchase: { amount: { type: 'money', currency: 'EUR' }, note: { type: 'string' } },
} as const;

const { all, any, atLeast, count, is, last, present, sum } = rules(schema, activities);

describe('FactsOf', () => {
  it('infers each fact from its definition, every one of them possibly missing', () => {
    type Facts = FactsOf<typeof schema>;
    expectTypeOf<Facts['employees']>().toEqualTypeOf<number | null | undefined>();
    expectTypeOf<Facts['title']>().toEqualTypeOf<string | null | undefined>();
    expectTypeOf<Facts['country']>().toEqualTypeOf<'DE' | 'US' | null | undefined>();
    expectTypeOf<Facts['optIn']>().toEqualTypeOf<boolean | null | undefined>();
    expectTypeOf<Facts['visitedAt']>().toEqualTypeOf<Instant | null | undefined>();
    expectTypeOf<Facts['budget']>().toEqualTypeOf<Money<'EUR'> | null | undefined>();
    expectTypeOf<Facts['interests']>().toEqualTypeOf<ReadonlyArray<string> | null | undefined>();
    expectTypeOf<Facts['regions']>().toEqualTypeOf<ReadonlyArray<'emea' | 'apac'> | null | undefined>();
    expectTypeOf<Record<never, never>>().toExtend<Facts>();
  });

  it('refuses facts of another type, currency or name', () => {
    const facts: FactsOf<typeof schema> = { employees: 3 };
    expectTypeOf(facts).toExtend<FactsOf<typeof schema>>();
    // @ts-expect-error [ts2322] - text is no number
    const text: FactsOf<typeof schema> = { employees: '3' };
    // @ts-expect-error [ts2322] - dollars are no euros
    const dollars: FactsOf<typeof schema> = { budget: { minor: 1, currency: 'USD' } };
    // @ts-expect-error [ts2353] - no such fact
    const other: FactsOf<typeof schema> = { staff: 3 };
    expectTypeOf([text, dollars, other]).toBeArray();
  });
});

describe('rules', () => {
  it('builds rules that fit the schema', () => {
    expectTypeOf(is('employees', 'gte', 50)).toEqualTypeOf<Rule>();
    expectTypeOf(all(is('employees', 'gte', 50))).toEqualTypeOf<AllRule>();
    is('employees', 'between', [1, 2]);
    is('employees', 'between', [1, { fact: 'revenue' }]);
    is('employees', 'lt', { fact: 'revenue' });
    is('country', 'in', ['DE', 'US']);
    is('title', 'contains', 'vp', { fold: true });
    is('visitedAt', 'withinLast', 86_400_000);
    is('budget', 'gte', { minor: 5, currency: 'EUR' });
    is('regions', 'hasAny', ['emea']);
    sum('purchase', 'amount', 'gte', { minor: 5, currency: 'EUR' });
    count('purchase', 'in', [1, 2], { where: (purchase) => purchase.is('note', 'contains', 'x') });
    last('purchase', 'olderThan', 86_400_000);
  });

  it('refuses what does not fit the schema', () => {
    // @ts-expect-error [ts2345] - no such fact
    is('staff', 'gte', 50);
    // @ts-expect-error [ts2345] - numbers contain nothing
    is('employees', 'contains', 'x');
    // @ts-expect-error [ts2345] - text has no order
    is('title', 'lt', 'x');
    // @ts-expect-error [ts2345] - text is no number
    is('employees', 'gte', '50');
    // @ts-expect-error [ts2322] - not one of the values
    is('country', 'in', ['DE', 'FR']);
    // @ts-expect-error [ts2345] - nothing is in an empty list
    is('country', 'in', []);
    // @ts-expect-error [ts2322] - dollars are no euros
    is('budget', 'gte', { minor: 5, currency: 'USD' });
    // @ts-expect-error [ts2322] - the two facts are in two currencies
    is('budget', 'gte', { fact: 'price' });
    // @ts-expect-error [ts2322] - nor can they bound one another
    is('budget', 'between', [{ minor: 1, currency: 'EUR' }, { fact: 'price' }]);
    // @ts-expect-error [ts2322] - a list is compared with values
    is('country', 'eq', { fact: 'regions' });
    // @ts-expect-error [ts2353] - numbers have no case
    is('employees', 'gte', 50, { fold: true });
    // @ts-expect-error [ts2554] - a group needs a rule
    any();
    // @ts-expect-error [ts2554] - a group needs a rule
    atLeast(1);
    // @ts-expect-error [ts2345] - no such fact
    present('staff');
    // @ts-expect-error [ts2345] - no such activity
    count('webinar', 'gte', 1);
    // @ts-expect-error [ts2345] - text cannot be added up
    sum('purchase', 'note', 'gte', 1);
    // @ts-expect-error [ts2345] - the activity has no such fact
    count('purchase', 'gte', 1, { where: (purchase) => purchase.is('url', 'eq', 'x') });
  });
});

describe('compileRule', () => {
  it('takes only facts of its schema', () => {
    const compiled = compileRule(schema)({ fact: 'employees', op: 'gte', value: 50 });
    if (compiled._tag === 'Left') return;
    expectTypeOf(compiled.right.isTrue).parameter(0).toEqualTypeOf<FactsOf<typeof schema>>();
    // @ts-expect-error [ts2322] - text is no number
    compiled.right.isTrue({ employees: '3' }, { asOf: 0 as Instant });
    // @ts-expect-error [ts2322] - a plain number is no instant
    compiled.right.isTrue({ employees: 3 }, { asOf: 0 });
  });
});
