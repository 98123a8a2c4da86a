import fc from 'fast-check';
import { orThrow } from 'smarketing/kernel';
import { compileRule, decodeRule, type Rule } from 'smarketing/rule';
import { checkRule, type RuleFinding } from 'smarketing/rule/analysis';
import { describe, expect, it, vi } from 'vitest';
import { context, facts, options, schema, smallRule } from '../arbitrary.js';

vi.setConfig({ testTimeout: 120_000 });

const check = checkRule(schema, options);

const found = (wire: unknown): ReadonlyArray<readonly [RuleFinding['code'], string]> =>
  orThrow(check(orThrow(decodeRule(schema, options)(wire)))).map(({ code, path }) => [code, path.join('.')]);

const size = (op: string, value: number) => ({ fact: 'employees', op, value });
const optIn = { fact: 'optIn', op: 'eq', value: true };

describe('checkRule', () => {
  it.each([
    [
      'a sound rule',
      {
        all: [
          size('gte', 50),
          optIn,
          {
            any: [
              { fact: 'country', op: 'eq', value: 'DE' },
              { fact: 'title', present: true },
            ],
          },
        ],
      },
      [],
    ],
    [
      'bounds that exclude each other',
      { any: [optIn, { all: [size('gt', 10), size('lt', 5)] }] },
      [['impossible', 'any.1']],
    ],
    ['whole numbers between neighbours', { all: [size('gt', 10), size('lt', 11)] }, [['impossible', '']]],
    [
      'texts that exclude each other',
      {
        all: [
          { fact: 'title', op: 'startsWith', value: 'VP' },
          { not: { fact: 'title', op: 'contains', value: 'P' } },
        ],
      },
      [['impossible', '']],
    ],
    [
      'a choice of nothing',
      {
        all: [
          { fact: 'country', op: 'in', value: ['DE', 'FR'] },
          { fact: 'country', op: 'eq', value: 'US' },
          optIn,
        ],
      },
      [['impossible', '']],
    ],
    [
      'a count below nothing',
      { any: [{ count: 'page-view', op: 'lt', value: 0 }, optIn] },
      [['impossible', 'any.0']],
    ],
    [
      'known or missing',
      {
        any: [
          { fact: 'title', present: true },
          { fact: 'title', present: false },
        ],
      },
      [['certain', '']],
    ],
    [
      'a looser bound beside a tighter one',
      { all: [size('gte', 20), size('gte', 50), optIn] },
      [['redundant', 'all.0']],
    ],
    [
      'the same twice, of which the later goes',
      { all: [optIn, size('gte', 50), optIn] },
      [['redundant', 'all.2']],
    ],
    ['an alternative inside another', { any: [size('gte', 20), size('gte', 50)] }, [['shadowed', 'any.1']]],
    [
      'a group that a sibling settles',
      { all: [size('gte', 50), { any: [size('gte', 20), optIn] }] },
      [['redundant', 'all.1']],
    ],
    [
      'a question about presence that only hides unknown',
      { all: [size('gte', 50), { fact: 'employees', present: true }] },
      [['ineffective', 'all.1']],
    ],
    [
      'spare parts below a not',
      { not: { any: [size('lt', 50), size('lt', 20)] } },
      [['shadowed', 'not.any.1']],
    ],
  ])('reports %s', (_, wire, expected) => {
    expect(found(wire)).toEqual(expected);
  });

  it('says in words what it found', () => {
    const rule: Rule = {
      all: [
        { fact: 'employees', op: 'gte', value: 50 },
        { fact: 'employees', op: 'gte', value: 20 },
      ],
    };
    expect(orThrow(check(rule))[0]?.message).toBe(
      '“Employees is at least 20” adds nothing to the conditions beside it.',
    );
  });

  it('a rule it calls impossible is met by nobody, one it calls certain by everybody', () => {
    fc.assert(
      fc.property(smallRule, fc.array(fc.tuple(facts, context), { minLength: 10 }), (of, leads) => {
        const root = orThrow(check(of)).find(({ path }) => path.length === 0);
        if (root === undefined) return;
        const { isTrue } = orThrow(compileRule(schema, options)(of));
        for (const [lead, at] of leads) expect(isTrue(lead, at)).toBe(root.code === 'certain');
      }),
      { numRuns: 20 },
    );
  });

  it('what it calls redundant or shadowed can be left out', () => {
    let spare = 0;
    fc.assert(
      fc.property(
        fc.array(smallRule, { minLength: 2, maxLength: 4 }),
        fc.boolean(),
        fc.array(fc.tuple(facts, context), { minLength: 10 }),
        (members, conjunction, leads) => {
          const group = (rules: ReadonlyArray<Rule>): Rule =>
            (conjunction ? { all: rules } : { any: rules }) as unknown as Rule;
          const rule = group([...members, ...members.slice(0, 1)]);
          const findings = orThrow(check(rule));
          const dropped = findings
            .filter(({ code, path }) => path.length === 2 && (code === 'redundant' || code === 'shadowed'))
            .map(({ path }) => path[1]);
          if (dropped.length === 0) return;
          spare += 1;
          const shorter = group(
            [...members, ...members.slice(0, 1)].filter((__, index) => !dropped.includes(index)),
          );
          const [before, after] = [rule, shorter].map(
            (of) => orThrow(compileRule(schema, options)(of)).verdict,
          );
          for (const [lead, at] of leads) expect(after?.(lead, at)).toBe(before?.(lead, at));
        },
      ),
      { numRuns: 20 },
    );
    expect(spare).toBeGreaterThan(8);
  });
});
