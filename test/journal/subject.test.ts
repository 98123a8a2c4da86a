import { keyOfText, textOfEventKey, textOfKey } from 'smarketing/journal';
import { byCodeUnit } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

/** Pairs whose plain concatenations collide, sorted by system and then by identifier. */
const hostile = [
  { system: '', id: '' },
  { system: '', id: '\u0000' },
  { system: '', id: 'a' },
  { system: '\u0000', id: '' },
  { system: '\u0000\u0000', id: '' },
  { system: '\u0001', id: '' },
  { system: '\u0001', id: '\u0001\u0000' },
  { system: '\u0001\u0001', id: '' },
  { system: '\u0001\u0002', id: '' },
  { system: '\u0002', id: '' },
  { system: '__proto__', id: 'constructor' },
  { system: 'a', id: '' },
  { system: 'a', id: '\u0001b\u0000c' },
  { system: 'a', id: 'b\u0000c' },
  { system: 'a\u0000b', id: 'c' },
  { system: 'a\u0001', id: '\u0001b\u0000c' },
  { system: 'a\u0001\u0001b', id: 'c' },
  { system: 'ab', id: 'c' },
  { system: '😀', id: '\ud83d' },
];

describe('the one-text form of a key', () => {
  test('two keys never share it, whatever characters they hold', () => {
    expect(new Set(hostile.map(textOfKey)).size).toBe(hostile.length);
  });

  test('is read back as the same key', () => {
    expect(hostile.map(textOfKey).map(keyOfText)).toEqual(hostile);
  });

  test('sorts by system, then by identifier', () => {
    expect([...hostile].reverse().map(textOfKey).sort(byCodeUnit)).toEqual(hostile.map(textOfKey));
  });

  test('leaves out what else a subject says', () => {
    expect(keyOfText(textOfKey({ system: 'crm', id: '7', kind: 'lead' } as never))).toEqual({
      system: 'crm',
      id: '7',
    });
  });
});

test('two events never share the one-text form of their identity', () => {
  const keys = hostile.map(({ system, id }) => ({ source: system, id }));
  expect(new Set(keys.map(textOfEventKey)).size).toBe(keys.length);
});
