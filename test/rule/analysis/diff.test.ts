import fc from 'fast-check';
import { orThrow } from 'smarketing/kernel';
import { decodeRule, type Rule } from 'smarketing/rule';
import { canonicalRule, diffRules, type RuleDiff } from 'smarketing/rule/analysis';
import { describe, expect, it, vi } from 'vitest';
import { options, schema, smallRule } from '../arbitrary.js';

vi.setConfig({ testTimeout: 120_000 });

const decode = (wire: unknown): Rule => orThrow(decodeRule(schema, options)(wire));

const diff = (before: unknown, after: unknown): RuleDiff =>
  orThrow(diffRules(schema, options)(decode(before))(decode(after)));

const size = (value: number) => ({ fact: 'employees', op: 'gte', value });
const optIn = { fact: 'optIn', op: 'eq', value: true };
const recent = { fact: 'visitedAt', op: 'withinLast', value: 'P14D' };
const german = { fact: 'country', op: 'eq', value: 'DE' };

describe('diffRules', () => {
  it('sees a bound that moved', () => {
    expect(diff({ all: [size(50), optIn] }, { all: [optIn, size(100)] })).toEqual({
      effect: 'stricter',
      changes: [
        {
          kind: 'changed',
          effect: 'stricter',
          before: { path: ['all', 0], words: 'Employees is at least 50' },
          after: { path: ['all', 1], words: 'Employees is at least 100' },
          sentence: 'Employees is at least 50 → is at least 100, stricter.',
        },
      ],
    });
  });

  it('sees through a not', () => {
    const { effect, changes } = diff({ not: size(50) }, { not: size(100) });
    expect(effect).toBe('looser');
    expect(changes).toEqual([
      expect.objectContaining({
        effect: 'looser',
        before: { path: ['not'], words: 'Employees is not at least 50' },
      }),
    ]);
  });

  it('sees additions and removals, each with its own effect', () => {
    const { effect, changes } = diff({ all: [size(50), optIn] }, { all: [size(50), recent] });
    expect(effect).toBe('different');
    expect(changes.map(({ sentence }) => sentence)).toEqual([
      'Removed: optIn is true, looser.',
      'Added: visitedAt is within the last 14 days, stricter.',
    ]);
    expect(diff({ any: [size(50)] }, { any: [size(50), german] }).changes[0]?.effect).toBe('looser');
  });

  it('goes down into the group that changed', () => {
    const { changes } = diff(
      { all: [optIn, { any: [size(50), german] }] },
      { all: [optIn, { any: [size(70), german] }] },
    );
    expect(changes.map(({ kind, before, after }) => [kind, before?.path, after?.path])).toEqual([
      ['changed', ['all', 1, 'any', 0], ['all', 1, 'any', 0]],
    ]);
  });

  it('names another number to meet', () => {
    const of = [size(50), optIn, german];
    const { effect, changes } = diff({ atLeast: 2, of }, { atLeast: 3, of });
    expect(effect).toBe('stricter');
    expect(changes).toHaveLength(1);
    expect(changes[0]?.sentence).toBe('2 of 3 conditions → all of 3 conditions, stricter.');
  });

  it('finds nothing between two ways to write one rule', () => {
    expect(
      diff(
        { not: { any: [{ fact: 'employees', op: 'lt', value: 50 }, { not: optIn }] } },
        { all: [{ fact: 'employees', op: 'gt', value: 49 }, optIn] },
      ),
    ).toEqual({ effect: 'same', changes: [] });
  });

  it('finds nothing exactly where the standard forms are equal', () => {
    const canonical = canonicalRule(schema, options);
    const compare = diffRules(schema, options);
    fc.assert(
      fc.property(smallRule, smallRule, (one, other) => {
        expect(orThrow(compare(one)(one))).toEqual({
          effect: expect.stringMatching('same|not-decided'),
          changes: [],
        });
        const equal = JSON.stringify(orThrow(canonical(one))) === JSON.stringify(orThrow(canonical(other)));
        const { changes } = orThrow(compare(one)(other));
        if (equal) expect(changes).toEqual([]);
        expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
      }),
      { numRuns: 60 },
    );
  });

  it('one stricter change alone makes the rule stricter', () => {
    fc.assert(
      fc.property(smallRule, (of) => {
        const { effect } = orThrow(diffRules(schema, options)({ any: [of, optIn as Rule] })(of));
        expect(['stricter', 'same', 'not-decided']).toContain(effect);
      }),
      { numRuns: 60 },
    );
  });
});
