import type { Instant } from '../../kernel/instant.js';
import type { Department } from '../../kernel/party.js';
import type { ListedLead } from '../../metrics/which-leads.js';

/**
 * Describes something that one department owes the other, with the leads or programmes behind it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Debt {
  /** A stable identifier, for example `overdue:first-response`. */
  readonly id: string;
  /** What is owed, in one sentence. */
  readonly title: string;
  /** What its creditor may ask for, in one sentence. */
  readonly request: string;
  /** Who owes it. */
  readonly owner: Department;
  /** How many. */
  readonly count: number;
  /** Since when the oldest has been owed, epoch milliseconds; absent where no time runs. */
  readonly oldest?: Instant;
  /** The leads behind the count; absent where it is not about leads. */
  readonly leads?: ReadonlyArray<ListedLead>;
  /** The names behind the count, where it is not about leads. */
  readonly names?: ReadonlyArray<string>;
}

/**
 * Returns since when the oldest of several things has been owed, as a debt says it.
 *
 * @internal
 */
export const oldestOf = (times: ReadonlyArray<Instant | undefined>): Pick<Debt, 'oldest'> => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? {} : { oldest: known.reduce((first, next) => (next < first ? next : first)) };
};
