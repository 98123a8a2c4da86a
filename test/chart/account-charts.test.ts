import {
  blackHoleChart,
  factorEffectsChart,
  ledgerChart,
  rateDriversChart,
  stageTimeChart,
} from 'smarketing/chart';
import { rate } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import { type Fate, ledger } from 'smarketing/metrics/black-hole';
import {
  type Factor,
  type FactorEffects,
  factorEffects,
  rateDrivers,
  type Sided,
} from 'smarketing/metrics/drivers';
import { stageTime } from 'smarketing/metrics/stage-times';
import { expect, test } from 'vitest';
import { passesOf } from '../metrics/passes.js';
import { at, tell } from '../review/story.js';
import { valuesOf } from './drawn.js';
import { holdsForEmptyPictures, holdsForPictures } from './pictures.js';

interface Thing {
  readonly fate: Fate<'no-touch' | 'no-owner'>;
  readonly euros?: number;
}

const account = ledger<Thing, 'no-touch' | 'no-owner'>({
  fateOf: ({ fate }) => fate,
  moneyOf: ({ euros }) => (euros === undefined ? [] : [{ minor: euros * 100, currency: 'EUR' }]),
});
const fallen = (
  code: 'no-touch' | 'no-owner',
  accountable: 'sales' | 'operations',
  euros?: number,
): Thing => ({
  fate: { where: 'in-the-hole', code, accountable, since: at('2026-03-01T00:00Z') },
  ...(euros === undefined ? {} : { euros }),
});
const leads = measure(account)([
  fallen('no-touch', 'sales', 12_000),
  fallen('no-touch', 'sales', 500),
  fallen('no-touch', 'sales'),
  fallen('no-owner', 'operations', 900),
  { fate: { where: 'came-out', code: 'won' }, euros: 7_000 },
  { fate: { where: 'in-time', code: 'working' } },
]);
const empty = measure(account)([]);

interface Lead {
  readonly group: string;
  readonly won: boolean;
}
const drivers = rateDrivers<Lead>({
  groupOf: ({ group }) => group,
  among: () => true,
  having: ({ won }) => won,
});
const sided = (
  side: Sided<Lead>['side'],
  group: string,
  won: number,
  all: number,
): ReadonlyArray<Sided<Lead>> =>
  Array.from({ length: all }, (_, index) => ({ side, subject: { group, won: index < won } }));
const two = measure(drivers)([
  ...sided('before', 'website', 160, 800),
  ...sided('before', '', 10, 200),
  ...sided('after', 'website', 72, 300),
  ...sided('after', '', 49, 700),
]);
const many = measure(drivers)(
  Array.from({ length: 20 }, (_, index) => [
    ...sided('before', `channel ${index}`, index, 40),
    ...sided('after', `channel ${index}`, 20 - index, 40 + index),
  ]).flat(),
);

const effectsOf = (factors: ReadonlyArray<Factor>): FactorEffects => {
  const effects = factorEffects(factors);
  if (effects === null) throw new Error('the factors are finite');
  return effects;
};

const velocity = effectsOf([
  { name: 'opportunities', before: 40, after: 44 },
  { name: 'win rate', before: 0.25, after: 0.2 },
  { name: 'deal size', before: 30_000, after: 33_000 },
]);

const times = measure(stageTime({ asOf: at('2026-06-01T00:00Z') }, 'handed-over', 'won'))(
  passesOf(
    '2026-06-01T00:00Z',
    ...Array.from({ length: 30 }, (_, index) => {
      const id = String(index);
      const end = `2026-0${3 + (index % 3)}-${10 + (index % 15)}T10:00Z`;
      return [
        tell(id, 'handed-over', '2026-03-02T10:00Z', {}),
        ...(index % 4 === 0
          ? []
          : [index % 4 === 1 ? tell(id, 'won', end, {}) : tell(id, 'lost', end, { reason: 'price' })]),
      ];
    }).flat(),
  ),
);

const periods = { before: 'FY2026-Q1', after: 'FY2026-Q2' };
const specs = {
  'the hole in number': blackHoleChart({ things: 'leads' })(leads),
  'the hole in money': blackHoleChart({ things: 'leads', currency: 'EUR' })(leads),
  'where everything stands': ledgerChart([
    { things: 'leads', ledger: leads },
    { things: 'assets', ledger: empty },
  ]),
  'mix and rates': rateDriversChart({ rate: 'share won', ...periods })(two),
  'mix and rates of many groups': rateDriversChart({ rate: 'share won', ...periods })(many),
  factors: factorEffectsChart({ product: 'EUR a day', ...periods })(velocity),
  'times from stage to stage': stageTimeChart([times]),
} as const;

holdsForPictures(specs);
holdsForEmptyPictures({
  hole: blackHoleChart({ things: 'leads' })(empty),
  'money in it': blackHoleChart({ things: 'leads', currency: 'USD' })(leads),
  accounts: ledgerChart([{ things: 'leads', ledger: empty }]),
  'change of a rate': rateDriversChart({ rate: 'share won', ...periods })(measure(drivers)([])),
  factors: factorEffectsChart({ product: 'EUR a day', ...periods })(effectsOf([])),
  times: stageTimeChart([]),
});

test('either half of the hole adds up to the whole of it', () => {
  const sums = new Map<unknown, number>();
  for (const { split, amount } of valuesOf(specs['the hole in money']))
    sums.set(split, (sums.get(split) ?? 0) + (amount as number));
  expect([...sums.values()]).toEqual([13_400, 13_400]);
  const { subtitle } = specs['the hole in money'].title;
  expect(subtitle.join(' ')).toContain('4 of 6 leads; together 13,400.00 EUR.');
  expect(subtitle.join(' ')).toContain('Without an amount on record: 1, so it is at least this.');
});

test('the places of an account add up to what went in, and an account of nothing is not drawn', () => {
  const values = valuesOf(specs['where everything stands']);
  expect(new Set(values.map(({ things }) => things))).toEqual(new Set(['leads (6)']));
  expect(values.reduce((sum, { number }) => sum + (number as number), 0)).toBe(6);
});

test.each(['mix and rates', 'mix and rates of many groups', 'factors'] as const)(
  'a waterfall of %s arrives where it should',
  (name) => {
    const values = valuesOf(specs[name]);
    const steps = values.slice(1, -1);
    expect(steps.length).toBeLessThanOrEqual(8);
    expect(steps[0]?.start).toBeCloseTo(values[0]?.end as number, 9);
    for (const [index, step] of steps.slice(1).entries())
      expect(step.start).toBeCloseTo(steps[index]?.end as number, 9);
    expect(steps.at(-1)?.end).toBeCloseTo(values.at(-1)?.end as number, 9);
  },
);

test('a group that is not known is called so', () => {
  expect(valuesOf(specs['mix and rates']).map(({ name }) => name)).toContain('rate of not known');
});

test('a curve of a step goes on to where the longest ends', () => {
  const [first, ...rest] = valuesOf(specs['times from stage to stage']);
  expect(first).toMatchObject({ days: 0, share: 0 });
  expect(rest.at(-1)?.share).toBeCloseTo(times.curve.at(-1)?.share ?? 0, 12);
  expect(times.soFar).toMatchObject(rate(8, 30));
});
