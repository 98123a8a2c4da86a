import { intlZones } from 'smarketing/calendar';
import { compileTableMapping, draftTableMapping, type SampledTable } from 'smarketing/crm';
import { orThrow } from 'smarketing/kernel';
import { decodeEvents, decodeTableMapping } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const draft = draftTableMapping({ source: 'crm', zone: 'Europe/Berlin', currency: 'EUR' });
const tableOf = (name: string, text: string): SampledTable => {
  const [header = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return { name, header, rows };
};

/** What a draft makes of its own tables: the types of event, by row. */
const told = (...tables: ReadonlyArray<SampledTable>) => {
  const mapping = orThrow(draft(tables));
  expect(decodeTableMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ _tag: 'Right', right: mapping });
  const open = orThrow(compileTableMapping(intlZones)(mapping));
  return tables.map(({ header, rows }) => {
    const reader = orThrow(open(header));
    return rows.map((cells) => {
      const { events, issues } = reader.read(cells);
      expect(issues).toEqual([]);
      const decoded = decodeEvents(events);
      expect(decoded.issues).toEqual([]);
      return decoded.events.map(({ type }) => type);
    });
  });
};
const notesOf = (...tables: ReadonlyArray<SampledTable>): string =>
  orThrow(draft(tables))
    .tables.flatMap(({ notes = [] }) => notes)
    .join('\n');

const hubspotContacts = tableOf(
  'contacts',
  `Record ID | Create Date | Became a Marketing Qualified Lead Date | Became a Customer Date | Lead Status | Original Source | Contact owner | Email | Number of Employees
   51        | 2026-03-02 09:15 | 2026-03-13 10:00 | 2026-04-01 08:00 | OPEN | Paid Search | Ada | a@example.com | 1,250
   52        | 2026-03-14 17:40 | | | UNQUALIFIED | | Bob | b@example.com | 12,000`,
);
const salesforceLeads = tableOf(
  'leads',
  `Id | CreatedDate | ConvertedDate | IsConverted | LeadSource | Status | OwnerId
   00Q1 | 2026-05-01T07:25:37.000+0000 | 2026-05-20 | true | Web | Closed - Converted | 0051
   00Q2 | 2026-05-02T07:25:37.000+0000 | | false | Partner | Open - Not Contacted | 0052`,
);
const salesforceDeals = tableOf(
  'opportunities',
  `Id | CreatedDate | CloseDate | StageName | Amount | IsWon | IsClosed | LeadSource
   0061 | 2026-05-20T07:25:37.000+0000 | 2026-06-30 | Closed Won | 1500000.0 | true | true | Web
   0062 | 2026-05-21T07:25:37.000+0000 | 2026-07-31 | Prospecting | 200 | false | false |
   0063 | 2026-05-22T07:25:37.000+0000 | 2026-06-15 | Closed Lost | | false | true | Web`,
);

describe('a draft', () => {
  test('reads an export of HubSpot contacts', () => {
    expect(told(hubspotContacts)).toEqual([
      [
        ['captured', 'marketing-qualified', 'won', 'profile-changed'],
        ['captured', 'profile-changed'],
      ],
    ]);
  });

  test('reads an export of Salesforce leads: a conversion is a qualified lead, on the day', () => {
    expect(told(salesforceLeads)).toEqual([
      [
        ['captured', 'sales-qualified', 'profile-changed'],
        ['captured', 'profile-changed'],
      ],
    ]);
  });

  test('reads opportunities that name no lead as opportunities, won and lost by their state', () => {
    expect(told(salesforceDeals)).toEqual([
      [
        ['opportunity-opened', 'opportunity-changed'],
        ['opportunity-opened'],
        ['opportunity-opened', 'opportunity-changed'],
      ],
    ]);
    expect(notesOf(salesforceDeals)).toContain('No column says which lead');
  });

  test('joins leads and deals by the identifier that both have', () => {
    const deals = tableOf(
      'deals',
      'lead_id | deal_name | close_date | deal_stage | amount\n 7 | x | 2026-03-31 | closedwon | 10.50',
    );
    const leads = tableOf('leads', 'lead_id | created_at | segment\n 7 | 2026-03-02T09:00:00Z | retail');
    expect(told(leads, deals)).toEqual([[['captured']], [['won', 'profile-changed']]]);
    const systems = orThrow(draft([leads, deals])).tables.flatMap(({ events }) =>
      events.map((event) => event.subject.system),
    );
    expect(new Set(systems)).toEqual(new Set(['crm']));
  });

  test('marks every event as proposed', () => {
    const mapping = orThrow(draft([hubspotContacts, salesforceDeals]));
    for (const event of mapping.tables.flatMap(({ events }) => events)) {
      expect(event.status).toBe('proposed, confirm');
    }
  });

  test('accounts for every column: read or ignored', () => {
    const [table] = orThrow(draft([hubspotContacts])).tables;
    expect([...(table?.columns ?? []), ...(table?.ignored ?? [])].sort()).toEqual(
      [...hubspotContacts.header].sort(),
    );
  });

  test('leaves out what names people', () => {
    expect(notesOf(hubspotContacts)).toContain('Left out because they name people: Email');
    expect(JSON.stringify(orThrow(draft([hubspotContacts])).tables[0]?.events)).not.toContain('Email');
  });

  test('does not choose between day and month, and asks', () => {
    const table = tableOf(
      'leads',
      'Lead ID | Created Date | Won Date\n 1 | 03/04/2026 | 2026-05-01\n 2 | 05/06/2026 | 2026-05-02',
    );
    expect(told(table)).toEqual([[['won'], ['won']]]);
    expect(notesOf(table)).toMatch(
      /“Created Date” is not read: “03\/04\/2026” can be DD\/MM\/YYYY or MM\/DD\/YYYY/,
    );
  });

  test.each([
    ['25/04/2026', 'DD/MM/YYYY'],
    ['04/25/2026', 'MM/DD/YYYY'],
  ])('chooses when %s can be read in one way only', (text, pattern) => {
    const table = tableOf('leads', `Lead ID | Created Date\n 1 | 03/04/2026\n 2 | ${text}`);
    expect(orThrow(draft([table])).tables[0]?.events[0]?.at.as).toEqual({ kind: 'date', pattern });
  });

  test.each([
    [
      'with and without fractions',
      '2026-05-06 00:14:31.123',
      '2026-05-07 10:15:32',
      'YYYY-MM-DD HH:mm:ss.SSS',
    ],
    ['in whole seconds', '2026-05-06 00:14:31', '2026-05-07 10:15:32', 'YYYY-MM-DD HH:mm:ss'],
  ])('reads what a database prints %s', (_, first, second, pattern) => {
    const { tables } = orThrow(draft([tableOf('leads', `Id | Created\n1 | ${first}\n2 | ${second}`)]));
    expect(tables[0]?.events[0]?.at.as).toEqual({ kind: 'local-time', pattern });
  });

  test('reads what a database prints with its zone', () => {
    const { tables } = orThrow(
      draft([tableOf('leads', 'Id | Created\n1 | 2026-05-06 00:14:31.123 UTC\n2 | 2026-05-07 10:15:32+02')]),
    );
    expect(tables[0]?.events[0]?.at.as).toEqual({ kind: 'instant', form: 'iso' });
  });

  test('takes midnights in UTC for dates, and words for nothing as such', () => {
    const table = tableOf(
      'leads',
      'id | created\n 1 | 2026-03-02T00:00:00Z\n 2 | 2026-03-03T00:00:00Z\n 3 | 2026-03-04T00:00:00Z\n 4 | n/a',
    );
    expect(orThrow(draft([table])).tables[0]?.events[0]?.at).toEqual({
      column: 'created',
      as: { kind: 'date-of-instant', form: 'iso' },
      absent: ['n/a'],
    });
  });

  test('reads files of one header as one table', () => {
    const again = { ...hubspotContacts, header: [...hubspotContacts.header].reverse(), rows: [] };
    expect(orThrow(draft([hubspotContacts, again])).tables).toHaveLength(1);
  });

  test('reads a log of events by its activities, and lists the rest', () => {
    const log = tableOf(
      'log',
      `case_id | activity | lifecycle | resource | timestamp
       1 | A_SUBMITTED | COMPLETE | 112 | 2026-03-02T09:00:00.100+01:00
       1 | W_Handle leads | SCHEDULE | 112 | 2026-03-02T09:00:01.100+01:00
       1 | W_Handle leads | START | 10 | 2026-03-02T09:30:01.100+01:00
       1 | A_APPROVED | COMPLETE | 10 | 2026-03-05T09:30:01.100+01:00
       1 | O_APPROVED | COMPLETE | 10 | 2026-03-05T09:30:02.100+01:00
       1 | Sent a cake | COMPLETE | 10 | 2026-03-06T09:30:02.100+01:00`,
    );
    expect(told(log)).toEqual([[['captured'], ['handed-over'], ['touch-attempted'], ['won'], [], []]]);
    expect(notesOf(log)).toContain('“O_APPROVED” may be won as well as “A_APPROVED”');
    expect(notesOf(log)).toContain('Not mapped, and so not read: O_APPROVED, Sent a cake.');
  });

  test.each([
    ['without a lead', 'place | temperature\n Berlin | 7', 'lead-id-not-found', 'lead id'],
    ['without a time', 'lead_id | colour\n 7 | red', 'no-events', 'created date'],
    ['without a row', 'lead_id | created_at', 'no-events', 'created date'],
  ])('of a table %s says what it looked for', (_, text, code, expected) => {
    const result = draft([hubspotContacts, tableOf('other', text)]);
    expect(result).toMatchObject({
      left: [{ code, path: ['tables', 1, 'header'], expected: expect.stringContaining(expected) }],
    });
  });

  test('of no table is refused', () => {
    expect(draft([])).toMatchObject({ left: [{ code: 'no-tables' }] });
  });
});
