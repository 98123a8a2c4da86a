import type { ColumnMeaning } from './column-words.js';
import { detectNumber } from './detect-encoding.js';
import { draftFacts } from './draft-facts.js';
import type { ColumnField, ColumnTexts, EventTemplate, FieldTemplate, KeyTemplate } from './mapping.js';
import { type DraftSettings, type DraftTable, proposed, takeTime, textField } from './sampled-table.js';

type Data = Readonly<Record<string, FieldTemplate>>;

/** What a row of a table is about, and the keys it is linked by. */
export interface RowSubject {
  readonly subject: KeyTemplate;
  readonly opportunity?: KeyTemplate;
}

/** Drafts how a table is read that has one row a lead or a deal, and a column for each thing that happened. */
export const draftRows = (
  { source, currency }: DraftSettings,
  table: DraftTable,
  { subject, opportunity }: RowSubject,
): ReadonlyArray<EventTemplate> => {
  const account = table.take('account');
  const links = {
    subject,
    ...(opportunity === undefined ? {} : { opportunity }),
    ...(account === undefined ? {} : { account: { system: `${source}:account`, column: account } }),
  };
  const text = (meaning: ColumnMeaning): ColumnField | undefined => fieldOf(table.take(meaning));
  // Each column is taken once, so the order of these lines decides who gets one that two could have.
  const value = amountOf(table, currency);
  const from = { channel: text('channel'), programme: text('programme'), segment: text('segment') };
  const owner = text('owner');
  const team = text('team');
  const reason = text('reason');
  const isDeal = subject.kind === 'opportunity';
  const make = (
    type: EventTemplate['type'],
    at: ColumnField | undefined,
    data: Readonly<Record<string, FieldTemplate | undefined>>,
    conditions: Pick<EventTemplate, 'when' | 'unless'> = {},
  ): ReadonlyArray<EventTemplate> =>
    at === undefined
      ? []
      : [
          proposed({
            type,
            ...conditions,
            at,
            ...links,
            data: present(data),
            note: `Read from “${at.column}”.`,
          }),
        ];
  const created = takeTime(table, 'created');
  const changed = takeTime(table, 'changed');
  const handedOver = takeTime(table, 'handed over');
  const converted = table.take('is converted');
  const events = isDeal
    ? [
        ...make('opportunity-opened', created, {
          status: { value: 'open' },
          amount: value,
          channel: from.channel,
          owner,
          team,
        }),
        ...closings(table).flatMap(({ at, status, conditions }) =>
          make(
            'opportunity-changed',
            at,
            {
              status: { value: status },
              amount: value,
              ...(status === 'lost' ? { lossReason: reason } : {}),
            },
            conditions,
          ),
        ),
      ]
    : [
        ...make('captured', created, {
          origin: { value: 'marketing' },
          stage: /\bmql/i.test(subject.column) ? { value: 'marketing-qualified' } : undefined,
          ...from,
        }),
        ...make('marketing-qualified', takeTime(table, 'marketing qualified'), {}),
        ...make('handed-over', handedOver, { owner, team, programme: from.programme }),
        ...make('accepted', takeTime(table, 'accepted'), {}),
        ...make('touch-attempted', takeTime(table, 'touched'), { channel: { value: 'not-recorded' } }),
        ...make(
          'sales-qualified',
          takeTime(table, 'sales qualified'),
          {},
          converted === undefined ? {} : { when: { [converted]: yesTexts(table, converted) } },
        ),
        ...make('rejected', takeTime(table, 'rejected'), { reason }),
        ...make('disqualified', takeTime(table, 'disqualified'), { reason }),
        ...make('recycled', takeTime(table, 'recycled'), { reason }),
        ...closings(table).flatMap(({ at, status, conditions }) =>
          make(status, at, status === 'won' ? { value } : { reason }, conditions),
        ),
      ];
  // What no event could use becomes a fact after all.
  const used = new Set(columnsIn(events));
  for (const field of [value, ...Object.values(from), owner, team, reason]) {
    if (field !== undefined && !used.has(field.column)) table.taken.delete(field.column);
  }
  const at = changed ?? created ?? events[0]?.at;
  const facts = isDeal || at === undefined ? {} : draftFacts(table);
  if (Object.keys(facts).length === 0 || at === undefined) return events;
  if (at !== changed) {
    table.notes.push(
      `Facts are dated by “${at.column}”; if some were filled in later, do not judge earlier decisions by them.`,
    );
  }
  return [
    ...events,
    proposed({
      type: 'profile-changed',
      at,
      subject,
      data: { facts: { fields: facts } },
      note: `Facts as of “${at.column}”.`,
    }),
  ];
};

const fieldOf = (column: string | undefined): ColumnField | undefined =>
  column === undefined ? undefined : textField(column);

const present = (data: Readonly<Record<string, FieldTemplate | undefined>>): Data =>
  Object.fromEntries(
    Object.entries(data).filter((entry): entry is [string, FieldTemplate] => entry[1] !== undefined),
  );

/** Every column that templates read or ask. */
export const columnsIn = (events: ReadonlyArray<EventTemplate>): ReadonlyArray<string> =>
  events.flatMap(
    ({ at, when = {}, unless = {}, sequence, subject, account, opportunity, actor, id = [], data = {} }) => [
      subject.column,
      at.column,
      ...Object.keys(when),
      ...Object.keys(unless),
      ...(sequence === undefined ? [] : [sequence]),
      ...(account === undefined ? [] : [account.column]),
      ...(opportunity === undefined ? [] : [opportunity.column]),
      ...(actor === undefined ? [] : [actor.id]),
      ...id,
      ...columnsOf(data),
    ],
  );

const columnsOf = (data: Data): ReadonlyArray<string> =>
  Object.values(data).flatMap((field) => {
    if ('fields' in field) return columnsOf(field.fields);
    return 'column' in field ? [field.column] : [];
  });

const amountOf = (table: DraftTable, currency: string): ColumnField | undefined => {
  const column = table.take('amount');
  if (column === undefined) return undefined;
  const form = detectNumber(table.textsOf(column));
  if (form === null) {
    if (table.textsOf(column).length > 0) {
      table.notes.push(
        `“${column}” is not read as an amount: its texts can be read in two ways, or in none.`,
      );
    }
    return undefined;
  }
  return { column, as: { kind: 'money', currency, ...form } };
};

interface Closing {
  readonly at: ColumnField | undefined;
  readonly status: 'won' | 'lost';
  readonly conditions: Pick<EventTemplate, 'when' | 'unless'>;
}

/** How a table tells that a deal was won or lost: a date of its own, or the day of closing with a state beside. */
const closings = (table: DraftTable): ReadonlyArray<Closing> => {
  const won = takeTime(table, 'won');
  const lost = takeTime(table, 'lost');
  const own: ReadonlyArray<Closing> = [
    ...(won === undefined ? [] : [{ at: won, status: 'won', conditions: {} } as const]),
    ...(lost === undefined ? [] : [{ at: lost, status: 'lost', conditions: {} } as const]),
  ];
  if (own.length > 0) return own;
  const closed = takeTime(table, 'closed');
  if (closed === undefined) return [];
  const states = closedStates(table);
  if (states === undefined) {
    table.notes.push(
      `“${closed.column}” is not read: nothing says which of the deals are won, and open ones have a day too.`,
    );
    return [];
  }
  return [
    { at: closed, status: 'won', conditions: { when: states.won } },
    ...(states.lost === undefined
      ? []
      : [{ at: closed, status: 'lost', conditions: { when: states.lost } } as const]),
  ];
};

const closedStates = (
  table: DraftTable,
): { readonly won: ColumnTexts; readonly lost?: ColumnTexts } | undefined => {
  const isWon = table.take('is won');
  const isClosed = table.take('is closed');
  if (isWon !== undefined) {
    const yes = yesTexts(table, isWon);
    const no = [...new Set(table.textsOf(isWon))].filter((text) => !yes.includes(text));
    return {
      won: { [isWon]: yes },
      ...(isClosed === undefined || no.length === 0
        ? {}
        : { lost: { [isWon]: no, [isClosed]: yesTexts(table, isClosed) } }),
    };
  }
  const stage = table.take('deal stage');
  if (stage === undefined) return undefined;
  const stages = [...new Set(table.textsOf(stage))];
  const won = stages.filter((text) => /\bwon\b|closedwon/i.test(text));
  const lost = stages.filter((text) => /\blost\b|closedlost/i.test(text));
  if (won.length === 0) return undefined;
  return { won: { [stage]: won }, ...(lost.length === 0 ? {} : { lost: { [stage]: lost } }) };
};

/** The texts of a column that say yes; the usual ones when none was among the samples. */
const yesTexts = (table: DraftTable, column: string): ReadonlyArray<string> => {
  const yes = [...new Set(table.textsOf(column))].filter((text) => /^(true|yes|1|y)$/i.test(text));
  return yes.length > 0 ? yes : ['true', 'TRUE', 'True', '1'];
};
