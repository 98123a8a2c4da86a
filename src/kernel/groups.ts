/**
 * Gathers things by name in one pass, each group in the order given, the groups in the order of their first member.
 *
 * @param nameOf - the name of a thing's group
 */
export const groupsOf =
  <A, Name>(nameOf: (one: A) => Name) =>
  (all: Iterable<A>): ReadonlyMap<Name, readonly [A, ...ReadonlyArray<A>]> => {
    const groups = new Map<Name, [A, ...Array<A>]>();
    for (const one of all) {
      const name = nameOf(one);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [one]);
      else group.push(one);
    }
    return groups;
  };
