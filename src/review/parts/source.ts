import type { CompiledCredit } from '../../agreement/compile-credit.js';
import { contains, type Interval } from '../../kernel/interval.js';
import { measure } from '../../metrics/metric.js';
import { sourced } from '../../metrics/source/sourced.js';
import type { SourcedReading } from '../../metrics/source/sourced-reading.js';
import { type ListedOpportunity, whichOpportunities } from '../../metrics/source/which-opportunities.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes who brought the opportunities, by three definitions side by side.
 *
 * @category model
 * @since 0.1.0
 */
export interface SourceReview {
  /** Whether the agreement says by what sources are told, or all of it is a proposal. */
  readonly basis: CompiledCredit['basis'];
  /** All opportunities. */
  readonly all: SourcedReading;
  /** Those that were opened in the period. */
  readonly period: SourcedReading;
  /** Those that were won. */
  readonly won: SourcedReading;
  /** The opportunities behind what is noteworthy, each with all that is to be said of it. */
  readonly opportunities: ReadonlyArray<ListedOpportunity>;
}

/**
 * Reads who brought the opportunities.
 *
 * @param subjects - what the review reads
 * @param period - the period
 * @param readiness - the readiness of all readings
 * @returns the reading under `source`, or nothing where nobody records opportunities, or what came before them
 * @category readings
 * @since 0.1.0
 */
export const reviewSource = (
  subjects: ReviewSubjects,
  { span }: ReviewPeriod,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly source?: SourceReview } => {
  if (!hasEvidence(readiness, 'source')) return {};
  const { basis, sourcing } = subjects.agreement.credit;
  const cases = subjects.sourceCases();
  const read = measure(sourced(sourcing));
  return {
    source: {
      basis,
      all: read(cases),
      period: read(cases.filter(({ openedAt }) => contains(span)(openedAt))),
      won: read(cases.filter(({ deal }) => deal.status === 'won')),
      opportunities: whichOpportunities()(cases),
    },
  };
};

/**
 * Reads who brought the opportunities that were opened in a time.
 *
 * @param subjects - what the review reads
 * @param span - the time
 * @returns the reading
 * @category readings
 * @since 0.1.0
 */
export const sourcedIn = (subjects: ReviewSubjects, span: Interval): SourcedReading =>
  measure(sourced(subjects.agreement.credit.sourcing))(
    subjects.sourceCases().filter(({ openedAt }) => contains(span)(openedAt)),
  );
