import { breachAfter, compileCalendar, consumed, dueAfter, intlZones } from 'smarketing/calendar';
import { formatInstant, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const nineToFive = [{ start: 540, end: 1020 }];
const office = orThrow(
  compileCalendar(intlZones)({
    zone: 'UTC',
    weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  }),
);
const at = (text: string): Instant => orThrow(parseInstant(`${text}Z`));
const hour = 3_600_000;
const monday = at('2026-07-06T09:00');

describe('a target of four hours from Monday, 09:00', () => {
  const due = (pauses: Parameters<typeof dueAfter>[2], hours = 4) => {
    const answer = dueAfter(office, hours * hour, pauses)(monday);
    return answer._tag === 'Right' ? formatInstant(answer.right).slice(0, 16) : answer.left._tag;
  };
  const breach = (pauses: Parameters<typeof dueAfter>[2], hours = 4) => {
    const answer = breachAfter(office, hours * hour, pauses)(monday);
    return answer._tag === 'Right' ? formatInstant(answer.right).slice(0, 16) : answer.left._tag;
  };

  test('is due at 13:00', () => {
    expect([due([]), breach([])]).toEqual(['2026-07-06T13:00', '2026-07-06T13:00']);
  });

  test('a pause of one hour moves it by one hour', () => {
    expect(due([{ start: at('2026-07-06T10:00'), end: at('2026-07-06T11:00') }])).toBe('2026-07-06T14:00');
  });

  test('a pause over night moves it by its open time alone', () => {
    expect(due([{ start: at('2026-07-06T12:00'), end: at('2026-07-07T10:00') }])).toBe('2026-07-07T11:00');
  });

  test('a pause outside the hours costs nothing', () => {
    expect(due([{ start: at('2026-07-06T17:00'), end: at('2026-07-07T09:00') }], 10)).toBe(
      '2026-07-07T11:00',
    );
  });

  test('pauses that overlap count once', () => {
    const pauses = [
      { start: at('2026-07-06T10:00'), end: at('2026-07-06T12:00') },
      { start: at('2026-07-06T11:00'), end: at('2026-07-06T13:00') },
      { start: at('2026-07-06T10:00'), end: at('2026-07-06T12:00') },
    ];
    expect(due(pauses)).toBe('2026-07-06T16:00');
  });

  test('a pause that has not ended hides a deadline behind it, not one before it', () => {
    const open = [{ start: at('2026-07-06T12:00') }];
    expect([due(open), breach(open)]).toEqual(['still-paused', 'still-paused']);
    expect([due(open, 2), breach(open, 2)]).toEqual(['2026-07-06T11:00', '2026-07-06T11:00']);
    expect([due(open, 3), breach(open, 3)]).toEqual(['2026-07-06T12:00', 'still-paused']);
    expect(breachAfter(office, 4 * hour, open)(monday)).toMatchObject({
      left: { since: at('2026-07-06T12:00') },
    });
  });

  test('a target used up as a pause begins is due then, and breached when it ends', () => {
    const pauses = [{ start: at('2026-07-06T13:00'), end: at('2026-07-07T12:00') }];
    expect([due(pauses), breach(pauses)]).toEqual(['2026-07-06T13:00', '2026-07-07T12:00']);
  });

  test('a clock that starts paused starts late', () => {
    expect(due([{ start: at('2026-07-05T00:00'), end: at('2026-07-06T10:00') }])).toBe('2026-07-06T14:00');
    expect(due([{ start: at('2026-07-05T00:00') }])).toBe('still-paused');
  });

  test('a reversed or impossible pause is none', () => {
    expect(
      due([{ start: at('2026-07-06T12:00'), end: at('2026-07-06T10:00') }, { start: Number.NaN as Instant }]),
    ).toBe('2026-07-06T13:00');
  });
});

test('consumed time outside the known years is refused', () => {
  expect(consumed(office, [], monday)(at('9000-01-01T00:00'))._tag).toBe('Left');
  expect(consumed(office, [], at('1960-01-01T00:00'))(monday)._tag).toBe('Left');
  expect(dueAfter(office, Number.NaN, [])(monday)).toMatchObject({
    left: { reason: 'not-whole-milliseconds' },
  });
});
