import {
  attainedChart,
  attainmentChart,
  cohortChart,
  cohortHeatMap,
  conversionChart,
  delayChart,
  exitsChart,
  funnelChart,
  promisesKeptChart,
  raterAgreementChart,
  responseChart,
  scoreReliabilityChart,
  studyChart,
  survivalChart,
  waitChart,
} from 'smarketing/chart';
import { hour, minute, orThrow, type PeriodId, rate } from 'smarketing/kernel';
import {
  attainment,
  attainmentReport,
  type Conversion,
  clockCases,
  exits,
  groupBy,
  measure,
  type PassCase,
  responseCurve,
  responseDelay,
  timeToEvent,
  type Wait,
} from 'smarketing/metrics';
import { compileGrading, raterAgreement } from 'smarketing/metrics/rater-agreement';
import { expect, test } from 'vitest';
import { passesOf } from '../metrics/passes.js';
import { at, tell } from '../review/story.js';
import { isVegaLite, valuesOf } from './drawn.js';
import { holdsForEmptyPictures, holdsForPictures } from './pictures.js';

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

const conversionOf = (cohorts: Conversion['cohorts'], whole = rate(2, 10)): Conversion => ({
  from: 'handed-over',
  to: 'won',
  rate: whole,
  cohorts,
  segments: [],
  channels: [],
});
const cohorts = [
  { group: '2026-01', reading: rate(2, 8) },
  { group: '2026-02', reading: rate(0, 0) },
  { group: '2026-03', reading: rate(1, 40) },
];
const promises = [
  { obliged: 'sales', label: 'First response', attainment: attained.attainment },
  { obliged: 'marketing', label: 'Answer to a rejection', attainment: measure(attainment)([]) },
] as const;
const grading = orThrow(compileGrading({ grades: ['no', 'yes'], ordered: true, weights: 'linear' }));
const judged = (count: number, marketing: string, sales: string) =>
  Array.from({ length: count }, (_, id) => ({
    key: { system: 'crm', id: `${marketing}${sales}${id}` },
    marketing,
    sales,
  }));
const raters = measure(raterAgreement(grading))([
  ...judged(15, 'no', 'no'),
  ...judged(9, 'no', 'yes'),
  ...judged(14, 'yes', 'no'),
  ...judged(62, 'yes', 'yes'),
]);
const left = measure(exits())(
  passesOf(
    '2026-06-01T00:00Z',
    ...Array.from({ length: 15 }, (_, index) => [
      tell(`left-${index}`, 'handed-over', '2026-03-02T10:00Z', {}),
      tell(`left-${index}`, 'lost', '2026-03-09T10:00Z', { reason: `reason ${index}` }),
    ]).flat(),
  ),
);

const specs = {
  funnel: funnelChart([
    { stage: 'inquiry', passes: 10, leads: 9, inferred: 0 },
    { stage: 'won', passes: 2, leads: 2, inferred: 1 },
  ]),
  conversions: conversionChart([conversionOf([]), conversionOf([], rate(0, 0))]),
  cohorts: cohortChart({ youngFrom: '2026-03' as PeriodId })(conversionOf(cohorts)),
  'cohorts as a heat map': cohortHeatMap({ youngFrom: '2026-03' as PeriodId })([conversionOf(cohorts)]),
  waits: waitChart([
    { group: 'east', reading: waits },
    { group: '', reading: waits },
  ]),
  survival: survivalChart([{ group: 'east', reading: waits }]),
  'survival by team': survivalChart(
    Array.from({ length: 8 }, (_, index) => ({ group: `team ${index}`, reading: waits })),
  ),
  attainment: attainmentChart(promises),
  'promises kept': promisesKeptChart(promises),
  attained: attainedChart('First response')([
    ...attained.teams,
    { group: 'nobody', reading: measure(attainment)([]) },
  ]),
  delays: delayChart(delays),
  response: responseChart(curve),
  studies: studyChart(curve),
  exits: exitsChart(left),
  raters: raterAgreementChart(raters),
  'a score that foretells': scoreReliabilityChart({
    outcome: 'won',
    bands: [
      { band: 'C', observed: rate(2, 90), predicted: 0.05 },
      { band: 'B', observed: rate(0, 0), predicted: 0.2 },
      { band: 'A', observed: rate(12, 40), predicted: 0.6 },
    ],
  }),
  'a score that ranks': scoreReliabilityChart({
    outcome: 'won',
    bands: [
      { band: 'C', observed: rate(2, 90) },
      { band: 'A', observed: rate(12, 40) },
    ],
  }),
} as const;

const nothing = {
  funnel: funnelChart([]),
  conversions: conversionChart([conversionOf([], rate(0, 0))]),
  cohorts: cohortChart({})(conversionOf([])),
  'cohorts as a heat map': cohortHeatMap({})([]),
  waits: waitChart([]),
  survival: survivalChart([]),
  attainment: attainmentChart([]),
  'promises kept': promisesKeptChart([]),
  attained: attainedChart('First response')([]),
  delays: delayChart([]),
  response: responseChart(measure(responseCurve(terms))([])),
  exits: exitsChart([]),
  raters: raterAgreementChart(measure(raterAgreement(grading))([])),
  scores: scoreReliabilityChart({ outcome: 'won', bands: [] }),
} as const;

holdsForPictures(specs);
holdsForEmptyPictures(nothing);

test('the schema refuses what is no Vega-Lite', () => {
  expect(isVegaLite({ ...specs.funnel, layer: [{ mark: 'blob' }] })).toBe(false);
  expect(isVegaLite({ ...specs.delays, data: undefined })).toBe(false);
  expect(isVegaLite({ ...specs.delays, colour: 'red' })).toBe(false);
});

test('a funnel tells recorded passes from inferred ones', () => {
  expect(valuesOf(specs.funnel)).toEqual([
    { stage: 'inquiry', evidence: 'recorded', order: 0, passes: 10, total: 10, label: '10 (9)' },
    { stage: 'inquiry', evidence: 'known only from a later stage', order: 1, passes: 0 },
    { stage: 'won', evidence: 'recorded', order: 0, passes: 1, total: 2, label: '2 (2)' },
    { stage: 'won', evidence: 'known only from a later stage', order: 1, passes: 1 },
  ]);
});

test('a cohort without anybody in it is not drawn at 0', () => {
  expect(valuesOf(specs.cohorts).map(({ cohort }) => cohort)).toEqual(['2026-01', '2026-03']);
  expect(valuesOf(specs['cohorts as a heat map']).map(({ cohort }) => cohort)).toEqual([
    '2026-01',
    '2026-03',
  ]);
});

test('a wait is read from its curve, and who still waits keeps it from 100%', () => {
  const shares = valuesOf(specs.waits).filter(({ group }) => group === 'east (4)');
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
  expect(values.map(({ label }) => label)).toEqual(['east', 'west']);
  const { numerator, denominator } = attained.teams[0]?.reading.attained ?? rate(0, 0);
  expect(values[0]?.counts).toContain(`(${numerator} of ${denominator})`);
  expect(valuesOf(specs['promises kept']).map(({ label }) => label)).toEqual(['sales: First response']);
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

test('a young cohort is told from one that can be judged', () => {
  expect(valuesOf(specs.cohorts).map(({ cohort, age }) => [cohort, age])).toEqual([
    ['2026-01', 'old enough to be judged'],
    ['2026-03', 'still growing'],
  ]);
  expect(valuesOf(specs['cohorts as a heat map']).map(({ text, young }) => [text, young])).toEqual([
    ['25', false],
    ['3…', true],
  ]);
});

test('those still untouched fall with the curve, with its interval turned over, and a tick where some still wait', () => {
  const [band, line, ticks] = [0, 1, 2].map((place) => valuesOf(specs.survival, place));
  expect(line?.map(({ minutes, untouched }) => [minutes, untouched])).toEqual([
    [1, 1],
    [10, 0.75],
    [180, 0.5],
    [6000, 0.5],
  ]);
  const [first] = waits.curve;
  expect(band?.[0]).toMatchObject({ low: 1 - (first?.high ?? 0), high: 1 - (first?.low ?? 0) });
  expect(ticks).toEqual([{ group: 'east (4)', minutes: 6000, untouched: 0.5, waits: 2 }]);
});

test('of many teams the largest are drawn, without bands upon each other, and the rest is told', () => {
  const spec = specs['survival by team'];
  expect(new Set(valuesOf(spec, 0).map(({ group }) => group)).size).toBe(6);
  expect(spec.title.subtitle.join(' ')).toContain('2 smaller groups are not drawn.');
});

test('a curve of thousands of steps keeps its end', () => {
  const long = measure(timeToEvent<Wait>((wait) => wait))(
    Array.from({ length: 4_000 }, (_, index) => ({ outcome: 'happened', duration: index * minute })),
  );
  const line = valuesOf(survivalChart([{ group: 'all', reading: long }]), 1);
  expect(line.length).toBeLessThan(400);
  expect(line.at(-1)?.minutes).toBe(3_999);
  expect(line.at(-1)?.untouched).toBeCloseTo(0, 9);
});

test('ways out beyond the twelfth are one row, and none is lost', () => {
  const rows = valuesOf(specs.exits);
  expect(rows).toHaveLength(13);
  expect(rows.reduce((sum, { passes }) => sum + (passes as number), 0)).toBe(15);
});

test('what both say alike is told from where they part', () => {
  expect(
    valuesOf(specs.raters).map(({ marketing, sales, leads, alike }) => [marketing, sales, leads, alike]),
  ).toEqual([
    ['no', 'no', 15, 'both say the same'],
    ['no', 'yes', 9, 'they part'],
    ['yes', 'no', 14, 'they part'],
    ['yes', 'yes', 62, 'both say the same'],
  ]);
});

test('a foretold share outside its interval is counted, and a band of nobody is not drawn', () => {
  const spec = specs['a score that foretells'];
  expect(spec.title.subtitle.join(' ')).toContain('1 of 2 foretold shares lie outside their interval.');
  expect(valuesOf(spec).map(({ band }) => band)).toEqual(['C', 'A']);
});
