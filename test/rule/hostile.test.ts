import { orThrow } from 'smarketing/kernel';
import {
  checkFactSchema,
  compileRule,
  decodeFactSchema,
  decodeFacts,
  decodeRule,
  encodeRule,
  explainRule,
  type Rule,
} from 'smarketing/rule';
import { canonicalRule, checkRule, diffRules, flipRule, implies } from 'smarketing/rule/analysis';
import { compileColumns } from 'smarketing/rule/columns';
import { factsFromJsonSchema } from 'smarketing/rule/forms';
import { describe, expect, it } from 'vitest';

const schema = {
  employees: { type: 'integer' },
  title: { type: 'string' },
  optIn: { type: 'boolean' },
  interests: { type: 'list', of: 'string' },
} as const;
const leaf: Rule = { fact: 'employees', op: 'gte', value: 50 };

/** Every way into the room that takes a rule and answers with an Either. */
const entries: Readonly<Record<string, (rule: Rule) => { readonly _tag: 'Left' | 'Right' }>> = {
  decodeRule: decodeRule(schema),
  compileRule: compileRule(schema),
  explainRule: explainRule(schema),
  compileColumns: compileColumns(schema),
  canonicalRule: canonicalRule(schema),
  checkRule: checkRule(schema),
  flipRule: flipRule(schema),
  'implies, first': (rule) => implies(schema)(rule)(leaf),
  'implies, second': implies(schema)(leaf),
  'diffRules, before': (rule) => diffRules(schema)(rule)(leaf),
  'diffRules, after': diffRules(schema)(leaf),
  'a definition': (rule) =>
    compileRule(schema, { definitions: [{ id: 'a', version: 1, rule }] })({ ref: 'a', version: 1 }),
};

const deep = (levels: number, wrap: (rule: unknown) => unknown): unknown => {
  let rule: unknown = leaf;
  for (let level = 0; level < levels; level += 1) rule = wrap(rule);
  return rule;
};

const endless: { all: Array<unknown> } = { all: [] };
endless.all.push(endless);

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const refused: Readonly<Record<string, unknown>> = {
  'groups of all, 10,000 deep': deep(10_000, (rule) => ({ all: [rule] })),
  'opposites, 100,000 deep': deep(100_000, (not) => ({ not })),
  'counts, 10,000 deep': deep(10_000, (rule) => ({ atLeast: 1, of: [rule] })),
  'a rule that contains itself': endless,
  'a list with holes': { all: Array(3) },
  'values with holes': { fact: 'title', op: 'in', value: Array(3) },
  'a getter that throws': {
    get all() {
      throw new Error('no');
    },
  },
  'a value that throws': {
    ...leaf,
    get value() {
      throw new Error('no');
    },
  },
  'a revoked proxy': revoked(),
  'a revoked proxy inside': { all: [revoked()] },
  'a name that every object has': { fact: 'constructor', op: 'eq', value: 1 },
  'the name of the prototype': { fact: '__proto__', present: true },
  'an operator that every object has': { fact: 'employees', op: 'toString', value: 1 },
  'a reference that every object has': { ref: 'constructor', version: 1 },
  null: null,
  'a bigint': 5n,
  'a function': () => leaf,
  'a text of five million characters': { fact: 'title', op: 'eq', value: 'x'.repeat(5_000_000) },
};

describe('hostile rules', () => {
  for (const [name, rule] of Object.entries(refused)) {
    it(`${name}: refused by every entry`, () => {
      const tags = Object.entries(entries).map(([entry, ask]) => `${entry}: ${ask(rule as Rule)._tag}`);
      expect(tags).toEqual(Object.keys(entries).map((entry) => `${entry}: Left`));
    });
  }

  it('names a value that cannot be read', () => {
    const found = decodeRule(schema)(refused['a getter that throws']);
    expect(found._tag === 'Left' && found.left.map(({ code }) => code)).toEqual(['unreadable']);
  });

  it('is encoded down to the depth that can be decoded', () => {
    const encode = encodeRule(schema);
    expect(encode(refused['groups of all, 10,000 deep'] as Rule)).toHaveProperty('all');
    expect(encode(endless as unknown as Rule)).toHaveProperty('all');
    const allowed = deep(63, (not) => ({ not }));
    expect(decodeRule(schema)(encode(allowed as Rule))).toEqual({ _tag: 'Right', right: allowed });
  });
});

describe('huge rules', () => {
  const many = (op: string, count: number): Rule =>
    ({
      any: Array.from({ length: count }, (_, value) => ({ fact: 'employees', op, value })),
    }) as unknown as Rule;

  it('are checked as far as the work allowed goes, and never for minutes', () => {
    expect(checkRule(schema)(many('eq', 9_000))._tag).toBe('Right');
    expect(checkRule(schema)(many('gte', 9_000))._tag).toBe('Right');
  });

  it('are checked to the end where people still read them', () => {
    const findings = orThrow(checkRule(schema)(many('gte', 100)));
    expect(findings.filter(({ code }) => code === 'shadowed')).toHaveLength(99);
  });

  it('are looked up like small ones', () => {
    const groups = Array.from({ length: 1_500 }, (_, index) => ({
      any: [
        { fact: 'employees', op: 'eq', value: index },
        { fact: 'title', op: 'eq', value: `${index}` },
        { not: { fact: 'optIn', op: 'eq', value: index % 2 === 0 } },
      ],
    }));
    const { verdict } = orThrow(compileRule(schema)({ all: groups } as unknown as Rule));
    expect(verdict({ employees: 1, title: '2', optIn: true }, { asOf: 0 as never })).toBe('not-met');
    expect(verdict({ employees: 1, title: '2' }, { asOf: 0 as never })).toBe('unknown');
  });
});

describe('hostile facts', () => {
  const rule: Rule = {
    all: [leaf, { not: { fact: 'title', op: 'contains', value: 'x' } }, { fact: 'optIn', present: false }],
  };
  const { verdict } = orThrow(compileRule(schema)(rule));
  const at = { asOf: 0 as never };

  it('may have no prototype, be frozen, or have facts in their prototype', () => {
    const facts = { employees: 60, title: 'y' };
    expect(verdict(Object.assign(Object.create(null), facts), at)).toBe('met');
    expect(verdict(Object.freeze({ ...facts }), at)).toBe('met');
    expect(verdict(Object.create(facts), at)).toBe('met');
  });

  it('may hold names that every object has', () => {
    const facts = JSON.parse(
      '{"employees": 60, "title": "y", "__proto__": {"optIn": true}, "constructor": 1}',
    );
    expect(verdict(facts, at)).toBe('met');
  });

  it('are refused by the decoders when they cannot be read', () => {
    const throwing = {
      get employees() {
        throw new Error('no');
      },
    };
    for (const decode of [decodeFacts(schema), decodeFactSchema, checkFactSchema, factsFromJsonSchema]) {
      for (const value of [throwing, revoked(), { properties: revoked() }]) {
        expect((decode as (of: unknown) => { readonly _tag: string })(value)._tag).toBe('Left');
      }
    }
  });

  it('keep no holes in their lists', () => {
    expect(decodeFacts(schema)({ interests: Array(2) })._tag).toBe('Left');
  });
});
