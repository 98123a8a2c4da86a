import { emptyClockState, joinClocks, readClocks, stepClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, policy } from './build.js';

const empty = emptyClockState({ system: 'crm', id: '7' });
const start = event('handed-over', '2026-03-16T09:00:00', {});
const call = event('touch-attempted', '2026-03-16T10:00:00', { channel: 'call' });
const asOf = at('2026-03-16T12:00:00');
const states = (state: typeof empty) => readClocks([policy()], asOf)(state).map((reading) => reading.state);

describe('the state of a subject', () => {
  test('survives JSON with the version of its shape', () => {
    const state = [call, start].reduce(stepClocks, empty);
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
    expect(state.schemaVersion).toBe(1);
    expect(states(JSON.parse(JSON.stringify(state)))).toEqual(['met']);
  });

  test('takes an event that arrives late where it belongs', () => {
    expect(states(stepClocks(stepClocks(empty, start), call))).toEqual(['met']);
    expect(states(stepClocks(stepClocks(empty, call), start))).toEqual(['met']);
  });

  test('is the same state when an event arrives again', () => {
    const once = stepClocks(empty, start);
    expect(stepClocks(once, { ...start })).toBe(once);
  });

  test('keeps the copy that was known earlier', () => {
    const [early, late] = [
      { ...call, receivedAt: at('2026-03-16T10:05:00') },
      { ...call, receivedAt: at('2026-03-20T00:00:00') },
    ];
    for (const order of [
      [early, late],
      [late, early],
    ])
      expect(order.reduce(stepClocks, empty).events).toEqual([early]);
  });

  test('takes a correction, also one that moves the event', () => {
    const moved = { ...call, occurredAt: at('2026-03-16T08:00:00'), revision: 1 };
    for (const order of [
      [start, call, moved],
      [moved, call, start],
    ])
      expect(states(order.reduce(stepClocks, empty))).toEqual(['running']);
  });

  test('forgets for good', () => {
    const forget = event('forgotten', '2026-03-16T11:00:00', {});
    for (const order of [
      [start, forget, call],
      [forget, call, start],
      [start, call, forget],
    ]) {
      const state = order.reduce(stepClocks, empty);
      expect(state.events).toEqual([forget]);
      expect(states(state)).toEqual([]);
    }
  });

  test('joins with another, in any order', () => {
    const one = stepClocks(empty, start);
    const other = stepClocks(emptyClockState({ system: 'crm', id: '8' }), call);
    expect(states(joinClocks(one, other))).toEqual(['met']);
    expect(joinClocks(one, other).events).toEqual(joinClocks(other, one).events);
    expect(joinClocks(one, other).key).toEqual({ system: 'crm', id: '7' });
  });
});
