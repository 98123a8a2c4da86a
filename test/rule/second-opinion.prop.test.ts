import fc from 'fast-check';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { compileRule, decodeRule, explainRule, type FactSchema, type FactsOf } from 'smarketing/rule';
import { canonicalRule } from 'smarketing/rule/analysis';
import { columnsOf, compileColumns } from 'smarketing/rule/columns';
import { expect, test } from 'vitest';

const types = {
  amount: 'number',
  limit: 'number',
  size: 'integer',
  least: 'integer',
  name: 'string',
  part: 'string',
  open: 'boolean',
  asked: 'boolean',
  seen: 'instant',
  due: 'instant',
} as const;
type Name = keyof typeof types;
type Type = (typeof types)[Name];
type Scalar = number | string | boolean;

const names = Object.keys(types) as ReadonlyArray<Name>;
const schema: FactSchema = Object.fromEntries(names.map((name) => [name, { type: types[name] }]));
const asOf = orThrow(parseInstant('2026-01-01T00:00:00Z'));

const hostile: Readonly<Record<Type, ReadonlyArray<Scalar>>> = {
  number: [0, -0, 1, -1, 0.1 + 0.2, 0.3, 2 ** 53 - 1, 2 ** 53, 2 ** 53 + 2, 1e21, 5e-324, Number.MAX_VALUE],
  integer: [0, -0, 1, -1, 2, 2 ** 53 - 1, 1 - 2 ** 53],
  string: [
    '',
    ' ',
    '%',
    '_',
    '\\',
    "'",
    '100%_x',
    '100xyx',
    'a',
    'A',
    'aa',
    'é',
    'e\u0301',
    '😀',
    '.*',
    '[a]',
    '__proto__',
  ],
  boolean: [true, false],
  instant: [
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999Z',
    '2026-01-01T05:45:00+05:45',
    '9999-12-31T23:59:59.999Z',
  ],
};

/** A rule as a person writes it. */
interface Node {
  readonly all?: ReadonlyArray<Node>;
  readonly any?: ReadonlyArray<Node>;
  readonly none?: ReadonlyArray<Node>;
  readonly of?: ReadonlyArray<Node>;
  readonly atLeast?: number;
  readonly not?: Node;
  readonly fact?: Name;
  readonly present?: boolean;
  readonly op?: string;
  readonly value?: Scalar | { readonly fact: Name } | ReadonlyArray<Scalar | { readonly fact: Name }>;
}

const ordered = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte', 'between'];
const operators: Readonly<Record<Type, ReadonlyArray<string>>> = {
  number: [...ordered, 'in', 'notIn'],
  integer: [...ordered, 'in', 'notIn'],
  string: ['eq', 'ne', 'in', 'notIn', 'contains', 'startsWith', 'endsWith'],
  boolean: ['eq', 'ne', 'in', 'notIn'],
  instant: ordered,
};

const leaf: fc.Arbitrary<Node> = fc.constantFrom(...names).chain((fact): fc.Arbitrary<Node> => {
  const type = types[fact];
  const scalar = fc.constantFrom(...hostile[type]);
  const other = fc
    .constantFrom(...names.filter((name) => types[name] === type))
    .map((name) => ({ fact: name }));
  const operand = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 1, arbitrary: other });
  const compared = fc.constantFrom(...operators[type]).chain((op): fc.Arbitrary<Node> => {
    if (op === 'between') return fc.tuple(operand, operand).map((value) => ({ fact, op, value }));
    return op === 'in' || op === 'notIn'
      ? fc.array(scalar, { minLength: 1, maxLength: 4 }).map((value) => ({ fact, op, value }))
      : operand.map((value) => ({ fact, op, value }));
  });
  const asked = fc.boolean().map((present) => ({ fact, present }));
  return fc.oneof({ weight: 9, arbitrary: compared }, { weight: 1, arbitrary: asked });
});

const { rule } = fc.letrec<{ rule: Node }>((tie) => {
  const some = fc.array(tie('rule'), { minLength: 1, maxLength: 4 });
  return {
    rule: fc.oneof(
      { maxDepth: 3, depthSize: 'medium' },
      leaf,
      some.map((all) => ({ all })),
      some.map((any) => ({ any })),
      some.map((none) => ({ none })),
      tie('rule').map((not) => ({ not })),
      fc.tuple(some, fc.nat(3)).map(([of, n]) => ({ of, atLeast: (n % of.length) + 1 })),
    ),
  };
});

type Lead = { readonly [name in Name]?: Scalar | null };

/** Facts as they are written, about a fifth of them missing. */
const lead: fc.Arbitrary<Lead> = fc.record(
  Object.fromEntries(
    names.map((name) => [name, fc.option(fc.constantFrom(...hostile[types[name]]), { freq: 9 })]),
  ) as { [name in Name]: fc.Arbitrary<Scalar | null> },
  { requiredKeys: [] },
);

const inMemory = (name: Name, value: Scalar | null | undefined): Scalar | Instant | null | undefined =>
  types[name] === 'instant' && typeof value === 'string' ? Date.parse(value) : value;

const both = (answers: ReadonlyArray<boolean | null>, decisive: boolean): boolean | null =>
  answers.includes(decisive) ? decisive : answers.includes(null) ? null : !decisive;

/** What a rule gives, null for unknown, told from how it is written and by nothing of the library. */
const tell = (node: Node, of: Lead): boolean | null => {
  const each = (nodes: ReadonlyArray<Node>) => nodes.map((one) => tell(one, of));
  const opposite = (answer: boolean | null) => (answer === null ? null : !answer);
  if (node.all) return both(each(node.all), false);
  if (node.any) return both(each(node.any), true);
  if (node.none) return opposite(both(each(node.none), true));
  if (node.not) return opposite(tell(node.not, of));
  if (node.of) {
    const answers = each(node.of);
    const [met, open] = [true, null].map((sought) => answers.filter((one) => one === sought).length);
    const needed = node.atLeast ?? 0;
    return (met ?? 0) >= needed ? true : (met ?? 0) + (open ?? 0) < needed ? false : null;
  }
  const fact = node.fact as Name;
  const value = inMemory(fact, of[fact]) ?? null;
  if (node.present !== undefined) return (value !== null) === node.present;
  const operands = (Array.isArray(node.value) ? node.value : [node.value]).map((one) =>
    typeof one === 'object' ? inMemory(one.fact, of[one.fact as Name]) : inMemory(fact, one),
  );
  const compare = (holds: (value: never, operand: never) => boolean, operand: unknown): boolean | null =>
    value === null || operand === null || operand === undefined
      ? null
      : holds(value as never, operand as never);
  const [first, second] = operands;
  const least = (a: number, b: number) => a >= b;
  const most = (a: number, b: number) => a <= b;
  switch (node.op) {
    case 'eq':
      return compare((a, b) => a === b, first);
    case 'ne':
      return compare((a, b) => a !== b, first);
    case 'lt':
      return compare((a: number, b: number) => a < b, first);
    case 'lte':
      return compare(most, first);
    case 'gt':
      return compare((a: number, b: number) => a > b, first);
    case 'gte':
      return compare(least, first);
    case 'between':
      return both([compare(least, first), compare(most, second)], false);
    case 'in':
      return value === null ? null : operands.some((one) => one === value);
    case 'notIn':
      return value === null ? null : !operands.some((one) => one === value);
    case 'contains':
      return compare((a: string, b: string) => a.split(b).length > 1 || b === '', first);
    case 'startsWith':
      return compare((a: string, b: string) => a.slice(0, b.length) === b, first);
    default:
      return compare((a: string, b: string) => b === '' || a.slice(-b.length) === b, first);
  }
};

test('every engine gives what the rule says as it is written', () => {
  const words = { true: 'met', false: 'not-met', null: 'unknown' } as const;
  fc.assert(
    fc.property(rule, fc.array(lead, { minLength: 1, maxLength: 8 }), (written, leads) => {
      const decoded = orThrow(decodeRule(schema)(written));
      const compiled = orThrow(compileRule(schema)(decoded));
      const explained = orThrow(explainRule(schema)(decoded));
      const standard = orThrow(compileRule(schema)(orThrow(canonicalRule(schema)(decoded))));
      const facts = leads.map(
        (of) =>
          Object.fromEntries(names.map((name) => [name, inMemory(name, of[name])])) as FactsOf<FactSchema>,
      );
      const codes = orThrow(compileColumns(schema)(decoded)).verdicts(columnsOf(schema)(facts), { asOf });
      for (const [index, of] of leads.entries()) {
        const expected = words[String(tell(written, of)) as keyof typeof words];
        const own = facts[index] as FactsOf<FactSchema>;
        expect([
          compiled.verdict(own, { asOf }),
          explained(own, { asOf }).verdict,
          standard.verdict(own, { asOf }),
          ['not-met', 'unknown', 'met'][codes[index] as number],
        ]).toEqual([expected, expected, expected, expected]);
        expect(compiled.isTrue(own, { asOf })).toBe(expected === 'met');
      }
    }),
    { numRuns: 300 },
  );
});
