import { canonicalJson } from '../../kernel/canonical-json.js';
import { byCodeUnit, byNumber } from '../../kernel/order.js';

/** A place in an agreement: keys from the root, and ids of list members in place of indexes. */
export type Place = ReadonlyArray<string>;

/** One place at which two documents differ; a value that is not there is absent. */
export interface Difference {
  readonly place: Place;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Finds the places at which two documents differ.
 *
 * @param isWhole - tells which places are compared as a whole and not taken apart
 * @param isSilent - tells which places say nothing of their own
 * @returns a function from a place and the two values there to the differences, in the order of their places
 */
export const differencesBetween =
  (isWhole: (place: Place, value: unknown) => boolean, isSilent: (place: Place) => boolean) =>
  (place: Place, before: unknown, after: unknown): ReadonlyArray<Difference> => {
    if (isSilent(place) || isSame(before, after)) return [];
    if (before === undefined) return [{ place, after }];
    if (after === undefined) return [{ place, before }];
    const [old, fresh] = [membersOf(before), membersOf(after)];
    if (old === null || fresh === null || isWhole(place, before)) return [{ place, before, after }];
    const walk = differencesBetween(isWhole, isSilent);
    return [...new Set([...old.keys(), ...fresh.keys()])]
      .sort(byCodeUnit)
      .flatMap((key) =>
        isHistory(key, old, fresh) ? [] : walk([...place, key], old.get(key), fresh.get(key)),
      );
  };

const isSame = (before: unknown, after: unknown): boolean =>
  before === after || canonicalJson(before ?? null) === canonicalJson(after ?? null);

/** A former version that is kept beside its successor is no change, whatever it is called by now. */
const isHistory = (
  key: string,
  old: ReadonlyMap<string, unknown>,
  fresh: ReadonlyMap<string, unknown>,
): boolean => {
  const [mine, theirs] = old.has(key) ? [old, fresh] : [fresh, old];
  if (theirs.has(key) || !key.includes('@')) return false;
  return [...theirs.values()].some((value) => isSame(value, mine.get(key)));
};

/** The parts of a record, or of a list whose members have names; null for what has none. */
const membersOf = (value: unknown): ReadonlyMap<string, unknown> | null => {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const members = value as ReadonlyArray<unknown>;
  const names = members.map(nameOf);
  if (names.some((name) => name === null)) return null;
  const latest = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const known = latest.get(name as string);
    if (known === undefined || byNumber(versionOf(members[known]), versionOf(members[index])) < 0) {
      latest.set(name as string, index);
    }
  }
  const named = new Map(
    members.map((member, index) => {
      const name = names[index] as string;
      return [latest.get(name) === index ? name : `${name}@${versionOf(member)}`, member];
    }),
  );
  // Members that share a name and a version cannot be told apart by them.
  return named.size === members.length ? named : null;
};

/** By what name a list's member is known, whatever its place in the list. */
const nameOf = (member: unknown): string | null => {
  if (typeof member === 'string') return member;
  if (typeof member !== 'object' || member === null) return null;
  const { id, party, role, policy, fact, path, person, source, type } = member as Readonly<
    Record<string, unknown>
  >;
  if (typeof id === 'string') return id;
  if (Array.isArray(path)) return path.join('.');
  const named = person ?? party ?? policy ?? fact ?? source;
  const more = named === party ? role : named === source ? type : undefined;
  return typeof named === 'string' ? `${named}${typeof more === 'string' ? ` ${more}` : ''}` : null;
};

const versionOf = (member: unknown): number => {
  const { version } = member as { readonly version?: unknown };
  return typeof version === 'number' ? version : 0;
};
