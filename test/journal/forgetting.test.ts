import {
  eraseForgotten,
  forgottenLeads,
  type JournalEvent,
  journalOf,
  journalUnion,
} from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, forgotten, key, leadsOf, made, merged, view } from './made-events.js';

const end = { asOf: at('9999-12-31T00:00Z') };

describe('who is forgotten', () => {
  test('nobody without a request', () => {
    expect(forgottenLeads([captured('web/a', 'T09:00Z')])(key('web/a'))).toBe(false);
  });

  test('every key that any merge joins, before or after the request', () => {
    const isForgotten = forgottenLeads([
      merged('crm/7', ['web/a'], 'T09:00Z'),
      forgotten('crm/7', 'T10:00Z'),
      merged('crm/8', ['crm/7'], 'T11:00Z'),
    ]);
    expect(['web/a', 'crm/7', 'crm/8', 'crm/9'].map(key).map(isForgotten)).toEqual([true, true, true, false]);
  });

  test('also by a merge that was corrected since: what was held to be one person is forgotten as one', () => {
    const isForgotten = forgottenLeads([
      merged('crm/7', ['web/a'], 'T09:00Z', { id: 'm' }),
      merged('crm/7', [], 'T09:00Z', { id: 'm', revision: 1 }),
      forgotten('crm/7', 'T10:00Z'),
    ]);
    expect(isForgotten(key('web/a'))).toBe(true);
  });
});

describe('a forgotten lead', () => {
  const events: ReadonlyArray<JournalEvent> = [
    captured('web/a', 'T09:00Z', { account: key('crm/acme') }),
    made('won', 'web/a', 'T10:00Z', {}, { opportunity: key('crm/o1') }),
    made('other', 'web/a', 'T10:30Z', { type: 'loyalty-joined', data: { name: 'Ann' } }),
    made('opportunity-opened', 'opportunity crm/o2', 'T11:00Z', { leads: [key('web/a')] }),
    captured('web/b', 'T09:30Z'),
  ];
  const request = forgotten('web/a', 'T12:00Z', { receivedAt: at('T12:00Z') });

  test('keeps its keys only, from every viewpoint, also from before the request', () => {
    for (const asOf of ['T08:00Z', 'T10:00Z', 'T13:00Z'].map(at)) {
      const { leads } = view([...events, request], { asOf, knownAt: asOf });
      expect(leads[0]).toEqual({ key: key('web/a'), forgotten: true, events: [] });
    }
  });

  test('leaves neither links nor events of unknown type behind', () => {
    const { accounts, opportunities, others } = view([...events, request]);
    expect(accounts).toEqual([]);
    expect(opportunities.map((each) => each.key)).toEqual([key('crm/o2')]);
    expect(others.map(({ type }) => type)).toEqual(['opportunity-opened']);
  });

  test('does not touch the others', () => {
    expect(leadsOf(view([...events, request]).leads)).toEqual(['✗ web/a', 'web/b']);
  });

  test('is named the same way in its own record and in an opportunity', () => {
    const { leads, opportunities } = view([...events, request, merged('crm/7', ['web/a'], 'T14:00Z')], {
      asOf: at('T13:00Z'),
    });
    expect(leadsOf(leads)[0]).toBe('✗ crm/7 = web/a');
    expect(opportunities[0]?.leads).toEqual([key('crm/7')]);
    expect(opportunities[0]?.primaryLead).toEqual(key('crm/7'));
  });

  test('a lead nobody ever saw can be forgotten too', () => {
    expect(leadsOf(view([request]).leads)).toEqual(['✗ web/a']);
  });
});

describe('erasing', () => {
  const events = [
    captured('web/a', 'T09:00Z'),
    merged('crm/7', ['web/a'], 'T10:00Z'),
    forgotten('crm/7', 'T11:00Z'),
    captured('web/b', 'T09:00Z'),
  ];

  test('keeps requests and merges, and everything about the others', () => {
    expect(
      eraseForgotten(journalOf(events)).events.map(({ type, subject }) => `${type} ${subject.id}`),
    ).toEqual(['captured b', 'merged 7', 'forgotten 7']);
  });

  test('does not mistake another kind of thing with the same key for the lead', () => {
    const deal = made('opportunity-opened', 'opportunity web/a', 'T09:00Z', {});
    const journal = eraseForgotten(journalOf([...events, deal]));
    expect(journal.events).toContain(deal);
    expect(view(journal.events).opportunities).toHaveLength(1);
    expect(view(journal.events).others).toEqual([deal]);
  });

  test('gives the journal itself when there is nothing to erase', () => {
    const journal = journalOf([captured('web/a', 'T09:00Z')]);
    expect(eraseForgotten(journal)).toBe(journal);
  });

  test('keeps later copies out', () => {
    const erased = eraseForgotten(journalOf(events));
    const again = journalUnion.concat(erased, journalOf([captured('web/a', 'T09:00Z')]));
    expect(leadsOf(view(again.events).leads)).toEqual(['✗ crm/7 = web/a', 'web/b']);
    expect(eraseForgotten(again)).toEqual(erased);
  });

  test('a conflict about a forgotten lead is forgotten with it', () => {
    const conflict = [
      made('lost', 'web/a', 'T09:30Z', { reason: 'price' }, { id: 'x' }),
      made('lost', 'web/a', 'T09:30Z', { reason: 'timing' }, { id: 'x' }),
    ];
    const journal = journalOf([...events, ...conflict]);
    expect(view(journal.events, end).issues).toEqual([]);
    expect(view(eraseForgotten(journal).events, end)).toEqual(view(journal.events, end));
  });

  test('an event that a correction moved to a forgotten lead looks the same before and after', () => {
    const moved = [
      captured('web/b', 'T09:30Z', { id: 'x' }),
      captured('web/a', 'T09:30Z', { id: 'x', revision: 1 }),
    ];
    const journal = journalOf([...events, ...moved]);
    expect(view(eraseForgotten(journal).events)).toEqual(view(journal.events));
  });
});
