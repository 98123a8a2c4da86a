import { civilDateAt, type Zone } from 'smarketing/calendar';
import type { Instant, Ratio } from 'smarketing/kernel';

/** How a chapter is written: its title, and its lines. */
export interface Chapter {
  readonly title: string;
  readonly lines: ReadonlyArray<string>;
}

const width = 96;

/** Prints chapters one below the other. */
export const printed = (chapters: ReadonlyArray<Chapter>): string =>
  chapters
    .map(({ title, lines }, index) => {
      const heading = `── ${index + 1}  ${title} `;
      return [heading.padEnd(width, '─'), ...lines.flatMap((line) => wrapped(`  ${line}`)), ''].join('\n');
    })
    .join('\n');

/** Breaks a line between words; what goes on is indented a little further. */
const wrapped = (line: string, hanging = `${' '.repeat(line.search(/\S|$/))}  `): ReadonlyArray<string> => {
  const space = line.length <= width ? -1 : line.lastIndexOf(' ', width);
  return space <= hanging.length
    ? [line.trimEnd()]
    : [line.slice(0, space), ...wrapped(`${hanging}${line.slice(space + 1)}`, hanging)];
};

export const indented = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.map((line) => `    ${line}`);

export const count = (number: number, one: string, many: string = `${one}s`): string =>
  `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;

export const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

/** A share with its counts and its interval, so that nobody has to take it on trust. */
export const shareText = ({ numerator, denominator, value, interval }: Ratio): string =>
  value === null || interval === undefined
    ? 'nothing to divide by'
    : `${percent(value)} (${numerator} of ${denominator}, 95% interval ${percent(interval.low)}–${percent(interval.high)})`;

export const dateIn =
  (zone: Zone) =>
  (at: Instant): string =>
    civilDateAt(zone)(at);
