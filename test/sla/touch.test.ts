import type { LeadEvent } from 'smarketing/journal';
import { type PolicyDocument, readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, policy } from './build.js';

const start = event('handed-over', '2026-03-16T09:00:00', { owner: 'kim' });
const ten = '2026-03-16T10:00:00';
const person = { actor: { kind: 'person', id: 'kim' } } as const;

const read = (changes: Partial<PolicyDocument>, ...events: ReadonlyArray<LeadEvent>) =>
  readClocks([policy(changes)], at('2026-03-16T16:00:00'))(lead(start, ...events))[0];
const state = (touch: LeadEvent, changes: Partial<PolicyDocument> = {}) => read(changes, touch)?.state;

describe('a touch that stops a clock', () => {
  test.each([
    ['a call by a person', event('touch-attempted', ten, { channel: 'call' }, person), 'met'],
    [
      'a connection',
      event('touch-connected', ten, { channel: 'call', direction: 'outbound' }, person),
      'met',
    ],
    ['a call nobody signed', event('touch-attempted', ten, { channel: 'call' }), 'met'],
    [
      'sequence mail',
      event('touch-attempted', ten, { channel: 'email' }, { actor: { kind: 'automation', id: 'seq' } }),
      'running',
    ],
    [
      'an imported call',
      event('touch-attempted', ten, { channel: 'call' }, { actor: { kind: 'import', id: 'i' } }),
      'running',
    ],
    [
      'bulk mail by a person',
      event('touch-attempted', ten, { channel: 'email', bulk: true }, person),
      'running',
    ],
    [
      'a call by the prospect',
      event('touch-connected', ten, { channel: 'call', direction: 'inbound' }, person),
      'running',
    ],
    [
      'mail of the other department',
      event('touch-attempted', ten, { channel: 'email', department: 'marketing' }, person),
      'running',
    ],
  ] as const)('%s', (_, touch, expected) => {
    expect(state(touch)).toBe(expected);
  });

  test('may be what the agreement says', () => {
    const mail = event(
      'touch-attempted',
      ten,
      { channel: 'email', bulk: true, direction: 'inbound', department: 'marketing' },
      { actor: { kind: 'automation', id: 'seq' } },
    );
    expect(
      state(mail, {
        touch: { by: ['automation'], bulk: true, directions: ['inbound'], departments: ['marketing'] },
      }),
    ).toBe('met');
    expect(
      state(mail, {
        touch: {
          by: ['automation'],
          bulk: true,
          directions: ['inbound'],
          departments: ['marketing'],
          channels: ['call'],
        },
      }),
    ).toBe('running');
  });

  test('is a booking when the prospect booked it himself', () => {
    const booked = event(
      'touch-attempted',
      ten,
      { channel: 'meeting', direction: 'inbound', bookedByProspect: true },
      { actor: { kind: 'prospect', id: 'p' } },
    );
    expect(read({}, booked)).toMatchObject({ state: 'met', stop: { by: 'booking', actor: 'p' } });
    expect(state(booked, { touch: { prospectBooked: false } })).toBe('running');
  });

  test('comes after the start', () => {
    const before = event('touch-attempted', '2026-03-16T08:00:00', { channel: 'call' }, person);
    expect(readClocks([policy()], at('2026-03-16T16:00:00'))(lead(before, start))).toMatchObject([
      { state: 'running' },
    ]);
  });

  test('is listed as backdated when it was recorded over the limit', () => {
    const late = (receivedAt: string) =>
      event('touch-attempted', ten, { channel: 'call' }, { receivedAt: at(receivedAt) });
    expect(read({}, late('2026-03-17T10:00:00'))).not.toHaveProperty('stop.backdatedBy');
    expect(read({}, late('2026-03-17T10:00:00.001'))).toMatchObject({
      state: 'met',
      stop: { backdatedBy: hours(24) + 1, event: { source: 'crm', id: `touch-attempted@${ten}` } },
    });
    expect(read({ backdatingLimit: 0 }, late('2026-03-16T10:00:01'))).toMatchObject({
      stop: { backdatedBy: 1000 },
    });
  });
});

describe('a follow-up', () => {
  const followUp: Partial<PolicyDocument> = {
    stop: [{ type: 'touch-connected' }, { type: 'touch-attempted', times: 3 }, { type: 'disqualified' }],
  };
  const calls = [10, 11, 12].map((hour) =>
    event('touch-attempted', `2026-03-16T${hour}:00:00`, { channel: 'call' }),
  );

  test('ends with the nth attempt', () => {
    expect(read(followUp, ...calls.slice(0, 2))).toMatchObject({ state: 'running' });
    expect(read(followUp, ...calls)).toMatchObject({ state: 'met', consumed: hours(3) });
  });

  test('ends with a connection or a disposition before that', () => {
    expect(
      read(
        followUp,
        ...calls.slice(0, 1),
        event('touch-connected', '2026-03-16T11:30:00', { channel: 'call' }),
      ),
    ).toMatchObject({ consumed: hours(2.5) });
    expect(
      read(
        followUp,
        ...calls.slice(0, 1),
        event('disqualified', '2026-03-16T11:30:00', { reason: 'no-need' }),
      ),
    ).toMatchObject({ state: 'met', stop: { by: 'event' } });
  });

  test('does not count attempts that are none', () => {
    const mails = calls.map((call) => ({ ...call, data: { channel: 'email', bulk: true } }) as LeadEvent);
    expect(read(followUp, ...mails)).toMatchObject({ state: 'running' });
  });
});

describe('a clock that is cancelled', () => {
  const optOut = (when: string, channel?: string) =>
    event('contact-permission-changed', when, {
      permitted: false,
      ...(channel === undefined ? {} : { channel }),
    });

  test('by an opt-out from all channels', () => {
    expect(read({}, optOut(ten))).toMatchObject({
      state: 'cancelled',
      cancelledAt: at(ten),
      cancelledBy: { id: `contact-permission-changed@${ten}` },
      consumed: hours(1),
    });
  });

  test('not by an opt-out from one channel, nor where the policy says so', () => {
    expect(read({}, optOut(ten, 'email'))).toMatchObject({ state: 'running' });
    expect(read({ cancel: [] }, optOut(ten))).toMatchObject({ state: 'running' });
  });

  test('too late stays breached', () => {
    const late = optOut('2026-03-17T10:00:00');
    expect(readClocks([policy()], at('2026-03-20T16:00:00'))(lead(start, late))).toMatchObject([
      {
        state: 'breached',
        lateBy: { own: hours(1), elapsed: hours(1) },
        cancelledAt: at('2026-03-17T10:00:00'),
      },
    ]);
  });
});

describe('what is known by its date only', () => {
  const dated = { precision: 'date' } as const;
  const read7 = (...events: ReadonlyArray<LeadEvent>) =>
    readClocks(
      [
        policy({
          pauses: [{ id: 'w', from: [{ type: 'stage-entered' }], until: [{ type: 'working' }] }],
          reopenedBy: [{ type: 'recycled' }],
        }),
      ],
      at('2026-03-20T16:00:00'),
    )(lead(...events))[0];

  test('never yields hours: a start', () => {
    const midnight = event('handed-over', '2026-03-16T00:00:00', {}, dated);
    expect(read7(midnight)).toEqual({
      schemaVersion: 1,
      policy: { id: 'first-touch', version: 1 },
      metric: 'first-response',
      obliged: 'sales',
      subject: { system: 'crm', id: '7' },
      state: 'not-measurable',
      cycle: 1,
      startedAt: at('2026-03-16T00:00:00'),
      deferrals: 0,
      reason: 'start-date-only',
      open: true,
    });
  });

  test('never yields hours: a stop, also one of the start’s own date, whose midnight lies before it', () => {
    const call = (when: string) => event('touch-attempted', when, { channel: 'call' }, dated);
    expect(read7(start, call('2026-03-17T00:00:00'))).toMatchObject({
      state: 'not-measurable',
      reason: 'stop-date-only',
      open: false,
    });
    expect(read7(call('2026-03-16T00:00:00'), start)).toMatchObject({
      state: 'not-measurable',
      reason: 'stop-date-only',
    });
    expect(read7(call('2026-03-15T00:00:00'), start)).toMatchObject({ state: 'breached' });
  });

  test('never yields hours: a pause, its end, a cancellation, a reopening', () => {
    const stage = (when: string, rest: object = {}) => event('stage-entered', when, { stage: 'legal' }, rest);
    expect(read7(start, stage('2026-03-17T00:00:00', dated))).toMatchObject({ reason: 'pause-date-only' });
    expect(
      read7(start, stage('2026-03-16T10:00:00'), event('working', '2026-03-17T00:00:00', {}, dated)),
    ).toMatchObject({ reason: 'pause-date-only' });
    expect(
      read7(start, event('contact-permission-changed', '2026-03-17T00:00:00', { permitted: false }, dated)),
    ).toMatchObject({ reason: 'cancel-date-only' });
    const call = event('touch-attempted', ten, { channel: 'call' });
    expect(read7(start, call, event('recycled', '2026-03-17T00:00:00', {}, dated))).toMatchObject({
      reason: 'reopen-date-only',
    });
  });
});
