import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileCalendar, intlZones, parseHours } from 'smarketing/calendar';
import type { LeadEvent } from 'smarketing/journal';
import { hour, type Instant, orThrow } from 'smarketing/kernel';
import {
  type ClockState,
  clockStates,
  clocksOf,
  compilePolicies,
  nextWakeAt,
  type PolicyDocument,
  packClocks,
  presetAccept,
  presetFirstResponse,
  presetFollowUp,
  presetRework,
  readClock,
  readClocks,
  readColumns,
  stepClocks,
} from 'smarketing/sla';
import { compare } from './harness.js';

console.log('## SLA clocks\n');

const start = 1_767_225_600_000;
const asOf = (start + 60 * 86_400_000) as Instant;
const nineToFive = orThrow(parseHours('09:00-17:00'));
const weekly = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive };
const calendars = {
  york: orThrow(compileCalendar(intlZones)({ zone: 'America/New_York', weekly })),
  paris: orThrow(compileCalendar(intlZones)({ zone: 'Europe/Paris', weekly })),
};

/** A small generator with a fixed seed, so that every run measures the same leads. */
const dice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Leads that are handed over, mostly touched, sometimes put off, accepted, rejected, or given to another. */
const leadsOf = (count: number): ReadonlyArray<ClockState> => {
  const roll = dice(1);
  return Array.from({ length: count }, (_, index) => {
    const handedOver = start + Math.floor(roll() * 59 * 86_400_000);
    const subject = { kind: 'lead', system: 'crm', id: `00Q${index}` };
    const events: Array<LeadEvent> = [];
    const add = (type: string, after: number, data: object): void => {
      events.push({
        schemaVersion: 1,
        source: 'crm',
        id: `e${index}-${events.length}`,
        type,
        occurredAt: handedOver + after,
        subject,
        actor: { kind: 'person', id: `u${index % 50}` },
        data,
      } as unknown as LeadEvent);
    };
    add('captured', -86_400_000, { origin: 'marketing', segment: index % 3 === 0 ? 'enterprise' : 'mid' });
    add('handed-over', 0, { owner: `u${index % 50}` });
    if (roll() < 0.1) add('deferred', 600_000, { reason: 'waiting-on-marketing' });
    if (roll() < 0.1) add('profile-changed', 8_000_000, { facts: { employees: 120 } });
    if (roll() < 0.1) add('owner-changed', 9_000_000, { owner: `u${index % 49}` });
    if (roll() < 0.7)
      add('touch-attempted', 9_500_000 + Math.floor(roll() * 86_400_000), { channel: 'call' });
    if (roll() < 0.5) add('accepted', 97_000_000, {});
    return { schemaVersion: 1, key: { system: 'crm', id: subject.id }, events };
  });
};

const count = 100_000;
const leads = leadsOf(count);
const document: PolicyDocument = {
  ...presetFirstResponse,
  calendar: 'york',
  targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
};
const one = orThrow(compilePolicies({ calendars })([document]));
const clocks = leads.flatMap(clocksOf(one, asOf));
const columns = packClocks(asOf)(clocks);
const later = (asOf + 3 * hour) as Instant;
const isLate = clockStates.map((state) => state === 'breached' || state === 'met-late');

/** What a hand-written board does with deadlines that it has stored: no calendar, no figure, no state. */
const stored = {
  breachAt: Float64Array.from(clocks, ({ breachAt }) => (typeof breachAt === 'number' ? breachAt : Infinity)),
  stoppedAt: Float64Array.from(clocks, ({ stop, cancel }) => stop?.at ?? cancel?.at ?? Infinity),
};
const byHand = (): number => {
  let late = 0;
  for (let row = 0; row < stored.breachAt.length; row += 1) {
    const at = Math.min(stored.stoppedAt[row] as number, later);
    if (at > (stored.breachAt[row] as number)) late += 1;
  }
  return late;
};

const perClock = { per: { count: clocks.length, unit: 'clock' }, rounds: 11 };

compare(
  `${clocks.length.toLocaleString('en')} clocks at one instant: how many are late`,
  {
    'deadlines stored by hand': byHand,
    'columns: state and consumed time of each': () => {
      let late = 0;
      for (const code of readColumns(later)(columns).state) if (isLate[code]) late += 1;
      return late;
    },
    'a reading of each': () => {
      const read = readClock(later);
      let late = 0;
      for (const clock of clocks) {
        const { state } = read(clock);
        if (state === 'breached' || state === 'met-late') late += 1;
      }
      return late;
    },
    'folded from its events and read': () => {
      const read = readClocks(one, later);
      let late = 0;
      for (const lead of leads)
        for (const { state } of read(lead)) if (state === 'breached' || state === 'met-late') late += 1;
      return late;
    },
  },
  { ...perClock, note: 'The goal is a million clocks a second and core: at most 1 µs a clock.' },
);

const all = orThrow(
  compilePolicies({ calendars })(
    [presetAccept, document, presetFollowUp, presetRework].map((policy) => ({
      calendar: 'paris',
      ...policy,
    })),
  ),
);
const some = leads.slice(0, 20_000);

compare(
  'A lead with four policies',
  {
    'all clocks read': () => some.reduce((sum, lead) => sum + readClocks(all, asOf)(lead).length, 0),
    'next wake-up': () =>
      some.reduce((sum, lead) => sum + (nextWakeAt(all, asOf)(lead)._tag === 'Some' ? 1 : 0), 0),
    'one more event': () =>
      some.reduce(
        (sum, lead) => sum + stepClocks(lead, { ...(lead.events[1] as LeadEvent), id: 'new' }).events.length,
        0,
      ),
  },
  { per: { count: some.length, unit: 'lead' }, rounds: 11, agree: false },
);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heapOf = <A>(make: () => A): { readonly bytes: number; readonly kept: A } => {
  collect();
  const before = process.memoryUsage();
  const kept = make();
  collect();
  const after = process.memoryUsage();
  return { bytes: after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers, kept };
};
const folded = heapOf(() => leads.flatMap(clocksOf(one, asOf)));
const packed = heapOf(() => packClocks(asOf)(folded.kept));
const json = leads.slice(0, 1000).reduce((sum, lead) => sum + JSON.stringify(lead).length, 0) / 1000;
console.log('### Memory\n');
console.log(`- a folded clock: ${Math.round(folded.bytes / folded.kept.length)} bytes beside its events`);
console.log(`- a clock in columns: ${Math.round(packed.bytes / packed.kept.length)} bytes`);
console.log(`- a subject on disk, its events as JSON: ${Math.round(json)} bytes\n`);
