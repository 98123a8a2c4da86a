import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import {
  addMoney,
  allocateMoney,
  formatMoney,
  type Money,
  money,
  orThrow,
  parseMoney,
  sumMoney,
} from 'smarketing/kernel';
import { expect, test } from 'vitest';

const currencies = fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CLF');
const minors = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1_000, max: 1_000 }));
const amounts: fc.Arbitrary<Money> = fc.record({ minor: minors, currency: currencies });

test('parse after format is the identity', () => {
  fc.assert(
    fc.property(amounts, (amount) => {
      const [digits = '', currency = ''] = formatMoney(amount).split(' ');
      expect(parseMoney(currency)(digits)).toEqual(E.right(amount));
    }),
  );
});

test('money accepts exactly the safe integers', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger()), (minor) => {
      const made = money('EUR')(minor);
      expect(E.isRight(made)).toBe(Number.isSafeInteger(minor));
      if (E.isRight(made)) expect(made.right.minor === minor && !Object.is(made.right.minor, -0)).toBe(true);
    }),
  );
});

test('any text is safe money or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{1,22})?$/)), (text) => {
      const parsed = parseMoney('EUR')(text);
      if (E.isRight(parsed)) expect(Number.isSafeInteger(parsed.right.minor)).toBe(true);
      else expect(['not-an-amount', 'not-minor-units']).toContain(parsed.left[0].code);
    }),
  );
});

test('adding is exact, commutative, and refused exactly when the sum is not safe', () => {
  fc.assert(
    fc.property(minors, minors, (a, b) => {
      const first: Money<'EUR'> = { minor: a, currency: 'EUR' };
      const second: Money<'EUR'> = { minor: b, currency: 'EUR' };
      const exact = BigInt(a) + BigInt(b);
      const sum = addMoney(first)(second);
      expect(E.isRight(sum)).toBe(Number.isSafeInteger(Number(exact)));
      if (E.isRight(sum)) expect(BigInt(sum.right.minor)).toBe(exact);
      expect(addMoney(second)(first)).toEqual(sum);
    }),
  );
});

test('sums are exact in each currency, in any order', () => {
  fc.assert(
    fc.property(fc.array(amounts), fc.array(amounts), (some, more) => {
      const all = [...some, ...more];
      const exact = new Map<string, bigint>();
      for (const { minor, currency } of all) exact.set(currency, (exact.get(currency) ?? 0n) + BigInt(minor));
      const safe = [...exact.values()].every((sum) => Number.isSafeInteger(Number(sum)));
      const sums = sumMoney(all);
      expect(E.isRight(sums)).toBe(safe);
      if (E.isRight(sums)) {
        const codes = [...exact.keys()].sort();
        expect(sums.right.map(({ currency }) => currency)).toEqual(codes);
        for (const { minor, currency } of sums.right) expect(BigInt(minor)).toBe(exact.get(currency));
      }
      expect(sumMoney([...more, ...some])).toEqual(sums);
    }),
  );
});

const weights = fc
  .array(fc.oneof(fc.nat(10), fc.maxSafeNat(), fc.constant(0)), { minLength: 1, maxLength: 12 })
  .filter((list) => list.some((weight) => weight > 0));

test('allocating conserves every minor unit', () => {
  fc.assert(
    fc.property(weights, amounts, (list, amount) => {
      const parts = orThrow(allocateMoney(list)(amount));
      expect(parts.map(({ currency }) => currency)).toEqual(list.map(() => amount.currency));
      expect(parts.reduce((sum, { minor }) => sum + BigInt(minor), 0n)).toBe(BigInt(amount.minor));
    }),
  );
});

test('each part is less than one minor unit from its exact share, and has the sign of the amount', () => {
  fc.assert(
    fc.property(weights, amounts, (list, amount) => {
      const total = list.reduce((sum, weight) => sum + BigInt(weight), 0n);
      const parts = orThrow(allocateMoney(list)(amount));
      for (const [index, { minor }] of parts.entries()) {
        const distance = BigInt(minor) * total - BigInt(amount.minor) * BigInt(list[index] ?? 0);
        expect(distance < total && -distance < total).toBe(true);
        expect(minor === 0 || minor > 0 === amount.minor > 0).toBe(true);
        if (list[index] === 0) expect(minor).toBe(0);
      }
    }),
  );
});

test('a credit is split like the charge that it cancels', () => {
  fc.assert(
    fc.property(weights, amounts, (list, amount) => {
      const charge = orThrow(allocateMoney(list)(amount));
      const credit = orThrow(allocateMoney(list)({ ...amount, minor: -amount.minor }));
      expect(credit.map(({ minor }) => minor + 0)).toEqual(charge.map(({ minor }) => -minor + 0));
    }),
  );
});

test('only the proportion of the weights counts', () => {
  const small = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 8 }).filter((list) => list.some(Boolean));
  fc.assert(
    fc.property(small, fc.integer({ min: 1, max: 1_000_000 }), amounts, (list, factor, amount) => {
      expect(allocateMoney(list.map((weight) => weight * factor))(amount)).toEqual(
        allocateMoney(list)(amount),
      );
    }),
  );
});

test('parts of equal weight differ by at most one unit, the earlier one not the smaller', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), (count, minor) => {
      const parts = orThrow(
        allocateMoney(Array.from({ length: count }, () => 1))({ minor, currency: 'EUR' }),
      );
      const values = parts.map((part) => part.minor);
      expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(1);
      expect([...values].sort((a, b) => b - a)).toEqual(values);
    }),
  );
});
