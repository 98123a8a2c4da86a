import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { FactSchema } from './fact-schema.js';
import type { Intake, Path, RawNode } from './intake.js';
import { maximumDepth, maximumName } from './limits.js';
import { readAggregate } from './read-aggregate.js';
import { readFactNode } from './read-comparison.js';
import { isRecord, isSoundText, type Read } from './read-value.js';
import type { Rule } from './rule.js';
import { expectedName } from './suggest.js';

const aggregateKeys = ['where', 'within', 'op', 'value', 'whenMissing'];

/** The key that says what a node is, and which others may stand beside it. */
const keysOf: Readonly<Record<string, ReadonlyArray<string>>> = {
  all: [],
  any: [],
  none: [],
  not: [],
  atLeast: ['of'],
  fact: ['op', 'value', 'fold', 'whenMissing', 'present'],
  count: aggregateKeys,
  sum: ['field', ...aggregateKeys],
  last: aggregateKeys,
  ref: ['version'],
};

/**
 * Reads a rule: the one place that knows what a well-formed rule is, on the wire and in memory.
 *
 * @param intake - takes what is wrong, and the references met
 * @param schema - the facts that exist here
 * @param activity - true inside a `where`, where only the facts of one activity exist
 * @returns a function from any value, its path and its depth to the rule, or undefined after a report
 */
export const readRule =
  (intake: Intake, schema: FactSchema, activity: boolean) =>
  (value: unknown, path: Path, depth: number): Read<Rule> => {
    if (depth > maximumDepth) {
      return intake.refuse(
        'too-deep',
        path,
        'The rule nests too deeply.',
        `at most ${maximumDepth} levels of rules`,
      );
    }
    if (!isRecord(value)) {
      return intake.refuse('not-a-rule', path, 'A rule must be an object.', 'an object', value ?? null);
    }
    const head = headOf(intake, value, path);
    const label = readLabel(intake, value.label, [...path, 'label']);
    if (head === undefined) return undefined;
    const read = readNode(intake, schema, activity, head)(value, path, depth);
    return read === undefined || label === undefined ? read : ({ ...read, label } as Rule);
  };

const headOf = (intake: Intake, node: RawNode, path: Path): Read<string> => {
  const keys = Object.keys(node).filter((key) => node[key] !== undefined);
  const found = keys.filter((key) => Object.hasOwn(keysOf, key));
  const [head] = found;
  if (head === undefined || found.length > 1) {
    const expected = head === undefined ? expectedName(Object.keys(keysOf))(keys[0]) : 'one of them';
    const code = head === undefined ? 'not-a-rule' : 'ambiguous-rule';
    return intake.refuse(
      code,
      path,
      'A rule must have exactly one key that says what it is.',
      expected,
      keys,
    );
  }
  const allowed = ['label', ...(keysOf[head] as ReadonlyArray<string>)];
  for (const key of keys) {
    if (key !== head && !allowed.includes(key)) {
      intake.refuse(
        'unknown-key',
        [...path, key],
        'The key has no meaning here.',
        expectedName(allowed)(key),
      );
    }
  }
  return head;
};

const readLabel = (intake: Intake, label: unknown, path: Path): Read<string> =>
  label === undefined || (typeof label === 'string' && isSoundText(label) && label.length <= maximumName)
    ? label
    : intake.refuse(
        'wrong-value',
        path,
        'The label is no short text.',
        `at most ${maximumName} characters`,
        label,
      );

const readNode =
  (intake: Intake, schema: FactSchema, activity: boolean, head: string) =>
  (node: RawNode, path: Path, depth: number): Read<Rule> => {
    const group = (key: string): Read<ReadonlyNonEmptyArray<Rule>> => {
      const members = node[key];
      const at = [...path, key];
      if (!Array.isArray(members)) {
        return intake.refuse(
          'wrong-value',
          at,
          'A group must be a list of rules.',
          'a list',
          members ?? null,
        );
      }
      if (members.length === 0) {
        return intake.refuse('empty-group', at, 'A group without rules has no meaning.', 'at least one rule');
      }
      // A hole in a list is a member like any other, and `map` would pass it over.
      const rules = Array.from(members, (member: unknown, index) =>
        readRule(intake, schema, activity)(member, [...at, index], depth + 1),
      );
      return rules.includes(undefined) ? undefined : (rules as unknown as ReadonlyNonEmptyArray<Rule>);
    };
    switch (head) {
      case 'all': {
        const all = group('all');
        return all && { all };
      }
      case 'any': {
        const any = group('any');
        return any && { any };
      }
      case 'none': {
        const any = group('none');
        return any && { not: { any } };
      }
      case 'not': {
        const not = readRule(intake, schema, activity)(node.not, [...path, 'not'], depth + 1);
        return not && { not };
      }
      case 'atLeast':
        return readAtLeast(intake, node.atLeast, group('of'), [...path, 'atLeast']);
      case 'fact':
        return readFactNode(intake, schema)(node, path);
      case 'ref':
        return activity ? tooMuch(intake, path) : readReference(intake, node, path);
      default:
        return activity
          ? tooMuch(intake, path)
          : readAggregate(intake, head as 'count' | 'sum' | 'last', (own, where, at) =>
              readRule(intake, own, true)(where, at, depth + 1),
            )(node, path);
    }
  };

const tooMuch = (intake: Intake, path: Path): undefined =>
  intake.refuse(
    'not-about-activity',
    path,
    'Inside where, a rule asks about one activity.',
    'a rule over its facts',
  );

const readAtLeast = (
  intake: Intake,
  atLeast: unknown,
  of: Read<ReadonlyNonEmptyArray<Rule>>,
  path: Path,
): Read<Rule> => {
  const most = of?.length ?? Number.MAX_SAFE_INTEGER;
  if (Number.isSafeInteger(atLeast) && (atLeast as number) >= 1 && (atLeast as number) <= most) {
    return of && { atLeast: atLeast as number, of };
  }
  const expected = of === undefined ? 'a whole number from 1' : `a whole number from 1 to ${most}`;
  return intake.refuse(
    'wrong-value',
    path,
    'The number of rules to meet is out of range.',
    expected,
    atLeast,
  );
};

const readReference = (intake: Intake, { ref, version }: RawNode, path: Path): Read<Rule> => {
  const definitions = intake.options.definitions ?? [];
  const versions = definitions.filter(({ id }) => id === ref).map((definition) => definition.version);
  if (typeof ref !== 'string' || versions.length === 0) {
    const expected = expectedName([...new Set(definitions.map(({ id }) => id))])(ref);
    return intake.refuse(
      'unknown-reference',
      [...path, 'ref'],
      'The definition is not known.',
      expected,
      ref,
    );
  }
  if (typeof version !== 'number' || !versions.includes(version)) {
    const expected = `one of ${versions.join(', ')}`;
    const at = [...path, 'version'];
    return intake.refuse(
      'unknown-reference',
      at,
      'The definition has no such version.',
      expected,
      version ?? null,
    );
  }
  const reference = { ref, version };
  intake.references.push({ reference, path });
  return reference;
};
