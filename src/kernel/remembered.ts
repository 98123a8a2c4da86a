/**
 * Answers a question about a thing once, however often it is asked: for answers that several readings need of one value.
 *
 * @param answer - a pure question
 * @returns the same question; what it knows lives as long as it does
 * @internal
 */
export const remembered = <Thing extends object, Answer>(
  answer: (thing: Thing) => Answer,
): ((thing: Thing) => Answer) => {
  const known = new Map<Thing, Answer>();
  return (thing) => {
    const found = known.get(thing);
    // An answer that is undefined is looked for in the index once more, and never worked out twice.
    if (found !== undefined || known.has(thing)) return found as Answer;
    const made = answer(thing);
    known.set(thing, made);
    return made;
  };
};

/**
 * Works a value out when it is first asked for, and keeps it.
 *
 * @param make - a pure value, not yet worked out
 * @returns the value
 * @internal
 */
export const whenAsked = <Value>(make: () => Value): (() => Value) => {
  const known: Array<Value> = [];
  return () => {
    if (known.length === 0) known.push(make());
    return known[0] as Value;
  };
};
