import type { FactSchema } from './fact-schema.js';

/** Facts as the engine sees them: unchecked values by name. */
export type RawFacts = Readonly<Record<string, unknown>>;

/** Reads one fact out of an object. */
export type Accessor = (facts: RawFacts) => unknown;

/**
 * Sixty-four times the same function, on purpose.
 *
 * An engine remembers per place in the source which property is read there. If all facts of all rules were
 * read in one place, it would remember nothing, and reading would cost more than judging: a rule among
 * others would be twice as slow. So each fact of a schema reads in a place of its own, which is what a
 * hand-written predicate does, and what other libraries generate code for.
 */
const places: ReadonlyArray<(name: string) => Accessor> = [
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
  (name) => (facts) => facts[name],
];

/**
 * Returns the accessors of a schema's facts.
 *
 * @param schema - the facts
 * @param activity - true for the facts of an activity, which take their places from the other end
 * @returns a function from a fact's name to its accessor
 */
export const accessorsOf = (schema: FactSchema, activity: boolean): ((name: string) => Accessor) => {
  const positions = new Map(Object.keys(schema).map((name, position) => [name, position]));
  return (name) => {
    const position = (positions.get(name) ?? 0) % places.length;
    const place = places[activity ? places.length - 1 - position : position] as (name: string) => Accessor;
    return place(name);
  };
};
