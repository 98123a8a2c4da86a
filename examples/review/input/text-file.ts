import { createReadStream } from 'node:fs';
import { PassThrough, pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';

/** How much is read at once, in bytes. */
const chunkSize = 262_144;

/** Says why a file could not be read, or not to its end: absent, cut off, damaged. */
export interface Unreadable {
  readonly unreadable: string;
}

/**
 * Streams a file's text, unpacked when its name ends in .gz, without a byte-order mark.
 *
 * The text is UTF-8, or UTF-16 where a byte-order mark says so. What is not valid comes out as U+FFFD.
 */
export async function* textOf(
  path: string,
  onProgress: (bytes: number) => void,
): AsyncGenerator<string, Unreadable | undefined> {
  const file = createReadStream(path, { highWaterMark: chunkSize });
  const unpack = path.endsWith('.gz') ? createGunzip({ chunkSize }) : new PassThrough();
  // Errors of every part arrive at the last one, where the loop meets them.
  const bytes = pipeline(file, unpack, () => {});
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of bytes) {
      const piece = chunk as Buffer;
      decoder ??= new TextDecoder(encodingOf(piece));
      onProgress(file.bytesRead);
      yield decoder.decode(piece, { stream: true });
    }
  } catch (fault) {
    return { unreadable: (fault as Error).message };
  } finally {
    file.destroy();
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
  return undefined;
}

const encodingOf = (start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
};
