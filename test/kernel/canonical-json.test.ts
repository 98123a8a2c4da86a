import { canonicalJson } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

/** The 64 bits of a double, as RFC 8785 appendix B lists them. */
const doubleOf = (bits: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${bits}`));
  return view.getFloat64(0);
};

describe('RFC 8785 appendix B', () => {
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('the double %s is %s', (bits, text) => {
    expect(canonicalJson(doubleOf(bits))).toBe(text);
  });
});

test('RFC 8785 §3.2.2: literals, numbers and strings', () => {
  const input =
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
    '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
  expect(canonicalJson(JSON.parse(input))).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('RFC 8785 §3.2.3: members are sorted by UTF-16 code unit', () => {
  const names = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const values = [...canonicalJson(names).matchAll(/:"([^"]*)"/g)].map(([, value]) => value);
  expect(values).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test.each<[unknown, string]>([
  [null, 'null'],
  [true, 'true'],
  ['', '""'],
  [[], '[]'],
  [{}, '{}'],
  [[[]], '[[]]'],
  [[{}, []], '[{},[]]'],
  [{ b: 1, a: { d: [], c: {} } }, '{"a":{"c":{},"d":[]},"b":1}'],
  [{ 10: 'ten', 9: 'nine', a: 'letter' }, '{"10":"ten","9":"nine","a":"letter"}'],
  [{ a: 1, A: 2, á: 3, '': 4 }, '{"":4,"A":2,"a":1,"á":3}'],
  ['\u0000\b\t\n\f\r\u001f"\\/\u007f\u2028', '"\\u0000\\b\\t\\n\\f\\r\\u001f\\"\\\\/\u007f\u2028"'],
  [Object.assign(Object.create(null), { b: 1, a: 2 }), '{"a":2,"b":1}'],
])('%j', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('a member named __proto__ is a member like any other', () => {
  const hostile = JSON.parse('{"b":1,"__proto__":{"x":2},"constructor":3}');
  expect(canonicalJson(hostile)).toBe('{"__proto__":{"x":2},"b":1,"constructor":3}');
});

test('what is inherited is no member', () => {
  expect(canonicalJson(Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }))).toBe(
    '{"own":2}',
  );
});

/** RFC 8785 would refuse it; an escape keeps two different texts two different hashes. */
test('a lone surrogate is written as its escape', () => {
  expect(canonicalJson({ '\udead': '\ud800' })).toBe('{"\\udead":"\\ud800"}');
  expect(canonicalJson('\ud800')).not.toBe(canonicalJson('\\ud800'));
  expect(canonicalJson('\ud800')).not.toBe(canonicalJson('\ud801'));
});

describe('what JSON cannot hold is written as JSON.stringify writes it', () => {
  test.each<[string, unknown]>([
    ['undefined members and elements', { a: undefined, b: [undefined] }],
    ['functions', { a: () => 1, b: [() => 1] }],
    ['symbols', { a: Symbol('a'), b: [Symbol('b')] }],
    ['NaN and the infinities', [Number.NaN, Number.POSITIVE_INFINITY, { a: Number.NEGATIVE_INFINITY }]],
    ['−0', [-0, { a: -0 }]],
    ['dates', { at: new Date(0), none: new Date(Number.NaN) }],
    ['a toJSON of its own', [{ toJSON: (key: string) => ({ b: key, a: [undefined] }) }]],
    ['a toJSON that answers nothing', { a: { toJSON: () => undefined }, b: [{ toJSON: () => undefined }] }],
    ['maps and sets', { a: new Map([[1, 2]]), b: new Set([1]) }],
  ])('%s', (_, value) => {
    expect(canonicalJson(value)).toBe(canonicalJson(JSON.parse(JSON.stringify(value))));
    expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  });

  test('holes of an array', () => {
    const sparse = [1, 2, 3];
    delete sparse[1];
    expect(canonicalJson(sparse)).toBe('[1,null,3]');
    expect(canonicalJson(new Array(3))).toBe('[null,null,null]');
  });

  test('a toJSON at the root is asked for the nameless member', () => {
    expect(canonicalJson({ toJSON: (key: string) => [key] })).toBe('[""]');
  });

  test('nothing at all', () => {
    expect([undefined, () => 1, Symbol('x')].map(canonicalJson)).toEqual(['null', 'null', 'null']);
  });
});

test('a BigInt is written with all its digits', () => {
  expect(canonicalJson({ a: [9_007_199_254_740_993n, -1n] })).toBe('{"a":[9007199254740993,-1]}');
});

test('an object inside itself is written as null, and ends', () => {
  const cycle: Record<string, unknown> = { b: 1 };
  cycle.a = [cycle, { c: cycle }];
  expect(canonicalJson(cycle)).toBe('{"a":[null,{"c":null}],"b":1}');
});

test('an object that stands in two places is written twice', () => {
  const shared = { x: 1 };
  expect(canonicalJson([shared, { shared }, shared])).toBe('[{"x":1},{"shared":{"x":1}},{"x":1}]');
});

/** V8 parses such a text without a stack, so outside data can bring it. */
test('nesting is not limited by the stack of the host', () => {
  const depth = 200_000;
  const arrays = `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const objects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  expect(canonicalJson(JSON.parse(arrays)) === arrays).toBe(true);
  expect(canonicalJson(JSON.parse(objects)) === objects).toBe(true);
});
