import type { LeadStage } from '../journal/lead-events.js';
import type { PeriodId } from '../kernel/period.js';
import type { Ratio } from '../kernel/ratio.js';
import { leadStages } from '../lead/lead-stage.js';
import type { Moment } from '../lead/moment.js';
import { countOf } from './count.js';
import { type Grouped, type GroupedSums, groupBy } from './group-by.js';
import type { PassCase } from './lead-case.js';
import { list, mapReading } from './list.js';
import type { Metric } from './metric.js';
import { type RateSum, rateOf } from './rate.js';
import { entered, enteredAt, enteredFirst } from './stage-entry.js';
import { struct } from './struct.js';

/**
 * Describes how many passes entered one stage.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageVolume {
  /** The stage. */
  readonly stage: LeadStage;
  /** How many passes entered it. */
  readonly passes: number;
  /** How many different leads these passes belong to. */
  readonly leads: number;
  /** How many of the passes are known only from a later stage. */
  readonly inferred: number;
}

/**
 * Describes how many passes got from one stage to another.
 *
 * @category model
 * @since 0.1.0
 */
export interface Conversion {
  /** The stage in the denominator. */
  readonly from: LeadStage;
  /** The stage in the numerator. */
  readonly to: LeadStage;
  /** The share over all cohorts. */
  readonly rate: Ratio;
  /** The share of each cohort, dated by its first entry to `from`; young cohorts are still growing. */
  readonly cohorts: ReadonlyArray<Grouped<Ratio>>;
  /** The share of each segment; the group is empty where none is known. */
  readonly segments: ReadonlyArray<Grouped<Ratio>>;
  /** The share by lead source; the group is empty where none is known. */
  readonly channels: ReadonlyArray<Grouped<Ratio>>;
}

/**
 * Describes the sums behind a conversion.
 *
 * @category model
 * @since 0.1.0
 */
export interface ConversionSum {
  /** Over all cohorts. */
  readonly rate: RateSum;
  /** By cohort. */
  readonly cohorts: GroupedSums<RateSum>;
  /** By segment. */
  readonly segments: GroupedSums<RateSum>;
  /** By lead source. */
  readonly channels: GroupedSums<RateSum>;
}

/**
 * Describes the sums behind the volume of a stage.
 *
 * @category model
 * @since 0.1.0
 */
export type VolumeSum = Omit<StageVolume, 'stage'>;

/**
 * Lists the steps that departments quarrel about, and the whole way.
 *
 * @category constants
 * @since 0.1.0
 */
export const funnelSteps: ReadonlyArray<readonly [from: LeadStage, to: LeadStage]> = [
  ['inquiry', 'marketing-qualified'],
  ['marketing-qualified', 'handed-over'],
  ['handed-over', 'accepted'],
  ['handed-over', 'sales-qualified'],
  ['sales-qualified', 'won'],
  ['handed-over', 'won'],
  ['marketing-qualified', 'won'],
  ['inquiry', 'won'],
];

/**
 * Counts the passes that entered each stage, with the leads they belong to.
 *
 * @returns the metric over passes
 * @see the Demand Waterfall (SiriusDecisions, 2006) for inquiry, MQL, SAL, SQL and won
 * @category metrics
 * @since 0.1.0
 */
export const stageVolumes = (): Metric<PassCase, ReadonlyArray<VolumeSum>, ReadonlyArray<StageVolume>> =>
  list(
    leadStages.map((stage) =>
      mapReading((volume: VolumeSum): StageVolume => ({ stage, ...volume }))(
        struct({
          passes: countOf<PassCase>(entered(stage)),
          leads: countOf<PassCase>(enteredFirst(stage)),
          inferred: countOf<PassCase>((subject) => enteredAt(stage)(subject)?.inferred === true),
        }),
      ),
    ),
  );

/**
 * Measures how many passes got from one stage to another, by cohort, segment and lead source.
 *
 * **Details**: cohorts are the default: a pass counts in the period in which it first entered `from`, however
 * long the rest takes. A pass that never entered `from` (a lead that Sales found itself) is in no rate of it.
 *
 * @param cohortOf - the period that a moment falls into
 * @param from - the stage in the denominator
 * @param to - the stage in the numerator
 * @returns the metric over passes
 * @category metrics
 * @since 0.1.0
 */
export const conversion = (
  cohortOf: (moment: Moment) => PeriodId,
  from: LeadStage,
  to: LeadStage,
): Metric<PassCase, ConversionSum, Conversion> => {
  const rate = rateOf(entered(from), entered(to));
  const by = (groupOf: (subject: PassCase, moment: Moment) => string) =>
    groupBy((subject: PassCase) => {
      const moment = enteredAt(from)(subject);
      return moment === undefined ? [] : [groupOf(subject, moment)];
    })(rate);
  return mapReading((reading: Omit<Conversion, 'from' | 'to'>): Conversion => ({ from, to, ...reading }))(
    struct({
      rate,
      cohorts: by((_, moment) => cohortOf(moment)),
      segments: by(({ life }) => life.segment ?? ''),
      channels: by(({ life }) => life.channel ?? ''),
    }),
  );
};
