import {
  type AttributionModel,
  compileAttribution,
  type Journey,
  labelOfModel,
  presetModels,
  readJourneys,
  readPaths,
} from 'smarketing/attribution';
import { day, type Instant, orThrow } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { counted, euros, journey } from './journeys-of.js';

const read = (models: ReadonlyArray<AttributionModel>, journeys: ReadonlyArray<Journey>) =>
  measure(orThrow(compileAttribution(models)))(journeys);
const creditsBy = (model: AttributionModel, ...journeys: ReadonlyArray<Journey>) =>
  Object.fromEntries(
    (read([model], journeys).models[0]?.credits ?? []).map(({ channel, conversions }) => [
      channel,
      Number(conversions.toFixed(9)),
    ]),
  );
const position = (first: number, middle: number, last: number): AttributionModel => ({
  kind: 'position-based',
  first,
  middle,
  last,
});

describe('one conversion after search > mail > mail > demo', () => {
  const path = journey('search > mail > mail > demo');
  test.each<[AttributionModel, object]>([
    [{ kind: 'first-touch' }, { search: 1, mail: 0, demo: 0 }],
    [{ kind: 'last-touch' }, { search: 0, mail: 0, demo: 1 }],
    [{ kind: 'linear' }, { search: 0.25, mail: 0.5, demo: 0.25 }],
    [{ kind: 'distinct-linear' }, { search: 0.333333333, mail: 0.333333333, demo: 0.333333333 }],
    [position(0.4, 0.2, 0.4), { search: 0.4, mail: 0.2, demo: 0.4 }],
    [position(0, 1, 0), { search: 0, mail: 1, demo: 0 }],
    // A day apart each: weights 1/8, 1/4, 1/2 and 1.
    [
      { kind: 'time-decay', halfLife: day },
      { search: 0.066666667, mail: 0.4, demo: 0.533333333 },
    ],
  ])('%j', (model, expected) => {
    expect(creditsBy(model, path)).toEqual(expected);
  });
});

describe('a path that has nothing between first and last', () => {
  test('shares the whole in their proportion', () => {
    expect(creditsBy(position(0.3, 0.6, 0.1), journey('a > b'))).toEqual({ a: 0.75, b: 0.25 });
  });
  test('shares it evenly where neither has a weight', () => {
    expect(creditsBy(position(0, 1, 0), journey('a > b'))).toEqual({ a: 0.5, b: 0.5 });
    expect(creditsBy(position(0, 1, 0), journey('a'))).toEqual({ a: 1 });
  });
});

test('time decay tells the half-life apart, however old the touches are', () => {
  const old: Journey = {
    subject: { kind: 'lead', system: 'crm', id: '1' },
    touches: [
      { channel: 'a', at: 0 as Instant },
      { channel: 'b', at: (7 * day) as Instant },
    ],
    conversion: { at: (70_000 * day) as Instant },
  };
  expect(creditsBy({ kind: 'time-decay', halfLife: 7 * day }, old)).toEqual({
    a: 0.333333333,
    b: 0.666666667,
  });
  expect(creditsBy({ kind: 'time-decay', halfLife: 1 }, old)).toEqual({ a: 0, b: 1 });
});

test('two journeys along one path keep the money of both', () => {
  const reading = read(
    [{ kind: 'linear' }],
    [journey('a > b', euros(1_000)), journey('a > b', euros(1_000))],
  );
  expect(reading.conversions).toBe(2);
  expect(reading.values).toEqual([euros(2_000)]);
  expect(reading.models[0]?.credits.map(({ values }) => values)).toEqual([[euros(1_000)], [euros(1_000)]]);
});

test('a sale of 0 is a conversion, and a null path counts without one', () => {
  const reading = read([{ kind: 'markov', order: 1 }], [journey('a', euros(0)), journey('b', 'null')]);
  expect(reading.rate).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
  expect(reading.models[0]?.credits.map(({ conversions }) => conversions)).toEqual([1, 0]);
  expect(reading.models[0]?.credits.map(({ values }) => values)).toEqual([[euros(0)], [euros(0)]]);
});

test('cents are rounded so that they sum to the total, and currencies are never mixed', () => {
  const reading = read(presetModels, [
    journey('a > b > c', euros(100)),
    journey('a > b > c', { minor: 7, currency: 'JPY' }),
  ]);
  expect(reading.values).toEqual([euros(100), { minor: 7, currency: 'JPY' }]);
  expect(reading.models[2]?.credits.map(({ values }) => values.map(({ minor }) => minor))).toEqual([
    [34, 3],
    [33, 2],
    [33, 2],
  ]);
  for (const { credits } of reading.models) {
    for (const [at, { minor }] of reading.values.entries()) {
      expect(credits.reduce((sum, { values }) => sum + (values[at]?.minor ?? 0), 0)).toBe(minor);
    }
  }
});

test('money is credited by what is lost in money, not in conversions', () => {
  const paths = orThrow(
    readPaths([
      { ...counted('cheap', 9), values: [euros(900)] },
      { ...counted('dear', 1), values: [euros(99_100)] },
    ]),
  );
  const { models } = orThrow(compileAttribution([{ kind: 'markov', order: 1 }])).extract(paths);
  expect(models[0]?.credits.map(({ conversions }) => conversions.toFixed(9))).toEqual([
    '9.000000000',
    '1.000000000',
  ]);
  expect(models[0]?.credits.map(({ values }) => values[0]?.minor)).toEqual([900, 99_100]);
});

test('a touch without a channel is listed as unknown and gets its credit', () => {
  const reading = read([{ kind: 'first-touch' }], [journey('? > mail'), journey('mail > ?', 'null')]);
  expect(reading.channels).toEqual([
    { channel: 'mail', touches: 2, journeys: 2, conversions: 1 },
    { channel: 'unknown', touches: 2, journeys: 2, conversions: 1 },
  ]);
  expect(reading.models[0]?.credits.map(({ conversions }) => conversions)).toEqual([0, 1]);
});

test('what cannot be credited is listed with its reason', () => {
  const huge = { minor: Number.MAX_SAFE_INTEGER, currency: 'USD' };
  const reading = read(
    [{ kind: 'linear' }],
    [
      journey('', euros(500)),
      journey('', 'null'),
      journey('a', euros(-1)),
      journey('a'),
      journey('a', huge),
      journey('a', huge),
    ],
  );
  expect(reading.leftOut).toEqual([
    { reason: 'no-touch', count: 1, values: [euros(500)] },
    { reason: 'no-touch-null', count: 1 },
    { reason: 'value-not-recorded', count: 1 },
    { reason: 'value-not-usable', count: 1 },
    { reason: 'value-too-large', count: 1 },
  ]);
  expect(reading.conversions).toBe(4);
  expect(reading.values).toEqual([]);
});

test('counted paths have no times, and time decay says so instead of crediting half', () => {
  const attribution = orThrow(compileAttribution([{ kind: 'time-decay', halfLife: day }]));
  const both = attribution.concat(attribution.of(journey('a > b')), orThrow(readPaths([counted('a', 1)])));
  expect(attribution.extract(both).models[0]).toMatchObject({ credits: [], reason: 'times-not-known' });
});

test('channels may have any name', () => {
  const names = ['__proto__', 'constructor', 'toString', '', ' ', '\u0000', 'a > b'];
  const journeys = names
    .map((name) => journey(name === '' ? '?' : 'x', euros(1)))
    .map((one, index) => ({
      ...one,
      touches: [{ channel: names[index] as string, at: 0 as Instant }],
    }));
  const reading = read(presetModels, journeys);
  expect(reading.channels.map(({ channel }) => channel)).toEqual(
    ['__proto__', 'constructor', 'toString', 'unknown', '\u0000', 'a > b'].sort(),
  );
  for (const { credits } of reading.models) {
    expect(credits.reduce((sum, { conversions }) => sum + conversions, 0)).toBeCloseTo(names.length, 9);
  }
});

test('nothing gives a reading of nothing', () => {
  const reading = read(presetModels, []);
  expect(reading).toMatchObject({ conversions: 0, nulls: 0, values: [], channels: [], leftOut: [] });
  expect(reading.rate).toEqual({ numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' });
  expect(reading.models.map(({ credits }) => credits)).toEqual(presetModels.map(() => []));
});

test('models are named with their settings', () => {
  expect(presetModels.map(labelOfModel)).toEqual([
    'first touch',
    'last touch',
    'linear',
    'distinct-channel linear',
    'position-based 40/20/40',
    'time decay, half-life 7 days',
    'Markov, order 1',
  ]);
});

describe('models that mean nothing are refused', () => {
  test.each<[string, unknown, ReadonlyArray<[string, ReadonlyArray<string | number>]>]>([
    ['no model', [], [['empty', []]]],
    ['no list', null, [['not-a-list', []]]],
    ['null for a model', [null], [['not-an-object', [0]]]],
    ['a list for a model', [[]], [['not-an-object', [0]]]],
    ['a hole', new Array(1), [['not-an-object', [0]]]],
    ['an unknown kind', [{ kind: 'shapley' }], [['not-a-choice', [0, 'kind']]]],
    ['weights that do not sum', [position(0.4, 0.4, 0.4)], [['not-a-whole', [0]]]],
    ['negative weights', [position(-0.5, 1, 0.5)], [['not-a-share', [0, 'first']]]],
    ['NaN for a weight', [position(Number.NaN, 1, 0)], [['not-a-share', [0, 'first']]]],
    ['a half-life of 0', [{ kind: 'time-decay', halfLife: 0 }], [['not-a-half-life', [0, 'halfLife']]]],
    [
      'an endless half-life',
      [{ kind: 'time-decay', halfLife: Number.POSITIVE_INFINITY }],
      [['not-a-half-life', [0, 'halfLife']]],
    ],
    ['order 0', [{ kind: 'markov', order: 0 }], [['out-of-range', [0, 'order']]]],
    ['order 1.5', [{ kind: 'markov', order: 1.5 }], [['out-of-range', [0, 'order']]]],
    ['a huge order', [{ kind: 'markov', order: 1e9 }], [['out-of-range', [0, 'order']]]],
    ['a setting of another model', [{ kind: 'linear', order: 1 }], [['unknown-key', [0, 'order']]]],
    ['a model twice', [{ kind: 'linear' }, { kind: 'linear' }], [['duplicate', [1]]]],
    [
      'a model that throws when it is read',
      [Object.defineProperty({}, 'kind', { enumerable: true, get: () => JSON.parse('') })],
      [['unreadable', []]],
    ],
  ])('%s', (_, models, expected) => {
    const checked = compileAttribution(models as ReadonlyArray<AttributionModel>);
    expect(checked._tag === 'Left' && checked.left.map(({ code, path }) => [code, path])).toEqual(expected);
  });
});

describe('journeys and paths from elsewhere are checked whole', () => {
  test('journeys', () => {
    const checked = readJourneys([
      { subject: { kind: 'deal', system: '', id: 7 }, touches: [{ at: '2026' }, new Array(1)[0]] },
      { ...journey('a', euros(-5)), revenue: 3 },
    ]);
    expect(checked._tag === 'Left' && checked.left.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['not-a-choice', '0.subject.kind'],
      ['not-text', '0.subject.system'],
      ['not-text', '0.subject.id'],
      ['not-an-instant', '0.touches.0.at'],
      ['not-an-object', '0.touches.1'],
      ['unknown-key', '1.revenue'],
      ['not-minor-units', '1.conversion.value.minor'],
    ]);
  });
  test('paths', () => {
    const checked = readPaths([
      { channels: ['a', 7], conversions: -1, nulls: 1.5 },
      { channels: [], conversions: 0, nulls: 1, values: [euros(5)] },
    ]);
    expect(checked._tag === 'Left' && checked.left.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['not-text', '0.channels.1'],
      ['not-a-count', '0.conversions'],
      ['not-a-count', '0.nulls'],
      ['value-without-conversion', '1.values'],
    ]);
  });
  test('a journey may hold times that no clock has, when nobody checked them', () => {
    const broken = {
      ...journey('a > b'),
      touches: [{ channel: 'a', at: Number.NaN as Instant }, { at: 0 as Instant }],
    };
    const text = JSON.stringify(read(presetModels, [broken]));
    expect(text).not.toContain('NaN');
    expect(JSON.parse(text).conversions).toBe(1);
  });
});

test('a path of very many touches is no harder than its length', () => {
  const touches = Array.from({ length: 50_000 }, (_, index) => ({
    channel: `channel-${index}`,
    at: index as Instant,
  }));
  const long: Journey = { ...journey('a'), touches };
  const reading = read(
    presetModels.filter(({ kind }) => kind !== 'markov'),
    [long],
  );
  for (const { credits } of reading.models) {
    expect(credits.reduce((sum, { conversions }) => sum + conversions, 0)).toBeCloseTo(1, 9);
  }
});
