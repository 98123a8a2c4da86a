/**
 * Finds the known name that a misspelled one was most likely meant to be.
 *
 * **Details**: the whole name or its last part (`Berlin` for `Europe/Berlin`) may be misspelled by up to a
 * third of its letters; case does not count.
 *
 * @param known - the names that exist
 * @returns a function from the name as written to the nearest known one, or null when none is near
 */
export const nearestName =
  (known: ReadonlyArray<string>) =>
  (written: string): string | null => {
    const name = written.slice(0, 64).toLowerCase().replaceAll(' ', '_');
    let best: string | null = null;
    let least = Math.floor(name.length / 3) + 1;
    for (const candidate of known) {
      const whole = candidate.toLowerCase();
      const distance = Math.min(edits(name, whole), edits(name, whole.slice(whole.lastIndexOf('/') + 1)));
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return best;
  };

/** The least number of letters to insert, delete or replace. */
const edits = (first: string, second: string): number => {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (let i = 1; i <= first.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= second.length; j += 1) {
      const replaced = (row[j - 1] as number) + (first[i - 1] === second[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[second.length] as number;
};
