import type { AssuranceReading } from '../cartridge/assure/assurance.js';
import type { Journal } from '../journal/journal.js';
import type { AlignmentDeclaration } from './alignment/declaration.js';
import type { ToldLaunch } from './black-hole/launch-fate.js';
import type { Survey } from './survey/survey.js';

/**
 * Describes what a review takes in beside the agreement and the journal; what is left out is left out of the review.
 *
 * @category model
 * @since 0.1.0
 */
export interface Declared {
  /**
   * Holds deliveries of services against their levels, as `assureServices(agreement, viewpoint)(portfolio)` of
   * `smarketing/agreement/services` does; what is overdue is then among the debts.
   */
  readonly deliveriesIn?: (journal: Journal) => AssuranceReading;
  /** Launches as the room `message` reads them, which no journal knows; for the report on the black hole. */
  readonly launches?: ReadonlyArray<ToldLaunch>;
  /** What both departments answered when they were asked what they think. */
  readonly survey?: Survey;
  /** What people say of the company and of alignment, and what they measured outside the journal. */
  readonly alignment?: AlignmentDeclaration;
}
