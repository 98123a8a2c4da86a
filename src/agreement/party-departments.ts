import type { PartyDepartments } from '../kernel/department-of.js';
import type { Agreement } from './agreement.js';

/**
 * Returns on which side the agreement puts its teams and roles, as the readings of dialogue and message ask for it.
 *
 * @param agreement - the agreement
 * @returns the department of each party that has one, by the party's name
 * @example
 * ```ts
 * import { draftAgreement, partyDepartments } from 'smarketing/agreement'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom, leadsPerQuarter: 90 })
 * partyDepartments({
 *   ...draft,
 *   parties: [
 *     { party: 'team:emea', name: 'Europe', department: 'sales' },
 *     { party: 'partner:agency', name: 'Our agency' },
 *   ],
 * })
 * // => { 'team:emea': 'sales' }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const partyDepartments = ({ parties = [] }: Pick<Agreement, 'parties'>): PartyDepartments =>
  Object.fromEntries(
    parties.flatMap(({ party, department }) => (department === undefined ? [] : [[party, department]])),
  );
