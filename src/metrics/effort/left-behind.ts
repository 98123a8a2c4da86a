import type { LeadRecord } from '../../journal/lead-record.js';
import { isTouch, type TouchRule, touchRole } from '../../journal/touch-rule.js';
import { day, type Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { Department } from '../../kernel/party.js';
import { ownActs } from '../../lead/own-act.js';
import type { LeadCase, PassCase } from '../lead-case.js';
import { proposedActWeights, type WeighedAct, weighed } from './act-weight.js';

/**
 * Describes a lead together with its events, so that what the prospect did can be read.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecordedLead extends LeadCase {
  /** Everything that is visible of the lead. */
  readonly record: LeadRecord;
}

/**
 * Describes by what prospects count as left behind.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeftBehindTerms {
  /** The instant of the reading, epoch milliseconds. */
  readonly asOf: Instant;
  /** Tells whether an answer to a lead at an instant would have been recorded. */
  readonly answersRecorded: (lead: LeadCase, at: Instant) => boolean;
  /** What is known to depend on a pass. */
  readonly moneyOf: (subject: PassCase) => ReadonlyArray<Money>;
  /** What counts as an answer, where it differs from the usual: what a person of either department does for this one lead. */
  readonly touch?: TouchRule;
  /** How long an answer may take, in milliseconds; `proposedAnswerTime` when absent. */
  readonly answerWithin?: Milliseconds;
  /** How long after he booked a meeting it may take place, in milliseconds; `proposedMeetingTime` when absent. */
  readonly meetingWithin?: Milliseconds;
  /** From how many points of unanswered effort on a prospect is left behind; `proposedLeastEffort` when absent. */
  readonly atLeast?: number;
  /** What acts weigh, in whole points; `proposedActWeights` when absent. */
  readonly weights?: { readonly [act: string]: number };
  /** The activities that are not the prospect's own; `proposedForeignActs` when absent. */
  readonly foreignActs?: ReadonlyArray<string>;
}

/**
 * Is 3 days: proposal. Whoever asks on a Friday evening may be answered on the Monday.
 *
 * @category constants
 * @since 0.1.0
 */
export const proposedAnswerTime: Milliseconds = 3 * day;

/**
 * Is 14 days: proposal. Nobody records for when a meeting was booked, and it may lie ahead.
 *
 * @category constants
 * @since 0.1.0
 */
export const proposedMeetingTime: Milliseconds = 14 * day;

/**
 * Is 3 points: proposal. A form, a reply or a booking asks for an answer; a single visit does not.
 *
 * @category constants
 * @since 0.1.0
 */
export const proposedLeastEffort: number = 3;

/**
 * Names what became of what a prospect did himself; each lead with an own act is in exactly one.
 *
 * **Details**
 * - `answered`: somebody reached for him after all of it, or spoke with him.
 * - `settled`: nobody did, and the lead was closed after all of it, with whatever reason.
 * - `slight`: what is unanswered is too little to ask for an answer.
 * - `waiting`: there is still time to answer. `not-permitted`: he may not be contacted.
 * - `not-recorded`: nobody would have recorded an answer.
 * - `left-behind`: none of these.
 *
 * @category model
 * @since 0.1.0
 */
export type AnswerState =
  | 'answered'
  | 'settled'
  | 'slight'
  | 'waiting'
  | 'not-permitted'
  | 'not-recorded'
  | 'left-behind';

/**
 * Describes a prospect who did something himself, and what became of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProspectCase {
  /** The lead. */
  readonly lead: RecordedLead;
  /** What became of it. */
  readonly state: AnswerState;
  /** What all he did weighs, in points. */
  readonly weight: number;
  /** What he did since the last answer and the last exit, the first act first. */
  readonly open: ReadonlyArray<WeighedAct>;
  /** What that weighs, in points. */
  readonly openWeight: number;
  /** Who owes the answer: Sales once the lead was handed over or is its own, else Marketing. */
  readonly owes: Department;
  /** What is known to depend on him, in each currency; that of the last pass. */
  readonly money: ReadonlyArray<Money>;
}

/**
 * Tells of every prospect who did something himself what became of it, and how much it was.
 *
 * **Details**: an answer is a touch of either department's person, or a connection, at or after the act. What a prospect did
 * before the last answer is answered; what he did before the lead was closed is settled, and told apart.
 *
 * @param terms - the moment, what an answer is, how long it may take, and what acts weigh
 * @returns a function from leads with their records to the prospects, in the order of the leads
 * @category joins
 * @since 0.1.0
 */
export const prospectCases = (
  terms: LeftBehindTerms,
): ((leads: Iterable<RecordedLead>) => ReadonlyArray<ProspectCase>) => {
  const caseOf = prospectCase(terms);
  return (leads) => [...leads].flatMap((lead) => caseOf(lead) ?? []);
};

/** Tells what became of what a prospect did himself; undefined where he did nothing. */
const prospectCase = (terms: LeftBehindTerms): ((lead: RecordedLead) => ProspectCase | undefined) => {
  const {
    asOf,
    answersRecorded,
    touch = {},
    answerWithin = proposedAnswerTime,
    meetingWithin = proposedMeetingTime,
    atLeast = proposedLeastEffort,
    weights = proposedActWeights,
  } = terms;
  const actsOf = ownActs(asOf, terms.foreignActs);
  const weigh = weighed(weights);
  const roleOf = touchRole({ ...touch, departments: ['sales', 'marketing'] });
  const lastAnswer = ({ events }: LeadRecord): number =>
    events.reduce(
      (last, event) =>
        isTouch(event) && (event.type === 'touch-connected' || roleOf(event) === 'touch')
          ? Math.max(last, latestOf({ at: event.occurredAt, precision: event.precision }))
          : last,
      Number.NEGATIVE_INFINITY,
    );
  return (lead) => {
    const acts = weigh(actsOf(lead.record));
    if (acts.length === 0) return undefined;
    const answeredAt = lastAnswer(lead.record);
    const closedAt = lastExit(lead);
    const unanswered = acts.filter(({ at }) => at > answeredAt);
    const open = unanswered.filter(({ at }) => at > closedAt);
    const openWeight = sumOf(open);
    const stateOf = (): AnswerState => {
      if (unanswered.length === 0) return 'answered';
      const [first] = open;
      if (first === undefined) return 'settled';
      if (lead.life.contactPermission?.permitted === false) return 'not-permitted';
      if (openWeight < atLeast) return 'slight';
      if (!answersRecorded(lead, first.at)) return 'not-recorded';
      const mayStillMeet = open.some(({ act, at }) => act === 'booking' && at + meetingWithin > asOf);
      return mayStillMeet || first.at + answerWithin > asOf ? 'waiting' : 'left-behind';
    };
    const last = lead.passes.at(-1);
    return {
      lead,
      state: stateOf(),
      weight: sumOf(acts),
      open,
      openWeight,
      owes: owesOf(lead),
      money: last === undefined ? [] : terms.moneyOf(last),
    };
  };
};

const sumOf = (acts: ReadonlyArray<WeighedAct>): number => acts.reduce((sum, { weight }) => sum + weight, 0);

/** What is known by its date only may have been at any time of it. */
const latestOf = ({
  at,
  precision,
}: {
  readonly at: Instant;
  readonly precision?: 'date' | undefined;
}): number => (precision === 'date' ? at + day - 1 : at);

const lastExit = ({ life }: LeadCase): number =>
  life.passes.reduce(
    (last, { exit, furtherExits = [] }) =>
      (exit === undefined ? [] : [exit, ...furtherExits]).reduce(
        (latest, one) => Math.max(latest, latestOf(one)),
        last,
      ),
    Number.NEGATIVE_INFINITY,
  );

/** What Sales gave back is Marketing's again. */
const owesOf = ({ life: { origin, passes } }: LeadCase): Department => {
  const last = passes.at(-1);
  if (last?.exit?.kind === 'rejected' || last?.exit?.kind === 'recycled') return 'marketing';
  return origin === 'sales' || last?.handOver !== undefined ? 'sales' : 'marketing';
};
