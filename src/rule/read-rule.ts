import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import type { ActivitySchema, FactDefinition, FactSchema } from './fact-schema.js';
import { maximumDepth, maximumName, maximumValues } from './limits.js';
import { comparesFacts, isRelative, type Operator, operatorsOf, takesList } from './operator.js';
import {
  type Form,
  isRecord,
  isSoundText,
  type Read,
  type Report,
  readDuration,
  readScalar,
} from './read-value.js';
import type { ReferenceRule, Rule, RuleDefinition, RuleValue } from './rule.js';
import { expectedName } from './suggest.js';

/**
 * Describes what a rule may speak about beside facts.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleOptions {
  /** The activities that aggregates may count; none when absent. */
  readonly activities?: ActivitySchema;
  /** The definitions that references may name; none when absent. */
  readonly definitions?: ReadonlyArray<RuleDefinition>;
}

/** What a reader tells its caller beside the rule. */
export interface Reader {
  /** Every issue found so far. */
  readonly issues: Array<Issue>;
  /** Every reference met, with where it stands. */
  readonly references: Array<{ readonly reference: ReferenceRule; readonly path: Issue['path'] }>;
  /** Reads a rule, or reports issues and gives undefined. */
  readonly read: (value: unknown, path: Issue['path']) => Read<Rule>;
}

const heads = ['all', 'any', 'none', 'not', 'atLeast', 'fact', 'count', 'sum', 'last', 'ref'] as const;

type Head = (typeof heads)[number];

const activityKeys = ['where', 'within', 'op', 'value', 'whenMissing'];

const otherKeys: Readonly<Record<Head, ReadonlyArray<string>>> = {
  all: [],
  any: [],
  none: [],
  not: [],
  atLeast: ['of'],
  fact: ['op', 'value', 'fold', 'whenMissing', 'present'],
  count: activityKeys,
  sum: ['field', ...activityKeys],
  last: activityKeys,
  ref: ['version'],
};

type Path = Issue['path'];
type Node = Readonly<Record<string, unknown>>;

/** A comparison without what it compares. */
interface Comparison {
  readonly op: Operator;
  readonly value: RuleValue;
  readonly fold?: true;
  readonly whenMissing?: boolean;
}

/**
 * Creates a reader of rules: the one place that knows what a well-formed rule is, on the wire and in memory.
 *
 * @param facts - the facts that rules may speak about
 * @param options - activities and definitions
 * @param form - whether instants and durations are text or milliseconds
 * @returns the reader
 */
export const ruleReader = (facts: FactSchema, options: RuleOptions, form: Form): Reader => {
  const issues: Array<Issue> = [];
  const references: Array<{ reference: ReferenceRule; path: Path }> = [];
  const report: Report = (found) => {
    issues.push(found);
  };
  const refuse = (
    code: string,
    path: Path,
    message: string,
    expected: string,
    received?: unknown,
  ): undefined => {
    report(
      issue(
        code,
        path,
        message,
        received === undefined ? { expected } : { expected, received: show(received) },
      ),
    );
  };

  /** `activity` is true inside a `where`, where only the activity's own facts exist. */
  const node = (
    schema: FactSchema,
    activity: boolean,
    value: unknown,
    path: Path,
    depth: number,
  ): Read<Rule> => {
    if (depth > maximumDepth) {
      return refuse(
        'too-deep',
        path,
        'The rule nests too deeply.',
        `at most ${maximumDepth} levels of rules`,
      );
    }
    if (!isRecord(value)) return refuse('not-a-rule', path, 'A rule must be an object.', 'an object', value);
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    const found = heads.filter((head) => keys.includes(head));
    const [head] = found;
    if (head === undefined || found.length > 1) {
      return refuse(
        head === undefined ? 'not-a-rule' : 'ambiguous-rule',
        path,
        'A rule must have exactly one key that says what it is.',
        head === undefined ? expectedName(heads)(keys[0]) : 'one of them',
        keys,
      );
    }
    for (const key of keys) {
      if (key !== head && key !== 'label' && !otherKeys[head].includes(key)) {
        refuse(
          'unknown-key',
          [...path, key],
          'The rule has a key without a meaning.',
          expectedName(['label', ...otherKeys[head]])(key),
        );
      }
    }
    const label = value.label;
    if (
      label !== undefined &&
      !(typeof label === 'string' && isSoundText(label) && label.length <= maximumName)
    ) {
      refuse(
        'wrong-value',
        [...path, 'label'],
        'The label is not a short text.',
        `text of at most ${maximumName} characters`,
        label,
      );
    }
    const group = (key: Head | 'of'): Read<ReadonlyNonEmptyArray<Rule>> => {
      const members = value[key];
      if (!Array.isArray(members)) {
        return refuse('wrong-value', [...path, key], 'A group must be a list of rules.', 'a list', members);
      }
      if (members.length === 0) {
        return refuse(
          'empty-group',
          [...path, key],
          'A group without rules has no meaning.',
          'at least one rule',
        );
      }
      const read = members.map((member, index) =>
        node(schema, activity, member, [...path, key, index], depth + 1),
      );
      return read.every((rule) => rule !== undefined)
        ? (read as unknown as ReadonlyNonEmptyArray<Rule>)
        : undefined;
    };
    const rule = ((): Read<Rule> => {
      switch (head) {
        case 'all': {
          const all = group(head);
          return all && { all };
        }
        case 'any': {
          const any = group(head);
          return any && { any };
        }
        case 'none': {
          const any = group(head);
          return any && { not: { any } };
        }
        case 'not': {
          const not = node(schema, activity, value.not, [...path, 'not'], depth + 1);
          return not && { not };
        }
        case 'atLeast':
          return atLeast(value, path, group('of'));
        case 'fact':
          return 'present' in value && value.present !== undefined
            ? presence(schema, value, path)
            : comparison(schema, value, path);
        case 'ref':
          return reference(activity, value, path);
        default:
          return activity
            ? refuse(
                'nested-aggregate',
                path,
                'An activity has no activities of its own.',
                'a rule over its facts',
              )
            : aggregate(head, value, path, depth);
      }
    })();
    return rule === undefined || label === undefined ? rule : ({ ...rule, label } as Rule);
  };

  const named = (
    schema: Readonly<Record<string, unknown>>,
    name: unknown,
    code: string,
    path: Path,
  ): name is string =>
    (typeof name === 'string' && Object.hasOwn(schema, name)) ||
    refuse(code, path, 'The name is not known.', expectedName(Object.keys(schema))(name), name) !== undefined;

  const atLeast = (value: Node, path: Path, of: Read<ReadonlyNonEmptyArray<Rule>>): Read<Rule> => {
    const needed = value.atLeast;
    const most = of?.length ?? Number.MAX_SAFE_INTEGER;
    return Number.isSafeInteger(needed) && (needed as number) >= 1 && (needed as number) <= most
      ? of && { atLeast: needed as number, of }
      : refuse(
          'wrong-value',
          [...path, 'atLeast'],
          'The number of rules to meet is out of range.',
          of === undefined ? 'a whole number from 1' : `a whole number from 1 to ${most}`,
          needed,
        );
  };

  const presence = (schema: FactSchema, value: Node, path: Path): Read<Rule> => {
    const { fact, present } = value;
    for (const key of ['op', 'value', 'fold', 'whenMissing']) {
      if (value[key] !== undefined) {
        refuse(
          'unknown-key',
          [...path, key],
          'A question about presence has nothing to compare.',
          'only fact and present',
        );
      }
    }
    if (typeof present !== 'boolean') {
      return refuse(
        'wrong-value',
        [...path, 'present'],
        'The value has the wrong type.',
        'true or false',
        present,
      );
    }
    return named(schema, fact, 'unknown-fact', [...path, 'fact']) ? { fact, present } : undefined;
  };

  const comparison = (schema: FactSchema, value: Node, path: Path): Read<Rule> => {
    const { fact } = value;
    if (!named(schema, fact, 'unknown-fact', [...path, 'fact'])) return undefined;
    const definition = schema[fact] as FactDefinition;
    const { fold } = value;
    if (fold !== undefined && (fold !== true || definition.type !== 'string')) {
      return refuse(
        'wrong-value',
        [...path, 'fold'],
        'Only text can be compared without regard to case.',
        'true, on a string fact',
        fold,
      );
    }
    return compare(definition, value, path, schema, (compared) => ({
      fact,
      ...compared,
      ...(fold === true ? { fold } : {}),
      ...missing(value),
    }));
  };

  const missing = (value: Node): { whenMissing?: boolean } =>
    typeof value.whenMissing === 'boolean' ? { whenMissing: value.whenMissing } : {};

  /** Reads operator and value, and writes the shorthands `ne`, `notIn` and `between` out. */
  const compare = (
    definition: FactDefinition,
    value: Node,
    path: Path,
    others: FactSchema | null,
    leaf: (compared: Comparison) => Rule,
  ): Read<Rule> => {
    const operators = operatorsOf[definition.type];
    const known: Array<string> = [...operators];
    if (operators.includes('eq')) known.push('ne');
    if (operators.includes('in')) known.push('notIn');
    if (operators.includes('lte')) known.push('between');
    const { op, whenMissing } = value;
    if (whenMissing !== undefined && typeof whenMissing !== 'boolean') {
      refuse(
        'wrong-value',
        [...path, 'whenMissing'],
        'The value has the wrong type.',
        'true or false',
        whenMissing,
      );
    }
    if (typeof op !== 'string' || !known.includes(op)) {
      return refuse(
        'wrong-operator',
        [...path, 'op'],
        `A fact of type ${definition.type} has no such operator.`,
        expectedName(known)(op),
        op,
      );
    }
    const at = [...path, 'value'];
    if (op === 'between') {
      const bounds = value.value;
      if (!Array.isArray(bounds) || bounds.length !== 2) {
        return refuse('wrong-value', at, 'The bounds are not two values.', 'a list of two values', bounds);
      }
      const read = readScalar(form, definition, report);
      const low = read(bounds[0], [...at, 0]);
      const high = read(bounds[1], [...at, 1]);
      return low === undefined || high === undefined
        ? undefined
        : {
            all: [
              leaf({ op: 'gte', value: low as RuleValue }),
              leaf({ op: 'lte', value: high as RuleValue }),
            ],
          };
    }
    const opposite = op === 'ne' ? 'eq' : op === 'notIn' ? 'in' : null;
    const plain = opposite ?? (op as Operator);
    const compared = operand(definition, plain, value.value, at, others);
    if (compared === undefined) return undefined;
    const positive = leaf({ op: plain, value: compared });
    if (opposite === null) return positive;
    // The shorthand's own whenMissing speaks about the whole, so the comparison inside takes the opposite.
    return {
      not: typeof whenMissing === 'boolean' ? ({ ...positive, whenMissing: !whenMissing } as Rule) : positive,
    };
  };

  const operand = (
    definition: FactDefinition,
    op: Operator,
    value: unknown,
    path: Path,
    others: FactSchema | null,
  ): Read<RuleValue> => {
    if (isRelative(op)) return readDuration(form, op === 'olderThan' ? 0 : 1, report)(value, path);
    const read = readScalar(form, definition, report);
    if (takesList(op)) {
      if (!Array.isArray(value) || value.length === 0 || value.length > maximumValues) {
        return refuse(
          'wrong-value',
          path,
          'The value is not a list that can be compared with.',
          `a list of 1 to ${maximumValues} values`,
          value,
        );
      }
      const values = value.map((member, index) => read(member, [...path, index]));
      return values.includes(undefined) ? undefined : (values as unknown as RuleValue);
    }
    if (!isRecord(value) || !('fact' in value)) return read(value, path) as Read<RuleValue>;
    if (others === null || !comparesFacts(definition, op)) {
      return refuse('wrong-value', path, 'This comparison needs a value, not a fact.', 'a value', value);
    }
    const { fact } = value;
    if (!named(others, fact, 'unknown-fact', [...path, 'fact'])) return undefined;
    if (Object.keys(value).length > 1) {
      return refuse(
        'unknown-key',
        path,
        'A fact to compare with has its name only.',
        '{ "fact": name }',
        value,
      );
    }
    return comparable(definition, others[fact] as FactDefinition)
      ? { fact }
      : refuse(
          'wrong-value',
          [...path, 'fact'],
          'The two facts cannot be compared.',
          `a fact of type ${definition.type}`,
          fact,
        );
  };

  const reference = (activity: boolean, value: Node, path: Path): Read<Rule> => {
    const { ref, version } = value;
    if (activity) {
      return refuse(
        'nested-reference',
        path,
        'A definition speaks about leads, not about one activity.',
        'a rule over its facts',
      );
    }
    const definitions = options.definitions ?? [];
    const versions = definitions
      .filter((definition) => definition.id === ref)
      .map((definition) => definition.version);
    if (typeof ref !== 'string' || versions.length === 0) {
      const known = [...new Set(definitions.map((definition) => definition.id))];
      return refuse(
        'unknown-reference',
        [...path, 'ref'],
        'The definition is not known.',
        expectedName(known)(ref),
        ref,
      );
    }
    if (typeof version !== 'number' || !versions.includes(version)) {
      return refuse(
        'unknown-reference',
        [...path, 'version'],
        'The definition has no such version.',
        `one of ${versions.join(', ')}`,
        version ?? null,
      );
    }
    references.push({ reference: { ref, version }, path });
    return { ref, version };
  };

  const aggregate = (head: 'count' | 'sum' | 'last', value: Node, path: Path, depth: number): Read<Rule> => {
    const activities = options.activities ?? {};
    const type = value[head];
    if (!named(activities, type, 'unknown-activity', [...path, head])) return undefined;
    const own = activities[type] as FactSchema;
    const where =
      value.where === undefined ? undefined : node(own, true, value.where, [...path, 'where'], depth + 1);
    const within =
      value.within === undefined
        ? undefined
        : readDuration(form, 1, report)(value.within, [...path, 'within']);
    let definition: FactDefinition = { type: head === 'last' ? 'instant' : 'integer' };
    if (head === 'sum') {
      const { field } = value;
      if (!named(own, field, 'unknown-fact', [...path, 'field'])) return undefined;
      definition = own[field] as FactDefinition;
      if (definition.type !== 'integer' && definition.type !== 'money') {
        return refuse(
          'wrong-value',
          [...path, 'field'],
          'The fact cannot be added up exactly.',
          'a fact of type integer or money',
          field,
        );
      }
    }
    const window = {
      [head]: type,
      ...(head === 'sum' ? { field: value.field } : {}),
      ...(where === undefined ? {} : { where }),
      ...(within === undefined ? {} : { within }),
    };
    return compare(
      definition,
      value,
      path,
      null,
      (compared) => ({ ...window, ...compared, ...missing(value) }) as Rule,
    );
  };

  return { issues, references, read: (value, path) => node(facts, false, value, path, 1) };
};

/** Two facts whose values mean the same kind of thing. */
const comparable = (first: FactDefinition, second: FactDefinition): boolean => {
  const numeric = (type: string): boolean => type === 'number' || type === 'integer';
  if (numeric(first.type)) return numeric(second.type);
  if (first.type === 'money') return second.type === 'money' && second.currency === first.currency;
  if (first.type === 'enum')
    return second.type === 'enum' && second.values.some((value) => first.values.includes(value));
  return second.type === first.type && first.type !== 'list';
};
