import type { JournalEvent, MeetingHeld, RequestChanged, SignalChanged } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { local } from './office.js';

/** What was asked of whom, when it was promised for, and when it was done; some was promised late or not at all. */
const asked = [
  [
    'phone-numbers',
    '01-14',
    'sales',
    'marketing',
    'lead',
    'Nine of ten numbers can be dialled.',
    '02-13',
    '02-10',
  ],
  [
    'reject-reasons',
    '01-14',
    'marketing',
    'sales',
    'process',
    'Every rejection has a reason.',
    '01-30',
    '01-29',
  ],
  ['fair-leads', '02-18', 'sales', 'marketing', 'lead', 'Fair leads come with a budget.', '03-31', '04-17'],
  ['price-list', '02-18', 'sales', 'marketing', 'asset', 'Customers can read it aloud.', '03-13', '03-12'],
  ['call-logs', '02-18', 'marketing', 'sales', 'process', 'Team West logs every call.', '03-31', null],
  ['rival-sheet', '03-11', 'sales', 'marketing', 'asset', 'There is a sheet on Initech.', '05-29', null],
  ['lost-reasons', '05-13', 'marketing', 'sales', 'metric', 'Lost deals name a reason.', '06-12', '06-11'],
  ['demo-script', '06-10', 'sales', 'marketing', 'asset', 'Reps can show it in ten minutes.', '07-17', null],
] as const;

const people = [
  { person: 'petra', party: 'marketing', leads: true },
  { person: 'milo', party: 'marketing' },
  { person: 'quentin', party: 'sales', leads: true },
  { person: 'ada', party: 'team:east' },
] as const;

const both = [
  { kind: 'current-projects', by: 'marketing' },
  { kind: 'field-news', by: 'sales' },
] as const;

/** The regular exchange: nobody met in April, and in May only Marketing spoke. */
const exchanges = [
  ['01-14', both],
  ['02-11', both],
  ['03-11', both],
  ['05-13', both.slice(0, 1)],
  ['06-10', both],
] as const;

/** The one day away from the office; the second quarter had none. */
const offSite = '02-18';

/** What reps heard, when it was acknowledged, acted on and told back. */
const heard = [
  ['initech-discount', '01-20', 'competitive-pressure', 'team:east', ['01-21', '01-30', '02-06']],
  ['two-weeks-to-start', '02-03', 'value-proposition', 'team:central', ['02-05', '02-26', '04-08']],
  ['plants-merge', '03-03', 'trend', 'team:east', ['03-12', null, null]],
  ['brochure-jargon', '03-24', 'messaging', 'team:west', ['03-25', '04-09', '04-14']],
  ['initech-leasing', '05-05', 'competitive-pressure', 'team:central', [null, null, null]],
  ['hospital-budgets', '06-17', 'segment', 'team:west', ['06-18', null, null]],
] as const;

const date = (day: string): string => `2026-${day}`;

/** What the departments said to each other in two quarters: meetings, what they asked, and what the field reported. */
export const dialogue = (add: (event: JournalEvent) => void): void => {
  for (const [index, [day, agenda]] of exchanges.entries()) {
    meet(add, `rhythm-${index + 1}`, day, 600, 660, {
      policy: 'rhythm',
      participants: people,
      agenda,
      ...broughtUp(day),
    });
  }
  meet(add, 'off-site-1', offSite, 510, 1_050, {
    policy: 'off-site',
    participants: [
      ...people,
      {
        person: 'cleo',
        party: 'partner:northside',
        facilitates: true,
        briefedOn: ['values', 'vision', 'goals'],
      },
    ],
    agenda: both,
    facts: { 'closed-door': true, 'off-campus': true, 'skilled-facilitator': true },
    ...broughtUp(offSite),
  });
  for (const [id, day, asker, performer, about, satisfiedWhen, due, done] of asked) {
    const dueAt = local(date(due), 1_020);
    change(add, id, day, 640, { state: 'asked', asker, performer, about, satisfiedWhen, dueAt });
    change(add, id, day, 650, { state: 'promised' });
    if (done !== null) change(add, id, done, 900, { state: 'done' });
  }
  for (const [id, day, topic, reportedBy, [acknowledged, acted, toldBack]] of heard) {
    signal(add, id, day, { state: 'reported', topic, reportedBy });
    if (acknowledged !== null) signal(add, id, acknowledged, { state: 'acknowledged', owner: 'marketing' });
    if (acted !== null) signal(add, id, acted, { state: 'acted' });
    if (toldBack !== null) signal(add, id, toldBack, { state: 'told-back' });
  }
};

/** What was complained of at a meeting, each with its request but one in May, and what is to be done. */
const broughtUp = (day: string): Pick<MeetingHeld, 'complaints' | 'actions'> => {
  const raised = asked.filter(([, when]) => when === day);
  const request = (id: string) => ({ system: 'minutes', id });
  return {
    complaints: [
      ...raised.map(([id, , by, , about]) => ({ by, about, request: request(id) })),
      ...(day === '05-13' ? [{ by: 'sales', about: 'person' } as const] : []),
    ],
    actions: raised.map(([id, , , owner, , title]) => ({ title, owner, request: request(id) })),
  };
};

const meet = (
  add: (event: JournalEvent) => void,
  id: string,
  day: string,
  from: number,
  until: number,
  data: MeetingHeld,
): void =>
  add({
    schemaVersion: 1,
    source: 'minutes',
    id: `meeting-${id}`,
    type: 'meeting-held',
    occurredAt: local(date(day), until),
    subject: { kind: 'meeting', system: 'minutes', id },
    data: { ...data, startedAt: local(date(day), from) },
  });

const change = (
  add: (event: JournalEvent) => void,
  id: string,
  day: string,
  minutes: number,
  data: RequestChanged,
): void => {
  const occurredAt: Instant = local(date(day), minutes);
  add({
    schemaVersion: 1,
    source: 'minutes',
    id: `${id}-${data.state}`,
    type: 'request-changed',
    occurredAt,
    subject: { kind: 'request', system: 'minutes', id },
    data,
  });
};

const signal = (add: (event: JournalEvent) => void, id: string, day: string, data: SignalChanged): void =>
  add({
    schemaVersion: 1,
    source: 'field-notes',
    id: `${id}-${data.state}`,
    type: 'signal-changed',
    occurredAt: local(date(day), 960),
    subject: { kind: 'signal', system: 'field-notes', id },
    data,
  });
