import fc from 'fast-check';
import type { Issue } from 'smarketing/kernel';
import { decodeEvent, decodeEvents, encodeEvent, eventJsonSchema } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';
import { arbitraryJournalEvents, withForgetting } from '../arbitraries/journal-events.js';

const wire = {
  schemaVersion: 1,
  source: 'crm',
  id: 'e1',
  type: 'won',
  occurredAt: '2026-03-02T10:15:00+01:00',
  subject: { kind: 'lead', system: 'crm', id: '7' },
  data: { value: { minor: 100, currency: 'EUR' } },
};

const issuesOf = (input: unknown): ReadonlyArray<readonly [string, string]> => {
  const decoded = decodeEvent(input);
  return decoded._tag === 'Right'
    ? []
    : decoded.left.map(({ code, path }: Issue) => [code, path.join('.')] as const);
};

describe('an event on the wire', () => {
  test('becomes the event in memory, its instant in UTC milliseconds', () => {
    expect(decodeEvent(wire)).toEqual({
      _tag: 'Right',
      right: { ...wire, occurredAt: Date.UTC(2026, 2, 2, 9, 15) },
    });
  });

  test.each([
    ['a naive time', { ...wire, occurredAt: '2026-03-02 10:15:00' }, 'naive-time', 'occurredAt'],
    ['no time', { ...wire, occurredAt: 'soon' }, 'not-an-instant', 'occurredAt'],
    ['no id', { ...wire, id: undefined }, 'missing', 'id'],
    ['an empty id', { ...wire, id: '' }, 'out-of-range', 'id'],
    [
      'negative money',
      { ...wire, data: { value: { minor: -1, currency: 'EUR' } } },
      'negative-amount',
      'data.value.minor',
    ],
    [
      'NaN',
      { ...wire, data: { value: { minor: Number.NaN, currency: 'EUR' } } },
      'wrong-type',
      'data.value.minor',
    ],
    ['a misspelt key', { ...wire, recievedAt: wire.occurredAt }, 'unknown-key', 'recievedAt'],
    [
      'another subject',
      { ...wire, subject: { ...wire.subject, kind: 'asset' } },
      'not-one-of',
      'subject.kind',
    ],
    ['no event at all', null, 'not-an-event', ''],
    ['a list', [], 'not-an-event', ''],
  ])('with %s is refused with its path', (_, input, code, path) => {
    expect(issuesOf(input)).toEqual([[code, path]]);
  });

  test.each([
    { type: 'service-rated', data: { service: 'watch', by: 'sales', rating: 7.5 } },
    { type: 'service-request-withdrawn', data: { service: 'watch', by: 'team:emea', reason: 'No need.' } },
  ])('tells of a service what came of it: $type', (told) => {
    const event = { ...wire, ...told, subject: { kind: 'service', system: 'desk', id: 'r-1' } };
    const decoded = decodeEvent(event);
    if (decoded._tag === 'Left') throw new Error(JSON.stringify(decoded.left));
    expect(decoded.right.type).toBe(told.type);
    expect(encodeEvent(decoded.right)).toEqual({ ...event, occurredAt: '2026-03-02T09:15:00.000Z' });
    expect(issuesOf({ ...event, data: { ...told.data, rating: 11 } })).toEqual([
      told.type === 'service-rated' ? ['out-of-range', 'data.rating'] : ['unknown-key', 'data.rating'],
    ]);
  });

  test('reports everything at once', () => {
    expect(issuesOf({ ...wire, source: 1, occurredAt: 'x', data: { amount: 1 } })).toEqual([
      ['wrong-type', 'source'],
      ['not-an-instant', 'occurredAt'],
      ['unknown-key', 'data.amount'],
    ]);
  });

  test('of an unknown type is kept word for word', () => {
    const unknown = { ...wire, type: 'demo-booked', data: { room: [1, { a: null }] } };
    const decoded = decodeEvent(unknown);
    expect(decoded).toMatchObject({
      right: { type: 'other', data: { type: 'demo-booked', data: unknown.data } },
    });
    if (decoded._tag === 'Right') {
      expect(encodeEvent(decoded.right)).toEqual({ ...unknown, occurredAt: '2026-03-02T09:15:00.000Z' });
    }
  });

  test('loses no fact to a name that JavaScript inherits', () => {
    const facts = JSON.parse('{"__proto__":"x","constructor":1}');
    expect(issuesOf({ ...wire, type: 'profile-changed', data: { facts } })).toEqual([
      ['forbidden-name', 'data.facts.__proto__'],
    ]);
  });

  test('nested deeper than a reader can follow is refused, not overflowed', () => {
    let data: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) data = [data];
    expect(issuesOf({ ...wire, type: 'x', data })).toEqual([['not-json', 'data']]);
  });
});

describe('many events', () => {
  test('keep what can be read, and place every issue', () => {
    const found = decodeEvents([
      wire,
      1,
      { ...wire, id: 'e2', type: 'x' },
      { ...wire, id: 'e3', receivedAt: '2026-03-01T00:00:00Z' },
    ]);
    expect(found.events).toHaveLength(3);
    expect(found.refused).toBe(1);
    expect(found.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ['not-an-event', 1],
      ['unknown-event-type', 2, 'type'],
      ['future-dated', 3, 'occurredAt'],
    ]);
  });
});

describe('laws', () => {
  test('decoding what was encoded gives the event back', () => {
    fc.assert(
      fc.property(arbitraryJournalEvents(withForgetting), (events) => {
        for (const event of events) {
          const decoded = decodeEvent(JSON.parse(JSON.stringify(encodeEvent(event))));
          // Some generated texts are empty or called __proto__, which the wire refuses, and nothing else.
          if (decoded._tag === 'Right') expect(decoded.right).toEqual(event);
          else {
            for (const { code, received } of decoded.left) {
              expect([code, received]).toEqual(
                code === 'forbidden-name' ? [code, undefined] : ['out-of-range', '""'],
              );
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('nothing makes decoding throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
        expect(['Left', 'Right']).toContain(decodeEvent(value)._tag);
        expect(['Left', 'Right']).toContain(decodeEvent({ ...wire, data: value })._tag);
      }),
    );
  });
});

test('the JSON Schema names every type of event', () => {
  const text = JSON.stringify(eventJsonSchema());
  for (const type of ['captured', 'handed-over', 'spend', 'meeting-held', 'approval-given', 'forgotten']) {
    expect(text).toContain(`"const":"${type}"`);
  }
});
