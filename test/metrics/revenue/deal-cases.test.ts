import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { leadCase } from 'smarketing/metrics';
import { customerCases, type DealCase, dealCases, sourceOfDeal } from 'smarketing/metrics/revenue';
import { describe, expect, test } from 'vitest';
import { agreement, at, tell } from '../../review/story.js';

const asOf = at('2026-04-01T00:00Z');

const dealsOf = (...events: ReadonlyArray<JournalEvent>): ReadonlyArray<DealCase> => {
  const { leads, opportunities } = viewJournal({ asOf })(journalOf(events));
  const caseOf = leadCase({ lifecycle: agreement.lifecycle, policies: [], asOf });
  return dealCases({ passes: leads.flatMap((lead) => caseOf(lead).passes), opportunities });
};

const eur = (minor: number) => ({ minor, currency: 'EUR' });
const key = (id: string) => ({ system: 'crm', id });
const link = (id: string) => ({ opportunity: key(id) });
const about = (id: string) => ({ subject: { kind: 'opportunity', ...key(id) } }) as Partial<JournalEvent>;
const opened = (id: string, when: string, data: object = {}) =>
  tell(id, 'opportunity-opened' as 'won', when, data as never, about(id));
const changed = (id: string, when: string, data: object) =>
  tell(id, 'opportunity-changed' as 'won', when, data as never, about(id));

const captured = tell('1', 'captured', '2026-01-05T09:00Z', {
  origin: 'marketing',
  channel: 'fair',
  programme: 'expo',
  segment: 'small',
});
const handedOver = tell('1', 'handed-over', '2026-01-06T09:00Z', { owner: 'ada', team: 'east' });

describe('a deal', () => {
  test('is its opportunity, and knows what its lead knows', () => {
    const deals = dealsOf(
      captured,
      handedOver,
      opened('o', '2026-01-20T09:00Z', { amount: eur(900), primaryLead: key('1') }),
      changed('o', '2026-02-20T09:00Z', { status: 'won', amount: eur(1_000), owner: 'boris' }),
    );
    expect(deals).toEqual([
      {
        key: key('o'),
        basis: 'opportunity',
        status: 'won',
        openedAt: at('2026-01-20T09:00Z'),
        closedAt: at('2026-02-20T09:00Z'),
        amount: eur(1_000),
        lead: key('1'),
        origin: 'marketing',
        handedOver: true,
        channel: 'fair',
        programme: 'expo',
        segment: 'small',
        owner: 'boris',
        team: 'east',
      },
    ]);
  });

  test('is closed by its lead where its own events leave it open, at what the sale says it is worth', () => {
    const story = [captured, handedOver, opened('o', '2026-01-20T09:00Z', { amount: eur(900) })];
    const won = tell('1', 'won', '2026-02-01T09:00Z', { value: eur(850) }, link('o'));
    expect(dealsOf(...story, won)).toMatchObject([
      { status: 'won', closedAt: at('2026-02-01T09:00Z'), amount: eur(850), basis: 'opportunity' },
    ]);
    const bare = tell('1', 'won', '2026-02-01T09:00Z', {}, link('o'));
    expect(dealsOf(...story, bare)).toMatchObject([{ status: 'won', amount: eur(900) }]);
  });

  test('is open again where it was reopened after its lead’s sale or loss, until the lead says so anew', () => {
    const story = [
      captured,
      opened('o', '2026-01-20T09:00Z', { amount: eur(900), primaryLead: key('1') }),
      changed('o', '2026-02-01T09:00Z', { status: 'won' }),
      changed('o', '2026-03-01T09:00Z', { status: 'open' }),
    ];
    const won = (when: string) => tell('1', 'won', when, { value: eur(850) }, link('o'));
    expect(dealsOf(...story, won('2026-02-01T10:00Z'))).toMatchObject([{ status: 'open', amount: eur(900) }]);
    expect(dealsOf(...story, won('2026-02-01T10:00Z'))[0]).not.toHaveProperty('closedAt');
    expect(dealsOf(...story, tell('1', 'lost', '2026-02-01T10:00Z', {}, link('o')))).toMatchObject([
      { status: 'open' },
    ]);
    expect(dealsOf(...story, won('2026-03-10T10:00Z'))).toMatchObject([
      { status: 'won', closedAt: at('2026-03-10T10:00Z'), amount: eur(850) },
    ]);
  });

  test('counts once, also where a sale does not name the opportunity that it closes', () => {
    const deals = dealsOf(
      captured,
      opened('o', '2026-01-20T09:00Z', { amount: eur(900), primaryLead: key('1') }),
      changed('o', '2026-02-01T09:00Z', { status: 'won' }),
      tell('1', 'won', '2026-02-01T10:00Z', { value: eur(900) }),
    );
    expect(deals).toHaveLength(1);
    expect(deals[0]).toMatchObject({ status: 'won', closedAt: at('2026-02-01T09:00Z') });
  });

  test('is the pass of a lead where nobody keeps opportunities', () => {
    const deals = dealsOf(
      tell('1', 'sales-qualified', '2026-01-10T09:00Z', {}),
      tell('1', 'won', '2026-01-20T09:00Z', { value: eur(500) }),
      tell('2', 'sales-qualified', '2026-01-10T09:00Z', {}),
      tell('2', 'lost', '2026-01-22T09:00Z', { reason: 'no-decision' }),
      tell('3', 'sales-qualified', '2026-01-10T09:00Z', {}),
      tell('4', 'handed-over', '2026-01-10T09:00Z', {}),
      tell('5', 'won', '2026-01-25T09:00Z', {}),
      tell('6', 'sales-qualified', '2026-01-10T09:00Z', {}),
      tell('6', 'disqualified', '2026-01-26T09:00Z', { reason: 'no-budget' }),
      tell('7', 'working', '2026-01-10T09:00Z', {}),
      tell('7', 'disqualified', '2026-01-26T09:00Z', { reason: 'no-budget' }),
    );
    expect(deals.map(({ key: { id }, basis, status, openedAt }) => [id, basis, status, openedAt])).toEqual([
      ['1', 'pass', 'won', at('2026-01-10T09:00Z')],
      ['2', 'pass', 'lost', at('2026-01-10T09:00Z')],
      ['3', 'pass', 'open', at('2026-01-10T09:00Z')],
      // Nobody wrote down when the sale began: that a later event implies it gives it no time.
      ['5', 'pass', 'won', undefined],
      // Struck off before it was a deal, the seventh is none.
      ['6', 'pass', 'lost', at('2026-01-10T09:00Z')],
    ]);
  });

  test('that no event opens has no opening, but the word of its end', () => {
    expect(dealsOf(changed('o', '2026-02-01T09:00Z', { status: 'lost' }))).toEqual([
      { key: key('o'), basis: 'opportunity', status: 'lost', closedAt: at('2026-02-01T09:00Z') },
    ]);
  });

  test('of a test lead counts nowhere', () => {
    const { opportunities } = viewJournal({ asOf })(
      journalOf([opened('o', '2026-01-20T09:00Z', { primaryLead: key('1') })]),
    );
    const isExcluded = ({ id }: { readonly id: string }) => id === '1';
    expect(dealCases({ passes: [], opportunities, isExcluded })).toEqual([]);
  });

  test('is lost again when its sale is cancelled while others stand', () => {
    const deals = dealsOf(
      opened('a', '2026-01-10T09:00Z', { primaryLead: key('1') }),
      opened('b', '2026-01-10T09:00Z', { primaryLead: key('1') }),
      tell('1', 'won', '2026-01-20T09:00Z', { value: eur(1) }, link('a')),
      tell('1', 'won', '2026-01-21T09:00Z', { value: eur(2) }, link('b')),
      tell('1', 'lost', '2026-01-22T09:00Z', { reason: 'no-decision' }, link('b')),
    );
    expect(deals.map(({ key: { id }, status }) => [id, status])).toEqual([
      ['a', 'won'],
      ['b', 'lost'],
    ]);
  });

  test('has an amount only where it is one', () => {
    const broken = { minor: Number.NaN, currency: 'EUR' };
    const [deal] = dealsOf(opened('o', '2026-01-20T09:00Z', { amount: broken }));
    expect(deal).not.toHaveProperty('amount');
  });
});

describe('the source of a deal', () => {
  test.each([
    [{ handedOver: true, origin: 'partner' }, 'marketing'],
    [{ origin: 'marketing' }, 'marketing'],
    [{ origin: 'sales' }, 'sales'],
    [{ origin: 'customer' }, 'elsewhere'],
    [{}, 'unknown'],
  ] as const)('%j is %s', (deal, source) => {
    expect(sourceOfDeal(deal)).toBe(source);
  });
});

describe('customers', () => {
  test('count once, since their first sale: by account, else by lead, else by deal', () => {
    const acme = { account: { system: 'crm', id: 'acme' } };
    const deals = dealsOf(
      opened('a', '2026-01-02T09:00Z', { primaryLead: key('1') }),
      tell('1', 'captured', '2026-01-01T09:00Z', { origin: 'sales' }, acme),
      changed('a', '2026-03-01T09:00Z', { status: 'won' }),
      opened('b', '2026-01-02T09:00Z', { primaryLead: key('1') }),
      changed('b', '2026-02-01T09:00Z', { status: 'won' }),
      opened('c', '2026-01-02T09:00Z'),
      changed('c', '2026-02-15T09:00Z', { status: 'won' }),
      opened('d', '2026-01-02T09:00Z'),
    );
    expect(customerCases(deals).map(({ since }) => since)).toEqual([
      at('2026-02-01T09:00Z'),
      at('2026-02-15T09:00Z'),
    ]);
  });
});
