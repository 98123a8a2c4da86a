import { createReadStream } from 'node:fs';

/** One line of a file, or the news that it was too long to be kept. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly tooLong: number };

/** Longest line that is read; an event takes a few hundred bytes, and a runaway line must not fill the memory. */
const longestLine = 1_048_576;

/**
 * Reads a file line by line, in any of the three line ends, without a byte-order mark.
 *
 * A line past the limit is measured and skipped while it streams by, whatever its length.
 */
export async function* linesOf(path: string, onProgress: (bytes: number) => void): AsyncGenerator<Line> {
  let number = 0;
  let text = '';
  let skipped = 0;
  let bytes = 0;
  const end = (): Line => {
    number += 1;
    const line: Line = skipped > 0 ? { number, tooLong: skipped + text.length } : { number, text };
    text = '';
    skipped = 0;
    return line;
  };
  let first = true;
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1_048_576 })) {
    const piece = chunk as string;
    bytes += Buffer.byteLength(piece);
    onProgress(bytes);
    let start = first && piece.startsWith('\uFEFF') ? 1 : 0;
    first = false;
    for (let at = piece.indexOf('\n', start); at >= 0; at = piece.indexOf('\n', start)) {
      text += piece.slice(start, at);
      if (text.endsWith('\r')) text = text.slice(0, -1);
      yield end();
      start = at + 1;
    }
    text += piece.slice(start);
    if (text.length > longestLine) {
      skipped += text.length;
      text = '';
    }
  }
  if (text !== '' || skipped > 0) yield end();
}
