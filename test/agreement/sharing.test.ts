import fc from 'fast-check';
import { type Agreement, factsSeenBy, factsShownTo } from 'smarketing/agreement';
import { profileOfFacts } from 'smarketing/lead';
import { describe, expect, it } from 'vitest';
import { at } from './quarter.js';

const facts = {
  company: { type: 'string' },
  need: { type: 'string' },
  score: { type: 'integer' },
  budget: { type: 'number' },
} as const;
type Sharing = Pick<Agreement, 'facts' | 'sharing'>;
const both: Sharing = {
  facts,
  sharing: [
    { from: 'marketing', facts: ['company', 'need'] },
    { from: 'sales', facts: ['budget'] },
  ],
};

describe('what a department may see', () => {
  it('is everything while nobody limits what is shared', () => {
    for (const department of ['sales', 'marketing'] as const) {
      expect(factsSeenBy({ facts })(department)).toMatchObject({ seen: Object.keys(facts), withheld: [] });
    }
  });

  it('is what the other lists, and what it records itself', () => {
    expect(factsSeenBy(both)('sales')).toEqual({
      department: 'sales',
      seen: ['company', 'need', 'budget'],
      withheld: ['score'],
      owner: 'marketing',
    });
    expect(factsSeenBy(both)('marketing')).toMatchObject({ withheld: ['score'], owner: 'sales' });
  });

  it('is limited only by the side that has a list', () => {
    const oneSided: Sharing = { facts, sharing: [{ from: 'marketing', facts: ['need'] }] };
    expect(factsSeenBy(oneSided)('sales').seen).toEqual(['need']);
    expect(factsSeenBy(oneSided)('marketing').seen).toEqual(Object.keys(facts));
  });

  it('is nothing of a side whose list is empty', () => {
    expect(factsSeenBy({ facts, sharing: [{ from: 'marketing', facts: [] }] })('sales').seen).toEqual([]);
  });

  it('adds up several lists of one side', () => {
    const sharing: Sharing['sharing'] = [
      { from: 'marketing', facts: ['need'] },
      { from: 'marketing', facts: ['score', 'need'] },
    ];
    expect(factsSeenBy({ facts, sharing })('sales').seen).toEqual(['need', 'score']);
  });

  it('is all that is left of a profile, with the moment of each fact', () => {
    const since = at('2026-01-05T09:00Z');
    const profile = profileOfFacts(since)({ company: 'Acme', score: 87, phone: '1' });
    expect(factsShownTo(both, 'sales')(profile)).toEqual({ company: { value: 'Acme', since } });
    expect(factsShownTo({}, 'sales')(profile)).toEqual(profile);
  });

  it('is never misled by names that objects inherit', () => {
    const odd = JSON.parse('{"__proto__": 1, "constructor": 2, "need": 3}');
    expect(factsShownTo(both, 'sales')(odd)).toEqual({ need: 3 });
    expect(Object.keys(factsShownTo({}, 'sales')(odd))).toEqual(['__proto__', 'constructor', 'need']);
  });

  it('splits the facts in two, and shows what it says is seen', () => {
    const names = fc.subarray(Object.keys(facts));
    const lists = fc.array(fc.record({ from: fc.constantFrom('sales', 'marketing'), facts: names }), {
      maxLength: 4,
    });
    const whole = { company: 1, need: 2, score: 3, budget: 4 };
    fc.assert(
      fc.property(lists, fc.constantFrom('sales', 'marketing'), (sharing, department) => {
        const { seen, withheld } = factsSeenBy({ facts, sharing })(department);
        expect([...seen, ...withheld].sort()).toEqual(Object.keys(facts).sort());
        expect(Object.keys(factsShownTo({ sharing }, department)(whole))).toEqual(seen);
        const own = sharing.filter(({ from }) => from === department).flatMap((one) => one.facts);
        expect(seen).toEqual(expect.arrayContaining(own));
      }),
    );
  });
});
