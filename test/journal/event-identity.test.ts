import { byAuthority, contentOf, knownFrom } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, made } from './made-events.js';

describe('the content of an event', () => {
  test('leaves out when it was received', () => {
    expect(contentOf(captured('web/a', 'T09:00Z', { receivedAt: at('T10:00Z') }))).toBe(
      contentOf(captured('web/a', 'T09:00Z')),
    );
  });

  test('does not depend on the order of keys', () => {
    const one = made('profile-changed', 'web/a', 'T09:00Z', { facts: { a: 1, b: 2 } });
    const other = made('profile-changed', 'web/a', 'T09:00Z', { facts: { b: 2, a: 1 } });
    expect(contentOf(one)).toBe(contentOf(other));
  });

  test.each(['sequence', 'revision'])('an absent %s says the same as 0', (name) => {
    const plain = captured('web/a', 'T09:00Z');
    expect(contentOf({ ...plain, [name]: 0 })).toBe(contentOf(plain));
    expect(contentOf({ ...plain, [name]: 1 })).not.toBe(contentOf(plain));
  });
});

describe('authority', () => {
  const draft = captured('web/a', 'T09:00Z', { id: 'e1' });

  test('a higher revision wins, whatever it says', () => {
    const zed = made('stage-entered', 'web/a', 'T09:00Z', { stage: 'zzz' }, { id: 'e1' });
    expect(byAuthority(zed, { ...draft, revision: 1 })).toBeLessThan(0);
    expect(byAuthority({ ...draft, revision: 1 }, zed)).toBeGreaterThan(0);
    expect(byAuthority({ ...draft, revision: 10 }, { ...draft, revision: 9 })).toBeGreaterThan(0);
  });

  test('of one revision the greater canonical JSON wins', () => {
    const small = made('stage-entered', 'web/a', 'T09:00Z', { stage: 'a' }, { id: 'e1' });
    const great = made('stage-entered', 'web/a', 'T09:00Z', { stage: 'b' }, { id: 'e1' });
    expect(byAuthority(small, great)).toBeLessThan(0);
    expect(byAuthority(great, small)).toBeGreaterThan(0);
  });

  test('two copies of one content are equal', () => {
    expect(byAuthority(draft, { ...draft, receivedAt: at('T11:00Z') })).toBe(0);
  });
});

test('an event nobody noted the receipt of counts as known when it happened', () => {
  expect(knownFrom(captured('web/a', 'T09:00Z'))).toBe(at('T09:00Z'));
  expect(knownFrom(captured('web/a', 'T09:00Z', { receivedAt: at('T08:00Z') }))).toBe(at('T08:00Z'));
});
