import { compileCalendar, intlZones, parseHours } from 'smarketing/calendar';
import { orThrow } from 'smarketing/kernel';
import { clocksOf, compilePolicies, ownerShares, type PolicyDocument, readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, calendars, document, event, hours, lead, office, policy } from './build.js';

const start = event('handed-over', '2026-03-16T09:00:00', { owner: 'kim' });

describe('a new version of the policy', () => {
  const versions = (changes: Partial<PolicyDocument>) =>
    orThrow(
      compilePolicies(calendars)([
        document,
        {
          ...document,
          version: 2,
          effectiveFrom: at('2026-03-16T12:00:00'),
          targets: [{ target: { clock: 'business', milliseconds: hours(4) } }],
          ...changes,
        },
      ]),
    );
  const read = (changes: Partial<PolicyDocument>, asOf: string) =>
    readClocks(versions(changes), at(asOf))(lead(start));

  test('leaves a running clock alone, unless stated otherwise', () => {
    expect(read({}, '2026-03-16T14:00:00')).toMatchObject([
      { state: 'running', policy: { version: 1 }, target: hours(8) },
    ]);
  });

  test('judges it from its start when it recomputes', () => {
    expect(read({ onPolicyChange: 'recompute' }, '2026-03-16T14:00:00')).toMatchObject([
      {
        state: 'breached',
        policy: { version: 2 },
        lateBy: { own: hours(1) },
        dueAt: at('2026-03-16T13:00:00'),
      },
    ]);
  });

  test('gives it the whole new target when it restarts', () => {
    expect(read({ onPolicyChange: 'restart' }, '2026-03-16T14:00:00')).toMatchObject([
      { state: 'running', policy: { version: 2 }, consumed: hours(2), dueAt: at('2026-03-16T16:00:00') },
    ]);
  });

  test('is not seen before it takes effect', () => {
    expect(read({ onPolicyChange: 'recompute' }, '2026-03-16T11:59:59')).toMatchObject([
      { policy: { version: 1 } },
    ]);
  });

  test('does not touch what was closed', () => {
    const met = event('touch-connected', '2026-03-16T11:00:00', { channel: 'call' });
    expect(
      readClocks(versions({ onPolicyChange: 'recompute' }), at('2026-03-20T00:00:00'))(lead(start, met)),
    ).toMatchObject([{ state: 'met', policy: { version: 1 }, target: hours(8) }]);
  });

  test('does not move a due time that was reached', () => {
    const late = at('2026-03-17T12:00:00');
    expect(
      readClocks(
        versions({ onPolicyChange: 'restart', effectiveFrom: late }),
        at('2026-03-17T13:00:00'),
      )(lead(start)),
    ).toMatchObject([{ state: 'breached', policy: { version: 1 } }]);
  });

  test('judges what starts after it', () => {
    const later = event('handed-over', '2026-03-16T12:00:00', {});
    expect(readClocks(versions({}), at('2026-03-16T13:00:00'))(lead(later))).toMatchObject([
      { policy: { version: 2 }, target: hours(4) },
    ]);
  });

  test('that is the first leaves what started before it uncovered', () => {
    const first = policy({ effectiveFrom: at('2026-03-16T12:00:00') });
    expect(readClocks([first], at('2026-03-20T00:00:00'))(lead(start))).toEqual([]);
  });
});

describe('a change of hands', () => {
  const ten = orThrow(parseHours('10:00-14:00'));
  const short = orThrow(
    compileCalendar(intlZones)({ zone: 'UTC', weekly: { mon: ten, tue: ten, wed: ten, thu: ten, fri: ten } }),
  );
  const { calendar: _, ...unbound } = document;
  const ownPolicy = (changes: Partial<PolicyDocument>) =>
    orThrow(
      compilePolicies({
        calendars: { office, short },
        ownerCalendars: { kim: 'office', 'team:south': 'short' },
      })([{ ...unbound, ...changes }]),
    );
  const toLee = event('owner-changed', '2026-03-16T12:00:00', { owner: 'lee', team: 'south' });
  const read = (changes: Partial<PolicyDocument>, asOf: string) =>
    readClocks(ownPolicy(changes), at(asOf))(lead(start, toLee));

  test('leaves the clock on the calendar it started on, unless stated otherwise', () => {
    expect(read({}, '2026-03-16T16:00:00')).toMatchObject([
      { state: 'running', calendar: 'office', owner: 'lee', consumed: hours(7) },
    ]);
  });

  test('counts what is left on the new owner’s calendar', () => {
    expect(read({ onOwnerChange: 'remaining' }, '2026-03-16T16:00:00')).toMatchObject([
      { state: 'outside-hours', calendar: 'short', consumed: hours(5), dueAt: at('2026-03-17T13:00:00') },
    ]);
  });

  test('gives the new owner the whole target', () => {
    expect(read({ onOwnerChange: 'restart' }, '2026-03-16T16:00:00')).toMatchObject([
      { state: 'outside-hours', calendar: 'short', consumed: hours(2), dueAt: at('2026-03-18T12:00:00') },
    ]);
  });

  test('to the same owner is none', () => {
    const again = event('owner-changed', '2026-03-16T12:00:00', { owner: 'kim' });
    expect(
      readClocks(ownPolicy({ onOwnerChange: 'restart' }), at('2026-03-16T13:00:00'))(lead(start, again)),
    ).toMatchObject([{ consumed: hours(4) }]);
  });

  test('does not help a clock that was due', () => {
    const late = event('owner-changed', '2026-03-17T12:00:00', { owner: 'lee', team: 'south' });
    expect(
      readClocks(ownPolicy({ onOwnerChange: 'restart' }), at('2026-03-17T13:00:00'))(lead(start, late)),
    ).toMatchObject([{ state: 'breached', ownerAtBreach: 'kim', owner: 'lee' }]);
  });

  test('without a calendar for the owner gives no figures', () => {
    const stray = event('handed-over', '2026-03-16T09:00:00', { owner: 'max' });
    expect(readClocks(ownPolicy({}), at('2026-03-17T13:00:00'))(lead(stray))).toMatchObject([
      { state: 'not-measurable', reason: 'no-calendar', open: true },
    ]);
  });

  test('splits what was consumed, and leaves queue time to who answers for the queue', () => {
    const queue = policy({ queue: 'operations' });
    const asOf = at('2026-03-16T16:00:00');
    const [clock] = clocksOf(
      [queue],
      asOf,
    )(
      lead(
        event('handed-over', '2026-03-16T07:00:00', { team: 'inbound' }),
        event('owner-changed', '2026-03-16T10:00:00', { owner: 'kim' }),
        toLee,
      ),
    );
    expect(clock === undefined ? undefined : ownerShares(asOf)(clock)).toMatchObject({
      _tag: 'Some',
      value: [
        { party: 'operations', kind: 'queue', team: 'inbound', consumed: hours(1), elapsed: hours(3) },
        { party: 'sales', kind: 'person', owner: 'kim', consumed: hours(2), elapsed: hours(2) },
        { party: 'sales', kind: 'person', owner: 'lee', consumed: hours(4), elapsed: hours(4) },
      ],
    });
  });

  test('known by its date only leaves the split out, not the clock', () => {
    const asOf = at('2026-03-17T16:00:00');
    const dated = event('owner-changed', '2026-03-17T00:00:00', { owner: 'lee' }, { precision: 'date' });
    const [clock] = clocksOf([policy()], asOf)(lead(start, dated));
    expect(clock === undefined ? undefined : ownerShares(asOf)(clock)).toEqual({ _tag: 'None' });
    expect(readClocks([policy()], asOf)(lead(start, dated))).toMatchObject([{ state: 'breached' }]);
  });
});
