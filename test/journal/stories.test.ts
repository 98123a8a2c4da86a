import { eraseForgotten, journalOf, journalUnion } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, forgotten, key, leadsOf, made, merged, named, typesOf, view } from './made-events.js';

describe('HubSpot merges two contacts into a new one', () => {
  const events = [
    captured('hubspot:contact/101', 'T09:00Z'),
    made('marketing-qualified', 'hubspot:contact/102', 'T10:00Z', {}),
    merged('hubspot:contact/103', ['hubspot:contact/101', 'hubspot:contact/102'], 'T11:00Z'),
    made('accepted', 'hubspot:contact/103', 'T12:00Z', {}),
    // A webhook from before the merge that arrives after it, under an old key.
    made('touch-attempted', 'hubspot:contact/101', 'T10:30Z', { channel: 'call' }),
  ];

  test('afterwards there is one lead under the new key, with the history of both', () => {
    const { leads, issues } = view(events);
    expect(leadsOf(leads)).toEqual(['hubspot:contact/103 = hubspot:contact/101 = hubspot:contact/102']);
    expect(typesOf(leads[0]?.events ?? [])).toEqual([
      'captured',
      'marketing-qualified',
      'touch-attempted',
      'merged',
      'accepted',
    ]);
    expect(issues).toEqual([]);
  });

  test('in a report about the time before there are two, and the new key is unknown', () => {
    const { leads } = view(events, { asOf: at('T10:59:59.999Z') });
    expect(leadsOf(leads)).toEqual(['hubspot:contact/101', 'hubspot:contact/102']);
  });

  test('merging the new one again makes another new one', () => {
    const again = merged('hubspot:contact/104', ['hubspot:contact/103', 'hubspot:contact/9'], 'T13:00Z');
    const { leads, issues } = view([...events, again]);
    expect(leads.map((lead) => named(lead.key))).toEqual(['hubspot:contact/104']);
    expect(leads[0]?.aliases).toHaveLength(4);
    expect(issues).toEqual([]);
  });
});

describe('Salesforce converts a lead into a contact, an account and an opportunity', () => {
  const links = { account: key('salesforce:account/001'), opportunity: key('salesforce:opportunity/006') };
  const events = [
    captured('salesforce:lead/00Q', 'T09:00Z'),
    made('working', 'salesforce:lead/00Q', 'T10:00Z', {}),
    // The four change events of one transaction share its instant; the sequence keeps them in order.
    merged('salesforce:contact/003', ['salesforce:lead/00Q'], 'T11:00Z', { sequence: 1, ...links }),
    made('sales-qualified', 'salesforce:contact/003', 'T11:00Z', {}, { sequence: 2, ...links }),
    made(
      'opportunity-opened',
      'opportunity salesforce:opportunity/006',
      'T11:00Z',
      { amount: { minor: 1_200_000, currency: 'EUR' } },
      { sequence: 3, account: links.account },
    ),
    made('won', 'salesforce:contact/003', 'T15:00Z', {}, links),
  ];

  test('the contact is the lead, and its money counts there', () => {
    const { leads, opportunities, accounts } = view(events);
    expect(leadsOf(leads)).toEqual(['salesforce:contact/003 = salesforce:lead/00Q']);
    expect(typesOf(leads[0]?.events ?? [])).toEqual([
      'captured',
      'working',
      'merged',
      'sales-qualified',
      'won',
    ]);
    expect(opportunities).toEqual([
      {
        key: links.opportunity,
        status: 'open',
        openedAt: at('T11:00Z'),
        primaryLead: key('salesforce:contact/003'),
        leads: [key('salesforce:contact/003')],
        account: links.account,
        amount: { minor: 1_200_000, currency: 'EUR' },
      },
    ]);
    expect(accounts).toEqual([
      { key: links.account, leads: [key('salesforce:contact/003')], opportunities: [links.opportunity] },
    ]);
  });

  test('a second contact of the deal influences it and adds no money', () => {
    const second = captured('salesforce:contact/004', 'T12:00Z', links);
    const { opportunities } = view([...events, second]);
    expect(opportunities.map(({ primaryLead }) => primaryLead)).toEqual([key('salesforce:contact/003')]);
    expect(opportunities[0]?.leads.map(named)).toEqual(['salesforce:contact/003', 'salesforce:contact/004']);
  });
});

test('a recycled lead comes back: one record, both passes in order', () => {
  const { leads } = view([
    made('handed-over', 'crm/7', '2026-03-03T09:00Z', {}),
    made('recycled', 'crm/7', '2026-03-10T09:00Z', { reason: 'bad-timing', until: at('2026-09-01T00:00Z') }),
    made('marketing-qualified', 'crm/7', '2026-09-15T09:00Z', {}),
    made('handed-over', 'crm/7', '2026-09-16T09:00Z', {}),
    captured('crm/7', '2026-03-02T09:00Z'),
  ]);
  expect(typesOf(leads[0]?.events ?? [])).toEqual([
    'captured',
    'handed-over',
    'recycled',
    'marketing-qualified',
    'handed-over',
  ]);
});

test('webhooks arrive twice and backwards: the lead is created before it changes, and each counts once', () => {
  const from = (
    id: string,
    receivedAt: string,
  ): { source: string; id: string; receivedAt: ReturnType<typeof at> } => ({
    source: 'hubspot',
    id,
    receivedAt: at(receivedAt),
  });
  const change = made('marketing-qualified', 'hubspot:contact/1', 'T09:00:01Z', {}, from('2', 'T09:00:02Z'));
  const creation = captured('hubspot:contact/1', 'T09:00:00Z', from('1', 'T09:00:05Z'));
  const { leads, issues } = view([change, creation, { ...change, receivedAt: at('T09:01Z') }, creation]);
  expect(leads).toEqual([{ key: key('hubspot:contact/1'), events: [creation, change] }]);
  expect(issues).toEqual([]);
});

describe('a won deal is booked wrongly and corrected a week later', () => {
  const booked = made(
    'won',
    'crm/7',
    '2026-03-30T16:00Z',
    { value: { minor: 5_000_000, currency: 'EUR' } },
    { id: 'deal', receivedAt: at('2026-03-30T16:00Z') },
  );
  const corrected = made(
    'won',
    'crm/7',
    '2026-04-02T16:00Z',
    { value: { minor: 500_000, currency: 'EUR' } },
    { id: 'deal', revision: 1, receivedAt: at('2026-04-07T09:00Z') },
  );
  const quarterEnd = at('2026-03-31T23:59:59.999Z');

  test('the report of the quarter, as printed then, still shows it', () => {
    const { leads } = view([corrected, booked], { asOf: quarterEnd, knownAt: quarterEnd });
    expect(leads[0]?.events).toEqual([booked]);
  });

  test('the report of the quarter, as known today, does not', () => {
    const { leads, issues } = view([corrected, booked], { asOf: quarterEnd });
    expect(leads).toEqual([]);
    expect(issues).toEqual([]);
  });
});

describe('a person asks to be forgotten while his data is still arriving', () => {
  const person = [
    captured('web/a', 'T09:00Z', { account: key('crm/acme') }),
    merged('crm/7', ['web/a'], 'T10:00Z'),
    made('won', 'crm/7', 'T12:00Z', {}, { opportunity: key('crm/o') }),
    captured('mail/x', 'T11:00Z'),
    merged('crm/7', ['mail/x'], 'T13:00Z', { sequence: 1 }),
  ];
  const other = captured('web/b', 'T09:00Z');
  const request = forgotten('web/a', 'T11:30Z');

  test.each([0, 1, 2, 3, 4, 5])(
    'only the keys stay when %i of the events come before the request',
    (before) => {
      const stored = eraseForgotten(journalOf([other, ...person.slice(0, before), request]));
      const journal = eraseForgotten(journalUnion.concat(stored, journalOf(person.slice(before))));
      const { leads, accounts, opportunities } = view(journal.events);
      expect(leadsOf(leads)).toEqual(['✗ crm/7 = mail/x = web/a', 'web/b']);
      expect([accounts, opportunities]).toEqual([[], []]);
      expect(journal.events.map(({ type }) => type).sort()).toEqual([
        'captured',
        'forgotten',
        'merged',
        'merged',
      ]);
    },
  );
});

test('an opportunity is lost, reopened by the customer, and won by the lead that first led to it', () => {
  const deal = (time: string, data: object): ReturnType<typeof made> =>
    made('opportunity-changed', 'opportunity crm/o', time, data);
  const events = [
    made('sales-qualified', 'crm/7', '2026-03-02T09:00Z', {}, { opportunity: key('crm/o') }),
    made('opportunity-opened', 'opportunity crm/o', '2026-03-03T09:00Z', { leads: [key('crm/8')] }),
    deal('2026-04-01T09:00Z', { status: 'lost', lossReason: 'price' }),
    deal('2026-05-01T09:00Z', { status: 'open' }),
    deal('2026-06-01T09:00Z', { status: 'won', amount: { minor: 900, currency: 'EUR' } }),
  ];
  const statuses = ['2026-03-15', '2026-04-15', '2026-05-15', '2026-06-15'].map((date) => {
    const [deal] = view(events, { asOf: at(`${date}T00:00Z`) }).opportunities;
    return [deal?.status, deal?.lossReason, deal?.closedAt];
  });
  expect(statuses).toEqual([
    ['open', undefined, undefined],
    ['lost', 'price', at('2026-04-01T09:00Z')],
    ['open', undefined, undefined],
    ['won', undefined, at('2026-06-01T09:00Z')],
  ]);
  expect(view(events).opportunities[0]).toMatchObject({
    openedAt: at('2026-03-03T09:00Z'),
    primaryLead: key('crm/7'),
    leads: [key('crm/7'), key('crm/8')],
  });
});

test('three systems know one person, and two of them disagree on who absorbed whom', () => {
  const { leads, issues } = view([
    captured('web/a', 'T08:00Z'),
    captured('hubspot:contact/1', 'T08:30Z'),
    captured('salesforce:lead/00Q', 'T09:00Z'),
    merged('hubspot:contact/1', ['web/a'], 'T09:30Z', { source: 'hubspot' }),
    merged('salesforce:lead/00Q', ['hubspot:contact/1'], 'T10:00Z', { source: 'salesforce' }),
    merged('hubspot:contact/1', ['salesforce:lead/00Q'], 'T10:00Z', { source: 'hubspot' }),
  ]);
  // At one instant the source decides the order, and salesforce comes after hubspot.
  expect(leadsOf(leads)).toEqual(['salesforce:lead/00Q = hubspot:contact/1 = web/a']);
  expect(issues).toMatchObject([{ code: 'contradicting-survivors', path: ['salesforce:lead', '00Q'] }]);
});

test('identifiers that attack JavaScript or the index are leads like any other', () => {
  const names = [
    '__proto__/__proto__',
    'constructor/prototype',
    'toString/',
    '/toString',
    'a\u0000b/c',
    'a/b\u0000c',
  ];
  const events = names.map((name) =>
    made(
      'profile-changed',
      name,
      'T09:00Z',
      { facts: JSON.parse('{"__proto__": 1, "constructor": 2}') },
      {
        account: key(name),
        opportunity: key(name),
      },
    ),
  );
  const seen = view(events);
  expect(seen.leads.map((lead) => named(lead.key)).sort()).toEqual([...names].sort());
  expect(seen.accounts.map((account) => account.leads.map(named)).sort()).toEqual(
    names.map((name) => [name]).sort(),
  );
  expect(seen.opportunities.map(({ primaryLead }) => named(primaryLead ?? key('/'))).sort()).toEqual(
    [...names].sort(),
  );
  expect(JSON.parse(JSON.stringify(seen))).toStrictEqual(seen);
});
