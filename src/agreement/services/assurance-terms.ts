import type { AssuranceTerms } from '../../cartridge/assure/assurance.js';
import type { CompiledAgreement } from '../compiled-agreement.js';

/**
 * Returns the terms by which an agreement judges deliveries: its zone, periods, calendars and sources, with Marketing's
 * calendar for every level that names none, because it is Marketing that delivers.
 *
 * @param agreement - the agreement, compiled
 * @returns the terms, for `assure` of the cartridge room
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { assuranceTerms } from 'smarketing/agreement/services'
 * import { intlZones } from 'smarketing/calendar'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const agreement = orThrow(compileAgreement(intlZones)(draftAgreement({
 *   zone: 'Europe/Berlin', currency: 'EUR', effectiveFrom: orThrow(parseCivilDate('2026-01-01')), fiscalYearStart: 7,
 * })))
 * assuranceTerms(agreement).periodRules.fiscalYearStart // => 7
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const assuranceTerms = ({
  zone,
  periodRules,
  calendars,
  calendarOf,
  sources,
}: CompiledAgreement): AssuranceTerms => ({
  zone,
  periodRules,
  calendars,
  defaultCalendar: calendarOf(['marketing']),
  sources,
});
