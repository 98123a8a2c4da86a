import * as E from 'fp-ts/lib/Either.js';
import type { CompiledCredit } from '../../agreement/compile-credit.js';
import { compileAttribution } from '../../attribution/attribution.js';
import type { AttributionReading } from '../../attribution/attribution-reading.js';
import type { Journey } from '../../attribution/journey.js';
import type { JourneyGap } from '../../attribution/journey-gap.js';
import { compileJourneys } from '../../attribution/journeys.js';
import { type RecordKey, textOfKey } from '../../journal/subject.js';
import { firstResponse } from '../../metrics/follow-up.js';
import { type Grouped, groupBy } from '../../metrics/group-by.js';
import type { LeadCase } from '../../metrics/lead-case.js';
import { sumOver } from '../../metrics/metric.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Names how Sales kept its promise of a first response to a lead: in time, late or not yet though time has run out, or no
 * promise that could be judged.
 *
 * @category model
 * @since 0.1.0
 */
export type AnswerGroup = 'met' | 'late' | 'none';

/**
 * Describes which channels are credited with what was won, by several models side by side.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttributionReview {
  /** Whether the agreement says by which models and how far back, or all of it is a proposal. */
  readonly basis: CompiledCredit['basis'];
  /** Over all time: what every model credits to each channel. */
  readonly all: AttributionReading;
  /**
   * The same by how the first response was kept in the pass that the journey ended in: what went together, and no cause;
   * absent where journeys are those of accounts.
   */
  readonly byAnswer?: ReadonlyArray<Grouped<AttributionReading>>;
  /** What is in no journey, and why; `compileJourneys` of `smarketing/attribution` says whose it is. */
  readonly leftOut: ReadonlyArray<Omit<JourneyGap, 'subjects'>>;
}

/**
 * Reads which channels are credited with what was won.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading under `attribution`, or nothing where nobody records sales, or touches before them
 * @category readings
 * @since 0.1.0
 */
export const reviewAttribution = (
  { agreement, view, leads }: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly attribution?: AttributionReview } => {
  if (!hasEvidence(readiness, 'attribution')) return {};
  const { basis, journeys: terms, models } = agreement.credit;
  const journeysIn = compileJourneys(terms);
  const attribution = compileAttribution(models);
  if (E.isLeft(journeysIn) || E.isLeft(attribution)) return {};
  const { journeys, leftOut } = journeysIn.right(view);
  const { empty, concat, extract } = attribution.right;
  // Every journey is in exactly one group, so that the groups together are the whole.
  const grouped = groupBy(answerGroups(leads))(attribution.right);
  const sums = sumOver(grouped)(journeys);
  return {
    attribution: {
      basis,
      all: extract(sums.reduce((whole, [, sum]) => concat(whole, sum), empty)),
      ...(terms.per === 'account' ? {} : { byAnswer: grouped.extract(sums) }),
      leftOut: leftOut.map(({ subjects: _, ...gap }) => gap),
    },
  };
};

/** How the first response was kept in the pass that was under way when a journey ended; the last one where it did not. */
const answerGroups = (leads: ReadonlyArray<LeadCase>): ((journey: Journey) => ReadonlyArray<AnswerGroup>) => {
  const passesOf = new Map(leads.map(({ life, passes }) => [textOfKey(life.key), passes]));
  const clock = firstResponse('sales');
  return ({ subject, conversion }) => {
    const passes = passesOf.get(textOfKey(subject as RecordKey)) ?? [];
    const pass = passes.findLast((one) => conversion === undefined || one.pass.started.at <= conversion.at);
    switch (pass === undefined ? undefined : clock(pass)?.state) {
      case 'met':
        return ['met'];
      case 'met-late':
      case 'breached':
        return ['late'];
      default:
        return ['none'];
    }
  };
};
