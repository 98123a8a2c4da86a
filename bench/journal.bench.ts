import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  emptyLead,
  type JournalEvent,
  journalOf,
  journalUnion,
  type LeadEvent,
  leadIdentities,
  stepLead,
  viewJournal,
} from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { compare } from './harness.js';

console.log('## Journal\n');

const start = 1_767_225_600_000;
const end = (start + 400 * 86_400_000) as Instant;

/** A small generator with a fixed seed, so that every run measures the same events. */
const dice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const kinds: ReadonlyArray<Pick<LeadEvent, 'type' | 'data'>> = [
  { type: 'captured', data: { origin: 'marketing' } },
  { type: 'profile-changed', data: { facts: { employees: 120, country: 'DE' } } },
  { type: 'prospect-activity', data: { activity: 'form-submitted' } },
  { type: 'marketing-qualified', data: {} },
  { type: 'handed-over', data: { owner: 'kim', nextStep: 'call' } },
  { type: 'accepted', data: { intent: 'call-by' } },
  { type: 'touch-attempted', data: { channel: 'call' } },
  { type: 'working', data: {} },
];

/** Events of half a year in no order, about eight a lead. */
const eventsOf = (count: number): ReadonlyArray<JournalEvent> => {
  const roll = dice(1);
  return Array.from({ length: count }, (_, index) => {
    const lead = Math.floor(roll() * (count / 8));
    return {
      schemaVersion: 1,
      source: 'crm',
      id: `e${index}`,
      occurredAt: start + Math.floor(roll() * 180 * 86_400_000),
      subject: { kind: 'lead', system: 'crm', id: `00Q${lead}` },
      ...(index % 10 === 0 ? { account: { system: 'crm', id: `001${lead % 997}` } } : {}),
      ...(index % 25 === 0 ? { opportunity: { system: 'crm', id: `006${lead % 4999}` } } : {}),
      actor: { kind: 'person', id: `u${index % 20}` },
      ...kinds[index % kinds.length],
    } as unknown as JournalEvent;
  });
};

const count = 200_000;
const events = eventsOf(count);
const journal = journalOf(events);
const perEvent = { per: { count, unit: 'event' }, rounds: 11 };

/** The least that anyone would write: sort by time, group by id; no identity, merges, links or viewpoint. */
const grouped = (): number => {
  const leads = new Map<string, Array<JournalEvent>>();
  for (const event of [...events].sort((a, b) => a.occurredAt - b.occurredAt)) {
    const present = leads.get(event.subject.id);
    if (present === undefined) leads.set(event.subject.id, [event]);
    else present.push(event);
  }
  return leads.size;
};

compare(
  '200,000 events in no order become 25,000 lead records',
  {
    'sorting and grouping by hand': grouped,
    'journalOf and viewJournal': () => viewJournal({ asOf: end })(journalOf(events)).leads.length,
    'viewJournal alone': () => viewJournal({ asOf: end })(journal).leads.length,
    'viewJournal with knownAt': () => viewJournal({ asOf: end, knownAt: end })(journal).leads.length,
  },
  {
    ...perEvent,
    note: 'By hand there is no identity of events, no merge, no forgetting, no opportunity, no account and no viewpoint.',
  },
);

const copy = structuredClone(journal);

compare(
  'Two journals with the same 200,000 events become one',
  {
    'a Map by source and id': () =>
      new Map([...journal.events, ...copy.events].map((event) => [`${event.source} ${event.id}`, event]))
        .size,
    'journalUnion.concat': () => journalUnion.concat(journal, copy).events.length,
  },
  { ...perEvent, note: 'The Map trusts that equal identities mean equal contents; the union compares them.' },
);

const merges = 50_000;
const chain = Array.from({ length: merges }, (_, index) => ({
  schemaVersion: 1,
  source: 'crm',
  id: `m${index}`,
  type: 'merged',
  occurredAt: start + index,
  subject: { kind: 'lead', system: 'crm', id: String(index + 1) },
  data: { absorbed: [{ system: 'crm', id: String(index) }] },
})) as unknown as ReadonlyArray<JournalEvent>;

compare(
  '50,000 merges into one lead',
  {
    'union–find over numbers': () => {
      const parents = Int32Array.from({ length: merges + 1 }, (_, index) => index);
      const rootOf = (at: number): number => {
        let root = at;
        while (parents[root] !== root) {
          parents[root] = parents[parents[root] ?? 0] ?? 0;
          root = parents[root] ?? 0;
        }
        return root;
      };
      for (let index = 0; index < merges; index += 1) parents[rootOf(index)] = rootOf(index + 1);
      return String(rootOf(0));
    },
    leadIdentities: () => leadIdentities(chain).survivorOf({ system: 'crm', id: '0' }).id,
  },
  {
    per: { count: merges, unit: 'merge' },
    rounds: 11,
    note: 'The numbers have no names: no keys of two systems, no survivor, no sorted aliases, no contradictions.',
  },
);

const story = journalOf(
  eventsOf(400).map((event) => ({ ...event, subject: { ...event.subject, id: '7' } }) as JournalEvent),
);
const key = { system: 'crm', id: '7' };
const last = story.events.at(-1) as LeadEvent;
const before = (story.events.slice(0, -1) as ReadonlyArray<LeadEvent>).reduce(stepLead, emptyLead(key));

compare('The 400th event of one lead', {
  'replaying the lead': () => viewJournal({ asOf: end })(story).leads[0],
  stepLead: () => stepLead(before, last),
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
};
const base = heap();
const kept = viewJournal({ asOf: end })(journal);
const bytes = (heap() - base) / kept.leads.length;
const total = (events.length * JSON.stringify(events.slice(0, 1000)).length) / 1000 / kept.leads.length;
console.log(
  `Memory: a view of ${count.toLocaleString('en')} events keeps ${Math.round(bytes)} bytes a lead beside the events ` +
    `themselves, which are about ${Math.round(total).toLocaleString('en')} bytes a lead as JSON.\n`,
);
