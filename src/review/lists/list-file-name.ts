import { contentHash } from '../../kernel/content-hash.js';

/** No file system takes names without end. */
const longest = 60;

/**
 * Names the file of an owner's list: only small letters, digits and dashes, and never the same name for two owners.
 *
 * **Details**: what cannot stand in a file name becomes a dash, and then a part of the owner's hash follows, so that names
 * that differ only there, or in the case of a letter, stay apart on every file system.
 *
 * @param owner - the owner of a list
 * @returns a file name that ends in `.csv`
 * @example
 * ```ts
 * import { listFileName } from 'smarketing/review/lists'
 *
 * listFileName('team:east') // => 'team-east.csv'
 * listFileName('team:../../East') // => 'team-east-4af0c8de.csv'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const listFileName = (owner: string): string => {
  const plain = owner.replace(':', '-');
  const safe = plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest);
  return safe === plain ? `${safe}.csv` : `${safe}-${contentHash(owner).slice(-8)}.csv`;
};
