import { formatInstant, type Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import type { Json, JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import type { FactDefinition, FactSchema, FactsOf } from './fact-schema.js';
import { isRecord, readScalar } from './read-value.js';
import { expectedName } from './suggest.js';
import { onWire } from './wire-form.js';

/**
 * Describes how facts are decoded.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactsOptions {
  /** What happens to names that the schema does not know: `refuse` (when absent) reports them, `drop` leaves them out. */
  readonly others?: 'refuse' | 'drop';
}

/**
 * Decodes the facts of one lead from JSON, where instants are ISO-8601 text.
 *
 * **Details**: null means missing and is left out. Nothing is coerced: `'50'` is no number. Placeholders such
 * as `n/a` are values here; room `lead` takes them out.
 *
 * @param schema - the facts that exist
 * @param options - what to do with other names
 * @returns a function from any value to the facts, or to all issues
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { decodeFacts } from 'smarketing/rule'
 *
 * const decode = decodeFacts({ employees: { type: 'integer' }, lastVisitAt: { type: 'instant' } })
 * orThrow(decode({ employees: null, lastVisitAt: '1970-01-01T00:00:01Z' })) // => { lastVisitAt: 1000 }
 * decode({ employees: '50' })._tag // => 'Left'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const decodeFacts =
  <const Schema extends FactSchema>(schema: Schema, options: FactsOptions = {}) =>
  (value: unknown): Checked<FactsOf<Schema>> =>
    unlessUnreadable(() => {
      const issues: Array<Issue> = [];
      const facts: Array<readonly [string, unknown]> = [];
      const report = (found: Issue): void => {
        issues.push(found);
      };
      if (!isRecord(value))
        report(issue('not-facts', [], 'Facts must be an object.', { received: show(value) }));
      else {
        for (const [name, member] of Object.entries(value)) {
          const definition = Object.hasOwn(schema, name) ? schema[name] : undefined;
          if (definition === undefined) {
            if (options.others === 'drop') continue;
            const expected = expectedName(Object.keys(schema))(name);
            report(
              issue('unknown-fact', [name], 'The name is not known.', { expected, received: show(name) }),
            );
          } else if (member !== null && member !== undefined) {
            facts.push([name, readFact(definition, member, [name], report)]);
          }
        }
      }
      return unlessIssues(issues, () => Object.fromEntries(facts) as FactsOf<Schema>);
    });

const readFact = (
  definition: FactDefinition,
  value: unknown,
  path: Issue['path'],
  report: (found: Issue) => void,
): unknown => {
  const read = readScalar(onWire, definition, report);
  if (definition.type !== 'list') return read(value, path);
  if (Array.isArray(value))
    return Array.from(value, (element: unknown, index) => read(element, [...path, index]));
  report(
    issue('wrong-value', path, 'The value has the wrong type.', {
      expected: 'a list',
      received: show(value),
    }),
  );
  return undefined;
};

/**
 * Encodes facts as the JSON that `decodeFacts` reads back as the same facts.
 *
 * @param schema - the facts that exist
 * @returns a function from facts to plain JSON without the missing ones
 * @category conversions
 * @since 0.1.0
 */
export const encodeFacts =
  <const Schema extends FactSchema>(schema: Schema) =>
  (facts: FactsOf<Schema>): JsonObject =>
    Object.fromEntries(
      Object.entries(facts as Readonly<Record<string, unknown>>)
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => [
          name,
          schema[name]?.type === 'instant' ? formatInstant(value as Instant) : (value as Json),
        ]),
    );
