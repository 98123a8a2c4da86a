import type { LeadEvent } from 'smarketing/journal';
import { clocksOf, explainClock, type PolicyDocument, readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, policy } from './build.js';

const pauses: PolicyDocument['pauses'] = [
  {
    id: 'asked',
    from: [{ type: 'deferred', where: { reason: 'asked' } }],
    until: [{ type: 'prospect-activity' }],
    untilField: 'until',
  },
  {
    id: 'waiting',
    from: [{ type: 'deferred', where: { reason: 'waiting' } }],
    until: [{ type: 'profile-changed' }],
    cap: hours(24),
  },
];

// Monday
const start = event('handed-over', '2026-03-16T09:00:00', { owner: 'kim' });
const asked = (when: string, until: string) => event('deferred', when, { reason: 'asked', until: at(until) });
const waiting = (when: string) => event('deferred', when, { reason: 'waiting' });
const given = (when: string) => event('profile-changed', when, { facts: {} });

const read = (asOf: string, ...events: ReadonlyArray<LeadEvent>) =>
  readClocks([policy({ pauses })], at(asOf))(lead(start, ...events))[0];

describe('a pause', () => {
  test('stops the clock until the event that ends it', () => {
    const events = [waiting('2026-03-16T10:00:00'), given('2026-03-16T14:00:00')];
    expect(read('2026-03-16T12:00:00', ...events)).toMatchObject({
      state: 'paused',
      pauses: ['waiting'],
      pausedSince: at('2026-03-16T10:00:00'),
      consumed: hours(1),
    });
    expect(read('2026-03-16T15:00:00', ...events)).toMatchObject({
      state: 'running',
      consumed: hours(2),
      paused: hours(4),
      dueAt: at('2026-03-17T13:00:00'),
    });
  });

  test('with a stated end goes on by itself, and is due when that is known', () => {
    const events = [asked('2026-03-16T10:00:00', '2026-03-17T09:00:00')];
    expect(read('2026-03-16T12:00:00', ...events)).toMatchObject({
      state: 'paused',
      resumesAt: at('2026-03-17T09:00:00'),
      dueAt: at('2026-03-17T16:00:00'),
    });
    expect(read('2026-03-17T10:00:00', ...events)).toMatchObject({ state: 'running', consumed: hours(2) });
  });

  test('that needs a date begins with one only', () => {
    expect(
      read('2026-03-16T12:00:00', event('deferred', '2026-03-16T10:00:00', { reason: 'asked' })),
    ).toMatchObject({ state: 'running', deferrals: 1 });
  });

  test('takes the latest date that was named', () => {
    const events = [
      asked('2026-03-16T10:00:00', '2026-03-17T09:00:00'),
      asked('2026-03-16T11:00:00', '2026-03-16T13:00:00'),
    ];
    expect(read('2026-03-16T14:00:00', ...events)).toMatchObject({ consumed: hours(2), paused: hours(3) });
  });

  test('without an end in sight leaves the clock without a due time', () => {
    const paused = policy({
      pauses: [{ id: 'legal', from: [{ type: 'stage-entered' }], until: [{ type: 'working' }] }],
    });
    const [reading] = readClocks(
      [paused],
      at('2026-03-30T12:00:00'),
    )(lead(start, event('stage-entered', '2026-03-16T10:00:00', { stage: 'legal' })));
    expect(reading).toMatchObject({ state: 'paused', remaining: { own: hours(7) } });
    expect(reading).not.toHaveProperty('dueAt');
    expect(reading).not.toHaveProperty('remaining.elapsed');
    expect(reading).not.toHaveProperty('resumesAt');
  });

  test('lasts no longer than its cap, all its spans together', () => {
    const events = [
      waiting('2026-03-16T10:00:00'),
      given('2026-03-16T20:00:00'),
      waiting('2026-03-17T10:00:00'),
    ];
    // 10 hours used: 14 are left, until midnight.
    expect(read('2026-03-17T12:00:00', ...events)).toMatchObject({
      state: 'paused',
      resumesAt: at('2026-03-18T00:00:00'),
    });
    // Wednesday the 18th is a holiday.
    expect(read('2026-03-19T10:00:00', ...events)).toMatchObject({
      state: 'running',
      consumed: hours(3),
      paused: hours(24),
    });
  });

  test('that overlaps another is not counted twice', () => {
    const events = [
      waiting('2026-03-16T10:00:00'),
      asked('2026-03-16T11:00:00', '2026-03-16T14:00:00'),
      given('2026-03-16T12:00:00'),
    ];
    expect(read('2026-03-16T11:30:00', ...events)).toMatchObject({ pauses: ['waiting', 'asked'] });
    expect(read('2026-03-16T15:00:00', ...events)).toMatchObject({ consumed: hours(2), paused: hours(4) });
  });

  test('that began before the clock holds from its start', () => {
    const clock = readClocks(
      [policy({ pauses })],
      at('2026-03-16T12:00:00'),
    )(lead(waiting('2026-03-16T08:00:00'), start, given('2026-03-16T11:00:00')))[0];
    expect(clock).toMatchObject({ consumed: hours(1), paused: hours(2) });
  });

  test('outside the hours costs nothing and saves nothing', () => {
    const events = [waiting('2026-03-16T18:00:00'), given('2026-03-17T08:00:00')];
    expect(read('2026-03-17T10:00:00', ...events)).toMatchObject({
      state: 'breached',
      lateBy: { own: hours(1) },
    });
  });

  test('that begins after the due time does not move it', () => {
    const events = [waiting('2026-03-16T18:00:00')];
    expect(read('2026-03-17T12:00:00', ...events)).toMatchObject({
      state: 'paused',
      dueAt: at('2026-03-16T17:00:00'),
    });
  });

  test('does not undo a breach', () => {
    const events = [waiting('2026-03-17T10:00:00')];
    expect(read('2026-03-17T12:00:00', ...events)).toMatchObject({
      state: 'breached',
      lateBy: { own: hours(1), elapsed: hours(3) },
      dueAt: at('2026-03-16T17:00:00'),
    });
  });

  test('for workload does not exist: putting it off is counted and the clock runs', () => {
    expect(
      read('2026-03-16T12:00:00', event('deferred', '2026-03-16T10:00:00', { reason: 'too-busy' })),
    ).toMatchObject({ state: 'running', consumed: hours(3), deferrals: 1 });
  });
});

describe('a clock that restarts after a pause', () => {
  const restarting = policy({ pauses, pause: 'restart' });
  const readRestarting = (asOf: string, ...events: ReadonlyArray<LeadEvent>) =>
    readClocks([restarting], at(asOf))(lead(start, ...events))[0];

  test('has its whole target again', () => {
    const events = [waiting('2026-03-16T10:00:00'), given('2026-03-16T14:00:00')];
    expect(readRestarting('2026-03-16T15:00:00', ...events)).toMatchObject({
      state: 'running',
      consumed: hours(1),
      dueAt: at('2026-03-17T14:00:00'),
    });
  });

  test('is due when the restart that is known leads there', () => {
    expect(
      readRestarting('2026-03-16T12:00:00', asked('2026-03-16T10:00:00', '2026-03-17T09:00:00')),
    ).toMatchObject({ state: 'paused', consumed: hours(1), dueAt: at('2026-03-17T17:00:00') });
  });

  test('stays late when it was late before the pause', () => {
    const events = [waiting('2026-03-17T10:00:00'), given('2026-03-17T14:00:00')];
    expect(readRestarting('2026-03-17T15:00:00', ...events)).toMatchObject({
      state: 'breached',
      lateBy: { own: hours(2) },
    });
  });

  test('says in its timeline what counts no more', () => {
    const events = [waiting('2026-03-16T10:00:00'), given('2026-03-16T14:00:00')];
    const asOf = at('2026-03-16T15:00:00');
    const [clock] = clocksOf([restarting], asOf)(lead(start, ...events));
    expect(clock === undefined ? [] : explainClock(asOf)(clock)).toMatchObject([
      {
        reason: { kind: 'restarted', because: 'after-pause' },
        milliseconds: hours(5),
        text: '2026-03-16T09:00:00.000Z – 2026-03-16T14:00:00.000Z: no longer counted, restarted after pause, PT5H',
      },
      { milliseconds: hours(1), consumed: hours(1) },
    ]);
  });
});
