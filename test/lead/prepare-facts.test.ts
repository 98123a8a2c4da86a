import { day } from 'smarketing/kernel';
import { isPlaceholder, prepareFacts, profileOfFacts, proposedPlaceholders } from 'smarketing/lead';
import type { FactSchema } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';
import { at } from './story.js';

const schema = {
  employees: { type: 'integer', label: 'Employees', placeholders: ['0'] },
  revenue: { type: 'number' },
  country: { type: 'enum', values: ['DE', 'US', 'none'] },
  phone: { type: 'string' },
  budget: { type: 'money', currency: 'EUR', maxAge: 2 * day },
  seenAt: { type: 'instant' },
  optIn: { type: 'boolean' },
  topics: { type: 'list', of: 'string' },
  roles: { type: 'list', of: 'enum', values: ['buyer', 'user'] },
} as const satisfies FactSchema;

const since = at('02T09:00');

const prepared = (facts: Parameters<ReturnType<typeof profileOfFacts>>[0], now: string = '03T09:00') =>
  prepareFacts(schema, at(now))(profileOfFacts(since)(facts));

describe('usable values', () => {
  test('pass as they are, money with its currency', () => {
    const lead = prepared({
      employees: 5,
      revenue: 1.5,
      country: 'DE',
      phone: '+49',
      budget: 100,
      seenAt: at('01T09:00'),
      optIn: false,
      topics: ['a'],
      roles: ['buyer'],
    });
    expect(lead).toEqual({
      facts: {
        employees: 5,
        revenue: 1.5,
        country: 'DE',
        phone: '+49',
        budget: { minor: 100, currency: 'EUR' },
        seenAt: at('01T09:00'),
        optIn: false,
        topics: ['a'],
        roles: ['buyer'],
      },
      absent: [],
      issues: [],
    });
  });

  test('include an empty list, false and a listed value that looks like a placeholder', () => {
    expect(prepared({ topics: [], optIn: false, country: 'none' }).facts).toEqual({
      topics: [],
      optIn: false,
      country: 'none',
    });
  });
});

describe('a missing fact', () => {
  test('says why it is missing, in the order of the schema', () => {
    const lead = prepared(
      { employees: 0, country: null, phone: ' n/A ', budget: 100, topics: ['-'] },
      '05T09:00',
    );
    expect(lead.absent.map(({ fact, reason }) => [fact, reason])).toEqual([
      ['employees', 'placeholder'],
      ['revenue', 'never-recorded'],
      ['country', 'cleared'],
      ['phone', 'placeholder'],
      ['budget', 'stale'],
      ['seenAt', 'never-recorded'],
      ['optIn', 'never-recorded'],
      ['topics', 'placeholder'],
      ['roles', 'never-recorded'],
    ]);
    expect(lead.absent[0]).toEqual({ fact: 'employees', label: 'Employees', reason: 'placeholder', since });
    expect(lead.facts).toEqual({});
  });

  test('is not stale at its age to the millisecond', () => {
    expect(prepared({ budget: 100 }, '04T09:00').facts).toHaveProperty('budget');
  });

  test.each(['toString', '__proto__', 'constructor'])('is not found on every object: %s', (name) => {
    const odd = Object.fromEntries([[name, { type: 'string' }]]) as FactSchema;
    expect(prepareFacts(odd, since)({}).absent).toEqual([{ fact: name, reason: 'never-recorded' }]);
  });
});

describe('a value of the wrong type', () => {
  test.each([
    ['employees', 1.5],
    ['revenue', '12'],
    ['revenue', Number.NaN],
    ['country', 'FR'],
    ['phone', 49],
    ['budget', '100'],
    ['seenAt', '2026-03-02'],
    ['optIn', 'yes'],
    ['topics', 'a'],
    ['roles', ['buyer', 'king']],
  ])('is kept out and reported: %s %s', (fact, value) => {
    const lead = prepared({ [fact]: value });
    expect(lead.facts).toEqual({});
    expect(lead.issues).toMatchObject([{ code: 'wrong-type', path: [fact] }]);
    expect(lead.absent).toContainEqual(expect.objectContaining({ fact, reason: 'wrong-type' }));
  });
});

describe('placeholders', () => {
  test.each([...proposedPlaceholders, '', '   ', 'N/A', ' Select One '])('are recognised: "%s"', (text) => {
    expect(isPlaceholder({ type: 'string' })(text)).toBe(true);
  });

  test.each(['Testo', 'NA', 'Null', '00', 'no'])('leave real answers alone: "%s"', (text) => {
    expect(isPlaceholder({ type: 'string' })(text)).toBe(false);
  });

  test('are those of the schema where it lists any, and blank', () => {
    const own = isPlaceholder({ type: 'string', placeholders: ['weiß nicht'] });
    expect([own('WEIß NICHT'), own('n/a'), own(' ')]).toEqual([true, false, true]);
  });

  test('of numbers count only where listed', () => {
    expect(isPlaceholder({ type: 'number' })(0)).toBe(false);
    expect(isPlaceholder({ type: 'number', placeholders: ['-1'] })(-1)).toBe(true);
  });
});
