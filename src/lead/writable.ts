import type { Moment } from './moment.js';

/** What a value looks like while only the fold that builds it holds it. */
export type Writable<A> = { -readonly [K in keyof A]: A[K] };

/**
 * Copies how exactly a moment is known onto what is made of it.
 *
 * A spread would say the same; in the middle of the fold it costs five times as much.
 */
export const marked = <A extends Writable<Moment>>(moment: Moment, made: A): A => {
  if (moment.precision !== undefined) made.precision = moment.precision;
  if (moment.imported !== undefined) made.imported = moment.imported;
  if (moment.inferred !== undefined) made.inferred = moment.inferred;
  return made;
};
