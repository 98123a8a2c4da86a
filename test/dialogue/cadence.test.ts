import { compileZone, intlZones } from 'smarketing/calendar';
import { type CadenceTerms, type MeetingReading, readCadence } from 'smarketing/dialogue';
import { day, orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { at, key } from './made.js';

const terms: CadenceTerms = {
  zone: orThrow(compileZone(intlZones)('America/New_York')),
  periods: { fiscalYearStart: 1, weekStart: 'mon' },
  policy: 'rhythm',
  every: 'month',
  owner: 'marketing',
  from: at('2026-01-15T12:00:00Z'),
};

const met = (end: string, conforming = true): MeetingReading => ({
  key: key(end),
  policy: 'rhythm',
  endedAt: at(end),
  conforming,
  checks: [],
});

describe('a rhythm', () => {
  test('is kept in the period in which a conforming meeting ended, in the company’s zone', () => {
    // The second is 28 February, 23:30 in New York.
    const reading = readCadence(
      terms,
      at('2026-04-20T12:00:00Z'),
    )([met('2026-01-20T16:00:00Z'), met('2026-03-01T04:30:00Z'), met('2026-03-10T16:00:00Z', false)]);
    expect(reading.periods).toEqual([
      { period: '2026-01', state: 'kept', conforming: 1, other: 0 },
      { period: '2026-02', state: 'kept', conforming: 1, other: 0 },
      { period: '2026-03', state: 'missed', conforming: 0, other: 1 },
      { period: '2026-04', state: 'due', conforming: 0, other: 0 },
    ]);
    expect(reading.kept).toMatchObject({ numerator: 2, denominator: 3 });
    expect(reading.nextDueAt).toBe(at('2026-05-01T04:00:00Z'));
  });

  test('is due in an open period, and kept there as soon as one was held', () => {
    const open = readCadence(terms, at('2026-01-31T12:00:00Z'));
    expect(open([])).toMatchObject({
      kept: { value: null, reason: 'empty-denominator' },
      periods: [{ period: '2026-01', state: 'due' }],
      nextDueAt: at('2026-02-01T05:00:00Z'),
    });
    expect(open([met('2026-01-20T16:00:00Z')])).toMatchObject({
      periods: [{ state: 'kept' }],
      nextDueAt: at('2026-03-01T05:00:00Z'),
      lastAt: at('2026-01-20T16:00:00Z'),
    });
  });

  test('is missed from the very end of the period on', () => {
    const end = at('2026-03-01T05:00:00Z');
    expect(readCadence(terms, (end - 1) as typeof end)([]).periods[1]?.state).toBe('due');
    expect(readCadence(terms, end)([]).periods[1]?.state).toBe('missed');
  });

  test('is not missed in a period that it was due in for a part only', () => {
    const reading = readCadence(terms, at('2026-02-10T12:00:00Z'))([]);
    expect(reading.periods.map(({ period, state }) => [period, state])).toEqual([
      ['2026-01', 'partial'],
      ['2026-02', 'due'],
    ]);
    expect(reading.kept).toMatchObject({ numerator: 0, denominator: 0 });
    const whole = { ...terms, from: at('2026-01-01T05:00:00Z') };
    expect(readCadence(whole, at('2026-02-10T12:00:00Z'))([]).periods[0]?.state).toBe('missed');
  });

  test('tells its longest gap, up to now', () => {
    const reading = readCadence(
      { ...terms, from: at('2026-01-01T00:00:00Z') },
      at('2026-03-01T00:00:00Z'),
    )([met('2026-01-11T00:00:00Z'), met('2026-01-21T00:00:00Z')]);
    expect(reading.longestGap).toBe(39 * day);
  });

  test('that begins later has no periods yet, and one that began ages ago has an end', () => {
    const before = readCadence(terms, at('2025-06-01T00:00:00Z'))([met('2025-05-01T00:00:00Z')]);
    expect(before.periods).toEqual([]);
    expect(before.nextDueAt).toBe(terms.from);
    const ages = readCadence({ ...terms, every: 'day', from: at('0001-01-02T00:00:00Z') }, at('T10:00Z'))([]);
    expect(ages.periods).toHaveLength(5_300);
  });
});
