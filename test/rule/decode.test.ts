import { orThrow } from 'smarketing/kernel';
import { compileRule, decodeRule, maximumDepth, type Rule, type RuleDefinition } from 'smarketing/rule';
import { describe, expect, it } from 'vitest';
import { options, schema } from './arbitrary.js';

const decode = decodeRule(schema, options);

/** What is refused, as `code path (expected)`. */
const refused = (wire: unknown): ReadonlyArray<string> => {
  const decoded = decode(wire);
  return decoded._tag === 'Right'
    ? []
    : decoded.left.map(({ code, path, expected }) => `${code} ${path.join('.')} (${expected})`);
};

const codes = (wire: unknown): ReadonlyArray<string> => refused(wire).map((text) => text.split(' ')[0] ?? '');

const size = { fact: 'employees', op: 'gte', value: 50 };

describe('decodeRule', () => {
  it('turns instants and durations into milliseconds', () => {
    expect(orThrow(decode({ fact: 'visitedAt', op: 'lt', value: '1970-01-01T01:00:00+01:00' }))).toEqual({
      fact: 'visitedAt',
      op: 'lt',
      value: 0,
    });
    expect(orThrow(decode({ count: 'page-view', within: 'P1D', op: 'gte', value: 3 }))).toEqual({
      count: 'page-view',
      within: 86_400_000,
      op: 'gte',
      value: 3,
    });
  });

  it('writes shorthands out', () => {
    expect(orThrow(decode({ none: [size] }))).toEqual({ not: { any: [size] } });
    expect(
      orThrow(decode({ fact: 'employees', op: 'notIn', value: [1], whenMissing: true, label: 'x' })),
    ).toEqual({
      not: { fact: 'employees', op: 'in', value: [1], whenMissing: false },
      label: 'x',
    });
    expect(orThrow(decode({ fact: 'revenue', op: 'between', value: [-0, 2] }))).toEqual({
      all: [
        { fact: 'revenue', op: 'gte', value: 0 },
        { fact: 'revenue', op: 'lte', value: 2 },
      ],
    });
    expect(orThrow(decode({ fact: 'revenue', op: 'between', value: [{ fact: 'employees' }, 2] }))).toEqual({
      all: [
        { fact: 'revenue', op: 'gte', value: { fact: 'employees' } },
        { fact: 'revenue', op: 'lte', value: 2 },
      ],
    });
  });

  it.each([
    [
      'a fact that is misspelt',
      { fact: 'employes', op: 'gte', value: 1 },
      'unknown-fact fact (did you mean employees?)',
    ],
    ['an operator of another language', { ...size, op: '>=' }, 'wrong-operator op (did you mean gte?)'],
    [
      'a bound that is a fact of another type',
      { fact: 'revenue', op: 'between', value: [1, { fact: 'title' }] },
      'wrong-value value.1.fact (a fact of type number)',
    ],
    [
      'an operator that the type lacks',
      { fact: 'title', op: 'lt', value: 'a' },
      'wrong-operator op (one of eq, in, contains, startsWith, endsWith, ne, notIn)',
    ],
    ['a text for a number', { ...size, value: '50' }, 'wrong-value value (a whole number)'],
    ['a fraction for a whole number', { ...size, value: 1.5 }, 'wrong-value value (a whole number)'],
    ['no value', { fact: 'employees', op: 'gte' }, 'wrong-value value (a whole number)'],
    ['null for a value', { fact: 'revenue', op: 'eq', value: null }, 'wrong-value value (a finite number)'],
    [
      'a value outside the list',
      { fact: 'country', op: 'eq', value: 'USA' },
      'unknown-value value (did you mean US?)',
    ],
    [
      'an empty list',
      { fact: 'country', op: 'in', value: [] },
      'wrong-value value (a list of 1 to 10000 values)',
    ],
    [
      'another currency',
      { fact: 'budget', op: 'gte', value: { minor: 1, currency: 'USD' } },
      'wrong-currency value (EUR)',
    ],
    [
      'a time without an offset',
      { fact: 'visitedAt', op: 'lt', value: '2026-01-01T00:00:00' },
      'naive-time value (an offset such as Z or +02:00, or a declared zone)',
    ],
    [
      'an instant as a number',
      { fact: 'visitedAt', op: 'lt', value: 0 },
      'wrong-value value (ISO-8601 text with an offset)',
    ],
    [
      'a month as a duration',
      { fact: 'visitedAt', op: 'withinLast', value: 'P1M' },
      'not-a-duration value (an ISO-8601 duration of fixed length such as P14D, longer than zero)',
    ],
    [
      'an empty window',
      { fact: 'visitedAt', op: 'withinNext', value: 'PT0S' },
      'not-a-duration value (an ISO-8601 duration of fixed length such as P14D, longer than zero)',
    ],
    [
      'facts of two types',
      { fact: 'employees', op: 'eq', value: { fact: 'title' } },
      'wrong-value value.fact (a fact of type integer)',
    ],
    [
      'a fact where a list stands',
      { fact: 'country', op: 'in', value: { fact: 'market' } },
      'wrong-value value (a list of 1 to 10000 values)',
    ],
    ['case on a number', { ...size, fold: true }, 'wrong-value fold (true, on a string fact)'],
    [
      'a lone surrogate',
      { fact: 'title', op: 'eq', value: '\ud800' },
      'wrong-value value (well-formed text of at most 10000 characters)',
    ],
    [
      'endless text',
      { fact: 'title', op: 'eq', value: 'x'.repeat(10_001) },
      'wrong-value value (well-formed text of at most 10000 characters)',
    ],
    ['a key without a meaning', { ...size, lable: 'x' }, 'unknown-key lable (did you mean label?)'],
    ['two rules in one', { ...size, not: size }, 'ambiguous-rule  (one of them)'],
    ['no rule', { and: [size] }, 'not-a-rule  (did you mean all?)'],
    ['a list for a rule', [size], 'not-a-rule  (an object)'],
    ['an empty group', { any: [] }, 'empty-group any (at least one rule)'],
    ['a group that is no list', { all: size }, 'wrong-value all (a list)'],
    ['too many to meet', { atLeast: 2, of: [size] }, 'wrong-value atLeast (a whole number from 1 to 1)'],
    ['none to meet', { atLeast: 0, of: [size] }, 'wrong-value atLeast (a whole number from 1 to 1)'],
    [
      'an unknown activity',
      { count: 'pageview', op: 'gte', value: 1 },
      'unknown-activity count (did you mean page-view?)',
    ],
    [
      'a sum of fractions',
      { sum: 'page-view', field: 'url', op: 'gte', value: 1 },
      'wrong-value field (a fact of type integer or money)',
    ],
    ['an unknown definition', { ref: 'fitt', version: 1 }, 'unknown-reference ref (did you mean fit?)'],
    ['an unknown version', { ref: 'fit', version: 7 }, 'unknown-reference version (one of 1, 2)'],
    [
      'a question about presence with a value',
      { fact: 'title', present: true, op: 'eq' },
      'unknown-key op (no such key)',
    ],
    ['presence that is no boolean', { fact: 'title', present: 'yes' }, 'wrong-value present (true or false)'],
    [
      'an activity within an activity',
      { count: 'page-view', where: { count: 'purchase', op: 'gte', value: 1 }, op: 'gte', value: 1 },
      'not-about-activity where (a rule over its facts)',
    ],
    [
      'a lead’s fact within an activity',
      { count: 'page-view', where: size, op: 'gte', value: 1 },
      'unknown-fact where.fact (one of url, seconds)',
    ],
    [
      'an inherited name',
      { fact: 'constructor', op: 'eq', value: 1 },
      'unknown-fact fact (one of employees, revenue, title, company, country, market, optIn, visitedAt, createdAt, budget, price, interests, … (13 in all))',
    ],
    [
      'a prototype as a key',
      JSON.parse('{"fact":"employees","op":"gte","value":1,"__proto__":{"op":"lt"}}'),
      'unknown-key __proto__ (one of label, op, value, fold, whenMissing, present)',
    ],
  ])('refuses %s', (_, wire, expected) => {
    expect(refused(wire)).toEqual([expected]);
  });

  it('refuses non-finite numbers', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(codes({ ...size, value })).toEqual(['wrong-value']);
    expect(codes({ ...size, value: 10n })).toEqual(['wrong-value']);
  });

  it('reports everything at once, each with its path', () => {
    expect(
      refused({
        all: [
          { fact: 'employes', op: 'gte', value: 1 },
          { any: [{ not: { ...size, value: 'x' } }, { any: [] }] },
        ],
      }),
    ).toEqual([
      'unknown-fact all.0.fact (did you mean employees?)',
      'wrong-value all.1.any.0.not.value (a whole number)',
      'empty-group all.1.any.1.any (at least one rule)',
    ]);
  });
});

describe('limits', () => {
  const nested = (depth: number): Rule => {
    let rule: Rule = size as Rule;
    for (let level = 1; level < depth; level += 1) rule = { not: rule };
    return rule;
  };

  it('takes the deepest rule allowed and refuses one level more', () => {
    expect(codes(nested(maximumDepth))).toEqual([]);
    expect(codes(nested(maximumDepth + 1))).toEqual(['too-deep']);
  });

  it('refuses 10,000 and 1,000,000 levels without exhausting the stack', () => {
    expect(codes(nested(10_000))).toEqual(['too-deep']);
    expect(codes(nested(1_000_000))).toEqual(['too-deep']);
    expect(compileRule(schema)(nested(10_000))._tag).toBe('Left');
  });

  it('refuses a value that contains itself', () => {
    const rule: { all: Array<unknown> } = { all: [] };
    rule.all.push(rule);
    expect(codes(rule)).toEqual(['too-deep']);
  });

  it('refuses more nodes than anybody signs', () => {
    expect(codes({ all: Array.from({ length: 10_001 }, () => size) })).toEqual(['too-large']);
    expect(codes({ all: Array.from({ length: 300_000 }, () => 1) })).toEqual(['too-large']);
  });
});

describe('references', () => {
  const define = (id: string, rule: Rule): RuleDefinition => ({ id, version: 1, rule });
  const ref = (id: string): Rule => ({ ref: id, version: 1 });
  const decodeWith = (definitions: ReadonlyArray<RuleDefinition>, rule: Rule) => {
    const decoded = decodeRule(schema, { definitions })(rule);
    return decoded._tag === 'Left' ? decoded.left.map(({ code }) => code) : [];
  };

  it('refuses definitions that refer to themselves', () => {
    expect(decodeWith([define('a', ref('b')), define('b', { not: ref('a') })], ref('a'))).toEqual([
      'cyclic-reference',
    ]);
    expect(decodeWith([define('a', ref('a'))], { all: [ref('a'), ref('a')] })).toEqual(['cyclic-reference']);
  });

  it('refuses definitions that double each other into millions of nodes', () => {
    const doubling = Array.from({ length: 30 }, (_, index) =>
      define(
        `d${index}`,
        index === 0 ? (size as Rule) : { all: [ref(`d${index - 1}`), ref(`d${index - 1}`)] },
      ),
    );
    expect(decodeWith(doubling, ref('d10'))).toEqual([]);
    expect(decodeWith(doubling, ref('d29'))).toEqual(['too-large']);
  });

  it('refuses a chain of definitions that is too long', () => {
    const chain = Array.from({ length: 20_000 }, (_, index) =>
      define(`c${index}`, index === 0 ? (size as Rule) : { not: ref(`c${index - 1}`) }),
    );
    expect(decodeWith(chain.slice(0, 50), ref('c49'))).toEqual([]);
    expect(decodeWith(chain, ref('c19999'))).toEqual(['too-deep']);
  });

  it('reports what is wrong inside a definition at the reference', () => {
    const decoded = decodeRule(schema, { definitions: [define('a', { ...size, op: 'contains' } as Rule)] })({
      any: [ref('a')],
    });
    expect(decoded).toMatchObject({
      left: [
        {
          code: 'wrong-operator',
          path: ['any', 0],
          message: expect.stringContaining('In the definition a: '),
        },
      ],
    });
  });

  it('refuses a schema that cannot be used', () => {
    const decoded = decodeRule(JSON.parse('{"__proto__":{"type":"string"},"a":{"type":"text"}}'))(size);
    expect(decoded).toMatchObject({
      left: [
        { code: 'unusable-fact', path: ['schema', '__proto__'] },
        { code: 'unusable-fact', path: ['schema', 'a'] },
      ],
    });
    for (const broken of [null, {}, { type: 'enum' }, { type: 'list', of: 'enum' }, { type: 'money' }]) {
      const activities = { visit: { a: broken as never } };
      expect(compileRule(schema, { activities })(size as Rule)).toMatchObject({
        left: [{ code: 'unusable-fact', path: ['activities', 'visit', 'a'] }],
      });
    }
  });
});
