/**
 * Names one of the two departments that the whole library is about.
 *
 * @category model
 * @since 0.1.0
 */
export type Department = 'sales' | 'marketing';

/**
 * Names anyone who owes, signs or does something: a department, operations, a role, a team, or an outside
 * partner, who is consulted and never approves.
 *
 * **Details**: plain text, so that readings can be grouped by it: `sales`, `operations`, `role:sales-vp`,
 * `team:emea`, `partner:agency-one`.
 *
 * @category model
 * @since 0.1.0
 */
export type Party = Department | 'operations' | `role:${string}` | `team:${string}` | `partner:${string}`;

/**
 * Lists both departments, Sales first.
 *
 * @category constants
 * @since 0.1.0
 */
export const departments: readonly ['sales', 'marketing'] = ['sales', 'marketing'];

/**
 * Tells whether a value names a party.
 *
 * @param value - anything
 * @returns true for a department, `operations`, or a prefixed name that is not empty
 * @category refinements
 * @since 0.1.0
 */
export const isParty = (value: unknown): value is Party =>
  typeof value === 'string' &&
  /^(sales|marketing|operations|(role|team|partner):\S(.{0,198}\S)?)$/.test(value);

/**
 * Returns the department on the other side.
 *
 * @param department - one side
 * @returns the other side
 * @category conversions
 * @since 0.1.0
 */
export const otherDepartment = (department: Department): Department =>
  department === 'sales' ? 'marketing' : 'sales';
