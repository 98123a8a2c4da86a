import type { AssuranceReading } from '../../cartridge/assure/assurance.js';
import { assure } from '../../cartridge/assure/assure.js';
import type { CompiledPortfolio } from '../../cartridge/compile-portfolio.js';
import type { Journal } from '../../journal/journal.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import type { CompiledAgreement } from '../compiled-agreement.js';
import { assuranceTerms } from './assurance-terms.js';

/**
 * Holds deliveries of services against what was promised, by the calendars, periods and sources of the agreement,
 * since the day the agreement took effect.
 *
 * @param agreement - whose calendars and periods count, compiled
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @returns a function from the portfolio, and then a journal, to what was kept, what is overdue and due next
 * @category readings
 * @since 0.1.0
 */
export const assureServices =
  (agreement: CompiledAgreement, viewpoint: Viewpoint) =>
  (portfolio: CompiledPortfolio): ((journal: Journal) => AssuranceReading) =>
    assure(portfolio, assuranceTerms(agreement), { from: agreement.effectiveFrom, ...viewpoint });
