import fc from 'fast-check';
import { contentHash } from 'smarketing/kernel';
import { factPreparation, type LeadProfile } from 'smarketing/lead';
import { compileRule, type FactSchema } from 'smarketing/rule';
import { expect, test } from 'vitest';
import { arbitraryInstant } from '../arbitraries/lead-events.js';

const schema = {
  employees: { type: 'integer', maxAge: 86_400_000 },
  country: { type: 'enum', values: ['DE', 'US'] },
  note: { type: 'string' },
  topics: { type: 'list', of: 'string' },
} as const satisfies FactSchema;

const arbitraryProfile = fc.dictionary(
  fc.constantFrom('employees', 'country', 'note', 'topics', 'elsewhere', '__proto__'),
  fc.record(
    {
      value: fc.oneof(
        fc.integer(),
        fc.double(),
        fc.constantFrom('', 'n/a', 'DE', 'x'),
        fc.boolean(),
        fc.array(fc.constantFrom('a', '-')),
        fc.constant(null),
      ),
      since: arbitraryInstant,
    },
    { noNullPrototype: true },
  ),
) as fc.Arbitrary<LeadProfile>;

const prepare = factPreparation(schema);

test('every fact of the schema is usable or missing, never both', () => {
  fc.assert(
    fc.property(arbitraryProfile, arbitraryInstant, (profile, asOf) => {
      const { facts, absent } = prepare(asOf)(profile);
      expect([...Object.keys(facts), ...absent.map(({ fact }) => fact)].sort()).toEqual(
        Object.keys(schema).sort(),
      );
    }),
  );
});

test('what is usable survives another preparation unchanged', () => {
  fc.assert(
    fc.property(arbitraryProfile, arbitraryInstant, (profile, asOf) => {
      const { facts } = prepare(asOf)(profile);
      const again = Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [name, { value, since: asOf }]),
      );
      expect(contentHash(prepare(asOf)(again as LeadProfile).facts)).toBe(contentHash(facts));
    }),
  );
});

test('time passing never makes a missing fact usable', () => {
  fc.assert(
    fc.property(arbitraryProfile, arbitraryInstant, arbitraryInstant, (profile, one, other) => {
      const [sooner, later] = one < other ? [one, other] : [other, one];
      const [before, after] = [prepare(sooner)(profile), prepare(later)(profile)];
      expect(Object.keys(before.facts)).toEqual(expect.arrayContaining(Object.keys(after.facts)));
    }),
  );
});

test('a rule that asks for presence agrees with what is missing', () => {
  const rule = compileRule(schema)({ fact: 'note', present: true });
  if (rule._tag === 'Left') throw new Error('refused');
  fc.assert(
    fc.property(arbitraryProfile, arbitraryInstant, (profile, asOf) => {
      const { facts, absent } = prepare(asOf)(profile);
      expect(rule.right.isTrue(facts, { asOf })).toBe(!absent.some(({ fact }) => fact === 'note'));
    }),
  );
});
