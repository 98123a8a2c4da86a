import {
  addTime,
  breachAfter,
  checkTarget,
  compileCalendar,
  consumed,
  dueAfter,
  elapsedTime,
  intlZones,
  scaleOf,
  spanOf,
  type Target,
} from 'smarketing/calendar';
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
const shown = (instant: Instant): string => formatInstant(instant).slice(0, 16);

const span = (target: Target, start: string) => {
  const { countsFrom, dueAt, breachAt, milliseconds, dayResult } = orThrow(spanOf(office, target)(at(start)));
  return {
    from: shown(countsFrom),
    due: shown(dueAt),
    breach: shown(breachAt),
    hours: milliseconds / hour,
    ...(dayResult === undefined ? {} : { day: shown(dayResult) }),
  };
};

describe('spans of targets', () => {
  test('elapsed time runs through nights and weekends', () => {
    expect(span({ clock: 'elapsed', milliseconds: 24 * hour }, '2026-07-04T12:00')).toEqual({
      from: '2026-07-04T12:00',
      due: '2026-07-05T12:00',
      breach: '2026-07-05T12:00',
      hours: 24,
    });
  });

  test('open time starts at the next opening', () => {
    expect(span({ clock: 'business', milliseconds: 2 * hour }, '2026-07-04T12:00')).toEqual({
      from: '2026-07-06T09:00',
      due: '2026-07-06T11:00',
      breach: '2026-07-06T11:00',
      hours: 2,
    });
  });

  test('open time used up at closing is due then and breached at the next opening', () => {
    expect(span({ clock: 'business', milliseconds: 8 * hour }, '2026-07-10T09:00')).toEqual({
      from: '2026-07-10T09:00',
      due: '2026-07-10T17:00',
      breach: '2026-07-13T09:00',
      hours: 8,
    });
  });

  test('working days are the open time up to where they lead', () => {
    expect(span({ clock: 'business-days', days: 2 }, '2026-07-09T10:00')).toEqual({
      from: '2026-07-09T10:00',
      due: '2026-07-13T10:00',
      breach: '2026-07-13T10:00',
      hours: 16,
      day: '2026-07-13T10:00',
    });
    expect(span({ clock: 'business-days', days: 1, at: 'end-of-day' }, '2026-07-09T10:00')).toMatchObject({
      due: '2026-07-10T17:00',
      breach: '2026-07-13T09:00',
      hours: 15,
    });
  });

  test('working days that lead to an opening are due at the closing before it', () => {
    expect(span({ clock: 'business-days', days: 1 }, '2026-07-06T09:00')).toMatchObject({
      day: '2026-07-07T09:00',
      due: '2026-07-06T17:00',
      breach: '2026-07-07T09:00',
      hours: 8,
    });
  });

  test('working days that lead to the first opening leave no time before it', () => {
    expect(span({ clock: 'business-days', days: 1 }, '2026-07-04T09:00')).toMatchObject({
      from: '2026-07-06T09:00',
      due: '2026-07-06T09:00',
      breach: '2026-07-06T09:00',
      hours: 0,
    });
  });

  test('a span is the same whether found alone or with no pauses', () => {
    const targets: ReadonlyArray<Target> = [
      { clock: 'elapsed', milliseconds: 5 * hour },
      { clock: 'business', milliseconds: 8 * hour },
      { clock: 'business-days', days: 3, at: { time: 720 } },
    ];
    for (const target of targets) {
      const start = at('2026-07-08T16:00');
      const found = orThrow(spanOf(office, target)(start));
      const scale = scaleOf(office)(target);
      expect(orThrow(dueAfter(scale, found.milliseconds, [])(start))).toBe(found.dueAt);
      expect(orThrow(breachAfter(scale, found.milliseconds, [])(start))).toBe(found.breachAt);
      expect(orThrow(consumed(scale, [], start)(found.dueAt))).toBe(found.milliseconds);
    }
  });

  test('what cannot be counted is refused', () => {
    const reason = (target: Target, start: Instant) => {
      const answer = spanOf(office, target)(start);
      return answer._tag === 'Left' ? answer.left.reason : answer.right;
    };
    expect(reason({ clock: 'business', milliseconds: Number.NaN }, at('2026-07-06T09:00'))).toBe(
      'not-whole-milliseconds',
    );
    expect(reason({ clock: 'business-days', days: 0.5 }, at('2026-07-06T09:00'))).toBe('not-whole-days');
    expect(reason({ clock: 'business', milliseconds: hour }, at('9000-01-01T00:00'))).toBe('after-horizon');
    expect(reason({ clock: 'elapsed', milliseconds: hour }, at('9999-12-31T23:30'))).toBe('after-horizon');
  });
});

describe('elapsed time', () => {
  test('knows every instant', () => {
    expect(orThrow(addTime(elapsedTime, hour)(at('1492-10-12T02:00')))).toBe(at('1492-10-12T03:00'));
    expect(addTime(elapsedTime, hour)(Number.NaN as Instant)._tag).toBe('Left');
  });
});

describe('checking targets', () => {
  test.each<[Target]>([
    [{ clock: 'elapsed', milliseconds: 1 }],
    [{ clock: 'business', milliseconds: 4 * hour }],
    [{ clock: 'business-days', days: 2, at: { time: 0 }, from: 'opening' }],
    [{ clock: 'business-days', days: 2, at: 'same-time', from: 'date' }],
  ])('%o is one', (target) => {
    expect(orThrow(checkTarget(target))).toBe(target);
  });

  test.each([
    [null, [['not-an-object', '']]],
    ['4h', [['not-an-object', '']]],
    [{}, [['not-a-choice', 'clock']]],
    [{ clock: 'calendar', milliseconds: 1 }, [['not-a-choice', 'clock']]],
    [{ clock: 'business' }, [['out-of-range', 'milliseconds']]],
    [{ clock: 'business', milliseconds: 0 }, [['zero-target', 'milliseconds']]],
    [{ clock: 'business', milliseconds: -1 }, [['out-of-range', 'milliseconds']]],
    [{ clock: 'elapsed', milliseconds: 1.5 }, [['out-of-range', 'milliseconds']]],
    [{ clock: 'elapsed', milliseconds: 1, days: 1 }, [['unknown-key', 'days']]],
    [{ clock: 'business-days', days: 0 }, [['zero-target', 'days']]],
    [
      { clock: 'business-days', days: 1, at: 'noon', from: 'monday' },
      [
        ['not-a-choice', 'at'],
        ['not-a-choice', 'from'],
      ],
    ],
    [{ clock: 'business-days', days: 1, at: { time: 1441 } }, [['out-of-range', 'at.time']]],
  ])('%o is none', (value, expected) => {
    const checked = checkTarget(value);
    const told = checked._tag === 'Left' ? checked.left.map(({ code, path }) => [code, path.join('.')]) : [];
    expect(told).toEqual(expected);
  });
});
