import { compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { compileTableMapping } from 'smarketing/crm';
import { journalOf } from 'smarketing/journal';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { decodeAgreement, decodeTableMapping, encodeAgreement } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';
import type { Collected } from '../../examples/review/input/collected.js';
import { readJournalFile } from '../../examples/review/input/journal-file.js';
import { readTableFile } from '../../examples/review/input/table-file.js';
import { leadsMapping, said, temporaryFiles } from './files.js';

const write = temporaryFiles();
const silent = (): void => {};
const asOf = orThrow(parseInstant('2026-04-01T00:00:00Z'));
const draft = draftAgreement({
  zone: 'Europe/Berlin',
  currency: 'EUR',
  effectiveFrom: '2026-01-01' as never,
  acceptance: 'explicit',
});
const agreement = orThrow(compileAgreement(intlZones)(draft));
const reviewed = (input: Collected, at: Instant = asOf): Review =>
  review(agreement, { asOf: at })(journalOf(input.events));
const leadsIn = (input: Collected): number => reviewed(input).honesty.leads;

/** A lead that is right in every way, so that a test can see that the rest was reviewed. */
const good = {
  schemaVersion: 1,
  source: 'crm',
  id: 'good',
  type: 'captured',
  occurredAt: '2026-03-02T09:00:00Z',
  subject: { kind: 'lead', system: 'crm', id: 'good' },
  data: { origin: 'marketing' },
};

describe('a journal with a bad line', () => {
  const journal = (...lines: ReadonlyArray<unknown>): Promise<Collected> =>
    readJournalFile(
      write(
        'events.ndjson',
        [...lines, good].map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
      ),
      silent,
    );

  test.each<[string, unknown, ReadonlyArray<string>]>([
    ['no JSON', '{"id": "e1", ', ['1 not-json']],
    ['a list for an event', [1], ['1 not-an-event']],
    ['no id', { ...good, id: undefined }, ['1 missing id']],
    ['an empty id', { ...good, id: '' }, ['1 out-of-range id']],
    ['an unparsable time', { ...good, occurredAt: 'yesterday' }, ['1 not-an-instant occurredAt']],
    [
      'a date that does not exist',
      { ...good, occurredAt: '2026-02-30T09:00:00Z' },
      ['1 not-an-instant occurredAt'],
    ],
    ['a naive time', { ...good, occurredAt: '2026-03-02T09:00:00' }, ['1 naive-time occurredAt']],
    [
      'negative money',
      { ...good, type: 'won', data: { value: { minor: -1, currency: 'EUR' } } },
      ['1 negative-amount data.value.minor'],
    ],
    ['NaN', JSON.stringify({ ...good, sequence: 'N' }).replace('"N"', 'NaN'), ['1 not-json']],
    [
      'a number too large for JSON',
      JSON.stringify({ ...good, sequence: 7 }).replace(':7', ':1e999'),
      ['1 wrong-type sequence'],
    ],
    [
      'a misspelt key',
      { ...good, data: { origin: 'marketing', chanel: 'mail' } },
      ['1 unknown-key data.chanel'],
    ],
    [
      'a __proto__ key',
      JSON.stringify(good).replace('"origin"', '"__proto__":1,"origin"'),
      ['1 forbidden-name data.__proto__'],
    ],
  ])('reports %s, and reviews the rest', async (_, line, expected) => {
    const input = await journal(line);
    expect(said(input)).toEqual(expected);
    expect(input).toMatchObject({ lines: 2, refused: 1 });
    expect(leadsIn(input)).toBe(1);
  });

  test('keeps an event of an unknown type, and says so', async () => {
    const input = await journal({ ...good, id: 'e1', type: 'lead-teleported', data: { to: 'Mars' } });
    expect(said(input)).toEqual(['1 unknown-event-type type']);
    expect(input).toMatchObject({
      refused: 0,
      events: [{ type: 'other', data: { data: { to: 'Mars' } } }, {}],
    });
  });

  test('counts an event once however often it is sent', async () => {
    const input = await journal(good, good);
    expect(said(input)).toEqual([]);
    expect(reviewed(input).honesty.events).toBe(1);
  });

  test('reports one id with two contents', async () => {
    const input = await journal({ ...good, data: { origin: 'sales' } });
    expect(reviewed(input).honesty.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ['conflicting-event', 'crm', 'good'],
    ]);
    expect(leadsIn(input)).toBe(1);
  });

  test('keeps a deal won before the first contact, and says so', async () => {
    const input = await journal(
      { ...good, id: 'w', type: 'won', occurredAt: '2026-03-01T09:00:00Z', data: {} },
      { ...good, id: 't', type: 'touch-connected', data: { channel: 'call' } },
    );
    const { volumes, honesty } = reviewed(input);
    expect(said(input)).toEqual([]);
    expect(volumes.find(({ stage }) => stage === 'won')?.passes).toBe(1);
    expect(honesty.irregularities).toContainEqual({ code: 'won-before-contact', count: 1 });
  });

  test('reports merges both ways round, and keeps one lead', async () => {
    const merge = (id: string, subject: string, absorbed: string, time: string) => ({
      ...good,
      id,
      type: 'merged',
      occurredAt: `2026-03-03T0${time}:00:00Z`,
      subject: { kind: 'lead', system: 'crm', id: subject },
      data: { absorbed: [{ system: 'crm', id: absorbed }] },
    });
    const input = await journal(merge('m1', 'good', 'other', '1'), merge('m2', 'other', 'good', '2'));
    expect(said(input)).toEqual([]);
    const { honesty } = reviewed(input);
    expect(honesty.leads).toBe(1);
    expect(honesty.issues.map(({ code }) => code)).toEqual(['contradicting-survivors']);
  });

  test('reviews an empty file as one without evidence', async () => {
    const input = await readJournalFile(write('empty.ndjson', ''), silent);
    expect(said(input)).toEqual(['0 empty-file']);
    expect(reviewed(input).readiness.every(({ status }) => status === 'missing')).toBe(true);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF', '\n'],
  ])('numbers its lines with %s and a byte-order mark', async (_, end) => {
    const text = `\uFEFF${[JSON.stringify(good), '', '{', JSON.stringify({ ...good, id: 'g2' })].join(end)}${end}`;
    const input = await readJournalFile(write('ends.ndjson', text), silent);
    expect(said(input)).toEqual(['3 not-json']);
    expect(input.events).toHaveLength(2);
  });

  test('skips a line of 50 MB without keeping it', async () => {
    const line = Buffer.alloc(50_000_000, 'x');
    const path = write('long.ndjson', Buffer.concat([line, Buffer.from(`\n${JSON.stringify(good)}\n`)]));
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed - line.length;
    let most = 0;
    const input = await readJournalFile(path, () => {
      const { arrayBuffers, heapUsed } = process.memoryUsage();
      most = Math.max(most, arrayBuffers + heapUsed);
    });
    expect(said(input)).toEqual(['1 line-too-long']);
    expect(input.issues[0]?.received).toBe('50000000 characters');
    expect(leadsIn(input)).toBe(1);
    // Far from 50 MB of bytes and 50 MB of text beside the line that the test itself holds.
    expect(most - before - line.length).toBeLessThan(80_000_000);
  }, 30_000);
});

describe('an export with a bad row', () => {
  const header = 'id,created,won,amount';
  const lead = (id: string): string => `${id},2026-03-02 09:00,,`;
  const table = (...lines: ReadonlyArray<string>): Promise<Collected> =>
    readTableFile(leadsMapping, write('leads.csv', [header, ...lines, lead('last')].join('\n')), silent);

  test.each<[string, string, ReadonlyArray<string>, number]>([
    ['no id', ',2026-03-02 09:00,,', ['2 missing-id id'], 1],
    ['an unparsable time', '1,02.03.2026,,', ['2 not-a-time created'], 1],
    ['a naive time where an offset was declared', '1,,2026-03-02T09:00:00,', ['2 naive-time won'], 1],
    ['negative money', '1,,2026-03-02T09:00:00Z,-5', ['2 negative-amount data.value.minor'], 1],
    ['no number for money', '1,,2026-03-02T09:00:00Z,NaN', ['2 not-an-amount amount'], 2],
    ['a decimal comma that nobody declared', '1,,2026-03-02T09:00:00Z,"1,50"', ['2 not-an-amount amount'], 2],
    ['too few fields', '1,2026-03-02 09:00', ['2 wrong-width'], 2],
    ['too many fields', '1,2026-03-02 09:00,,,5', ['2 wrong-width'], 1],
    ['text after a quote', '"1"x,2026-03-02 09:00,,', ['2 not-csv'], 1],
    ['bytes that are no UTF-8', '\uFFFD,2026-03-02 09:00,,', ['2 not-utf-8'], 2],
  ])('reports %s, and reviews the rest', async (_, line, expected, leads) => {
    const input = await table(line);
    expect(said(input)).toEqual(expected);
    expect(leadsIn(input)).toBe(leads);
  });

  test('reads on after a quote that is never closed', async () => {
    const input = await table(
      lead('1'),
      '"2,2026-03-02 09:00,,',
      lead('3'),
      '"4",2026-03-02 09:00,,',
      lead('5'),
    );
    expect(said(input)).toEqual(['3 not-csv']);
    expect(input.events.map(({ subject }) => subject.id)).toEqual(['1', '3', '4', '5', 'last']);
  });

  test('reads on after a quote that nothing ever closes', async () => {
    const input = await table(lead('1'), '"2,2026-03-02 09:00,,', lead('3'));
    expect(said(input)).toEqual(['3 not-csv']);
    expect(input.events.map(({ subject }) => subject.id)).toEqual(['1', '3', 'last']);
  });

  test('takes line breaks and doubled quotes within quotes for what they are', async () => {
    const input = await table('"a\nb ""c""",2026-03-02 09:00,,', lead('2'));
    expect(said(input)).toEqual([]);
    expect(input.events.map(({ subject }) => subject.id)).toEqual(['a\nb "c"', '2', 'last']);
  });

  test.each([
    ['CRLF and a byte-order mark', `\uFEFF${header}\r\n${lead('1')}\r\n`],
    ['CR', `${header}\r${lead('1')}\r`],
    ['semicolons', `${header}\n${lead('1')}\n`.replaceAll(',', ';')],
    ['tabs', `${header}\n${lead('1')}\n`.replaceAll(',', '\t')],
    ['no line end at the end', `${header}\n${lead('1')}`],
    ['UTF-16', Buffer.from(`\uFEFF${header}\r\n${lead('1')}\r\n`, 'utf16le')],
  ])('reads %s', async (_, content) => {
    const input = await readTableFile(leadsMapping, write('form.csv', content), silent);
    expect(said(input)).toEqual([]);
    expect(input.events.map(({ subject }) => subject.id)).toEqual(['1']);
  });

  test('reports what it reads and what it does not of a header', async () => {
    const input = await readTableFile(
      leadsMapping,
      write('more.csv', `${header},mood\n${lead('1')},good\n`),
      silent,
    );
    expect(said(input)).toEqual(['1 unread-column mood']);
  });

  test.each([
    ['an empty file', '', ['0 empty-file']],
    ['a file of another table', 'a,b\n1,2\n', ['1 unknown-table']],
    ['a column twice', `${header},won\n${lead('1')},\n`, ['1 duplicate-column won']],
  ])('reports %s', async (_, content, expected) => {
    const input = await readTableFile(leadsMapping, write('other.csv', content), silent);
    expect(said(input)).toEqual(expected);
    expect(input.events).toEqual([]);
  });

  test('reports a packed file that was cut off, and keeps what came before', async () => {
    const { gzipSync } = await import('node:zlib');
    const rows = Array.from({ length: 20_000 }, (_, at) => lead(String(at * 7919)));
    const packed = gzipSync([header, ...rows].join('\n'));
    const input = await readTableFile(
      leadsMapping,
      write('cut.csv.gz', packed.subarray(0, packed.length / 2)),
      silent,
    );
    expect(input.issues.map(({ code }) => code)).toContain('unreadable-file');
    expect(input.events.length).toBeGreaterThan(1_000);
  });

  test('reports a file that is not there', async () => {
    const input = await readTableFile(leadsMapping, '/nowhere/leads.csv', silent);
    expect(input.issues.map(({ code, received }) => [code, received?.slice(0, 6)])).toEqual([
      ['unreadable-file', 'ENOENT'],
      ['empty-file', undefined],
    ]);
  });

  test('skips a row of 50 MB', async () => {
    const path = write(
      'long.csv',
      Buffer.concat([
        Buffer.from(`${header}\n"`),
        Buffer.alloc(50_000_000, 'x'),
        Buffer.from(`\n${lead('1')}\n`),
      ]),
    );
    const input = await readTableFile(leadsMapping, path, silent);
    expect(said(input)).toEqual(['2 line-too-long']);
    expect(leadsIn(input)).toBe(1);
  }, 30_000);
});

describe('a document that cannot work', () => {
  test('is a mapping without a zone for wall-clock times', () => {
    const { zone: _, ...rest } = leadsMapping;
    const compiled = compileTableMapping(intlZones)(rest);
    expect(compiled).toMatchObject({
      left: [{ code: 'zone-missing', path: ['tables', 0, 'events', 0, 'at', 'as'] }],
    });
  });

  test('is a mapping with a misspelt key, and everything wrong is told at once', () => {
    const events = [
      { ...leadsMapping.tables[0]?.events[0], typ: 'won', at: { column: 'won', as: { kind: 'tme' } } },
    ];
    const decoded = decodeTableMapping({ ...leadsMapping, tables: [{ ...leadsMapping.tables[0], events }] });
    const issues = decoded._tag === 'Left' ? decoded.left : [];
    expect(issues.map(({ path }) => path.join('.')).sort()).toEqual([
      'tables.0.events.0.at.as.kind',
      'tables.0.events.0.typ',
    ]);
  });

  test('is an agreement that names an unknown fact', () => {
    const wire = JSON.parse(JSON.stringify(encodeAgreement(draft)));
    const [definition] = wire.terms['qualified-lead']?.definitions ?? wire.terms.qualifiedLead.definitions;
    definition.rule = { fact: 'shoeSize', op: 'gt', value: 42 };
    const decoded = decodeAgreement(wire);
    const issues = decoded._tag === 'Left' ? decoded.left : [];
    expect(issues.map(({ code }) => code)).toEqual(['unknown-fact']);
    expect(issues[0]?.path.join('.')).toContain('rule');
    expect(issues[0]?.received).toContain('shoeSize');
  });
});
