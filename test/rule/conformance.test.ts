import { existsSync, readFileSync } from 'node:fs';
import { orThrow, parseInstant } from 'smarketing/kernel';
import { compileRule, decodeRule, type FactSchema, type FactsOf } from 'smarketing/rule';
import { describe, expect, it } from 'vitest';
import { figuresOf } from '../conformance-figures.js';

/** A condition of the neutral tree that the cases are written in. */
interface NeutralNode {
  readonly all?: ReadonlyArray<NeutralNode>;
  readonly any?: ReadonlyArray<NeutralNode>;
  readonly not?: NeutralNode;
  readonly fact?: string;
  readonly op?: string;
  readonly value?: unknown;
}

interface Case {
  readonly id: string;
  readonly rule: NeutralNode;
  readonly facts: FactsOf<FactSchema>;
  readonly expected: boolean | null;
  readonly onlyIsTrue?: boolean;
}

const file = new URL('../../../shared/cases/rules.jsonl', import.meta.url);
const present = existsSync(file);
const cases: ReadonlyArray<Case> = present
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
  : [];

/** The language's way to write a neutral condition. */
const translate = (node: NeutralNode): unknown => {
  if (node.all) return { all: node.all.map(translate) };
  if (node.any) return { any: node.any.map(translate) };
  if (node.not) return { not: translate(node.not) };
  if (node.op === 'present') return { fact: node.fact, present: true };
  // An array in the neutral tree's `contains` asks for each of its texts.
  if (node.op === 'contains' && Array.isArray(node.value)) {
    return { all: node.value.map((value) => ({ fact: node.fact, op: 'contains', value })) };
  }
  return { fact: node.fact, op: node.op, value: node.value };
};

/** The schema that fits the facts of a case, and the values that its facts are compared with. */
const schemaOf = ({ rule, facts }: Case): FactSchema => {
  const types: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) if (value !== null) types[name] = typeof value;
  const visit = (node: NeutralNode): void => {
    for (const child of node.all ?? node.any ?? (node.not ? [node.not] : [])) visit(child);
    if (node.fact === undefined) return;
    const value = Array.isArray(node.value) ? node.value[0] : node.value;
    types[node.fact] ??= value === undefined || typeof value === 'object' ? 'string' : typeof value;
  };
  visit(rule);
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, { type } as { type: 'string' }]),
  );
};

const context = { asOf: orThrow(parseInstant('2026-01-01T00:00:00Z')) };

/** What a typed language does not say at all, and how it refuses each. */
const refusals: ReadonlyArray<readonly [RegExp, string]> = [
  [/"op":"in","value":\[\]/, 'wrong-value'],
  [/"fact":"firstName","op":"lt","value":\{"fact":"lastName"\}/, 'wrong-operator'],
];

describe.skipIf(!present)(
  'conformance with other projects’ own cases (skipped without ../shared/cases)',
  () => {
    it.each(cases)('$id', (each) => {
      const schema = schemaOf(each);
      const decoded = decodeRule(schema)(translate(each.rule));
      const refusal = refusals.find(([form]) => form.test(JSON.stringify(each.rule)));
      if (refusal !== undefined) {
        expect(decoded._tag === 'Left' && decoded.left.map(({ code }) => code)).toEqual([refusal[1]]);
        return;
      }
      const { verdict, isTrue } = orThrow(compileRule(schema)(orThrow(decoded)));
      const found = verdict(each.facts, context);
      expect(isTrue(each.facts, context)).toBe(found === 'met');
      if (each.onlyIsTrue) expect(found === 'met').toBe(each.expected === true);
      else expect(found).toBe(each.expected === null ? 'unknown' : each.expected ? 'met' : 'not-met');
    });

    it('refuses only the five cases that order text or compare with an empty list', () => {
      const refused = cases.filter(({ rule }) => refusals.some(([form]) => form.test(JSON.stringify(rule))));
      expect(refused).toHaveLength(5);
      expect(figuresOf('Rules')).toMatchObject({
        'in the file': cases.length,
        'answered, all as expected': cases.length - refused.length,
        'refused before they run': refused.length,
      });
    });
  },
);
