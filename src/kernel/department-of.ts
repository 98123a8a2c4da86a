import { type Department, isParty, type Party } from './party.js';

/**
 * Describes which department a team, a role or operations belongs to, by the party's name. Departments belong to
 * themselves, and an outside partner to none.
 *
 * @category model
 * @since 0.1.0
 */
export type PartyDepartments = Readonly<Record<string, Department>>;

/**
 * Tells which department a party stands for.
 *
 * @param belongs - the departments of teams and roles; an agreement lists them with its parties
 * @returns a function from a party to its department, or null for a partner and for whoever is not listed
 * @example
 * ```ts
 * import { departmentOf } from 'smarketing/kernel'
 *
 * const side = departmentOf({ 'team:emea': 'sales' })
 * side('marketing') // => 'marketing'
 * side('team:emea') // => 'sales'
 * side('partner:agency-one') // => null
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const departmentOf =
  (belongs: PartyDepartments) =>
  (party: Party): Department | null => {
    if (party === 'sales' || party === 'marketing') return party;
    return isParty(party) && !isPartner(party) && Object.hasOwn(belongs, party)
      ? (belongs[party] as Department)
      : null;
  };

/**
 * Tells whether a party is an outside partner, who is consulted and never one of the two sides.
 *
 * @param party - a party
 * @returns true for `partner:…`
 * @category refinements
 * @since 0.1.0
 */
export const isPartner = (party: Party): party is `partner:${string}` => party.startsWith('partner:');
