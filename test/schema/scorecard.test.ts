import fc from 'fast-check';
import { day, orThrow } from 'smarketing/kernel';
import { compileHeat, type HeatDefinition, proposedHeat } from 'smarketing/lead';
import { compileScorecard, type ScoreItem } from 'smarketing/lead/score';
import type { ActivitySchema, FactSchema } from 'smarketing/rule';
import {
  decodeHeat,
  decodeScorecard,
  encodeHeat,
  encodeScorecard,
  heatJsonSchema,
  scorecardJsonSchema,
} from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const facts: FactSchema = { employees: { type: 'integer' }, since: { type: 'instant' } };
const activities: ActivitySchema = { view: { url: { type: 'string' } }, call: {} };
const decode = decodeScorecard(facts, { activities });
const encode = encodeScorecard(facts, { activities });

const written = {
  id: 'standard',
  version: 3,
  cap: 100,
  groups: [
    {
      id: 'fit',
      dimension: 'fit',
      floor: 0,
      items: [
        { id: 'large', when: { fact: 'employees', op: 'between', value: [50, 500] }, points: 20 },
        { id: 'old', when: { fact: 'since', op: 'olderThan', value: 'P30D' }, points: -2.5 },
      ],
    },
    {
      id: 'web',
      dimension: 'engagement',
      items: [
        {
          id: 'pricing',
          activity: 'view',
          where: { fact: 'url', op: 'contains', value: '/pricing' },
          perEvent: 5,
          within: 'P14D',
          max: 15,
          decay: { kind: 'linear', over: 'P30D' },
        },
      ],
    },
  ],
  thresholds: [{ name: 'ready', enter: 50, leave: 40 }],
};
type Written = typeof written;
const changed = (change: (copy: Written) => void): Written => {
  const copy = structuredClone(written);
  change(copy);
  return copy;
};
const issuesOf = (input: unknown): ReadonlyArray<string> => {
  const result = decode(input);
  return result._tag === 'Left' ? result.left.map(({ code, path }) => `${path.join('.')} ${code}`) : [];
};

describe('a scorecard in a file', () => {
  test('is read with its durations and rules, and compiles', () => {
    const scorecard = orThrow(decode(written));
    expect(scorecard.groups[1]?.items[0]).toMatchObject({ within: 14 * day, decay: { over: 30 * day } });
    expect(scorecard.groups[0]?.items[0]).toMatchObject({ when: { all: [{ op: 'gte' }, { op: 'lte' }] } });
    expect(orThrow(compileScorecard(facts, { activities })(scorecard)).hash).toHaveLength(64);
  });

  test('is written as it is read', () => {
    const scorecard = orThrow(decode(written));
    expect(encode(scorecard)).toMatchObject({ groups: [{}, { items: [{ within: 'P14D' }] }] });
    expect(orThrow(decode(JSON.parse(JSON.stringify(encode(scorecard)))))).toEqual(scorecard);
  });

  test('names what is wrong at its place, in its frame and in its rules', () => {
    expect(
      issuesOf(changed(({ groups }) => Object.assign(groups[1]?.items[0] ?? {}, { perEvent: 'five' }))),
    ).toEqual([expect.stringMatching(/^groups\.1\.items\.0\.perEvent /)]);
    expect(
      issuesOf(
        changed(({ groups }) => {
          Object.assign(groups[0]?.items[1] ?? {}, { when: { fact: 'employes', present: true } });
          Object.assign(groups[1]?.items[0] ?? {}, { where: { fact: 'employees', op: 'gte', value: 1 } });
        }),
      ),
    ).toEqual(['groups.0.items.1.when.fact unknown-fact', 'groups.1.items.0.where.fact unknown-fact']);
  });

  test.each([
    ['null', null],
    ['a list', []],
    ['nothing', {}],
    ['groups of null', { id: 'x', version: 1, groups: [null] }],
    ['an infinite number', { ...written, cap: Number.POSITIVE_INFINITY }],
    [
      'a rule of 10,000 levels',
      changed(({ groups }) => Object.assign(groups[0]?.items[0] ?? {}, { when: deep() })),
    ],
  ])('is refused for %s, and nothing is thrown', (_, input) => {
    expect(decode(input)._tag).toBe('Left');
  });

  test('round-trips whatever it is made of', () => {
    const item: fc.Arbitrary<ScoreItem> = fc.oneof(
      fc.record({
        id: fc.constantFrom('a', 'b'),
        when: fc.nat().map((value) => ({ fact: 'employees', op: 'gte', value }) as const),
        points: fc.integer(),
      }),
      fc.record(
        {
          id: fc.constantFrom('a', 'b'),
          activity: fc.constantFrom('view', 'call'),
          perEvent: fc.integer(),
          within: fc.integer({ min: 1, max: 90 }).map((days) => days * day),
          max: fc.nat(),
          decay: fc.constantFrom(
            { kind: 'linear', over: 30 * day } as const,
            { kind: 'half-life', halfLife: 7 * day } as const,
          ),
        },
        { requiredKeys: ['id', 'activity', 'perEvent'], noNullPrototype: true },
      ),
    );
    fc.assert(
      fc.property(fc.array(item, { maxLength: 4 }), (items) => {
        const scorecard = { id: 's', version: 1, groups: [{ id: 'g', dimension: 'fit', items }] } as const;
        expect(orThrow(decode(JSON.parse(JSON.stringify(encode(scorecard)))))).toEqual(scorecard);
      }),
    );
  });
});

const deep = (): unknown => {
  let rule: unknown = { fact: 'employees', present: true };
  for (let level = 0; level < 10_000; level += 1) rule = { not: rule };
  return rule;
};

describe('a definition of heat in a file', () => {
  test('is read and written with its durations', () => {
    const heat: HeatDefinition = {
      ...proposedHeat,
      halfLives: { seminar: 30 * day },
      foreignActs: ['opened'],
    };
    expect(encodeHeat(heat)).toMatchObject({ halfLife: 'P14D', halfLives: { seminar: 'P30D' } });
    const read = orThrow(decodeHeat(JSON.parse(JSON.stringify(encodeHeat(heat)))));
    expect(read).toEqual(heat);
    expect(compileHeat(read)._tag).toBe('Right');
  });

  test.each([
    [null],
    [[]],
    [{ halfLife: 'P14D' }],
    [{ halfLife: 14, bands: [] }],
    [{ ...proposedHeat, colour: 1 }],
  ])('is refused for %j', (input) => {
    expect(decodeHeat(input)._tag).toBe('Left');
  });
});

test('the JSON Schemas are as strict about keys as the decoders', () => {
  expect(scorecardJsonSchema()).toMatchObject({
    additionalProperties: false,
    required: ['id', 'version', 'groups'],
  });
  expect(heatJsonSchema()).toMatchObject({ additionalProperties: false, required: ['halfLife', 'bands'] });
});
