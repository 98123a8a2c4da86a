import { byCodeUnit } from '../kernel/order.js';

/**
 * Describes a word both departments agreed on, and the words it replaces.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreedWord {
  /** The agreed word, for example `qualified lead`. */
  readonly word: string;
  /** Words that mean the same and confuse, for example `hot lead`. */
  readonly insteadOf: ReadonlyArray<string>;
}

/**
 * Describes a word in a text that is not the agreed one.
 *
 * @category model
 * @since 0.1.0
 */
export interface StrayWord {
  /** The name of the text. */
  readonly text: string;
  /** Where the word begins in it, in UTF-16 code units. */
  readonly at: number;
  /** What is written. */
  readonly found: string;
  /** The agreed word. */
  readonly use: string;
}

/**
 * Checks texts against the agreed words: the same language to each other, to customers and to prospects.
 *
 * **Details**: whole words only, whatever their case; a text that uses the agreed word within a longer stray one is found
 * once, at the longer. Words of several parts match across any white space.
 *
 * @param words - the agreed words
 * @returns a function from texts by name to the stray words, by text and place
 * @example
 * ```ts
 * import { checkVocabulary } from 'smarketing/message'
 *
 * const check = checkVocabulary([{ word: 'qualified lead', insteadOf: ['hot lead', 'MQL'] }])
 * check({ brochure: 'Every Hot  Lead is called.' })
 * // => [{ text: 'brochure', at: 6, found: 'Hot  Lead', use: 'qualified lead' }]
 * ```
 * @category checks
 * @since 0.1.0
 */
export const checkVocabulary = (
  words: ReadonlyArray<AgreedWord>,
): ((texts: Readonly<Record<string, string>>) => ReadonlyArray<StrayWord>) => {
  const strays = words
    .flatMap(({ word, insteadOf }) => insteadOf.map((stray) => ({ use: word, parts: partsOf(stray) })))
    .filter(({ parts }) => parts.length > 0);
  // Of two that begin at one place the longer wins; of two equal ones the first agreed.
  const form = strays.length === 0 ? null : new RegExp(formOf(strays), 'giu');
  const useOf = (found: string): string => {
    const same = partsOf(found).join(' ');
    return strays.find(({ parts }) => parts.join(' ') === same)?.use ?? '';
  };
  return (texts) =>
    form === null
      ? []
      : Object.keys(texts)
          .sort(byCodeUnit)
          .flatMap((text) =>
            [...(texts[text] as string).matchAll(form)].map(({ index, 0: found }) => ({
              text,
              at: index,
              found,
              use: useOf(found),
            })),
          );
};

const partsOf = (words: string): ReadonlyArray<string> =>
  words
    .toLowerCase()
    .split(/\s+/u)
    .filter((part) => part !== '');

/** A letter, mark or digit before or after would make it part of another word. */
const formOf = (strays: ReadonlyArray<{ readonly parts: ReadonlyArray<string> }>): string => {
  const forms = strays
    .map(({ parts }) => parts.map(escaped).join('\\s+'))
    .sort((first, second) => second.length - first.length || byCodeUnit(first, second));
  return `(?<![\\p{L}\\p{M}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{M}\\p{N}])`;
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
