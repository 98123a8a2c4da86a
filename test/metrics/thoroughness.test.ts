import type { JournalEvent } from 'smarketing/journal';
import { measure, thoroughness } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { tell } from '../review/story.js';
import { passesOf } from './passes.js';

const now = '2026-03-31T12:00Z';
const effort = thoroughness({ agreed: 6, touchesRecorded: () => true });

const lead = (id: string, ...attempts: ReadonlyArray<string>): ReadonlyArray<JournalEvent> => [
  tell(id, 'handed-over', '2026-03-02T09:00Z', {}),
  tell(id, 'accepted', '2026-03-02T09:30Z', {}),
  ...attempts.map((when) => tell(id, 'touch-attempted', when, { channel: 'call' })),
];
const days = (count: number): ReadonlyArray<string> =>
  Array.from({ length: count }, (_, index) => `2026-03-0${2 + index}T10:00Z`);

describe('thoroughness', () => {
  test('puts every pass with a window into one state', () => {
    const reading = measure(effort)(
      passesOf(
        now,
        ...lead('persistent', ...days(6)),
        ...lead('fewer', ...days(2)),
        ...lead('too late', '2026-03-02T10:00Z', '2026-03-30T10:00Z'),
        ...lead('reached', ...days(2)),
        tell('reached', 'touch-connected', '2026-03-05T10:00Z', { channel: 'call' }),
        ...lead('settled', ...days(1)),
        tell('settled', 'recycled', '2026-03-03T10:00Z', { reason: 'bad-timing' }),
        tell('young', 'handed-over', '2026-03-31T10:00Z', {}),
        tell('young', 'accepted', '2026-03-31T10:30Z', {}),
      ),
    );
    expect(reading).toMatchObject({
      agreed: 6,
      passes: 6,
      states: { reached: 1, settled: 1, persistent: 1, fewer: 2, 'not-due': 1, 'not-recorded': 0 },
      thorough: { numerator: 2, denominator: 4 },
      persistent: { numerator: 1, denominator: 3 },
      // Within the window: six, two, and one.
      attempts: { count: 3, least: 1, median: 2, greatest: 6 },
    });
  });

  test('counts nobody as idle where attempts are not recorded', () => {
    const silent = thoroughness({ agreed: 6, touchesRecorded: () => false });
    expect(measure(silent)(passesOf(now, ...lead('1')))).toMatchObject({
      passes: 1,
      states: { 'not-recorded': 1, fewer: 0 },
      thorough: { value: null },
    });
  });
});
