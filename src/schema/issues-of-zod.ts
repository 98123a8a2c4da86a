import type * as z from 'zod/mini';
import { type Issue, type Issues, issue, show } from '../kernel/issue.js';

/** What zod's issues carry, as far as we read it; `input` is there because we ask for it. */
type ZodIssue = z.core.$ZodIssue;

/**
 * Turns zod's issues into ours: our codes, a path, what was expected and what was received.
 *
 * @param error - what a failed zod check returned
 * @returns at least one issue
 * @internal
 */
export const issuesOfZod = (error: z.core.$ZodError): Issues => {
  const [first, ...rest] = error.issues.flatMap(issuesOf);
  // A failed check without issues would be a bug of zod; it must not read as success.
  return [first ?? issue('refused', [], 'The value was refused without a reason.'), ...rest];
};

const issuesOf = (found: ZodIssue): ReadonlyArray<Issue> => {
  const path = found.path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment));
  const received = 'input' in found && found.input !== undefined ? { received: show(found.input) } : {};
  switch (found.code) {
    case 'invalid_type':
      return found.input === undefined
        ? [issue('missing', path, 'A required value is missing.', { expected: found.expected })]
        : [
            issue('wrong-type', path, 'The value has the wrong type.', {
              expected: found.expected,
              ...received,
            }),
          ];
    case 'invalid_value':
      return found.input === undefined
        ? [
            issue('missing', path, 'A required value is missing.', {
              expected: found.values.map(String).join(', '),
            }),
          ]
        : [
            issue('not-one-of', path, 'The value is not one of those allowed.', {
              expected: found.values.map(String).join(', '),
              ...received,
            }),
          ];
    case 'unrecognized_keys':
      return found.keys.map((key) =>
        issue('unknown-key', [...path, key], 'The key is not known here, so its value would be lost.'),
      );
    case 'invalid_union':
      return found.errors.length === 0
        ? [issue('not-one-of', path, 'The value names no known variant.', received)]
        : distinct(
            likeliest(found.errors).flatMap((errors) =>
              errors.flatMap((inner) =>
                issuesOf({ ...inner, path: [...found.path, ...inner.path] } as ZodIssue),
              ),
            ),
          );
    case 'too_small':
    case 'too_big':
      return [
        issue('out-of-range', path, 'The value is outside the allowed range.', {
          expected: found.code === 'too_small' ? `at least ${found.minimum}` : `at most ${found.maximum}`,
          ...received,
        }),
      ];
    case 'custom': {
      const facts = (found.params ?? {}) as { readonly code?: string; readonly expected?: string };
      return [
        issue(facts.code ?? 'refused', path, found.message, {
          ...(facts.expected === undefined ? {} : { expected: facts.expected }),
          ...received,
        }),
      ];
    }
    default:
      return [issue('wrong-form', path, found.message, received)];
  }
};

/**
 * The variants of a union that were probably meant: those whose fixed words fit and that know every key, else those
 * whose fixed words fit, else all of them.
 */
const likeliest = (
  variants: ReadonlyArray<ReadonlyArray<ZodIssue>>,
): ReadonlyArray<ReadonlyArray<ZodIssue>> => {
  const without = (unfit: ZodIssue['code'], some: typeof variants): typeof variants => {
    const fitting = some.filter((issues) => issues.every(({ code }) => code !== unfit));
    return fitting.length === 0 ? some : fitting;
  };
  return without('unrecognized_keys', without('invalid_value', variants));
};

/** Each issue once: several variants of a union mind the same. */
const distinct = (issues: ReadonlyArray<Issue>): ReadonlyArray<Issue> => [
  ...new Map(issues.map((found) => [JSON.stringify(found), found])).values(),
];
