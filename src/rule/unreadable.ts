import * as E from 'fp-ts/lib/Either.js';
import { type Checked, type Issue, issue } from '../kernel/issue.js';

/** What is said of a value with a getter that throws, and of a revoked proxy. */
export const unreadable = (): Issue =>
  issue('unreadable', [], 'The value cannot be read.', { expected: 'plain data' });

/**
 * Reads a value from outside, which may throw when it is looked at.
 *
 * @param read - reads it
 * @returns what was read, or the issue `unreadable`
 */
export const unlessUnreadable = <A>(read: () => Checked<A>): Checked<A> => {
  try {
    return read();
  } catch {
    return E.left([unreadable()]);
  }
};
