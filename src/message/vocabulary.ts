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
  const uses = new Map<string, string>();
  for (const { use, parts } of strays) {
    const stray = parts.join(' ');
    if (!uses.has(stray)) uses.set(stray, use);
  }
  const useOf = (found: string): string => uses.get(partsOf(found).join(' ')) ?? '';
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
  const root = emptyNode();
  for (const { parts } of strays) {
    let node = root;
    for (const character of parts.join(' ')) {
      const next = node.next.get(character) ?? emptyNode();
      node.next.set(character, next);
      node = next;
    }
    node.isEnd = true;
  }
  return `(?<![\\p{L}\\p{M}\\p{N}])${formFrom(root)}(?![\\p{L}\\p{M}\\p{N}])`;
};

/** Words by their characters, so that the time a text takes does not grow with the number of words. */
interface Node {
  readonly next: Map<string, Node>;
  isEnd: boolean;
}

const emptyNode = (): Node => ({ next: new Map(), isEnd: false });

/** What may follow, the longest first. */
const formFrom = (start: Node): string => {
  let form = '';
  let node = start;
  // A way without a fork is written out flat.
  while (node.next.size === 1 && !node.isEnd) {
    const [[character, next]] = [...node.next] as [[string, Node]];
    form += escaped(character);
    node = next;
  }
  if (node.next.size === 0) return form;
  const ways = [...node.next].map(([character, next]) => escaped(character) + formFrom(next));
  return `${form}(?:${ways.join('|')})${node.isEnd ? '?' : ''}`;
};

const escaped = (character: string): string =>
  character === ' ' ? '\\s+' : character.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&');
