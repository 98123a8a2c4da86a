import { textOf } from './text-file.js';

/** One line of a file; or the news that it was too long to be kept, or that the file ends here against its will. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly tooLong: number }
  | { readonly number: number; readonly unreadable: string };

/** Longest line that is read, in UTF-16 units; an event takes a few hundred, and no line must fill the memory. */
export const longestLine = 1_048_576;

/**
 * Reads a file line by line, in any of the three line ends.
 *
 * A line past the limit is measured and skipped while it streams by, whatever its length.
 */
export async function* linesOf(path: string, onProgress: (bytes: number) => void): AsyncGenerator<Line> {
  let number = 0;
  let pieces: Array<string> = [];
  let length = 0;
  let isAfterReturn = false;
  const keep = (piece: string): void => {
    length += piece.length;
    if (length > longestLine) pieces = [];
    else if (piece !== '') pieces.push(piece);
  };
  const end = (): Line => {
    number += 1;
    const line: Line = length > longestLine ? { number, tooLong: length } : { number, text: pieces.join('') };
    pieces = [];
    length = 0;
    return line;
  };
  const text = textOf(path, onProgress);
  try {
    for (let next = await text.next(); ; next = await text.next()) {
      if (next.done === true) {
        if (length > 0) yield end();
        if (next.value !== undefined) yield { number: number + 1, unreadable: next.value.unreadable };
        return;
      }
      const piece = next.value;
      // The two halves of a line end may stand in two pieces.
      let start = isAfterReturn && piece.startsWith('\n') ? 1 : 0;
      if (piece !== '') isAfterReturn = piece.endsWith('\r');
      for (const found of piece.slice(start).matchAll(/\r\n?|\n/g)) {
        const at = piece.length - found.input.length + found.index;
        keep(piece.slice(start, at));
        yield end();
        start = at + found[0].length;
      }
      keep(piece.slice(start));
    }
  } finally {
    // Whoever has read enough leaves no file open.
    await text.return(undefined);
  }
}
