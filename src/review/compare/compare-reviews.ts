import type * as E from 'fp-ts/lib/Either.js';
import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import type { Journal } from '../../journal/journal.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import { review } from '../review.js';
import { type ComparisonRefusal, comparisonOf, type ReviewComparison } from './comparison.js';

/**
 * Compares a review of an earlier moment, as it was printed then, with one of a later moment: what late and corrected data
 * restated, and what new time changed.
 *
 * **Details**: three reviews of one journal: the earlier as it was known then (at its own `asOf`, where it gives no
 * `knownAt`), the same moment as it is known at the later viewpoint, and the later one.
 *
 * @param agreement - what both departments promised, compiled
 * @param earlier - from when the earlier review looked
 * @param later - from when the later one looks
 * @returns a function from a journal to the comparison, or why there is none
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { intlZones } from 'smarketing/calendar'
 * import { journalOf } from 'smarketing/journal'
 * import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel'
 * import { compareReviews } from 'smarketing/review/compare'
 * import { decodeEvents } from 'smarketing/schema'
 *
 * const handOver = (id: string, occurredAt: string, receivedAt: string) => ({
 *   schemaVersion: 1, source: 'crm', id, type: 'handed-over', occurredAt, receivedAt,
 *   subject: { kind: 'lead', system: 'crm', id }, data: { team: 'east' },
 * })
 * const { events } = decodeEvents([
 *   handOver('a', '2026-01-05T09:00:00Z', '2026-01-05T09:00:00Z'),
 *   handOver('b', '2026-03-30T09:00:00Z', '2026-04-02T09:00:00Z'), // came in when the quarter was over
 *   handOver('c', '2026-04-10T09:00:00Z', '2026-04-10T09:00:00Z'),
 * ])
 * const agreement = orThrow(compileAgreement(intlZones)(draftAgreement({
 *   zone: 'UTC', currency: 'EUR', effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
 * })))
 * const comparison = orThrow(compareReviews(
 *   agreement,
 *   { asOf: orThrow(parseInstant('2026-04-01T00:00:00Z')) },
 *   { asOf: orThrow(parseInstant('2026-07-01T00:00:00Z')) },
 * )(journalOf(events)))
 * const handedOver = comparison.figures.find(({ line }) => line === 'handed-over')
 *
 * const values = [handedOver?.printed, handedOver?.restated, handedOver?.now].map((told) => told?.data)
 * values // => [{ kind: 'count', count: 1 }, { kind: 'count', count: 2 }, { kind: 'count', count: 1 }]
 * comparison.lateEvents // => 1
 * handedOver?.restatement // => { code: 'different', by: 1 }
 * handedOver?.test?.verdict // => 'noise'
 * ```
 * @category comparisons
 * @since 0.1.0
 */
export const compareReviews =
  (agreement: CompiledAgreement, earlier: Viewpoint, later: Viewpoint) =>
  (journal: Journal): E.Either<ComparisonRefusal, ReviewComparison> => {
    const known = later.knownAt === undefined ? {} : { knownAt: later.knownAt };
    return comparisonOf(agreement)({
      printed: review(agreement, { asOf: earlier.asOf, knownAt: earlier.knownAt ?? earlier.asOf })(journal),
      restated: review(agreement, { asOf: earlier.asOf, ...known })(journal),
      now: review(agreement, later)(journal),
    });
  };
