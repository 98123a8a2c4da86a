/** What people write for an operator whose name here is another. */
const otherNames: Readonly<Record<string, string>> = {
  '=': 'eq',
  '==': 'eq',
  '===': 'eq',
  equals: 'eq',
  is: 'eq',
  '!=': 'ne',
  '!==': 'ne',
  '<>': 'ne',
  '<': 'lt',
  lessThan: 'lt',
  before: 'lt',
  '<=': 'lte',
  '=<': 'lte',
  '>': 'gt',
  greaterThan: 'gt',
  after: 'gt',
  '>=': 'gte',
  '=>': 'gte',
  includes: 'contains',
  beginsWith: 'startsWith',
  and: 'all',
  or: 'any',
  every: 'all',
  some: 'any',
};

/**
 * Returns the known name that was most likely meant, as the words of an issue.
 *
 * @param known - the names that exist
 * @returns a function from what was written to what was expected
 */
export const expectedName =
  (known: ReadonlyArray<string>) =>
  (written: unknown): string => {
    const name = typeof written === 'string' ? written.slice(0, 60) : '';
    const meant = Object.hasOwn(otherNames, name) ? (otherNames[name] as string) : nearest(known, name);
    if (known.includes(meant)) return `did you mean ${meant}?`;
    const shown = known.slice(0, 12).join(', ');
    return known.length === 0
      ? 'none exists'
      : known.length > 12
        ? `one of ${shown}, … (${known.length} in all)`
        : `one of ${shown}`;
  };

/** The nearest name by edits, when at most a third of its characters are wrong; else ''. */
const nearest = (known: ReadonlyArray<string>, name: string): string => {
  let best = '';
  let least = Math.max(1, Math.floor(name.length / 3)) + 1;
  if (name.length < 2) return best;
  const lower = name.toLowerCase();
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const edits = editDistance(lower, candidate.toLowerCase());
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
};

/** Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other. */
const editDistance = (first: string, second: string): number => {
  let before: Array<number> = [];
  let previous = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const same = first[row - 1] === second[column - 1];
      let least = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        first[row - 1] === second[column - 2] &&
        first[row - 2] === second[column - 1]
      ) {
        least = Math.min(least, (before[column - 2] as number) + 1);
      }
      current.push(least);
    }
    before = previous;
    previous = current;
  }
  return previous[second.length] as number;
};
