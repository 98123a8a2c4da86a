import { checkMeeting } from '../../dialogue/check-meeting.js';
import { meetingsOf, readMeetings } from '../../dialogue/meeting.js';
import { requestLives } from '../../dialogue/request-life.js';
import { signalLives } from '../../dialogue/signal-life.js';
import type { EventOf, EventType, JournalEvent } from '../../journal/event.js';
import { textOfKey } from '../../journal/subject.js';
import { departmentOf } from '../../kernel/department-of.js';
import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { Department } from '../../kernel/party.js';
import { attainmentState } from '../../metrics/attainment.js';
import type { AgreementSubjects } from '../agreement-subjects.js';
import type { AssetsPublished, MeetingsHeld, ServiceDeliveries, SignalsAnswered } from '../obligation.js';
import { partyDepartments } from '../party-departments.js';
import { type CountTally, type ShareTally, shareOf, type Verdict } from './tally.js';

const eventsOf = <Type extends EventType>(
  { view }: AgreementSubjects,
  type: Type,
): ReadonlyArray<EventOf<Type>> =>
  view.others.filter((event) => event.type === type) as unknown as ReadonlyArray<EventOf<Type>>;

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

/**
 * Counts meetings at which both departments were; one side alone does not meet. What a meeting has to be beyond that is
 * judged by the cadence: an obligation to meet is kept by meeting.
 */
export const meetingsHeld = (
  { agreement, view, viewpoint }: AgreementSubjects,
  span: Interval,
  { policy }: MeetingsHeld,
): CountTally => {
  const check = checkMeeting({ policy, checks: ['both-departments'] }, partyDepartments(agreement.agreement));
  const { meetings } = readMeetings(viewpoint.asOf)(view.others);
  return {
    kind: 'count',
    value: meetingsOf(policy)(meetings).filter(
      (meeting) => contains(span)(meeting.endedAt) && check(meeting).conforming,
    ).length,
  };
};

/** Tells which signals of the period were acknowledged in time; any later state acknowledges too. */
export const signalsAnswered = (
  { agreement, view, viewpoint }: AgreementSubjects,
  span: Interval,
  { within }: SignalsAnswered,
): ShareTally => {
  const terms = { belongs: partyDepartments(agreement.agreement), closedWithin: within };
  const reported = signalLives(
    terms,
    viewpoint.asOf,
  )(view.others).signals.flatMap((signal) =>
    signal.reportedAt !== undefined && contains(span)(signal.reportedAt)
      ? [{ ...signal, reportedAt: signal.reportedAt }]
      : [],
  );
  return shareOf(
    reported,
    ({ key }) => key,
    ({ reportedAt, reachedAt }): Verdict => {
      const openUntil = (reportedAt + within) as Instant;
      const { reported: _, ...hops } = reachedAt;
      if (Object.values(hops).some((at) => at <= openUntil)) return 'for';
      return viewpoint.asOf > openUntil ? 'against' : { openUntil };
    },
  );
};

/** Tells which promises of a department that fell due in the period, first of all, were done by then. */
export const requestsKept = (
  { agreement, view, viewpoint }: AgreementSubjects,
  span: Interval,
  owing: Department,
): ShareTally => {
  const side = departmentOf(partyDepartments(agreement.agreement));
  const due = requestLives(viewpoint.asOf)(view.others).flatMap((life) => {
    const dueAt = life.ranOutAt ?? life.dueAt;
    const promisedAt = life.steps.find(({ state }) => state === 'promised')?.at;
    // A promise for a time that is over is broken when it is made, and not in a period that was closed by then.
    const fellDueAt =
      dueAt !== undefined && promisedAt !== undefined && promisedAt > dueAt ? promisedAt : dueAt;
    return dueAt !== undefined &&
      fellDueAt !== undefined &&
      contains(span)(fellDueAt) &&
      life.performer !== undefined &&
      side(life.performer) === owing
      ? [{ ...life, dueAt }]
      : [];
  });
  return shareOf(
    due,
    ({ key }) => key,
    ({ promise, ranOutAt, dueAt }): Verdict => {
      switch (promise) {
        case 'kept':
          return 'for';
        case 'kept-late':
        case 'broken':
          return 'against';
        case 'open':
          return ranOutAt === undefined ? { openUntil: dueAt } : 'against';
        case 'unpromised':
        case 'declined':
        case 'undated':
          return 'out';
      }
    },
  );
};

/** Tells how the clocks of a policy that started in the period ran out, whatever they are about. */
export const policyAttainment = (subjects: AgreementSubjects, span: Interval, policy: string): ShareTally => {
  const clocks = [...subjects.passes.flatMap((subject) => subject.clocks), ...subjects.otherClocks].filter(
    (clock) => clock.policy.id === policy && contains(span)(clock.startedAt),
  );
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
