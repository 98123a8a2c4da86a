/**
 * The one case map of the language, frozen so that no host's version of Unicode matters: the capitals of the
 * Latin (full-width ones too), Greek, Cyrillic, Armenian and Georgian scripts whose small letter, by Unicode's
 * simple lower-case mapping, is one character. It is small, because every SQL statement that folds carries it.
 *
 * A word is `gap(.|:)count(+|-)shift` in base 36: the first character stands `gap` after the word before's;
 * `.` takes each following character, `:` every second one; the shift leads to the small letter.
 */
const table: string =
  '1t.q+w 3j.n+w o.7+w 14:o+1 1e:3+1 7:8+1 h:n+1 1a.1-3d 1:3+1 8.1+5u 1:2+1 4.1+5q 1.1+1 2.2+5p ' +
  '2.1+1 3.1+27 1.1+5m 1.1+5n 1.1+1 2.1+5p 1.1+5r 2.1+5v 1.1+5t 1.1+1 4.1+5v 1.1+5x 2.1+5y 1:3+1 ' +
  '6.1+62 1.1+1 2.1+62 3.1+1 2.1+62 1.1+1 2.2+61 2:2+1 4.1+63 1.1+1 4.1+1 8.1+2 1.1+1 2.1+2 1.1+1 ' +
  '2.1+2 1:9+1 j:9+1 j.1+2 1:2+1 4.1-2p 1.1-1k 1:k+1 14.1-3m 2:9+1 o.1+8bv 1.1+1 2.1-4j 1.1+8bs ' +
  '3.1+1 2.1-5f 1.1+1x 1.1+1z 1:5+1 8a:2+1 6.1+1 9.1+38 7.1+12 2.3+11 4.1+1s 2.2+1r 3.h+w i.9+w ' +
  '18.1+8 9:c+1 s.1-1o 3.1+1 2.1-7 1.1+1 3.3-3m 3.g+28 g.w+w 28:h+1 16:r+1 1i.1+f 1:7+1 f:1c+1 ' +
  '2p.12+1c 4m7.17-2bk 19.3-2bk 8z:23+1 4e.1-5vj 2:1c+1 18ch.q+w';

/**
 * Describes characters and what each becomes, position by position: the two lists of SQL's `translate`.
 *
 * @category model
 * @since 0.1.0
 */
export interface FoldPairs {
  /** The characters that change. */
  readonly from: string;
  /** What they become; as long as `from`. */
  readonly to: string;
}

/**
 * Lists every character that case folding changes.
 *
 * **When to use**: for another engine that must fold exactly as rules do, such as SQL's `translate`. For a
 * comparison with a constant, the pairs whose small letter occurs in the folded constant are enough.
 *
 * @returns 664 capitals and their small letters
 * @see https://www.unicode.org/Public/UNIDATA/UnicodeData.txt the simple lower-case mappings
 * @category conversions
 * @since 0.1.0
 */
export const foldPairs = (): FoldPairs => {
  let from = '';
  let to = '';
  let first = 0;
  for (const word of table.split(' ')) {
    const [gap, count, shift] = word.split(/[.:+-]/).map((digits) => Number.parseInt(digits, 36));
    first += gap as number;
    const step = word.includes(':') ? 2 : 1;
    const down = word.includes('-') ? -1 : 1;
    for (let index = 0; index < (count as number); index += 1) {
      const capital = first + index * step;
      from += String.fromCharCode(capital);
      to += String.fromCharCode(capital + down * (shift as number));
    }
  }
  return { from, to };
};

/**
 * Creates the function that maps text to small letters, one character for one, by the language's fixed table.
 *
 * **Gotchas**: it is not `toLowerCase`: `İ` stays as it is, since its small letter is two characters, and a
 * capital sigma becomes `σ` at the end of a word too. So every engine that carries the table agrees.
 *
 * @returns a function from a text to its folded form, of the same length
 * @example
 * ```ts
 * import { textFold } from 'smarketing/rule'
 *
 * const fold = textFold()
 * fold('ÉCOLE Straße') // => 'école straße'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const textFold = (): ((text: string) => string) => {
  let small: Map<string, string> | undefined;
  return (text) => {
    // Within ASCII the host's own mapping is the same table, and much faster.
    if (!/[^\0-\x7f]/.test(text)) return text.toLowerCase();
    if (small === undefined) {
      const { from, to } = foldPairs();
      small = new Map(Array.from(from, (capital, index) => [capital, to[index] as string]));
    }
    let folded = '';
    for (const character of text) folded += small.get(character) ?? character;
    return folded;
  };
};
