import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import { show } from './show.js';

export { show } from './show.js';

/**
 * Describes one thing that is wrong with outside data: what, where, and what was expected instead.
 *
 * @category model
 * @since 0.1.0
 */
export interface Issue {
  /** A stable kebab-case code, for programs. */
  readonly code: string;
  /** Keys and indexes from the root of the checked value to the fault; empty for the root itself. */
  readonly path: ReadonlyArray<string | number>;
  /** One English sentence, for people. */
  readonly message: string;
  /** What would have been right. */
  readonly expected?: string;
  /** What was there, shortened. */
  readonly received?: string;
}

/**
 * Describes at least one issue: the left side of every check of outside data.
 *
 * @category model
 * @since 0.1.0
 */
export type Issues = ReadonlyNonEmptyArray<Issue>;

/**
 * Describes the outcome of checking outside data: all issues at once, or the value.
 *
 * @category model
 * @since 0.1.0
 */
export type Checked<A> = Either<Issues, A>;

/**
 * Creates an issue.
 *
 * @param code - a stable kebab-case code
 * @param path - keys and indexes from the root of the checked value
 * @param message - one English sentence
 * @param facts - what was expected and what was received, where they help
 * @returns the issue, without keys for facts that were not given
 * @example
 * ```ts
 * import { issue } from 'smarketing/kernel'
 *
 * issue('not-a-date', ['leads', 3, 'date'], 'The date is not a calendar date.', { received: '2026-02-30' })
 * // => { code: 'not-a-date', path: ['leads', 3, 'date'], message: 'The date is not a calendar date.', received: '2026-02-30' }
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const issue = (
  code: string,
  path: Issue['path'],
  message: string,
  facts: Pick<Issue, 'expected' | 'received'> = {},
): Issue => ({ code, path, message, ...facts });

/**
 * Refuses a value with a single issue.
 *
 * @param code - a stable kebab-case code
 * @param path - keys and indexes from the root of the checked value
 * @param message - one English sentence
 * @param facts - what was expected and what was received, where they help
 * @returns a left with that one issue
 * @category constructors
 * @since 0.1.0
 */
export const refuse = (
  code: string,
  path: Issue['path'],
  message: string,
  facts: Pick<Issue, 'expected' | 'received'> = {},
): Either<Issues, never> => E.left([issue(code, path, message, facts)]);

/**
 * Returns the value when nothing was found wrong with it, else all issues.
 *
 * @param issues - every issue found, possibly none
 * @param value - builds the value; called only when there are no issues
 * @returns a left with the issues, or a right with the value
 * @category combinators
 * @since 0.1.0
 */
export const unlessIssues = <A>(issues: ReadonlyArray<Issue>, value: () => A): Checked<A> => {
  const [first, ...rest] = issues;
  return first === undefined ? E.right(value()) : E.left([first, ...rest]);
};

/**
 * Moves issues below a key or index, as a parent does with what its child found.
 *
 * @param segments - the keys and indexes of the parent, outermost first
 * @returns a function from issues to the same issues with longer paths
 * @category combinators
 * @since 0.1.0
 */
export const under =
  (...segments: ReadonlyArray<string | number>) =>
  (issues: Issues): Issues => {
    const move = (found: Issue): Issue => ({ ...found, path: [...segments, ...found.path] });
    const [first, ...rest] = issues;
    return [move(first), ...rest.map(move)];
  };

/**
 * Writes an issue as one line for people: where, what, what was expected and what was there.
 *
 * **Details**: an `expected` that is a question, `did you mean office?`, stands as it is. A key that could be
 * misread, with a point, a quote or a blank in it, stands in quotes, so that the text is always one line.
 *
 * @param found - an issue
 * @returns one line of text, the code at its end
 * @example
 * ```ts
 * import { formatIssue, parseInstant } from 'smarketing/kernel'
 *
 * const read = parseInstant('2026-03-08 09:30')
 * read._tag === 'Left' && formatIssue(read.left[0])
 * // => 'The time has no offset, so it names no instant. Expected: an offset such as Z or +02:00, or a declared zone. Received: "2026-03-08 09:30". (naive-time)'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const formatIssue = ({ code, path, message, expected, received }: Issue): string =>
  [
    `${path.length === 0 ? '' : `${path.map(segmentText).join('.')}: `}${message}`,
    ...(expected === undefined
      ? []
      : [expected.endsWith('?') ? sentence(expected) : `Expected: ${expected}.`]),
    ...(received === undefined ? [] : [`Received: ${received}.`]),
    `(${code})`,
  ].join(' ');

const segmentText = (segment: string | number): string =>
  typeof segment === 'number' || /^[^\s."\p{Cc}]+$/u.test(segment) ? String(segment) : show(segment);

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
