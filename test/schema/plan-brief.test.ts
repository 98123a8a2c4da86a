import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge';
import { compileBrief, type PlanBrief, type PlanObjective } from 'smarketing/cartridge/plan';
import { orThrow } from 'smarketing/kernel';
import { decodePlanBrief, encodePlanBrief, planBriefJsonSchema } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

/** A brief that says everything there is to say. */
const whole: PlanBrief = {
  schemaVersion: 1,
  id: 'q1',
  version: 2,
  title: 'First quarter',
  budget: { minor: 900_000_00, currency: 'EUR' },
  resources: [{ resource: 'marketing-hours', most: 400 }],
  objective: { kind: 'net-reach', weights: [{ segment: 'target-market', weight: 1 }] },
  expectations: [
    { id: 'kit', kind: 'artefact', artefact: 'sales-ready-kit' },
    { id: 'training', kind: 'units', service: 'pitch-certification', atLeast: 2 },
  ],
  required: [{ service: 'advertising', atLeast: 1 }],
  excluded: ['events'],
  eitherOr: [{ id: 'one', services: ['advertising', 'direct-mail'], atMost: 1 }],
  prerequisites: [{ service: 'advertising', anyOf: ['competitor-watch'] }],
  inHand: ['message-map'],
  audiences: [{ segment: 'target-market', size: 20_000 }],
  curves: [{ service: 'advertising', curve: { ceiling: 9_000, half: 2.5 } }],
};
const money = { minor: 5_00, currency: 'EUR' };
const objectives: ReadonlyArray<PlanObjective> = [
  { kind: 'served-responders', handlingCapacity: 10, touchCapacity: 20 },
  { kind: 'net-reach' },
  { kind: 'qualified-leads', share: 0.2, shares: [{ service: 'events', share: 0.4 }], touchCapacity: 5 },
  { kind: 'value', values: [{ service: 'events', perUnit: money }] },
];

const issuesOf = (input: unknown): ReadonlyArray<string> => {
  const decoded = decodePlanBrief(input);
  return decoded._tag === 'Right' ? [] : decoded.left.map(({ code, path }) => `${code} ${path.join('.')}`);
};

describe('the brief of a plan', () => {
  test.each([whole, ...objectives.map((objective) => ({ ...whole, objective }))])(
    'comes back from text as it was: %#',
    (brief) => {
      const text = JSON.stringify(encodePlanBrief(brief));
      expect(orThrow(decodePlanBrief(JSON.parse(text)))).toEqual(brief);
    },
  );

  test('is read as it is compiled', () => {
    const portfolio = orThrow(compilePortfolio(presetPortfolio('EUR')));
    const { eitherOr, prerequisites, curves, ...brief } = whole;
    const compile = compileBrief(portfolio);
    const read = orThrow(decodePlanBrief(JSON.parse(JSON.stringify(brief))));
    expect(orThrow(compile(read)).hash).toBe(orThrow(compile(brief)).hash);
  });

  test.each<[string, unknown, string]>([
    ['a misspelt key', { ...whole, expectation: [] }, 'unknown-key expectation'],
    ['a debt', { ...whole, budget: { minor: -1, currency: 'EUR' } }, 'negative-amount budget.minor'],
    ['half an hour', { ...whole, resources: [{ resource: 'a', most: 0.5 }] }, 'not-a-count resources.0.most'],
    ['an unknown objective', { ...whole, objective: { kind: 'fame' } }, 'not-one-of objective.kind'],
    ['no objective', { ...whole, objective: undefined }, 'missing objective'],
    ['an expectation of nothing', { ...whole, expectations: [null] }, 'wrong-type expectations.0'],
    [
      'no number',
      { ...whole, curves: [{ service: 'a', curve: { ceiling: 1, half: Number.NaN } }] },
      'wrong-type curves.0.curve.half',
    ],
    ['another version of the shape', { ...whole, schemaVersion: 2 }, 'not-one-of schemaVersion'],
    [
      'a forbidden name',
      JSON.parse(`{"__proto__": 1, ${JSON.stringify(whole).slice(1)}`),
      'forbidden-name __proto__',
    ],
  ])('is refused with %s', (_, input, issue) => {
    expect(issuesOf(input)).toEqual([issue]);
  });

  test('has a JSON Schema for form builders', () => {
    expect(planBriefJsonSchema()).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['schemaVersion', 'id', 'version', 'title', 'budget', 'objective'],
    });
  });
});
