import { type Issue, issue } from '../kernel/issue.js';
import { unreadable } from '../kernel/unreadable.js';

/**
 * Is how deeply the nodes of a rule may nest, references included.
 *
 * **Details**: proposal. Rules that people sign are 3 to 6 deep.
 *
 * @category constants
 * @since 0.1.0
 */
export const maximumDepth = 64;

/**
 * Is how many nodes a rule may have, with every reference written out.
 *
 * **Details**: proposal. The limit keeps references that double each other from growing without end.
 *
 * @category constants
 * @since 0.1.0
 */
export const maximumNodes = 10_000;

/** How long a list of values may be; a named-account list is a legitimate long one. Proposal. */
export const maximumValues = 10_000;

/** How long a text to compare with may be, in UTF-16 code units. Proposal. */
export const maximumText = 10_000;

/** How long a name or label may be, in UTF-16 code units. Proposal. */
export const maximumName = 200;

/**
 * Finds nesting that would exhaust the stack of whoever walks the value, without recursion of its own.
 *
 * @param depth - levels of arrays and objects allowed
 * @param size - arrays, objects and scalars allowed in all
 * @returns a function from any value to an issue `too-deep` or `too-large`, or null; a cyclic value is too deep,
 *   and one that throws when it is read is `unreadable`
 */
export const nestingIssue =
  (depth: number, size: number) =>
  (value: unknown): Issue | null => {
    try {
      return walk(value, depth, size);
    } catch {
      // Everything is read once here, so that what throws does so before anybody relies on it.
      return unreadable();
    }
  };

const walk = (value: unknown, depth: number, size: number): Issue | null => {
  let level: Array<unknown> = [value];
  let seen = 1;
  for (let current = 0; level.length > 0; current += 1) {
    if (current > depth) {
      return issue('too-deep', [], 'The rule nests too deeply.', {
        expected: `at most ${maximumDepth} levels of rules`,
      });
    }
    const next: Array<unknown> = [];
    for (const item of level) {
      if (typeof item !== 'object' || item === null) continue;
      const members = Array.isArray(item) ? item : Object.values(item);
      seen += members.length;
      if (seen > size) {
        return issue('too-large', [], 'The rule has too many parts.', {
          expected: `at most ${maximumNodes} nodes`,
        });
      }
      for (const member of members) if (typeof member === 'object' && member !== null) next.push(member);
    }
    level = next;
  }
  return null;
};
