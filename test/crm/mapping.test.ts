import { intlZones } from 'smarketing/calendar';
import { compileTableMapping, type EventTemplate, type TableMapping } from 'smarketing/crm';
import { orThrow } from 'smarketing/kernel';
import { decodeEvents, decodeTableMapping, tableMappingJsonSchema } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const at = { column: 'at', as: { kind: 'instant', form: 'iso' } } as const;
const subject = { system: 'crm', column: 'id' } as const;
const mapping = (...events: ReadonlyArray<EventTemplate>): TableMapping => ({
  schemaVersion: 1,
  source: 'crm',
  zone: 'UTC',
  absent: ['n/a'],
  tables: [{ name: 'rows', columns: ['id', 'at'], events }],
});
const header = ['id', 'at', 'state', 'who', 'order', 'changed'];
const read = (events: ReadonlyArray<EventTemplate>, row: Readonly<Record<string, string>>) =>
  orThrow(orThrow(compileTableMapping(intlZones)(mapping(...events)))(header)).read(
    header.map((column) => row[column] ?? ''),
  );
const row = { id: '7', at: '2026-03-02T09:00:00Z' };
const touch: EventTemplate = {
  type: 'touch-attempted',
  at,
  subject,
  data: { channel: { value: 'call' } },
};

describe('an event', () => {
  test('is what decodeEvents reads', () => {
    const { events, issues } = read([touch], row);
    expect(issues).toEqual([]);
    expect(decodeEvents(events)).toMatchObject({ refused: 0, issues: [] });
    expect(events[0]).toMatchObject({
      source: 'crm',
      type: 'touch-attempted',
      subject: { kind: 'lead', id: '7' },
    });
  });

  test('happened only when the columns say so', () => {
    const template = { ...touch, when: { state: ['called', 'mailed'] }, unless: { who: '112' } };
    expect(read([template], { ...row, state: ' called ' }).events).toHaveLength(1);
    expect(read([template], { ...row, state: 'opened' }).events).toEqual([]);
    expect(read([template], { ...row, state: 'called', who: '112' }).events).toEqual([]);
  });

  test.each(['', '  ', 'n/a'])('did not happen when its time is %j', (time) => {
    expect(read([touch], { ...row, at: time })).toEqual({ events: [], issues: [] });
  });

  test('names who did it, an automation by its identifier', () => {
    const template: EventTemplate = {
      ...touch,
      actor: { kind: 'person', id: 'who', kinds: { '112': 'automation' } },
    };
    const actor = (who: string) => read([template], { ...row, who }).events[0]?.actor;
    expect([actor('10'), actor('112'), actor('')]).toEqual([
      { kind: 'person', id: '10' },
      { kind: 'automation', id: '112' },
      undefined,
    ]);
  });

  test.each([
    ['7', 7, []],
    ['0', 0, []],
    ['', undefined, []],
    ['1e3', undefined, ['not-a-count']],
    ['-1', undefined, ['not-a-count']],
  ])('with the sequence %j has %j', (order, sequence, codes) => {
    const { events, issues } = read([{ ...touch, sequence: 'order' }], { ...row, order });
    expect(events[0]?.sequence).toBe(sequence);
    expect(issues.map(({ code }) => code)).toEqual(codes);
  });

  test('takes its revision from a count or an instant', () => {
    const revision = (as: 'epoch-milliseconds' | 'iso', changed: string) =>
      read([{ ...touch, revision: { column: 'changed', as: { kind: 'instant', form: as } } }], {
        ...row,
        changed,
      }).events[0]?.revision;
    expect(revision('iso', '1970-01-01T00:00:01Z')).toBe(1000);
    expect(revision('epoch-milliseconds', '1000')).toBe(1000);
  });

  test('of a changed profile is not told without a fact', () => {
    const template: EventTemplate = {
      type: 'profile-changed',
      at,
      subject,
      data: { facts: { fields: { state: { column: 'state', as: { kind: 'text' } } } } },
    };
    expect(read([template], row).events).toEqual([]);
    expect(read([template], { ...row, state: 'hot' }).events[0]?.data).toEqual({ facts: { state: 'hot' } });
  });
});

describe('an identifier', () => {
  const idOf = (template: EventTemplate, values: Readonly<Record<string, string>>) =>
    read([template], values).events[0]?.id;

  test('is made of the type, the lead, the column and the time', () => {
    expect(idOf(touch, row)).toBe('touch-attempted/crm/7/at/2026-03-02T09:00:00.000Z');
  });

  test('stays the same when the time of a thing that happens once is corrected', () => {
    const once = { ...touch, id: [] };
    expect(idOf(once, row)).toBe(idOf(once, { ...row, at: '2026-03-03T09:00:00Z' }));
  });

  test('does not run from one part into the next', () => {
    const template = { ...touch, id: ['state', 'who'] };
    expect(idOf(template, { ...row, state: 'a/b', who: 'c' })).not.toBe(
      idOf(template, { ...row, state: 'a', who: 'b/c' }),
    );
  });

  test('that two events of one row share is reported', () => {
    const { events, issues } = read([touch, { ...touch, data: { channel: { value: 'mail' } } }], row);
    expect(events).toHaveLength(2);
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([['repeated-id', 'touch-attempted']]);
  });
});

describe('a header', () => {
  const compiled = orThrow(compileTableMapping(intlZones)(mapping(touch)));

  test('may have its columns in any order, and more of them', () => {
    const table = orThrow(compiled(['more', 'at', 'id']));
    expect(table.unread).toEqual(['more']);
    expect(table.read(['x', row.at, '7']).events).toHaveLength(1);
  });

  test.each([
    [['id'], 'unknown-table'],
    [['id', 'at', 'id'], 'duplicate-column'],
  ])('%j is refused with %s', (columns, code) => {
    expect(compiled(columns)).toMatchObject({ left: [{ code }] });
  });
});

describe('a mapping as a document', () => {
  test('is decoded as it was written', () => {
    const document = mapping({ ...touch, status: 'confirmed', note: 'so it is' });
    expect(decodeTableMapping(JSON.parse(JSON.stringify(document)))).toEqual({
      _tag: 'Right',
      right: document,
    });
  });

  test('may not be nested past all use', () => {
    let data: unknown = { value: 1 };
    for (let depth = 0; depth < 5_000; depth += 1) data = { fields: { a: data } };
    expect(decodeTableMapping({ ...mapping(), tables: [data] })._tag).toBe('Left');
  });

  test('has a JSON Schema', () => {
    expect(tableMappingJsonSchema()).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['tables']),
    });
  });
});

test.each([
  null,
  undefined,
  'rows',
  {},
  { tables: null },
  { tables: [null] },
  { ...mapping(), tables: [{}] },
])('what has not the form of a mapping is refused: %j', (value) => {
  expect(compileTableMapping(intlZones)(value as never)._tag).toBe('Left');
});

test('a mapping that holds itself is refused before memory runs out', () => {
  const again: Record<string, unknown> = {};
  Object.assign(again, { one: again, two: [again], three: again });
  expect(decodeTableMapping({ ...mapping(), note: again })._tag).toBe('Left');
});
