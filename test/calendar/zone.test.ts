import {
  addTime,
  civilDateAt,
  compileCalendar,
  compileZone,
  instantAt,
  intlZones,
  localTimeAt,
  parseHours,
  tableZones,
  type ZoneSource,
  zoneTable,
} from 'smarketing/calendar';
import { type CivilDate, formatInstant, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const zoneOf = (name: string) => orThrow(compileZone(intlZones)(name));
const at = (text: string): Instant => orThrow(parseInstant(text));
const hour = 3_600_000;

describe('offsets', () => {
  test.each([
    ['Africa/Monrovia', '1971-06-01T00:00Z', -2670],
    ['Europe/Dublin', '2026-01-15T00:00Z', 0],
    ['Europe/Dublin', '2026-07-15T00:00Z', 3600],
    ['Africa/Casablanca', '2025-03-15T00:00Z', 0],
    ['Africa/Casablanca', '2025-06-15T00:00Z', 3600],
    ['Australia/Lord_Howe', '2026-01-15T00:00Z', 39_600],
    ['Australia/Lord_Howe', '2026-07-15T00:00Z', 37_800],
    ['Antarctica/Troll', '2026-07-15T00:00Z', 7200],
    ['America/St_Johns', '2026-01-15T00:00Z', -12_600],
    ['Asia/Kathmandu', '2026-01-15T00:00Z', 20_700],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', -36_000],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', 50_400],
    ['UTC', '2026-01-15T00:00Z', 0],
  ])('%s at %s is %i seconds ahead', (name, text, seconds) => {
    expect(zoneOf(name).offsetAt(at(text))).toBe(seconds * 1000);
  });

  test('a change is found to the millisecond', () => {
    const changes = zoneOf('America/New_York').changesBetween(
      at('2026-01-01T00:00Z'),
      at('2027-01-01T00:00Z'),
    );
    expect(changes.map((change) => [formatInstant(change.at), change.offset / hour])).toEqual([
      ['2026-03-08T07:00:00.000Z', -4],
      ['2026-11-01T06:00:00.000Z', -5],
    ]);
  });
});

describe('wall clocks', () => {
  test.each([
    ['America/New_York', '2026-03-08', 150, '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00.000Z'],
    ['Europe/Dublin', '2025-10-26', 90, '2025-10-26T00:30:00.000Z'],
    ['Africa/Casablanca', '2025-02-23', 150, '2025-02-23T01:30:00.000Z'],
    ['Europe/Moscow', '2014-10-26', 90, '2014-10-25T21:30:00.000Z'],
    ['Australia/Lord_Howe', '2024-10-06', 135, '2024-10-05T15:30:00.000Z'],
    ['Australia/Lord_Howe', '2024-04-07', 105, '2024-04-06T14:45:00.000Z'],
    ['Pacific/Apia', '2011-12-30', 720, '2011-12-30T10:00:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04', 0, '2018-11-04T03:00:00.000Z'],
    ['Asia/Kolkata', '2026-07-04', 1440, '2026-07-04T18:30:00.000Z'],
  ])('%s %s, minute %i', (name, date, minute, expected) => {
    expect(formatInstant(instantAt(zoneOf(name))({ date: date as CivilDate, minute }))).toBe(expected);
  });

  test('reading a wall clock and setting it are inverse, milliseconds included', () => {
    const zone = zoneOf('America/St_Johns');
    const then = at('2026-07-04T12:34:56.789Z');
    expect(localTimeAt(zone)(then)).toEqual({ date: '2026-07-04', minute: 604, millisecond: 56_789 });
    expect(instantAt(zone)(localTimeAt(zone)(then))).toBe(then);
    expect(civilDateAt(zone)(at('2026-07-04T02:29:59Z'))).toBe('2026-07-03');
    expect(localTimeAt(zone)(at('1969-07-20T20:17:40Z'))).toEqual({
      date: '1969-07-20',
      minute: 1067,
      millisecond: 40_000,
    });
  });
});

describe('changes of a zone', () => {
  test('a summer time of less than a week is found wherever it lies', () => {
    // As in Recife in October 2000, and as Gaza's rules foretell for 2040: a week less the hour that it skips.
    const length = (7 * 24 - 1) * hour;
    const stretch = 2 ** 35;
    for (let late = 0; late < 8 * 24; late += 5) {
      const first = 50 * stretch + late * hour + 30;
      const short: ZoneSource = {
        find: () => ({ _tag: 'Right', right: (now) => (now >= first && now < first + length ? hour : 0) }),
      };
      const zone = orThrow(compileZone(short)('America/Recife'));
      expect(zone.changesBetween((50 * stretch) as Instant, (50.5 * stretch) as Instant)).toEqual([
        { at: first, offset: hour },
        { at: first + length, offset: 0 },
      ]);
    }
  });
});

describe('zone sources', () => {
  const hours = orThrow(parseHours('09:00-17:00'));
  const document = { zone: 'America/New_York', weekly: { mon: hours, tue: hours } };
  const span = { start: at('2024-01-01T00:00Z'), end: at('2030-01-01T00:00Z') };

  test('tables answer as the host they were written on', () => {
    const table = orThrow(zoneTable(intlZones, span)('America/New_York'));
    const zones = tableZones(JSON.parse(JSON.stringify({ 'America/New_York': table })));
    const [fromTable, fromHost] = [zones, intlZones].map((source) =>
      orThrow(compileCalendar(source)(document)),
    );
    for (let week = 0; week < 200; week += 1) {
      const start = (at('2025-01-01T00:00Z') + week * 7 * 24 * hour) as Instant;
      expect(addTime(fromTable as never, 9 * hour)(start)).toEqual(
        addTime(fromHost as never, 9 * hour)(start),
      );
    }
  });

  test('a table does not know other zones, nor names that objects have by birth', () => {
    const zones = tableZones({ 'Asia/Kolkata': { offset: 5.5 * hour, changes: [] } });
    expect(zones.find('constructor')._tag).toBe('Left');
    expect(zones.find('Asia/Kolkatta')).toMatchObject({
      left: [{ code: 'unknown-zone', expected: 'an IANA name, perhaps Asia/Kolkata' }],
    });
    expect(zoneTable(zones, span)('UTC')._tag).toBe('Left');
  });

  test('a source is asked only about the time that is used', () => {
    const asked: Array<number> = [];
    const counting: ZoneSource = {
      find: () => ({ _tag: 'Right', right: (instant) => asked.push(instant) * 0 }),
    };
    const calendar = orThrow(compileCalendar(counting)(document));
    expect(asked).toHaveLength(0);
    orThrow(addTime(calendar, hour)(at('2026-07-06T00:00Z')));
    expect(asked.length).toBeLessThan(200);
  });
});
