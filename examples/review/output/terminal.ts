import type { WriteStream } from 'node:tty';
import type { Report, ReportLine, ReportSection } from 'smarketing/review/report';

/** How a report is printed: how wide, and whether in colour. */
export interface Terminal {
  /** Columns. */
  readonly width: number;
  readonly colour: boolean;
}

/** The widest row that is still read in one go, and that of a pipe. */
const [widest, ofPipe] = [110, 96];

/** How a stream of this process is printed on. */
export const terminalOf = (stream: NodeJS.WriteStream | WriteStream): Terminal => ({
  width: Math.min(widest, Math.max(40, stream.columns ?? ofPipe)),
  colour: stream.isTTY === true && process.env.NO_COLOR === undefined,
});

/** Prints a report as text: only colours and widths are decided here, every word is the report's own. */
export const terminalPage = (report: Report, terminal: Terminal): string => {
  const paint = painter(terminal.colour);
  return [
    ...wrapped(shown(report.title), terminal.width).map(paint.bold),
    ...report.head.flatMap((sentence) => wrapped(shown(sentence), terminal.width)),
    ...wrapped(key, terminal.width).map(paint.dim),
    ...report.sections.flatMap((section) => ['', ...sectionRows(section, terminal.width, paint)]),
  ].join('\n');
};

/** Prints the actions alone: a terminal shows the last rows of a long print, and these are what matters first. */
export const terminalActions = (report: Report, terminal: Terminal): string =>
  report.sections
    .filter(({ id }) => id === 'actions')
    .flatMap((section) => sectionRows(section, terminal.width, painter(terminal.colour)))
    .join('\n');

const key = 'Each line says what is read and what it means; then how sure it is → who owes what next.';

/** The terminal's own signs that are used. */
interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly next: (line: ReportLine) => (text: string) => string;
}

const painter = (colour: boolean): Paint => {
  const sign =
    (code: number) =>
    (text: string): string =>
      colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  const plain = (text: string): string => text;
  return {
    bold: sign(1),
    dim: sign(2),
    next: ({ next }) => (next.code === 'owed' ? sign(33) : next.code === 'kept' ? sign(32) : plain),
  };
};

/** Text of a journal is anybody's text: it never steers the terminal. */
const shown = (text: string): string => text.replace(/\p{C}/gu, '�');

const sectionRows = (section: ReportSection, width: number, paint: Paint): ReadonlyArray<string> => [
  paint.bold(`── ${shown(section.title)} ${'─'.repeat(Math.max(3, width - section.title.length - 4))}`),
  ...wrapped(shown(section.about), width).map(paint.dim),
  ...bodyRows(section, width, paint),
];

const bodyRows = (section: ReportSection, width: number, paint: Paint): ReadonlyArray<string> => {
  if (section.id === 'actions')
    return section.lines.flatMap((line, index) => actionRows(line, index, width, paint));
  return section.id === 'debts' && width >= leastForColumns
    ? debtColumns(section.lines, width, paint)
    : lineRows(section.lines, width, paint);
};

/** What all lines of a section have in common; one line has nothing in common with others. */
const inCommon = (
  lines: ReadonlyArray<ReportLine>,
  textOf: (line: ReportLine) => string,
): string | undefined => {
  const [first, ...others] = lines.map(textOf);
  return others.length > 0 && others.every((other) => other === first) ? first : undefined;
};

/** What all lines of a section have in common is said once, before them. */
const lineRows = (lines: ReadonlyArray<ReportLine>, width: number, paint: Paint): ReadonlyArray<string> => {
  const sure = inCommon(lines, (line) => line.sure.text);
  const next = inCommon(lines, (line) => line.next.text);
  const head = [
    ...(sure === undefined ? [] : [sure]),
    ...(next === undefined ? [] : [`→ ${next.replace(/\.$/, '')}`]),
  ];
  return [
    ...(head.length === 0 ? [] : wrapped(shown(`Every line: ${head.join(' ')}.`), width).map(paint.dim)),
    ...lines.flatMap((line) => [
      ...titleRows(line, width, paint),
      ...[line.means, ...(line.details ?? [])].flatMap((text) =>
        wrapped(shown(text), width, '      ').map(paint.dim),
      ),
      ...foot(
        sure === undefined ? line.sure.text : undefined,
        next === undefined ? line.next.text : undefined,
        width,
      ).map(paint.next(line)),
    ]),
  ];
};

const labelWidth = 46;

const titleRows = ({ label, value }: ReportLine, width: number, paint: Paint): ReadonlyArray<string> =>
  wrapped(`${shown(label).padEnd(labelWidth)}  ${shown(value)}`, width, '  ', '    ').map(paint.bold);

/** How sure it is and who owes what next, on one row where both have room. */
const foot = (sure: string | undefined, next: string | undefined, width: number): ReadonlyArray<string> => {
  const parts = [
    ...(sure === undefined ? [] : [shown(sure)]),
    ...(next === undefined ? [] : [shown(`→ ${next}`)]),
  ];
  const whole = parts.join(' ');
  return whole === ''
    ? []
    : whole.length + 6 <= width
      ? [`      ${whole}`]
      : parts.flatMap((part) => wrapped(part, width, '      ', '        '));
};

const actionRows = (line: ReportLine, index: number, width: number, paint: Paint): ReadonlyArray<string> => [
  ...wrapped(shown(`${index + 1}. ${line.next.text}`), width, '  ', '     ').map(paint.bold),
  ...wrapped(shown(`${line.means} ${capital(line.value)}: ${line.sure.text}.`), width, '     ').map(
    paint.dim,
  ),
];

/** A value begins a sentence here. */
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const leastForColumns = 80;

/** Marketing's debts to the left and Sales' to the right: neither side owes more because it is printed first. */
const debtColumns = (
  lines: ReadonlyArray<ReportLine>,
  width: number,
  paint: Paint,
): ReadonlyArray<string> => {
  const sure = inCommon(lines, (line) => line.sure.text);
  const half = Math.floor((width - 4) / 2);
  const column = (side: string): ReadonlyArray<string> => [
    side.toUpperCase(),
    ...lines
      .filter(({ id }) => id.startsWith(`${side}:`))
      .flatMap(({ label, value, means, sure: own, next }) => [
        ...wrapped(shown(label), half - 7).map(
          (row, index) => `${(index === 0 ? value : '').padStart(5)}  ${row}`,
        ),
        ...wrapped(shown(sure === undefined ? `${means} ${capital(own.text)}.` : means), half - 7).map(
          (row) => `       ${row}`,
        ),
        ...wrapped(shown(`→ ${next.code === 'owed' ? next.request : next.text}`), half - 7).map(
          (row) => `       ${row}`,
        ),
      ]),
  ];
  const [left, right] = [column('marketing'), column('sales')];
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `  ${(left[index] ?? '').padEnd(half)}  ${right[index] ?? ''}`.trimEnd(),
  );
  return [
    ...(sure === undefined ? [] : wrapped(shown(`Every line: ${sure}.`), width).map(paint.dim)),
    ...rows,
  ];
};

/** Breaks a text between words; what goes on is indented a little further. */
const wrapped = (text: string, width: number, indent = '', hanging = indent): ReadonlyArray<string> => {
  const rows: Array<string> = [];
  let row = indent;
  for (const word of text.split(/ (?! )/)) {
    const isEmpty = row.trim() === '';
    if (!isEmpty && row.length + word.length + 1 > width) {
      rows.push(row.trimEnd());
      row = `${hanging}${word.trimStart()}`;
    } else row = isEmpty ? `${row}${word}` : `${row} ${word}`;
  }
  return [...rows, row.trimEnd()];
};
