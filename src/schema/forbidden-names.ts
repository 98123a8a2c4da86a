import { type Issue, issue } from '../kernel/issue.js';

/** How many values are looked at; what is larger is no document, and is refused. */
export const mostValues = 1_000_000;

/**
 * Finds keys called `__proto__`: schemas would pass over them, and their values would silently be lost.
 *
 * **Details**: walks with a list of its own, so that no nesting overflows the host's stack.
 *
 * @param input - anything
 * @returns a `forbidden-name` for each, with its path
 * @internal
 */
export const forbiddenNames = (input: unknown): ReadonlyArray<Issue> => {
  const found: Array<Issue> = [];
  const pending: Array<Place> = [{ value: input }];
  for (let seen = 0; seen < mostValues; seen += 1) {
    const place = pending.pop();
    if (place === undefined) return found;
    const { value } = place;
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      const member: unknown = (value as Readonly<Record<string, unknown>>)[key];
      if (key === '__proto__') {
        found.push(
          issue('forbidden-name', [...pathTo(place), key], 'The name cannot be used for a key.', {
            expected: 'a name other than __proto__',
          }),
        );
      } else if (typeof member === 'object' && member !== null) {
        pending.push({ value: member, key: Array.isArray(value) ? Number(key) : key, within: place });
      }
    }
  }
  return [
    issue('too-large', [], 'The value holds more than a document can.', {
      expected: `at most ${mostValues} values`,
    }),
  ];
};

/** A value and where it stands; paths are only written out when there is something to say. */
interface Place {
  readonly value: unknown;
  readonly key?: string | number;
  readonly within?: Place;
}

const pathTo = (place: Place): ReadonlyArray<string | number> => {
  const path: Array<string | number> = [];
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.within) path.push(at.key);
  return path.reverse();
};
