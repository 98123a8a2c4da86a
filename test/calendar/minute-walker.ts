import type { CalendarDocument, DayWindow } from 'smarketing/calendar';

/**
 * A second opinion on what a calendar counts, which shares no code with the library: it walks minute by minute
 * and reads each minute's wall clock. It knows weekly hours, dated and yearly holidays, closures and overrides.
 *
 * In a repeated hour the second pass is open exactly when the last minute of the repeated span is, because the
 * earlier edges decide.
 */
export const walk = (
  document: CalendarDocument,
  start: number,
  minutes: number,
): { readonly open: ReadonlyArray<boolean>; readonly openBetween: (from: number, to: number) => number } => {
  const wall = wallClock(document.zone, start - 4 * 3_600_000, minutes + 8 * 60);
  const isOpenAt = openMinutesOf(document);
  const open = Array.from({ length: minutes }, (_, index) => isOpenAt(wall(start + index * 60_000)));
  return {
    open,
    openBetween: (from, to) => {
      let sum = 0;
      for (let index = Math.floor((from - start) / 60_000); start + index * 60_000 < to; index += 1) {
        const minute = start + index * 60_000;
        if (open[index]) sum += Math.min(to, minute + 60_000) - Math.max(from, minute);
      }
      return sum;
    },
  };
};

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const dayLength = 86_400_000;

/** Returns the wall clock that decides about a minute, as milliseconds of a UTC clock that shows the same. */
const wallClock = (zone: string, start: number, minutes: number): ((at: number) => number) => {
  const key = [zone, start, minutes].join();
  const known = clocks.get(key) ?? newWallClock(zone, start, minutes);
  clocks.set(key, known);
  return known;
};

const clocks = new Map<string, (at: number) => number>();

const newWallClock = (zone: string, start: number, minutes: number): ((at: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const read = (at: number): number => {
    const part = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    ) as Record<string, number>;
    const { year, month, day, hour, minute, second } = part as Record<'year', number> & typeof part;
    return Date.UTC(year, (month as number) - 1, day, hour, minute, second);
  };
  // The zones under test changed at whole quarters of an hour, UTC, in the years under test.
  const step = 15 * 60_000;
  const offsets = Array.from({ length: Math.ceil((minutes * 60_000) / step) + 1 }, (_, index) => {
    const at = Math.floor(start / step) * step + index * step;
    return { at, offset: read(at) - at };
  });
  const repeats = offsets.flatMap(({ at, offset }, index) => {
    const before = offsets[index - 1]?.offset;
    return before !== undefined && before > offset
      ? [{ from: at, until: at + before - offset, wallEnd: at + before }]
      : [];
  });
  const first = Math.floor(start / step);
  return (at) => {
    const repeat = repeats.find(({ from, until }) => from <= at && at < until);
    if (repeat !== undefined) return repeat.wallEnd - 60_000;
    const cell = offsets[Math.floor(at / step) - first];
    if (cell === undefined) throw new Error('The walk left its range.');
    return at + cell.offset;
  };
};

/** Which wall-clock minutes are open, date by date. */
const openMinutesOf = (document: CalendarDocument): ((wall: number) => boolean) => {
  const known = new Map<number, Uint8Array>();
  const dateOf = (epochDay: number) => new Date(epochDay * dayLength).toISOString().slice(0, 10);
  const minutesOn = (epochDay: number): Uint8Array => {
    const found = new Uint8Array(1440);
    const paint = (spans: ReadonlyArray<DayWindow>, shift: number, color: 0 | 1) => {
      for (const { start, end } of spans)
        found.fill(color, Math.max(0, start - shift), Math.max(0, end - shift));
    };
    const closuresOn = (date: string) => (document.closures ?? []).filter((closure) => closure.date === date);
    for (const back of [0, 1])
      paint(windowsOn(document, dateOf(epochDay - back), epochDay - back), back * 1440, 1);
    for (const back of [0, 1]) paint(closuresOn(dateOf(epochDay - back)), back * 1440, 0);
    return found;
  };
  return (wall) => {
    const date = Math.floor(wall / dayLength);
    const minutes = known.get(date) ?? minutesOn(date);
    known.set(date, minutes);
    return minutes[Math.floor((wall - date * dayLength) / 60_000)] === 1;
  };
};

const windowsOn = (document: CalendarDocument, date: string, epochDay: number): ReadonlyArray<DayWindow> => {
  const holiday = (document.holidays ?? []).some(
    (one) =>
      (one.kind === 'date' && one.date === date) ||
      (one.kind === 'every-year' && one.day === date.slice(5)) ||
      (one.kind === 'range' && one.first <= date && date <= one.last),
  );
  if (holiday) return [];
  const override = (document.overrides ?? []).find((one) => one.date === date);
  if (override !== undefined) return override.windows;
  if (document.always) return [{ start: 0, end: 1440 }];
  return document.weekly?.[weekdays[new Date(epochDay * dayLength).getUTCDay()] ?? 'sun'] ?? [];
};
