import type { LeadStage } from '../../journal/lead-events.js';
import type { PeriodId } from '../../kernel/period.js';
import { type FactorEffects, factorEffects } from '../../metrics/drivers/factor-effects.js';
import { type RateDrivers, rateDrivers, type Sided } from '../../metrics/drivers/rate-drivers.js';
import type { PassCase } from '../../metrics/lead-case.js';
import { measure } from '../../metrics/metric.js';
import { entered } from '../../metrics/stage-entry.js';
import { type ComparedSubjects, handOverOf, passesInPeriod } from '../compared-subjects.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import { workedInTimeShare } from '../worked-in-time.js';
import { conversionStart } from './conversion-start.js';
import { recordedStages } from './recorded-stages.js';

/**
 * Names the ways in which the change of a figure is split: each is the whole change once more, so they are never added.
 *
 * @category model
 * @since 0.1.0
 */
export type DriverDimension = 'channel' | 'segment' | 'team';

/**
 * Describes what drove the change of one share of page one since the last period.
 *
 * @category model
 * @since 0.1.0
 */
export interface FigureChange {
  /** Which figure. */
  readonly figure: 'worked-in-time' | 'converted';
  /** What drove it, by lead source, by segment and by team, each the whole change. */
  readonly by: ReadonlyArray<{ readonly dimension: DriverDimension; readonly drivers: RateDrivers }>;
  /**
   * Which step of the way drove it, each named after the stage it leads to: the shares that go on from one recorded
   * stage to the next, whose product is the share that went all the way; absent where a step has nobody in one of the periods.
   */
  readonly steps?: FactorEffects;
}

/**
 * Describes what drove the change since the last period.
 *
 * @category model
 * @since 0.1.0
 */
export interface ChangeReview {
  /** The period compared with, at the same distance into it. */
  readonly since: PeriodId;
  /** The figures of page one that are shares, as far as there is evidence of them. */
  readonly figures: ReadonlyArray<FigureChange>;
}

/**
 * Reads what drove the change of page one's shares since the last period: the mix, or the rates.
 *
 * @param subjects - the subjects of now and of the last period
 * @param readiness - the readiness of all readings
 * @returns the reading under `change`, or nothing where there is no period to compare with
 * @category readings
 * @since 0.1.0
 */
export const reviewChange = (
  subjects: ComparedSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly change?: ChangeReview } => {
  const since = subjects.period.previous?.id;
  if (since === undefined || subjects.previous === undefined) return {};
  const figures = [
    ...(hasEvidence(readiness, 'follow-up') ? [workedInTime(subjects)] : []),
    ...(hasEvidence(readiness, 'conversion') ? [converted(subjects)] : []),
  ];
  return figures.length === 0 ? {} : { change: { since, figures } };
};

/** The passes of both periods, each told by its side. */
const sidedIn = (
  subjects: ComparedSubjects,
  startOf: Parameters<typeof passesInPeriod>[1],
): ReadonlyArray<Sided<PassCase>> => {
  const { current, previous = [] } = passesInPeriod(subjects, startOf);
  return [
    ...previous.map((subject) => ({ side: 'before', subject }) as const),
    ...current.map((subject) => ({ side: 'after', subject }) as const),
  ];
};

const dimensions: ReadonlyArray<readonly [DriverDimension, (subject: PassCase) => string]> = [
  ['channel', ({ life }) => life.channel ?? ''],
  ['segment', ({ life }) => life.segment ?? ''],
  ['team', ({ team }) => team ?? ''],
];

const driversBy = (
  passes: ReadonlyArray<Sided<PassCase>>,
  share: Omit<Parameters<typeof rateDrivers<PassCase>>[0], 'groupOf'>,
): FigureChange['by'] =>
  dimensions.flatMap(([dimension, groupOf]) => {
    const drivers = measure(rateDrivers<PassCase>({ ...share, groupOf }))(passes);
    // Where nobody records it, all are in one group, and there is nothing to split.
    return drivers.groups.some(({ group }) => group !== '') ? [{ dimension, drivers }] : [];
  });

const workedInTime = (subjects: ComparedSubjects): FigureChange => ({
  figure: 'worked-in-time',
  by: driversBy(
    sidedIn(subjects, handOverOf),
    workedInTimeShare(subjects.current.agreement.lifecycle.acceptance),
  ),
});

const converted = (subjects: ComparedSubjects): FigureChange => {
  const { from, startOf } = conversionStart(subjects.current);
  const passes = sidedIn(subjects, startOf);
  return {
    figure: 'converted',
    by: driversBy(passes, { among: () => true, having: entered('won') }),
    ...stepsOf(subjects, passes, from),
  };
};

const later: ReadonlyArray<LeadStage> = ['handed-over', 'accepted', 'sales-qualified', 'won'];

/** How many of each side went on from stage to stage, through every one before. */
const stepsOf = (
  { current }: ComparedSubjects,
  passes: ReadonlyArray<Sided<PassCase>>,
  from: LeadStage,
): Pick<FigureChange, 'steps'> => {
  const recorded = recordedStages(current);
  const stages = later.slice(later.indexOf(from) + 1).filter((stage) => recorded.has(stage));
  const share = (side: 'before' | 'after'): ReadonlyArray<number> | null => {
    let left = passes.filter((one) => one.side === side).map(({ subject }) => subject);
    const shares: Array<number> = [];
    for (const stage of stages) {
      if (left.length === 0) return null;
      const on = left.filter(entered(stage));
      shares.push(on.length / left.length);
      left = on;
    }
    return shares;
  };
  const [before, after] = [share('before'), share('after')];
  if (before === null || after === null || stages.length < 2) return {};
  const steps = factorEffects(
    stages.map((stage, index) => ({
      name: stage,
      before: before[index] as number,
      after: after[index] as number,
    })),
  );
  return steps === null ? {} : { steps };
};
