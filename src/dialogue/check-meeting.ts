import type { MeetingPolicy, Participant } from '../journal/dialogue-events.js';
import type { RecordKey } from '../journal/subject.js';
import { departmentOf, isPartner, type PartyDepartments } from '../kernel/department-of.js';
import { formatDuration } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Department, departments, type Party } from '../kernel/party.js';
import type { Meeting } from './meeting.js';
import type { MeetingCheck, MeetingRules } from './meeting-rules.js';

/**
 * Describes what came of one check of a meeting.
 *
 * @category model
 * @since 0.1.0
 */
export interface CheckedMeeting {
  /** The check. */
  readonly check: MeetingCheck;
  /** `not-recorded` when the minutes do not say; `waived` when both departments let it pass, with a reason. */
  readonly state: 'passed' | 'failed' | 'waived' | 'not-recorded';
  /** What was found, in one sentence. */
  readonly text: string;
  /** Who can mend it next time. */
  readonly owner: Party;
}

/**
 * Describes whether a meeting was what its policy asks for.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingReading {
  /** The meeting's key. */
  readonly key: RecordKey;
  /** The policy it is held against. */
  readonly policy: MeetingPolicy;
  /** When it ended, epoch milliseconds. */
  readonly endedAt: Instant;
  /** True when every check is passed or waived. */
  readonly conforming: boolean;
  /** Every check, in the order of the rules. */
  readonly checks: ReadonlyArray<CheckedMeeting>;
}

/**
 * Checks a meeting against what its policy asks for, naming every check that failed.
 *
 * **Details**: what the minutes do not say is not recorded, which conforms no more than a failure does and is told
 * apart from it. A waiver counts with a reason and both departments; one of a department alone does not, and the
 * check says so; each may sign one of its own. Each half of the agenda is the
 * department's whose it is. Checks about partners pass where none came.
 *
 * @param rules - what the policy asks for
 * @param belongs - the departments of teams and roles
 * @returns a function from a meeting to its reading
 * @category readings
 * @since 0.1.0
 */
export const checkMeeting =
  (rules: MeetingRules, belongs: PartyDepartments = {}) =>
  (meeting: Meeting): MeetingReading => {
    const side = departmentOf(belongs);
    const checks = rules.checks.map((check): CheckedMeeting => {
      const { passed, text, owner = 'operations' } = answer(check, rules, meeting, side);
      const state = passed === null ? 'not-recorded' : passed ? 'passed' : 'failed';
      return state === 'passed'
        ? { check, state, text, owner }
        : { check, owner, ...waivedOr(state, text, check, meeting) };
    });
    const { key, endedAt } = meeting;
    return {
      key,
      policy: rules.policy,
      endedAt,
      conforming: checks.every(({ state }) => state === 'passed' || state === 'waived'),
      checks,
    };
  };

/** What a check found; `passed` is null where the minutes do not say. */
interface Answer {
  readonly passed: boolean | null;
  readonly text: string;
  readonly owner?: Party;
}

type Side = (party: Party) => Department | null;

const waivedOr = (
  state: 'failed' | 'not-recorded',
  text: string,
  check: MeetingCheck,
  { waivers = [] }: Meeting,
): Pick<CheckedMeeting, 'state' | 'text'> => {
  const said = waivers.filter((one) => one.check === check);
  const [waiver] = said;
  if (waiver === undefined) return { state, text };
  // A waiver without a reason waives nothing; two departments may each sign one of their own.
  const reasoned = said.filter(({ reason }) => reason.trim() !== '');
  if (reasoned.length === 0) return { state, text: `${text} The waiver lacks a reason.` };
  const missing = departments.filter((one) => !reasoned.some(({ by }) => by.includes(one)));
  if (missing.length > 0) return { state, text: `${text} The waiver lacks ${missing.join(' and ')}.` };
  const reasons = [...new Set(reasoned.map(({ reason }) => reason.trim()))];
  return { state: 'waived', text: `${text} Waived by both: ${reasons.join('; ')}` };
};

const answer = (check: MeetingCheck, rules: MeetingRules, meeting: Meeting, side: Side): Answer => {
  switch (check) {
    case 'both-departments':
      return bothDepartments(meeting, side);
    case 'long-enough':
      return longEnough(rules, meeting);
    case 'closed-door':
      return stated(meeting, check, 'It was closed-door.', 'It was not closed-door.');
    case 'off-campus':
      return stated(meeting, check, 'It was off-campus.', 'It was on the premises.');
    case 'outside-facilitator':
      return outsideFacilitator(meeting, side);
    case 'skilled-facilitator':
      return stated(meeting, check, 'The facilitator is skilled.', 'The facilitator is not skilled.');
    case 'leaders-and-workers':
      return leadersAndWorkers(meeting, side);
    case 'current-projects':
      return agendaHas(meeting, side, check, 'marketing', 'Marketing’s assessment of current projects');
    case 'field-news':
      return agendaHas(meeting, side, check, 'sales', 'Sales’ news from the field');
    case 'complaints-with-requests':
      return complaintsWithRequests(meeting);
    case 'actions-owned':
      return actionsOwned(meeting);
    case 'partner-throughout':
      return partners(meeting, 'there from start to finish', (partner) => stayed(partner, meeting));
    case 'partner-briefed':
      return partners(meeting, 'briefed on values, vision and goals', ({ briefedOn }) =>
        briefedOn === undefined
          ? null
          : (['values', 'vision', 'goals'] as const).every((item) => briefedOn.includes(item)),
      );
  }
};

const bothDepartments = (meeting: Meeting, side: Side): Answer => {
  const absent = departments.filter((one) => peopleOf(meeting, side, one).length === 0);
  if (absent.length === 0) return { passed: true, text: 'Both departments were there.' };
  const owner = absent.length === 1 ? absent[0] : undefined;
  const unlisted = unlistedOf(meeting.participants, side);
  return {
    passed: unlisted === null ? false : null,
    text:
      unlisted === null
        ? `Nobody came for ${absent.join(' or ')}.`
        : `Nobody is known to have come for ${absent.join(' or ')}, and nobody says on which side ${unlisted} is.`,
    ...(owner === undefined ? {} : { owner }),
  };
};

/** Those whose team or role nobody put on a side, in words; null when there are none. */
const unlistedOf = (people: ReadonlyArray<Participant>, side: Side): string | null => {
  const parties = new Set(people.flatMap(({ party }) => (isUnlisted(party, side) ? [party] : [])));
  return parties.size === 0 ? null : [...parties].join(' or ');
};

const peopleOf = (
  { participants }: Meeting,
  side: Side,
  department: Department,
): ReadonlyArray<Participant> => participants.filter(({ party }) => side(party) === department);

const longEnough = ({ leastDuration = 0 }: MeetingRules, { duration }: Meeting): Answer => {
  const least = formatDuration(leastDuration);
  return duration === undefined
    ? { passed: null, text: `Nobody recorded how long it took; ${least} is the least.` }
    : {
        passed: duration >= leastDuration,
        text: `It took ${formatDuration(duration)}; ${least} is the least.`,
      };
};

const stated = ({ facts = {} }: Meeting, check: MeetingCheck, yes: string, no: string): Answer => {
  const fact = Object.hasOwn(facts, check) ? facts[check] : undefined;
  return fact === undefined
    ? { passed: null, text: `The minutes say nothing of ${check}.` }
    : { passed: fact, text: fact ? yes : no };
};

/** Who belongs to neither department may facilitate, an outside agency among them. */
const outsideFacilitator = (meeting: Meeting, side: Side): Answer => {
  const facilitators = meeting.participants.filter(({ facilitates }) => facilitates === true);
  if (facilitators.length === 0) {
    return { passed: null, text: 'Nobody is recorded as facilitator.' };
  }
  const inside = facilitators.filter(({ party }) => side(party) !== null);
  const unlisted = unlistedOf(facilitators, side);
  if (inside.length === 0 && unlisted !== null) {
    return { passed: null, text: `Nobody says on which side the facilitator’s ${unlisted} is.` };
  }
  return inside.length === 0
    ? { passed: true, text: 'The facilitator belongs to neither department.' }
    : {
        passed: false,
        text: `${inside.map(({ person }) => person).join(', ')} facilitated and belongs to ${side((inside[0] as Participant).party)}.`,
      };
};

const leadersAndWorkers = (meeting: Meeting, side: Side): Answer => {
  const lacking = departments.flatMap((department) => {
    const people = peopleOf(meeting, side, department);
    return [
      ...(people.some(({ leads }) => leads === true) ? [] : [`a leader of ${department}`]),
      ...(people.some(({ leads }) => leads !== true) ? [] : [`a worker of ${department}`]),
    ];
  });
  return {
    passed: lacking.length === 0,
    text: lacking.length === 0 ? 'Leaders and workers of both came.' : `Missing: ${lacking.join(', ')}.`,
  };
};

/** Each half of the agenda is one department's: that the other spoke of it is not the same. */
const agendaHas = (
  { agenda }: Meeting,
  side: Side,
  kind: 'current-projects' | 'field-news',
  owner: Department,
  words: string,
): Answer => {
  if (agenda === undefined) {
    return { passed: null, text: `No agenda is recorded, so nobody knows of ${words}.`, owner };
  }
  const items = agenda.filter((item) => item.kind === kind);
  if (items.length === 0) return { passed: false, text: `It did not hear ${words}.`, owner };
  if (items.some(({ by }) => by === undefined || side(by) === owner)) {
    return { passed: true, text: `It heard ${words}.`, owner };
  }
  const by = [...new Set(items.map((item) => item.by))].join(' and ');
  return items.some((item) => item.by !== undefined && isUnlisted(item.by, side))
    ? { passed: null, text: `${by} spoke for ${words}, and nobody says on which side that is.`, owner }
    : { passed: false, text: `It did not hear ${words}; ${by} spoke of it.`, owner };
};

/** A team or role that nobody put on a side; operations and partners are on none. */
const isUnlisted = (party: Party, side: Side): boolean =>
  side(party) === null && party !== 'operations' && !isPartner(party);

const complaintsWithRequests = ({ complaints }: Meeting): Answer => {
  if (complaints === undefined)
    return { passed: null, text: 'The minutes do not say what was complained of.' };
  const blaming = complaints.filter(({ about, request }) => about === 'person' || request === undefined);
  const by = [...new Set(blaming.map((complaint) => complaint.by))];
  const owner = by.length === 1 ? by[0] : undefined;
  return {
    passed: blaming.length === 0,
    text:
      blaming.length === 0
        ? `${complaints.length} complaints, each with a request.`
        : `${blaming.length} of ${complaints.length} complaints came without a request.`,
    ...(owner === undefined ? {} : { owner }),
  };
};

const actionsOwned = ({ actions }: Meeting): Answer => {
  if (actions === undefined) return { passed: null, text: 'The minutes list no actions.' };
  const open = actions.filter(
    ({ owner, dueAt, request }) => request === undefined && (owner === undefined || dueAt === undefined),
  ).length;
  return {
    passed: open === 0,
    text:
      open === 0
        ? `${actions.length} actions, each with an owner and a date.`
        : `${open} of ${actions.length} actions lack an owner or a date.`,
  };
};

/** Whether somebody came no later than it began and left no earlier than it ended; null where nobody knows. */
const stayed = ({ from, until }: Participant, { startedAt, endedAt }: Meeting): boolean | null => {
  if (until !== undefined && until < endedAt) return false;
  if (from === undefined) return true;
  return startedAt === undefined ? null : from <= startedAt;
};

const partners = (
  { participants }: Meeting,
  words: string,
  is: (partner: Participant) => boolean | null,
): Answer => {
  const found = participants.filter(({ party }) => isPartner(party));
  if (found.length === 0) return { passed: true, text: 'No outside partner came.' };
  const answers = found.map(is);
  if (answers.includes(false)) return { passed: false, text: `An outside partner was not ${words}.` };
  return answers.includes(null)
    ? { passed: null, text: `Nobody recorded whether the outside partner was ${words}.` }
    : { passed: true, text: `The outside partner was ${words}.` };
};
