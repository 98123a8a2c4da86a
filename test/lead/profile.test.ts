import { foldLead, profileAtHandOver, profileOf, profileOfFacts } from 'smarketing/lead';
import { describe, expect, test } from 'vitest';
import { at, dated, event, record } from './story.js';

const stated = (time: string, facts: Record<string, number | string | null>) =>
  event(time, 'profile-changed', { facts });

describe('a profile', () => {
  const story = record(
    stated('02T09:00', { employees: 40, city: 'Ulm' }),
    stated('03T09:00', { employees: 40 }),
    stated('04T09:00', { employees: null, constructor: 'x' }),
  );

  test('holds the latest statement of each fact', () => {
    expect(profileOf(at('05T00:00'))(story)).toEqual({
      employees: { value: null, since: at('04T09:00') },
      city: { value: 'Ulm', since: at('02T09:00') },
      constructor: { value: 'x', since: at('04T09:00') },
    });
  });

  test('sees nothing after its moment, and its moment itself', () => {
    expect(profileOf(at('02T08:59'))(story)).toEqual({});
    expect(profileOf(at('03T09:00'))(story).employees).toEqual({ value: 40, since: at('03T09:00') });
  });

  test('counts a repeated statement as fresh knowledge', () => {
    expect(profileOf(at('03T10:00'))(story).employees?.since).toBe(at('03T09:00'));
  });

  test('keeps a fact called __proto__ as its own', () => {
    const facts = JSON.parse('{"__proto__": "x"}');
    const profile = profileOf(at('05T00:00'))(record(event('02T09:00', 'profile-changed', { facts })));
    expect(Object.keys(profile)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(profile)).toBe(Object.prototype);
  });

  test('can be made of the facts of one row', () => {
    expect(profileOfFacts(at('02T09:00'))({ employees: 40 })).toEqual({
      employees: { value: 40, since: at('02T09:00') },
    });
  });
});

describe('a profile at the hand-over', () => {
  const handOverOf = (story: ReturnType<typeof record>) => {
    const handOver = foldLead({ acceptance: 'none' })(story).passes[0]?.handOver;
    if (handOver === undefined) throw new Error('not handed over');
    return handOver;
  };

  test('puts the facts of the packet over what was recorded', () => {
    const story = record(
      stated('02T09:00', { employees: 40, city: 'Ulm' }),
      event('03T09:00', 'handed-over', { facts: { employees: 50 } }),
      stated('04T09:00', { city: 'Köln' }),
    );
    expect(profileAtHandOver(handOverOf(story))(story)).toEqual({
      employees: { value: 50, since: at('03T09:00') },
      city: { value: 'Ulm', since: at('02T09:00') },
    });
  });

  test('takes the whole day where only the date is known', () => {
    const story = record(
      dated('03', 'handed-over', {}),
      stated('03T20:00', { city: 'Ulm' }),
      stated('04T00:00', { city: 'Köln' }),
    );
    expect(profileAtHandOver(handOverOf(story))(story)).toEqual({
      city: { value: 'Ulm', since: at('03T20:00') },
    });
  });
});
