import type { ComplaintSubject } from '../journal/dialogue-events.js';
import type { JournalEvent } from '../journal/event.js';
import { textOfKey } from '../journal/subject.js';
import { departmentOf, type PartyDepartments } from '../kernel/department-of.js';
import type { Instant } from '../kernel/instant.js';
import type { Department } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import { readMeetings } from './meeting.js';
import { type RequestLife, requestLives } from './request-life.js';

/**
 * Describes how the departments complain, ask and keep their word.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestRatios {
  /** Complaints that came with a request, of all that were raised. */
  readonly withRequest: Ratio;
  /** Complaints that asked for nothing or were about a person, of all that were raised: blamestorming. */
  readonly blame: Ratio;
  /** Requests that name a performer, a condition and a time, of all requests. */
  readonly actionable: Ratio;
  /** Promises kept, of all that were kept, kept late or broken; those with time left do not count. */
  readonly keptPromises: Ratio;
  /** Promises that nobody can judge, since they have no time. */
  readonly undated: number;
  /** How often requests were sent back. */
  readonly reopened: number;
  /** How often another offer was made. */
  readonly countered: number;
}

/**
 * Describes the dialogue of the two departments up to an instant.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestReading extends RequestRatios {
  /** The same by who complains, or who is asked. */
  readonly byDepartment: { readonly [Side in Department]: RequestRatios };
  /** What was complained of, by subject; complaints about persons are no subject of a reading, only blame. */
  readonly subjects: { readonly [Subject in ComplaintSubject]: number };
  /** Promises that are broken by now, the longest overdue first. */
  readonly broken: ReadonlyArray<RequestLife>;
  /** True when no minutes say anything of complaints: then the first two ratios are empty for want of a record. */
  readonly complaintsNotRecorded: boolean;
}

/**
 * Reads complaints and requests out of minutes and requests.
 *
 * **Details**: complaints are counted where minutes list them, once for each meeting whatever its number of minutes. One whose request the journal does not know has none.
 *
 * @param belongs - the departments of teams and roles
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @returns a function from visible events in the journal's order to the reading
 * @category readings
 * @since 0.1.0
 */
export const readRequests =
  (belongs: PartyDepartments, asOf: Instant) =>
  (events: ReadonlyArray<JournalEvent>): RequestReading => {
    const side = departmentOf(belongs);
    const lives = requestLives(asOf)(events);
    const known = new Set(lives.map(({ key }) => textOfKey(key)));
    const { meetings } = readMeetings(asOf)(events);
    const complaints = meetings
      .flatMap(({ complaints: raised = [] }) => raised)
      .map(({ by, about, request }) => ({
        by,
        about,
        fair: about !== 'person' && request !== undefined && known.has(textOfKey(request)),
      }));
    const ratiosOf = (department: Department | null): RequestRatios =>
      ratios(
        complaints.filter(({ by }) => department === null || side(by) === department),
        lives.filter(
          ({ performer }) =>
            department === null || (performer !== undefined && side(performer) === department),
        ),
      );
    const count = (subject: ComplaintSubject): number =>
      complaints.filter(({ about }) => about === subject).length;
    return {
      ...ratiosOf(null),
      byDepartment: { sales: ratiosOf('sales'), marketing: ratiosOf('marketing') },
      subjects: {
        process: count('process'),
        asset: count('asset'),
        lead: count('lead'),
        metric: count('metric'),
      },
      broken: lives
        .filter(({ promise }) => promise === 'broken')
        .sort((first, second) => (second.lateBy ?? 0) - (first.lateBy ?? 0)),
      complaintsNotRecorded: meetings.every(({ complaints: raised }) => raised === undefined),
    };
  };

const ratios = (
  complaints: ReadonlyArray<{ readonly fair: boolean }>,
  lives: ReadonlyArray<RequestLife>,
): RequestRatios => {
  const fair = complaints.filter((complaint) => complaint.fair).length;
  const inState = (...states: ReadonlyArray<RequestLife['promise']>): number =>
    lives.filter(({ promise }) => states.includes(promise)).length;
  const lacks = ({ missing }: RequestLife): boolean => missing.some((part) => part !== 'asker');
  return {
    withRequest: rate(fair, complaints.length),
    blame: rate(complaints.length - fair, complaints.length),
    actionable: rate(lives.filter((life) => !lacks(life)).length, lives.length),
    keptPromises: rate(inState('kept'), inState('kept', 'kept-late', 'broken')),
    undated: inState('undated'),
    reopened: lives.reduce((sum, life) => sum + life.reopened, 0),
    countered: lives.reduce((sum, life) => sum + life.countered, 0),
  };
};
