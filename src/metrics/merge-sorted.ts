/** Merges two lists that are sorted by their first member, joining entries that share it. */
export const mergeSorted = <Entry extends readonly [number | string, ...ReadonlyArray<unknown>]>(
  first: ReadonlyArray<Entry>,
  second: ReadonlyArray<Entry>,
  join: (a: Entry, b: Entry) => Entry,
): ReadonlyArray<Entry> => {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const merged: Array<Entry> = [];
  let i = 0;
  let j = 0;
  while (i < first.length && j < second.length) {
    const [left, right] = [first[i] as Entry, second[j] as Entry];
    if (left[0] === right[0]) {
      merged.push(join(left, right));
      i += 1;
      j += 1;
    } else if (left[0] < right[0]) {
      merged.push(left);
      i += 1;
    } else {
      merged.push(right);
      j += 1;
    }
  }
  // Pushed and not spread: most merges are of one entry with a few, a million times over.
  for (; i < first.length; i += 1) merged.push(first[i] as Entry);
  for (; j < second.length; j += 1) merged.push(second[j] as Entry);
  return merged;
};

/**
 * Describes counts by name or number, sorted by it.
 *
 * @category model
 * @since 0.1.0
 */
export type Tally<Name extends number | string> = ReadonlyArray<readonly [name: Name, count: number]>;

/** Joins two tallies. */
export const joinTallies = <Name extends number | string>(
  first: Tally<Name>,
  second: Tally<Name>,
): Tally<Name> => mergeSorted(first, second, ([name, a], [, b]) => [name, a + b] as const);
