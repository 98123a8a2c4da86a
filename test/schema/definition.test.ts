import { compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { day, orThrow, parseCivilDate } from 'smarketing/kernel';
import { compileDefinition, factsHashOf } from 'smarketing/lead';
import type { ActivitySchema, FactSchema } from 'smarketing/rule';
import { ruleJsonSchema } from 'smarketing/rule/forms';
import {
  decodeAgreement,
  decodeDefinition,
  definitionJsonSchema,
  encodeAgreement,
  encodeDefinition,
} from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const facts: FactSchema = { employees: { type: 'integer' }, since: { type: 'instant' } };
const activities: ActivitySchema = { view: { url: { type: 'string' } } };
const decode = decodeDefinition(facts, { activities });
const written = {
  id: 'icp',
  version: 2,
  title: 'Ideal customer',
  gate: 'hand-over',
  effectiveFrom: '2026-04-01T00:00:00Z',
  rule: {
    all: [
      { fact: 'employees', op: 'between', value: [50, 500] },
      { count: 'view', within: 'P14D', op: 'gte', value: 3 },
      { fact: 'since', op: 'olderThan', value: 'P30D' },
    ],
  },
} as const;

describe('a definition in a file of its own', () => {
  test('is read with its durations, its shorthands written out, and the hash of its facts', () => {
    const definition = orThrow(decode(written));
    expect(definition.rule).toMatchObject({
      all: [{ all: [{}, {}] }, { within: 14 * day }, { value: 30 * day }],
    });
    expect(definition.factsHash).toBe(factsHashOf(facts, { activities })(definition.rule));
    expect(orThrow(compileDefinition(facts, { activities })(definition)).version).toBe(2);
  });

  test('is written as it is read', () => {
    const definition = orThrow(decode(written));
    const wire = encodeDefinition(facts, { activities })(definition);
    expect(wire).toMatchObject({
      effectiveFrom: '2026-04-01T00:00:00.000Z',
      rule: { all: [{}, { within: 'P14D' }, {}] },
    });
    expect(orThrow(decode(JSON.parse(JSON.stringify(wire))))).toEqual(definition);
  });

  test('is refused with every issue at once', () => {
    const refused = decode({
      ...written,
      version: 'two',
      gate: 'door',
      rule: { fact: 'employes', op: 'gte', value: 1 },
      color: 1,
    });
    const codes =
      refused._tag === 'Left' ? refused.left.map(({ code, path }) => `${path.join('.')} ${code}`) : [];
    expect(codes).toHaveLength(4);
    expect(codes).toContain('rule.fact unknown-fact');
  });

  test.each([
    ['null', null],
    ['a list', [written]],
    ['a text', 'icp'],
    ['a rule that is none', { ...written, rule: [] }],
    ['a forbidden name', JSON.parse('{"__proto__": {"id": "x"}, "constructor": 1}')],
  ])('is refused when it is %s, and nothing is thrown', (_, input) => {
    expect(decode(input)._tag).toBe('Left');
  });
});

test('the JSON Schema of a definition holds the language of its rule', () => {
  const schema = definitionJsonSchema(facts, { activities });
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    additionalProperties: false,
    required: ['id', 'version', 'gate', 'rule'],
    properties: { gate: { enum: ['hand-over', 'sales-qualified'] }, rule: { $ref: '#/$defs/rule' } },
    $defs: ruleJsonSchema(facts, { activities }).$defs as object,
  });
  expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
});

describe('definitions of one agreement', () => {
  const agreement = encodeAgreement(
    draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: orThrow(parseCivilDate('2026-01-01')) }),
  ) as unknown as { terms: { 'qualified-lead': { definitions: ReadonlyArray<{ id: string }> } } };
  const [first] = agreement.terms['qualified-lead'].definitions;
  const withSecond = (...rules: ReadonlyArray<object>) => ({
    ...agreement,
    terms: {
      ...agreement.terms,
      'qualified-lead': {
        ...agreement.terms['qualified-lead'],
        definitions: [
          first,
          ...rules.map((rule, index) => ({ id: first?.id, version: index + 2, gate: 'hand-over', rule })),
        ],
      },
    },
  });
  const reference = (version: number) => ({ ref: first?.id, version });

  test('may refer to each other, whichever stands first', () => {
    const decoded = orThrow(decodeAgreement(withSecond({ not: reference(3) }, { not: reference(1) })));
    expect(orThrow(compileAgreement(intlZones)(decoded)).definitions).toHaveLength(3);
    expect(orThrow(decodeAgreement(JSON.parse(JSON.stringify(encodeAgreement(decoded)))))).toEqual(decoded);
  });

  test('are refused for naming one that is not there when read, and for going in a circle when compiled', () => {
    const unknown = decodeAgreement(withSecond(reference(9)));
    expect(unknown._tag === 'Left' && unknown.left[0].code).toBe('unknown-reference');
    const circle = compileAgreement(intlZones)(
      orThrow(decodeAgreement(withSecond(reference(3), reference(2)))),
    );
    expect(circle._tag === 'Left' && circle.left.map(({ code }) => code)).toContain('cyclic-reference');
  });
});
