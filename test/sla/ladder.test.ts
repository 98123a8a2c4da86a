import * as O from 'fp-ts/lib/Option.js';
import type { LeadEvent } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { escalationsOf, nextWakeAt, notifyAt, type PolicyDocument, readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, minutes, office, policy } from './build.js';

const ladder: NonNullable<PolicyDocument['ladder']> = [
  { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['owner'] },
  { id: 'soon', at: { beforeDue: hours(1) }, action: 'tell', whom: ['owner'] },
  { id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['owner', 'role:sales-vp'] },
  { id: 'late', at: { afterDue: minutes(30) }, action: 'reassign', whom: ['team:rescue'] },
];
const stepped = policy({ ladder, queue: 'operations' });
const start = event('handed-over', '2026-03-16T09:00:00', { owner: 'kim' });

const steps = (asOf: string, ...events: ReadonlyArray<LeadEvent>) =>
  escalationsOf([stepped], at(asOf))(lead(start, ...events)).map(({ step, at: when }) => [step, when]);

describe('a ladder', () => {
  test('comes step by step, in the time of the clock', () => {
    expect(steps('2026-03-16T12:59:59')).toEqual([]);
    expect(steps('2026-03-20T00:00:00')).toEqual([
      ['half', at('2026-03-16T13:00:00')],
      ['soon', at('2026-03-16T16:00:00')],
      ['due', at('2026-03-16T17:00:00')],
      ['late', at('2026-03-17T09:30:00')],
    ]);
  });

  test('names whom to tell or to give the work to', () => {
    const all = escalationsOf([stepped], at('2026-03-20T00:00:00'))(lead(start));
    expect(all.map(({ action, whom }) => [action, whom])).toEqual([
      ['tell', [{ owner: 'kim' }]],
      ['tell', [{ owner: 'kim' }]],
      ['tell', [{ owner: 'kim' }, { party: 'role:sales-vp' }]],
      ['reassign', [{ party: 'team:rescue' }]],
    ]);
  });

  test('means the owner of the moment, or who answers for the queue', () => {
    const queued = event('handed-over', '2026-03-16T09:00:00', {});
    const taken = event('owner-changed', '2026-03-16T15:00:00', { owner: 'lee' });
    const all = escalationsOf([stepped], at('2026-03-16T16:30:00'))(lead(queued, taken));
    expect(all.map(({ whom }) => whom)).toEqual([[{ party: 'operations' }], [{ owner: 'lee' }]]);
  });

  test('ends where the clock is stopped, and a step of that very instant does not come', () => {
    const call = (when: string) => event('touch-attempted', when, { channel: 'call' });
    expect(steps('2026-03-20T00:00:00', call('2026-03-16T16:00:00'))).toEqual([
      ['half', at('2026-03-16T13:00:00')],
    ]);
    expect(steps('2026-03-20T00:00:00', call('2026-03-16T16:00:00.001'))).toHaveLength(2);
  });

  test('has keys that late events do not change', () => {
    const again = event('handed-over', '2026-03-19T09:00:00', {});
    const call = event('touch-attempted', '2026-03-16T10:00:00', { channel: 'call' });
    const earlier = event('handed-over', '2026-03-12T09:00:00', {});
    const stopped = event('touch-attempted', '2026-03-12T10:00:00', { channel: 'call' });
    const keysOf = (...events: ReadonlyArray<LeadEvent>) =>
      escalationsOf([stepped], at('2026-03-19T13:00:00'))(lead(...events)).map(({ key }) => key);
    expect(keysOf(start, call, again)).toEqual([
      'first-touch/crm/handed-over%402026-03-19T09%3A00%3A00/half',
    ]);
    expect(keysOf(earlier, stopped, start, call, again)).toEqual(keysOf(start, call, again));
  });

  test('begins anew with a clock that restarts', () => {
    const restarting = policy({ ladder, onOwnerChange: 'restart' });
    const change = event('owner-changed', '2026-03-16T14:00:00', { owner: 'lee' });
    const keys = escalationsOf(
      [restarting],
      at('2026-03-17T10:00:00'),
    )(lead(start, change)).map(({ key }) => key);
    expect(keys).toEqual([
      `first-touch/crm/handed-over%402026-03-16T09%3A00%3A00/${at('2026-03-16T14:00:00')}/half`,
    ]);
  });
});

describe('the next wake-up', () => {
  const wakes = (...events: ReadonlyArray<LeadEvent>) => {
    const found: Array<number> = [];
    for (let asOf = at('2026-03-16T09:00:00'); ; ) {
      const next = nextWakeAt([stepped], asOf)(lead(start, ...events));
      if (O.isNone(next)) return found;
      found.push(next.value);
      asOf = next.value;
    }
  };

  test('is each step, the due time, and the first instant at which the clock is late', () => {
    expect(wakes()).toEqual([
      at('2026-03-16T13:00:00'),
      at('2026-03-16T16:00:00'),
      at('2026-03-16T17:00:00'),
      at('2026-03-17T09:00:00.001'),
      at('2026-03-17T09:30:00'),
    ]);
    expect(readClocks([stepped], at('2026-03-17T09:00:00.001'))(lead(start))).toMatchObject([
      { state: 'breached' },
    ]);
  });

  test('is none once the clock is stopped', () => {
    const call = event('touch-attempted', '2026-03-16T10:00:00', { channel: 'call' });
    expect(nextWakeAt([stepped], at('2026-03-16T10:00:00'))(lead(start, call))).toEqual(O.none);
  });

  test('is an event that is dated in the future', () => {
    expect(nextWakeAt([stepped], at('2026-03-16T08:00:00'))(lead(start))).toEqual(
      O.some(at('2026-03-16T09:00:00')),
    );
  });
});

test('a notice waits for the recipient’s opening', () => {
  expect(orThrow(notifyAt(office)(at('2026-03-17T22:00:00')))).toBe(at('2026-03-19T09:00:00'));
  expect(orThrow(notifyAt(office)(at('2026-03-16T10:00:00')))).toBe(at('2026-03-16T10:00:00'));
});
