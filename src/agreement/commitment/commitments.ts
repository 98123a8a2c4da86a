import * as E from 'fp-ts/lib/Either.js';
import { civilDateAt } from '../../calendar/local-time.js';
import { periodInterval } from '../../calendar/zoned-period.js';
import type { Journal } from '../../journal/journal.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import { contains, type Interval } from '../../kernel/interval.js';
import { formatMoney, type Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { PeriodId } from '../../kernel/period.js';
import type { Ratio } from '../../kernel/ratio.js';
import { type AgreementSubjects, agreementSubjects } from '../agreement-subjects.js';
import type { CompiledAgreement } from '../compiled-agreement.js';
import type { JointGoal, RevenueGoal } from '../goal.js';
import { counted } from '../words.js';
import {
  type CommitmentBasis,
  type CommitmentLack,
  type CommitmentRefusal,
  commitLeads,
  type LeadCommitment,
  lackOf,
} from './commitment.js';
import { measureLeads, measurePipeline, soldIn } from './measure-basis.js';

/**
 * Describes how many leads a goal of revenue takes, measured from the journal.
 *
 * @category model
 * @since 0.1.0
 */
export type GoalCommitment = CommittedGoal | UncommittedGoal;

/**
 * Describes what every reading of a goal's commitment says.
 *
 * @category model
 * @since 0.1.0
 */
export interface GoalBasis {
  /** The goal's identifier. */
  readonly goal: string;
  /** What is to be reached. */
  readonly title: string;
  /** The period it is for. */
  readonly period: PeriodId;
  /** The reading in one English sentence. */
  readonly text: string;
}

/**
 * Describes a goal from which a commitment follows.
 *
 * @category model
 * @since 0.1.0
 */
export interface CommittedGoal extends GoalBasis, LeadCommitment {
  /** Tells readings apart. */
  readonly state: 'committed';
  /** What it was computed from. */
  readonly basis: CommitmentBasis;
  /** What the basis leaves out: handed-over leads still open, won ones and opportunities without a usable amount. */
  readonly leftOut: { readonly open: number; readonly won: number; readonly opportunities: number };
  /** The same commitment by what leads are worth, so that cheap leads cannot fill it. */
  readonly byValue: ValueCommitment;
}

/**
 * Describes a goal from which no commitment follows, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface UncommittedGoal extends GoalBasis {
  /** Tells readings apart. */
  readonly state: 'not-computable';
  /** Everything that is missing. */
  readonly missing: CommitmentRefusal['missing'];
}

/**
 * Describes a commitment in money: each lead counts as much as leads of its segment have brought.
 *
 * @category model
 * @since 0.1.0
 */
export interface ValueCommitment {
  /** What the leads handed over in the due time have to be worth together. */
  readonly owed: Money;
  /** What those handed over in it so far are worth. */
  readonly delivered: Money;
  /** How many of those belong to a segment whose worth nobody knows. */
  readonly unpriced: number;
  /** What a lead of each segment is worth, sorted; the segment is empty where none is known. */
  readonly segments: ReadonlyArray<SegmentWorth>;
}

/**
 * Describes what a handed-over lead of one segment is worth.
 *
 * @category model
 * @since 0.1.0
 */
export interface SegmentWorth {
  /** The segment; empty where none is known. */
  readonly segment: string;
  /** The share of its decided leads that were won. */
  readonly conversion: Ratio;
  /** What one won lead brings on average; absent where no amount is known. */
  readonly averageSale?: Money;
  /** Conversion × average sale, rounded down; absent where either is not known. */
  readonly worth?: Money;
  /** How many were handed over in the due time so far. */
  readonly handedOver: number;
}

/**
 * Tells for each goal of new revenue how many leads Marketing has to hand over, and when.
 *
 * **Details**: rates, average sale and cycle are measured over everything that is visible; leads still open count as
 * neither won nor lost. A sale's date is read in the zone that the agreement states for sales.
 *
 * @param agreement - whose goals count, compiled
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @returns a function from a journal to a reading for each goal of new revenue, in the order of the agreement
 * @category readings
 * @since 0.1.0
 */
export const leadCommitments =
  (agreement: CompiledAgreement, viewpoint: Viewpoint) =>
  (journal: Journal): ReadonlyArray<GoalCommitment> =>
    leadCommitmentsOf(agreementSubjects(agreement, viewpoint)(journal));

/**
 * Computes commitments from a journal that is folded already, as a review has it.
 *
 * @param subjects - what the agreement reads in the journal
 * @returns a reading for each goal of new revenue, in the order of the agreement
 * @category readings
 * @since 0.1.0
 */
export const leadCommitmentsOf = (subjects: AgreementSubjects): ReadonlyArray<GoalCommitment> =>
  (subjects.agreement.agreement.goals ?? []).flatMap((goal) =>
    goal.measure.kind === 'revenue' ? [goalCommitment(subjects, goal, goal.measure)] : [],
  );

const goalCommitment = (
  subjects: AgreementSubjects,
  { id, title, period }: JointGoal,
  { atLeast, marketingShare }: RevenueGoal,
): GoalCommitment => {
  const { agreement, viewpoint, passes } = subjects;
  const { currency } = atLeast;
  const span = periodInterval(agreement.saleZone, agreement.periodRules)(period);
  const leads = measureLeads(subjects, passes, currency);
  const isOpen = E.isRight(span) && viewpoint.asOf < span.right.end;
  const pipeline = isOpen ? measurePipeline(subjects, span.right, currency) : undefined;
  const { averageSale, cycle, conversion } = leads;
  const told: ReadonlyArray<CommitmentLack> = [
    ...(marketingShare === undefined ? [lackOf('marketing-share')] : []),
    ...(averageSale === undefined ? [lackOf('average-sale')] : []),
    ...((conversion.value ?? 0) === 0 ? [lackOf('conversion')] : []),
    ...(pipeline !== undefined && pipeline.open > 0 && pipeline.rate.value === null
      ? [lackOf('pipeline-rate')]
      : []),
    ...(cycle === undefined ? [lackOf('cycle')] : []),
    ...(pipeline === undefined ? [lackOf('open-period')] : []),
  ];
  const goal = { goal: id, title, period };
  const inCurrency = (minor: number): Money => ({ minor, currency });
  if (
    E.isLeft(span) ||
    pipeline === undefined ||
    marketingShare === undefined ||
    averageSale === undefined ||
    cycle === undefined
  ) {
    return uncommitted(goal, told);
  }
  const basis: CommitmentBasis = {
    goal: atLeast,
    won: inCurrency(soldIn(subjects, span.right, currency)),
    pipeline: inCurrency(pipeline.open),
    ...(pipeline.rate.value === null ? {} : { pipelineRate: pipeline.rate }),
    marketingShare,
    averageSale: inCurrency(averageSale),
    conversion,
    cycle,
    period: span.right,
  };
  const commitment = commitLeads(basis);
  if (E.isLeft(commitment)) return uncommitted(goal, commitment.left.missing);
  return {
    ...goal,
    state: 'committed',
    text: sentence(subjects, atLeast, period, commitment.right),
    ...commitment.right,
    basis,
    leftOut: { open: leads.open, won: leads.withoutAmount, opportunities: pipeline.leftOut },
    byValue: valueCommitment(subjects, commitment.right),
  };
};

const uncommitted = (
  goal: Omit<GoalBasis, 'text'>,
  lacks: ReadonlyArray<CommitmentLack>,
): UncommittedGoal => {
  const [first = lackOf('revenue-goal'), ...rest] = lacks;
  const missing = [first, ...rest] as const;
  return {
    ...goal,
    state: 'not-computable',
    missing,
    text: `No number of leads follows from the goal: ${missing.map(({ message }) => message).join(' ')}`,
  };
};

const sentence = (
  { agreement }: AgreementSubjects,
  goal: Money,
  period: PeriodId,
  { leads, due }: LeadCommitment,
): string => {
  const dateOf = civilDateAt(agreement.saleZone);
  const { low, expected, high } = leads;
  const range = high === null ? `at least ${low}` : `${low}–${high}`;
  return `To reach ${formatMoney(goal)} in ${period}, Marketing hands over ${counted(expected, 'lead', 'leads')} (${range}) from ${dateOf(due.start)} until before ${dateOf(due.end)}.`;
};

const valueCommitment = (
  subjects: AgreementSubjects,
  { fromMarketing: { expected: owed }, due }: LeadCommitment,
): ValueCommitment => {
  const { passes } = subjects;
  const segments = [...new Set(passes.map(({ life }) => life.segment ?? ''))]
    .sort(byCodeUnit)
    .map((segment) => segmentWorth(subjects, segment, owed.currency, due))
    .filter(({ conversion, handedOver }) => conversion.denominator > 0 || handedOver > 0);
  return {
    owed,
    delivered: {
      minor: segments.reduce((sum, { worth, handedOver }) => sum + (worth?.minor ?? 0) * handedOver, 0),
      currency: owed.currency,
    },
    unpriced: segments.reduce(
      (sum, { worth, handedOver }) => sum + (worth === undefined ? handedOver : 0),
      0,
    ),
    segments,
  };
};

const segmentWorth = (
  subjects: AgreementSubjects,
  segment: string,
  currency: string,
  due: Interval,
): SegmentWorth => {
  const own = subjects.passes.filter(({ life }) => (life.segment ?? '') === segment);
  const { conversion, averageSale } = measureLeads(subjects, own, currency);
  const inDue = contains(due);
  const handedOver = own.filter(
    ({ pass: { handOver } }) => handOver !== undefined && inDue(handOver.at),
  ).length;
  return {
    segment,
    conversion,
    ...(averageSale === undefined ? {} : { averageSale: { minor: averageSale, currency } }),
    ...worthOf(conversion.value, averageSale, currency),
    handedOver,
  };
};

/** Leads of which none was ever won are worth nothing; where nothing is decided, or no amount known, nobody knows. */
const worthOf = (
  conversion: number | null,
  averageSale: number | undefined,
  currency: string,
): Pick<SegmentWorth, 'worth'> => {
  if (conversion === 0) return { worth: { minor: 0, currency } };
  return conversion === null || averageSale === undefined
    ? {}
    : { worth: { minor: Math.floor(averageSale * conversion), currency } };
};
