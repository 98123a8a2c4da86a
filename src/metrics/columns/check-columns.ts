import { isCurrency } from '../../kernel/currency.js';
import { isInstant } from '../../kernel/instant.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../../kernel/issue.js';
import { unlessUnreadable } from '../../kernel/unreadable.js';
import { isLeadStage } from '../../lead/lead-stage.js';
import {
  columnActors,
  columnEventTypes,
  columnTypeCode,
  type EventColumns,
  type LeadColumns,
  type TextColumn,
  type TextColumnName,
} from './event-columns.js';
import { detailCounts } from './event-detail.js';

/** How many rows of one instant columns hold of a lead: beyond that every order of them costs too much. */
export const mostAtOnce = 64;

const textColumns: ReadonlyArray<TextColumnName> = [
  'owner',
  'team',
  'channel',
  'segment',
  'reason',
  'stage',
  'currency',
];

/** How many texts a column may have: group and minute have to fit into one key. */
const mostTexts = 2 ** 19;

/**
 * Checks columns row by row, so that no row can mislead a figure.
 *
 * **Details**: of each kind of fault in each column the first row is named, with how many there are.
 *
 * @param columns - the columns, from anywhere
 * @returns the columns with what was found in them, or issues `not-columns`, `not-a-version`, `not-an-array`,
 *   `uneven-columns`, `not-sorted`, `not-an-instant`, `unknown-code`, `not-an-amount`, `not-a-stage`, `too-many-texts`
 *   and `crowded-instant`
 * @internal
 */
export const checkColumns = (columns: unknown): Checked<LeadColumns> =>
  unlessUnreadable(() => {
    const shape = shapeIssues(columns);
    if (shape.length > 0) return unlessIssues(shape, () => leadColumns(columns as EventColumns));
    const known = columns as EventColumns;
    return unlessIssues(rowIssues(known), () => leadColumns(known));
  }, 'columns of events');

/** Describes columns whose rows are known to be good. */
export const leadColumns = (columns: EventColumns): LeadColumns => {
  const { at, type, channel } = columns;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  const isTouched = new Uint8Array((channel?.texts.length ?? 0) + 1);
  const { 'touch-attempted': attempted, 'touch-connected': connected } = columnTypeCode;
  for (let row = 0; row < at.length; row += 1) {
    const instant = at[row] as number;
    if (instant < from) from = instant;
    if (instant > to) to = instant;
    const code = type[row];
    if (code === attempted || code === connected)
      isTouched[channel === undefined ? 0 : (channel.codes[row] as number)] = 1;
  }
  const touchChannels: Array<number> = [];
  for (const [code, touched] of isTouched.entries()) if (touched === 1) touchChannels.push(code);
  return {
    columns,
    rows: at.length,
    from: at.length === 0 ? 0 : from,
    to: at.length === 0 ? 0 : to,
    touchChannels,
  };
};

const isBag = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const arrayKinds: Readonly<
  Record<string, { readonly [Symbol.hasInstance]: (value: unknown) => boolean; readonly name: string }>
> = {
  lead: Uint32Array,
  type: Uint8Array,
  at: Float64Array,
  actor: Uint8Array,
  detail: Uint8Array,
  imported: Uint8Array,
  amount: Float64Array,
  opportunity: Uint32Array,
};

const required: ReadonlyArray<string> = ['lead', 'type', 'at'];

/** What cannot be read at all: no columns, other arrays, other lengths. */
const shapeIssues = (columns: unknown): ReadonlyArray<Issue> => {
  if (!isBag(columns))
    return [issue('not-columns', [], 'These are no columns.', { received: show(columns) })];
  const found: Array<Issue> = [];
  if (columns.schemaVersion !== 1)
    found.push(
      issue('not-a-version', ['schemaVersion'], 'The version of the columns is not known.', {
        expected: '1',
        received: show(columns.schemaVersion),
      }),
    );
  const length = columns.lead instanceof Uint32Array ? columns.lead.length : undefined;
  const sameLength = (name: string, array: { readonly length: number }): void => {
    if (length !== undefined && array.length !== length)
      found.push(
        issue('uneven-columns', [name], 'The column is not as long as that of the leads.', {
          expected: String(length),
          received: String(array.length),
        }),
      );
  };
  for (const [name, kind] of Object.entries(arrayKinds)) {
    const column = columns[name];
    if (column === undefined && !required.includes(name)) continue;
    if (column instanceof (kind as unknown as typeof Uint8Array)) sameLength(name, column);
    else
      found.push(
        issue('not-an-array', [name], 'The column is no array of its kind.', {
          expected: kind.name,
          received: show(column),
        }),
      );
  }
  for (const name of textColumns) {
    const column = columns[name];
    if (column === undefined) continue;
    if (!isBag(column) || !(column.codes instanceof Uint32Array) || !isTexts(column.texts))
      found.push(
        issue('not-an-array', [name], 'The column is no column of texts.', {
          expected: 'codes as Uint32Array, and a list of texts',
          received: show(column),
        }),
      );
    else {
      sameLength(name, column.codes);
      if (column.texts.length > mostTexts)
        found.push(
          issue(
            'too-many-texts',
            [name],
            'The column has more different texts than groups can be told apart.',
            { expected: String(mostTexts), received: String(column.texts.length) },
          ),
        );
    }
  }
  return found;
};

const isTexts = (value: unknown): value is ReadonlyArray<string> =>
  Array.isArray(value) && value.every((text) => typeof text === 'string');

/** What single rows say wrongly. */
const rowIssues = (columns: EventColumns): ReadonlyArray<Issue> => {
  const { lead, type, at, actor, detail, imported, amount, currency, stage } = columns;
  const found: Array<Issue> = [];
  const each = (
    code: string,
    column: string,
    message: string,
    isBad: (row: number) => boolean,
    shown: (row: number) => unknown,
  ): void => {
    let first = -1;
    let count = 0;
    for (let row = 0; row < lead.length; row += 1) {
      if (!isBad(row)) continue;
      if (first < 0) first = row;
      count += 1;
    }
    if (count > 0)
      found.push(
        issue(code, [column, first], `${message}${count === 1 ? '' : ` So do ${count - 1} more rows.`}`, {
          received: show(shown(first)),
        }),
      );
  };
  const numbers = (column: { readonly [row: number]: number }) => (row: number) => column[row];
  each(
    'not-sorted',
    'lead',
    'The rows are not sorted by lead.',
    (row) => row > 0 && (lead[row] as number) < (lead[row - 1] as number),
    numbers(lead),
  );
  each('not-an-instant', 'at', 'The time is no instant.', (row) => !isInstant(at[row]), numbers(at));
  each(
    'not-sorted',
    'at',
    'The rows of the lead are not sorted by time.',
    (row) => row > 0 && lead[row] === lead[row - 1] && (at[row] as number) < (at[row - 1] as number),
    numbers(at),
  );
  each(
    'crowded-instant',
    'at',
    `More than ${mostAtOnce} events of the lead have this one instant.`,
    (row) => row >= mostAtOnce && lead[row] === lead[row - mostAtOnce] && at[row] === at[row - mostAtOnce],
    numbers(at),
  );
  each(
    'unknown-code',
    'type',
    'The type of event is not known.',
    (row) => (type[row] as number) >= columnEventTypes.length,
    numbers(type),
  );
  if (actor !== undefined)
    each(
      'unknown-code',
      'actor',
      'The kind of actor is not known.',
      (row) => (actor[row] as number) >= columnActors.length,
      numbers(actor),
    );
  if (imported !== undefined)
    each(
      'unknown-code',
      'imported',
      'The mark is neither 0 nor 1.',
      (row) => (imported[row] as number) > 1,
      numbers(imported),
    );
  if (detail !== undefined)
    each(
      'unknown-code',
      'detail',
      'No detail of this type has this code.',
      (row) => (detail[row] as number) >= detailsOf(type[row] as number),
      numbers(detail),
    );
  for (const name of textColumns) {
    const column: TextColumn | undefined = columns[name];
    if (column === undefined) continue;
    const { codes, texts } = column;
    each(
      'unknown-code',
      name,
      'No text has this code.',
      (row) => (codes[row] as number) > texts.length,
      numbers(codes),
    );
  }
  if (amount !== undefined) {
    const isKnown = [false, ...(currency?.texts ?? []).map(isCurrency)];
    each(
      'not-an-amount',
      'amount',
      'The amount is no whole number of minor units in a currency.',
      (row) =>
        !Number.isNaN(amount[row]) &&
        !(Number.isSafeInteger(amount[row]) && isKnown[currency?.codes[row] ?? 0] === true),
      numbers(amount),
    );
  }
  if (stage !== undefined) {
    const isOurs = [true, ...stage.texts.map(isLeadStage)];
    each(
      'not-a-stage',
      'stage',
      'A capture names a stage of the library.',
      (row) => type[row] === columnTypeCode.captured && isOurs[stage.codes[row] as number] === false,
      numbers(stage.codes),
    );
  }
  return found;
};

const detailsOf = (code: number): number => {
  switch (columnEventTypes[code]) {
    case 'captured':
      return detailCounts.captured;
    case 'touch-attempted':
    case 'touch-connected':
      return detailCounts.touch;
    case 'owner-changed':
      return detailCounts.owner;
    default:
      return 1;
  }
};
