import fc from 'fast-check';
import { formatHours, parseHours } from 'smarketing/calendar';
import { orThrow } from 'smarketing/kernel';
import { expect, test } from 'vitest';

test.each([
  ['', []],
  ['09:00-17:00', [{ start: 540, end: 1020 }]],
  [
    '9:00 – 12:30,13:00-17:00',
    [
      { start: 540, end: 750 },
      { start: 780, end: 1020 },
    ],
  ],
  ['22:00-06:00', [{ start: 1320, end: 1800 }]],
  ['00:00-24:00', [{ start: 0, end: 1440 }]],
])('%j', (text, windows) => {
  expect(orThrow(parseHours(text))).toEqual(windows);
});

test.each([
  '9-17',
  '09:00-17:60',
  '24:00-25:00',
  '24:00-06:00',
  '09:00-24:01',
  '09:00-09:00',
  '09:00-17:00;',
  'closed',
])('%j names no hours', (text) => {
  expect(parseHours(text)).toMatchObject({ left: [{ code: 'not-hours', path: [] }] });
});

test('each part that is wrong is an issue of its own', () => {
  expect(parseHours('09:00-12:00, lunch, 13-17')).toMatchObject({ left: [{ path: [1] }, { path: [2] }] });
});

test('long text is read whole', () => {
  expect(orThrow(parseHours(Array(2000).fill('9:00-9:30').join(',')))).toHaveLength(2000);
});

test('what is written is read back', () => {
  const window = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1439 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(window, { maxLength: 10 }), (windows) => {
      expect(orThrow(parseHours(formatHours(windows)))).toEqual(windows);
    }),
  );
});

test.each([null, undefined, 9, ['09:00-17:00']])('what is no text names no hours: %j', (value) => {
  expect(parseHours(value as never)).toMatchObject({ left: [{ code: 'not-hours', path: [] }] });
});
