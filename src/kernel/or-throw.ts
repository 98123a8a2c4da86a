import type { Either } from 'fp-ts/lib/Either.js';
import { formatIssue, type Issue } from './issue.js';
import { show } from './show.js';

/**
 * Returns the right side, or throws its left side as one readable error.
 *
 * **When to use**: in scripts and examples, where a failure should stop the program. Everywhere else
 * handle both sides: this is the only function of the library that throws for bad input.
 *
 * @param either - what a constructor, decoder or compiler returned
 * @returns the value on the right
 * @throws an Error whose message lists every issue with its path and what was expected, a line each, and whose `cause` is the left side
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
  throw new Error(textOf(either.left), { cause: either.left });
};

const textOf = (left: unknown): string =>
  Array.isArray(left) && left.length > 0 ? left.map(lineOf).join('\n') : lineOf(left);

const lineOf = (found: unknown): string => {
  if (typeof found === 'string') return found;
  if (isIssue(found)) return formatIssue(found);
  if (found instanceof Error) {
    const code = 'code' in found && typeof found.code === 'string' ? ` (${found.code})` : '';
    return `${found.message}${code}`;
  }
  return jsonOf(found);
};

const isIssue = (found: unknown): found is Issue => {
  if (typeof found !== 'object' || found === null || found instanceof Error) return false;
  const { code, path, message, expected, received } = found as Readonly<Record<keyof Issue, unknown>>;
  const isTextOrAbsent = (fact: unknown): boolean => fact === undefined || typeof fact === 'string';
  return (
    typeof code === 'string' &&
    typeof message === 'string' &&
    Array.isArray(path) &&
    path.every((segment) => typeof segment === 'string' || typeof segment === 'number') &&
    isTextOrAbsent(expected) &&
    isTextOrAbsent(received)
  );
};

/** A refusal carries its facts, which are shown whole; what JSON cannot hold is shown in short. */
const jsonOf = (found: unknown): string => {
  try {
    return JSON.stringify(found) ?? show(found);
  } catch {
    return show(found);
  }
};
