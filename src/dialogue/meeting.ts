import type { MeetingHeld, MeetingPolicy, Participant } from '../journal/dialogue-events.js';
import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import type { Milliseconds } from '../kernel/duration.js';
import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import { bySubject } from './by-subject.js';
import { isMeetingCheck, meetingChecks } from './meeting-rules.js';

/**
 * Describes one meeting as its minutes tell it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Meeting extends MeetingHeld {
  /** The meeting's key. */
  readonly key: RecordKey;
  /** When it ended, epoch milliseconds. */
  readonly endedAt: Instant;
  /** True when only the date is known. */
  readonly dateOnly?: true;
  /** How long it took, in milliseconds; absent when nobody knows. */
  readonly duration?: Milliseconds;
}

/**
 * Describes the meetings that were held, and what is wrong with their minutes.
 *
 * @category model
 * @since 0.1.0
 */
export interface Meetings {
  /** The meetings, by when they ended. */
  readonly meetings: ReadonlyArray<Meeting>;
  /** What is wrong, with the event's source and id at the head of each path. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Reads the meetings that were held up to an instant.
 *
 * **Details**: later minutes of the same meeting replace earlier ones. A meeting that ends before it begins keeps its
 * place, and has no length; someone listed twice is there once. Somebody whom no party knows was there all the same, and a
 * waiver of a check that there is not waives nothing: both are issues.
 *
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @param people - everybody who may come, by identifier; anybody when absent
 * @returns a function from visible events in the journal's order to the meetings
 * @category readings
 * @since 0.1.0
 */
export const readMeetings =
  (asOf: Instant, people?: ReadonlySet<string>) =>
  (events: ReadonlyArray<JournalEvent>): Meetings => {
    const last = bySubject(events, 'meeting-held', asOf).map(({ key, events: minutes }) => ({
      key,
      minutes: minutes.at(-1) as Minutes,
    }));
    return {
      meetings: last
        .map(({ key, minutes }) => meetingOf(key, minutes))
        .sort((first, second) => first.endedAt - second.endedAt),
      issues: last.flatMap(({ minutes }) => faultsOf(minutes, people)),
    };
  };

type Minutes = Extract<JournalEvent, { type: 'meeting-held' }>;

const meetingOf = (key: RecordKey, { data, occurredAt, precision }: Minutes): Meeting => {
  const { startedAt } = data;
  const timed = precision === undefined && startedAt !== undefined && startedAt <= occurredAt;
  return {
    ...data,
    participants: [...groupsOf<Participant, string>(({ person }) => person)(data.participants).values()].map(
      ([first]) => first,
    ),
    key,
    endedAt: occurredAt,
    ...(precision === undefined ? {} : { dateOnly: true }),
    ...(timed ? { duration: occurredAt - startedAt } : {}),
  };
};

const faultsOf = (
  { source, id, data, occurredAt, precision }: Minutes,
  people: ReadonlySet<string> | undefined,
): ReadonlyArray<Issue> => {
  const { startedAt, participants, waivers = [] } = data;
  const at = [source, id, 'data', 'participants'];
  const issues: Array<Issue> = [
    ...duplicatesIn(
      participants.map(({ person }) => person),
      (index) => [...at, index, 'person'],
    ),
  ];
  if (precision === undefined && startedAt !== undefined && startedAt > occurredAt) {
    issues.push(
      issue('ends-before-start', [source, id, 'data', 'startedAt'], 'The meeting ends before it begins.', {
        expected: 'a start that is not after the end',
      }),
    );
  }
  waivers.forEach(({ check }, index) => {
    if (!isMeetingCheck(check)) {
      issues.push(
        issue('unknown-check', [source, id, 'data', 'waivers', index, 'check'], 'There is no such check.', {
          expected: meetingChecks.join(', '),
          received: show(check),
        }),
      );
    }
  });
  participants.forEach(({ person, from, until }, index) => {
    if (people !== undefined && !people.has(person)) {
      issues.push(
        issue('unknown-person', [...at, index, 'person'], 'No party knows anybody of that name.', {
          received: show(person),
        }),
      );
    }
    if (from !== undefined && until !== undefined && from > until) {
      issues.push(
        issue('ends-before-start', [...at, index, 'until'], 'Somebody leaves before coming.', {
          expected: 'a time that is not before `from`',
        }),
      );
    }
  });
  return issues;
};

/**
 * Returns the meetings of one policy.
 *
 * @param policy - the policy
 * @returns a function from meetings to those of the policy, in the same order
 * @category selections
 * @since 0.1.0
 */
export const meetingsOf =
  (policy: MeetingPolicy) =>
  (meetings: ReadonlyArray<Meeting>): ReadonlyArray<Meeting> =>
    meetings.filter((meeting) => meeting.policy === policy);
