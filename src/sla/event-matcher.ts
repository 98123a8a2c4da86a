import type { Actor } from '../journal/envelope.js';
import type { EventType, JournalEvent } from '../journal/event.js';
import { type Issue, issue, show } from '../kernel/issue.js';

/**
 * Describes one value that a field can be compared with; null stands for a field that is absent.
 *
 * @category model
 * @since 0.1.0
 */
export type FieldValue = string | number | boolean | null;

/**
 * Describes what fields must say: each named field one value, or one of several.
 *
 * @category model
 * @since 0.1.0
 */
export interface FieldConditions {
  /** The value a field must have, or the values of which it must have one. */
  readonly [field: string]: FieldValue | ReadonlyArray<FieldValue>;
}

/**
 * Describes which events of a subject a policy listens to.
 *
 * @category model
 * @since 0.1.0
 */
export interface EventMatcher {
  /** The type of event; a type that this library does not know is `other` with its own name in `where.type`. */
  readonly type: EventType;
  /** What the event's data must say; anything when absent. */
  readonly where?: FieldConditions;
  /** Who must have done it, as recorded; anyone, also nobody recorded, when absent. */
  readonly by?: ReadonlyArray<Actor['kind']>;
}

/** Answers whether an event is one of those a matcher describes. */
export type EventTest = (event: JournalEvent) => boolean;

/** Turns conditions into a test of whatever gives a field's value; an absent field counts as null. */
export const compileConditions = (
  conditions: FieldConditions,
): ((attribute: (field: string) => unknown) => boolean) => {
  const wanted = Object.entries(conditions).map(
    ([field, value]) => [field, new Set<unknown>(Array.isArray(value) ? value : [value])] as const,
  );
  return (attribute) => wanted.every(([field, values]) => values.has(attribute(field) ?? null));
};

/** Gives the fields of an event's data; what an object inherits is no field of it. */
const fieldOf =
  ({ data }: JournalEvent) =>
  (field: string): unknown =>
    Object.hasOwn(data, field) ? (data as unknown as Readonly<Record<string, unknown>>)[field] : undefined;

/** Turns a matcher into a test of events of its type. */
export const compileMatcher = ({ type, where, by }: EventMatcher): EventTest => {
  const says = where === undefined ? undefined : compileConditions(where);
  return (event) =>
    event.type === type &&
    (says === undefined || says(fieldOf(event))) &&
    (by === undefined || (event.actor !== undefined && by.includes(event.actor.kind)));
};

/** Finds conditions that no record can meet. */
export const conditionIssues = (conditions: FieldConditions, path: Issue['path']): ReadonlyArray<Issue> =>
  Object.entries(conditions).flatMap(([field, value]) => {
    const values: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value];
    if (values.length === 0)
      return [issue('no-value', [...path, field], 'A condition without a value can never be met.')];
    return values.flatMap((one) =>
      one === null || typeof one === 'string' || typeof one === 'boolean' || Number.isFinite(one)
        ? []
        : [
            issue('not-a-field-value', [...path, field], 'The value cannot stand in JSON data.', {
              expected: 'a text, a finite number, true, false, or null for an absent field',
              received: show(one),
            }),
          ],
    );
  });

/** Finds matchers that no event can meet. */
export const matcherIssues = (matcher: EventMatcher, path: Issue['path']): ReadonlyArray<Issue> => [
  ...(matcher.where === undefined ? [] : conditionIssues(matcher.where, [...path, 'where'])),
  ...(matcher.by?.length === 0
    ? [issue('no-actor', [...path, 'by'], 'An empty list of actors can never be met.')]
    : []),
];
