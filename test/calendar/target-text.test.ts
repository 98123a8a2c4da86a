import fc from 'fast-check';
import { checkTarget, formatTarget, parseTarget, type Target } from 'smarketing/calendar';
import { orThrow } from 'smarketing/kernel';
import { expect, test } from 'vitest';

const hour = 3_600_000;

test.each<[string, Target, string]>([
  ['4h', { clock: 'elapsed', milliseconds: 4 * hour }, '4 hours'],
  ['1h30m', { clock: 'elapsed', milliseconds: 1.5 * hour }, '1 hour 30 minutes'],
  ['90 min', { clock: 'elapsed', milliseconds: 1.5 * hour }, '1 hour 30 minutes'],
  ['1d 2h', { clock: 'elapsed', milliseconds: 26 * hour }, '1 day 2 hours'],
  ['1 week', { clock: 'elapsed', milliseconds: 168 * hour }, '7 days'],
  ['5 minutes', { clock: 'elapsed', milliseconds: 300_000 }, '5 minutes'],
  ['1s 5ms', { clock: 'elapsed', milliseconds: 1005 }, '1 second 5 milliseconds'],
  ['4 Business Hours', { clock: 'business', milliseconds: 4 * hour }, '4 business hours'],
  [
    '40 business hours 30 minutes',
    { clock: 'business', milliseconds: 40.5 * hour },
    '40 business hours 30 minutes',
  ],
  ['15 business min', { clock: 'business', milliseconds: 900_000 }, '15 business minutes'],
  ['1 business day', { clock: 'business-days', days: 1 }, '1 business day'],
  [
    '2 business days by 16:00',
    { clock: 'business-days', days: 2, at: { time: 960 } },
    '2 business days by 16:00',
  ],
  [
    '2 business days, end of day',
    { clock: 'business-days', days: 2, at: 'end-of-day' },
    '2 business days, end of day',
  ],
  [
    '2 business days from opening',
    { clock: 'business-days', days: 2, from: 'opening' },
    '2 business days, from opening',
  ],
])('%s', (text, target, written) => {
  expect(orThrow(parseTarget(text))).toEqual(target);
  expect(formatTarget(target)).toBe(written);
});

test.each([
  ['', 'not-a-target'],
  ['4', 'not-a-target'],
  ['h', 'not-a-target'],
  ['1.5h', 'not-a-target'],
  ['-4h', 'not-a-target'],
  ['4 fortnights', 'not-a-target'],
  ['2h 1d', 'not-a-target'],
  ['1h 1h', 'not-a-target'],
  ['1 business day 2 hours', 'not-a-target'],
  ['2 business weeks', 'not-a-target'],
  ['4h 30 business minutes', 'not-a-target'],
  ['2 days by 16:00', 'not-a-target'],
  ['2 business days by 24:01', 'not-a-target'],
  ['2 business days by 9:00', 'not-a-target'],
  [`${' '.repeat(200)}4h`, 'not-a-target'],
  ['4 constructors', 'not-a-target'],
  ['0 hours', 'zero-target'],
  ['0 business days', 'zero-target'],
])('%j is refused as %s', (text, code) => {
  expect(parseTarget(text)).toMatchObject({ _tag: 'Left', left: [{ code }] });
});

test('what is written is read back', () => {
  const milliseconds = fc.oneof(
    fc.integer({ min: 1, max: 10 ** 10 }),
    fc.integer({ min: 1, max: 10_000 }).map((minutes) => minutes * 60_000),
  );
  const target: fc.Arbitrary<Target> = fc.oneof(
    milliseconds.map((length): Target => ({ clock: 'elapsed', milliseconds: length })),
    milliseconds.map((length): Target => ({ clock: 'business', milliseconds: length })),
    fc
      .record(
        {
          days: fc.integer({ min: 1, max: 99_999 }),
          at: fc.oneof(
            fc.constantFrom('same-time' as const, 'end-of-day' as const),
            fc.integer({ min: 0, max: 1440 }).map((time) => ({ time })),
          ),
          from: fc.constantFrom('date' as const, 'opening' as const),
        },
        { requiredKeys: ['days'], noNullPrototype: true },
      )
      .map((days): Target => ({ clock: 'business-days', ...days })),
  );
  fc.assert(
    fc.property(target, (written) => {
      expect(orThrow(checkTarget(written))).toBe(written);
      expect(orThrow(parseTarget(formatTarget(written)))).toEqual(written);
    }),
  );
});

test('what is no text is refused', () => {
  for (const value of [null, undefined, 7, {}, ['4h']])
    expect(parseTarget(value as unknown as string)).toMatchObject({ left: [{ code: 'not-a-target' }] });
});

test('any text is read or refused, never thrown over', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 a-z,:]{0,40}$/)), (text) => {
      expect(['Left', 'Right']).toContain(parseTarget(text)._tag);
    }),
  );
});
