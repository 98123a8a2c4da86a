import type { EventOf, JournalEvent, LeadEvent } from 'smarketing/journal';
import { day, hour, type Instant, minute } from 'smarketing/kernel';
import { accountKey, leadKey, marketingAutomation, person, prospect } from './actors.js';
import type { Add, Data } from './diary.js';
import { businessTimeAfter, local } from './office.js';
import type { Chance } from './random.js';

/**
 * What both departments and the prospects did besides: newsletters, second visits, meetings, answers to those who were not
 * qualified, opportunities that nobody linked to a lead, and money for named accounts.
 */
export const attention = (chance: Chance, events: ReadonlyArray<JournalEvent>, add: Add): void => {
  const about = eventsByLead(events);
  for (const own of about.values()) {
    answerOrForget(chance, own, add);
    knewUs(chance, own, add);
    comeBack(chance, own, add);
    meet(chance, own, add);
  }
  typedIn(chance, add);
  unlinked(chance, add);
  namedAccounts(chance, add);
};

type Own = ReadonlyArray<LeadEvent>;

const eventsByLead = (events: ReadonlyArray<JournalEvent>): ReadonlyMap<string, Own> => {
  const found = new Map<string, Array<LeadEvent>>();
  for (const event of events) {
    if (event.subject.kind !== 'lead' || event.type === 'other') continue;
    const own = found.get(event.subject.id) ?? [];
    own.push(event as LeadEvent);
    found.set(event.subject.id, own);
  }
  return found;
};

const has = (own: Own, ...types: ReadonlyArray<LeadEvent['type']>): boolean =>
  own.some(({ type }) => types.includes(type));

const captureOf = (own: Own): EventOf<'captured'> | undefined =>
  own.find((event) => event.type === 'captured');

const tell = <Type extends LeadEvent['type']>(
  add: Add,
  id: string,
  type: Type,
  at: number,
  actor: JournalEvent['actor'],
  data: Data<Type>,
): void => {
  // Marketing's tool records since the second week.
  if (at < local('2026-01-12')) return;
  add({
    schemaVersion: 1,
    source: 'marketing',
    id: `${id}-${type}-${Math.round(at)}`,
    type,
    occurredAt: Math.round(at) as Instant,
    subject: { kind: 'lead', ...leadKey(Number(id.slice(1))) },
    ...(actor === undefined ? {} : { actor }),
    data,
  } as JournalEvent);
};

/** Marketing writes to those who are not handed over; some it forgets. */
const answerOrForget = (chance: Chance, own: Own, add: Add): void => {
  const captured = captureOf(own);
  if (captured === undefined || captured.data.origin === 'sales' || has(own, 'handed-over')) return;
  if (captured.data.exclusion !== undefined || chance.happens(0.08)) return;
  tell(
    add,
    captured.subject.id,
    'touch-attempted',
    businessTimeAfter(captured.occurredAt, chance.delay(9 * hour, 0.7)),
    person('milo'),
    {
      channel: 'email',
      department: 'marketing',
    },
  );
};

/** Some whom Sales found by itself had Marketing's newsletter before: who brought them depends on whom you ask. */
const knewUs = (chance: Chance, own: Own, add: Add): void => {
  const captured = captureOf(own);
  if (captured?.data.origin !== 'sales' || !chance.happens(0.3)) return;
  tell(
    add,
    captured.subject.id,
    'touch-attempted',
    captured.occurredAt - chance.delay(9 * day, 0.5),
    marketingAutomation,
    {
      channel: 'newsletter',
      bulk: true,
      department: 'marketing',
    },
  );
};

/** Newsletters, and prospects who come back by another way; who was recycled is left alone until he is taken up. */
const comeBack = (chance: Chance, own: Own, add: Add): void => {
  const captured = captureOf(own);
  if (captured === undefined || captured.data.exclusion !== undefined) return;
  if (has(own, 'recycled', 'contact-permission-changed') || !chance.happens(0.35)) return;
  const { id } = captured.subject;
  const sent = captured.occurredAt + chance.delay(6 * day, 0.6);
  tell(add, id, 'touch-attempted', sent, marketingAutomation, {
    channel: 'newsletter',
    bulk: true,
    department: 'marketing',
  });
  if (!chance.happens(0.5)) return;
  const [activity, channel] = chance.pick([
    [['page-viewed', 'website'] as const, 5],
    [['seminar-attended', 'webinar'] as const, 3],
    [['form-submitted', 'website'] as const, 1],
  ]);
  tell(add, id, 'prospect-activity', sent + chance.delay(20 * hour, 0.8), prospect(captured.subject), {
    activity,
    channel,
  });
};

/** Before an opportunity is opened, Sales and the prospect have often met. */
const meet = (chance: Chance, own: Own, add: Add): void => {
  const qualified = own.find(({ type }) => type === 'sales-qualified');
  // Where a rep logged no call he does not log the meeting either.
  if (qualified === undefined || !has(own, 'touch-connected') || !chance.happens(0.5)) return;
  tell(add, qualified.subject.id, 'touch-connected', qualified.occurredAt - 30 * minute, qualified.actor, {
    channel: 'meeting',
  });
};

/** Leads that a rep typed in as Marketing's, together with a deal; nothing that Marketing did is logged. */
const typedIn = (chance: Chance, add: Add): void => {
  for (let number = 1; number <= 14; number += 1) {
    const at = businessTimeAfter(
      local('2026-01-19') + chance.between(0, 150) * day,
      chance.between(1, 7) * hour,
    );
    const key = { system: 'crm:lead', id: `T${String(number).padStart(4, '0')}` };
    const links = { account: accountKey(chance.between(1, 1_400)) };
    const rep = chance.pick([
      ['kofi', 3],
      ['lena', 2],
    ]);
    add({
      schemaVersion: 1,
      source: 'crm',
      id: `${key.id}-captured`,
      type: 'captured',
      occurredAt: at,
      subject: { kind: 'lead', ...key },
      actor: person(rep),
      ...links,
      data: { origin: 'marketing', channel: 'exhibition', stage: 'sales-qualified' },
    });
    add({
      schemaVersion: 1,
      source: 'crm',
      id: `${key.id}-opened`,
      type: 'opportunity-opened',
      occurredAt: (at + minute) as Instant,
      subject: { kind: 'opportunity', system: 'crm:opportunity', id: key.id },
      ...links,
      data: {
        status: 'open',
        owner: rep,
        primaryLead: key,
        amount: { minor: chance.between(8, 60) * 100_000, currency: 'USD' },
      },
    });
  }
};

/** Deals that somebody typed in without saying where they came from. */
const unlinked = (chance: Chance, add: Add): void => {
  for (let number = 1; number <= 24; number += 1) {
    const owner = chance.pick([
      ['ines', 5],
      ['jonas', 3],
      ['hugo', 1],
    ]);
    add({
      schemaVersion: 1,
      source: 'crm',
      id: `X${number}-opened`,
      type: 'opportunity-opened',
      occurredAt: businessTimeAfter(
        local('2026-01-12') + chance.between(0, 160) * day,
        chance.between(1, 7) * hour,
      ),
      subject: { kind: 'opportunity', system: 'crm:opportunity', id: `X${String(number).padStart(4, '0')}` },
      ...(chance.happens(0.5) ? { account: accountKey(chance.between(1, 1_400)) } : {}),
      data: { status: 'open', owner, amount: { minor: chance.between(8, 60) * 100_000, currency: 'USD' } },
    });
  }
};

/** What Marketing spends on single accounts; a third of them are on no list. */
const namedAccounts = (chance: Chance, add: Add): void => {
  const subject = { kind: 'programme', system: 'marketing', id: 'named-accounts' } as const;
  add({
    schemaVersion: 1,
    source: 'marketing-plan',
    id: 'programme-named-accounts',
    type: 'programme-opened',
    occurredAt: local('2026-01-05', 540),
    subject,
    data: {
      objective: 'lead-generation',
      tactic: 'direct-marketing',
      budget: { minor: 15_000_000, currency: 'USD' },
      deliverables: ['a meeting at every second named account'],
      benchmarks: ['30 opportunities at named accounts'],
      agreedBy: ['marketing', 'sales'],
    },
  });
  add({
    schemaVersion: 1,
    source: 'marketing-plan',
    id: 'programme-account-dinners',
    type: 'programme-opened',
    occurredAt: local('2026-03-23', 540),
    subject: { ...subject, id: 'account-dinners' },
    data: {
      objective: 'lead-generation',
      tactic: 'events',
      budget: { minor: 4_000_000, currency: 'USD' },
      deliverables: ['three dinners'],
      benchmarks: ['ten accounts at each'],
      agreedBy: ['marketing', 'sales'],
    },
  });
  // Dinners for whoever comes from the named accounts: nobody books them account by account.
  for (const month of [4, 5, 6]) {
    add({
      schemaVersion: 1,
      source: 'finance',
      id: `spend-account-dinners-${month}`,
      type: 'spend',
      occurredAt: local(`2026-0${month}-25`, 1_020),
      subject: { ...subject, id: 'account-dinners' },
      data: { amount: { minor: 900_000 + 50_000 * month, currency: 'USD' }, department: 'marketing' },
    });
  }
  for (let number = 1; number <= 60; number += 1) {
    const listed = chance.happens(0.66);
    add({
      schemaVersion: 1,
      source: 'finance',
      id: `spend-named-accounts-${number}`,
      type: 'spend',
      occurredAt: local(`2026-0${chance.between(1, 6)}-20`, 1_000 + number),
      subject,
      account: accountKey(1 + 9 * chance.between(60, 119) + (listed ? 0 : 4)),
      data: { amount: { minor: chance.between(3, 20) * 10_000, currency: 'USD' }, department: 'marketing' },
    });
  }
};
