import * as E from 'fp-ts/lib/Either.js';
import {
  addMoney,
  allocateMoney,
  formatMoney,
  type Issue,
  isMoney,
  type Money,
  money,
  orThrow,
  parseMoney,
  sumMoney,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { notTexts } from './arbitraries.js';

const notWholeMinorUnits = [Number.NaN, Number.POSITIVE_INFINITY, Number('1e400'), 0.5, 2 ** 53, -(2 ** 53)];

/** Codes with their paths, in order; the value when nothing is wrong. */
const faults = (outcome: E.Either<ReadonlyArray<Issue>, unknown>): unknown =>
  E.isLeft(outcome) ? outcome.left.map(({ code, path }) => [code, ...path].join(' ')) : outcome.right;

describe('money', () => {
  test.each([0, 1, -1, 1999, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
    'accepts %d cents',
    (minor) => {
      expect(money('EUR')(minor)).toEqual(E.right({ minor, currency: 'EUR' }));
    },
  );

  test('turns −0 into 0', () => {
    expect(Object.is(orThrow(money('EUR')(-0)).minor, 0)).toBe(true);
  });

  test.each(notWholeMinorUnits)('refuses %d minor units', (minor) => {
    expect(faults(money('EUR')(minor))).toEqual(['not-minor-units minor']);
  });

  test.each(['', 'eur', 'Eur', 'EURO', 'EU', '€', 'EUR ', 'E1R', 'ÄÖÜ'])(
    'refuses the currency %j',
    (currency) => {
      expect(faults(money(currency)(1))).toEqual(['not-a-currency currency']);
    },
  );

  test('reports the currency and the amount at once', () => {
    expect(money('euro')(Number.NaN)).toEqual(
      E.left([
        {
          code: 'not-a-currency',
          path: ['currency'],
          message: 'The currency is not an ISO 4217 code.',
          expected: 'three capital letters',
          received: '"euro"',
        },
        {
          code: 'not-minor-units',
          path: ['minor'],
          message: 'The amount is not a whole number of minor units.',
          expected: 'a safe integer',
          received: 'NaN',
        },
      ]),
    );
  });
});

describe('what no schema has decoded', () => {
  const others: ReadonlyArray<unknown> = [
    null,
    undefined,
    '',
    7,
    [],
    {},
    { minor: 1 },
    { minor: 0.5, currency: 'EUR' },
  ];

  test('is money only when it is', () => {
    expect(others.filter(isMoney)).toEqual([]);
    expect(isMoney({ minor: -5, currency: 'EUR' })).toBe(true);
  });

  test('is refused by sums and never thrown at', () => {
    for (const other of others as ReadonlyArray<never>) {
      expect(sumMoney([other])._tag).toBe('Left');
      expect(addMoney(other)({ minor: 1, currency: 'EUR' })._tag).toBe('Left');
      expect(addMoney({ minor: 1, currency: 'EUR' })(other)._tag).toBe('Left');
      expect(addMoney(other)(other)._tag).toBe('Left');
    }
  });
});

describe('parseMoney', () => {
  test.each([
    ['EUR', '0', 0],
    ['EUR', '-0', 0],
    ['EUR', '-0.00', 0],
    ['EUR', '19.9', 1990],
    ['EUR', '19.99', 1999],
    ['EUR', '+19.99', 1999],
    ['EUR', '-12.50', -1250],
    ['EUR', '007', 700],
    ['EUR', ' 1.10 ', 110],
    ['EUR', '1.10000000', 110],
    // Amounts that floating point gets wrong: 1.005 × 100, 0.1 + 0.2 and 4.35 × 100.
    ['KWD', '1.005', 1005],
    ['USD', '0.30', 30],
    ['USD', '4.35', 435],
    ['USD', '1.15', 115],
    ['JPY', '500', 500],
    ['JPY', '500.00', 500],
    ['CLF', '1.2345', 12_345],
    ['USD', '90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['USD', '-90071992547409.91', Number.MIN_SAFE_INTEGER],
    ['JPY', '9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%s %j is %d minor units', (currency, text, minor) => {
    const parsed = orThrow(parseMoney(currency)(text));
    expect(parsed).toEqual({ minor, currency });
    expect(Object.is(parsed.minor, -0)).toBe(false);
  });

  test.each([
    '',
    ' ',
    '.5',
    '5.',
    '1,234',
    '1.234,50',
    '1,234.50',
    '1 234',
    '1_234',
    "1'234",
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '€5',
    '5 EUR',
    '--5',
    '- 5',
    '−5',
    '(5)',
    '1.005',
    '0.001',
    '١٢',
    '12345678901234567',
    '1'.repeat(50),
  ])('refuses EUR %j', (text) => {
    expect(faults(parseMoney('EUR')(text))).toEqual(['not-an-amount']);
  });

  test.each(['90071992547409.92', '-90071992547409.92', '9999999999999999'])(
    'refuses USD %s, which no safe integer counts',
    (text) => {
      expect(faults(parseMoney('USD')(text))).toEqual(['not-minor-units minor']);
    },
  );

  test('refuses a fraction of a yen', () => {
    expect(parseMoney('JPY')('500.50')).toEqual(
      E.left([
        {
          code: 'not-an-amount',
          path: [],
          message: 'The text is not an amount of money.',
          expected: 'a decimal number with at most 0 decimal places',
          received: '"500.50"',
        },
      ]),
    );
  });

  test('refuses what is no currency', () => {
    expect(faults(parseMoney('eur')('1.00'))).toEqual(['not-a-currency currency']);
  });

  test.each(notTexts)('refuses what is no text: %o', (value) => {
    expect(faults(parseMoney('EUR')(value as string))).toEqual(['not-an-amount']);
  });
});

test.each<[Money, string]>([
  [{ minor: 0, currency: 'EUR' }, '0.00 EUR'],
  [{ minor: 5, currency: 'EUR' }, '0.05 EUR'],
  [{ minor: -5, currency: 'EUR' }, '-0.05 EUR'],
  [{ minor: -1250, currency: 'EUR' }, '-12.50 EUR'],
  [{ minor: 500, currency: 'JPY' }, '500 JPY'],
  [{ minor: 1, currency: 'KWD' }, '0.001 KWD'],
  [{ minor: 12_345, currency: 'CLF' }, '1.2345 CLF'],
  [{ minor: Number.MAX_SAFE_INTEGER, currency: 'USD' }, '90071992547409.91 USD'],
  [{ minor: Number.MIN_SAFE_INTEGER, currency: 'USD' }, '-90071992547409.91 USD'],
])('formatMoney of %o is %s', (amount, text) => {
  expect(formatMoney(amount)).toBe(text);
});

describe('addMoney', () => {
  test('adds minor units', () => {
    expect(addMoney({ minor: 10, currency: 'EUR' })({ minor: 20, currency: 'EUR' })).toEqual(
      E.right({ minor: 30, currency: 'EUR' }),
    );
  });

  test('a credit cancels out to 0, not −0', () => {
    const sum = orThrow(addMoney({ minor: -5, currency: 'EUR' })({ minor: 5, currency: 'EUR' }));
    expect(Object.is(sum.minor, 0)).toBe(true);
  });

  test('refuses a sum past 2^53', () => {
    const most: Money<'EUR'> = { minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' };
    expect(faults(addMoney(most)({ minor: 1, currency: 'EUR' }))).toEqual(['not-minor-units minor']);
    expect(faults(addMoney(most)(most))).toEqual(['not-minor-units minor']);
  });

  test('refuses two currencies that only the run shows', () => {
    const first: Money = { minor: 1, currency: 'EUR' };
    const second: Money = { minor: 1, currency: 'USD' };
    expect(addMoney(first)(second)).toEqual(
      E.left([
        {
          code: 'mixed-currencies',
          path: ['currency'],
          message: 'Amounts of two currencies cannot be added.',
          expected: 'EUR',
          received: '"USD"',
        },
      ]),
    );
  });

  test.each(notWholeMinorUnits)('refuses %d minor units on either side', (minor) => {
    const bad: Money<'EUR'> = { minor, currency: 'EUR' };
    const good: Money<'EUR'> = { minor: 1, currency: 'EUR' };
    expect(faults(addMoney(bad)(good))).toEqual(['not-minor-units 0 minor']);
    expect(faults(addMoney(good)(bad))).toEqual(['not-minor-units 1 minor']);
    expect(faults(addMoney(bad)(bad))).toEqual(['not-minor-units 0 minor', 'not-minor-units 1 minor']);
  });

  test('two halves of a cent are no cent', () => {
    const half: Money<'EUR'> = { minor: 0.5, currency: 'EUR' };
    expect(E.isLeft(addMoney(half)(half))).toBe(true);
  });
});

describe('sumMoney', () => {
  test('nothing sums to nothing', () => {
    expect(sumMoney([])).toEqual(E.right([]));
  });

  test('each currency stands by itself, sorted by code, zero sums included', () => {
    const amounts: ReadonlyArray<Money> = [
      { minor: 500, currency: 'USD' },
      { minor: 100, currency: 'EUR' },
      { minor: -500, currency: 'USD' },
      { minor: 7, currency: 'JPY' },
    ];
    const sums = orThrow(sumMoney(amounts));
    expect(sums).toEqual([
      { minor: 100, currency: 'EUR' },
      { minor: 7, currency: 'JPY' },
      { minor: 0, currency: 'USD' },
    ]);
  });

  test('passes through sums past 2^53 on the way to one below', () => {
    const most: Money = { minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' };
    const least: Money = { minor: Number.MIN_SAFE_INTEGER, currency: 'EUR' };
    expect(sumMoney([most, most, least, { minor: -3, currency: 'EUR' }])).toEqual(
      E.right([{ minor: Number.MAX_SAFE_INTEGER - 3, currency: 'EUR' }]),
    );
  });

  test('names each currency whose sum passes 2^53', () => {
    const most = (currency: string): Money => ({ minor: Number.MAX_SAFE_INTEGER, currency });
    expect(sumMoney([most('USD'), most('USD'), most('EUR'), most('JPY'), most('JPY')])).toEqual(
      E.left([
        {
          code: 'not-minor-units',
          path: [],
          message: 'The sum in JPY is too large to count in minor units.',
          expected: 'a safe integer',
          received: '18014398509481982',
        },
        {
          code: 'not-minor-units',
          path: [],
          message: 'The sum in USD is too large to count in minor units.',
          expected: 'a safe integer',
          received: '18014398509481982',
        },
      ]),
    );
  });

  test('reports every bad amount with its position', () => {
    expect(
      faults(
        sumMoney([
          { minor: 1, currency: 'EUR' },
          { minor: 0.5, currency: 'EUR' },
          { minor: 1, currency: 'euro' },
          { minor: Number.NaN, currency: '' },
        ]),
      ),
    ).toEqual([
      'not-minor-units 1 minor',
      'not-a-currency 2 currency',
      'not-a-currency 3 currency',
      'not-minor-units 3 minor',
    ]);
  });

  test('a currency may be named like a member of every object', () => {
    expect(faults(sumMoney([{ minor: 1, currency: '__proto__' }]))).toEqual(['not-a-currency 0 currency']);
  });
});

describe('allocateMoney', () => {
  const minors = (weights: ReadonlyArray<number>, minor: number): unknown =>
    E.map((parts: ReadonlyArray<Money>) => parts.map((part) => part.minor))(
      allocateMoney(weights)({ minor, currency: 'EUR' }),
    );

  test.each([
    [[1], 100, [100]],
    [[1, 1], 100, [50, 50]],
    [[1, 1], 101, [51, 50]],
    [[1, 1, 1], 100, [34, 33, 33]],
    [[1, 1, 1], -100, [-34, -33, -33]],
    [[2, 1, 0], 100, [67, 33, 0]],
    [[0, 0, 5], 7, [0, 0, 7]],
    [[50, 30, 20], 999, [499, 300, 200]],
    [[1, 1, 1], 2, [1, 1, 0]],
    [[1, 1], 0, [0, 0]],
    [[3, 7], 1, [0, 1]],
    // Weights and amount near 2^53: exact shares are 2 and 1.
    [[6_004_799_503_160_661, 3_002_399_751_580_330], 3, [2, 1]],
    [[1, 1], Number.MAX_SAFE_INTEGER, [4_503_599_627_370_496, 4_503_599_627_370_495]],
  ])('by %j, %d is split into %j', (weights, minor, parts) => {
    expect(minors(weights, minor)).toEqual(E.right(parts));
  });

  test('no part is −0', () => {
    const parts = orThrow(allocateMoney([0, 1])({ minor: -1, currency: 'EUR' }));
    expect(parts.some((part) => Object.is(part.minor, -0))).toBe(false);
  });

  test.each([
    [[]],
    [[0, 0]],
    [[-1, 2]],
    [[0.5, 0.5]],
    [[Number.NaN]],
    [[Number.POSITIVE_INFINITY]],
    [[2 ** 53]],
  ])('refuses the weights %j', (weights) => {
    expect(faults(allocateMoney(weights)({ minor: 100, currency: 'EUR' }))).toEqual(['not-weights']);
  });

  test('says what weights would split', () => {
    expect(allocateMoney([-1, 2])({ minor: 100, currency: 'EUR' })).toEqual(
      E.left([
        {
          code: 'not-weights',
          path: [],
          message: 'The weights cannot split an amount.',
          expected: 'whole non-negative numbers, at least one above 0',
          received: '[-1,2]',
        },
      ]),
    );
  });

  test('refuses weights with a hole', () => {
    const weights = [1, 1, 1];
    delete weights[1];
    expect(faults(allocateMoney(weights)({ minor: 100, currency: 'EUR' }))).toEqual(['not-weights']);
  });

  test.each(notWholeMinorUnits)('refuses %d minor units', (minor) => {
    expect(faults(allocateMoney([1, 1])({ minor, currency: 'EUR' }))).toEqual(['not-minor-units minor']);
  });

  test('reports weights and amount at once', () => {
    expect(faults(allocateMoney([])({ minor: Number.NaN, currency: 'EUR' }))).toEqual([
      'not-weights',
      'not-minor-units minor',
    ]);
  });
});
