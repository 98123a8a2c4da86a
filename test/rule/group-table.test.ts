import { orThrow, parseInstant } from 'smarketing/kernel';
import { compileRule, type FactSchema, type Rule } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';

const asOf = orThrow(parseInstant('2026-03-01T00:00:00Z'));
const facts = {
  country: { type: 'enum', values: ['DE', 'US'] },
  demo: { type: 'boolean' },
} as const satisfies FactSchema;

/** Twelve groups of two conditions about two facts: enough for a table. */
const twelve = (group: () => ReadonlyArray<Rule>, inner: 'all' | 'any', outer: 'all' | 'any'): Rule =>
  ({ [outer]: Array.from({ length: 12 }, () => ({ [inner]: group() })) }) as unknown as Rule;

const isTrue = (rule: Rule, lead: object): boolean =>
  orThrow(compileRule(facts)(rule)).isTrue(lead as never, { asOf });

describe('a table of many groups', () => {
  const german: Rule = { fact: 'country', op: 'eq', value: 'DE' };
  const foreign: Rule = { not: german };
  const asked: Rule = { fact: 'demo', op: 'eq', value: true };

  test.each([true, false, 7, {}, ['DE']])('takes %s where a text should be for missing', (country) => {
    expect(
      isTrue(
        twelve(() => [foreign, asked], 'any', 'all'),
        { country, demo: false },
      ),
    ).toBe(false);
    expect(
      isTrue(
        twelve(() => [german, asked], 'all', 'any'),
        { country, demo: true },
      ),
    ).toBe(false);
  });

  test('takes a flag that nobody asks for as it is', () => {
    expect(
      isTrue(
        twelve(() => [german, asked], 'all', 'any'),
        { country: 'DE', demo: false },
      ),
    ).toBe(false);
    expect(
      isTrue(
        twelve(() => [german, asked], 'all', 'any'),
        { country: 'DE', demo: true },
      ),
    ).toBe(true);
    expect(
      isTrue(
        twelve(() => [german, asked], 'any', 'all'),
        { country: 'US', demo: false },
      ),
    ).toBe(false);
  });

  test.each(['true', 1, null])('takes %s where a flag should be for missing', (demo) => {
    expect(
      isTrue(
        twelve(() => [german, asked], 'all', 'any'),
        { country: 'DE', demo },
      ),
    ).toBe(false);
  });
});
