import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { day, type Instant, minute } from 'smarketing/kernel';
import { leadCase, measure, type PassCase, timeToEvent, type Wait } from 'smarketing/metrics';
import { chiSquareTail, logRank, periodRate, stageTime } from 'smarketing/metrics/stage-times';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../conformance-figures.js';

const published = figuresOf('Times and changes');

interface Subject {
  readonly group: string;
  readonly stratum?: string;
  readonly wait: Wait;
}

const happened = (group: string, ...times: ReadonlyArray<number>): ReadonlyArray<Subject> =>
  times.map((time) => ({ group, wait: { outcome: 'happened', duration: time * minute } }));
const open = (group: string, ...times: ReadonlyArray<number>): ReadonlyArray<Subject> =>
  times.map((time) => ({ group, wait: { outcome: 'open', duration: time * minute } }));

const compared = logRank<Subject>({
  waitOf: ({ wait }) => wait,
  groupOf: ({ group }) => group,
  stratumOf: ({ stratum = '' }) => stratum,
});

/** Freireich et al. 1963: weeks in remission under 6-mercaptopurine and under placebo. */
const remission = [
  ...happened('6-MP', 6, 6, 6, 7, 10, 13, 16, 22, 23),
  ...open('6-MP', 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35),
  ...happened('placebo', 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23),
];

/** Miller 1997, Survival Analysis, page 49: acute myelogenous leukaemia, chemotherapy maintained or not. */
const leukaemia = [
  ...happened('maintained', 9, 13, 18, 23, 31, 34, 48),
  ...open('maintained', 13, 28, 45, 161),
  ...happened('not', 5, 5, 8, 8, 12, 23, 27, 30, 33, 43, 45),
  ...open('not', 16),
];

/** Kardaun 1983: years that 90 men lived with cancer of the larynx, by stage; tenths of a year told as minutes. */
const larynx = [
  ...happened('I', 6, 13, 24, 32, 33, 35, 35, 40, 40, 43, 53, 60, 64, 65, 74),
  ...open('I', 25, 32, 33, 45, 45, 55, 59, 59, 61, 62, 65, 67, 70, 74, 81, 81, 96, 107),
  ...happened('II', 2, 18, 20, 36, 40, 62, 70),
  ...open('II', 22, 26, 33, 36, 43, 43, 50, 75, 76, 93),
  ...happened('III', 3, 3, 5, 7, 8, 10, 13, 16, 18, 19, 19, 32, 35, 50, 63, 64, 78),
  ...open('III', 37, 45, 48, 48, 50, 51, 65, 80, 93, 101),
  ...happened('IV', 1, 3, 4, 8, 8, 10, 15, 20, 23, 36, 38),
  ...open('IV', 29, 43),
];

const medianOf = (subjects: ReadonlyArray<Subject>, group: string): number | null => {
  const { median } = measure(timeToEvent<Subject>(({ wait }) => wait))(
    subjects.filter((subject) => subject.group === group),
  );
  return median.value === null ? null : median.value / minute;
};

describe('the log-rank test', () => {
  test('gives 16.793 for the remission times of 6-MP against placebo, medians 23 and 8', () => {
    const reading = measure(compared)(remission);
    expect(reading).toMatchObject({
      degreesOfFreedom: 1,
      verdict: 'real',
      hypothesis: 'survival',
      strata: 1,
    });
    expect(reading.statistic).toBeCloseTo(16.793, 3);
    expect(published['log-rank χ², 6-MP against placebo (Freireich 1963)']).toBe(16.793);
    expect(reading.p).toBeCloseTo(4.17e-5, 7);
    // Kleinbaum and Klein, Survival Analysis: 9 against 19.25 expected, 21 against 10.75.
    expect(reading.groups.map(({ observed }) => observed)).toEqual([9, 21]);
    expect(reading.groups.map(({ expected }) => expected.toFixed(2))).toEqual(['19.25', '10.75']);
    expect(medianOf(remission, '6-MP')).toBe(23);
    expect(medianOf(remission, 'placebo')).toBe(8);
  });

  test('gives 3.396 for acute myelogenous leukaemia, medians 31 and 23', () => {
    const reading = measure(compared)(leukaemia);
    expect(reading.statistic).toBeCloseTo(3.396, 3);
    expect(published['log-rank χ², maintenance in leukaemia (Miller 1997)']).toBe(3.396);
    expect(reading.p).toBeCloseTo(0.0653, 4);
    expect(reading.verdict).toBe('noise');
    expect(reading.groups.map(({ expected }) => expected.toFixed(2))).toEqual(['10.69', '7.31']);
    expect([medianOf(leukaemia, 'maintained'), medianOf(leukaemia, 'not')]).toEqual([31, 23]);
  });

  test('gives 22.76 on 3 degrees of freedom for four stages of cancer of the larynx', () => {
    const reading = measure(compared)(larynx);
    // Klein and Moeschberger, Survival Analysis, section 7.3.
    expect(reading.degreesOfFreedom).toBe(3);
    expect(reading.statistic).toBeCloseTo(22.763, 3);
    expect(published['log-rank χ², four stages of cancer of the larynx (Klein and Moeschberger)']).toBe(
      22.763,
    );
    expect(reading.groups.map(({ observed, expected }) => [observed, expected.toFixed(2)])).toEqual([
      [15, '22.57'],
      [7, '10.01'],
      [17, '14.08'],
      [11, '3.34'],
    ]);
  });

  test.each([
    // Abramowitz and Stegun, table 26.8, and R's pchisq beyond it.
    [1, 3.84146, 0.05],
    [2, 5.99146, 0.05],
    [3, 7.81473, 0.05],
    [4, 9.48773, 0.05],
    [1, 2.70554, 0.1],
    [1, 0.0157908, 0.9],
    [5, 20.515, 0.001],
  ])(
    'has the tail of chi-square on %i degrees of freedom: %f is passed with p = %f',
    (degrees, statistic, p) => {
      expect(chiSquareTail(degrees)(statistic)).toBeCloseTo(p, 5);
    },
  );

  test('has a tail for any statistic and any degrees of freedom, without hanging', () => {
    for (const degrees of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(chiSquareTail(degrees)(3)).toBe(1);
    for (const degrees of [1, 2]) {
      expect(chiSquareTail(degrees)(Number.POSITIVE_INFINITY)).toBe(0);
      expect(chiSquareTail(degrees)(Number.MAX_VALUE)).toBe(0);
      expect(chiSquareTail(degrees)(Number.NaN)).toBe(1);
      expect(chiSquareTail(degrees)(-1)).toBe(1);
    }
    expect(chiSquareTail(2 ** 40)(5)).toBeCloseTo(1, 12);
    // R: pchisq(100, 80, lower.tail = FALSE) and pchisq(60, 81, lower.tail = FALSE).
    expect(chiSquareTail(80)(100)).toBeCloseTo(0.064_570_369, 9);
    expect(chiSquareTail(81)(60)).toBeCloseTo(0.961_241_646, 9);
  });

  test('says where outcomes compete that it is no test of the shares reached in the end', () => {
    const rivals = [
      ...remission,
      { group: 'placebo', wait: { outcome: 'competing', duration: 9 * minute } as const },
    ];
    const reading = measure(compared)(rivals);
    expect(reading.hypothesis).toBe('cause-specific-hazard');
    expect(reading.text).toContain('Gray’s test');
    expect(reading.text).toContain('does not say they cause it');
  });

  test('compares within strata: a difference between strata is none between groups', () => {
    const placed = (stratum: string, subjects: ReadonlyArray<Subject>) =>
      subjects.map((subject) => ({ ...subject, stratum }));
    const times = [1, 2, 3, 4, 5, 6, 7, 8];
    const late = times.map((time) => time + 40);
    const thrice = (list: ReadonlyArray<number>) => [...list, ...list, ...list];
    // Small firms are quick and mostly in a, large ones slow and mostly in b; within each nothing differs.
    const small = placed('small', [...happened('a', ...thrice(times)), ...happened('b', ...times)]);
    const large = placed('large', [...happened('a', ...late), ...happened('b', ...thrice(late))]);
    const all = [...small, ...large];
    expect(measure(compared)(all.map(({ stratum: _, ...rest }) => rest)).verdict).toBe('real');
    const within = measure(compared)(all);
    expect(within).toMatchObject({ strata: 2, verdict: 'noise', degreesOfFreedom: 1 });
    expect(within.statistic).toBeCloseTo(0, 9);
  });

  test('compares nothing where there is nothing to compare', () => {
    for (const subjects of [[], happened('a', 1, 2), open('a', 1).concat(open('b', 2))]) {
      expect(measure(compared)(subjects)).toMatchObject({
        statistic: null,
        p: null,
        verdict: null,
        degreesOfFreedom: 0,
        reason: 'nothing-to-compare',
      });
    }
    // Two groups that never wait together say nothing of each other.
    const apart = [...happened('a', 1, 2), ...happened('b', 1).map((one) => ({ ...one, stratum: 'other' }))];
    expect(measure(compared)(apart).statistic).toBeNull();
  });
});

const at = (days: number): Instant => (1_767_225_600_000 + days * day) as Instant;

const story = (id: string, start: number, ...steps: ReadonlyArray<readonly [type: string, days: number]>) =>
  [['marketing-qualified', 0] as const, ...steps].map(
    ([type, days]) =>
      ({
        schemaVersion: 1,
        source: 'crm',
        id: `${id}-${type}`,
        type,
        occurredAt: at(start + days),
        subject: { kind: 'lead', system: 'crm', id },
        data: {},
      }) as JournalEvent,
  );

const passesOf = (asOf: Instant, events: ReadonlyArray<JournalEvent>): ReadonlyArray<PassCase> =>
  viewJournal({ asOf })(journalOf(events))
    .leads.map(leadCase({ lifecycle: { acceptance: 'none' }, policies: [], asOf }))
    .flatMap(({ passes }) => passes);

describe('the time from stage to stage', () => {
  test('gives the cumulative incidence that is published for competing risks', () => {
    // Satagopan et al., British Journal of Cancer 91 (2004), table 2: 305 women, months told as days; 296 were
    // followed longer than the 27 months of the table.
    const ends = [
      [7, null],
      [10, 'won'],
      [14, null],
      [16, 'won'],
      [18, 'lost'],
      [23, 'won'],
      [24, null],
      [26, 'lost'],
      [27, 'won'],
      ...Array.from({ length: 296 }, () => [60, null] as const),
    ] as const;
    const asOf = at(100);
    const events = ends.flatMap(([months, exit], index) =>
      // Who is censored after m months began m months before the end.
      exit === null ? story(String(index), 100 - months) : story(String(index), 0, [exit, months]),
    );
    const reading = measure(stageTime({ asOf }, 'marketing-qualified', 'won'))(passesOf(asOf, events));
    expect(reading).toMatchObject({ passes: 305, happened: 4, open: 299, estimator: 'aalen-johansen' });
    const percent = reading.curve.map(({ at: time, share }) => [time / day, (100 * share).toFixed(1)]);
    expect(percent).toEqual([
      [10, '0.3'],
      [16, '0.7'],
      [23, '1.0'],
      [27, '1.3'],
    ]);
    // The table rounds each step to 0.3 before it adds; overall survival at 27 months is 98.0%.
    expect((100 * reading.waiting).toFixed(1)).toBe('98.0');
    expect(reading.exits).toMatchObject([{ exit: 'lost', passes: 2 }]);
    expect((100 * (reading.exits[0]?.share ?? 0)).toFixed(2)).toBe('0.66');
  });

  test('promises less than one minus Kaplan and Meier with rivals censored', () => {
    const asOf = at(100);
    const events = [
      ...story('1', 0, ['won', 10]),
      ...story('2', 0, ['lost', 5]),
      ...story('3', 0, ['lost', 6]),
      ...story('4', 0, ['won', 20]),
    ];
    const reading = measure(stageTime({ asOf }, 'marketing-qualified', 'won'))(passesOf(asOf, events));
    expect(reading.curve.map(({ share }) => share)).toEqual([0.25, 0.5]);
    expect(reading.waiting).toBe(0);
    expect(reading.median.value).toBe(20 * day);
    expect(reading.p90).toEqual({ value: null, reason: 'ruled-out' });
    expect(reading.after.map(({ share, atRisk }) => [share, atRisk])).toEqual([
      [0.5, 0],
      [0.5, 0],
      [0.5, 0],
      [0.5, 0],
    ]);
  });

  test('says nothing of an age that nobody has reached yet', () => {
    const asOf = at(40);
    const events = [...story('1', 0, ['won', 10]), ...story('2', 0)];
    const reading = measure(stageTime({ asOf }, 'marketing-qualified', 'won'))(passesOf(asOf, events));
    expect(reading.estimator).toBe('kaplan-meier');
    expect(reading.after).toMatchObject([{ at: 30 * day, share: 0.5, atRisk: 1 }]);
  });

  test('shows silent open passes as stale, and censors them like all open ones', () => {
    const asOf = at(40);
    const events = [...story('1', 0, ['won', 10]), ...story('2', 0), ...story('3', 39)];
    const isStale = ({ life }: PassCase): boolean => life.key.id === '2' || life.key.id === '1';
    const reading = measure(stageTime({ asOf, isStale }, 'marketing-qualified', 'won'))(
      passesOf(asOf, events),
    );
    expect(reading).toMatchObject({ open: 2, stale: 1, happened: 1 });
  });

  test('counts an arrival that only a later stage tells as late as that, so that no share is lost', () => {
    const asOf = at(40);
    const events = [
      ...story('1', 0, ['handed-over', 4], ['sales-qualified', 9]),
      ...story('2', 0, ['handed-over', 1]),
    ];
    const passes = viewJournal({ asOf })(journalOf(events))
      .leads.map(leadCase({ lifecycle: { acceptance: 'explicit' }, policies: [], asOf }))
      .flatMap((lead) => lead.passes);
    const reading = measure(stageTime({ asOf }, 'handed-over', 'accepted'))(passes);
    expect(reading).toMatchObject({ passes: 2, happened: 1, atMost: 1, open: 1, measured: { value: 1 } });
    expect(reading.curve).toMatchObject([{ at: 5 * day, share: 0.5 }]);
    // A start that only a later stage tells leaves nobody knows how long; the reading says how few are measured.
    const from = measure(stageTime({ asOf }, 'accepted', 'sales-qualified'))(passes);
    expect(from).toMatchObject({
      passes: 0,
      measured: { numerator: 0, denominator: 1 },
      excluded: [{ reason: 'inferred' }],
    });
  });

  test('measures dates in days, and leaves them out where times are exact', () => {
    const asOf = at(40);
    const dated = story('1', 0, ['won', 10.6]).map(
      (event): JournalEvent =>
        event.type === 'marketing-qualified' ? { ...event, precision: 'date' } : event,
    );
    const passes = passesOf(asOf, dated);
    const exact = measure(stageTime({ asOf }, 'marketing-qualified', 'won'))(passes);
    expect(exact).toMatchObject({ unit: 'minute', passes: 0, excluded: [{ reason: 'date-only', count: 1 }] });
    const inDays = measure(
      stageTime({ asOf, dayOf: (time) => Math.floor(time / day) }, 'marketing-qualified', 'won'),
    )(passes);
    expect(inDays).toMatchObject({ unit: 'day', happened: 1, median: { value: 10 * day } });
  });
});

const olist = fileURLToPath(new URL('../../../../shared/data/olist/', import.meta.url));

describe.skipIf(!existsSync(olist))('Olist', () => {
  const rowsOf = (name: string): ReadonlyArray<ReadonlyArray<string>> =>
    readFileSync(`${olist}${name}`, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
  const qualified = rowsOf('olist_marketing_qualified_leads_dataset.csv').map(([id = '', date = '']) => ({
    id,
    date,
  }));
  const won = new Map(
    rowsOf('olist_closed_deals_dataset.csv').map(([id = '', , , , time = '']) => [id, time] as const),
  );
  const asOf = Date.parse('2018-11-14T23:59:59Z') as Instant;
  const event = (id: string, type: 'marketing-qualified' | 'won', time: string): JournalEvent =>
    ({
      schemaVersion: 1,
      source: 'olist',
      id: `${id}-${type}`,
      type,
      occurredAt: Date.parse(time),
      ...(type === 'won' ? {} : { precision: 'date' }),
      subject: { kind: 'lead', system: 'olist', id },
      data: {},
    }) as JournalEvent;
  const events = qualified.flatMap(({ id, date }) => {
    const time = won.get(id);
    return [
      event(id, 'marketing-qualified', `${date}T00:00:00Z`),
      ...(time === undefined ? [] : [event(id, 'won', `${time.replace(' ', 'T')}Z`)]),
    ];
  });
  const passes = passesOf(asOf, events);
  const dayOf = (time: number): number => Math.floor(time / day);

  /** Each lead by its two dates, as the file has them; what was won before it was met took no time. */
  const rows = qualified.map(({ id, date }) => {
    const time = won.get(id);
    const start = dayOf(Date.parse(date));
    return time === undefined
      ? { days: dayOf(asOf) - start, event: false }
      : { days: Math.max(0, dayOf(Date.parse(time.slice(0, 10))) - start), event: true };
  });

  /** The product of Kaplan and Meier, by hand. */
  const convertedBy = (days: number, all: typeof rows): number =>
    1 -
    [...new Set(all.map((row) => row.days))]
      .filter((one) => one <= days)
      .reduce((product, one) => {
        const risk = all.filter((row) => row.days >= one).length;
        return product * (1 - all.filter((row) => row.event && row.days === one).length / risk);
      }, 1);

  test('converts 11.35% within a year where the naive share says 10.5%', () => {
    const reading = measure(
      timeToEvent<(typeof rows)[number]>(({ days, event: isWon }) => ({
        outcome: isWon ? 'happened' : 'open',
        duration: days * day,
      })),
    )(rows);
    const year = reading.curve.findLast(({ at: time }) => time <= 365 * day);
    expect(year?.share).toBeCloseTo(convertedBy(365, rows), 9);
    expect(Number(((year?.share ?? 0) * 100).toFixed(2))).toBe(
      published['Olist: percent of the leads that converted within a year'],
    );
    expect(Number(((100 * reading.happened) / reading.subjects).toFixed(1))).toBe(
      published['Olist: percent that converted so far, the open ones counted as lost'],
    );
  });

  test('has one deal that was won before the lead was met: it is a pass of its own', () => {
    const reading = measure(stageTime({ asOf, dayOf }, 'marketing-qualified', 'won'))(passes);
    const year = reading.after.find(({ at: age }) => age === 365 * day);
    expect(reading).toMatchObject({ passes: 8_000, happened: 841, estimator: 'kaplan-meier', open: 7_159 });
    const early = qualified.findIndex(({ id, date }) => (won.get(id) ?? '9') < date);
    const asFolded = rows.map((row, index) =>
      index === early
        ? { days: dayOf(asOf) - dayOf(Date.parse(qualified[index]?.date ?? '')), event: false }
        : row,
    );
    expect(year?.share).toBeCloseTo(convertedBy(365, asFolded), 9);
    expect(year?.low).toBeLessThan(0.1135);
    expect(year?.high).toBeGreaterThan(0.1135);
  });

  test('has 13.3% for the cohort of January 2018 and 6.4% for the month itself', () => {
    const month = ({ at: time }: { readonly at: number }): string => new Date(time).toISOString().slice(0, 7);
    const january = measure(periodRate(month, 'marketing-qualified', 'won'))(passes).find(
      ({ group }) => group === '2018-01',
    );
    expect(january?.reading).toMatchObject({ numerator: 73, denominator: 1_141 });
    expect(january?.reading.interval).toBeUndefined();
    expect(Number(((january?.reading.value ?? 0) * 100).toFixed(1))).toBe(
      published['Olist: percent that a report of January 2018 would show'],
    );
    const cohort = passes.filter(({ pass }) => month(pass.started) === '2018-01');
    const reading = measure(stageTime({ asOf, dayOf }, 'marketing-qualified', 'won'))(cohort);
    expect(reading.soFar).toMatchObject({ numerator: 152, denominator: 1_141 });
    expect(Number(((reading.soFar.value ?? 0) * 100).toFixed(1))).toBe(
      published['Olist: percent of the cohort of January 2018'],
    );
  });
});
