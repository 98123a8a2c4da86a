import { recycling } from '../../metrics/acceptance/recycling.js';
import type { RecyclingReading } from '../../metrics/acceptance/recycling-reading.js';
import { measure } from '../../metrics/metric.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Reads what becomes of the leads that Sales gives back, over all time.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading under `recycling`, or nothing where nobody records returns
 * @category readings
 * @since 0.1.0
 */
export const reviewRecycling = (
  { passes, viewpoint }: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly recycling?: RecyclingReading } =>
  hasEvidence(readiness, 'recycling') ? { recycling: measure(recycling(viewpoint.asOf))(passes) } : {};
