import type { LeadEvent } from 'smarketing/journal';
import { speedToLead } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, event, hours, lead, minutes } from './build.js';

const form = event('prospect-activity', '2026-03-16T09:00:00', { activity: 'form-submitted' });
const queued = event('owner-changed', '2026-03-16T09:10:00', { owner: 'inbound', ownerKind: 'queue' });
const assigned = event('owner-changed', '2026-03-16T09:30:00', { owner: 'kim' });
const passedOn = event('owner-changed', '2026-03-16T10:00:00', { owner: 'lee' });
const call = event('touch-attempted', '2026-03-16T11:00:00', { channel: 'call' });

const speed = (...events: ReadonlyArray<LeadEvent>) =>
  speedToLead({}, at('2026-03-16T12:00:00'))(lead(...events));

describe('speed to lead', () => {
  test('is the system’s delay and the human delay, with the hand-offs', () => {
    expect(speed(form, queued, assigned, passedOn, call)).toEqual({
      engagedAt: form.occurredAt,
      assignedAt: assigned.occurredAt,
      touchedAt: call.occurredAt,
      total: hours(2),
      systemDelay: minutes(30),
      humanDelay: minutes(90),
      handOffs: 2,
    });
  });

  test('goes on while the prospect waits', () => {
    expect(speed(form, assigned)).toEqual({
      engagedAt: form.occurredAt,
      assignedAt: assigned.occurredAt,
      total: hours(3),
      systemDelay: minutes(30),
      humanDelay: hours(2.5),
      handOffs: 0,
    });
  });

  test('is the system’s alone while nobody has the lead', () => {
    expect(speed(form, queued)).toMatchObject({ total: hours(3), systemDelay: hours(3), humanDelay: 0 });
    expect(speed(form, call)).toMatchObject({ total: hours(2), systemDelay: hours(2), humanDelay: 0 });
  });

  test('is human alone for a lead that somebody owns already', () => {
    const owned = event('owner-changed', '2026-03-10T09:00:00', { owner: 'kim' });
    expect(speed(owned, form, call)).toMatchObject({ systemDelay: 0, humanDelay: hours(2) });
  });

  test('counts no sequence mail, and nothing before the engagement', () => {
    const mail = event('touch-attempted', '2026-03-16T09:01:00', { channel: 'email', bulk: true });
    const early = event('touch-attempted', '2026-03-16T08:00:00', { channel: 'call' });
    expect(speed(early, form, mail, call)).toMatchObject({ touchedAt: call.occurredAt });
  });

  test('is missing without an engagement, or with one known by its date', () => {
    expect(speed(assigned, call)).toEqual({ missing: 'not-engaged' });
    expect(speed({ ...form, precision: 'date' } as LeadEvent, call)).toEqual({ missing: 'date-only' });
    expect(speed(form, { ...call, precision: 'date' } as LeadEvent)).toEqual({ missing: 'date-only' });
  });

  test('takes the engagement that the terms name', () => {
    const terms = { engagement: [{ type: 'captured' }], touch: { by: ['automation'] } } as const;
    const captured = event('captured', '2026-03-16T08:00:00', { origin: 'sales' });
    const bot = event(
      'touch-attempted',
      '2026-03-16T08:30:00',
      { channel: 'chat' },
      { actor: { kind: 'automation', id: 'b' } },
    );
    expect(speedToLead(terms, at('2026-03-16T12:00:00'))(lead(captured, bot, form, call))).toMatchObject({
      total: minutes(30),
    });
  });
});
