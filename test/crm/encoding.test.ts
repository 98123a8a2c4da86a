import { intlZones } from 'smarketing/calendar';
import { compileEncoding, type Encoding } from 'smarketing/crm';
import { type Issue, orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const read = (as: Encoding, text: string) => {
  const value = orThrow(compileEncoding(intlZones)(as))(text);
  return value._tag === 'Right' ? value.right : value.left.map(({ code }: Issue) => code);
};
const instant = (form: 'iso' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-microseconds'): Encoding => ({
  kind: 'instant',
  form,
});
const local = (pattern: string, zone: string): Encoding => ({ kind: 'local-time', pattern, zone });

describe('one instant, in the ways that systems write it', () => {
  test.each<[string, Encoding, string, string]>([
    ['HubSpot webhooks', instant('epoch-milliseconds'), '1462216307945', '2016-05-02T19:11:47.945Z'],
    ['HubSpot properties', instant('iso'), '2026-03-12T07:36:06.332Z', '2026-03-12T07:36:06.332Z'],
    ['Dynamics, without milliseconds', instant('iso'), '2026-03-12T07:36:06Z', '2026-03-12T07:36:06.000Z'],
    ['Salesforce REST', instant('iso'), '2026-05-01T07:25:37.000+0000', '2026-05-01T07:25:37.000Z'],
    ['Zoho', instant('iso'), '2026-05-14T12:51:54+03:00', '2026-05-14T09:51:54.000Z'],
    ['Pipedrive', local('YYYY-MM-DD HH:mm:ss', 'UTC'), '2026-05-15 09:55:15', '2026-05-15T09:55:15.000Z'],
    [
      'Odoo, with microseconds',
      local('YYYY-MM-DDTHH:mm:ss.SSS', 'UTC'),
      '2026-06-03T08:16:59.659390',
      '2026-06-03T08:16:59.659Z',
    ],
    [
      'Pipedrive, microseconds',
      instant('epoch-microseconds'),
      '1462216307945678',
      '2016-05-02T19:11:47.945Z',
    ],
    ['microseconds before 1970', instant('epoch-microseconds'), '-1', '1969-12-31T23:59:59.999Z'],
    ['Pipedrive, seconds', instant('epoch-seconds'), '1462216307', '2016-05-02T19:11:47.000Z'],
    ['Postgres', instant('iso'), '2026-05-15 09:55:15.123456+00', '2026-05-15T09:55:15.123Z'],
    ['Snowflake', instant('iso'), '2026-05-15 09:55:15.123 -0700', '2026-05-15T16:55:15.123Z'],
    ['BigQuery', instant('iso'), '2026-05-15 09:55:15 UTC', '2026-05-15T09:55:15.000Z'],
    ['DuckDB', instant('iso'), '2026-05-15 09:55:15+05:30', '2026-05-15T04:25:15.000Z'],
    [
      'Postgres without a zone, in a whole second',
      local('YYYY-MM-DD HH:mm:ss.SSS', 'UTC'),
      '2026-05-15 09:55:15',
      '2026-05-15T09:55:15.000Z',
    ],
    ['pandas', instant('epoch-milliseconds'), '1462216307945.0', '2016-05-02T19:11:47.945Z'],
    ['Slack', instant('epoch-seconds'), '1462216307.945678', '2016-05-02T19:11:47.945Z'],
    ['a tenth of a second', instant('epoch-seconds'), '1462216307.1', '2016-05-02T19:11:47.100Z'],
    ['a part of a millisecond before 1970', instant('epoch-seconds'), '-0.0001', '1969-12-31T23:59:59.999Z'],
    ['part of a microsecond', instant('epoch-microseconds'), '1999.9', '1970-01-01T00:00:00.001Z'],
    ['no time at all', instant('epoch-seconds'), '-0.0', '1970-01-01T00:00:00.000Z'],
    [
      'a local time that comes twice: the earlier by offset',
      local('YYYY-MM-DD HH:mm', 'Europe/Berlin'),
      '2026-10-25 02:30',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'a local time that never comes: the moment of the change',
      local('YYYY-MM-DD HH:mm', 'Europe/Berlin'),
      '2026-03-29 02:30',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'Salesforce reports',
      local('MM/DD/YYYY, hh:mm A', 'America/New_York'),
      '3/8/2026, 3:05 PM',
      '2026-03-08T19:05:00.000Z',
    ],
  ])('%s', (_, as, text, expected) => {
    expect(read(as, text)).toBe(expected);
  });
});

describe('one date, in the ways that systems write it', () => {
  test.each<[string, Encoding, string, string]>([
    [
      'Salesforce CloseDate',
      { kind: 'date', pattern: 'YYYY-MM-DD', zone: 'America/Los_Angeles' },
      '2026-03-08',
      '2026-03-08T08:00:00.000Z',
    ],
    [
      'a time that stands beside it does not count',
      { kind: 'date', pattern: 'YYYY-MM-DD HH:mm:ss', zone: 'UTC' },
      '2026-03-08 17:30:00',
      '2026-03-08T00:00:00.000Z',
    ],
    [
      'HubSpot closedate, as midnight in UTC',
      { kind: 'date-of-instant', form: 'iso', zone: 'America/Los_Angeles' },
      '2026-12-31T00:00:00Z',
      '2026-12-31T08:00:00.000Z',
    ],
    [
      'Salesforce change events, as midnight in UTC in milliseconds',
      { kind: 'date-of-instant', form: 'epoch-milliseconds', zone: 'Asia/Tokyo' },
      '1772928000000',
      '2026-03-07T15:00:00.000Z',
    ],
    [
      'a midnight that does not exist: the first moment of the day',
      { kind: 'date', pattern: 'DD/MM/YYYY', zone: 'America/Sao_Paulo' },
      '15/10/2017',
      '2017-10-15T03:00:00.000Z',
    ],
  ])('%s', (_, as, text, expected) => {
    expect(read(as, text)).toBe(expected);
  });
});

describe('what is not written as declared is refused, never guessed', () => {
  test.each<[string, Encoding, string, ReadonlyArray<string>]>([
    ['a naive time', instant('iso'), '2026-05-15 09:55:15', ['naive-time']],
    ['a date for a time', local('YYYY-MM-DD HH:mm', 'UTC'), '2026-05-15', ['not-a-time']],
    ['month 13', { kind: 'date', pattern: 'MM/DD/YYYY', zone: 'UTC' }, '13/01/2026', ['not-a-time']],
    [
      'a year of two digits',
      { kind: 'date', pattern: 'DD.MM.YYYY', zone: 'UTC' },
      '01.02.26',
      ['not-a-time'],
    ],
    ['a count with an exponent', instant('epoch-milliseconds'), '1.462E12', ['not-an-instant']],
    ['a count with groups', instant('epoch-seconds'), '1,462,216,307', ['not-an-instant']],
    ['a count with a bare point', instant('epoch-seconds'), '1462216307.', ['not-an-instant']],
    ['a printed time without an offset', instant('iso'), '2026-05-15 09:55:15.123', ['naive-time']],
    ['a zone by its letters', instant('iso'), '2026-05-15 09:55:15 EST', ['not-an-instant']],
    [
      'a time of another pattern',
      local('YYYY-MM-DD HH:mm:ss', 'UTC'),
      '2026-05-15 09:55:15.5',
      ['not-a-time'],
    ],
    [
      'a point without a fraction',
      local('YYYY-MM-DD HH:mm:ss.SSS', 'UTC'),
      '2026-05-15 09:55:15.',
      ['not-a-time'],
    ],
    ['a count past all years', instant('epoch-seconds'), '9999999999999999', ['not-an-instant']],
    ['NaN', { kind: 'number' }, 'NaN', ['not-a-number']],
    ['Infinity', { kind: 'number' }, '1e999', ['not-a-number']],
    ['hexadecimal', { kind: 'number' }, '0x10', ['not-a-number']],
    ['a thousands sign nobody declared', { kind: 'number' }, '1,234', ['not-a-number']],
    ['a group of four', { kind: 'number', group: ',' }, '1,2345', ['not-a-number']],
    [
      'a point where a comma was declared',
      { kind: 'money', currency: 'EUR', decimal: ',' },
      '1.50',
      ['not-an-amount'],
    ],
    ['a third decimal', { kind: 'money', currency: 'EUR' }, '1.505', ['not-an-amount']],
    ['an array that is cut off', { kind: 'json-list' }, '["a", "b"', ['not-a-list']],
    ['an array in an array', { kind: 'json-list' }, '[["a"]]', ['not-a-list']],
    ['an object for an array', { kind: 'json-list' }, '{"0":"a"}', ['not-a-list']],
    ['an identifier that JSON cannot hold', { kind: 'json-list' }, '[9007199254740993]', ['not-a-list']],
    ['an array that is nested without end', { kind: 'json-list' }, '['.repeat(20_000), ['not-a-list']],
    ['a yes in other words', { kind: 'boolean', yes: ['true'], no: ['0'] }, 'TRUE', ['not-a-boolean']],
  ])('%s', (_, as, text, expected) => {
    expect(read(as, text)).toEqual(expected);
  });

  test.each<[string, Encoding, string]>([
    ['a pattern without a day', { kind: 'date', pattern: 'MM/YYYY', zone: 'UTC' }, 'not-a-pattern'],
    [
      'a pattern with a token twice',
      { kind: 'date', pattern: 'DD/DD/MM/YYYY', zone: 'UTC' },
      'not-a-pattern',
    ],
    ['hours of twelve without AM or PM', local('YYYY-MM-DD hh:mm', 'UTC'), 'not-a-pattern'],
    ['no zone', { kind: 'date', pattern: 'YYYY-MM-DD' }, 'zone-missing'],
    ['an unknown zone', { kind: 'date', pattern: 'YYYY-MM-DD', zone: 'Mars/Base' }, 'unknown-zone'],
    ['one sign for two things', { kind: 'number', decimal: ',', group: ',' }, 'not-a-number-form'],
    ['a list without a separator', { kind: 'list', separator: '' }, 'not-a-separator'],
  ])('an encoding with %s cannot work', (_, as, code) => {
    expect(compileEncoding(intlZones)(as)).toMatchObject({ left: [{ code }] });
  });
});

describe('numbers, amounts, words and lists', () => {
  test.each<[string, Encoding, string, unknown]>([
    ['an integer', { kind: 'number' }, '3000', 3000],
    ['HubSpot probability', { kind: 'number' }, '0.40000000000000002220446049250313', 0.4],
    ['minus zero is zero', { kind: 'number' }, '-0', 0],
    ['an exponent', { kind: 'number' }, '1.5e3', 1500],
    ['German digits', { kind: 'number', decimal: ',', group: '.' }, '1.234,5', 1234.5],
    ['Swiss digits', { kind: 'number', group: "'" }, "1'234'567", 1234567],
    ['a unit', { kind: 'number', unit: ['%'] }, '12.5 %', 12.5],
    ['HubSpot amounts', { kind: 'money', currency: 'USD' }, '5000.00', { minor: 500000, currency: 'USD' }],
    [
      'Salesforce bulk amounts',
      { kind: 'money', currency: 'USD' },
      '1500000.0',
      { minor: 150000000, currency: 'USD' },
    ],
    [
      'report amounts',
      { kind: 'money', currency: 'USD', group: ',', unit: ['$'] },
      '-$1,234.50',
      { minor: -123450, currency: 'USD' },
    ],
    ['an amount as a fact', { kind: 'minor-units', currency: 'JPY' }, '500', 500],
    ['yes', { kind: 'boolean', yes: ['true', '1'], no: ['false', '0'] }, '1', true],
    ['no, in the other words', { kind: 'boolean', yes: ['true', '1'], no: ['false', '0'] }, 'false', false],
    ['a list', { kind: 'list', separator: ';' }, 'a; b;;', ['a', 'b']],
    ['Marketo merges', { kind: 'json-list' }, '[1286861]', ['1286861']],
    [
      'Snowflake arrays',
      { kind: 'json-list' },
      '[\n  "a;b",\n  " c ",\n  null,\n  true,\n  1.5\n]',
      ['a;b', 'c', 'true', '1.5'],
    ],
    ['an array of nothing', { kind: 'json-list' }, '[]', []],
    ['text', { kind: 'text' }, '00Q5g00000AbCdE', '00Q5g00000AbCdE'],
  ])('%s', (_, as, text, expected) => {
    expect(read(as, text)).toEqual(expected);
  });
});
