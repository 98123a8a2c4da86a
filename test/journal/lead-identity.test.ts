import { journalOf, type LeadIdentities, leadIdentities } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { key, merged, named } from './made-events.js';

const identitiesOf = (...merges: ReadonlyArray<ReturnType<typeof merged>>): LeadIdentities =>
  leadIdentities(journalOf(merges).events);

const aliases = (identities: LeadIdentities, of: string): ReadonlyArray<string> =>
  identities.aliasesOf(key(of)).map(named);
const survivor = (identities: LeadIdentities, of: string): string => named(identities.survivorOf(key(of)));

describe('who survives', () => {
  test('a key that was never merged goes by itself', () => {
    const identities = identitiesOf(merged('crm/7', ['web/a'], 'T09:00Z'));
    expect(survivor(identities, 'crm/8')).toBe('crm/8');
    expect(aliases(identities, 'crm/8')).toEqual([]);
  });

  test('the subject of the latest merge survives, however the merges arrive', () => {
    const merges = [
      merged('web/a', ['crm/7'], 'T09:00Z'),
      merged('crm/8', ['mail/x'], 'T10:00Z'),
      merged('mail/x', ['web/a'], 'T11:00Z'),
    ];
    for (const order of [merges, [...merges].reverse()]) {
      const identities = identitiesOf(...order);
      for (const each of ['web/a', 'crm/7', 'crm/8', 'mail/x']) {
        expect(survivor(identities, each)).toBe('mail/x');
        expect(aliases(identities, each)).toEqual(['crm/7', 'crm/8', 'web/a']);
      }
    }
  });

  test('merges at one instant are ordered by sequence, source and id', () => {
    const identities = identitiesOf(
      merged('crm/7', ['web/a'], 'T09:00Z', { sequence: 2 }),
      merged('web/a', ['mail/x'], 'T09:00Z', { sequence: 1 }),
    );
    expect(survivor(identities, 'mail/x')).toBe('crm/7');
    expect(identities.issues).toEqual([]);
  });

  test('a merge names several systems at once', () => {
    const identities = identitiesOf(merged('crm/7', ['web/a', 'mail/x', 'web/b'], 'T09:00Z'));
    expect(aliases(identities, 'mail/x')).toEqual(['mail/x', 'web/a', 'web/b']);
  });

  test('a merge that joins nothing decides nothing', () => {
    const identities = identitiesOf(
      merged('crm/9', ['crm/7'], 'T09:00Z'),
      merged('crm/7', [], 'T10:00Z'),
      merged('crm/7', ['crm/7'], 'T11:00Z'),
    );
    expect(survivor(identities, 'crm/7')).toBe('crm/9');
    expect(identities.issues).toEqual([]);
  });

  test('a merge of what is joined already still says who survives', () => {
    const identities = identitiesOf(
      merged('crm/9', ['crm/7', 'crm/8'], 'T09:00Z'),
      merged('crm/9', ['crm/8'], 'T10:00Z'),
    );
    expect(survivor(identities, 'crm/7')).toBe('crm/9');
    expect(identities.issues).toEqual([]);
  });
});

describe('contradictions', () => {
  test('two merges both ways round: the latest decides, and it is reported once', () => {
    const identities = identitiesOf(
      merged('crm/7', ['web/a'], 'T09:00Z'),
      merged('web/a', ['crm/7'], 'T10:00Z'),
    );
    expect(survivor(identities, 'crm/7')).toBe('web/a');
    expect(identities.issues).toMatchObject([{ code: 'contradicting-survivors', path: ['web', 'a'] }]);
  });

  test('a chain of merges is none', () => {
    const identities = identitiesOf(
      merged('crm/7', ['web/a'], 'T09:00Z'),
      merged('crm/8', ['crm/7'], 'T10:00Z'),
    );
    expect(identities.issues).toEqual([]);
  });

  test('they are sorted by key', () => {
    const both = (first: string, second: string, hour: number): ReadonlyArray<ReturnType<typeof merged>> => [
      merged(first, [second], `T${hour}:00Z`),
      merged(second, [first], `T${hour}:30Z`),
    ];
    const identities = identitiesOf(
      ...both('web/b', 'web/a', 10),
      ...both('crm/2', 'crm/1', 11),
      ...both('web/d', 'web/c', 12),
    );
    expect(identities.issues.map(({ path }) => path)).toEqual([
      ['crm', '1'],
      ['web', 'a'],
      ['web', 'c'],
    ]);
  });
});

test('identifiers that name parts of JavaScript are names like any other', () => {
  const identities = identitiesOf(
    merged('__proto__/constructor', ['toString/__proto__', 'crm/hasOwnProperty'], 'T09:00Z'),
  );
  expect(survivor(identities, 'crm/hasOwnProperty')).toBe('__proto__/constructor');
  expect(survivor(identities, 'toString/valueOf')).toBe('toString/valueOf');
});

test('tens of thousands of keys can become one lead', () => {
  const count = 30_000;
  const keyAt = (index: number): string => `crm/${index}`;
  const template = merged('crm/0', [], 'T09:00Z');
  const chain = Array.from({ length: count }, (_, index) => ({
    ...template,
    id: String(index),
    sequence: index,
    subject: { ...key(keyAt(index + 1)), kind: 'lead' as const },
    data: { absorbed: [key(keyAt(index))] },
  }));
  const identities = leadIdentities(chain);
  expect(survivor(identities, keyAt(0))).toBe(keyAt(count));
  expect(identities.aliasesOf(key(keyAt(7)))).toHaveLength(count);
  expect(identities.issues).toEqual([]);
});
