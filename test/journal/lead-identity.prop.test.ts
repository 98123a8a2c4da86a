import fc from 'fast-check';
import {
  type EventOf,
  journalOf,
  type LeadIdentities,
  type LeadKey,
  leadIdentities,
  textOfKey,
} from 'smarketing/journal';
import { expect, test } from 'vitest';
import { leadKeys } from '../arbitraries/journal-events.js';
import { merged, named } from './made-events.js';

/** Merges one minute apart, in their order. */
const merges = fc
  .array(fc.tuple(leadKeys, fc.array(leadKeys, { maxLength: 3 })), { maxLength: 12 })
  .map((pairs) =>
    pairs.map(([survivor, absorbed], index) =>
      merged(named(survivor), absorbed.map(named), 'T09:00Z', { sequence: index }),
    ),
  );

/** What joins two keys, looked for step by step and without any cleverness. */
const joined = (events: ReadonlyArray<EventOf<'merged'>>, from: LeadKey): ReadonlySet<string> => {
  const reached = new Set([textOfKey(from)]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const { subject, data } of events) {
      const names = [subject, ...data.absorbed].map(textOfKey);
      if (names.some((name) => reached.has(name))) for (const name of names) reached.add(name);
    }
  }
  return reached;
};

const groupOf = (identities: LeadIdentities, key: LeadKey): ReadonlyArray<string> =>
  [identities.survivorOf(key), ...identities.aliasesOf(key)].map(textOfKey);

test('exactly the keys that merges connect are one lead', () => {
  fc.assert(
    fc.property(merges, leadKeys, (events, key) => {
      const identities = leadIdentities(journalOf(events).events);
      expect([...groupOf(identities, key)].sort()).toEqual([...joined(events, key)].sort());
    }),
  );
});

test('all keys of a lead tell the same survivor, and it is the subject of the latest merge that joined any', () => {
  fc.assert(
    fc.property(merges, leadKeys, (events, key) => {
      const identities = leadIdentities(journalOf(events).events);
      const survivor = textOfKey(identities.survivorOf(key));
      const group = joined(events, key);
      const latest = events.filter(
        ({ subject, data }) =>
          group.has(textOfKey(subject)) && data.absorbed.some((each) => named(each) !== named(subject)),
      );
      expect(survivor).toBe(textOfKey(latest.at(-1)?.subject ?? key));
      for (const alias of identities.aliasesOf(key)) {
        expect(textOfKey(identities.survivorOf(alias))).toBe(survivor);
        expect(identities.aliasesOf(alias)).toEqual(identities.aliasesOf(key));
      }
    }),
  );
});

test('a contradiction is reported exactly for the leads whose survivor another merge absorbed', () => {
  fc.assert(
    fc.property(merges, (events) => {
      const identities = leadIdentities(journalOf(events).events);
      const absorbed = events.flatMap(({ subject, data }) =>
        data.absorbed.map(named).filter((each) => each !== named(subject)),
      );
      const survivors = events.map(({ subject }) => named(identities.survivorOf(subject)));
      const expected = [...new Set(survivors)].filter((each) => absorbed.includes(each)).sort();
      expect(identities.issues.map(({ path }) => path.join('/'))).toEqual(expected);
    }),
  );
});
