/** A text of the agreement as one line of Markdown that shows exactly these characters. */
export const inline = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    // Between letters an underscore is only itself; formatters take an escape there away again.
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(#{1,6}|[-+]|\d+[.)])(?= |$)/, (mark) => `${mark.slice(0, -1)}\\${mark.slice(-1)}`);

/** An identifier as code; a backtick within it cannot end it. */
export const code = (id: string): string => {
  const text = id.replace(/\s+/g, ' ').trim();
  const longest = longestOf([...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  // A table's cells end at every bar, even within code.
  return `${fence}${room}${text}${room}${fence}`.replace(/\|/g, '\\|');
};

/** The name of a place in the text: only what every renderer keeps in links. */
const nameOf = (kind: string, id: string): string =>
  `${kind}-${[...id].map((each) => (/[\w.-]/.test(each) ? each : `~${each.codePointAt(0)?.toString(16)}`)).join('')}`;

/** A place that links can lead to. */
export const anchor = (kind: string, id: string): string => `<a id="${nameOf(kind, id)}"></a>`;

/** An identifier that leads back to its place. */
export const link = (kind: string, id: string): string => `[${code(id)}](#${nameOf(kind, id)})`;

/** A table with padded columns, as formatters write it. */
export const table = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
): ReadonlyArray<string> => {
  const widths = head.map((title, column) =>
    Math.max(3, lengthOf(title), longestOf(rows.map((row) => lengthOf(row[column] ?? '')))),
  );
  const line = (cells: ReadonlyArray<string>): string =>
    `| ${widths.map((width, column) => padded(cells[column] ?? '', width)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)];
};

const lengthOf = (text: string): number => [...text].length;

/** The greatest length, 0 of none; a call takes only so many arguments, and a text may hold more runs. */
const longestOf = (lengths: ReadonlyArray<number>): number =>
  lengths.reduce((longest, length) => Math.max(longest, length), 0);

const padded = (text: string, width: number): string => text + ' '.repeat(width - lengthOf(text));

/** Blocks of lines with one empty line between them, ended by one line feed. */
export const pageOf = (blocks: ReadonlyArray<ReadonlyArray<string>>): string =>
  `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
