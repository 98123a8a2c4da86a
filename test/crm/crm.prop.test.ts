import fc from 'fast-check';
import { intlZones } from 'smarketing/calendar';
import {
  compileEncoding,
  compileNumberForm,
  compileTableMapping,
  compileTimePattern,
  draftTableMapping,
  type Encoding,
  type TableMapping,
} from 'smarketing/crm';
import { journalOf } from 'smarketing/journal';
import { formatInstant, type Instant, orThrow } from 'smarketing/kernel';
import { decodeEvents, decodeTableMapping } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const encodings: ReadonlyArray<Encoding> = [
  { kind: 'text' },
  { kind: 'instant', form: 'iso' },
  { kind: 'instant', form: 'epoch-seconds' },
  { kind: 'instant', form: 'epoch-milliseconds' },
  { kind: 'instant', form: 'epoch-microseconds' },
  { kind: 'date-of-instant', form: 'iso', zone: 'Asia/Kolkata' },
  { kind: 'local-time', pattern: 'YYYY-MM-DD HH:mm:ss', zone: 'America/New_York' },
  { kind: 'date', pattern: 'DD/MM/YYYY', zone: 'Pacific/Apia' },
  { kind: 'number' },
  { kind: 'number', decimal: ',', group: '.', unit: ['€'] },
  { kind: 'boolean', yes: ['yes'], no: ['no'] },
  { kind: 'money', currency: 'EUR' },
  { kind: 'minor-units', currency: 'JPY', group: ' ' },
  { kind: 'list', separator: ';' },
  { kind: 'json-list' },
];

/** Texts that look like what exports hold, and some that do not. */
const cell = fc.oneof(
  fc.string(),
  fc.json({ maxDepth: 2 }),
  fc.constantFrom('', ' ', 'n/a', '2026-03-02', '02/03/2026', '2026-03-02 09:00:00', 'NaN', '-0', '1e999'),
  fc.integer().map(String),
  fc.stringMatching(/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
);

describe('a field reader', () => {
  test('never throws, and gives JSON without NaN whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...encodings), cell, (encoding, text) => {
        const value = orThrow(compileEncoding(intlZones)(encoding))(text);
        const inner = value._tag === 'Right' ? value.right : null;
        expect(JSON.parse(JSON.stringify(inner))).toEqual(inner);
        expect(Object.is(inner, -0)).toBe(false);
      }),
    );
  });

  test('reads back any instant that a clock in UTC writes', () => {
    const instants = fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(instants, (at) => {
        const expected = formatInstant(at as Instant);
        const read = (as: Encoding, text: string) => orThrow(orThrow(compileEncoding(intlZones)(as))(text));
        expect(read({ kind: 'instant', form: 'iso' }, expected)).toBe(expected);
        expect(read({ kind: 'instant', form: 'epoch-milliseconds' }, String(at))).toBe(expected);
        expect(
          read(
            { kind: 'local-time', pattern: 'YYYY-MM-DD HH:mm:ss.SSS', zone: 'UTC' },
            expected.replace('T', ' ').replace('Z', ''),
          ),
        ).toBe(expected);
      }),
    );
  });

  test('reads any pattern without throwing', () => {
    const pieces = fc.constantFrom(
      'YYYY',
      'MM',
      'DD',
      'HH',
      'hh',
      'mm',
      'ss',
      'SSS',
      'A',
      '/',
      '-',
      '.',
      '(',
      '[',
      '\\',
      '*',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces), cell, (pattern, text) => {
        const parse = compileTimePattern(pattern.join(''));
        if (parse._tag === 'Right') parse.right(text);
      }),
    );
  });

  test('reads back any number as it was declared to be written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const plain = orThrow(compileNumberForm({ decimal: ',', group: '.' }));
        const digits = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, '.');
        const sign = whole < 0 ? '-' : '';
        expect(plain(`${sign}${digits},${cents}`)).toBe(`${sign}${Math.abs(whole)}.${cents}`);
      }),
    );
  });
});

const mapping: TableMapping = {
  schemaVersion: 1,
  source: 'crm',
  zone: 'Europe/Berlin',
  tables: [
    {
      name: 'leads',
      columns: ['id', 'created'],
      events: [
        {
          type: 'captured',
          at: { column: 'created', as: { kind: 'date', pattern: 'YYYY-MM-DD' } },
          subject: { system: 'crm', column: 'id' },
          id: [],
          data: { origin: { value: 'marketing' }, channel: { column: 'source', as: { kind: 'text' } } },
        },
        {
          type: 'won',
          at: { column: 'won', as: { kind: 'instant', form: 'iso' } },
          subject: { system: 'crm', column: 'id' },
          data: { value: { column: 'amount', as: { kind: 'money', currency: 'EUR' } } },
        },
      ],
    },
  ],
};
const header = ['id', 'created', 'source', 'won', 'amount'];
const open = orThrow(compileTableMapping(intlZones)(mapping));
const journalFrom = (columns: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>) => {
  const { read } = orThrow(open(columns));
  return journalOf(decodeEvents(rows.flatMap((cells) => read(cells).events)).events);
};
const row = fc.tuple(
  fc.integer({ min: 1, max: 30 }).map(String),
  fc.constantFrom('2026-03-02', '2026-03-03', '', 'gestern'),
  fc.constantFrom('web', 'fair', ''),
  fc.constantFrom('2026-04-01T08:00:00Z', ''),
  fc.constantFrom('10', '10.50', '', '-1', 'NaN'),
);

describe('a table reader', () => {
  test('gives the same journal in whatever order the rows and the columns stand', () => {
    fc.assert(
      fc.property(
        fc
          .uniqueArray(row, { selector: ([id]) => id })
          .chain((rows) =>
            fc.tuple(
              fc.constant(rows),
              fc.shuffledSubarray(rows, { minLength: rows.length }),
              fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
            ),
          ),
        ([rows, shuffled, columns]) => {
          const moved = shuffled.map((cells) => columns.map((at) => cells[at] as string));
          expect(
            journalFrom(
              columns.map((at) => header[at] as string),
              moved,
            ),
          ).toEqual(journalFrom(header, rows));
        },
      ),
    );
  });

  test('gives the same journal when an export is read again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ([id]) => id }), (rows) => {
        expect(journalFrom(header, [...rows, ...rows])).toEqual(journalFrom(header, rows));
      }),
    );
  });

  test('tells an issue or an event of every time that stands in a row', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
        const { events, issues } = orThrow(open(header)).read(cells);
        const times = [cells[1], cells[3]].filter((text) => (text ?? '').trim() !== '').length;
        expect(events.length + issues.length).toBeGreaterThanOrEqual(times);
        expect(decodeEvents(events).issues.every(({ code }) => code !== 'missing')).toBe(true);
      }),
    );
  });
});

describe('a draft', () => {
  const names = fc.constantFrom(
    'id',
    'Lead ID',
    'created',
    'Created Date',
    'won_date',
    'amount',
    'owner',
    'activity',
    'timestamp',
    '',
    '__proto__',
    'constructor',
    'Deal Stage',
    'close date',
  );
  const tables = fc.array(
    fc.record({
      name: fc.string(),
      header: fc.array(fc.oneof(names, fc.string()), { maxLength: 8 }),
      rows: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 }),
    }),
    { maxLength: 3 },
  );

  test('never throws, and what it gives can be decoded, compiled and read', () => {
    fc.assert(
      fc.property(tables, (sampled) => {
        const draft = draftTableMapping({ source: 'crm', zone: 'UTC', currency: 'EUR' })(sampled);
        if (draft._tag === 'Left') return;
        expect(decodeTableMapping(JSON.parse(JSON.stringify(draft.right)))).toEqual(draft);
        const compiled = orThrow(compileTableMapping(intlZones)(draft.right));
        for (const table of sampled) {
          const reader = compiled(table.header);
          if (reader._tag === 'Right')
            for (const cells of table.rows) decodeEvents(reader.right.read(cells).events);
        }
      }),
      {
        numRuns: 300,
        examples: [[[{ name: '', header: ['id', 'Created Date'], rows: [['{}', '1000000000']] }]]],
      },
    );
  });
});

describe('the decoder of mappings', () => {
  test('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        decodeTableMapping(input);
        decodeTableMapping({ ...mapping, tables: [input] });
        decodeTableMapping({ ...mapping, tables: [{ ...mapping.tables[0], events: [input] }] });
      }),
    );
  });
});
