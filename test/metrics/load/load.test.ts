import { civilDateAt, compileZone, intlZones, periodAt } from 'smarketing/calendar';
import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { day, type Instant, orThrow, type PeriodUnit } from 'smarketing/kernel';
import { type Metric, measure, type PassCase } from 'smarketing/metrics';
import { type LoadTerms, teamLoad } from 'smarketing/metrics/load';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../../review/story.js';
import { arbitraryPasses, describeLaws, asOf as lawAsOf } from '../laws.js';
import { passesOf } from '../passes.js';

const zone = orThrow(compileZone(intlZones)('UTC'));
const periodOf = (unit: PeriodUnit) => periodAt(zone, { fiscalYearStart: 1, weekStart: 'mon' }, unit);
const asOf = '2026-03-20T16:00:00Z';
const terms = (capacity: LoadTerms['capacityOf']): LoadTerms => ({
  asOf: at(asOf),
  capacityOf: capacity,
  periodOf,
});
const fourAWeek = terms((team) => (team === 'east' ? { leads: 4, per: 'week' } : null));

let count = 0;
/** A lead that came on a day of March 2026, 2 March being a Monday, and was called in time or a day late. */
const lead = (date: string, team: string, call: 'in-time' | 'late' | 'none'): ReadonlyArray<JournalEvent> => {
  count += 1;
  const id = String(count);
  const next = new Date(Date.parse(`${date}T09:30:00Z`) + day).toISOString();
  const when = call === 'in-time' ? `${date}T09:30:00Z` : next;
  return [
    tell(id, 'handed-over', `${date}T09:00:00Z`, { team }),
    ...(call === 'none' ? [] : [tell(id, 'touch-attempted', when, { channel: 'call' })]),
  ];
};
const leads = (many: number, ...rest: Parameters<typeof lead>): ReadonlyArray<JournalEvent> =>
  Array.from({ length: many }, () => lead(...rest)).flat();

const readingOf = (loadTerms: LoadTerms, ...events: ReadonlyArray<JournalEvent>) =>
  measure(teamLoad(loadTerms))(passesOf(asOf, ...events));

describe('the load of a team', () => {
  const [east, west] = readingOf(
    fourAWeek,
    // Two quiet weeks, and one in which more came than the team can take up.
    ...leads(4, '2026-03-02', 'east', 'in-time'),
    ...leads(8, '2026-03-09', 'east', 'late'),
    ...leads(2, '2026-03-16', 'east', 'in-time'),
    ...leads(3, '2026-03-09', 'west', 'none'),
  );

  test('is what came over what it can take up, period by period', () => {
    expect(east?.team).toBe('east');
    expect(east?.against).toMatchObject({
      capacity: { leads: 4, per: 'week' },
      overloaded: 1,
      backlog: 3.5,
      periods: [
        { period: '2026-W10', handedOver: 4, load: 1 },
        { period: '2026-W11', handedOver: 8, load: 2 },
        { period: '2026-W12', handedOver: 2, load: 0.5, underWay: true },
      ],
    });
    expect(east?.against?.periods[0]).not.toHaveProperty('underWay');
  });

  test('says whether being late goes together with overload', () => {
    expect(east?.against).toMatchObject({
      keptOver: { numerator: 0, denominator: 8 },
      keptWithin: { numerator: 6, denominator: 6 },
      difference: { verdict: 'real' },
      missed: { over: 8, within: 0 },
    });
    expect(east?.against?.text).toBe(
      '8 of the 8 missed first responses are of leads that came while more came than the team can take up; promises were kept less often then, by more than noise: overload goes together with being late. 0 were missed without it.',
    );
  });

  test('is held against nothing where no capacity is agreed', () => {
    expect(west).toMatchObject({ team: 'west', work: { open: 3, untouched: 3 } });
    expect(west).not.toHaveProperty('against');
  });

  test('does not excuse what is late without overload', () => {
    const [team] = readingOf(fourAWeek, ...leads(3, '2026-03-02', 'east', 'late'));
    expect(team?.against).toMatchObject({ overloaded: 0, missed: { over: 0, within: 3 } });
    expect(team?.against?.text).toBe(
      'More than the capacity never came: overload explains none of the missed first responses.',
    );
  });

  test('does not call overload a reason where promises are kept as often without it', () => {
    const [team] = readingOf(
      fourAWeek,
      ...leads(3, '2026-03-02', 'east', 'late'),
      ...leads(5, '2026-03-09', 'east', 'late'),
    );
    expect(team?.against?.difference?.verdict).toBe('noise');
    expect(team?.against?.text).toContain('nothing shows that overload explains what was missed');
  });

  test('counts what was put off beside it, and stops no clock for it', () => {
    const [team] = readingOf(
      fourAWeek,
      ...leads(1, '2026-03-02', 'east', 'in-time'),
      tell('busy', 'handed-over', '2026-03-02T09:00:00Z', { team: 'east' }),
      tell('busy', 'deferred', '2026-03-02T09:10:00Z', { reason: 'too-busy' }),
    );
    expect(team?.work).toMatchObject({
      deferred: { numerator: 1, denominator: 2 },
      reasons: [{ reason: 'too-busy', count: 1 }],
    });
    expect(team?.against?.missed).toEqual({ over: 0, within: 1 });
  });

  test('takes a capacity of nothing for none', () => {
    const [team] = readingOf(
      terms(() => ({ leads: 0, per: 'week' })),
      ...leads(1, '2026-03-02', 'east', 'none'),
    );
    expect(team).not.toHaveProperty('against');
  });

  test('counts periods in the zone that it is given', () => {
    const tokyo = orThrow(compileZone(intlZones)('Asia/Tokyo'));
    const late = '2026-03-01T16:00:00Z';
    expect(civilDateAt(tokyo)(at(late))).toBe('2026-03-02');
    const [team] = measure(
      teamLoad({
        ...fourAWeek,
        periodOf: (unit) => periodAt(tokyo, { fiscalYearStart: 1, weekStart: 'mon' }, unit),
      }),
    )(passesOf(asOf, tell('sunday', 'handed-over', late, { team: 'east' })));
    expect(team?.against?.periods.map(({ period }) => period)).toEqual(['2026-W10']);
  });
});

const lawTerms: LoadTerms = {
  asOf: lawAsOf,
  capacityOf: (team) => (team === '' ? { leads: 1, per: 'day' } : null),
  periodOf: () => (time: Instant) => `day ${Math.floor(time / day)}`,
};

describeLaws(arbitraryPasses, { teamLoad: teamLoad(lawTerms) } as unknown as Readonly<
  Record<string, Metric<PassCase, never, unknown>>
>);

test('a journal without hand-overs has no load', () => {
  expect(viewJournal({ asOf: at(asOf) })(journalOf([])).leads).toEqual([]);
  expect(readingOf(fourAWeek)).toEqual([]);
});
