import type { Party } from '../kernel/party.js';

/**
 * Describes a chair at the table: a party, or a role, whose signature is asked for.
 *
 * **Details**: `{ party: 'sales' }` is filled by anyone who signs for Sales, in whatever role;
 * `{ party: 'sales', role: 'sales-vp' }` only by that role of Sales; `{ party: 'role:ceo' }` by the role
 * alone, whatever party the signature names.
 *
 * @category model
 * @since 0.1.0
 */
export interface Seat {
  /** Who signs. */
  readonly party: Party;
  /** In which role; any role of the party when absent. */
  readonly role?: string;
}

/** The role a seat or a signature names, whether as `role` or inside a `role:` party. */
const roleOf = ({ party, role }: Seat): string | undefined =>
  role ?? (party.startsWith('role:') ? party.slice('role:'.length) : undefined);

/**
 * Tells whether a signature fills a seat.
 *
 * @param seat - the seat to fill
 * @returns a predicate of signatures, or of anything else that names a party and perhaps a role
 * @example
 * ```ts
 * import { fills } from 'smarketing/approval'
 *
 * fills({ party: 'sales' })({ party: 'sales', role: 'sales-vp' }) // => true
 * fills({ party: 'role:ceo' })({ party: 'operations', role: 'ceo' }) // => true
 * fills({ party: 'sales', role: 'sales-vp' })({ party: 'sales' }) // => false
 * ```
 * @category predicates
 * @since 0.1.0
 */
export const fills =
  (seat: Seat) =>
  (signature: Seat): boolean => {
    const role = roleOf(seat);
    const rightRole = role === undefined || roleOf(signature) === role;
    return rightRole && (seat.party.startsWith('role:') || signature.party === seat.party);
  };

/**
 * Writes a seat as one readable text that no other seat shares.
 *
 * @param seat - a party and perhaps a role
 * @returns for example `sales`, `sales as sales-vp` or `role:ceo`
 * @category conversions
 * @since 0.1.0
 */
export const textOfSeat = ({ party, role }: Seat): string =>
  role === undefined ? party : `${party} as ${role}`;

/**
 * Takes the seat out of anything that names one, and nothing else.
 *
 * @param signature - a value with a party and perhaps a role
 * @returns the party and role alone
 * @category conversions
 * @since 0.1.0
 */
export const seatOf = ({ party, role }: Seat): Seat => (role === undefined ? { party } : { party, role });
