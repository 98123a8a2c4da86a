import { civilDateAt, type Zone } from 'smarketing/calendar';
import type { Instant, Ratio } from 'smarketing/kernel';

/** How a chapter is written: its title, and its lines. */
export interface Chapter {
  readonly title: string;
  readonly lines: ReadonlyArray<string>;
}

/** Prints chapters one below the other. */
export const printed = (chapters: ReadonlyArray<Chapter>): string =>
  chapters
    .map(({ title, lines }, index) => {
      const heading = `── ${index + 1}  ${title} `;
      return [heading.padEnd(80, '─'), ...lines.map((line) => `  ${line}`.trimEnd()), ''].join('\n');
    })
    .join('\n');

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
