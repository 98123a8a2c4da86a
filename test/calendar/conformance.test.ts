import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as O from 'fp-ts/lib/Option.js';
import {
  addBusinessDays,
  addTime,
  breachAfter,
  type Calendar,
  type CalendarDocument,
  closureAt,
  compileCalendar,
  consumed,
  dueAfter,
  elapsed,
  type Holiday,
  horizon,
  instantAt,
  intlZones,
  isBusinessDay,
  isHoliday,
  isOpen,
  lastOpen,
  nextOpen,
  openPeriods,
  openPeriodsAfter,
  openPeriodsBefore,
  shiftBusinessDate,
  spanOf,
  subtractBusinessDays,
  subtractTime,
} from 'smarketing/calendar';
import {
  type CivilDate,
  formatInstant,
  type Instant,
  type Interval,
  orThrow,
  parseCivilDate,
  parseInstant,
} from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../conformance-figures.js';

type Windows = ReadonlyArray<readonly [number, number]>;

/** A calendar as the case file writes it. */
interface CaseCalendar {
  readonly zone: string;
  readonly weekly: Readonly<Record<string, Windows>>;
  readonly holidays?: ReadonlyArray<string>;
  readonly breaks?: ReadonlyArray<{ readonly date: string; readonly start: number; readonly end: number }>;
  readonly overrides?: Readonly<Record<string, Windows>>;
}

interface Case {
  readonly id: string;
  readonly calendar: string;
  readonly op: string;
  /** Absent where a date is asked about. */
  readonly at?: string;
  readonly date?: string;
  readonly second?: number;
  readonly to?: string;
  readonly until?: string;
  readonly take?: number;
  readonly amount?: number;
  readonly unit?: string;
  readonly days?: 'roll' | 'wall';
  readonly pauses?: ReadonlyArray<readonly [string, string | null]>;
  readonly expect: unknown;
  readonly canonical?: unknown;
  readonly ifTieOpening?: string;
  readonly ifTieClosing?: string;
}

const path = fileURLToPath(new URL('../../../shared/cases/business-time.json', import.meta.url));
const there = existsSync(path);
const file = there
  ? (JSON.parse(readFileSync(path, 'utf8')) as {
      readonly calendars: Readonly<Record<string, CaseCalendar>>;
      readonly cases: ReadonlyArray<Case>;
    })
  : { calendars: {}, cases: [] };

const windowsOf = (windows: Windows) => windows.map(([start, end]) => ({ start, end }));

const documentOf = (found: CaseCalendar): CalendarDocument => ({
  zone: found.zone,
  weekly: Object.fromEntries(Object.entries(found.weekly).map(([day, windows]) => [day, windowsOf(windows)])),
  holidays: (found.holidays ?? []).map(
    (date): Holiday =>
      date.startsWith('*')
        ? { kind: 'every-year', name: date, day: date.slice(2) }
        : { kind: 'date', name: date, date },
  ),
  closures: (found.breaks ?? []).map((one) => ({ ...one, name: 'break' })),
  overrides: Object.entries(found.overrides ?? {}).map(([date, windows]) => ({
    date,
    windows: windowsOf(windows),
  })),
});

const calendars = new Map<string, Calendar>();
const calendarOf = (id: string): Calendar => {
  const known = calendars.get(id);
  if (known !== undefined) return known;
  const compiled = orThrow(compileCalendar(intlZones)(documentOf(file.calendars[id] as CaseCalendar)));
  calendars.set(id, compiled);
  return compiled;
};

const lengths: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};
const dateOf = ({ date = '' }: Case): CivilDate => orThrow(parseCivilDate(date));
const instantOf = (text: string): Instant => orThrow(parseInstant(text));
const written = (at: Instant): string => formatInstant(at).replace('.000Z', 'Z');
const writtenPeriods = (periods: ReadonlyArray<Interval>) =>
  periods.map(({ start, end }) => [written(start), written(end)]);
const milliseconds = ({ amount = 0, unit = '' }: Case): number => amount * (lengths[unit] as number);
const pausesOf = ({ pauses = [] }: Case) =>
  pauses.map(([start, end]) => ({
    start: instantOf(start),
    ...(end === null ? {} : { end: instantOf(end) }),
  }));

/** Answers a case with the library alone. */
const answer = (one: Case): unknown => {
  const calendar = calendarOf(one.calendar);
  const at = one.at === undefined ? horizon.start : instantOf(one.at);
  switch (one.op) {
    case 'add':
      return written(
        orThrow(
          one.unit === 'day'
            ? addBusinessDays(calendar, { days: one.amount as number })(at)
            : addTime(calendar, milliseconds(one))(at),
        ),
      );
    case 'subtract':
      return written(
        orThrow(
          one.unit === 'day'
            ? subtractBusinessDays(calendar, one.amount as number)(at)
            : subtractTime(calendar, milliseconds(one))(at),
        ),
      );
    case 'elapsed':
      return orThrow(elapsed(calendar, at)(instantOf(one.to as string))) / 1000;
    case 'isOpen':
      return isOpen(calendar)(at);
    case 'isHoliday':
      return isHoliday(calendar)(at);
    case 'isBreak':
      return O.isSome(closureAt(calendar)(at));
    case 'isBusinessDay':
      return isBusinessDay(calendar)(at);
    case 'nextOpen':
      return written(orThrow(nextOpen(calendar)(at)));
    case 'lastOpen':
      return written(orThrow(lastOpen(calendar)(at)));
    case 'periodsAfter':
      return writtenPeriods(
        orThrow(
          one.take === undefined
            ? openPeriods(calendar)({ start: at, end: instantOf(one.until as string) })
            : openPeriodsAfter(calendar, one.take)(at),
        ),
      );
    case 'periodsBefore':
      return writtenPeriods(
        one.take === undefined
          ? [...orThrow(openPeriods(calendar)({ start: instantOf(one.until as string), end: at }))].reverse()
          : orThrow(openPeriodsBefore(calendar, one.take)(at)),
      );
    case 'slaDeadline':
      return written(orThrow(dueAfter(calendar, milliseconds(one), pausesOf(one))(at)));
    case 'slaElapsed':
      return orThrow(consumed(calendar, pausesOf(one), at)(instantOf(one.to as string))) / 1000;
    case 'wallToInstant': {
      const [minute, second] = [Math.floor((one.second as number) / 60), (one.second as number) % 60];
      return written(instantAt(calendar.zone)({ date: dateOf(one), minute, millisecond: second * 1000 }));
    }
    case 'businessDates':
      return Array.from({ length: one.take as number }, (_, index) =>
        orThrow(shiftBusinessDate(calendar, index + 1)(dateOf(one))),
      );
    default:
      throw new Error(`The test does not know the operation ${one.op}.`);
  }
};

const otherRule = file.cases.filter(({ days }) => days === 'wall');
const ours = file.cases.filter(({ days }) => days !== 'wall');
const ties = ours.filter(({ op, unit, ifTieOpening }) => op === 'add' && unit !== 'day' && ifTieOpening);

describe.skipIf(!there)('cases of other projects: business time', () => {
  if (!there) test('../shared/cases/business-time.json is absent, so its cases are not run', () => {});

  test.each(ours.map((one) => [one.id, one.op, one] as const))('%s %s', (_id, _op, one) => {
    expect(answer(one)).toEqual(one.canonical ?? one.expect);
  });

  test.each(ties.map((one) => [one.id, one] as const))('%s tells due from breached', (_id, one) => {
    const calendar = calendarOf(one.calendar);
    const target = { clock: 'business', milliseconds: milliseconds(one) } as const;
    const span = orThrow(spanOf(calendar, target)(instantOf(one.at as string)));
    expect(written(span.dueAt)).toBe(one.ifTieClosing);
    expect(written(span.breachAt)).toBe(one.ifTieOpening);
    expect(written(orThrow(breachAfter(calendar, milliseconds(one), [])(instantOf(one.at as string))))).toBe(
      one.ifTieOpening,
    );
  });

  test.skip.each(otherRule.map(({ id }) => [id] as const))(
    '%s keeps a closed wall time, another rule for days than ours',
    () => {},
  );

  test(`${ours.length} cases are answered, ${otherRule.length} follow another rule for days`, () => {
    expect(figuresOf('Business time')).toMatchObject({
      'in the file': file.cases.length,
      'answered, all as expected': ours.length,
      'skipped, each by name': otherRule.length,
    });
    expect(new Set(otherRule.map(({ unit }) => unit))).toEqual(new Set(['day']));
  });
});
