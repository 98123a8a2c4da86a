import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import {
  addBusinessDays,
  compileCalendar,
  compileZone,
  instantAt,
  intlZones,
  parseHours,
} from 'smarketing/calendar';
import type { JournalEvent } from 'smarketing/journal';
import { type CivilDate, type Instant, orThrow } from 'smarketing/kernel';
import { compilePolicy, currentClock, type PolicyDocument } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';

const path = fileURLToPath(
  new URL('../../../shared/data/boston311/boston311_2015_slim.csv.gz', import.meta.url),
);
const there = existsSync(path);

/** The business days that the city allowed in 2015, by type of request. */
const daysByType: Readonly<Record<string, number>> = {
  'Street Light Outages': 10,
  'Building Inspection Request': 3,
  'CE Collection': 1,
  'General Comments For a Program or Policy': 10,
  'Sign Repair': 10,
  'Graffiti Removal': 45,
  'Sidewalk Repair (Make Safe)': 1,
  'Empty Litter Basket': 1,
  'Request for Recycling Cart': 15,
  'Abandoned Vehicles': 12,
  'Sticker Request': 1,
  'Pick up Dead Animal': 1,
  'Equipment Repair': 5,
  'Ground Maintenance': 5,
  'Unsafe Dangerous Conditions': 1,
  'PWD Graffiti': 5,
  Electrical: 5,
  'Missing Sign': 10,
  'Contractor Complaints': 3,
  'Tree Emergencies': 1,
  'Utility Call-In': 2,
  'Space Savers': 1,
  'Street Light Knock Downs': 1,
  'Recycling Cart Return': 5,
  Plumbing: 5,
  'Unsanitary Conditions - Establishment': 2,
  'News Boxes': 7,
  'Major System Failure': 1,
  'Illegal Occupancy': 5,
  'Maintenance - Homeowner': 5,
  'Overflowing or Un-kept Dumpster': 2,
  'Protection of Adjoining Property': 5,
  'Work Hours-Loud Noise Complaints': 3,
  'Unsanitary Conditions - Food': 2,
  'Exceeding Terms of Permit': 5,
  'Poor Conditions of Property': 3,
  'Abandoned Building': 5,
  'Request for Litter Basket Installation': 5,
  'Illegal Rooming House': 5,
  'Pavement Marking Inspection': 5,
  'Illegal Auto Body Shop': 3,
  'Food Alert - Unconfirmed': 2,
  'Parking Meter Repairs': 10,
  'No-Tow Complaint Confirmation': 3,
  Mechanical: 5,
  'Food Alert - Confirmed': 2,
  Zoning: 5,
  'Snow Removal': 5,
  'Big Buildings Recycling (INTERNAL)': 45,
};

/** The dates that the deadlines skip: not the county's own holidays (17 March, 17 June), nor Friday 3 July. */
const holidays = [
  '2015-01-01',
  '2015-01-19',
  '2015-02-16',
  '2015-04-20',
  '2015-05-25',
  '2015-09-07',
  '2015-10-12',
  '2015-11-11',
  '2015-11-26',
  '2015-12-25',
  '2016-01-01',
  '2016-01-18',
  '2016-02-15',
];

const hours = orThrow(parseHours('08:30-17:00'));
const city = orThrow(
  compileCalendar(intlZones)({
    zone: 'America/New_York',
    weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
    holidays: holidays.map((date) => ({ kind: 'date', name: date, date })),
  }),
);

const document: PolicyDocument = {
  id: 'city-services',
  version: 1,
  metric: 'delivery',
  obliged: 'operations',
  calendar: 'city',
  start: [{ type: 'service-requested' }],
  stop: [{ type: 'service-delivered' }],
  cancel: [],
  targets: Object.entries(daysByType).map(([service, days]) => ({
    when: { service },
    target: { clock: 'business-days', days, from: 'opening' },
  })) as unknown as PolicyDocument['targets'],
};

const wallClock = instantAt(orThrow(compileZone(intlZones)('America/New_York')));
const instantOf = (text: string): Instant | undefined => {
  const [, month, day, year, hour, minute, second, half] =
    /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) ([AP])M$/.exec(text) ?? [];
  return month === undefined
    ? undefined
    : wallClock({
        date: `${year}-${month}-${day}` as CivilDate,
        minute: ((Number(hour) % 12) + (half === 'P' ? 12 : 0)) * 60 + Number(minute),
        millisecond: Number(second) * 1000,
      });
};

/** The file was written out early on this day: what was due at 08:30 and open is still on time in it. */
const exportedAt = wallClock({ date: '2016-01-13' as CivilDate, minute: 480 });

const happened = (type: string, id: string, occurredAt: Instant, service: string): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'boston',
    id: `${type} ${id}`,
    type,
    occurredAt,
    subject: { kind: 'service', system: 'boston', id },
    data: { service, by: 'operations' },
  }) as unknown as JournalEvent;

/** The recorded opening is cut to the minute where somebody typed it in; the deadline was set from the whole. */
const tolerance = 75_000;

describe.skipIf(!there)('the service requests of Boston, 2015', () => {
  if (!there) test('../shared/data/boston311 is absent, so its deadlines are not checked', () => {});

  test('deadlines in business days and on-time flags are those that the city recorded', () => {
    const policy = orThrow(compilePolicy({ calendars: { city } })(document));
    const rows = parse(gunzipSync(readFileSync(path)), { columns: true }) as ReadonlyArray<
      Record<string, string>
    >;
    const counts = {
      requests: 0,
      deadlines: 0,
      flags: 0,
      sameFlag: 0,
      otherDays: 0,
      byHand: 0,
    };
    for (const row of rows) {
      const type = row.TYPE ?? '';
      const opened = instantOf(row.OPEN_DT ?? '');
      const target = instantOf(row.TARGET_DT ?? '');
      if (daysByType[type] === undefined || opened === undefined || target === undefined) continue;
      counts.requests += 1;
      const id = row.CASE_ENQUIRY_ID ?? '';
      const closed = instantOf(row.CLOSED_DT ?? '');
      const asked = happened('service-requested', id, opened, type);
      const events =
        closed === undefined ? [asked] : [asked, happened('service-delivered', id, closed, type)];
      const reading = currentClock(policy, exportedAt)({ key: { system: 'boston', id }, events });
      if (!('dueAt' in reading) || reading.dueAt === undefined) throw new Error(`${id} has no deadline`);
      if (Math.abs(reading.dueAt - target) > tolerance) {
        const days = Array.from({ length: 70 }, (_, index) => index + 1);
        const isOther = days.some((count) => {
          const other = addBusinessDays(city, { days: count, from: 'opening' })(opened);
          return other._tag === 'Right' && Math.abs(other.right - target) <= tolerance;
        });
        counts[isOther ? 'otherDays' : 'byHand'] += 1;
        continue;
      }
      counts.deadlines += 1;
      if (row.OnTime_Status === '') continue;
      counts.flags += 1;
      const late = reading.state === 'met-late' || reading.state === 'breached';
      if (late === (row.OnTime_Status === 'OVERDUE')) counts.sameFlag += 1;
    }
    expect(counts).toEqual({
      requests: 67_226,
      // 95.0%: to the second, or to the minute where the opening was typed in.
      deadlines: 63_880,
      // The other 5.0%: another number of business days than most of their type have …
      otherDays: 2_012,
      // … or a time that no number of business days leads to.
      byHand: 1_334,
      flags: 63_761,
      // Every flag that the city set; 119 requests have none.
      sameFlag: 63_761,
    });
  }, 60_000);
});
