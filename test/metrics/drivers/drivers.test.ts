import { rate } from 'smarketing/kernel';
import { changeAt, changeFrom, measure } from 'smarketing/metrics';
import { factorEffects, rateDrivers, type Sided } from 'smarketing/metrics/drivers';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../conformance-figures.js';

const published = figuresOf('Times and changes');

interface Lead {
  readonly group: string;
  readonly won: boolean;
}

const drivers = rateDrivers<Lead>({
  groupOf: ({ group }) => group,
  among: () => true,
  having: ({ won }) => won,
});

const leads = (
  side: Sided<Lead>['side'],
  ...groups: ReadonlyArray<readonly [group: string, won: number, all: number]>
): ReadonlyArray<Sided<Lead>> =>
  groups.flatMap(([group, won, all]) =>
    Array.from({ length: all }, (_, index) => ({ side, subject: { group, won: index < won } })),
  );

const effectsOf = (
  ...factors: ReadonlyArray<readonly [before: number, after: number]>
): ReadonlyArray<string> =>
  (
    factorEffects(factors.map(([before, after], index) => ({ name: String(index), before, after })))
      ?.effects ?? []
  ).map(({ effect }) => effect.toPrecision(6));

describe('the effects of factors', () => {
  // Das Gupta 1993, chapter 2; the figures as the R package DasGuptR prints them.
  test('are as published for the mean earnings of two groups of men, 1980', () => {
    expect(effectsOf([10_930, 16_591], [0.717892, 0.825974])).toEqual(['4369.91', '1487.26']);
  });

  test('are as published for the birth rates of Austria and Chile, 1981', () => {
    expect(effectsOf([51.78746, 84.90502], [0.45919, 0.75756], [0.52638, 0.51065])).toEqual([
      '10.4340',
      '10.5608',
      '-0.667008',
    ]);
  });

  test('are as published for births of young single women, 1971 and 1979', () => {
    expect(effectsOf([25.3, 32.7], [0.214, 0.29], [0.279, 0.473], [0.949, 0.986])).toEqual([
      '0.688941',
      '0.812538',
      '1.38291',
      '0.104755',
    ]);
  });

  test('are as published for the fertility of South Korea, five factors', () => {
    expect(effectsOf([0.58, 0.72], [0.76, 0.97], [0.84, 0.97], [0.66, 0.56], [16.573, 16.158])).toEqual([
      '1.09098',
      '1.22984',
      '0.727840',
      '-0.839871',
      '-0.129019',
    ]);
  });

  test.each([
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
    [1e200, 1e300],
  ])('are not told of what numbers cannot hold: %d to %d', (before, after) => {
    const factor = { name: 'a', before, after };
    expect(factorEffects([factor, { ...factor, name: 'b' }])).toBeNull();
  });

  test('are none of none', () => {
    expect(factorEffects([])).toEqual({ before: 1, after: 1, effects: [] });
  });
});

describe('what drove a rate', () => {
  test('is as published for the headship rates of households, 1970 and 1985', () => {
    // Das Gupta 1993, table 5.1: percent of the population by age, and heads of households per 100 of that age.
    const size = [
      [129, 109, 95, 80, 78, 84, 86, 78, 70, 59, 47, 36, 49],
      [101, 112, 116, 109, 94, 77, 63, 60, 63, 59, 51, 40, 55],
    ] as const;
    const heads = [
      [19, 258, 457, 496, 512, 516, 518, 549, 587, 604, 628, 666, 668],
      [22, 243, 458, 525, 561, 556, 560, 574, 572, 612, 639, 686, 722],
    ] as const;
    // A thousand persons for each tenth of a percent make every count whole; they are given as sums, as shards are.
    const sums = size[0].map(
      (_, age) =>
        [
          String(age).padStart(2, '0'),
          {
            before: {
              numerator: (size[0][age] ?? 0) * (heads[0][age] ?? 0),
              denominator: 1_000 * (size[0][age] ?? 0),
            },
            after: {
              numerator: (size[1][age] ?? 0) * (heads[1][age] ?? 0),
              denominator: 1_000 * (size[1][age] ?? 0),
            },
          },
        ] as const,
    );
    const reading = drivers.extract(sums);
    expect(((reading.before.value ?? 0) * 100).toFixed(4)).toBe('44.7268');
    expect(((reading.after.value ?? 0) * 100).toFixed(4)).toBe('47.6940');
    expect(Number((reading.mix * 100).toFixed(4))).toBe(
      published['headship of US households 1970–1985, points by mix (Das Gupta 1993)'],
    );
    expect(Number((reading.rate * 100).toFixed(4))).toBe(published['the same, points by rates']);
    expect(reading.mix + reading.rate).toBeCloseTo(reading.change?.difference ?? 0, 12);
  });

  test('shows the case of Simpson: every channel converts better, and the whole converts worse', () => {
    const reading = measure(drivers)([
      ...leads('before', ['website', 160, 800], ['fair', 10, 200]),
      ...leads('after', ['website', 72, 300], ['fair', 49, 700]),
    ]);
    expect(reading.simpson).toBe(true);
    expect(reading.change?.verdict).toBe('real');
    expect(reading.mix).toBeCloseTo(-0.08, 12);
    expect(reading.rate).toBeCloseTo(0.031, 12);
    expect(reading.text).toBe(
      '17.0% → 12.1%, -4.9 points: -8.0 points by another mix, +3.1 points by other rates within the groups. Every group that was there in both rose while the whole fell: the mix did it. No group’s own rate moved by more than noise.',
    );
    // The fair grew and is below average; the website shrank and is above: both pull the whole down.
    expect(reading.groups.map(({ group, mix }) => [group, mix < 0])).toEqual([
      ['fair', true],
      ['website', true],
    ]);
  });

  test('never calls all what is not quite all, nor none what is not quite none', () => {
    const { text } = measure(drivers)([
      ...leads('before', ['website', 9_999, 10_000]),
      ...leads('after', ['website', 1, 10_000]),
    ]);
    expect(text.split(',')[0]).toBe('>99.9% → <0.1%');
  });

  test('calls nothing Simpson that moves one way', () => {
    const same = measure(drivers)([
      ...leads('before', ['a', 10, 100], ['b', 20, 100]),
      ...leads('after', ['a', 20, 100], ['b', 40, 100]),
    ]);
    expect(same).toMatchObject({ simpson: false, mix: 0 });
    expect(measure(drivers)([...leads('before', ['a', 1, 4]), ...leads('after', ['a', 1, 2])]).simpson).toBe(
      false,
    );
  });

  test('counts what is new or gone as mix, and leaves nothing over', () => {
    const reading = measure(drivers)([
      ...leads('before', ['webinar', 20, 100], ['fair', 5, 100]),
      ...leads('after', ['webinar', 20, 100], ['partner', 40, 100]),
    ]);
    expect(reading.rate).toBe(0);
    expect(reading.mix).toBeCloseTo(0.175, 12);
    const byName = Object.fromEntries(reading.groups.map((group) => [group.group, group]));
    expect(byName.partner).toMatchObject({
      presence: 'new',
      change: null,
      rate: 0,
      weight: { before: 0, after: 0.5 },
    });
    expect(byName.fair).toMatchObject({ presence: 'gone', change: null, rate: 0 });
    expect(byName.partner?.before).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
      reason: 'empty-denominator',
    });
    expect(reading.correction.comparisons).toBe(1);
  });

  test('splits how many were won into volume, mix and rate', () => {
    const { counts } = measure(drivers)([
      ...leads('before', ['a', 10, 100], ['b', 30, 100]),
      ...leads('after', ['a', 15, 100], ['b', 90, 300]),
    ]);
    expect(counts.before).toBe(40);
    expect(counts.after).toBe(105);
    expect(counts.volume + counts.mix + counts.rate).toBeCloseTo(65, 9);
    // 200 more leads at the mean of 20% and 26.25%.
    expect(counts.volume).toBeCloseTo(46.25, 9);
  });

  test('warns that the parts of noise are noise', () => {
    const reading = measure(drivers)([...leads('before', ['a', 4, 10]), ...leads('after', ['a', 5, 10])]);
    expect(reading.change?.verdict).toBe('noise');
    expect(reading.text).toContain('The whole is within noise: make nothing of its parts.');
  });

  test('widens the interval of each group for as many as are compared', () => {
    const groups = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, '0'));
    const reading = measure(drivers)([
      ...leads('before', ...groups.map((group) => [group, 20, 100] as const)),
      ...leads('after', ...groups.map((group) => [group, group === '00' ? 33 : 20, 100] as const)),
    ]);
    const [moved] = reading.groups;
    expect(reading.correction).toEqual({ method: 'bonferroni', comparisons: 20, confidence: 0.9975 });
    // Alone it would look real; as the best of twenty it is what chance brings.
    expect(changeFrom(rate(20, 100))(rate(33, 100))?.verdict).toBe('real');
    expect(moved).toMatchObject({ group: '00', change: { verdict: 'noise' } });
    expect(moved?.change).toEqual(changeAt(0.9975)(rate(20, 100))(rate(33, 100)));
  });

  test.each([
    ['before', [], leads('after', ['a', 1, 2])],
    ['after', leads('before', ['a', 1, 2]), []],
  ] as const)('says that there is nothing %s', (side, before, after) => {
    const reading = measure(drivers)([...before, ...after]);
    expect(reading).toMatchObject({ change: null, mix: 0, rate: 0, simpson: false });
    expect(reading.text).toBe(`There is nothing ${side} to compare with.`);
    expect(reading.counts.volume).toBe(side === 'before' ? 1 : -1);
  });
});
