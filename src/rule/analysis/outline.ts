import { canonicalJson } from '../../kernel/canonical-json.js';
import type { ActivitySchema, FactSchema } from '../fact-schema.js';
import { type Leaf, type NormalRule, normalForm } from '../normal-form.js';
import type { Resolved } from '../resolve.js';
import type { Rule } from '../rule.js';
import { wordingOf } from '../wording.js';
import { standard } from './canonical.js';
import { type Formula, formulaOf } from './formula.js';
import { subjectOf } from './subject.js';

/** One node of a rule without opposites and references, which still knows where it comes from. */
export interface Outline {
  /** Where the node stands in the rule; below a reference the path goes on with `definition`. */
  readonly path: ReadonlyArray<string | number>;
  /** How many of the children must be met; 1 for a condition. */
  readonly needed: number;
  /** The nodes below; none for a condition. */
  readonly children: ReadonlyArray<Outline>;
  /** What a condition looks at; the empty text for a group. */
  readonly subject: string;
  /** The operator of a condition, and whether its opposite is asked; the empty text for a group. */
  readonly ask: string;
  /** The subject of a condition in words; the empty text for a group. */
  readonly subjectWords: string;
  /** What is asked of the subject, in words: `is at least 50`. */
  readonly words: string;
  /** The standard form, to recognise the same node elsewhere. */
  readonly key: string;
  /** Where the node is met. */
  readonly formula: Formula;
}

/**
 * Returns the outline of a rule.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @returns a function from a checked rule to its outline
 */
export const outlineOf =
  (schema: FactSchema, activities: ActivitySchema) =>
  (resolved: Resolved): Outline => {
    const keyOf = (normal: NormalRule): string => canonicalJson(standard(schema, activities, normal));

    const group = (
      rule: Rule,
      negated: boolean,
      path: Outline['path'],
      needed: number,
      children: ReadonlyArray<Outline>,
    ): Outline => {
      const normal = normalForm({ ...resolved, rule }, negated);
      const count = needed === children.length ? 'all' : `${needed}`;
      return {
        path,
        needed,
        children,
        subject: '',
        ask: '',
        subjectWords: '',
        words: rule.label ?? `${count} of ${children.length} conditions`,
        key: keyOf(normal),
        formula: formulaOf(normal),
      };
    };

    const walk = (rule: Rule, negated: boolean, path: Outline['path']): Outline => {
      const below = (members: ReadonlyArray<Rule>, key: string): ReadonlyArray<Outline> =>
        members.map((member, index) => walk(member, negated, [...path, key, index]));
      if ('not' in rule) return walk(rule.not, !negated, [...path, 'not']);
      if ('ref' in rule) return walk(resolved.definitionOf(rule), negated, [...path, 'definition']);
      if ('all' in rule)
        return group(rule, negated, path, negated ? 1 : rule.all.length, below(rule.all, 'all'));
      if ('any' in rule)
        return group(rule, negated, path, negated ? rule.any.length : 1, below(rule.any, 'any'));
      if ('of' in rule) {
        const needed = negated ? rule.of.length - rule.atLeast + 1 : rule.atLeast;
        return group(rule, negated, path, needed, below(rule.of, 'of'));
      }
      return condition(rule, negated, path);
    };

    const condition = (leaf: Leaf, negated: boolean, path: Outline['path']): Outline => {
      const { subject, positive, negative } = wordingOf(schema, activities)(leaf);
      const normal = { leaf, negated };
      return {
        path,
        needed: 1,
        children: [],
        subject: subjectOf(schema, activities)(leaf).key,
        ask: `${negated} ${'op' in leaf ? leaf.op : 'present'}`,
        subjectWords: subject,
        words: negated ? negative : positive,
        key: keyOf(normal),
        formula: formulaOf(normal),
      };
    };

    return walk(resolved.rule, false, []);
  };
