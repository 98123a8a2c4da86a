import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type CalendarDocument, compileCalendar, intlZones, parseHours } from 'smarketing/calendar';
import type { JournalEvent } from 'smarketing/journal';
import { type Instant, orThrow } from 'smarketing/kernel';
import { type ClockCase, clockWait, measure, type StartedReading } from 'smarketing/metrics';
import { compilePolicies, type Policy, readClocks } from 'smarketing/sla';
import { beforeAll, describe, expect, test } from 'vitest';
import { figuresOf } from '../conformance-figures.js';

const path = fileURLToPath(new URL('../../../shared/data/bpic2012/bpic2012_events.csv.gz', import.meta.url));
const there = existsSync(path);

/** One lead as the log has it: when it was queued, and when a person picked it up. */
interface Row {
  readonly id: string;
  readonly queued: number;
  readonly picked: number | undefined;
}

/** The instant of a time with offset, added up by hand: nothing of the library reads it here. */
const millisecondsOf = (text: string): number => {
  const [, year, month, date, hour, minute, second, millisecond, sign, hours] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})([+-])(\d\d):00$/.exec(text) ?? [];
  const local = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute));
  const offset = (sign === '-' ? -1 : 1) * Number(hours) * 3_600_000;
  return local + Number(second) * 1000 + Number(millisecond) - offset;
};

/** What a person works on when he reaches for an applicant. */
const calls = new Set([
  'W_Afhandelen leads',
  'W_Completeren aanvraag',
  'W_Nabellen offertes',
  'W_Nabellen incomplete dossiers',
]);

const readRows = (): ReadonlyArray<Row> => {
  const found = new Map<string, { queued?: number; picked?: number }>();
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n').slice(1)) {
    const [id = '', , , , activity = '', transition = '', resource = '', time = ''] = line.split(',');
    const one = found.get(id) ?? {};
    found.set(id, one);
    if (activity === 'W_Afhandelen leads' && transition === 'SCHEDULE') one.queued ??= millisecondsOf(time);
    else if (calls.has(activity) && transition === 'START' && resource !== '112' && one.queued !== undefined)
      one.picked ??= millisecondsOf(time);
  }
  return [...found].flatMap(([id, { queued, picked }]) =>
    queued === undefined ? [] : [{ id, queued, picked }],
  );
};

/** The end of summer time, 2011-10-30: at 01:00 UTC the clocks of Amsterdam went from 03:00 back to 02:00. */
const change = Date.UTC(2011, 9, 30, 1);
const hour = 3_600_000;
const offsetAt = (at: number): number => (at < change ? 2 * hour : hour);

/** The instant at which a local hour of a local day begins, counted in hours from that day's midnight. */
const instantOf = (localDay: number, localHour: number): number => {
  const local = localDay * 24 * hour + localHour * hour;
  const summer = local - 2 * hour;
  return summer < change ? summer : local - hour;
};

type Hours = (weekday: number) => readonly [from: number, to: number] | null;

/** Open time between two instants, day by day and by hand. */
const openBetween = (hours: Hours, from: number, to: number): number => {
  const first = Math.floor((from + offsetAt(from)) / (24 * hour)) - 1;
  const last = Math.floor((to + offsetAt(to)) / (24 * hour));
  let open = 0;
  for (let localDay = first; localDay <= last; localDay += 1) {
    // Day 0, 1 January 1970, was a Thursday.
    const window = hours((localDay + 4) % 7);
    if (window === null) continue;
    const start = Math.max(from, instantOf(localDay, window[0]));
    const end = Math.min(to, instantOf(localDay, window[1]));
    open += Math.max(0, end - start);
  }
  return open;
};

const week = (text: string, days: ReadonlyArray<string>): CalendarDocument => ({
  zone: 'Europe/Amsterdam',
  weekly: Object.fromEntries(days.map((one) => [one, orThrow(parseHours(text))])),
});
const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A calendar as the library reads it, and the same one as it is counted by hand. */
const desks: Readonly<Record<string, readonly [CalendarDocument, Hours]>> = {
  'the office, Monday to Saturday, 08:00 to 18:00': [
    week('08:00-18:00', everyDay.slice(0, 6)),
    (weekday) => (weekday === 0 ? null : [8, 18]),
  ],
  'every night, 22:00 to 06:00': [week('22:00-06:00', everyDay), () => [22, 30]],
};

const policyOn = (calendar: CalendarDocument): Policy =>
  orThrow(
    compilePolicies({ calendars: { desk: orThrow(compileCalendar(intlZones)(calendar)) } })([
      {
        id: 'first-touch',
        version: 1,
        metric: 'first-response',
        obliged: 'sales',
        calendar: 'desk',
        start: [{ type: 'handed-over' }],
        stop: [{ type: 'touch-attempted' }],
        targets: [{ target: { clock: 'business', milliseconds: hour } }],
      },
    ]),
  )[0] as Policy;

const happened = (type: 'handed-over' | 'touch-attempted', id: string, at: number): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'log',
    id: `${type} ${id}`,
    type,
    occurredAt: at as Instant,
    subject: { kind: 'lead', system: 'log', id },
    data: type === 'handed-over' ? {} : { channel: 'call' },
  }) as JournalEvent;

const asOf = Date.UTC(2012, 2, 14, 23) as Instant;

describe.skipIf(!there)('the handling of leads in BPI 2012, as clocks', () => {
  if (!there) test('../shared/data/bpic2012 is absent, so its waits are not counted again', () => {});

  let rows: ReadonlyArray<Row> = [];
  beforeAll(() => {
    rows = readRows();
  });

  const readOn = (calendar: CalendarDocument): ReadonlyArray<ClockCase> => {
    const read = readClocks([policyOn(calendar)], asOf);
    return rows.flatMap(({ id, queued, picked }) =>
      read({
        key: { system: 'log', id },
        events: [
          happened('handed-over', id, queued),
          ...(picked === undefined ? [] : [happened('touch-attempted', id, picked)]),
        ],
      }).map((clock) => ({ clock: clock as StartedReading })),
    );
  };

  const across = ({ queued, picked = asOf }: Row): boolean => queued < change && picked >= change;

  test.each(Object.entries(desks))(
    'every wait is what the raw rows give, to the millisecond: %s',
    (_, desk) => {
      const cases = readOn(desk[0]);
      expect(cases.length).toBe(rows.length);
      for (const [index, { queued, picked = asOf }] of rows.entries()) {
        const clock = cases[index]?.clock;
        expect(clock).toMatchObject({
          elapsed: picked - queued,
          consumed: openBetween(desk[1], queued, picked),
        });
      }
    },
  );

  test('a night in which the clocks go back is an hour longer', () => {
    const [, night] = desks['every night, 22:00 to 06:00'] as readonly [CalendarDocument, Hours];
    expect(openBetween(night, change - 12 * hour, change + 12 * hour)).toBe(9 * hour);
    expect(rows.filter(across).length).toBeGreaterThan(5);
  });

  /** The time by which a share of all was picked up: the open ones are last in this log, so ranks are enough. */
  const rank = (waits: ReadonlyArray<number>, share: number): number | undefined =>
    [...waits].sort((a, b) => a - b)[Math.ceil(waits.length * share) - 1];

  test('the figures of the guide are those of the raw rows', () => {
    const [calendar, hours] = desks['the office, Monday to Saturday, 08:00 to 18:00'] as readonly [
      CalendarDocument,
      Hours,
    ];
    const picked = rows.flatMap(({ queued, picked: at }) => (at === undefined ? [] : [{ queued, at }]));
    const office = picked.map(({ queued, at }) => Math.floor(openBetween(hours, queued, at) / 60_000));
    const elapsed = picked.map(({ queued, at }) => Math.floor((at - queued) / 60_000));
    const cases = readOn(calendar);
    const business = measure(clockWait('business'))(cases);
    const all = measure(clockWait('elapsed'))(cases);
    const counts = {
      'leads queued': rows.length,
      'picked up by a person': picked.length,
      'waits that span the change': rows.filter(across).length,
      'median wait, elapsed minutes': rank(elapsed, 0.5),
      'median wait, office minutes': rank(office, 0.5),
      'p90 wait, elapsed minutes': rank(elapsed, 0.9),
      'p90 wait, office minutes': rank(office, 0.9),
    };
    expect(business).toMatchObject({ subjects: rows.length, happened: picked.length });
    expect({
      'median wait, elapsed minutes': (all.median.value ?? 0) / 60_000,
      'median wait, office minutes': (business.median.value ?? 0) / 60_000,
      'p90 wait, elapsed minutes': (all.p90.value ?? 0) / 60_000,
      'p90 wait, office minutes': (business.p90.value ?? 0) / 60_000,
    }).toEqual(Object.fromEntries(Object.entries(counts).filter(([name]) => name.includes('wait,'))));
    expect(figuresOf('BPI Challenge 2012')).toMatchObject(counts);
  });
});
