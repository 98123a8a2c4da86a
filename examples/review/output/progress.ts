import type { WriteStream } from 'node:tty';

/** How many bytes pass between two lines of progress; short inputs show none. */
const step = 8 * 1_048_576;

/** Tells how far the reading of files has come, on a terminal only. */
export interface Progress {
  /** Starts telling of one file; the result takes the number of bytes read so far. */
  readonly of: (file: string) => (bytes: number) => void;
  /** Clears the line. */
  readonly done: () => void;
}

export const progressOn = (stream: NodeJS.WriteStream | WriteStream): Progress => {
  let shown = false;
  return {
    of: (file) => {
      let next = step;
      return (bytes) => {
        if (!stream.isTTY || bytes < next) return;
        next = bytes + step;
        shown = true;
        stream.write(`\r${file}: ${Math.round(bytes / 1_048_576)} MiB read `);
      };
    },
    done: () => {
      if (shown) stream.write('\r\u001b[K');
    },
  };
};
