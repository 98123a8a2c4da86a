import type { LeadEvent } from 'smarketing/journal';
import { readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, minutes, policy } from './build.js';

describe('a target by segment', () => {
  const bySegment = policy({
    targets: [
      { when: { segment: 'enterprise' }, target: { clock: 'business', milliseconds: hours(1) } },
      {
        when: { segment: ['mid', 'small'], channel: null },
        target: { clock: 'business', milliseconds: hours(2) },
      },
      { when: { employees: 5 }, target: { clock: 'elapsed', milliseconds: hours(3) } },
    ],
  });
  const handedOver = event('handed-over', '2026-03-16T09:00:00', {});
  const captured = (segment: string, channel?: string) =>
    event('captured', '2026-03-10T09:00:00', {
      origin: 'marketing',
      segment,
      ...(channel === undefined ? {} : { channel }),
    });
  const targets = (...events: ReadonlyArray<LeadEvent>) =>
    readClocks(
      [bySegment],
      at('2026-03-16T09:30:00'),
    )(lead(...events)).map((reading) =>
      'target' in reading ? [reading.target, reading.targetIndex, reading.segment] : [],
    );

  test('is the first whose conditions are met', () => {
    expect(targets(captured('enterprise'), handedOver)).toEqual([[hours(1), 0, 'enterprise']]);
    expect(targets(captured('small'), handedOver)).toEqual([[hours(2), 1, 'small']]);
  });

  test('may ask for a field that is absent', () => {
    expect(targets(captured('small', 'event'), handedOver)).toEqual([]);
  });

  test('goes by the latest fact at the start, not by a later one', () => {
    const told = (when: string, facts: Record<string, string | number | null>) =>
      event('profile-changed', when, { facts });
    expect(
      targets(
        captured('small'),
        told('2026-03-12T09:00:00', { segment: 'enterprise' }),
        handedOver,
        told('2026-03-16T09:10:00', { segment: 'mid' }),
      ),
    ).toEqual([[hours(1), 0, 'enterprise']]);
    expect(targets(captured('x'), told('2026-03-12T09:00:00', { employees: 5 }), handedOver)).toEqual([
      [hours(3), 2, 'x'],
    ]);
    expect(
      targets(captured('enterprise'), told('2026-03-12T09:00:00', { segment: null }), handedOver),
    ).toEqual([]);
  });

  test('without one that fits there is no clock', () => {
    expect(targets(handedOver)).toEqual([]);
  });
});

describe('a target with a variant outside the hours', () => {
  const twenty = policy({
    targets: [
      {
        target: { clock: 'business', milliseconds: minutes(20) },
        outsideHours: { clock: 'elapsed', milliseconds: hours(4) },
      },
    ],
  });
  const read = (start: string, asOf: string) =>
    readClocks([twenty], at(asOf))(lead(event('handed-over', start, {})))[0];

  test('counts open time for what comes within the hours', () => {
    const reading = read('2026-03-16T16:50:00', '2026-03-16T18:00:00');
    expect(reading).toMatchObject({ time: 'business', dueAt: at('2026-03-17T09:10:00') });
    expect(reading).not.toHaveProperty('outsideHours');
  });

  test('counts all time for what comes outside', () => {
    const reading = read('2026-03-16T17:00:00', '2026-03-16T18:00:00');
    expect(reading).toMatchObject({
      state: 'running',
      time: 'elapsed',
      outsideHours: true,
      consumed: hours(1),
      dueAt: at('2026-03-16T21:00:00'),
      breachAt: at('2026-03-16T21:00:00'),
    });
    expect(reading).not.toHaveProperty('calendar');
  });
});

describe('a target in business days', () => {
  const days = (count: number, rest: object = {}) =>
    policy({ targets: [{ target: { clock: 'business-days', days: count, ...rest } }] });
  const due = (start: string, ...[count, rest]: Parameters<typeof days>) =>
    readClocks([days(count, rest)], at(start))(lead(event('handed-over', start, {})))[0];

  test.each([
    ['the same time', '2026-03-16T10:00:00', 1, {}, '2026-03-17T10:00:00', '2026-03-17T10:00:00'],
    ['past a holiday', '2026-03-16T10:00:00', 2, {}, '2026-03-19T10:00:00', '2026-03-19T10:00:00'],
    [
      'at opening, not at the closing before it',
      '2026-03-16T09:00:00',
      1,
      {},
      '2026-03-17T09:00:00',
      '2026-03-17T09:00:00',
    ],
    [
      'a closed result moved to the opening',
      '2026-03-16T20:00:00',
      1,
      {},
      '2026-03-19T09:00:00',
      '2026-03-19T09:00:00',
    ],
    [
      'the end of the day, late at the next opening',
      '2026-03-16T10:00:00',
      1,
      { at: 'end-of-day' },
      '2026-03-17T17:00:00',
      '2026-03-19T09:00:00',
    ],
    [
      'a time of the day',
      '2026-03-16T20:00:00',
      1,
      { at: { time: 720 } },
      '2026-03-17T12:00:00',
      '2026-03-17T12:00:00',
    ],
    [
      'from the opening after a closed start',
      '2026-03-14T10:00:00',
      1,
      { from: 'opening' },
      '2026-03-17T09:00:00',
      '2026-03-17T09:00:00',
    ],
    [
      'the opening itself, with no open time before it',
      '2026-03-14T10:00:00',
      1,
      { at: { time: 540 } },
      '2026-03-16T09:00:00',
      '2026-03-16T09:00:00',
    ],
  ] as const)('leads to %s', (_, start, count, rest, dueAt, breachAt) => {
    expect(due(start, count, rest)).toMatchObject({ dueAt: at(dueAt), breachAt: at(breachAt) });
  });

  test('moves with a pause by the open time that was paused', () => {
    const paused = policy({
      targets: [{ target: { clock: 'business-days', days: 1 } }],
      pauses: [{ id: 'w', from: [{ type: 'stage-entered' }], until: [{ type: 'working' }] }],
    });
    const [reading] = readClocks(
      [paused],
      at('2026-03-16T16:00:00'),
    )(
      lead(
        event('handed-over', '2026-03-16T10:00:00', {}),
        event('stage-entered', '2026-03-16T11:00:00', { stage: 'legal' }),
        event('working', '2026-03-16T14:00:00', {}),
      ),
    );
    expect(reading).toMatchObject({ target: hours(8), dueAt: at('2026-03-17T13:00:00') });
  });

  test('that no calendar reaches exhausts the clock', () => {
    expect(due('2100-12-30T10:00:00', 30)).toMatchObject({ state: 'exhausted' });
    const far = readClocks(
      [policy()],
      at('9999-01-01T10:00:00'),
    )(lead(event('handed-over', '2150-01-01T10:00:00', {})));
    expect(far).toMatchObject([{ state: 'exhausted', startedAt: at('2150-01-01T10:00:00') }]);
  });
});
