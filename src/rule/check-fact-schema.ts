import { isCurrency } from '../kernel/currency.js';
import { formatDuration } from '../kernel/duration.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import type { FactDefinition, FactSchema } from './fact-schema.js';
import { maximumName, maximumValues } from './limits.js';
import { operatorsOf } from './operator.js';
import { type Form, inMemory, isRecord, isSoundText, readDuration } from './read-value.js';
import { expectedName } from './suggest.js';
import { onWire } from './wire-form.js';

/**
 * Checks a fact schema that was written in code.
 *
 * **When to use**: once, where the schema is written. `decodeRule` and `compileRule` only see to it that no fact
 * of theirs makes them fail.
 *
 * @param schema - the schema
 * @returns the same schema, or all issues
 * @example
 * ```ts
 * import { checkFactSchema } from 'smarketing/rule'
 *
 * checkFactSchema({ country: { type: 'enum', values: ['DE', 'DE'] } })._tag // => 'Left'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const checkFactSchema = <const Schema extends FactSchema>(schema: Schema): Checked<Schema> =>
  unlessUnreadable(() => unlessIssues(factSchemaIssues(schema), () => schema));

/**
 * Decodes a fact schema from JSON, where `maxAge` is an ISO-8601 duration.
 *
 * @param value - any value
 * @returns the schema with durations in milliseconds, or all issues
 * @category conversions
 * @since 0.1.0
 */
export const decodeFactSchema = (value: unknown): Checked<FactSchema> =>
  unlessUnreadable(() => {
    const issues: Array<Issue> = [];
    const schema = readFactSchema(onWire, value, issues);
    return unlessIssues(issues, () => schema);
  });

/**
 * Encodes a fact schema as the JSON that `decodeFactSchema` reads back as the same schema.
 *
 * @param schema - the schema
 * @returns plain JSON, with `maxAge` as an ISO-8601 duration
 * @category conversions
 * @since 0.1.0
 */
export const encodeFactSchema = (schema: FactSchema): JsonObject =>
  Object.fromEntries(
    Object.entries(schema).map(([name, definition]) => {
      const { maxAge, ...rest } = definition;
      return [name, maxAge === undefined ? rest : { ...rest, maxAge: formatDuration(maxAge) }];
    }),
  ) as JsonObject;

/**
 * Finds what is wrong with a schema in memory.
 *
 * @param schema - the schema
 * @returns issues with paths from the schema's root
 */
export const factSchemaIssues = (schema: FactSchema): ReadonlyArray<Issue> => {
  const issues: Array<Issue> = [];
  readFactSchema(inMemory, schema, issues);
  return issues;
};

/** What may stand in a definition beside its type and what the type itself needs. */
const details = ['type', 'label', 'column', 'maxAge', 'basis', 'placeholders'];

const bases = ['as-of', 'current-value', 'recorded-with-outcome'];

const readFactSchema = (form: Form, value: unknown, issues: Array<Issue>): FactSchema => {
  if (!isRecord(value)) {
    issues.push(issue('not-a-schema', [], 'A fact schema must be an object.', { received: show(value) }));
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, definition]) => {
      // What every object inherits would be found on facts that lack it.
      if (name in Object.prototype || name.trim() !== name || name === '' || !isName(name)) {
        issues.push(
          issue('unusable-name', [name], 'The name cannot be a fact’s name.', {
            expected: `1 to ${maximumName} characters, no inherited name such as constructor`,
            received: show(name),
          }),
        );
      }
      return [name, readDefinition(form, definition, name, issues)];
    }),
  );
};

const readDefinition = (form: Form, value: unknown, name: string, issues: Array<Issue>): FactDefinition => {
  const refuse = (
    code: string,
    keys: ReadonlyArray<string>,
    message: string,
    expected: string,
    received: unknown,
  ): void => {
    issues.push(issue(code, [name, ...keys], message, { expected, received: show(received) }));
  };
  const raw = isRecord(value) ? value : {};
  const { type, label, column, maxAge, basis, placeholders, values, currency, of } = raw;
  const types = Object.keys(operatorsOf);
  if (typeof type !== 'string' || !types.includes(type)) {
    refuse('unknown-type', ['type'], 'The fact has no known type.', expectedName(types)(type), type);
    return raw as unknown as FactDefinition;
  }
  const isEnum = type === 'enum' || (type === 'list' && of === 'enum');
  const own = [
    ...(type === 'list' ? ['of'] : []),
    ...(isEnum ? ['values'] : []),
    ...(type === 'money' ? ['currency'] : []),
  ];
  for (const key of Object.keys(raw)) {
    if (raw[key] !== undefined && !details.includes(key) && !own.includes(key)) {
      refuse(
        'unknown-key',
        [key],
        'The key has no meaning here.',
        expectedName([...details, ...own])(key),
        raw[key],
      );
    }
  }
  if (type === 'list' && of !== 'string' && of !== 'enum') {
    refuse('wrong-value', ['of'], 'The type of the elements is not known.', 'string or enum', of);
  }
  if (type === 'money' && !isCurrency(currency)) {
    refuse(
      'not-a-currency',
      ['currency'],
      'The currency is not an ISO 4217 code.',
      'three capital letters',
      currency,
    );
  }
  if (isEnum) {
    const list = Array.isArray(values) ? values : [];
    const sound = list.every((each) => typeof each === 'string' && isSoundText(each));
    if (!sound || list.length === 0 || list.length > maximumValues || new Set(list).size !== list.length) {
      refuse(
        'wrong-value',
        ['values'],
        'The values are no list of distinct texts.',
        `1 to ${maximumValues} texts, each once`,
        values,
      );
    }
  }
  for (const [key, text] of [
    ['label', label],
    ['column', column],
  ] as const) {
    if (text !== undefined && !(typeof text === 'string' && text !== '' && isName(text))) {
      refuse('wrong-value', [key], 'The value is no short text.', `1 to ${maximumName} characters`, text);
    }
  }
  if (basis !== undefined && !bases.includes(basis as string)) {
    refuse('wrong-value', ['basis'], 'The basis is not known.', expectedName(bases)(basis), basis);
  }
  if (
    placeholders !== undefined &&
    !(
      Array.isArray(placeholders) &&
      placeholders.every((each) => typeof each === 'string' && isSoundText(each))
    )
  ) {
    refuse(
      'wrong-value',
      ['placeholders'],
      'The placeholders are no list of texts.',
      'a list of texts',
      placeholders,
    );
  }
  const age =
    maxAge === undefined
      ? undefined
      : readDuration(form, 1, (found) => issues.push(found))(maxAge, [name, 'maxAge']);
  return (age === undefined ? raw : { ...raw, maxAge: age }) as unknown as FactDefinition;
};

const isName = (text: string): boolean => text.length <= maximumName && isSoundText(text);
