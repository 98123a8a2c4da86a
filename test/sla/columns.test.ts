import { clockStates, clocksOf, packClocks, readClock, readColumns } from 'smarketing/sla';
import { expect, test } from 'vitest';
import { at, event, lead, policy } from './build.js';

test('a late clock that two pauses stop at once, one of them with an end, stands still in columns too', () => {
  const paused = policy({
    pauses: [
      {
        id: 'asked',
        from: [{ type: 'deferred', where: { reason: 'asked' } }],
        untilField: 'until',
      },
      { id: 'legal', from: [{ type: 'stage-entered' }], until: [{ type: 'working' }] },
    ],
  });
  const asOf = at('2026-03-17T12:00:00');
  const clocks = clocksOf(
    [paused],
    asOf,
  )(
    lead(
      event('handed-over', '2026-03-16T09:00:00', {}),
      event('deferred', '2026-03-17T12:00:00', { reason: 'asked', until: at('2026-03-17T12:15:00') }),
      event('stage-entered', '2026-03-17T12:00:00', { stage: 'legal' }),
    ),
  );
  const later = at('2026-03-17T12:10:00');
  const { state, consumed } = readColumns(later)(packClocks(asOf)(clocks));
  const [reading] = clocks.map(readClock(later));
  expect(clockStates[state[0] ?? 0]).toBe('breached');
  expect(reading).toMatchObject({ state: 'breached', consumed: consumed[0] });
});
