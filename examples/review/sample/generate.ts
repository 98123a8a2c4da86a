import type { CompiledAgreement } from 'smarketing/agreement';
import { addTime, nextOpen } from 'smarketing/calendar';
import type { EventOf, EventType, JournalEvent, LeadEvent, LeadKey } from 'smarketing/journal';
import { day, hour, type Instant, minute, orThrow } from 'smarketing/kernel';
import { channels, countries, industries, type Team, teams } from './company.js';
import { dialogue } from './dialogue.js';
import { local, office } from './office.js';
import { type Chance, chanceOf } from './random.js';

/** How many leads there are, and which ABC Corp it is. */
export interface SampleSize {
  readonly seed: number;
  readonly leads: number;
  /** The agreement that both departments sign on its first day. */
  readonly agreement: CompiledAgreement;
}

const firstDay = local('2026-01-02');
const lastDay = local('2026-07-01');

/** The moment of the sample's review: both quarters are over. */
export const sampleEnd: Instant = lastDay;

const businessTimeAfter = (start: number, milliseconds: number): Instant =>
  orThrow(addTime(office, Math.max(0, Math.round(milliseconds)))(start as Instant));
const open = (at: number): Instant => orThrow(nextOpen(office)(at as Instant));

type Data<Type extends EventType> = EventOf<Type>['data'];

/** Writes one lead's events; everything after the sample's end has not happened yet. */
interface Diary {
  /** Opens the lead's opportunity with what it is worth. */
  readonly open: (
    at: number,
    key: LeadKey,
    amount: Data<'won'>['value'],
    links: Pick<JournalEvent, 'account'>,
  ) => void;
  readonly write: <Type extends LeadEvent['type']>(
    type: Type,
    at: number,
    data: Data<Type>,
    actor: JournalEvent['actor'],
    links?: Pick<JournalEvent, 'account' | 'opportunity'>,
  ) => void;
}

/**
 * Invents two quarters of ABC Corp: leads, hand-offs, weekends, holidays, a DST change, a team that logs half of
 * its calls, an import burst, recycled leads, merges, a request to be forgotten, money, tools, and what the departments said
 * to each other.
 */
export const generateSample = ({ seed, leads, agreement }: SampleSize): ReadonlyArray<JournalEvent> => {
  const chance = chanceOf(seed);
  const events: Array<JournalEvent> = [];
  const add = (event: JournalEvent): void => {
    if (event.occurredAt < lastDay) events.push(event);
  };
  for (let number = 1; number <= leads; number += 1) liveOneLead(chance, number, add);
  importBurst(chance, leads, add);
  mergesAndForgetting(chance, leads, add);
  money(chance, add);
  dialogue(add);
  tools(chance, add);
  signatures(agreement, add);
  return events;
};

const leadKey = (number: number): LeadKey => ({
  system: 'crm:lead',
  id: `L${String(number).padStart(5, '0')}`,
});

const marketingAutomation = { kind: 'automation', id: 'marketing-automation' } as const;
const router = { kind: 'automation', id: 'router' } as const;
const person = (id: string) => ({ kind: 'person', id }) as const;
const prospect = (key: LeadKey) => ({ kind: 'prospect', id: key.id }) as const;

const diaryOf = (key: LeadKey, add: (event: JournalEvent) => void): Diary => {
  let count = 0;
  return {
    open: (at, opportunity, amount, links) => {
      add({
        schemaVersion: 1,
        source: 'crm',
        id: `${opportunity.id}-opened`,
        type: 'opportunity-opened',
        occurredAt: Math.round(at) as Instant,
        subject: { kind: 'opportunity', ...opportunity },
        ...links,
        data: { status: 'open', primaryLead: key, ...(amount === undefined ? {} : { amount }) },
      });
    },
    write: (type, at, data, actor, links = {}) => {
      count += 1;
      const occurredAt = Math.round(at) as Instant;
      add({
        schemaVersion: 1,
        source: 'crm',
        id: `${key.id}-${count}`,
        type,
        occurredAt,
        // The keeper learns of an event within minutes; one rep catches up on Friday evenings.
        receivedAt: (occurredAt +
          (actor?.id === 'hugo' && type.startsWith('touch') ? 30 * hour : 2 * minute)) as Instant,
        subject: { kind: 'lead', ...key },
        ...links,
        ...(actor === undefined ? {} : { actor }),
        data,
      } as JournalEvent);
    },
  };
};

const liveOneLead = (chance: Chance, number: number, add: (event: JournalEvent) => void): void => {
  const key = leadKey(number);
  const diary = diaryOf(key, add);
  const channelName = chance.pick(
    Object.entries(channels).map(([name, { weight }]) => [name, weight] as const),
  );
  const channel = channels[channelName] as (typeof channels)[string];
  const fair = channelName === 'exhibition';
  // Prospects come around the clock; fair visitors are loaded in the evening of the fair's days.
  const captured = fair
    ? local(
        chance.pick([
          ['2026-02-24', 1],
          ['2026-02-25', 1],
          ['2026-05-12', 1],
        ]),
        1_140 + chance.between(0, 59),
      )
    : ((firstDay + Math.floor(chance.next() * (lastDay - firstDay))) as Instant);
  const account = { system: 'crm:account', id: `A${String(1 + (number % 1_400)).padStart(4, '0')}` };
  const team = chance.pick<Team>([
    ['east', 4],
    ['central', 4],
    ['west', 3],
  ]);
  const rep = chance.pick(teams[team].reps.map((name) => [name, 1] as const));
  const employees = Math.max(1, chance.delay(120, 1.2));
  const facts = {
    employees: chance.happens(0.86) ? employees : null,
    industry: chance.pick<string | null>([...industries.map((name) => [name, 3] as const), ['n/a', 1]]),
    country: chance.pick<string>(countries.map((name) => [name, name === 'US' ? 6 : 1] as const)),
    ...(chance.happens(0.55) ? { 'budget-stated': chance.happens(0.5) } : {}),
    'demo-requested': channel.activity === 'demo-requested',
  };
  const exclusion = chance.pick<Data<'captured'>['exclusion']>([
    [undefined, 970],
    ['test', 8],
    ['spam', 12],
    ['duplicate', 10],
  ]);
  const base = {
    origin: channel.origin,
    channel: channelName,
    segment: employees >= 250 ? 'enterprise' : employees >= 50 ? 'mid-market' : 'small',
    ...(channel.programme === undefined ? {} : { programme: channel.programme }),
    ...(exclusion === undefined ? {} : { exclusion }),
  } as const;
  if (channel.origin === 'sales') {
    const found = open(captured);
    diary.write('captured', found, { ...base, stage: 'working' }, person(rep), { account });
    diary.write('owner-changed', found, { owner: rep, team, department: 'sales' }, person(rep));
    work(chance, diary, { key, account, rep, team, won: channel.won, at: found, value: employees });
    return;
  }
  diary.write('captured', captured, base, fair ? { kind: 'import', id: 'badge-scanner' } : prospect(key), {
    account,
  });
  diary.write(
    'prospect-activity',
    captured,
    {
      activity: channel.activity,
      channel: channelName,
      ...(channel.programme === undefined ? {} : { programme: channel.programme }),
    },
    prospect(key),
  );
  diary.write('profile-changed', captured + minute, { facts }, marketingAutomation);
  if (exclusion !== undefined || !chance.happens(channel.qualified)) return;
  let qualified = captured + (fair ? chance.delay(2 * day, 0.4) : chance.delay(3 * hour, 1.4));
  for (let pass = 1; pass <= 3; pass += 1) {
    const again = liveOnePass(chance, diary, {
      key,
      account,
      rep,
      team,
      channel,
      facts,
      qualified,
      value: employees,
    });
    if (again === null) return;
    qualified = again;
  }
};

interface LeadAtWork {
  readonly key: LeadKey;
  readonly account: LeadKey;
  readonly rep: string;
  readonly team: Team;
  readonly value: number;
}

interface QualifiedLead extends LeadAtWork {
  readonly channel: (typeof channels)[string];
  readonly facts: Data<'profile-changed'>['facts'];
  readonly qualified: number;
}

/** One pass from qualified to an exit; returns when the next one begins, or null when there is none. */
const liveOnePass = (chance: Chance, diary: Diary, lead: QualifiedLead): number | null => {
  const { key, rep, team, channel, facts, qualified, account, value } = lead;
  diary.write(
    'marketing-qualified',
    qualified,
    { definition: { id: 'hand-over', version: 1 } },
    marketingAutomation,
  );
  const routed = qualified + chance.delay(9 * minute, 0.9);
  diary.write(
    'handed-over',
    routed,
    {
      owner: rep,
      team,
      definition: { id: 'hand-over', version: 1 },
      ...(channel.programme === undefined ? {} : { programme: channel.programme }),
      ...(chance.happens(0.7)
        ? { messageVersion: 'value-2', nextStep: 'call within four business hours' }
        : {}),
      facts,
    },
    router,
  );
  diary.write('owner-changed', routed, { owner: rep, team, department: 'sales' }, router);
  // In the last weeks of a quarter Sales closes deals and lets new leads lie.
  const rush =
    [3, 6].includes(new Date(routed).getUTCMonth() + 1) && new Date(routed).getUTCDate() > 14 ? 0.2 : 0;
  const looked = businessTimeAfter(routed, chance.delay(0.7 * hour, 0.9));
  if (chance.happens(channel.rejected)) {
    const reason = chance.pick<string | undefined>([
      ['definitional', 5],
      ['clerical', 2],
      ['procedural', 1],
      ['duplicate', 1],
      ['wrong-territory', 1],
      ['not interesting', 1],
      [undefined, 1],
    ]);
    diary.write('rejected', looked, reason === undefined ? {} : { reason }, person(rep));
    // Marketing repairs what it can and hands the lead over again.
    return reason === 'clerical' && chance.happens(0.6) ? looked + chance.delay(3 * day, 0.5) : null;
  }
  if (chance.happens(0.12 + rush)) {
    if (chance.happens(0.3)) diary.write('deferred', looked, { reason: 'too-busy' }, person(rep));
    return null;
  }
  if (chance.happens(0.85)) {
    diary.write(
      'accepted',
      looked,
      chance.happens(0.6) ? { intent: 'call-by', callBy: businessTimeAfter(looked, 8 * hour) } : {},
      person(rep),
    );
  }
  if (chance.happens(0.015)) {
    diary.write('contact-permission-changed', looked + hour, { permitted: false }, prospect(key));
    return null;
  }
  return work(chance, diary, { key, account, rep, team, won: channel.won, at: looked, value });
};

/** Sales tries to reach the prospect, and what comes of it; returns when Marketing may try again. */
const work = (
  chance: Chance,
  diary: Diary,
  lead: LeadAtWork & { readonly won: number; readonly at: number },
): number | null => {
  const { rep, team, key, account } = lead;
  const logs = teams[team].logs;
  let at = businessTimeAfter(lead.at, chance.delay(0.9 * hour, 1));
  if (chance.happens(0.6))
    diary.write('touch-attempted', at - 20 * minute, { channel: 'email', bulk: true }, marketingAutomation);
  let reached = false;
  for (let attempt = 1; attempt <= 6 && !reached; attempt += 1) {
    reached = chance.happens(0.34);
    const channel = chance.pick([
      ['call', 5],
      ['email', 3],
    ]);
    if (chance.happens(logs)) {
      diary.write(reached ? 'touch-connected' : 'touch-attempted', at, { channel }, person(rep));
    }
    if (!reached) at = businessTimeAfter(at, chance.delay(7 * hour, 0.5));
  }
  if (!reached) {
    diary.write('recycled', at + hour, { reason: 'unresponsive' }, person(rep));
    return chance.happens(0.3) ? at + chance.delay(30 * day, 0.4) : null;
  }
  diary.write('working', at + 5 * minute, {}, person(rep));
  if (!chance.happens(0.55)) {
    const reason = chance.pick([
      ['no-need', 4],
      ['no-budget', 3],
      ['bad-timing', 3],
      ['no-authority', 1],
    ]);
    if (reason === 'bad-timing') {
      diary.write(
        'recycled',
        at + 2 * day,
        { reason, until: (Math.round(at) + 60 * day) as Instant },
        person(rep),
      );
      return chance.happens(0.5) ? at + 62 * day : null;
    }
    diary.write('disqualified', at + 2 * day, { reason }, person(rep));
    return null;
  }
  const opportunity = { system: 'crm:opportunity', id: `O${key.id.slice(1)}` };
  const opened = businessTimeAfter(at, chance.delay(14 * hour, 0.6));
  const value = {
    minor: Math.max(200_000, Math.round((lead.value * chance.delay(9_000, 0.5)) / 1_000) * 1_000),
    currency: 'USD',
  };
  diary.open(opened, opportunity, value, { account });
  diary.write('sales-qualified', opened, {}, person(rep), { account, opportunity });
  const closed = businessTimeAfter(opened, chance.delay(120 * hour, 0.6));
  if (chance.happens(Math.min(0.75, lead.won * 2)))
    diary.write('won', closed, { value }, person(rep), { account, opportunity });
  else if (chance.happens(0.8)) {
    const reason = chance.pick([
      ['chose-competitor', 4],
      ['no-decision', 4],
      ['no-budget', 2],
    ]);
    diary.write('lost', closed, { reason }, person(rep), { account, opportunity });
  }
  return null;
};

const importBurst = (chance: Chance, leads: number, add: (event: JournalEvent) => void): void => {
  const at = (local('2026-04-14', 120) + 137) as Instant;
  for (let index = 0; index < 120; index += 1) {
    const key = leadKey(1 + chance.between(0, leads - 1));
    add({
      schemaVersion: 1,
      source: 'crm',
      id: `sync-${index}`,
      type: 'working',
      occurredAt: (at + chance.between(0, 600)) as Instant,
      subject: { kind: 'lead', ...key },
      actor: { kind: 'automation', id: 'integration-user' },
      data: {},
    });
  }
};

const mergesAndForgetting = (chance: Chance, leads: number, add: (event: JournalEvent) => void): void => {
  for (let index = 0; index < 20; index += 1) {
    const survivor = 1 + chance.between(0, leads - 1);
    const absorbed = 1 + chance.between(0, leads - 1);
    if (survivor === absorbed) continue;
    add({
      schemaVersion: 1,
      source: 'crm',
      id: `merge-${index}`,
      type: 'merged',
      occurredAt: local('2026-06-15', 600 + index),
      subject: { kind: 'lead', ...leadKey(survivor) },
      actor: person('data-steward'),
      data: { absorbed: [leadKey(absorbed)] },
    });
  }
  add({
    schemaVersion: 1,
    source: 'crm',
    id: 'forget-1',
    type: 'forgotten',
    occurredAt: local('2026-06-20', 600),
    subject: { kind: 'lead', ...leadKey(Math.min(17, leads)) },
    data: {},
  });
};

const money = (chance: Chance, add: (event: JournalEvent) => void): void => {
  const programmes = [
    ['search-2026', 'lead-generation', 'web', 1_800_000, true],
    ['webinars-2026', 'lead-generation', 'events', 650_000, true],
    ['industry-fair', 'awareness', 'events', 4_200_000, false],
    ['alliances', 'lead-generation', 'direct-marketing', 500_000, true],
  ] as const;
  for (const [id, objective, tactic, monthly, agreed] of programmes) {
    const subject = { kind: 'programme', system: 'marketing', id } as const;
    add({
      schemaVersion: 1,
      source: 'marketing-plan',
      id: `programme-${id}`,
      type: 'programme-opened',
      occurredAt: local('2026-01-05', 540),
      subject,
      data: {
        objective,
        tactic,
        budget: { minor: monthly * 6, currency: 'USD' },
        ...(agreed
          ? {
              deliverables: ['leads that meet the hand-over definition'],
              benchmarks: ['cost per accepted lead'],
              agreedBy: ['marketing', 'sales'] as const,
            }
          : {}),
      },
    });
    for (let month = 1; month <= 6; month += 1) {
      add({
        schemaVersion: 1,
        source: 'finance',
        id: `spend-${id}-${month}`,
        type: 'spend',
        occurredAt: local(`2026-0${month}-28`, 1_020),
        subject,
        data: {
          amount: { minor: Math.round(monthly * (0.8 + 0.4 * chance.next())), currency: 'USD' },
          department: 'marketing',
        },
      });
    }
  }
};

const tools = (chance: Chance, add: (event: JournalEvent) => void): void => {
  for (let number = 1; number <= 12; number += 1) {
    const subject = { kind: 'asset', system: 'library', id: `asset-${number}` } as const;
    add({
      schemaVersion: 1,
      source: 'library',
      id: `published-${number}`,
      type: 'asset-published',
      occurredAt: local('2026-01-12', 540 + number),
      subject,
      data: {
        kind: chance.pick([
          ['battlecard', 2],
          ['case-study', 2],
          ['brochure', 3],
          ['pitch-deck', 1],
        ]),
        cost: { minor: chance.between(2, 18) * 100_000, currency: 'USD' },
        owner: 'marketing',
        messageVersion: 'value-2',
      },
    });
    // Two of three assets are looked at, and one of three is ever used with a customer.
    if (number % 3 === 0) continue;
    const withCustomer = number % 3 === 1;
    for (let use = 1; use <= chance.between(3, 20); use += 1) {
      add({
        schemaVersion: 1,
        source: 'library',
        id: `used-${number}-${use}`,
        type: 'asset-used',
        occurredAt: open(local('2026-01-20') + chance.between(0, 150) * day),
        subject,
        data: { withCustomer },
      });
    }
    // Reps rate what they have seen; what they never show a customer they find of little use.
    for (const [index, rep] of ['ada', 'elena', 'ines'].entries()) {
      add({
        schemaVersion: 1,
        source: 'library',
        id: `rated-${number}-${rep}`,
        type: 'asset-rated',
        occurredAt: local('2026-05-20', 600 + index),
        subject,
        actor: person(rep),
        data: {
          by: 'sales',
          useful: withCustomer ? 4 + ((number + index) % 2) : 1 + ((number + index) % 3),
          pertinent: withCustomer ? 4 : 2 + (number % 2),
        },
      });
    }
  }
};

/** Both departments sign the exact text before the first lead comes. */
const signatures = (
  { subject, version, hash }: CompiledAgreement,
  add: (event: JournalEvent) => void,
): void => {
  for (const [index, [party, signer]] of (
    [
      ['marketing', 'petra'],
      ['sales', 'quentin'],
    ] as const
  ).entries()) {
    add({
      schemaVersion: 1,
      source: 'minutes',
      id: `signature-${party}`,
      type: 'approval-given',
      occurredAt: local('2026-01-02', index),
      subject: { kind: 'document', ...subject },
      actor: person(signer),
      data: { version, hash, party },
    });
  }
};
