import { isObserved } from '../../journal/observation.js';
import { textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import { contains } from '../../kernel/interval.js';
import {
  type AccountEffort,
  offListAccounts,
  type UntouchedAccount,
  untouchedAccounts,
} from '../../metrics/effort/account-effort.js';
import { type EffortAct, effortActs } from '../../metrics/effort/effort-act.js';
import { type LeftBehindTerms, prospectCases, type RecordedLead } from '../../metrics/effort/left-behind.js';
import {
  type LeftBehind,
  leftBehind,
  type ProspectLeftBehind,
  prospectsLeftBehind,
} from '../../metrics/effort/prospects-left-behind.js';
import { type TargetEffort, targetEffort } from '../../metrics/effort/target-effort.js';
import { isInForceWithin } from '../../metrics/effort/target-list.js';
import type { LeadCase } from '../../metrics/lead-case.js';
import { measure } from '../../metrics/metric.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes how much effort went to the accounts that both agreed to aim at.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetReview {
  /** In the period. */
  readonly period: TargetEffort;
  /** Over all time. */
  readonly all: TargetEffort;
  /** The accounts on no list that effort went to in the period, those with the most acts first. */
  readonly offList: ReadonlyArray<AccountEffort>;
  /** How many accounts are on the lists that counted in the period. */
  readonly accounts: number;
  /** Those of them that Sales neither touched nor met in it. */
  readonly untouched: ReadonlyArray<UntouchedAccount>;
}

/**
 * Describes where effort goes, Sales', Marketing's and the prospects' own.
 *
 * @category model
 * @since 0.1.0
 */
export interface EffortReview {
  /** To the agreed accounts or elsewhere; absent where no list is agreed or no effort is recorded. */
  readonly targets?: TargetReview;
  /** Whose own effort got no answer; absent where nobody records what prospects do, or touches. */
  readonly leftBehind?: {
    /** How many there are, and how much they did. */
    readonly all: LeftBehind;
    /** Who they are, those who did the most first. */
    readonly prospects: ReadonlyArray<ProspectLeftBehind>;
  };
}

/**
 * Reads where effort goes.
 *
 * @param subjects - what the review reads
 * @param period - the period
 * @param readiness - the readiness of all readings
 * @returns the reading; empty where there is no evidence
 * @category readings
 * @since 0.1.0
 */
export const reviewEffort = (
  subjects: ReviewSubjects,
  period: ReviewPeriod,
  readiness: ReadonlyArray<ReadingReadiness>,
): EffortReview => ({
  ...(hasEvidence(readiness, 'target-accounts') ? { targets: targetsOf(subjects, period) } : {}),
  ...(hasEvidence(readiness, 'own-effort') ? { leftBehind: leftBehindOf(subjects) } : {}),
});

const targetsOf = ({ agreement, view, leads }: ReviewSubjects, { span }: ReviewPeriod): TargetReview => {
  const { targetLists: lists, lifecycle } = agreement;
  const acts = effortActs({
    lists,
    ...(lifecycle.touch === undefined ? {} : { salesTouch: lifecycle.touch }),
  })({ view, lives: leads.map(({ life }) => life) });
  const own = acts.filter(({ at }: EffortAct) => contains(span)(at));
  const accounts = lists.filter(isInForceWithin(span)).flatMap((list) => list.accounts.map(textOfKey));
  return {
    period: measure(targetEffort)(own),
    all: measure(targetEffort)(acts),
    offList: offListAccounts(own),
    accounts: new Set(accounts).size,
    untouched: untouchedAccounts(lists, span)(own),
  };
};

const leftBehindOf = (subjects: ReviewSubjects): NonNullable<EffortReview['leftBehind']> => {
  const { agreement, viewpoint, windows, silentTeams, leads, records, openMoneyOf } = subjects;
  const observed = isObserved(windows, ['touch-attempted', 'touch-connected']);
  const terms: LeftBehindTerms = {
    asOf: viewpoint.asOf,
    answersRecorded: ({ passes }: LeadCase, at: Instant) => {
      const team = passes.at(-1)?.team;
      return observed(at) && !(team !== undefined && silentTeams.includes(team));
    },
    moneyOf: openMoneyOf,
    ...(agreement.lifecycle.touch === undefined ? {} : { touch: agreement.lifecycle.touch }),
  };
  const recorded = leads.flatMap((lead): ReadonlyArray<RecordedLead> => {
    const record = records.get(textOfKey(lead.life.key));
    return record === undefined ? [] : [{ ...lead, record }];
  });
  const prospects = prospectCases(terms)(recorded);
  return {
    all: measure(leftBehind)(prospects),
    prospects: prospectsLeftBehind(viewpoint.asOf)(prospects),
  };
};
