import { day } from 'smarketing/kernel';
import { checkLaunchPlan, type LaunchEvidence, type LaunchPlan, readLaunch } from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { at } from './made.js';

const plan: LaunchPlan = {
  id: 'widget-2',
  title: 'Widget 2',
  launchAt: at('2026-06-01'),
  criteria: [
    {
      id: 'pitch',
      title: 'Every rep can pitch it.',
      owner: 'sales',
      weight: 4,
      blocking: true,
      dueAt: at('2026-05-15'),
    },
    { id: 'targets', title: 'Reps have a list of targets.', owner: 'marketing', weight: 5 },
    {
      id: 'battlecard',
      title: 'There is a battlecard.',
      owner: 'marketing',
      weight: 1,
      dueAt: at('2026-05-10'),
    },
    {
      id: 'export',
      title: 'Customs are cleared.',
      owner: 'operations',
      weight: 9,
      notApplicable: 'Sold at home.',
    },
  ],
  benchmarks: [
    { id: 'units', title: 'Units sold in the quarter', atLeast: 100, measuredAt: at('2026-09-01') },
  ],
};

const shown = (id: string, date: string, met = true): LaunchEvidence => ({
  kind: 'criterion',
  id,
  at: at(date),
  met,
  source: `${id} report`,
});

describe('a launch', () => {
  test('without evidence is not ready, and says what must happen by when', () => {
    const reading = readLaunch(plan, at('2026-05-12'))([]);
    expect(reading.decision).toBe('no-go');
    expect(reading.score).toMatchObject({ numerator: 0, denominator: 10 });
    expect(reading.toDo.map(({ id, owner, state, lateBy }) => [id, owner, state, lateBy])).toEqual([
      ['pitch', 'sales', 'unproven', undefined],
      ['battlecard', 'marketing', 'unproven', 2 * day],
      ['targets', 'marketing', 'unproven', undefined],
    ]);
    expect(reading.criteria[3]?.state).toBe('not-applicable');
  });

  test('with a blocker is a no-go, whatever the score', () => {
    const reading = readLaunch(
      { ...plan, criteria: plan.criteria.map((one) => ({ ...one, weight: one.id === 'pitch' ? 1 : 50 })) },
      at('2026-05-20'),
    )([
      shown('targets', '2026-05-01'),
      shown('battlecard', '2026-05-01'),
      shown('pitch', '2026-05-01', false),
    ]);
    expect(reading.score.value).toBeGreaterThan(0.98);
    expect(reading).toMatchObject({ decision: 'no-go', blockers: [{ id: 'pitch', state: 'not-met' }] });
    expect(reading.owners).toEqual([
      { owner: 'marketing', score: { numerator: 100, denominator: 100, value: 1 }, blockers: 0 },
      {
        owner: 'operations',
        score: { numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' },
        blockers: 0,
      },
      { owner: 'sales', score: { numerator: 0, denominator: 1, value: 0 }, blockers: 1 },
    ]);
  });

  test('that went out unready is not made ready by what comes after it', () => {
    const evidence: ReadonlyArray<LaunchEvidence> = [
      shown('targets', '2026-05-01'),
      shown('battlecard', '2026-05-01'),
      shown('pitch', '2026-06-20'),
      { kind: 'benchmark', id: 'units', at: at('2026-09-01'), value: 40 },
    ];
    const reading = readLaunch(plan, at('2026-10-01'))(evidence);
    expect(reading).toMatchObject({
      decision: 'no-go',
      blockers: [{ id: 'pitch', state: 'unproven' }],
      benchmarks: [{ state: 'missed', value: 40 }],
    });
    const postponed = { ...plan, launchAt: at('2026-07-01') };
    expect(readLaunch(postponed, at('2026-10-01'))(evidence).decision).toBe('go');
  });

  test('is conditional without enough, and a go with it', () => {
    const pitch = shown('pitch', '2026-05-01');
    const targets = shown('targets', '2026-05-02');
    expect(readLaunch(plan, at('2026-05-20'))([pitch]).decision).toBe('conditional');
    expect(readLaunch(plan, at('2026-05-20'))([pitch, targets]).decision).toBe('go');
    expect(readLaunch(plan, at('2026-05-20'), { goFrom: 1 })([pitch, targets]).decision).toBe('conditional');
  });

  test('believes the last word up to the moment, and of one instant the worse', () => {
    const words = [
      shown('pitch', '2026-05-01'),
      shown('pitch', '2026-05-10', false),
      shown('pitch', '2026-05-10'),
    ];
    const stateAt = (date: string) => readLaunch(plan, at(date))(words).criteria[0]?.state;
    expect([stateAt('2026-04-30'), stateAt('2026-05-09'), stateAt('2026-05-11')]).toEqual([
      'unproven',
      'met',
      'not-met',
    ]);
  });

  test('repeats the gaps that earlier launches went out with', () => {
    const first = {
      ...plan,
      id: 'widget-1',
      launchAt: at('2026-01-10'),
      criteria: plan.criteria.slice(0, 2),
    };
    const reading = readLaunch(plan, at('2026-05-20'), {
      // What was shown after the first launch does not help it any more.
      earlier: [{ plan: first, evidence: [shown('targets', '2026-01-05'), shown('pitch', '2026-02-01')] }],
    })([]);
    expect(reading.repeatedGaps.map(({ id, repeated }) => [id, repeated])).toEqual([['pitch', 1]]);
  });

  test('is judged by the benchmark that was agreed, once it is time', () => {
    const measured = (date: string, value: number): LaunchEvidence => ({
      kind: 'benchmark',
      id: 'units',
      at: at(date),
      value,
    });
    const stateAt = (date: string, ...evidence: ReadonlyArray<LaunchEvidence>) =>
      readLaunch(plan, at(date))(evidence).benchmarks[0]?.state;
    expect(stateAt('2026-07-01', measured('2026-06-20', 3))).toBe('due');
    expect(stateAt('2026-09-02', measured('2026-06-20', 300))).toBe('not-measured');
    expect(stateAt('2026-09-02', measured('2026-09-01', 99))).toBe('missed');
    expect(stateAt('2026-09-02', measured('2026-09-01', 100))).toBe('reached');
    const { benchmarks: _, ...open } = plan;
    expect(readLaunch(open, at('2026-09-02'))([]).missing).toEqual(['benchmarks']);
  });

  test('reports evidence about nothing in the plan, and values that are no numbers', () => {
    const reading = readLaunch(
      plan,
      at('2026-09-02'),
    )([
      shown('weather', '2026-05-01'),
      { kind: 'benchmark', id: 'units', at: at('2026-09-01'), value: Number.NaN },
    ]);
    expect(reading.issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'unknown-criterion evidence.0.id',
      'not-a-number evidence.1.value',
    ]);
    expect(reading.benchmarks[0]?.state).toBe('not-measured');
  });
});

test('a plan that asks for nothing, asks twice, weighs nothing or is due too late is refused', () => {
  const refused = checkLaunchPlan({
    ...plan,
    criteria: [
      { id: 'a', title: 'A.', owner: 'sales', weight: 0 },
      { id: 'a', title: 'A.', owner: 'sales', weight: 1.5, dueAt: at('2026-06-02') },
    ],
    benchmarks: [{ id: 'b', title: 'B', atLeast: Number.POSITIVE_INFINITY, measuredAt: at('2026-05-01') }],
  });
  expect(
    refused._tag === 'Left' && refused.left.map(({ code, path }) => `${code} ${path.join('.')}`),
  ).toEqual([
    'duplicate criteria.1.id',
    'not-a-weight criteria.0.weight',
    'not-a-weight criteria.1.weight',
    'due-after-launch criteria.1.dueAt',
    'not-a-number benchmarks.0.atLeast',
    'measured-before-launch benchmarks.0.measuredAt',
  ]);
  expect(checkLaunchPlan({ ...plan, criteria: [] })._tag).toBe('Left');
  expect(checkLaunchPlan(plan)._tag).toBe('Right');
});
