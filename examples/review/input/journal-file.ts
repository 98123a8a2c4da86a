import { basename } from 'node:path';
import { issue } from 'smarketing/kernel';
import { decodeEvents } from 'smarketing/schema';
import { type Collected, collector } from './collected.js';
import { linesOf } from './lines.js';

/** Reads a journal: one event a line, as JSON. Empty lines are skipped; bad ones are reported with their number. */
export const readJournalFile = async (
  path: string,
  onProgress: (bytes: number) => void,
): Promise<Collected> => {
  const found = collector(basename(path));
  for await (const line of linesOf(path, onProgress)) {
    if ('tooLong' in line) {
      found.line();
      found.refuse();
      found.report(line.number, [
        issue('line-too-long', [], 'The line is too long to be an event.', {
          expected: 'at most 1 MiB',
          received: `${line.tooLong} characters`,
        }),
      ]);
      continue;
    }
    if (line.text.trim() === '') continue;
    found.line();
    const input = parseLine(line.text);
    if ('fault' in input) {
      found.refuse();
      found.report(line.number, [
        issue('not-json', [], 'The line is not JSON.', { received: input.fault.slice(0, 80) }),
      ]);
      continue;
    }
    const decoded = decodeEvents([input.value]);
    found.add(decoded.events);
    if (decoded.refused > 0) found.refuse();
    // The position within this one-line batch says nothing; the line does.
    found.report(
      line.number,
      decoded.issues.map((one) => ({ ...one, path: one.path.slice(1) })),
    );
  }
  return found.finish();
};

const parseLine = (text: string): { readonly value: unknown } | { readonly fault: string } => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: text };
  }
};
