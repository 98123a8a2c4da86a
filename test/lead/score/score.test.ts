import * as E from 'fp-ts/lib/Either.js';
import { day, type Instant, orThrow } from 'smarketing/kernel';
import { compileScorecard, remainder, type Scorecard, stepThresholds } from 'smarketing/lead/score';
import type { ActivitySchema, FactSchema } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';
import { at } from '../story.js';

const schema = { employees: { type: 'integer' }, country: { type: 'string' } } as const satisfies FactSchema;

const activities = {
  view: { url: { type: 'string' } },
  'form-error': {},
} as const satisfies ActivitySchema;

const asOf = at('16T09:00');

const did = (type: string, age: number, facts: Record<string, string> = {}) => ({
  type,
  occurredAt: (asOf - age) as Instant,
  facts,
});

const card: Scorecard = {
  id: 'standard',
  version: 1,
  groups: [
    {
      id: 'size',
      dimension: 'fit',
      items: [
        { id: 'large', when: { fact: 'employees', op: 'gte', value: 50 }, points: 20 },
        { id: 'far', when: { fact: 'country', op: 'eq', value: 'AQ' }, points: -2.5 },
      ],
    },
    {
      id: 'web',
      dimension: 'engagement',
      cap: 25,
      floor: 0,
      items: [
        { id: 'views', activity: 'view', perEvent: 10, max: 25, decay: { kind: 'linear', over: 10 * day } },
        { id: 'errors', activity: 'form-error', perEvent: -5 },
      ],
    },
  ],
  cap: 40,
  thresholds: [{ name: 'ready', enter: 30, leave: 20 }],
  grades: {
    fit: [
      { name: 'C', from: 0 },
      { name: 'A', from: 20 },
    ],
    engagement: [
      { name: '2', from: 0 },
      { name: '1', from: 10 },
    ],
    grades: [
      ['C2', 'C1'],
      ['A2', 'A1'],
    ],
  },
};

const { score } = orThrow(compileScorecard(schema, { activities })(card));

const with_ = (changes: Partial<Scorecard>) =>
  orThrow(compileScorecard(schema, { activities })({ ...card, ...changes }));

describe('a score', () => {
  test('adds facts and activities', () => {
    const reading = score({ employees: 50, country: 'AQ' }, { asOf, activities: [did('view', 0)] });
    expect(reading).toEqual({
      asOf,
      total: 27_500_000,
      dimensions: { fit: 17_500_000, engagement: 10_000_000 },
      breakdown: [
        { kind: 'item', group: 'size', item: 'large', points: 20_000_000 },
        { kind: 'item', group: 'size', item: 'far', points: -2_500_000 },
        { kind: 'item', group: 'web', item: 'views', points: 10_000_000 },
      ],
      unknown: [],
      grade: 'C1',
    });
  });

  test('cuts off the item’s maximum before anything fades, the oldest first', () => {
    const views = [did('view', 0), did('view', 5 * day), did('view', 5 * day), did('view', 9 * day)];
    // 10 whole, 10 and 5 faded to half; the oldest is past the maximum.
    expect(score({}, { asOf, activities: views }).dimensions.engagement).toBe(17_500_000);
  });

  test('limits the group, then the whole, and says so', () => {
    const views = [did('view', 0), did('view', 0), did('view', 0)];
    const capped = with_({ cap: 30 }).score({ employees: 80 }, { asOf, activities: views });
    expect(capped.total).toBe(30_000_000);
    expect(capped.breakdown.slice(-1)).toEqual([{ kind: 'total-limit', points: -15_000_000 }]);
    const errors = score({}, { asOf, activities: [did('form-error', 0)] });
    expect(errors.breakdown).toEqual([
      { kind: 'item', group: 'web', item: 'errors', points: -5_000_000 },
      { kind: 'group-limit', group: 'web', points: 5_000_000 },
    ]);
  });

  test('gives nothing for what nobody knows, and lists it', () => {
    expect(score({ country: 'DE' }, { asOf })).toMatchObject({
      total: 0,
      unknown: [
        { group: 'size', item: 'large', reason: 'facts-missing' },
        { group: 'web', item: 'views', reason: 'activities-missing' },
        { group: 'web', item: 'errors', reason: 'activities-missing' },
      ],
    });
  });

  test('does not see later activities, nor those outside its window', () => {
    const windowed = with_({
      groups: [
        {
          id: 'g',
          dimension: 'engagement',
          items: [{ id: 'v', activity: 'view', perEvent: 1, within: day }],
        },
      ],
    });
    const views = [did('view', -1), did('view', day), did('view', day - 1)];
    expect(windowed.score({}, { asOf, activities: views }).total).toBe(1_000_000);
  });

  test('counts only what the item asks for', () => {
    const priced = with_({
      groups: [
        {
          id: 'g',
          dimension: 'engagement',
          items: [
            { id: 'v', activity: 'view', where: { fact: 'url', op: 'eq', value: '/pricing' }, perEvent: 1 },
          ],
        },
      ],
    });
    const views = [did('view', 0, { url: '/pricing' }), did('view', 0, { url: '/' }), did('view', 0)];
    expect(priced.score({}, { asOf, activities: views }).total).toBe(1_000_000);
  });
});

describe('decay', () => {
  test.each([
    [-1, 1_000_000],
    [0, 1_000_000],
    [5 * day, 500_000],
    [10 * day - 1, 100],
    [10 * day, 0],
  ])('in a straight line at %d', (age, left) => {
    expect(remainder({ kind: 'linear', over: 10 * day })(age)).toBe(left);
  });

  test.each([
    [0, 1_000_000],
    [day, 500_000],
    [2 * day, 250_000],
    [day / 2, 707_107],
    [25 * day, 0],
  ])('by halves at %d', (age, left) => {
    expect(remainder({ kind: 'half-life', halfLife: day })(age)).toBe(left);
  });
});

describe('a threshold', () => {
  const step = stepThresholds(card.thresholds ?? []);

  test('holds a lead between leaving and entering', () => {
    expect(step([], 29_999_999)).toEqual([]);
    expect(step([], 30_000_000)).toEqual(['ready']);
    expect(step(['ready'], 20_000_000)).toEqual(['ready']);
    expect(step(['ready'], 19_999_999)).toEqual([]);
  });

  test('forgets marks that are no longer there', () => {
    expect(step(['gone'], 50_000_000)).toEqual(['ready']);
  });
});

describe('a grade', () => {
  test.each([
    [{ employees: 50 }, 1, 'A1'],
    [{ employees: 50 }, 0, 'A2'],
    [{ employees: 1 }, 1, 'C1'],
    [{ employees: 1, country: 'AQ' }, 0, 'C2'],
  ])('crosses two bands: %o with %d views', (facts, views, grade) => {
    const seen = Array.from({ length: views }, () => did('view', 0));
    expect(score(facts, { asOf, activities: seen }).grade).toBe(grade);
  });
});

describe('a scorecard', () => {
  const issuesOf = (changes: Partial<Scorecard>) => {
    const compiled = compileScorecard(schema, { activities })({ ...card, ...changes });
    return E.isLeft(compiled) ? compiled.left.map(({ code, path }) => `${path.join('.')} ${code}`) : [];
  };

  test('is refused with every issue at once', () => {
    expect(
      issuesOf({
        id: ' ',
        version: 0,
        cap: -1,
        floor: 1,
        thresholds: [
          { name: 't', enter: 1, leave: 2 },
          { name: 't', enter: 1e9, leave: 0 },
        ],
        groups: [
          {
            id: 'g',
            dimension: 'fit',
            items: [
              { id: 'a', when: { fact: 'staff', op: 'gte', value: 1 }, points: 0.1234567 },
              {
                id: 'a',
                activity: 'call',
                perEvent: Number.NaN,
                within: 0,
                max: -1,
                decay: { kind: 'half-life', halfLife: 0 },
              },
              { id: 'b', activity: 'view', where: { fact: 'link', present: true }, perEvent: 1 },
            ],
          },
        ],
        grades: {
          fit: [],
          engagement: [
            { name: '1', from: 0 },
            { name: '2', from: 0 },
          ],
          grades: [['x']],
        },
      }),
    ).toEqual([
      'id empty-id',
      'version not-a-version',
      'groups.0.items.1.id duplicate-id',
      ' reversed-limits',
      'thresholds.0 reversed-threshold',
      'thresholds.1.enter not-points',
      'thresholds.1.name duplicate-threshold',
      'grades.fit no-bands',
      'grades.engagement.1.from not-ascending',
      'grades.grades wrong-size',
      'groups.0.items.0.points not-points',
      'groups.0.items.0.when.fact unknown-fact',
      'groups.0.items.1.perEvent not-points',
      'groups.0.items.1.activity unknown-activity',
      'groups.0.items.1.within not-a-duration',
      'groups.0.items.1.max not-points',
      'groups.0.items.1.decay.halfLife not-a-duration',
      'groups.0.items.2.where.fact unknown-fact',
    ]);
  });

  test('gives points for something', () => {
    expect(issuesOf({ groups: [] })).toEqual(['groups no-items']);
  });
});
