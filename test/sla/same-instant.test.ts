import fc from 'fast-check';
import { byOccurrence, type LeadEvent } from 'smarketing/journal';
import { readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, policy } from './build.js';

const nine = '2026-03-16T09:00:00';
const ten = '2026-03-16T10:00:00';
const call = (when: string, rest: Parameters<typeof event>[3] = {}) =>
  event('touch-attempted', when, { channel: 'call' }, rest);
const handedOver = (when: string, rest: Parameters<typeof event>[3] = {}) =>
  event('handed-over', when, {}, rest);

const withPauses = policy({
  pauses: [
    {
      id: 'asked',
      from: [{ type: 'deferred', where: { reason: 'asked' } }],
      until: [{ type: 'prospect-activity', where: { activity: 'replied' } }],
    },
  ],
  cancel: [{ type: 'rejected' }],
});

const read = (...events: ReadonlyArray<LeadEvent>) =>
  readClocks([withPauses], at('2026-03-16T16:00:00'))(lead(...[...events].sort(byOccurrence)));

describe('at one instant', () => {
  test('a pending clock takes start, then stop: met, with nothing consumed', () => {
    expect(read(handedOver(nine, { id: 'z' }), call(nine, { id: 'a' }))).toMatchObject([
      { state: 'met', consumed: 0 },
    ]);
  });

  test('a stop that its source numbers before the start comes before it', () => {
    expect(
      read(handedOver(nine, { sequence: 2, id: 'z' }), call(nine, { sequence: 1, id: 'a' })),
    ).toMatchObject([{ state: 'running' }]);
  });

  test('numbers of two sources say nothing about each other', () => {
    expect(
      read(handedOver(nine, { sequence: 2 }), call(nine, { sequence: 1, source: 'dialler' })),
    ).toMatchObject([{ state: 'met', consumed: 0 }]);
  });

  test('a number on one event alone decides nothing', () => {
    expect(read(handedOver(nine, { sequence: 5, id: 'z' }), call(nine, { id: 'a' }))).toMatchObject([
      { state: 'met' },
    ]);
  });

  test('a running clock takes stop, then start: a new clock follows', () => {
    expect(read(handedOver(nine), handedOver(ten, { id: 'a' }), call(ten, { id: 'z' }))).toMatchObject([
      { state: 'met', cycle: 1, consumed: hours(1) },
      { state: 'running', cycle: 2, follows: { cycle: 1, as: 'again' }, startedAt: at(ten) },
    ]);
  });

  test('a running clock takes stop before pause, so it is met and not paused', () => {
    expect(
      read(
        handedOver(nine),
        event('deferred', ten, { reason: 'asked' }, { id: 'a' }),
        call(ten, { id: 'z' }),
      ),
    ).toMatchObject([{ state: 'met' }]);
  });

  test('a running clock takes stop before cancel', () => {
    expect(
      read(handedOver(nine), event('rejected', ten, {}, { id: 'a' }), call(ten, { id: 'z' })),
    ).toMatchObject([{ state: 'met' }]);
  });

  test('a pause and its end cancel out', () => {
    expect(
      read(
        handedOver(nine),
        event('deferred', ten, { reason: 'asked' }),
        event('prospect-activity', ten, { activity: 'replied' }),
      ),
    ).toMatchObject([{ state: 'running', paused: 0 }]);
  });

  test('the owner is known before the clock starts', () => {
    expect(
      read(handedOver(nine, { id: 'a' }), event('owner-changed', nine, { owner: 'kim' }, { id: 'z' })),
    ).toMatchObject([{ owner: 'kim' }]);
  });

  test('the order in which events arrive does not matter', () => {
    const events = [
      handedOver(nine, { id: '1' }),
      call(nine, { id: '2', sequence: 3 }),
      handedOver(nine, { id: '3', sequence: 2 }),
      event('deferred', nine, { reason: 'asked' }, { id: '4' }),
      event('prospect-activity', nine, { activity: 'replied' }, { id: '5' }),
      event('rejected', nine, {}, { id: '6', sequence: 1 }),
    ];
    const expected = read(...events);
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: events.length }), (shuffled) => {
        expect(read(...shuffled)).toEqual(expected);
      }),
    );
  });

  test('events that mean nothing change nothing, however many', () => {
    const events = [
      handedOver(nine, { id: '1' }),
      call(nine, { id: '2', sequence: 3 }),
      handedOver(nine, { id: '3', sequence: 2 }),
      event('deferred', nine, { reason: 'asked' }, { id: '4', sequence: 3 }),
      event('prospect-activity', nine, { activity: 'replied' }, { id: '5' }),
      event('rejected', nine, {}, { id: '6', sequence: 1 }),
      call(nine, { id: '7', sequence: 4, source: 'dialler' }),
      handedOver(nine, { id: '8', sequence: 4, source: 'dialler' }),
    ];
    const idle = Array.from({ length: 20 }, (_, index) =>
      event('prospect-activity', nine, { activity: 'visited' }, { id: `idle${index}`, source: 'site' }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(events, { minLength: 1, maxLength: 6 }), (some) => {
        expect(read(...some, ...idle)).toEqual(read(...some));
      }),
      { numRuns: 300 },
    );
  });

  test('ten thousand events of one instant are no burden', () => {
    const burst = Array.from({ length: 10_000 }, (_, index) =>
      index % 2 === 0 ? call(ten, { id: `c${index}` }) : handedOver(ten, { id: `h${index}` }),
    );
    expect(read(handedOver(nine), ...burst)).toHaveLength(5001);
  });
});
