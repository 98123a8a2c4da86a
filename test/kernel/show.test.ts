import { show } from 'smarketing/kernel';
import { expect, test } from 'vitest';

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [true, 'true'],
  [0, '0'],
  [-0, '-0'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [Number('1e400'), 'Infinity'],
  [7n, '7n'],
  ['', '""'],
  ['a "quote"', '"a \\"quote\\""'],
  ['line\nbreak', '"line\\nbreak"'],
  [Symbol('mark'), 'Symbol(mark)'],
  [Symbol(), 'Symbol()'],
  [2n ** 255n - 1n, '57896044618658097711785492504343953926634992332820282019728792003956564819967n'],
  [[], '[]'],
  [{}, '{}'],
  [{ a: [1, 'x'] }, '{"a":[1,"x"]}'],
  [{ a: undefined, b: Number.NaN }, '{"a":undefined,"b":NaN}'],
  [[undefined, null, -0], '[undefined,null,-0]'],
  [Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  [new Map([[1, 2]]), '[object Map]'],
  [new Set([1]), '[object Set]'],
  [new Date(0), '[Date 1970-01-01T00:00:00.000Z]'],
  [new Date(Number.NaN), '[Date invalid]'],
  [/x/, '[object RegExp]'],
  [new Uint8Array(3), '[object Uint8Array]'],
  [() => 1, 'a function'],
  [{ a: { b: 1n } }, '{"a":{"b":1n}}'],
])('shows %o', (value, text) => {
  expect(show(value)).toBe(text);
});

test('a long text is cut at 80 characters with an ellipsis', () => {
  const text = show('x'.repeat(200));
  expect(text).toHaveLength(80);
  expect(text.endsWith('x…')).toBe(true);
});

test('a text that just fits is whole', () => {
  expect(show('x'.repeat(78))).toBe(`"${'x'.repeat(78)}"`);
});

test.each([76, 77, 78, 79, 80])(
  'the cut never leaves half a surrogate pair (%i letters before it)',
  (letters) => {
    const text = show(`${'x'.repeat(letters)}😀😀😀`);
    expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
  },
);

test('the whole pair that would be halved is left out', () => {
  expect(show(`${'x'.repeat(77)}😀😀😀`)).toBe(`"${'x'.repeat(77)}…`);
});

test('a lone surrogate is shown escaped, so that the text can be sent as UTF-8', () => {
  expect(show('\ud800')).toBe('"\\ud800"');
  expect(show({ '\udc00': '\ud800' })).toBe('{"\\udc00":"\\ud800"}');
  const symbol = show(Symbol('\ud800'));
  expect(new TextDecoder().decode(new TextEncoder().encode(symbol))).toBe(symbol);
});

test('a long array is counted instead of listed', () => {
  expect(show(Array.from({ length: 1_000_000 }, () => 0))).toBe('an array of 1000000');
});

test('a cycle is shown as far as the room goes', () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  expect(show(cycle)).toBe(`${'{"self":'.repeat(10).slice(0, 79)}…`);
});

/** Visits counted by a getter stand in for time: work must not grow with the size of the value. */
test('only as much of a value is read as can be shown', () => {
  let reads = 0;
  const counted = (): object => ({
    get next() {
      reads += 1;
      return Array.from({ length: 80 }, counted);
    },
  });
  expect(show(counted())).toHaveLength(80);
  expect(reads).toBeLessThan(100);
});

test('the members of a wide object are not all read', () => {
  let reads = 0;
  const wide = {};
  for (let index = 0; index < 10_000; index += 1) {
    Object.defineProperty(wide, `key${index}`, {
      enumerable: true,
      get: () => {
        reads += 1;
        return 'x'.repeat(1_000);
      },
    });
  }
  expect(show(wide)).toHaveLength(80);
  expect(reads).toBeLessThan(20);
});

test('texts of 50 MB come back as 80 characters, wherever they stand', () => {
  const huge = 'a'.repeat(50_000_000);
  const texts = [show(huge), show({ huge }), show([huge, huge]), show({ [huge.slice(0, 1_000_000)]: 1 })];
  expect(texts.map((text) => text.length)).toEqual([80, 80, 80, 80]);
  expect(show(Symbol(huge))).toHaveLength(80);
});

test('a very large BigInt is named, not written out', () => {
  expect(show(2n ** 4_000_000n)).toBe('a large bigint');
  expect(show(-(2n ** 4_000_000n))).toBe('a large bigint');
});

test('very deep nesting is cut', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(show(deep)).toBe(`${'['.repeat(79)}…`);
});

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error('get');
    },
    ownKeys: () => {
      throw new Error('ownKeys');
    },
    getPrototypeOf: () => {
      throw new Error('getPrototypeOf');
    },
  },
);
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const revokedFunction = Proxy.revocable(() => 1, {});
revokedFunction.revoke();

test.each([
  ['a proxy whose traps throw', throwing],
  ['a revoked proxy', revoked.proxy],
  ['an array that holds a revoked proxy', [1, revoked.proxy]],
  [
    'a getter that throws',
    {
      get broken() {
        throw new Error('getter');
      },
    },
  ],
  [
    'a toStringTag that throws',
    {
      get [Symbol.toStringTag]() {
        throw new Error('tag');
      },
    },
  ],
  [
    'a toStringTag that is no text',
    {
      [Symbol.toStringTag]: 5,
    },
  ],
  [
    'a toJSON that throws',
    {
      toJSON: () => {
        throw new Error('toJSON');
      },
    },
  ],
  [
    'a function whose toString throws',
    Object.assign(() => 1, {
      toString: () => {
        throw new Error('toString');
      },
    }),
  ],
  ['a revoked function', revokedFunction.proxy],
  ['a date without its slot', Object.create(Date.prototype)],
  ['an error', new Error('x')],
])('never throws: %s', (_, value) => {
  const text = show(value);
  expect(typeof text).toBe('string');
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(80);
});
