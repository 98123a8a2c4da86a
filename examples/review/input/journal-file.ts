import { basename } from 'node:path';
import { type Issue, issue } from 'smarketing/kernel';
import { decodeEvents } from 'smarketing/schema';
import { type Collected, collector } from './collected.js';
import { type Line, linesOf, longestLine } from './lines.js';

/** Reads a journal: one event a line, as JSON. Empty lines are skipped; bad ones are reported with their number. */
export const readJournalFile = async (
  path: string,
  onProgress: (bytes: number) => void,
): Promise<Collected> => {
  const found = collector(basename(path));
  let isEmpty = true;
  for await (const line of linesOf(path, onProgress)) {
    if ('text' in line && line.text.trim() === '') continue;
    isEmpty = false;
    found.line();
    const input = 'text' in line ? parsed(line.text) : { fault: faultOf(line) };
    if ('fault' in input) {
      found.refuse();
      found.report(line.number, [input.fault]);
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
  if (isEmpty) found.report(0, [issue('empty-file', [], 'The file holds no event.')]);
  return found.finish();
};

const faultOf = (line: Exclude<Line, { readonly text: string }>): Issue =>
  'tooLong' in line
    ? issue('line-too-long', [], 'The line is too long to be an event.', {
        expected: `at most ${longestLine} characters`,
        received: `${line.tooLong} characters`,
      })
    : issue('unreadable-file', [], 'The file cannot be read from here on.', { received: line.unreadable });

const parsed = (text: string): { readonly value: unknown } | { readonly fault: Issue } => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: issue('not-json', [], 'The line is not JSON.', { received: text.slice(0, 80) }) };
  }
};
