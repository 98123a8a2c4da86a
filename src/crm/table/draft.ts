import * as E from 'fp-ts/lib/Either.js';
import { type Checked, type Issue, issue, refuse, show, unlessIssues } from '../../kernel/issue.js';
import { columnOf, namesOf, wordsOf } from './column-words.js';
import { draftLog } from './draft-log.js';
import { columnsIn, draftRows, type RowSubject } from './draft-rows.js';
import type { KeyTemplate, MappedTable, TableMapping } from './mapping.js';
import { type DraftSettings, type DraftTable, draftTable, type SampledTable } from './sampled-table.js';

export type { DraftSettings, SampledTable } from './sampled-table.js';

/**
 * Drafts a mapping from the headers and some rows of exported tables: a proposal that a person confirms.
 *
 * **Details**: columns are recognised by their names, as HubSpot, Salesforce and others write them, and how
 * times and numbers are written by looking at the rows. Each event is marked `proposed, confirm`; what could
 * not be decided, such as whether day or month comes first, is left out and asked in `notes`. A table with a
 * row an event is drafted by its activities. Tables of one header are one table.
 *
 * @param settings - the source, zone and currency to take for granted
 * @returns a function from tables to the mapping; or issues `lead-id-not-found`, `no-events` and `no-tables`, at
 *   the position of each table
 * @example
 * ```ts
 * import { draftTableMapping } from 'smarketing/crm'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const draft = orThrow(draftTableMapping({ source: 'crm', zone: 'Europe/Berlin', currency: 'EUR' })([
 *   { name: 'leads', header: ['Lead ID', 'Created Date'], rows: [['7', '31.03.2026']] },
 * ]))
 * draft.tables[0]?.events[0]?.type // => 'captured'
 * draft.tables[0]?.events[0]?.at // => { column: 'Created Date', as: { kind: 'date', pattern: 'DD.MM.YYYY' } }
 * draft.tables[0]?.events[0]?.status // => 'proposed, confirm'
 * ```
 * @category drafts
 * @since 0.1.0
 */
export const draftTableMapping =
  (settings: DraftSettings) =>
  (tables: ReadonlyArray<SampledTable>): Checked<TableMapping> => {
    if (tables.length === 0) return refuse('no-tables', [], 'There is no table to draft a mapping of.');
    const drafts = joinedByHeader(tables).map(({ table, at }) => draftOne(settings, table, at));
    const issues = drafts.flatMap((draft) => (E.isLeft(draft) ? draft.left : []));
    return unlessIssues(issues, () => ({
      schemaVersion: 1,
      source: settings.source,
      zone: settings.zone,
      tables: recognisable(drafts.flatMap((draft) => (E.isRight(draft) ? [draft.right] : []))),
      notes: [
        'This is a proposal: each line marked “proposed, confirm” waits for somebody who knows the system.',
        `Taken for granted: times without an offset are of ${settings.zone}, amounts are in ${settings.currency}, and leads were found by Marketing.`,
      ],
    }));
  };

interface Draft {
  readonly mapped: MappedTable;
  readonly header: ReadonlyArray<string>;
}

/** An export in several files has the same header in each. */
const joinedByHeader = (
  tables: ReadonlyArray<SampledTable>,
): ReadonlyArray<{ readonly table: SampledTable; readonly at: number }> => {
  const joined = new Map<string, { readonly table: SampledTable; readonly at: number }>();
  tables.forEach((table, at) => {
    const key = JSON.stringify([...table.header].sort());
    const known = joined.get(key);
    if (known === undefined) {
      joined.set(key, { table, at });
      return;
    }
    const places = known.table.header.map((column) => table.header.indexOf(column));
    const rows = table.rows.map((cells) => places.map((place) => cells[place] ?? ''));
    joined.set(key, { at: known.at, table: { ...known.table, rows: [...known.table.rows, ...rows] } });
  });
  return [...joined.values()];
};

const draftOne = (settings: DraftSettings, sampled: SampledTable, at: number): Checked<Draft> => {
  const table = draftTable(sampled);
  const about = subjectOf(settings, table);
  if (about === undefined) {
    return refuse('lead-id-not-found', ['tables', at, 'header'], 'No column names the lead.', {
      expected: `a column called ${[...namesOf('lead id'), ...namesOf('email').slice(0, 1)].join(', ')}, or one of distinct identifiers`,
      received: show(sampled.header.join(',')),
    });
  }
  const events = draftLog(table, about.subject) ?? draftRows(settings, table, about);
  if (events.length === 0) return E.left([noEvents(table, at)]);
  const used = new Set(columnsIn(events));
  return E.right({
    header: sampled.header,
    mapped: {
      // A mapping is found again by the names of its tables, so that none goes without.
      name: sampled.name === '' ? `table ${at + 1}` : sampled.name,
      columns: [...used],
      events,
      ignored: [...new Set(sampled.header)].filter((column) => column !== '' && !used.has(column)),
      ...(table.notes.length === 0 ? {} : { notes: table.notes }),
    },
  });
};

const noEvents = ({ notes, header }: DraftTable, at: number): Issue =>
  issue(
    'no-events',
    ['tables', at, 'header'],
    ['No column tells when something happened.', ...notes].join(' '),
    {
      expected: `a column of times called ${[...namesOf('created').slice(0, 6), ...namesOf('won').slice(0, 2)].join(', ')} or the like`,
      received: show(header.join(',')),
    },
  );

/** Names that any table may have for its own records. */
const generic: ReadonlyArray<string> = ['record id', 'hs object id', 'crm id', 'id'];

/** Columns that only tables of deals have. */
const dealColumns: ReadonlyArray<string> = [
  'deal name',
  'deal stage',
  'dealstage',
  'opportunity name',
  'stage name',
  'is won',
  'is closed won',
  'pipeline',
  'forecast category',
];

/** Finds what the rows are about: leads, or deals, which may or may not say which lead they came from. */
const subjectOf = ({ source }: DraftSettings, table: DraftTable): RowSubject | undefined => {
  const isDeals = table.header.some((column) => dealColumns.includes(wordsOf(column)));
  const columns = table.header.filter((column) => column !== '' && !table.taken.has(column));
  const specific = columnOf(columns.filter((column) => !generic.includes(wordsOf(column))))('lead id');
  const lead =
    specific ?? (isDeals ? undefined : (columnOf(columns)('lead id') ?? distinctId(table, columns)));
  if (lead !== undefined) table.taken.add(lead);
  const deal = columnOf(columns.filter((column) => column !== lead))('deal id');
  if (deal !== undefined && (isDeals || !generic.includes(wordsOf(deal)))) table.taken.add(deal);
  const opportunity =
    deal === undefined || !table.taken.has(deal) ? {} : { opportunity: key(`${source}:deal`, deal) };
  if (lead !== undefined) {
    if (table.textsOf(lead).some((text) => /[;,]/.test(text))) {
      table.notes.push(`“${lead}” may hold several identifiers in one field, which are read as one.`);
    }
    return { subject: key(source, lead), ...opportunity };
  }
  if (isDeals && deal !== undefined) {
    table.notes.push('No column says which lead a deal came from, so its money is nobody’s.');
    return { subject: { kind: 'opportunity', ...key(`${source}:deal`, deal) } };
  }
  const email = table.take('email');
  if (email === undefined) return undefined;
  table.notes.push(`Leads are known by “${email}” alone; somebody with two addresses is two leads.`);
  return { subject: key(`${source}:email`, email) };
};

const key = (system: string, column: string): KeyTemplate => ({ system, column });

/** The first column that is named like an identifier, and has another text in each row. */
const distinctId = (table: DraftTable, columns: ReadonlyArray<string>): string | undefined =>
  columns.find((column) => {
    const texts = table.textsOf(column);
    return (
      /\b(id|uuid|guid|key)$/.test(wordsOf(column)) &&
      texts.length > 0 &&
      texts.length === table.rows.length &&
      new Set(texts).size === texts.length
    );
  });

/** A table is recognised by the columns it is read by, or by all of them where those are not its own. */
const recognisable = (drafts: ReadonlyArray<Draft>): ReadonlyArray<MappedTable> =>
  drafts.map(({ mapped, header }) => {
    const isOwn = drafts.every(
      (other) => other.header === header || !mapped.columns.every((column) => other.header.includes(column)),
    );
    return isOwn ? mapped : { ...mapped, columns: [...new Set(header)].filter((column) => column !== '') };
  });
