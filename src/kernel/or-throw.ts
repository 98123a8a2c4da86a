import type { Either } from 'fp-ts/lib/Either.js';

/**
 * Returns the right side, or throws its left side as one readable error.
 *
 * **When to use**: in scripts and examples, where a failure should stop the program. Everywhere else
 * handle both sides: this is the only function of the library that throws for bad input.
 *
 * @param either - what a constructor, decoder or compiler returned
 * @returns the value on the right
 * @throws an Error whose message lists every issue with its path, a line each
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * orThrow(parseInstant('1970-01-01T00:00:01Z')) // => 1000
 * ```
 * @category interop
 * @since 0.1.0
 */
export const orThrow = <A>(either: Either<unknown, A>): A => {
  if (either._tag === 'Right') return either.right;
  throw new Error(textOf(either.left));
};

const textOf = (left: unknown): string => (Array.isArray(left) ? left.map(lineOf).join('\n') : lineOf(left));

const lineOf = (found: unknown): string => {
  if (typeof found === 'object' && found !== null && 'message' in found && 'code' in found) {
    const { path, message, code } = found as { path?: unknown; message: unknown; code: unknown };
    const where = Array.isArray(path) && path.length > 0 ? `${path.join('.')}: ` : '';
    return `${where}${String(message)} (${String(code)})`;
  }
  return typeof found === 'string' ? found : JSON.stringify(found);
};
