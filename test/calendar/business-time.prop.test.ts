import fc from 'fast-check';
import {
  addTime,
  compileCalendar,
  elapsed,
  explainSpans,
  type Holiday,
  isOpen,
  lastOpen,
  nextClose,
  nextOpen,
  openPeriods,
  openPeriodsAfter,
  openPeriodsBefore,
  signedElapsed,
  spanOf,
  subtractTime,
} from 'smarketing/calendar';
import { civilDateOf, type Instant, orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { amount, at, instantOffset, place, placeDays, zones } from './arbitraries.js';
import { walk } from './minute-walker.js';

const day = 86_400_000;

describe('against a walk from minute to minute', () => {
  test('the time counted is the same', () => {
    fc.assert(
      fc.property(
        place,
        fc.array(fc.tuple(instantOffset, instantOffset), { minLength: 4, maxLength: 4 }),
        ({ document, calendar, start }, pairs) => {
          const walked = walk(document, start, placeDays * 1440);
          for (const [one, other] of pairs) {
            const [from, to] = [at(start, Math.min(one, other)), at(start, Math.max(one, other))];
            expect(orThrow(elapsed(calendar, from)(to))).toBe(walked.openBetween(from, to));
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test('open is open', () => {
    fc.assert(
      fc.property(place, ({ document, calendar, start }) => {
        const { open } = walk(document, start, placeDays * 1440);
        const answers = open.map((_, minute) => isOpen(calendar)(at(start, minute * 60_000)));
        expect(answers).toEqual(open);
      }),
      { numRuns: 20 },
    );
  });
});

describe('laws of business time', () => {
  test('elapsed undoes adding, and subtracting', () => {
    fc.assert(
      fc.property(place, instantOffset, amount, ({ calendar, start }, offset, milliseconds) => {
        const from = at(start, offset);
        const later = orThrow(addTime(calendar, milliseconds)(from));
        expect(orThrow(elapsed(calendar, from)(later))).toBe(milliseconds);
        const earlier = orThrow(subtractTime(calendar, milliseconds)(from));
        expect(orThrow(elapsed(calendar, earlier)(from))).toBe(milliseconds);
      }),
    );
  });

  test('more time is never used up earlier, and a later start never ends earlier', () => {
    fc.assert(
      fc.property(
        place,
        instantOffset,
        instantOffset,
        amount,
        amount,
        ({ calendar, start }, first, second, few, more) => {
          const [early, late] = [at(start, Math.min(first, second)), at(start, Math.max(first, second))];
          const least = orThrow(addTime(calendar, Math.min(few, more))(early));
          expect(least).toBeLessThanOrEqual(orThrow(addTime(calendar, Math.max(few, more) + 1)(early)));
          expect(least).toBeLessThanOrEqual(orThrow(addTime(calendar, Math.min(few, more))(late)));
        },
      ),
    );
  });

  test('adding in two steps is adding once', () => {
    fc.assert(
      fc.property(place, instantOffset, amount, amount, ({ calendar, start }, offset, first, second) => {
        const from = at(start, offset);
        const half = orThrow(addTime(calendar, first)(from));
        expect(orThrow(addTime(calendar, second + 1)(half))).toBe(
          orThrow(addTime(calendar, first + second + 1)(from)),
        );
      }),
    );
  });

  test('counted time adds up over any instant between, and changes its sign when reversed', () => {
    fc.assert(
      fc.property(place, instantOffset, instantOffset, instantOffset, ({ calendar, start }, a, b, c) => {
        const between = (from: number, to: number) =>
          orThrow(signedElapsed(calendar, at(start, from))(at(start, to)));
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
        expect(between(a, b) + between(b, a)).toBe(0);
      }),
    );
  });

  test('due is the least instant that uses a target up, breach the greatest that does not exceed it', () => {
    fc.assert(
      fc.property(place, instantOffset, amount, ({ calendar, start }, offset, milliseconds) => {
        const from = at(start, offset);
        const span = orThrow(spanOf(calendar, { clock: 'business', milliseconds })(from));
        const used = (to: number) => orThrow(elapsed(calendar, from)(to as Instant));
        expect(used(span.dueAt)).toBe(milliseconds);
        expect(used(span.breachAt)).toBe(milliseconds);
        expect(used(span.breachAt + 1)).toBe(milliseconds + 1);
        if (milliseconds > 0) expect(used(span.dueAt - 1)).toBe(milliseconds - 1);
        expect(span.countsFrom).toBe(orThrow(nextOpen(calendar)(from)));
      }),
    );
  });

  test('openings, closings and periods agree', () => {
    fc.assert(
      fc.property(place, instantOffset, ({ calendar, start }, offset) => {
        const from = at(start, offset);
        const opening = orThrow(nextOpen(calendar)(from));
        const closing = orThrow(nextClose(calendar)(from));
        const last = orThrow(lastOpen(calendar)(from));
        expect(isOpen(calendar)(opening)).toBe(true);
        expect(isOpen(calendar)(closing)).toBe(false);
        expect(orThrow(lastOpen(calendar)(opening))).toBe(opening);
        expect(orThrow(lastOpen(calendar)(closing))).toBe(closing);
        expect(orThrow(elapsed(calendar, opening)(closing))).toBe(closing - opening);
        expect(orThrow(elapsed(calendar, from)(opening))).toBe(0);
        expect(orThrow(elapsed(calendar, last)(from))).toBe(0);
        expect(isOpen(calendar)(from)).toBe(opening === from);
        expect(isOpen(calendar)(from)).toBe(last === from && opening === from);
        const [period] = orThrow(openPeriodsAfter(calendar, 1)(from));
        expect(period).toEqual({ start: opening, end: closing });
        const [before] = orThrow(openPeriodsBefore(calendar, 1)(closing));
        expect(before?.end).toBe(closing);
        expect(before?.start).toBeLessThanOrEqual(opening);
      }),
    );
  });

  test('periods are apart, in order, inside, and hold all counted time', () => {
    fc.assert(
      fc.property(place, instantOffset, instantOffset, ({ calendar, start }, first, second) => {
        const [from, to] = [at(start, Math.min(first, second)), at(start, Math.max(first, second))];
        const periods = orThrow(openPeriods(calendar)({ start: from, end: to }));
        let edge = from - 1;
        for (const period of periods) {
          expect(period.start).toBeGreaterThan(edge);
          expect(period.end).toBeGreaterThan(period.start);
          edge = period.end;
        }
        expect(edge).toBeLessThanOrEqual(to);
        expect(periods.reduce((sum, period) => sum + period.end - period.start, 0)).toBe(
          orThrow(elapsed(calendar, from)(to)),
        );
        const count = periods.length;
        const ahead = orThrow(openPeriodsAfter(calendar, count)(from));
        expect(ahead.map((period) => ({ ...period, end: Math.min(period.end, to) }))).toEqual(periods);
        const behind = orThrow(openPeriodsBefore(calendar, count)(to));
        expect(
          behind.map((period) => ({ ...period, start: Math.max(period.start, from) })).reverse(),
        ).toEqual(periods);
      }),
    );
  });

  test('a number of periods that is none is refused', () => {
    for (const { calendar, start } of fc.sample(place, 1))
      for (const count of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])
        for (const periods of [openPeriodsAfter, openPeriodsBefore])
          expect(periods(calendar, count)(at(start, 0))).toMatchObject({ left: { reason: 'not-a-count' } });
  });

  test('an explanation leaves no gap and counts what is counted', () => {
    fc.assert(
      fc.property(place, instantOffset, instantOffset, ({ calendar, start }, first, second) => {
        const [from, to] = [at(start, Math.min(first, second)), at(start, Math.max(first, second))];
        const spans = orThrow(explainSpans(calendar)({ start: from, end: to }));
        let edge: number = from;
        for (const span of spans) {
          expect(span.start).toBe(edge);
          expect(span.milliseconds).toBe(span.end - span.start);
          expect(orThrow(elapsed(calendar, span.start)(span.end))).toBe(span.counted ? span.milliseconds : 0);
          edge = span.end;
        }
        expect(edge).toBe(to);
      }),
    );
  });

  test('a holiday never makes a deadline earlier', () => {
    fc.assert(
      fc.property(
        place,
        instantOffset,
        amount,
        fc.integer({ min: 0, max: placeDays }),
        ({ document, calendar, start }, offset, milliseconds, days) => {
          const holiday: Holiday = {
            kind: 'date',
            name: 'new',
            date: civilDateOf(Math.floor(start / day) + days),
          };
          const holidays = [...(document.holidays ?? []), holiday];
          const changed = orThrow(compileCalendar(zones)({ ...document, holidays }));
          const from = at(start, offset);
          expect(orThrow(addTime(changed, milliseconds)(from))).toBeGreaterThanOrEqual(
            orThrow(addTime(calendar, milliseconds)(from)),
          );
        },
      ),
    );
  });

  test('what was asked before changes no answer', () => {
    fc.assert(
      fc.property(
        place,
        instantOffset,
        amount,
        fc.integer({ min: 2000, max: 2040 }),
        ({ document, calendar, start }, offset, milliseconds, year) => {
          const used = orThrow(compileCalendar(zones)(JSON.parse(JSON.stringify(document))));
          orThrow(addTime(used, 3_600_000)(Date.UTC(year, 5, 1) as Instant));
          const from = at(start, offset);
          expect(addTime(used, milliseconds)(from)).toEqual(addTime(calendar, milliseconds)(from));
          const since = Date.UTC(year, 5, 1) as Instant;
          expect(signedElapsed(used, since)(from)).toEqual(signedElapsed(calendar, since)(from));
        },
      ),
      { numRuns: 10 },
    );
  });
});
