import fc from 'fast-check';
import {
  type JournalEvent,
  journalOf,
  journalUnion,
  knownFrom,
  type LeadRecord,
  textOfKey,
  viewJournal,
  visibleEvents,
} from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import {
  arbitraryJournalEvents,
  arbitrarySettledEvents,
  crowdedInstants,
  shuffledWithRepetition,
  withForgetting,
  withoutForgetting,
} from '../arbitraries/journal-events.js';

const viewpoints = fc
  .record(
    { asOf: crowdedInstants, knownAt: crowdedInstants },
    { requiredKeys: ['asOf'], noNullPrototype: true },
  )
  .map((viewpoint) => viewpoint as Parameters<typeof viewJournal>[0]);

const keysOf = ({ key, aliases = [] }: LeadRecord): ReadonlyArray<string> => [key, ...aliases].map(textOfKey);

describe('a view', () => {
  test('is the same, issues included, in whatever order and however often the events arrive', () => {
    const arrivals = arbitraryJournalEvents().chain((events) =>
      fc.tuple(fc.constant(events), shuffledWithRepetition(events)),
    );
    fc.assert(
      fc.property(arrivals, viewpoints, ([events, shuffled], viewpoint) => {
        expect(viewJournal(viewpoint)(journalOf(shuffled))).toStrictEqual(
          viewJournal(viewpoint)(journalOf(events)),
        );
      }),
    );
  });

  test('is the same however journals are united', () => {
    const journals = arbitraryJournalEvents(undefined, 10).map(journalOf);
    fc.assert(
      fc.property(journals, journals, journals, viewpoints, (a, b, c, viewpoint) => {
        const { concat } = journalUnion;
        const look = viewJournal(viewpoint);
        expect(look(concat(concat(c, a), concat(b, a)))).toEqual(look(concat(a, concat(b, c))));
      }),
    );
  });

  test('survives JSON', () => {
    fc.assert(
      fc.property(arbitraryJournalEvents(), viewpoints, (events, viewpoint) => {
        const seen = viewJournal(viewpoint)(journalOf(events));
        expect(JSON.parse(JSON.stringify(seen))).toStrictEqual(seen);
      }),
    );
  });
});

describe('a past view', () => {
  /** Everything that ever arrives, and what had arrived by the second instant. */
  const histories = fc
    .tuple(arbitraryJournalEvents(withoutForgetting), crowdedInstants, crowdedInstants)
    .map(([events, asOf, knownAt]) => ({
      later: journalOf(events),
      known: journalOf(events.filter((event) => knownFrom(event) <= knownAt)),
      asOf,
      knownAt,
    }));

  test('can be printed again from all that is known later, corrections included', () => {
    fc.assert(
      fc.property(histories, ({ later, known, asOf, knownAt }) => {
        const again = viewJournal({ asOf, knownAt })(later);
        expect(again).toEqual(viewJournal({ asOf, knownAt })(known));
        expect(again).toEqual({ ...viewJournal({ asOf })(known), knownAt });
      }),
      { numRuns: 300 },
    );
  });

  test('changes later for the forgotten alone', () => {
    fc.assert(
      fc.property(
        arbitrarySettledEvents(withForgetting, false),
        crowdedInstants,
        crowdedInstants,
        (events, asOf, knownAt) => {
          const known = events.filter((event) => knownFrom(event) <= knownAt);
          const then = viewJournal({ asOf, knownAt })(journalOf(known)).leads;
          const again = viewJournal({ asOf, knownAt })(journalOf(events)).leads;
          const gone = new Set(again.filter(({ forgotten }) => forgotten).flatMap(keysOf));
          expect(again.filter(({ forgotten }) => !forgotten)).toEqual(
            then.filter((lead) => !lead.forgotten && !keysOf(lead).some((key) => gone.has(key))),
          );
        },
      ),
    );
  });
});

describe('a later view', () => {
  const pairs = fc
    .tuple(crowdedInstants, crowdedInstants)
    .map(([a, b]): readonly [Instant, Instant] => (a < b ? [a, b] : [b, a]));

  test('sees all that an earlier one saw, and only what happened since besides', () => {
    fc.assert(
      fc.property(arbitraryJournalEvents(), pairs, (events, [early, late]) => {
        const journal = journalOf(events);
        const before = visibleEvents({ asOf: early })(journal).events;
        const after = visibleEvents({ asOf: late })(journal).events;
        expect(after.filter(({ occurredAt }) => occurredAt <= early)).toEqual(before);
      }),
    );
  });

  test('joins leads and never parts them', () => {
    fc.assert(
      fc.property(arbitraryJournalEvents(), pairs, (events, [early, late]) => {
        const journal = journalOf(events);
        const home = new Map(
          viewJournal({ asOf: late })(journal).leads.flatMap((lead) =>
            keysOf(lead).map((key) => [key, lead]),
          ),
        );
        for (const lead of viewJournal({ asOf: early })(journal).leads) {
          const homes = new Set(keysOf(lead).map((key) => home.get(key)));
          expect(homes.size).toBe(1);
          const [later] = homes;
          expect(later?.events).toEqual(expect.arrayContaining([...lead.events]));
        }
      }),
    );
  });

  test('knows every event that was known before, as it was or corrected', () => {
    fc.assert(
      fc.property(arbitraryJournalEvents(withoutForgetting), pairs, (events, [early, late]) => {
        const journal = journalOf(events);
        const end = 253_402_300_799_999 as typeof early;
        const names = (knownAt: typeof early): ReadonlyArray<string> =>
          visibleEvents({ asOf: end, knownAt })(journal).events.map(({ source, id }) => `${source} ${id}`);
        expect(names(late)).toEqual(expect.arrayContaining([...names(early)]));
      }),
    );
  });
});

describe('what a view holds', () => {
  const views = fc.tuple(arbitraryJournalEvents(), viewpoints).map(([events, viewpoint]) => ({
    journal: journalOf(events),
    seen: viewJournal(viewpoint)(journalOf(events)),
    viewpoint,
  }));

  const ascending = (texts: ReadonlyArray<string>): void => {
    expect(texts).toEqual([...new Set(texts)].sort());
  };

  test('every key names one lead, and every list is sorted without repetition', () => {
    fc.assert(
      fc.property(views, ({ seen }) => {
        const all = seen.leads.flatMap(keysOf);
        expect(new Set(all).size).toBe(all.length);
        ascending(seen.leads.map(({ key }) => textOfKey(key)));
        ascending(seen.opportunities.map(({ key }) => textOfKey(key)));
        ascending(seen.accounts.map(({ key }) => textOfKey(key)));
        for (const { aliases = [] } of seen.leads) ascending(aliases.map(textOfKey));
      }),
    );
  });

  test('every visible event is in exactly one place, but for those that say whom to forget', () => {
    const name = ({ source, id }: JournalEvent): string => `${source} ${id}`;
    fc.assert(
      fc.property(views, ({ journal, seen, viewpoint }) => {
        const gone = new Set(seen.leads.filter(({ forgotten }) => forgotten).flatMap(keysOf));
        const expected = visibleEvents(viewpoint)(journal).events.filter(
          ({ subject }) => subject.kind !== 'lead' || !gone.has(textOfKey(subject)),
        );
        const placed = [...seen.leads.flatMap(({ events }) => events), ...seen.others];
        expect(placed.map(name).sort()).toEqual(expected.map(name).sort());
        for (const lead of seen.leads) {
          for (const { subject } of lead.events) expect(keysOf(lead)).toContain(textOfKey(subject));
          expect(lead.forgotten ? lead.events : []).toEqual([]);
        }
      }),
    );
  });

  test('money counts once: an opportunity has one primary lead exactly when it has leads', () => {
    fc.assert(
      fc.property(views, ({ seen }) => {
        for (const { primaryLead, leads } of seen.opportunities) {
          const texts = leads.map(textOfKey);
          expect(new Set(texts).size).toBe(texts.length);
          if (primaryLead === undefined) expect(texts).toEqual([]);
          else expect(texts).toContain(textOfKey(primaryLead));
        }
      }),
    );
  });

  test('leads are named in opportunities and accounts as in their own records', () => {
    fc.assert(
      fc.property(views, ({ seen }) => {
        const aliases = new Set(seen.leads.flatMap((lead) => keysOf(lead).slice(1)));
        const named = [
          ...seen.opportunities.flatMap(({ leads }) => leads),
          ...seen.accounts.flatMap(({ leads }) => leads),
        ];
        for (const key of named) expect(aliases).not.toContain(textOfKey(key));
      }),
    );
  });

  test('a lead and an opportunity belong to one account at most', () => {
    fc.assert(
      fc.property(views, ({ seen }) => {
        const leads = seen.accounts.flatMap((account) => account.leads.map(textOfKey));
        const deals = seen.accounts.flatMap((account) => account.opportunities.map(textOfKey));
        expect(new Set(leads).size).toBe(leads.length);
        expect(new Set(deals).size).toBe(deals.length);
        expect(deals.sort()).toEqual(
          seen.opportunities.filter(({ account }) => account !== undefined).map(({ key }) => textOfKey(key)),
        );
        // A lead that only events of unknown type speak of has an account, yet no record.
        const speaking = [
          ...seen.leads.filter(({ forgotten }) => !forgotten).map(({ key }) => textOfKey(key)),
          ...seen.others.map(({ subject }) => textOfKey(subject)),
        ];
        expect(speaking).toEqual(expect.arrayContaining(leads));
      }),
    );
  });
});
