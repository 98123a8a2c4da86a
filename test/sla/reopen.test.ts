import type { LeadEvent } from 'smarketing/journal';
import { type ReopenMode, readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, policy } from './build.js';

const story = [
  event('handed-over', '2026-03-16T09:00:00', { owner: 'kim' }),
  event('touch-attempted', '2026-03-16T11:00:00', { channel: 'call' }),
  event('working', '2026-03-16T14:00:00', {}),
];

const read = (mode: ReopenMode, asOf: string, ...events: ReadonlyArray<LeadEvent>) =>
  readClocks(
    [policy({ reopenedBy: [{ type: 'working' }], reopen: mode })],
    at(asOf),
  )(lead(...story, ...events));

describe('a clock that is reopened', () => {
  test('goes on where it stopped, unless stated otherwise', () => {
    expect(read('excluding-closed', '2026-03-16T15:00:00')).toMatchObject([
      { state: 'running', consumed: hours(3), elapsed: hours(6) },
    ]);
  });

  test('counts the time it was closed as well', () => {
    expect(read('counting', '2026-03-16T15:00:00')).toMatchObject([{ state: 'running', consumed: hours(6) }]);
  });

  test('may be late at once when closed time counts', () => {
    expect(read('counting', '2026-03-17T09:00:00.001')).toMatchObject([{ state: 'breached' }]);
    expect(read('excluding-closed', '2026-03-17T09:00:00.001')).toMatchObject([{ state: 'running' }]);
  });

  test('stays closed when a new cycle starts, which follows it', () => {
    expect(read('new-cycle', '2026-03-16T15:00:00')).toMatchObject([
      { state: 'met', cycle: 1, consumed: hours(2) },
      { state: 'running', cycle: 2, consumed: hours(1), follows: { cycle: 1, as: 'reopened' } },
    ]);
  });

  test('is closed again by the next stop', () => {
    const again = event('touch-connected', '2026-03-16T16:00:00', { channel: 'call' });
    expect(read('excluding-closed', '2026-03-30T15:00:00', again)).toMatchObject([
      { state: 'met', consumed: hours(4), stop: { at: at('2026-03-16T16:00:00') } },
    ]);
  });

  test('shows what it showed before at an earlier instant', () => {
    expect(read('excluding-closed', '2026-03-16T13:00:00')).toMatchObject([
      { state: 'met', consumed: hours(2) },
    ]);
  });
});

describe('a lead that comes back', () => {
  const again = event('handed-over', '2026-03-17T09:00:00', { owner: 'lee' });

  test('has a new clock that follows the old one', () => {
    const [first, second] = story as [LeadEvent, LeadEvent];
    expect(readClocks([policy()], at('2026-03-17T10:00:00'))(lead(first, second, again))).toMatchObject([
      { state: 'met', cycle: 1 },
      { state: 'running', cycle: 2, owner: 'lee', follows: { cycle: 1, as: 'again' } },
    ]);
  });

  test('while the clock still runs starts nothing', () => {
    const [first] = story as [LeadEvent];
    expect(readClocks([policy()], at('2026-03-17T10:00:00'))(lead(first, again))).toMatchObject([
      { cycle: 1, startedAt: at('2026-03-16T09:00:00') },
    ]);
  });
});
