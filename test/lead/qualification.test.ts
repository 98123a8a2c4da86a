import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { ApprovalRecord } from 'smarketing/approval';
import { contentHash, day, orThrow } from 'smarketing/kernel';
import {
  activeDefinition,
  bantTemplate,
  type CompiledDefinition,
  compileDefinition,
  type DefinitionTemplate,
  definitionInForce,
  draftDefinition,
  factsHashOf,
  foldLead,
  idealCustomerTemplate,
  judge,
  leadFacts,
  leadFactsAtHandOver,
  meddiccTemplate,
  prepareFacts,
  profileOfFacts,
  type QualificationDefinition,
  verdictOf,
} from 'smarketing/lead';
import { type ActivitySchema, type FactSchema, maximumDepth, type Rule } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';
import { at, event, record } from './story.js';

const schema = {
  employees: { type: 'integer', label: 'Employees', maxAge: 30 * day },
  country: { type: 'string' },
} as const satisfies FactSchema;

const large: Rule = { fact: 'employees', op: 'gte', value: 50 };

const definition = (changes: Partial<QualificationDefinition> = {}): QualificationDefinition =>
  draftDefinition(schema)({ id: 'icp', version: 1, gate: 'hand-over', rule: large, ...changes });

const compiled = (changes: Partial<QualificationDefinition> = {}): CompiledDefinition<typeof schema> =>
  orThrow(compileDefinition(schema)(definition(changes)));

describe('the hash of the facts', () => {
  const hash = factsHashOf(schema)(large);

  test.each<[string, FactSchema]>([
    ['a label', { ...schema, employees: { ...schema.employees, label: 'Staff' } }],
    ['a column', { ...schema, employees: { ...schema.employees, column: 'emp' } }],
    ['another fact', { ...schema, industry: { type: 'string' } }],
    ['the order', { country: schema.country, employees: schema.employees }],
  ])('does not change with %s', (_, other) => {
    expect(factsHashOf(other)(large)).toBe(hash);
  });

  test.each<[string, FactSchema]>([
    ['the type', { employees: { ...schema.employees, type: 'number' } }],
    ['the age', { employees: { ...schema.employees, maxAge: day } }],
    ['the placeholders', { employees: { ...schema.employees, placeholders: ['0'] } }],
    ['the basis', { employees: { ...schema.employees, basis: 'current-value' } }],
    ['absence', { country: schema.country }],
  ])('changes with %s', (_, other) => {
    expect(factsHashOf(other)(large)).not.toBe(hash);
  });

  test('covers what a reference names, however deep, and stops at circles', () => {
    const definitions = (value: number) => [
      { id: 'a', version: 1, rule: { all: [{ ref: 'b', version: 1 }, large] } as Rule },
      {
        id: 'b',
        version: 1,
        rule: {
          any: [
            { fact: 'country', op: 'eq', value: `${value}` },
            { ref: 'a', version: 1 },
          ],
        } as Rule,
      },
    ];
    const rule: Rule = { not: { ref: 'a', version: 1 } };
    const one = factsHashOf(schema, { definitions: definitions(1) })(rule);
    expect(factsHashOf(schema, { definitions: definitions(1) })(rule)).toBe(one);
    expect(factsHashOf(schema, { definitions: definitions(2) })(rule)).not.toBe(one);
    expect(factsHashOf(schema)(rule)).not.toBe(one);
  });

  test('covers the activities a rule counts, and both sides of a comparison', () => {
    const activities = (type: 'string' | 'integer'): ActivitySchema => ({ view: { page: { type } } });
    const rule: Rule = {
      atLeast: 1,
      of: [
        { count: 'view', op: 'gte', value: 3 },
        { fact: 'employees', op: 'eq', value: { fact: 'seats' } },
      ],
    };
    const facts: FactSchema = { ...schema, seats: { type: 'integer' } };
    const one = factsHashOf(facts, { activities: activities('string') })(rule);
    expect(factsHashOf(facts, { activities: activities('integer') })(rule)).not.toBe(one);
    expect(factsHashOf(schema, { activities: activities('string') })(rule)).not.toBe(one);
  });
});

describe('a definition', () => {
  test('is bound to its hash, which any word of it changes', () => {
    expect(compiled().hash).toBe(contentHash(definition()));
    expect(compiled({ title: 'Ideal customer' }).hash).not.toBe(compiled().hash);
    expect(compiled().subject).toEqual({ system: 'qualification-definition', id: 'icp' });
  });

  test('is refused with every issue at once', () => {
    const refused = compileDefinition(schema)({
      ...definition(),
      id: '',
      version: 0.5,
      effectiveFrom: at('03T00:00'),
      effectiveTo: at('03T00:00'),
      rule: { fact: 'employes', op: 'gte', value: 50 },
    });
    expect(E.isLeft(refused) && refused.left.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([
      'rule.fact unknown-fact',
      'id empty-id',
      'version not-a-version',
      'effectiveTo reversed-range',
    ]);
  });

  test('is refused where the facts are no longer what was signed', () => {
    const changed = { ...schema, employees: { type: 'integer', maxAge: day } } as const;
    const refused = compileDefinition(changed)(definition());
    expect(E.isLeft(refused) && refused.left.map(({ code }) => code)).toEqual(['facts-changed']);
  });

  test('too deep to judge is refused, not a crash', () => {
    let rule: Rule = large;
    for (let depth = 0; depth < 10 * maximumDepth; depth += 1) rule = { not: rule };
    const refused = compileDefinition(schema)({ ...definition(), rule });
    expect(E.isLeft(refused) && refused.left[0].code).toBe('too-deep');
    expect(factsHashOf(schema)(rule)).toBe(factsHashOf(schema)(large));
  });
});

describe('a judgement', () => {
  const asOf = at('05T09:00');
  const factsOf = (facts: Record<string, number | string>, since = at('04T09:00')) => ({
    prepared: prepareFacts(schema, asOf)(profileOfFacts(since)(facts)),
    context: { asOf },
  });

  test.each([
    [{ employees: 50 }, 'qualified'],
    [{ employees: 49 }, 'not-qualified'],
    [{}, 'unknown'],
    [{ employees: 'many' }, 'unknown'],
  ] as const)('of %o is %s', (facts, verdict) => {
    expect(judge(compiled())(factsOf(facts)).verdict).toBe(verdict);
    expect(verdictOf(compiled())(factsOf(facts))).toBe(verdict);
  });

  test('carries its reasons and how far the definition is signed', () => {
    const reading = judge(compiled(), 'partly-signed')(factsOf({ employees: 49 }));
    expect(reading).toMatchObject({
      definition: { id: 'icp', version: 1 },
      hash: compiled().hash,
      gate: 'hand-over',
      state: 'partly-signed',
      asOf,
      collect: [],
      issues: [],
      explanation: { kind: 'condition', verdict: 'not-met', actual: 49, gap: 1 },
    });
  });

  test('names what to find out, and why it is missing', () => {
    expect(judge(compiled())(factsOf({ employees: 'many' }))).toMatchObject({
      state: 'unsigned',
      collect: [{ kind: 'fact', name: 'employees', label: 'Employees', reason: 'wrong-type' }],
      issues: [{ code: 'wrong-type', path: ['employees'] }],
    });
    const old = factsOf({ employees: 80 }, (asOf - 31 * day) as typeof asOf);
    expect(judge(compiled())(old).collect).toMatchObject([{ reason: 'stale' }]);
  });

  test('survives JSON', () => {
    const reading = judge(compiled())(factsOf({}));
    expect(JSON.parse(JSON.stringify(reading))).toStrictEqual(reading);
  });
});

describe('the facts of a lead', () => {
  const activities = {
    'page-view': { url: { type: 'string' }, worth: { type: 'money', currency: 'EUR' } },
    'touch-connected': { channel: { type: 'string' }, department: { type: 'string' } },
  } as const satisfies ActivitySchema;

  const view = (time: string, facts: Record<string, number | string>) =>
    event(time, 'prospect-activity', { activity: 'page-view', facts });

  const story = record(
    event('02T09:00', 'profile-changed', { facts: { employees: 40 } }),
    view('02T10:00', { url: '/pricing', worth: 500 }),
    view('02T11:00', { url: 'n/a', worth: 'much' }),
    event('02T12:00', 'prospect-activity', { activity: 'unheard-of' }),
    event('02T13:00', 'handed-over', { facts: { employees: 60 } }),
    event('02T14:00', 'touch-connected', { channel: 'call' }),
    event('02T15:00', 'profile-changed', { facts: { employees: 10 } }),
  );

  test('are what was known and what had happened', () => {
    const { prepared, context } = leadFacts(schema, activities)(at('02T14:30'))(story);
    expect(prepared.facts).toEqual({ employees: 40 });
    expect(context).toEqual({
      asOf: at('02T14:30'),
      activities: [
        {
          type: 'page-view',
          occurredAt: at('02T10:00'),
          facts: { url: '/pricing', worth: { minor: 500, currency: 'EUR' } },
        },
        { type: 'page-view', occurredAt: at('02T11:00'), facts: {} },
        {
          type: 'touch-connected',
          occurredAt: at('02T14:00'),
          facts: { channel: 'call', department: 'sales' },
        },
      ],
    });
  });

  test('at the hand-over are those of the packet, and nothing later', () => {
    const handOver = foldLead({ acceptance: 'none' })(story).passes[0]?.handOver;
    if (handOver === undefined) throw new Error('not handed over');
    const { prepared, context } = leadFactsAtHandOver(schema, activities)(handOver)(story);
    expect(prepared.facts).toEqual({ employees: 60 });
    expect(context.asOf).toBe(at('02T13:00'));
    expect(context.activities).toHaveLength(2);
  });

  test('say that nothing happened where no activity is agreed on', () => {
    expect(leadFacts(schema)(at('05T00:00'))(story).context.activities).toEqual([]);
  });
});

describe('the definition that binds', () => {
  const sign = (
    version: CompiledDefinition,
    party: 'sales' | 'marketing',
    time: string,
    kind: 'given' | 'withdrawn' = 'given',
  ): ApprovalRecord => ({
    subject: version.subject,
    version: version.version,
    hash: version.hash,
    kind,
    party,
    at: at(time),
  });
  const one = compiled();
  const two = compiled({ version: 2, effectiveFrom: at('10T00:00'), effectiveTo: at('20T00:00') });
  const other = compiled({ id: 'bant', version: 9, gate: 'sales-qualified' });
  const records = [
    sign(one, 'sales', '01T09:00'),
    sign(one, 'marketing', '02T09:00'),
    sign(two, 'sales', '03T09:00'),
    sign(two, 'marketing', '12T09:00'),
    sign(other, 'sales', '01T09:00'),
    sign(other, 'marketing', '01T09:00'),
  ];
  const active = (time: string, approvals: ReadonlyArray<ApprovalRecord> = records) =>
    O.toUndefined(activeDefinition('hand-over', approvals, at(time))([one, two, other]))?.version;

  test.each([
    ['before both signed', '02T08:59', undefined],
    ['from the second signature', '02T09:00', 1],
    ['while the next version is half signed', '11T00:00', 1],
    ['once the next is signed and in effect', '12T09:00', 2],
    ['when that has ended', '20T00:00', 1],
  ])('%s, on the %s, is version %s', (_, time, version) => {
    expect(active(time)).toBe(version);
  });

  test('is gone when a signature is taken back', () => {
    expect(active('06T00:00', [...records, sign(one, 'sales', '05T00:00', 'withdrawn')])).toBeUndefined();
  });

  test.each([
    ['02T08:59', 1, 'partly-signed'],
    ['02T09:00', 1, 'signed'],
    ['12T09:00', 2, 'signed'],
  ])('in force on the %s is version %s, %s', (time, version, state) => {
    const found = O.toUndefined(definitionInForce('hand-over', records)([one, two, other])(at(time)));
    expect([found?.definition.version, found?.state]).toEqual([version, state]);
  });

  test('in force is the highest draft in effect while none is signed, and none where none is in effect', () => {
    const draft = compiled({ version: 3 });
    const early = compiled({ version: 4, effectiveFrom: at('20T00:00') });
    const inForce = (time: string, ...definitions: ReadonlyArray<CompiledDefinition>) =>
      O.toUndefined(definitionInForce('hand-over', [])(definitions)(at(time)));
    expect(inForce('05T00:00', one, draft, early)).toEqual({ definition: draft, state: 'unsigned' });
    expect(inForce('05T00:00', early)).toBeUndefined();
    expect(inForce('05T00:00', compiled({ gate: 'sales-qualified' }))).toBeUndefined();
  });

  test('is none where a word changed after the signing', () => {
    const changed = compiled({ title: 'Ideal customers' });
    expect(O.isNone(activeDefinition('hand-over', records, at('06T00:00'))([changed]))).toBe(true);
  });
});

describe('templates', () => {
  const compileTemplate = ({ facts, gate, id, rule, title }: DefinitionTemplate) =>
    compileDefinition(facts)(draftDefinition(facts)({ id, version: 1, title, gate, rule }));

  test.each([
    idealCustomerTemplate({ employees: 50, countries: ['DE'], industries: ['Machinery'] }),
    bantTemplate(4),
    bantTemplate(3),
    meddiccTemplate(),
  ])('fit their facts: $title', (template) => {
    expect(E.isRight(compileTemplate(template))).toBe(true);
  });

  const verdict = (template: DefinitionTemplate, facts: Record<string, string | number | boolean>) => {
    const asOf = at('02T09:00');
    const prepared = prepareFacts(template.facts, asOf)(profileOfFacts(asOf)(facts));
    return verdictOf(orThrow(compileTemplate(template)))({ prepared, context: { asOf } });
  };

  test.each([
    [{ budget: true, authority: true, need: true }, 'qualified'],
    [{ budget: true, authority: true }, 'unknown'],
    [{ budget: false, authority: false }, 'not-qualified'],
    [{ budget: true, authority: true, need: false, timeline: true }, 'qualified'],
  ] as const)('take three of the four of BANT: %o is %s', (facts, answer) => {
    expect(verdict(bantTemplate(3), facts)).toBe(answer);
  });

  test('take all seven of MEDDICC', () => {
    const names = Object.keys(meddiccTemplate().facts);
    expect(verdict(meddiccTemplate(), Object.fromEntries(names.map((name) => [name, true])))).toBe(
      'qualified',
    );
    expect(verdict(meddiccTemplate(), Object.fromEntries(names.slice(1).map((name) => [name, true])))).toBe(
      'unknown',
    );
  });

  test('fold the case of countries and industries', () => {
    const template = idealCustomerTemplate({ employees: 50, countries: ['DE'], industries: ['Machinery'] });
    const lead = { employees: 80, country: 'de', industry: 'MACHINERY', seniority: 'director' };
    expect(verdict(template, lead)).toBe('qualified');
    expect(verdict(template, { ...lead, seniority: 'staff' })).toBe('not-qualified');
    expect(
      verdict(idealCustomerTemplate({ employees: 50, countries: ['DE'] }), { ...lead, industry: '' }),
    ).toBe('qualified');
  });
});
