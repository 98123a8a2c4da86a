import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Calendar,
  type CalendarDocument,
  compileCalendar,
  type Holiday,
  intlZones,
  type Target,
} from 'smarketing/calendar';
import { formatInstant, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { compilePolicy, currentClock, type PolicyDocument } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../conformance-figures.js';
import { document, event } from './build.js';

type Windows = ReadonlyArray<readonly [number, number]>;

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
  readonly at: string;
  readonly to?: string;
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

const compiled = new Map<string, Calendar>();
const calendarOf = (id: string): Calendar => {
  const known = compiled.get(id);
  if (known !== undefined) return known;
  const made = orThrow(compileCalendar(intlZones)(documentOf(file.calendars[id] as CaseCalendar)));
  compiled.set(id, made);
  return made;
};

const lengths: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};
const instantOf = (text: string): Instant => orThrow(parseInstant(text));
const written = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : formatInstant(at as Instant).replace('.000Z', 'Z');

const isAnswered = ({ op, amount = 0, days }: Case): boolean =>
  ['elapsed', 'slaElapsed'].includes(op) ||
  (['add', 'slaDeadline'].includes(op) && amount > 0 && Number.isInteger(amount) && days !== 'wall');

/** The clock that a case describes, with a reason of its own for each pause, read at an instant. */
const read = (one: Case, target: Target, asOf: Instant) => {
  const pauses = one.pauses ?? [];
  const changes: PolicyDocument = {
    ...document,
    calendar: 'case',
    targets: [{ target }],
    pauses: pauses.map((_, index) => ({
      id: `p${index}`,
      from: [{ type: 'stage-entered', where: { stage: `p${index}` } }],
      until: [{ type: 'stage-entered', where: { stage: `r${index}` } }],
    })),
  };
  const calendar = calendarOf(one.calendar);
  const events = [
    event('handed-over', one.at, {}),
    ...pauses.flatMap(([from, to], index) => [
      event('stage-entered', from, { stage: `p${index}` }, { id: `p${index}` }),
      ...(to === null ? [] : [event('stage-entered', to, { stage: `r${index}` }, { id: `r${index}` })]),
    ]),
  ].sort((first, second) => first.occurredAt - second.occurredAt);
  const policy = orThrow(compilePolicy({ calendars: { case: calendar } })(changes));
  return currentClock(policy, asOf)({ key: { system: 'crm', id: '7' }, events });
};

const longAfter = instantOf('2090-01-01T00:00:00Z');

const answer = (one: Case): unknown => {
  if (one.op === 'elapsed' || one.op === 'slaElapsed') {
    const reading = read(one, { clock: 'business', milliseconds: 1 }, instantOf(one.to as string));
    // A range that is reversed ends before its clock starts.
    return reading.state === 'pending' ? 0 : 'consumed' in reading ? reading.consumed / 1000 : reading.state;
  }
  const { amount = 0, unit = '' } = one;
  const target: Target =
    unit === 'day'
      ? { clock: 'business-days', days: amount }
      : { clock: 'business', milliseconds: amount * (lengths[unit] as number) };
  const reading = read(one, target, longAfter);
  return 'dueAt' in reading ? written(reading.dueAt) : reading.state;
};

const answered = file.cases.filter(isAnswered);
const ties = answered.filter(
  ({ op, unit, ifTieOpening }) => op !== 'elapsed' && unit !== 'day' && ifTieOpening !== undefined,
);

describe.skipIf(!there)('cases of other projects, as clocks', () => {
  if (!there) test('../shared/cases/business-time.json is absent, so its cases are not run', () => {});

  test.each(answered.map((one) => [one.id, one.op, one] as const))('%s %s', (_id, _op, one) => {
    expect(answer(one)).toEqual(one.canonical ?? one.expect);
  });

  test.each(ties.map((one) => [one.id, one] as const))('%s tells due from breached', (_id, one) => {
    const { amount = 0, unit = '' } = one;
    const target: Target = { clock: 'business', milliseconds: amount * (lengths[unit] as number) };
    const reading = read(one, target, longAfter);
    expect('breachAt' in reading ? [written(reading.dueAt), written(reading.breachAt)] : []).toEqual([
      one.ifTieClosing,
      one.ifTieOpening,
    ]);
  });

  test(`${answered.length} cases are answered by clocks, ${ties.length} of them with two instants`, () => {
    expect(figuresOf('Business time')).toMatchObject({
      'answered again by clocks, from events': answered.length,
      'of those, with a due instant and a later breach': ties.length,
    });
  });
});
