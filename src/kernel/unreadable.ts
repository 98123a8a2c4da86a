import * as E from 'fp-ts/lib/Either.js';
import { type Checked, type Issue, issue } from './issue.js';

/** What is said of a value with a getter that throws, of a revoked proxy, and of one of quite another form. */
export const unreadable = (expected = 'plain JSON'): Issue =>
  issue('unreadable', [], 'The value cannot be read.', { expected });

/**
 * Reads a value from outside, which may throw when it is looked at.
 *
 * @param read - reads it
 * @param expected - what it should have been
 * @returns what was read, or the issue `unreadable`
 */
export const unlessUnreadable = <A>(read: () => Checked<A>, expected?: string): Checked<A> => {
  try {
    return read();
  } catch {
    return E.left([unreadable(expected)]);
  }
};
