import type { EventOf, EventType, JournalEvent } from '../../journal/event.js';
import { type RecordKey, textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import { type Department, departments, type Party } from '../../kernel/party.js';
import { attainmentState } from '../../metrics/attainment.js';
import type { StartedReading } from '../../metrics/lead-case.js';
import { readClocks } from '../../sla/read-clock.js';
import { subjectKindsOf } from '../../sla/subject-kind.js';
import type { Agreement } from '../agreement.js';
import type { AgreementSubjects } from '../agreement-subjects.js';
import type { AssetsPublished, MeetingsHeld, ServiceDeliveries, SignalsAnswered } from '../obligation.js';
import { type CountTally, type ShareTally, shareOf, type Verdict } from './tally.js';

/** On which side a party stands: a department itself, or what the agreement says of a team or role. */
export const sideOf =
  ({ parties = [] }: Agreement) =>
  (party: Party | undefined): Department | undefined =>
    departments.find((side) => side === party) ?? parties.find((entry) => entry.party === party)?.department;

const eventsOf = <Type extends EventType>(
  { view }: AgreementSubjects,
  type: Type,
): ReadonlyArray<EventOf<Type>> =>
  view.others.filter((event) => event.type === type) as unknown as ReadonlyArray<EventOf<Type>>;

/** The events of one type by what they are about, each group in the journal's order. */
const bySubject = <Event extends JournalEvent>(
  events: ReadonlyArray<Event>,
): ReadonlyArray<readonly [Event, ...ReadonlyArray<Event>]> => {
  const groups = new Map<string, [Event, ...Array<Event>]>();
  for (const event of events) {
    const key = textOfKey(event.subject);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return [...groups.values()];
};

const distinct = (events: ReadonlyArray<JournalEvent>): CountTally => ({
  kind: 'count',
  value: new Set(events.map(({ subject }) => textOfKey(subject))).size,
});

/** Counts deliveries of a service. */
export const serviceDeliveries = (
  subjects: AgreementSubjects,
  span: Interval,
  { service }: ServiceDeliveries,
): CountTally => ({
  kind: 'count',
  value: eventsOf(subjects, 'service-delivered').filter(
    ({ occurredAt, data }) => data.service === service && contains(span)(occurredAt),
  ).length,
});

/** Counts different assets of the agreed kinds; a new edition of one in the same period is no second one. */
export const assetsPublished = (
  subjects: AgreementSubjects,
  span: Interval,
  { assets }: AssetsPublished,
): CountTally =>
  distinct(
    eventsOf(subjects, 'asset-published').filter(
      ({ occurredAt, data }) => assets.includes(data.kind) && contains(span)(occurredAt),
    ),
  );

/** Counts meetings at which both departments were; one side alone does not meet. */
export const meetingsHeld = (
  subjects: AgreementSubjects,
  span: Interval,
  { policy }: MeetingsHeld,
): CountTally => {
  const side = sideOf(subjects.agreement.agreement);
  return distinct(
    eventsOf(subjects, 'meeting-held').filter(({ occurredAt, data }) => {
      const present = new Set(data.participants.map(({ party }) => side(party)));
      return (
        data.policy === policy &&
        contains(span)(occurredAt) &&
        departments.every((department) => present.has(department))
      );
    }),
  );
};

/** Tells which signals of the period were acknowledged in time; any later state acknowledges too. */
export const signalsAnswered = (
  subjects: AgreementSubjects,
  span: Interval,
  { within }: SignalsAnswered,
): ShareTally => {
  const signals = bySubject(eventsOf(subjects, 'signal-changed')).flatMap((events) => {
    const reported = events.find(({ data }) => data.state === 'reported');
    const answered = events.find(({ data }) => data.state !== 'reported');
    return reported !== undefined && contains(span)(reported.occurredAt) ? [{ reported, answered }] : [];
  });
  return shareOf(
    signals,
    ({ reported }) => reported.subject,
    ({ reported, answered }): Verdict => {
      const openUntil = (reported.occurredAt + within) as Instant;
      if (answered !== undefined && answered.occurredAt <= openUntil) return 'for';
      return subjects.viewpoint.asOf > openUntil ? 'against' : { openUntil };
    },
  );
};

/** Tells which promises of a department that fell due in the period were done by then. */
export const requestsKept = (subjects: AgreementSubjects, span: Interval, owing: Department): ShareTally => {
  const side = sideOf(subjects.agreement.agreement);
  const promises = bySubject(eventsOf(subjects, 'request-changed'))
    .map(promiseOf)
    .filter(
      (promise): promise is Promise =>
        promise?.dueAt !== undefined && contains(span)(promise.dueAt) && side(promise.performer) === owing,
    );
  return shareOf(
    promises,
    ({ key }) => key,
    ({ dueAt, doneAt }): Verdict => {
      if (doneAt !== undefined && doneAt <= dueAt) return 'for';
      return subjects.viewpoint.asOf > dueAt ? 'against' : { openUntil: dueAt };
    },
  );
};

interface Promise {
  readonly key: RecordKey;
  readonly performer: Party | undefined;
  readonly dueAt: Instant;
  readonly doneAt: Instant | undefined;
}

/** The latest promise about a request, and when it was done for good; undefined where nothing was promised. */
const promiseOf = (
  events: ReadonlyArray<EventOf<'request-changed'>>,
): (Omit<Promise, 'dueAt'> & { readonly dueAt: Instant | undefined }) | undefined => {
  let [promised, performer, dueAt, doneAt] = [
    false,
    undefined as Party | undefined,
    undefined as Instant | undefined,
    undefined as Instant | undefined,
  ];
  for (const { data, occurredAt } of events) {
    performer = data.performer ?? performer;
    dueAt = data.dueAt ?? dueAt;
    if (data.state === 'promised') promised = true;
    if (data.state === 'done' || data.state === 'accepted') doneAt ??= occurredAt;
    if (data.state === 'reopened') doneAt = undefined;
  }
  const [first] = events;
  return promised && first !== undefined ? { key: first.subject, performer, dueAt, doneAt } : undefined;
};

/** Tells how the clocks of a policy that started in the period ran out, whatever they are about. */
export const policyAttainment = (subjects: AgreementSubjects, span: Interval, policy: string): ShareTally => {
  const clocks = [
    ...subjects.passes.flatMap((subject) => subject.clocks),
    ...clocksOfOthers(subjects, policy),
  ].filter((clock) => clock.policy.id === policy && contains(span)(clock.startedAt));
  return shareOf(
    clocks,
    ({ subject }) => subject,
    (clock): Verdict => {
      switch (attainmentState(clock)) {
        case 'met':
          return 'for';
        case 'met-late':
        case 'overdue':
        case 'called-off-late':
          return 'against';
        case 'not-due':
          return { openUntil: 'breachAt' in clock ? (clock.breachAt as Instant) : null };
        case 'cancelled':
          return 'out';
        case 'not-measurable':
          return 'unmeasured';
      }
    },
  );
};

/** The clocks of a policy about requests, signals, services: whatever is no lead. */
const clocksOfOthers = (
  { agreement, view, viewpoint }: AgreementSubjects,
  policy: string,
): ReadonlyArray<StartedReading> => {
  const isAboutOthers = agreement.agreement.policies.some(
    ({ id, start }) =>
      id === policy && start.some(({ type }) => subjectKindsOf(type).some((kind) => kind !== 'lead')),
  );
  if (!isAboutOthers) return [];
  const read = readClocks(
    agreement.policies.filter(({ id }) => id === policy),
    viewpoint.asOf,
  );
  const groups = new Map<string, [JournalEvent, ...Array<JournalEvent>]>();
  for (const event of view.others) {
    const key = `${event.subject.kind} ${textOfKey(event.subject)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  return [...groups.values()].flatMap((events) =>
    read({ key: events[0].subject, events }).filter(
      (reading): reading is Exclude<typeof reading, { readonly state: 'pending' }> =>
        reading.state !== 'pending',
    ),
  );
};
