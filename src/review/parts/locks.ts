import * as E from 'fp-ts/lib/Either.js';
import { periodInterval } from '../../calendar/zoned-period.js';
import { day } from '../../kernel/duration.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Interval } from '../../kernel/interval.js';
import { byCodeUnit } from '../../kernel/order.js';
import { type PeriodId, shiftPeriod } from '../../kernel/period.js';
import {
  type ForecastAccuracy,
  type ForecastCase,
  forecastAccuracy,
  forecastCases,
} from '../../metrics/forecast/forecast.js';
import { type ForecastDrift, forecastDrift } from '../../metrics/forecast/forecast-drift.js';
import {
  type LockedUnit,
  type LockHistory,
  lockBefore,
  lockHistories,
} from '../../metrics/forecast/locked-figure.js';
import { type QuotaCase, quotaCases } from '../../metrics/forecast/quota.js';
import { type QuotaReport, quotaReport } from '../../metrics/forecast/quota-report.js';
import { measure } from '../../metrics/metric.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes how far the quotas of one period and department were attained.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodQuotas extends QuotaReport {
  /** The period. */
  readonly period: PeriodId;
  /** Whether it is over. */
  readonly closed: boolean;
  /** Whose quotas. */
  readonly department: LockedUnit['department'];
}

/**
 * Describes how far quotas were attained, period by period, the latest last.
 *
 * @category model
 * @since 0.1.0
 */
export type QuotasReview = ReadonlyArray<PeriodQuotas>;

/**
 * Describes how good the forecasts of one level were, over all periods that are over.
 *
 * @category model
 * @since 0.1.0
 */
export interface LevelAccuracy extends ForecastAccuracy {
  /** How long before the period they had to be locked, by name. */
  readonly horizon: string;
  /** Whose forecasts. */
  readonly department: LockedUnit['department'];
  /** Of the whole department, of its teams, or of persons: not by name, so that it says nothing about one of them. */
  readonly level: LockedUnit['level'];
}

/**
 * Describes how good forecasts were, and how they moved.
 *
 * @category model
 * @since 0.1.0
 */
export interface ForecastsReview {
  /** By horizon, department and level. */
  readonly accuracy: ReadonlyArray<LevelAccuracy>;
  /** Which departments and teams had forecasts for the period before, and none locked before this one began. */
  readonly withoutForecast: ReadonlyArray<{ readonly period: PeriodId; readonly unit: LockedUnit }>;
  /** How forecasts moved that were locked twice; those of persons only where that is agreed. */
  readonly drift: ReadonlyArray<ForecastDrift>;
}

/** At any time before the period, and 30 days before it (proposal). */
const horizons = [
  { name: 'at-start', ahead: 0 },
  { name: '30-days-ahead', ahead: 30 * day },
] as const;

/**
 * Reads how far quotas were attained.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns one reading for each period and department, or undefined where no quota was ever locked
 * @category readings
 * @since 0.1.0
 */
export const reviewQuotas = (
  subjects: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): QuotasReview | undefined => {
  if (!hasEvidence(readiness, 'quotas')) return undefined;
  const spanOf = spansOf(subjects);
  const { deals, viewpoint } = subjects;
  const { teamOf } = teamsOf(subjects);
  const cases = quotaCases({ spanOf, deals, asOf: viewpoint.asOf, teamOf })(historiesOf(subjects));
  const report = quotaReport({ personal: isPersonal(subjects) });
  const groups = groupsOf(({ period, unit }: QuotaCase) => JSON.stringify([period, unit.department]))(cases);
  return [...groups.values()]
    .map((group): PeriodQuotas => {
      const [{ period, unit }] = group;
      return {
        period,
        closed: (spanOf(period)?.end ?? Number.POSITIVE_INFINITY) <= viewpoint.asOf,
        department: unit.department,
        ...measure(report)(group),
      };
    })
    .sort(
      (first, second) =>
        (spanOf(first.period)?.start ?? 0) - (spanOf(second.period)?.start ?? 0) ||
        byCodeUnit(first.period, second.period) ||
        byCodeUnit(first.department, second.department),
    );
};

/**
 * Reads how good forecasts were, and how they moved.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading, or undefined where no forecast was ever locked
 * @category readings
 * @since 0.1.0
 */
export const reviewForecasts = (
  subjects: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): ForecastsReview | undefined => {
  if (!hasEvidence(readiness, 'forecasts')) return undefined;
  const spanOf = spansOf(subjects);
  const { deals, viewpoint } = subjects;
  const histories = historiesOf(subjects);
  const cases = forecastCases({ spanOf, deals, asOf: viewpoint.asOf, horizons })(histories);
  const groups = groupsOf(({ horizon, unit }: ForecastCase) =>
    JSON.stringify([horizon, unit.department, unit.level]),
  )(cases);
  return {
    accuracy: [...groups.values()].map((group) => {
      const [{ horizon, unit }] = group;
      const { department, level } = unit;
      return { horizon, department, level, ...measure(forecastAccuracy)(group) };
    }),
    withoutForecast: unlocked(subjects, spanOf, histories),
    drift: forecastDrift(spanOf)(histories).filter(
      ({ unit }) => unit.level !== 'person' || isPersonal(subjects),
    ),
  };
};

/** Judged for the periods that have begun; a unit that never foretold anything is not asked to. */
const unlocked = (
  { agreement: { periodRules }, viewpoint: { asOf } }: ReviewSubjects,
  spanOf: (period: PeriodId) => Interval | null,
  histories: ReadonlyArray<LockHistory>,
): ForecastsReview['withoutForecast'] => {
  const textOf = (period: PeriodId, unit: LockedUnit): string =>
    JSON.stringify([period, unit.department, unit.level, unit.name]);
  const forecasts = histories.filter(
    ({ measure: what, unit }) => what === 'forecast' && unit.level !== 'person',
  );
  const inTime = new Set(
    forecasts.flatMap((history) => {
      const span = spanOf(history.period);
      return span !== null && lockBefore(history, span.start) !== undefined
        ? [textOf(history.period, history.unit)]
        : [];
    }),
  );
  return forecasts.flatMap(({ period, unit }) => {
    const next = shiftPeriod(periodRules, 1)(period);
    const span = E.isRight(next) ? spanOf(next.right) : null;
    return E.isLeft(next) || span === null || span.start > asOf || inTime.has(textOf(next.right, unit))
      ? []
      : [{ period: next.right, unit }];
  });
};

/** Both signed that readings may name a person. */
const isPersonal = ({ agreement, standing }: ReviewSubjects): boolean =>
  agreement.agreement.personal === true && standing.binding;

/** Sales are read by the dates of the zone that the agreement states for them. */
const spansOf =
  ({ agreement }: ReviewSubjects): ((period: PeriodId) => Interval | null) =>
  (period) => {
    const span = periodInterval(agreement.saleZone, agreement.periodRules)(period);
    return E.isRight(span) ? span.right : null;
  };

const historiesOf = (subjects: ReviewSubjects): ReadonlyArray<LockHistory> =>
  lockHistories(teamsOf(subjects).isTeam)(subjects.view.others);

/** Who is a team and who is in it: as the agreement says, else as leads and deals name owners and their teams. */
const teamsOf = ({
  agreement: { agreement },
  deals,
  passes,
}: ReviewSubjects): {
  readonly isTeam: (name: string) => boolean;
  readonly teamOf: (person: string) => string | undefined;
} => {
  const teams = new Set<string>();
  const members = new Map<string, string>();
  for (const { owner, team } of [...passes, ...deals]) {
    if (team === undefined) continue;
    teams.add(team);
    if (owner !== undefined) members.set(owner, team);
  }
  for (const { party, members: own = [] } of agreement.parties ?? []) {
    if (!party.startsWith('team:')) continue;
    const team = party.slice('team:'.length);
    teams.add(team);
    for (const member of own) members.set(member, team);
  }
  return { isTeam: (name) => teams.has(name), teamOf: (person) => members.get(person) };
};
