import * as O from 'fp-ts/lib/Option.js';
import { compileCalendar, intlZones, parseHours } from 'smarketing/calendar';
import type { LeadEvent } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { escalationsOf, nextWakeAt, type PolicyDocument, readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, policy } from './build.js';

const nine = '2026-03-16T09:00:00';
const ten = '2026-03-16T10:00:00';
const noon = '2026-03-16T12:00:00';
const handedOver = (when: string, id = when) => event('handed-over', when, {}, { id });
const call = (when: string) => event('touch-attempted', when, { channel: 'call' }, { id: `call ${when}` });

const asked: NonNullable<PolicyDocument['pauses']>[number] = {
  id: 'asked',
  from: [{ type: 'deferred', where: { reason: 'asked' } }],
  until: [{ type: 'prospect-activity' }],
};
const pausing = policy({
  pauses: [asked],
  ladder: [{ id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['owner'] }],
});
const defer = event('deferred', ten, { reason: 'asked' });

const read = (when: string, ...events: ReadonlyArray<LeadEvent>) =>
  readClocks([pausing], at(when))(lead(...events));

describe('a history that tells things in an odd order', () => {
  test('a stop before the start stops nothing, then or later', () => {
    expect(read('2026-03-16T16:00:00', call(nine), handedOver(ten))).toMatchObject([
      { state: 'running', startedAt: at(ten), consumed: hours(6) },
    ]);
  });

  test('the first of two stops counts', () => {
    expect(
      read('2026-03-20T16:00:00', handedOver(nine), call(ten), call('2026-03-19T10:00:00')),
    ).toMatchObject([{ state: 'met', stop: { at: at(ten) }, consumed: hours(1) }]);
  });

  test('a second start while the clock runs starts nothing', () => {
    expect(read(noon, handedOver(nine), handedOver(ten))).toMatchObject([{ cycle: 1, consumed: hours(3) }]);
  });

  test('a pause that nothing ends has no due time, and nothing to wake up for', () => {
    const years = at('2036-03-16T12:00:00');
    const [reading] = readClocks([pausing], years)(lead(handedOver(nine), defer));
    expect(reading).toMatchObject({ state: 'paused', consumed: hours(1), pausedSince: at(ten) });
    expect(reading).not.toHaveProperty('dueAt');
    expect(reading).not.toHaveProperty('resumesAt');
    expect(escalationsOf([pausing], years)(lead(handedOver(nine), defer))).toEqual([]);
    expect(nextWakeAt([pausing], years)(lead(handedOver(nine), defer))).toEqual(O.none);
  });

  test('the end of a pause that never began ends nothing', () => {
    const reply = event('prospect-activity', ten, { activity: 'replied' });
    expect(read(noon, handedOver(nine), reply)).toMatchObject([
      { state: 'running', consumed: hours(3), paused: 0 },
    ]);
  });

  test('a pause that began before the start reaches into the clock', () => {
    expect(read('2026-03-16T16:00:00', defer, handedOver(noon))).toMatchObject([
      { state: 'paused', consumed: 0, pausedSince: at(noon) },
    ]);
  });

  test('what happened before the policy took effect starts nothing', () => {
    const later = policy({ effectiveFrom: at(noon) });
    const show = (...events: ReadonlyArray<LeadEvent>) =>
      readClocks([later], at('2026-03-16T16:00:00'))(lead(...events));
    expect(show(handedOver(nine))).toEqual([]);
    expect(show(handedOver(nine), handedOver(noon))).toMatchObject([{ cycle: 1, startedAt: at(noon) }]);
  });

  test('an end before the start cancels nothing', () => {
    const cancelled = policy({ cancel: [{ type: 'rejected' }] });
    const rejected = event('rejected', nine, { reason: 'clerical' });
    expect(readClocks([cancelled], at(noon))(lead(rejected, handedOver(ten)))).toMatchObject([
      { state: 'running' },
    ]);
  });

  test('a clock that starts in the last year that calendars know is exhausted, and not late', () => {
    const far = policy({ targets: [{ target: { clock: 'business', milliseconds: hours(4000) } }] });
    const start = handedOver('2100-06-01T09:00:00');
    expect(readClocks([far], at('2100-06-02T09:00:00'))(lead(start))).toMatchObject([{ state: 'exhausted' }]);
    expect(nextWakeAt([far], at('2100-06-02T09:00:00'))(lead(start))).toEqual(O.none);
    const beyond = handedOver('9999-06-01T09:00:00');
    expect(readClocks([far], at('9999-06-02T09:00:00'))(lead(beyond))).toMatchObject([
      { state: 'exhausted' },
    ]);
  });

  test('a clock of days that starts before the years that calendars know is exhausted, whatever it consumed since', () => {
    const days = policy({
      targets: [{ target: { clock: 'business-days', days: 2 } }],
      pauses: [
        { id: 'asked', from: [{ type: 'deferred', where: { reason: 'asked' } }], untilField: 'until' },
      ],
    });
    const placeholder = '1900-01-01T00:00:00';
    const events = [
      handedOver(placeholder),
      event('deferred', placeholder, { reason: 'asked', until: at(nine) }),
    ];
    expect(readClocks([days], at('2026-03-18T12:00:00'))(lead(...events))).toMatchObject([
      { state: 'exhausted' },
    ]);
    expect(readClocks([days], at('2026-03-18T12:00:00'))(lead(...events, call(noon)))).toMatchObject([
      { state: 'exhausted' },
    ]);
  });
});

describe('days and a pause', () => {
  const nineToFive = orThrow(parseHours('09:00-17:00'));
  const dueAt = (holidays: ReadonlyArray<string>, ...pause: ReadonlyArray<LeadEvent>) => {
    const office = orThrow(
      compileCalendar(intlZones)({
        zone: 'UTC',
        weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
        holidays: holidays.map((date) => ({ kind: 'date', name: date, date })),
      }),
    );
    const days = policy(
      { pauses: [asked], targets: [{ target: { clock: 'business-days', days: 1 } }] },
      { calendars: { office } },
    );
    const [reading] = readClocks([days], at('2026-04-16T09:00:00'))(lead(handedOver(ten), ...pause));
    return reading !== undefined && 'dueAt' in reading ? reading.dueAt : undefined;
  };
  const pause = [
    event('deferred', '2026-03-16T11:00:00', { reason: 'asked' }),
    event('prospect-activity', '2026-03-16T17:00:00', { activity: 'replied' }),
  ];

  test('a pause is given back, unless the date turns out to be a holiday', () => {
    expect(dueAt([])).toBe(at('2026-03-17T10:00:00'));
    expect(dueAt(['2026-03-16'])).toBe(at('2026-03-17T10:00:00'));
    expect(dueAt([], ...pause)).toBe(at('2026-03-17T16:00:00'));
    expect(dueAt(['2026-03-16'], ...pause)).toBe(at('2026-03-17T10:00:00'));
  });
});
