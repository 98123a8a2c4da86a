import {
  emptyLead,
  forgottenRecord,
  type LeadEvent,
  type LeadRecord,
  recordOf,
  stepLead,
} from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, forgotten, key, leadsOf, made, merged, typesOf, view } from './made-events.js';

const folded = (start: string, events: ReadonlyArray<LeadEvent>): LeadRecord =>
  events.reduce(stepLead, emptyLead(key(start)));

describe('one step', () => {
  test('puts a late event where it belongs', () => {
    const record = folded('web/a', [
      made('working', 'web/a', 'T12:00Z', {}),
      captured('web/a', 'T09:00Z'),
      made('accepted', 'web/a', 'T11:00Z', {}),
    ]);
    expect(typesOf(record.events)).toEqual(['captured', 'accepted', 'working']);
  });

  test('the same event again changes nothing', () => {
    const record = folded('web/a', [captured('web/a', 'T09:00Z')]);
    expect(stepLead(record, captured('web/a', 'T09:00Z'))).toEqual(record);
  });

  test('of two deliveries the earlier time stays, whichever comes first', () => {
    const late = captured('web/a', 'T09:00Z', { receivedAt: at('T09:05Z') });
    const early = { ...late, receivedAt: at('T09:02Z') };
    expect(folded('web/a', [late, early]).events).toEqual([early]);
    expect(folded('web/a', [early, late]).events).toEqual([early]);
  });

  test('a correction takes the place of what it corrects, and moves it to its corrected time', () => {
    const wrong = made('won', 'web/a', 'T09:00Z', { value: { minor: 1, currency: 'EUR' } }, { id: 'w' });
    const right = made(
      'won',
      'web/a',
      'T12:00Z',
      { value: { minor: 2, currency: 'EUR' } },
      { id: 'w', revision: 1 },
    );
    const other = made('working', 'web/a', 'T10:00Z', {});
    expect(folded('web/a', [wrong, other, right]).events).toEqual([other, right]);
    expect(folded('web/a', [right, other, wrong]).events).toEqual([other, right]);
  });

  test('a merge adds the keys it joins and names the survivor', () => {
    const record = folded('web/a', [captured('web/a', 'T09:00Z'), merged('crm/7', ['web/a'], 'T10:00Z')]);
    expect(leadsOf([record])).toEqual(['crm/7 = web/a']);
  });

  test('a correction takes a key out of a merge again', () => {
    const wrong = merged('crm/7', ['crm/5', 'web/a'], 'T10:00Z', { id: 'm' });
    const right = merged('crm/7', ['web/a'], 'T10:00Z', { id: 'm', revision: 1 });
    expect(leadsOf([folded('crm/7', [wrong, right])])).toEqual(['crm/7 = web/a']);
    expect(leadsOf([folded('crm/7', [right, wrong])])).toEqual(['crm/7 = web/a']);
    expect(leadsOf(view([wrong, right]).leads)).toEqual(['crm/7 = web/a']);
  });

  test('after a request to forget only keys are kept, whatever comes later', () => {
    const record = folded('web/a', [
      captured('web/a', 'T09:00Z'),
      forgotten('web/a', 'T10:00Z'),
      merged('crm/7', ['web/a'], 'T11:00Z'),
      made('won', 'crm/7', 'T12:00Z', {}),
    ]);
    expect(record).toEqual({ key: key('crm/7'), aliases: [key('web/a')], forgotten: true, events: [] });
  });
});

test('a record that nothing has happened to has no events', () => {
  expect(emptyLead({ ...key('web/a'), kind: 'lead' } as never)).toEqual({ key: key('web/a'), events: [] });
});

test('a record is built from keys in any order, with repetitions', () => {
  const events = [merged('crm/7', ['web/a', 'mail/x'], 'T10:00Z')];
  expect(recordOf([key('web/a'), key('crm/7'), key('mail/x'), key('web/a')], events)).toEqual({
    key: key('crm/7'),
    aliases: [key('mail/x'), key('web/a')],
    events,
  });
});

test('a forgotten record goes by its smallest key', () => {
  expect(forgottenRecord([key('web/a'), key('mail/x'), key('web/a')])).toEqual({
    key: key('mail/x'),
    aliases: [key('web/a')],
    forgotten: true,
    events: [],
  });
});
