import { isTouch, type TouchEvent, type TouchRule, touchRole } from 'smarketing/journal';
import { instant, orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const touch = (data: object = {}, actor?: object): TouchEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: 'e1',
    type: 'touch-attempted',
    occurredAt: orThrow(instant(0)),
    subject: { kind: 'lead', system: 'crm', id: '7' },
    ...(actor === undefined ? {} : { actor }),
    data: { channel: 'email', ...data },
  }) as TouchEvent;

const person = { kind: 'person', id: 'kim' };
const automation = { kind: 'automation', id: 'sequence' };
const loader = { kind: 'import', id: 'loader' };
const prospect = { kind: 'prospect', id: 'p' };

describe('a touch', () => {
  test.each<[string, TouchRule, TouchEvent, string]>([
    ['by a person counts', {}, touch({}, person), 'touch'],
    ['whose actor nobody recorded counts', {}, touch(), 'touch'],
    ['by automation does not', {}, touch({}, automation), 'automation'],
    ['by automation does where agreed', { by: ['person', 'automation'] }, touch({}, automation), 'touch'],
    ['by a person does not where only automation does', { by: ['automation'] }, touch({}, person), 'person'],
    ['that a bulk load wrote does not', {}, touch({}, loader), 'imported'],
    ['to many does not', {}, touch({ bulk: true }, person), 'bulk'],
    ['to many does where agreed', { bulk: true }, touch({ bulk: true }, person), 'touch'],
    ['that the prospect began is his', {}, touch({ direction: 'inbound' }, person), 'inbound'],
    ['that the prospect logged is his', {}, touch({}, prospect), 'inbound'],
    [
      'that the prospect began counts where agreed',
      { directions: ['outbound', 'inbound'] },
      touch({ direction: 'inbound' }, person),
      'touch',
    ],
    [
      'that the prospect logged is his, whatever directions count',
      { directions: ['outbound', 'inbound'] },
      touch({}, prospect),
      'inbound',
    ],
    ['of ours does not count where only his do', { directions: ['inbound'] }, touch({}, person), 'outbound'],
    ['by another channel does not', { channels: ['call'] }, touch({}, person), 'channel'],
    ['that he booked is a booking', {}, touch({ bookedByProspect: true }, person), 'booking'],
    [
      'that he booked is one by any channel',
      { channels: ['call'] },
      touch({ bookedByProspect: true }, automation),
      'booking',
    ],
    ['of Marketing counts where nobody is named', {}, touch({ department: 'marketing' }), 'touch'],
    [
      'of Marketing does not where Sales is named',
      { departments: ['sales'] },
      touch({ department: 'marketing' }),
      'marketing',
    ],
    ['without a department is of Sales', { departments: ['marketing'] }, touch(), 'sales'],
  ])('%s', (_, rule, event, role) => {
    expect(touchRole(rule)(event)).toBe(role);
  });

  test('is an attempt or a connection', () => {
    expect(['touch-attempted', 'touch-connected', 'working'].map((type) => isTouch({ type }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
