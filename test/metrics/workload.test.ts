import { groupBy, measure, type PassCase, workload } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { tell } from '../review/story.js';
import { passesOf } from './passes.js';

describe('workload', () => {
  test('counts what is in hand, and what was put off for which reason', () => {
    const passes = passesOf(
      '2026-03-31T12:00Z',
      tell('1', 'handed-over', '2026-03-02T09:00Z', { team: 'east' }),
      tell('1', 'deferred', '2026-03-02T10:00Z', { reason: 'too-busy' }),
      tell('1', 'deferred', '2026-03-03T10:00Z', { reason: 'too-busy' }),
      tell('2', 'handed-over', '2026-03-02T09:00Z', { team: 'east' }),
      tell('2', 'touch-attempted', '2026-03-02T09:30Z', { channel: 'call' }),
      tell('2', 'deferred', '2026-03-02T10:00Z', { reason: 'prospect-asked-for-date' }),
      tell('3', 'handed-over', '2026-03-02T09:00Z', { team: 'west' }),
      tell('3', 'rejected', '2026-03-02T10:00Z', { reason: 'duplicate' }),
      tell('4', 'inquiry', '2026-03-02T09:00Z', {}),
    );
    const teams = measure(groupBy(({ team }: PassCase) => [team ?? ''])(workload()))(passes);
    expect(teams).toMatchObject([
      { group: '', reading: { open: 0, deferred: { denominator: 0, value: null } } },
      {
        group: 'east',
        reading: {
          open: 2,
          untouched: 1,
          deferred: { numerator: 2, denominator: 2 },
          reasons: [
            { reason: 'too-busy', count: 2 },
            { reason: 'prospect-asked-for-date', count: 1 },
          ],
        },
      },
      { group: 'west', reading: { open: 0, deferred: { numerator: 0, denominator: 1 }, reasons: [] } },
    ]);
  });
});
