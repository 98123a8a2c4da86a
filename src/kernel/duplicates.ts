import { type Issue, issue, show } from './issue.js';

/**
 * Reports every name that stands at an earlier place already, where the first one counts.
 *
 * @param names - names in any order
 * @param pathOf - where the name at an index stands in the checked value
 * @returns an issue `duplicate` for each repetition, in the order of the names
 * @example
 * ```ts
 * import { duplicatesIn } from 'smarketing/kernel'
 *
 * duplicatesIn(['ada', 'bo', 'ada'], (index) => ['people', index]).map(({ path }) => path) // => [['people', 2]]
 * ```
 * @category checks
 * @since 0.1.0
 */
export const duplicatesIn = (
  names: ReadonlyArray<string>,
  pathOf: (index: number) => Issue['path'],
): ReadonlyArray<Issue> => {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    if (seen.has(name)) {
      return [
        issue('duplicate', pathOf(index), 'It stands here a second time; the first one counts.', {
          received: show(name),
        }),
      ];
    }
    seen.add(name);
    return [];
  });
};
