import { show } from './show.js';

/**
 * Marks a branch that the types exclude; reaching it is a bug of this library.
 *
 * @param impossible - a value that cannot exist
 * @returns never
 * @throws an Error when a caller went around the types
 * @category bugs
 * @since 0.1.0
 */
export const absurd = (impossible: never): never => {
  throw new Error(`smarketing: a value outside its type reached a closed branch: ${show(impossible)}`);
};
