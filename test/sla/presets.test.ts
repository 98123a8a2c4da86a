import type { JournalEvent, LeadEvent } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import {
  clocksOf,
  compilePolicies,
  currentClock,
  type PolicyDocument,
  presetAccept,
  presetAnswerToSales,
  presetDelivery,
  presetFeedback,
  presetFirstResponse,
  presetFollowUp,
  presetIntelAnswer,
  presetNextResponse,
  presetRecycled,
  presetRework,
  presetSignalAnswer,
  readClocks,
} from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, calendars, event, lead } from './build.js';

const presets: ReadonlyArray<PolicyDocument> = [
  presetAccept,
  presetFirstResponse,
  presetFollowUp,
  presetNextResponse,
  presetFeedback,
  presetRework,
  presetRecycled,
  presetAnswerToSales,
  presetDelivery,
  presetIntelAnswer,
  presetSignalAnswer,
];

const policies = orThrow(
  compilePolicies(calendars)(presets.map((preset) => ({ calendar: 'office', ...preset }))),
);
const states = (asOf: string, ...events: ReadonlyArray<LeadEvent>) =>
  Object.fromEntries(
    readClocks(
      policies,
      at(asOf),
    )(lead(...events)).map((reading) => [
      `${reading.policy.id}${'cycle' in reading && reading.cycle > 1 ? ` ${reading.cycle}` : ''}`,
      reading.state,
    ]),
  );

describe('the preset promises', () => {
  test('compile, and each side owes some', () => {
    expect(policies).toHaveLength(presets.length);
    expect(new Set(presets.map(({ obliged }) => obliged))).toEqual(new Set(['sales', 'marketing']));
  });

  const handedOver = event('handed-over', '2026-03-16T09:00:00', { owner: 'kim' });
  const accepted = event('accepted', '2026-03-16T09:10:00', {});
  const call = event('touch-attempted', '2026-03-16T09:20:00', { channel: 'call' });
  const connected = event('touch-connected', '2026-03-16T11:00:00', { channel: 'call' });
  const won = event('won', '2026-03-20T11:00:00', {});

  test('follow a lead that goes well', () => {
    expect(states('2026-03-30T00:00:00', handedOver, accepted, call, connected, won)).toEqual({
      accept: 'met',
      'first-response': 'met',
      'follow-up': 'met',
      feedback: 'met',
    });
  });

  test('follow a lead that is rejected, put into order, and handed over again', () => {
    const rejected = event('rejected', '2026-03-16T09:30:00', { reason: 'definitional' });
    const again = event('handed-over', '2026-03-17T10:00:00', { owner: 'kim' });
    expect(states('2026-03-17T10:30:00', handedOver, rejected, again)).toEqual({
      accept: 'met',
      'accept 2': 'running',
      'first-response': 'cancelled',
      'first-response 2': 'running',
      rework: 'met',
    });
  });

  test('owe no attempt and no answer on a lead that has ended', () => {
    const replied = event('prospect-activity', '2026-03-16T09:05:00', { activity: 'replied' });
    const asks = event('deferred', '2026-03-16T09:10:00', { reason: 'waiting-on-marketing' });
    const lost = event('lost', '2026-03-16T09:30:00', { reason: 'chose-competitor' });
    expect(states('2026-04-16T09:00:00', handedOver, replied, asks, lost)).toEqual({
      accept: 'met',
      'answer-to-sales': 'cancelled',
      'first-response': 'cancelled',
      'next-response': 'cancelled',
    });
  });

  test('give Marketing no work for what operations answers for', () => {
    const rejected = event('rejected', '2026-03-16T09:30:00', { reason: 'duplicate' });
    expect(states('2026-03-17T09:00:00', handedOver, rejected)).toEqual({
      accept: 'met',
      'first-response': 'cancelled',
    });
  });

  test('take no change by enrichment for an answer', () => {
    const asks = event('deferred', '2026-03-16T09:10:00', { reason: 'waiting-on-marketing' });
    const changed = (by: string) =>
      event(
        'profile-changed',
        '2026-03-16T09:30:00',
        { facts: { employees: 9 } },
        { actor: { kind: by, id: 'x' } as never },
      );
    expect(states('2026-03-16T10:00:00', asks, changed('automation'))).toEqual({
      'answer-to-sales': 'running',
    });
    expect(states('2026-03-16T10:00:00', asks, changed('person'))).toEqual({ 'answer-to-sales': 'met' });
  });

  test('let Sales wait for Marketing, whose clock runs meanwhile', () => {
    const asks = event('deferred', '2026-03-16T09:30:00', { reason: 'waiting-on-marketing' });
    expect(states('2026-03-16T12:00:00', handedOver, accepted, asks)).toEqual({
      accept: 'met',
      'answer-to-sales': 'running',
      'first-response': 'paused',
      'follow-up': 'paused',
    });
  });

  test('let a recycled lead rest until its date, and no longer', () => {
    const rests = event('recycled', '2026-03-16T10:00:00', { until: at('2026-06-01T09:00:00') });
    expect(states('2026-05-01T12:00:00', rests)).toEqual({ recycled: 'paused' });
    expect(states('2026-07-01T12:00:00', rests)).toEqual({ recycled: 'breached' });
    const at_once = event('recycled', '2026-03-16T10:00:00', {});
    expect(states('2026-03-17T12:00:00', at_once)).toEqual({ recycled: 'running' });
    const nurture = event(
      'touch-attempted',
      '2026-03-17T10:00:00',
      { channel: 'email', bulk: true, department: 'marketing' },
      { actor: { kind: 'automation', id: 'n' } },
    );
    expect(states('2026-03-17T12:00:00', at_once, nurture)).toEqual({ recycled: 'met' });
  });

  test('start a clock when a prospect comes back', () => {
    const reply = event('prospect-activity', '2026-03-19T10:00:00', { activity: 'replied' });
    expect(states('2026-03-19T11:00:00', reply)).toEqual({ 'next-response': 'running' });
  });
});

describe('promises about other things than leads', () => {
  const about = (kind: string, type: string, when: string, data: object): JournalEvent =>
    ({
      schemaVersion: 1,
      source: 'desk',
      id: `${type}@${when}`,
      type,
      occurredAt: at(when),
      subject: { kind, system: 'desk', id: 's1' },
      data,
    }) as unknown as JournalEvent;
  const key = { system: 'desk', id: 's1' };
  const read = (asOf: string, ...events: ReadonlyArray<JournalEvent>) =>
    readClocks(policies, at(asOf))({ key, events }).map((reading) => [reading.policy.id, reading.state]);

  test('a service is delivered in time, or not', () => {
    const asked = about('service', 'service-requested', '2026-03-02T10:00:00', {
      service: 'battlecard',
      by: 'sales',
    });
    const done = (when: string) => about('service', 'service-delivered', when, { service: 'battlecard' });
    expect(read('2026-04-01T00:00:00', asked, done('2026-03-09T17:00:00'))).toEqual([
      ['service-delivery', 'met'],
    ]);
    expect(read('2026-04-01T00:00:00', asked, done('2026-03-10T09:00:01'))).toEqual([
      ['service-delivery', 'met-late'],
    ]);
    expect(read('2026-04-01T00:00:00', asked)).toEqual([['service-delivery', 'breached']]);
    const back = about('service', 'service-request-withdrawn', '2026-03-04T10:00:00', {
      service: 'battlecard',
      by: 'sales',
    });
    expect(read('2026-04-01T00:00:00', asked, back)).toEqual([['service-delivery', 'cancelled']]);
  });

  test('a request for intelligence is answered, a reopened one again', () => {
    const change = (when: string, state: string) =>
      about('request', 'request-changed', when, { state, performer: 'marketing' });
    expect(
      read(
        '2026-03-10T12:00:00',
        change('2026-03-02T10:00:00', 'asked'),
        change('2026-03-03T10:00:00', 'promised'),
        change('2026-03-04T10:00:00', 'done'),
        change('2026-03-10T10:00:00', 'reopened'),
      ),
    ).toEqual([
      ['intel-answer', 'met'],
      ['intel-answer', 'running'],
    ]);
  });

  test('a signal from the field is acknowledged', () => {
    const change = (when: string, state: string) => about('signal', 'signal-changed', when, { state });
    expect(
      read(
        '2026-03-10T12:00:00',
        change('2026-03-02T10:00:00', 'reported'),
        change('2026-03-03T09:00:00', 'acknowledged'),
      ),
    ).toEqual([['signal-answer', 'met']]);
  });
});

test('the current clock of a policy is pending before anything starts it', () => {
  const [accept] = policies;
  const nothing = lead();
  expect(accept === undefined ? undefined : currentClock(accept, at('2026-03-16T09:00:00'))(nothing)).toEqual(
    {
      schemaVersion: 1,
      policy: { id: 'accept', version: 1 },
      metric: 'accept',
      obliged: 'sales',
      subject: { system: 'crm', id: '7' },
      state: 'pending',
    },
  );
  expect(clocksOf(policies, at('2026-03-16T09:00:00'))(nothing)).toEqual([]);
});
