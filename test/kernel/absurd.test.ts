import { absurd } from 'smarketing/kernel';
import { expect, test } from 'vitest';

test.each<[unknown, string]>([
  ['fortnight', '"fortnight"'],
  [undefined, 'undefined'],
  [7n, '7n'],
  [{ kind: 'new' }, '{"kind":"new"}'],
])('names the value that no branch expects: %o', (value, shown) => {
  expect(() => absurd(value as never)).toThrow(
    new Error(`smarketing: a value outside its type reached a closed branch: ${shown}`),
  );
});

test('a value that refers to itself still names the bug', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(() => absurd(cycle as never)).toThrow(/reached a closed branch: \{"self":/);
});
