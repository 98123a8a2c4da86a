import { formatIssue, type Issue } from 'smarketing/kernel';
import { count } from 'smarketing/review/report';
import type { Collected } from '../input/collected.js';

/** Ends the program with what is wrong, each issue on a line. */
export const fail = (message: string, issues: ReadonlyArray<Issue>): never => {
  process.stderr.write(`${[message, ...issues.map((found) => `  ${formatIssue(found)}`)].join('\n')}\n`);
  process.exit(1);
};

/** How many issues of one code are printed. */
const printedPerCode = 3;

/** Says what could not be read: all of it counted, the first of each kind with file and line. */
export const problemsOf = (inputs: ReadonlyArray<Collected>): ReadonlyArray<string> =>
  inputs.flatMap(({ lines, refused, events, issues, counts }) => [
    ...(lines === 0
      ? []
      : [`${count(lines)} lines read, ${count(events.length)} events, ${count(refused)} lines refused`]),
    ...[...counts].flatMap(([code, many]) => [
      `  ${count(many)} × ${code}`,
      ...issues
        .filter((found) => found.code === code)
        .slice(0, printedPerCode)
        .map((found) => `      ${found.file}:${found.line} ${formatIssue(found)}`),
    ]),
  ]);
