import type { JournalEvent, OpportunityRecord } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, key, made, merged, named, view } from './made-events.js';

const only = (events: ReadonlyArray<JournalEvent>, asOf = 'T23:00Z'): OpportunityRecord => {
  const { opportunities } = view(events, { asOf: at(asOf) });
  expect(opportunities).toHaveLength(1);
  return opportunities[0] as OpportunityRecord;
};

const opened = (time: string, data = {}): JournalEvent =>
  made('opportunity-opened', 'opportunity crm/o', time, data);
const changed = (time: string, data = {}): JournalEvent =>
  made('opportunity-changed', 'opportunity crm/o', time, data);
const linked = (lead: string, time: string): JournalEvent =>
  captured(lead, time, { opportunity: key('crm/o') });

describe('the facts of an opportunity', () => {
  test('are as the latest event states each', () => {
    const record = only([
      opened('T09:00Z', { stage: 'proposal', amount: { minor: 100, currency: 'EUR' }, owner: 'kim' }),
      changed('T11:00Z', { amount: { minor: 300, currency: 'EUR' } }),
      changed('T10:00Z', { amount: { minor: 200, currency: 'EUR' }, stage: 'negotiation' }),
    ]);
    expect(record).toEqual({
      key: key('crm/o'),
      status: 'open',
      openedAt: at('T09:00Z'),
      leads: [],
      amount: { minor: 300, currency: 'EUR' },
      stage: 'negotiation',
      owner: 'kim',
    });
  });

  test('cannot take the place of what the record itself says', () => {
    const hostile = JSON.parse(
      '{"key":1,"openedAt":1,"closedAt":1,"linked":1,"__proto__":{"owner":"mallory"}}',
    );
    const record = only([opened('T09:00Z', hostile), linked('web/a', 'T10:00Z')]);
    expect(record).toEqual({
      key: key('crm/o'),
      status: 'open',
      openedAt: at('T09:00Z'),
      primaryLead: key('web/a'),
      leads: [key('web/a')],
    });
    expect(record.owner).toBeUndefined();
  });

  test('its account is what its own events say, else what its leads say', () => {
    const lead = captured('web/a', 'T08:00Z', { opportunity: key('crm/o'), account: key('crm/guess') });
    expect(only([lead]).account).toEqual(key('crm/guess'));
    const own = made('opportunity-opened', 'opportunity crm/o', 'T07:00Z', {}, { account: key('crm/acme') });
    expect(only([lead, own]).account).toEqual(key('crm/acme'));
  });
});

describe('the life of an opportunity', () => {
  test('it closes when it is won or lost, and not again by saying so twice', () => {
    const record = only([
      opened('T09:00Z'),
      changed('T10:00Z', { status: 'won' }),
      changed('T11:00Z', { status: 'won' }),
    ]);
    expect(record).toMatchObject({ status: 'won', closedAt: at('T10:00Z') });
  });

  test('reopened, it has neither an end nor a reason for it', () => {
    const events = [
      opened('T09:00Z'),
      changed('T10:00Z', { status: 'lost', lossReason: 'price', competitor: 'Umbrella' }),
      changed('T11:00Z', { status: 'open' }),
    ];
    expect(only(events)).toEqual({
      key: key('crm/o'),
      status: 'open',
      openedAt: at('T09:00Z'),
      reopenedAt: at('T11:00Z'),
      leads: [],
      competitor: 'Umbrella',
    });
    expect(only(events, 'T10:30Z')).toMatchObject({
      status: 'lost',
      lossReason: 'price',
      closedAt: at('T10:00Z'),
    });
    expect(only([...events, changed('T12:00Z', { status: 'won' })])).toMatchObject({
      status: 'won',
      closedAt: at('T12:00Z'),
    });
  });

  test('it is not opened by a lead that happens to name it earlier', () => {
    const events = [linked('web/a', 'T08:00Z'), opened('T09:00Z'), opened('T10:00Z')];
    expect(only(events).openedAt).toBe(at('T09:00Z'));
  });

  test('one that no event opens is opened by its first mention', () => {
    expect(only([linked('web/a', 'T08:00Z'), changed('T09:00Z', { stage: 'x' })]).openedAt).toBe(
      at('T08:00Z'),
    );
  });
});

describe('the leads of an opportunity', () => {
  test('the first linked is the primary one, also when a lead event links it', () => {
    const record = only([
      linked('web/b', 'T08:00Z'),
      opened('T09:00Z', { leads: [key('web/a'), key('web/b')] }),
    ]);
    expect(record.leads.map(named)).toEqual(['web/b', 'web/a']);
    expect(record.primaryLead).toEqual(key('web/b'));
  });

  test('the stated one counts more than the first, and the latest statement most', () => {
    const events = [
      linked('web/a', 'T08:00Z'),
      opened('T09:00Z', { primaryLead: key('web/b') }),
      changed('T10:00Z', { primaryLead: key('web/c'), leads: [key('web/d')] }),
    ];
    expect(only(events, 'T08:30Z').primaryLead).toEqual(key('web/a'));
    expect(only(events, 'T09:30Z').primaryLead).toEqual(key('web/b'));
    const record = only(events);
    expect(record.primaryLead).toEqual(key('web/c'));
    expect(record.leads.map(named)).toEqual(['web/a', 'web/b', 'web/d', 'web/c']);
  });

  test('merged leads are one lead, by the key that survives', () => {
    const record = only([
      linked('web/a', 'T08:00Z'),
      opened('T09:00Z', { primaryLead: key('crm/7') }),
      merged('crm/7', ['web/a'], 'T10:00Z'),
    ]);
    expect(record.leads.map(named)).toEqual(['crm/7']);
    expect(record.primaryLead).toEqual(key('crm/7'));
  });

  test('one that nothing links has none', () => {
    expect(only([opened('T09:00Z')])).not.toHaveProperty('primaryLead');
  });
});
