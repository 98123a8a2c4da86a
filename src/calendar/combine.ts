import * as E from 'fp-ts/lib/Either.js';
import type { Instant } from '../kernel/instant.js';
import { type Interval, intersectIntervals, mergeIntervals } from '../kernel/interval.js';
import { type Checked, refuse } from '../kernel/issue.js';
import { type Calendar, makeCalendar } from './calendar.js';
import { openPeriods } from './opening.js';
import { intervalsOf, segmentsOf, stretchCount, stretchOf } from './segments.js';

/**
 * Combines two calendars into one that is open when either is.
 *
 * **Details**: local dates are those of the first calendar's zone; a date works when it works in either, and
 * is a holiday when it is one in both.
 *
 * @param first - a calendar
 * @returns a function from a second calendar to the union
 * @category combinators
 * @since 0.1.0
 */
export const unionCalendars =
  (first: Calendar) =>
  (second: Calendar): Calendar =>
    makeCalendar({
      zone: first.zone,
      worksOn: (epochDay) => first.worksOn(epochDay) || second.worksOn(epochDay),
      holidayOn: (epochDay) => (second.holidayOn(epochDay) === null ? null : first.holidayOn(epochDay)),
      dayEnd: (epochDay) => pick(Math.max, first.dayEnd(epochDay), second.dayEnd(epochDay)),
      segmentsAt: (stretch) =>
        segmentsOf(
          stretch,
          mergeIntervals([
            ...intervalsOf(first.segmentsAt(stretch)),
            ...intervalsOf(second.segmentsAt(stretch)),
          ]),
        ),
      skipsIn: (interval) => [...first.skipsIn(interval), ...second.skipsIn(interval)],
    });

/**
 * Combines two calendars into one that is open only when both are, as when both sides must be reachable.
 *
 * **Details**: local dates are those of the first calendar's zone; a date works when it works in both, and is
 * a holiday when it is one in either.
 *
 * @param first - a calendar
 * @returns a function from a second calendar to the intersection, or an issue `never-opens`
 * @example
 * ```ts
 * import { compileCalendar, intersectCalendars, intlZones, nextOpen, parseHours } from 'smarketing/calendar'
 * import { formatInstant, orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const weekly = { mon: orThrow(parseHours('09:00-17:00')) }
 * const berlin = orThrow(compileCalendar(intlZones)({ zone: 'Europe/Berlin', weekly }))
 * const boston = orThrow(compileCalendar(intlZones)({ zone: 'America/New_York', weekly }))
 * const both = orThrow(intersectCalendars(berlin)(boston))
 * formatInstant(orThrow(nextOpen(both)(orThrow(parseInstant('2026-07-05T00:00:00Z'))))) // => '2026-07-06T13:00:00.000Z'
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const intersectCalendars =
  (first: Calendar) =>
  (second: Calendar): Checked<Calendar> => {
    const both = makeCalendar({
      zone: first.zone,
      worksOn: (epochDay) => first.worksOn(epochDay) && second.worksOn(epochDay),
      holidayOn: (epochDay) => first.holidayOn(epochDay) ?? second.holidayOn(epochDay),
      dayEnd: (epochDay) => {
        const [one, other] = [first.dayEnd(epochDay), second.dayEnd(epochDay)];
        return one === null || other === null ? null : pick(Math.min, one, other);
      },
      segmentsAt: (stretch) =>
        segmentsOf(
          stretch,
          intersectIntervals(intervalsOf(first.segmentsAt(stretch)))(intervalsOf(second.segmentsAt(stretch))),
        ),
      skipsIn: (interval) => [...closedSkips(first, interval), ...closedSkips(second, interval)],
    });
    return opensEver(both)
      ? E.right(both)
      : refuse('never-opens', [], 'The calendars are never open together.');
  };

/** A calendar's skips less what it keeps open, so that its holiday does not explain hours that the other closed. */
const closedSkips = (calendar: Calendar, interval: Interval): ReturnType<Calendar['skipsIn']> =>
  calendar.skipsIn(interval).flatMap((skip) => {
    const [clipped] = intersectIntervals([skip])([interval]);
    const open = clipped === undefined ? null : openPeriods(calendar)(clipped);
    if (clipped === undefined || open?._tag !== 'Right') return [];
    const edges = [clipped.start, ...open.right.flatMap(({ start, end }) => [start, end]), clipped.end];
    return edges.flatMap((start, index) => {
      const end = edges[index + 1];
      return index % 2 === 0 && end !== undefined && start < end ? [{ start, end, reason: skip.reason }] : [];
    });
  });

const pick = (
  choose: (...instants: ReadonlyArray<number>) => number,
  first: Instant | null,
  second: Instant | null,
): Instant | null => (first === null ? second : second === null ? first : (choose(first, second) as Instant));

/** Most calendars are used around here, so that the first stretch looked at is not compiled in vain. */
const likelyStretch = /* @__PURE__ */ stretchOf(1_767_225_600_000);

const opensEver = ({ segmentsAt }: Calendar): boolean =>
  segmentsAt(likelyStretch).open > 0 ||
  Array.from({ length: stretchCount }, (_, stretch) => stretch).some(
    (stretch) => segmentsAt(stretch).open > 0,
  );
