import fc from 'fast-check';
import * as E from 'fp-ts/lib/Either.js';
import { formatDuration, parseDuration } from 'smarketing/kernel';
import { expect, test } from 'vitest';

const spans = fc.oneof(
  fc.maxSafeNat(),
  fc.integer({ min: 0, max: 200_000_000 }),
  fc.nat(104_249_991).map((days) => days * 86_400_000),
);

test('parse after format is the identity', () => {
  fc.assert(
    fc.property(spans, (milliseconds) => {
      expect(parseDuration(formatDuration(milliseconds))).toEqual(E.right(milliseconds));
    }),
  );
});

test('equal spans have one text and different spans two', () => {
  fc.assert(
    fc.property(spans, spans, (first, second) => {
      expect(formatDuration(first) === formatDuration(second)).toBe(first === second);
    }),
  );
});

test('the fields add up', () => {
  const field = fc.nat(9_999);
  fc.assert(
    fc.property(field, field, field, field, field, fc.nat(999), (w, d, h, m, s, ms) => {
      const text = `P${w}W${d}DT${h}H${m}M${s}.${String(ms).padStart(3, '0')}S`;
      const sum = ((((w * 7 + d) * 24 + h) * 60 + m) * 60 + s) * 1000 + ms;
      expect(parseDuration(text)).toEqual(E.right(sum));
    }),
  );
});

test('any text is a safe whole number of milliseconds or one issue', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^P([0-9]{1,20}D)?T[0-9]{1,20}(H|M|S)$/)), (text) => {
      const parsed = parseDuration(text);
      if (E.isRight(parsed)) expect(Number.isSafeInteger(parsed.right) && parsed.right >= 0).toBe(true);
      else expect(parsed.left.map(({ code }) => code)).toEqual(['not-a-duration']);
    }),
  );
});
