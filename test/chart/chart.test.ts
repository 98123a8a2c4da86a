import {
  attainedChart,
  attainmentChart,
  cohortChart,
  delayChart,
  funnelChart,
  responseChart,
  studyChart,
  type VegaLiteSpec,
  waitChart,
} from 'smarketing/chart';
import { hour, minute, rate } from 'smarketing/kernel';
import {
  attainment,
  attainmentReport,
  clockCases,
  groupBy,
  measure,
  type PassCase,
  responseCurve,
  responseDelay,
  timeToEvent,
  type Wait,
} from 'smarketing/metrics';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { describe, expect, test } from 'vitest';
import { passesOf } from '../metrics/passes.js';
import { at, tell } from '../review/story.js';

const waits = measure(timeToEvent<Wait>((wait) => wait))([
  { outcome: 'happened', duration: 10 * minute },
  { outcome: 'happened', duration: 3 * hour },
  { outcome: 'open', duration: 100 * hour },
  { outcome: 'open', duration: 100 * hour },
]);

const passes = passesOf(
  '2026-06-01T00:00Z',
  ...Array.from({ length: 120 }, (_, index) => {
    const id = String(index);
    const quick = index % 3 === 0;
    const touched = quick
      ? `2026-03-02T10:${10 + (index % 20)}:00Z`
      : `2026-03-0${3 + (index % 4)}T11:00:00Z`;
    return [
      tell(id, 'inquiry', '2026-03-02T10:00Z', {}),
      tell(id, 'handed-over', quick ? '2026-03-02T10:05Z' : '2026-03-02T15:00Z', {
        owner: `rep-${index % 5}`,
        team: index % 2 === 0 ? 'east' : 'west',
      }),
      ...(index % 7 === 6 ? [] : [tell(id, 'touch-connected', touched, { channel: 'call' })]),
      ...((quick ? index % 2 : index % 10) === 0
        ? [tell(id, 'sales-qualified', '2026-03-20T10:00Z', {})]
        : []),
    ];
  }).flat(),
);
const terms = { asOf: at('2026-06-01T00:00Z'), touchesRecorded: () => true };
const byTeam = groupBy(({ team }: PassCase) => [team ?? '']);
const curve = measure(responseCurve(terms))(passes);
const delays = measure(byTeam(responseDelay(terms)))(passes);
const attained = measure(attainmentReport({ periodOf: () => '2026-03', personal: false }))(
  passes.flatMap(clockCases).filter(({ clock }) => clock.metric === 'first-response'),
);

const specs = {
  funnel: funnelChart([
    { stage: 'inquiry', passes: 10, leads: 9, inferred: 0 },
    { stage: 'won', passes: 2, leads: 2, inferred: 1 },
  ]),
  cohorts: cohortChart({
    from: 'handed-over',
    to: 'won',
    rate: rate(2, 10),
    cohorts: [
      { group: '2026-01', reading: rate(2, 8) },
      { group: '2026-02', reading: rate(0, 0) },
    ],
    segments: [],
    channels: [],
  }),
  waits: waitChart([
    { group: 'east', reading: waits },
    { group: '', reading: waits },
  ]),
  attainment: attainmentChart([{ label: 'First attempt', attainment: measure(attainment)([]) }]),
  attained: attainedChart([...attained.teams, { group: 'nobody', reading: measure(attainment)([]) }]),
  delays: delayChart(delays),
  response: responseChart(curve),
  studies: studyChart(curve),
} as const;

/** What a specification draws. */
const valuesOf = ({ data }: VegaLiteSpec): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  (data as unknown as { readonly values: ReadonlyArray<Readonly<Record<string, unknown>>> }).values;

/** The face that vega-lite warns through. */
interface Logger {
  readonly warn: (...found: ReadonlyArray<unknown>) => Logger;
  readonly error: (...found: ReadonlyArray<unknown>) => Logger;
  readonly info: () => Logger;
  readonly debug: () => Logger;
  readonly level: () => number;
}

describe.each(Object.entries(specs))('the picture of %s', (_, spec) => {
  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  test('compiles without a warning and can be drawn', async () => {
    const warnings: Array<unknown> = [];
    const logger: Logger = {
      warn: (...found) => {
        warnings.push(...found);
        return logger;
      },
      error: (...found) => logger.warn(...found),
      info: () => logger,
      debug: () => logger,
      level: () => 1,
    };
    // Vega marks the data it is given, so it gets its own.
    const own = structuredClone(spec) as unknown as TopLevelSpec;
    const { spec: vega } = compile(own, { logger: logger as never });
    const view = new View(parse(vega), { renderer: 'none' });
    expect(await view.toSVG()).toContain('<svg');
    view.finalize();
    expect(warnings).toEqual([]);
  });
});

test('a funnel tells recorded passes from inferred ones', () => {
  expect(valuesOf(specs.funnel)).toEqual([
    { stage: 'inquiry', evidence: 'recorded', passes: 10 },
    { stage: 'inquiry', evidence: 'inferred from a later stage', passes: 0 },
    { stage: 'won', evidence: 'recorded', passes: 1 },
    { stage: 'won', evidence: 'inferred from a later stage', passes: 1 },
  ]);
});

test('a cohort without anybody in it is not drawn at 0', () => {
  expect(valuesOf(specs.cohorts).map(({ cohort }) => cohort)).toEqual(['2026-01']);
});

test('a wait is read from its curve, and who still waits keeps it from 100%', () => {
  const shares = valuesOf(specs.waits).filter(({ group }) => group === 'east');
  expect(shares.map(({ time, share }) => [time, share])).toEqual([
    ['5m', 0],
    ['15m', 0.25],
    ['30m', 0.25],
    ['1h', 0.25],
    ['2h', 0.25],
    ['4h', 0.5],
    ['8h', 0.5],
    ['1d', 0.5],
    ['2d', 0.5],
    ['4d', 0.5],
    ['7d', 0.5],
    ['14d', 0.5],
    ['30d', 0.5],
  ]);
});

test('a share that was kept is drawn with its counts, and nothing judged is not drawn at 0', () => {
  const values = valuesOf(specs.attained);
  expect(values.map(({ group }) => group)).toEqual(['east', 'west']);
  expect(values[0]?.counts).toBe(
    `${attained.teams[0]?.reading.attained.numerator} of ${attained.teams[0]?.reading.attained.denominator}`,
  );
});

test('the two parts of a delay add up to the average wait', () => {
  const [east] = delays;
  const hours = valuesOf(specs.delays).filter(({ group }) => String(group).startsWith('east'));
  const sum = hours.reduce((total, value) => total + (value.hours as number), 0);
  expect(sum).toBeCloseTo((east?.reading.spent.total ?? 0) / (east?.reading.spent.passes ?? 1) / hour, 9);
});

test('a ratio of the own data stands beside the published one, chance marked as such', () => {
  const values = valuesOf(specs.studies);
  const published = values.filter(({ source }) => source === 'published').map(({ times }) => times);
  expect(published).toEqual([7, 60, 100, 21]);
  const own = values.filter(({ source }) => source !== 'published');
  expect(own.length).toBeGreaterThan(0);
  expect(
    own.every(
      ({ low, high, times }) => (low as number) <= (times as number) && (times as number) <= (high as number),
    ),
  ).toBe(true);
});
