import { byCodeUnit } from '../../kernel/order.js';
import type { Party } from '../../kernel/party.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { ReasonFamily } from '../../lead/exit-reason.js';
import type { AcceptedLead } from '../../lead/pass.js';
import { countOf } from '../count.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import type { PassCase } from '../lead-case.js';
import { mapReading } from '../list.js';
import type { Metric } from '../metric.js';
import { type RateSum, rateOf } from '../rate.js';
import { struct } from '../struct.js';
import {
  type AcceptanceState,
  acceptanceState,
  answeredInTime,
  isAnswerDue,
  workOf,
} from './acceptance-state.js';

/**
 * Describes how many leads Sales rejected for one reason.
 *
 * @category model
 * @since 0.1.0
 */
export interface RejectionCount {
  /** The reason as the events give it; absent where none was given. */
  readonly reason?: string;
  /** What the reason has in common with others. */
  readonly family: ReasonFamily;
  /** Who has to do something about it. */
  readonly accountable: Party;
  /** How many passes were rejected for it. */
  readonly passes: number;
  /** How many of them after the time to answer was over. */
  readonly late: number;
  /** How many of them after the first contact, so that they should have been disqualified. */
  readonly misfiled: number;
}

/**
 * Describes how Sales answers what Marketing hands over, and whether it then works it.
 *
 * **Details**: the states add up to `handedOver`. Where the agreement knows no acceptance all shares are null with the
 * reason `not-measured`; rejections are events of their own and are counted all the same.
 *
 * @category model
 * @since 0.1.0
 */
export interface AcceptanceReading {
  /** How many passes were handed over. */
  readonly handedOver: number;
  /** How many different leads that were. */
  readonly leads: number;
  /** How many passes are in each state. */
  readonly states: Readonly<Record<AcceptanceState, number>>;
  /** Accepted, out of all that were answered, ended without an answer, or have no time left. */
  readonly accepted: Ratio;
  /** How the accepted ones were: by an event, by the first touch, or implied by a later stage. */
  readonly by: Readonly<Record<AcceptedLead['by'], number>>;
  /**
   * Accepted and reached for in time, out of the same, less the accepted ones of which that cannot be told yet: what
   * acceptance is worth.
   */
  readonly acceptedAndWorked: Ratio;
  /** Of the accepted ones whose first touch is due or made: those nobody reached for. Acceptance for show. */
  readonly untouched: Ratio;
  /** Of the rejections that a time limit judges: those that came after it. */
  readonly rejectedLate: Ratio;
  /** The rejections by reason, the most frequent first. */
  readonly rejections: ReadonlyArray<RejectionCount>;
  /** The same by family. */
  readonly families: ReadonlyArray<{ readonly family: ReasonFamily; readonly passes: number }>;
  /** The same by who has to do something about it. */
  readonly accountable: ReadonlyArray<{ readonly party: Party; readonly passes: number }>;
}

/**
 * Describes the sums behind it.
 *
 * @category model
 * @since 0.1.0
 */
export interface AcceptanceSum {
  /** The passes by state. */
  readonly states: GroupedSums<number>;
  /** The leads. */
  readonly leads: number;
  /** The accepted ones by how. */
  readonly by: GroupedSums<number>;
  /** Accepted out of the answered ones. */
  readonly accepted: RateSum;
  /** Accepted and worked out of those that can be told. */
  readonly acceptedAndWorked: RateSum;
  /** Untouched out of the accepted. */
  readonly untouched: RateSum;
  /** Rejected late out of the judged. */
  readonly rejectedLate: RateSum;
  /** The rejections by reason. */
  readonly rejections: GroupedSums<RejectionSum>;
}

/**
 * Describes the sums behind the rejections for one reason.
 *
 * @category model
 * @since 0.1.0
 */
export type RejectionSum = Pick<RejectionCount, 'passes' | 'late' | 'misfiled'>;

/**
 * Measures how Sales answers hand-overs: acceptance, what it is worth, and why leads are rejected.
 *
 * **Details**: silence past the time limit counts against acceptance and never for it. A rejection after the first
 * contact is misfiled: it says something about a conversation, not about the hand-over.
 *
 * @param touchesRecorded - tells whether touches of a pass would have been recorded
 * @returns the metric over passes; `groupBy` gives it by team, channel or definition
 * @see the sales-accepted lead (SiriusDecisions), whose acceptance is open to gaming: accepted, and then not touched
 * @category metrics
 * @since 0.1.0
 */
export const acceptance = (
  touchesRecorded: (subject: PassCase) => boolean,
): Metric<PassCase, AcceptanceSum, AcceptanceReading> => {
  const stateOf = acceptanceState;
  const isAccepted = (subject: PassCase): boolean => stateOf(subject) === 'accepted';
  const work = (subject: PassCase): ReturnType<typeof workOf> => workOf(touchesRecorded, subject);
  const grouped = (groupOf: (subject: PassCase) => string | null) =>
    groupBy<PassCase>((subject) => {
      const group = groupOf(subject);
      return group === null ? [] : [group];
    });
  const all = countOf<PassCase>(() => true);
  const isRejected = ({ pass }: PassCase): boolean =>
    pass.handOver !== undefined && pass.exit?.kind === 'rejected';
  return mapReading(readAcceptance)(
    struct({
      states: grouped(stateOf)(all),
      leads: countOf<PassCase>(
        ({ life, pass }) =>
          pass.handOver !== undefined && life.passes.find(({ handOver }) => handOver !== undefined) === pass,
      ),
      by: grouped(({ pass: { acceptance: answer } }) => (answer?.status === 'accepted' ? answer.by : null))(
        countOf(isAccepted),
      ),
      accepted: rateOf<PassCase>(isAnswerDue, isAccepted),
      acceptedAndWorked: rateOf<PassCase>(
        (subject) => isAnswerDue(subject) && (!isAccepted(subject) || work(subject) !== null),
        (subject) => isAccepted(subject) && work(subject) === 'in-time',
      ),
      untouched: rateOf<PassCase>(
        (subject) => isAccepted(subject) && work(subject) !== null,
        (subject) => work(subject) === 'untouched',
      ),
      rejectedLate: rateOf<PassCase>(
        (subject) => isRejected(subject) && answeredInTime(subject) !== null,
        (subject) => answeredInTime(subject) === false,
      ),
      rejections: grouped((subject) => (isRejected(subject) ? textOfReason(subject) : null))(
        struct({
          passes: all,
          late: countOf<PassCase>((subject) => answeredInTime(subject) === false),
          misfiled: countOf<PassCase>(
            ({ pass: { exit } }) => exit?.kind === 'rejected' && exit.misfiled === true,
          ),
        }),
      ),
    }),
  );
};

/** Written as JSON, so that any reason can be told from any other. */
const textOfReason = ({ pass: { exit } }: PassCase): string | null => {
  if (exit?.kind !== 'rejected') return null;
  const { reason, family, accountable } = exit;
  return JSON.stringify({ ...(reason === undefined ? {} : { reason }), family, accountable });
};

interface AcceptanceParts
  extends Pick<AcceptanceReading, 'leads' | 'accepted' | 'acceptedAndWorked' | 'untouched' | 'rejectedLate'> {
  readonly states: ReadonlyArray<Grouped<number>>;
  readonly by: ReadonlyArray<Grouped<number>>;
  readonly rejections: ReadonlyArray<Grouped<RejectionSum>>;
}

const readAcceptance = (parts: AcceptanceParts): AcceptanceReading => {
  const count = (groups: ReadonlyArray<Grouped<number>>, name: string): number =>
    groups.find(({ group }) => group === name)?.reading ?? 0;
  const handedOver = parts.states.reduce((sum, { reading }) => sum + reading, 0);
  const states = Object.fromEntries(
    acceptanceStates.map((state) => [state, count(parts.states, state)]),
  ) as AcceptanceReading['states'];
  const rejections = parts.rejections
    .map(
      ({ group, reading }): RejectionCount => ({
        ...(JSON.parse(group) as Omit<RejectionCount, keyof RejectionSum>),
        ...reading,
      }),
    )
    .sort(
      (first, second) =>
        second.passes - first.passes || byCodeUnit(JSON.stringify(first), JSON.stringify(second)),
    );
  const unmeasured = handedOver > 0 && states['not-measured'] === handedOver;
  const shown = (share: Ratio): Ratio => (unmeasured ? { ...share, reason: 'not-measured' } : share);
  return {
    handedOver,
    leads: parts.leads,
    states,
    accepted: shown(parts.accepted),
    by: {
      explicit: count(parts.by, 'explicit'),
      'first-touch': count(parts.by, 'first-touch'),
      implied: count(parts.by, 'implied'),
    },
    acceptedAndWorked: shown(parts.acceptedAndWorked),
    untouched: shown(parts.untouched),
    rejectedLate: parts.rejectedLate,
    rejections,
    families: tallied(rejections, ({ family }) => family).map(([family, passes]) => ({ family, passes })),
    accountable: tallied(rejections, ({ accountable }) => accountable).map(([party, passes]) => ({
      party,
      passes,
    })),
  };
};

const acceptanceStates: ReadonlyArray<AcceptanceState> = [
  'accepted',
  'rejected',
  'overdue',
  'unanswered',
  'not-due',
  'no-promise',
  'not-measured',
];

const tallied = <Name extends string>(
  rejections: ReadonlyArray<RejectionCount>,
  nameOf: (rejection: RejectionCount) => Name,
): ReadonlyArray<readonly [name: Name, passes: number]> => {
  const counts = new Map<Name, number>();
  for (const rejection of rejections) {
    const name = nameOf(rejection);
    counts.set(name, (counts.get(name) ?? 0) + rejection.passes);
  }
  return [...counts].sort((first, second) => second[1] - first[1] || byCodeUnit(first[0], second[0]));
};
