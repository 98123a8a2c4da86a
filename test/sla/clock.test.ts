import type { LeadEvent } from 'smarketing/journal';
import { readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, policy } from './build.js';

const read = (asOf: string, ...events: ReadonlyArray<LeadEvent>) =>
  readClocks([policy()], at(asOf))(lead(...events));
const handedOver = event('handed-over', '2026-03-16T09:00:00', { owner: 'kim' });

describe('a clock', () => {
  test('is not there before its start', () => {
    expect(read('2026-03-16T08:00:00', handedOver)).toEqual([]);
  });

  test('runs, with what is consumed and what is left', () => {
    const [reading] = read('2026-03-16T12:00:00', handedOver);
    expect(reading).toMatchObject({
      state: 'running',
      consumed: hours(3),
      remaining: { own: hours(5) },
      owner: 'kim',
    });
  });

  test('used up at closing time is due at that closing and breached at the next opening', () => {
    const [reading] = read('2026-03-16T18:00:00', handedOver);
    expect(reading).toMatchObject({
      state: 'outside-hours',
      dueAt: at('2026-03-16T17:00:00'),
      breachAt: at('2026-03-17T09:00:00'),
      opensAt: at('2026-03-17T09:00:00'),
      remaining: { own: 0, elapsed: 0 },
    });
  });

  test('is not late at the very opening, and late a millisecond after', () => {
    expect(read('2026-03-17T09:00:00', handedOver)[0]).toMatchObject({ state: 'running' });
    expect(read('2026-03-17T09:00:00.001', handedOver)[0]).toMatchObject({
      state: 'breached',
      lateBy: { own: 1, elapsed: 1 },
      ownerAtBreach: 'kim',
    });
  });

  test('is met by a touch in time', () => {
    const [reading] = read(
      '2026-04-01T00:00:00',
      handedOver,
      event('touch-attempted', '2026-03-16T10:00:00', { channel: 'call' }),
    );
    expect(reading).toMatchObject({ state: 'met', consumed: hours(1), stop: { by: 'touch' } });
  });
});
