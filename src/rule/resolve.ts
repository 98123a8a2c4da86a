import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import type { FactSchema } from './fact-schema.js';
import { intakeOf } from './intake.js';
import { maximumDepth, maximumNodes, nestingIssue } from './limits.js';
import type { RuleTree } from './normal-form.js';
import { operatorsOf } from './operator.js';
import { readRule } from './read-rule.js';
import { type Form, inMemory, isRecord } from './read-value.js';
import type { ReferenceRule, Rule, RuleDefinition } from './rule.js';
import type { RuleOptions } from './rule-options.js';

/** A checked rule with its definitions, and the definitions by name. */
export interface Resolved extends RuleTree {
  /** Every definition that it reaches, in the order in which they are met. */
  readonly definitions: ReadonlyArray<RuleDefinition>;
}

/** How many nodes and levels a rule has with its references written out. */
interface Shape {
  readonly nodes: number;
  readonly depth: number;
}

/** A JSON value nests two levels for each level of rules, and a bit more in its leaves. */
const mostNesting = 2 * maximumDepth + 4;

/** Values in lists may outnumber nodes; the reader limits each list of its own. */
const mostMembers = 20 * maximumNodes;

/**
 * Checks a rule and every definition it reaches, and refuses cycles and endless growth.
 *
 * @param schema - the facts
 * @param options - activities and definitions
 * @param form - how instants and durations of the rule are written; definitions are in memory form
 * @returns a function from any value to the rule with its definitions, or all issues
 */
export const resolveRule = (
  schema: FactSchema,
  options: RuleOptions,
  form: Form,
): ((value: unknown) => Checked<Resolved>) => {
  const groundwork = schemaIssues(schema, options);
  const nesting = nestingIssue(mostNesting, mostMembers);
  return (value) => {
    const tooDeep = nesting(value);
    const unusable = tooDeep === null ? groundwork : [tooDeep];
    if (unusable.length > 0) return unlessIssues(unusable, () => absent);
    const intake = intakeOf(form, options);
    const rule = readRule(intake, schema, false)(value, [], 1);
    const { issues } = intake;
    const definitions = new Map<string, { rule: Rule; shape: Shape } | 'open' | 'refused'>();
    const reached: Array<RuleDefinition> = [];

    const visit = (reference: ReferenceRule, path: Issue['path'], trail: number): void => {
      const key = keyOf(reference);
      const known = definitions.get(key);
      if (known === 'open') {
        issues.push(
          issue('cyclic-reference', path, 'The definition refers to itself.', {
            received: `${reference.ref} version ${reference.version}`,
          }),
        );
        return;
      }
      if (known !== undefined) return;
      definitions.set(key, 'open');
      const found = (options.definitions ?? []).find(
        ({ id, version }) => id === reference.ref && version === reference.version,
      )?.rule;
      const own = trail > maximumDepth ? deepIssue([]) : nesting(found);
      const inner = intakeOf(inMemory, options);
      const read = own === null ? readRule(inner, schema, false)(found, [], 1) : undefined;
      const before = issues.length;
      for (const each of own === null ? inner.issues : [own]) {
        issues.push({ ...each, message: `In the definition ${reference.ref}: ${each.message}`, path });
      }
      if (own === null) for (const next of inner.references) visit(next.reference, path, trail + 1);
      if (read === undefined || issues.length > before) definitions.set(key, 'refused');
      else {
        definitions.set(key, { rule: read, shape: shapeOf(read) });
        reached.push({ id: reference.ref, version: reference.version, rule: read });
      }
    };

    const shapeOf = (of: Rule): Shape => {
      if ('ref' in of) {
        const known = definitions.get(keyOf(of));
        return typeof known === 'object' ? known.shape : { nodes: 1, depth: 1 };
      }
      let nodes = 1;
      let depth = 0;
      for (const child of childrenOf(of)) {
        const shape = shapeOf(child);
        nodes = Math.min(nodes + shape.nodes, maximumNodes + 1);
        depth = Math.max(depth, shape.depth);
      }
      return { nodes, depth: depth + 1 };
    };

    for (const { reference, path } of intake.references) visit(reference, path, 1);
    if (rule !== undefined && issues.length === 0) {
      const shape = shapeOf(rule);
      if (shape.depth > maximumDepth) issues.push(deepIssue([]));
      if (shape.nodes > maximumNodes) {
        issues.push(
          issue('too-large', [], 'The rule has too many parts, its definitions included.', {
            expected: `at most ${maximumNodes} nodes`,
          }),
        );
      }
    }
    return unlessIssues(issues, () => ({
      rule: rule as Rule,
      definitionOf: (reference) => (definitions.get(keyOf(reference)) as { rule: Rule }).rule,
      definitions: reached,
    }));
  };
};

/**
 * What would make a schema unusable for any rule. The fine print of a schema is `checkFactSchema`'s, so that who
 * only decides does not load it.
 */
const schemaIssues = (schema: FactSchema, { activities = {} }: RuleOptions): ReadonlyArray<Issue> => [
  ...unusableFacts(schema, ['schema']),
  ...Object.entries(activities).flatMap(([type, own]) => unusableFacts(own, ['activities', type])),
];

const unusableFacts = (schema: FactSchema, path: Issue['path']): ReadonlyArray<Issue> =>
  Object.entries(schema).flatMap(([name, definition]) => {
    const { type, of, values, currency } = (isRecord(definition) ? definition : {}) as Readonly<
      Record<string, unknown>
    >;
    const known = typeof type === 'string' && Object.hasOwn(operatorsOf, type);
    const isEnum = type === 'enum' || of === 'enum';
    const whole = (!isEnum || Array.isArray(values)) && (type !== 'money' || typeof currency === 'string');
    // What every object inherits would be found on facts that lack it.
    return known && whole && !(name in Object.prototype)
      ? []
      : [
          issue('unusable-fact', [...path, name], 'No rule can speak about this fact.', {
            expected: 'a definition that checkFactSchema accepts',
          }),
        ];
  });

const absent: Resolved = undefined as never;

const deepIssue = (path: Issue['path']): Issue =>
  issue('too-deep', path, 'The rule nests too deeply, its definitions included.', {
    expected: `at most ${maximumDepth} levels of rules`,
  });

/** No id is a number, so the version can stand before it without ambiguity. */
const keyOf = ({ ref, version }: ReferenceRule): string => `${version} ${ref}`;

/** The rules directly below a node; `where` speaks about activities and is not one of them. */
const childrenOf = (rule: Rule): ReadonlyArray<Rule> =>
  'all' in rule
    ? rule.all
    : 'any' in rule
      ? rule.any
      : 'of' in rule
        ? rule.of
        : 'not' in rule
          ? [rule.not]
          : [];
