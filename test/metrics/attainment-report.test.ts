import { compileZone, intlZones, periodAt } from 'smarketing/calendar';
import type { JournalEvent } from 'smarketing/journal';
import { hour, minute, orThrow } from 'smarketing/kernel';
import {
  type AttainmentReport,
  attainmentReport,
  clockCases,
  clockWait,
  measure,
  sumOver,
  whichClocks,
} from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { tell } from '../review/story.js';
import { passesOf } from './passes.js';

const periodOf = periodAt(
  orThrow(compileZone(intlZones)('Pacific/Auckland')),
  { weekStart: 'mon', fiscalYearStart: 1 },
  'month',
);

const byTeam = (group: string, { teams }: AttainmentReport) =>
  teams.find((one) => one.group === group)?.reading.attained;

/** Hands a lead over on Monday 2 March 2026 and, where it says so, touches it. */
const lead = (id: string, team: string, owner: string, touched?: string): ReadonlyArray<JournalEvent> => [
  tell(id, 'handed-over', '2026-03-02T09:00Z', { team, owner }),
  ...(touched === undefined ? [] : [tell(id, 'touch-connected', touched, { channel: 'call' })]),
];

const firstResponses = (asOf: string, ...events: ReadonlyArray<JournalEvent>) =>
  passesOf(asOf, ...events)
    .flatMap(clockCases)
    .filter(({ clock }) => clock.policy.id === 'first-response');

const story = [
  ...lead('1', 'east', 'ann', '2026-03-02T09:30Z'),
  ...lead('2', 'east', 'bea', '2026-03-02T12:00Z'),
  ...lead('3', 'west', 'cas'),
  tell('4', 'handed-over', '2026-03-02T09:00Z', { team: 'west' }),
  tell('4', 'rejected', '2026-03-02T09:20Z', { reason: 'duplicate' }),
  // In Auckland it is April already.
  tell('5', 'handed-over', '2026-03-31T15:00Z', { team: 'west', owner: 'cas' }),
];
const clocks = firstResponses('2026-03-31T15:10Z', ...story);

describe('attainment by team, segment, period and person', () => {
  test('counts overdue open clocks, and reads periods in the zone of the agreement', () => {
    const report = measure(attainmentReport({ periodOf, personal: false }))(clocks);
    expect(report.attainment.attained).toMatchObject({ numerator: 1, denominator: 3 });
    expect(report.attainment.states).toMatchObject({
      met: 1,
      'met-late': 1,
      overdue: 1,
      cancelled: 1,
      'not-due': 1,
    });
    expect(byTeam('east', report)).toMatchObject({ numerator: 1, denominator: 2 });
    expect(byTeam('west', report)).toMatchObject({ numerator: 0, denominator: 1 });
    expect(report.periods.map(({ group, reading }) => [group, reading.clocks])).toEqual([
      ['2026-03', 4],
      ['2026-04', 1],
    ]);
  });

  test('names no person, not even in its sums, unless the signed agreement allows it', () => {
    const metric = attainmentReport({ periodOf, personal: false });
    expect(measure(metric)(clocks).persons).toEqual({ given: false, reason: 'not-agreed' });
    expect(JSON.stringify(sumOver(metric)(clocks))).not.toMatch(/ann|bea|cas/);
  });

  test('shows a person from thirty judged clocks on', () => {
    const many = Array.from({ length: 31 }, (_, index) =>
      lead(`many-${index}`, 'east', 'ann', index < 10 ? '2026-03-02T09:30Z' : undefined),
    ).flat();
    const few = Array.from({ length: 29 }, (_, index) => lead(`few-${index}`, 'east', 'bea')).flat();
    const report = measure(attainmentReport({ periodOf, personal: true }))(
      firstResponses('2026-03-31T15:10Z', ...many, ...few),
    );
    expect(report.persons).toMatchObject({
      given: true,
      persons: [{ group: 'ann', reading: { attained: { numerator: 10, denominator: 31, interval: {} } } }],
      tooFew: { persons: 1, clocks: 29 },
    });
  });

  test('holds a queue for no person', () => {
    const queued = firstResponses(
      '2026-03-31T15:10Z',
      tell('9', 'handed-over', '2026-03-02T09:00Z', { team: 'east' }),
      tell('9', 'owner-changed', '2026-03-02T08:00Z', { owner: 'inbox', ownerKind: 'queue' }),
    );
    expect(queued.map(({ person }) => person)).toEqual([undefined]);
  });

  test('answers which', () => {
    expect(whichClocks((state) => state === 'overdue')(clocks)).toMatchObject([
      {
        subject: { id: '3' },
        policy: 'first-response',
        cycle: 1,
        state: 'overdue',
        owner: 'cas',
        team: 'west',
      },
    ]);
    expect(whichClocks(() => true)([...clocks].reverse())).toEqual(whichClocks(() => true)(clocks));
  });
});

describe('the time a clock takes', () => {
  test('is told in business time and in elapsed time', () => {
    const [overnight] = [
      firstResponses(
        '2026-03-10T00:00Z',
        tell('1', 'handed-over', '2026-03-02T16:30Z', {}),
        tell('1', 'touch-attempted', '2026-03-03T09:10Z', { channel: 'call' }),
      ),
    ];
    expect(measure(clockWait('business'))(overnight).median.value).toBe(40 * minute);
    expect(measure(clockWait('elapsed'))(overnight).median.value).toBe(16 * hour + 40 * minute);
  });

  test('lets a rejection compete, and keeps who still waits', () => {
    const reading = measure(clockWait('business'))(clocks);
    expect(reading).toMatchObject({ subjects: 5, happened: 2, competing: 1, open: 2 });
  });
});
