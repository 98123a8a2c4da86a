import type { Party } from '../kernel/party.js';

/**
 * Describes how good somebody finds a lead, in the grades that both departments share.
 *
 * **Details**: it moves no lead and is no answer to a hand-over. It is there so that both can grade the same sample, each
 * without the other's grades before his eyes, and compare them.
 *
 * @category model
 * @since 0.1.0
 */
export interface Graded {
  /** Who grades: a department, or a team or role of it. */
  readonly by: Party;
  /** The grade. */
  readonly grade: string;
  /** True when whoever gave it knew the other department's grade; absent when each graded alone. */
  readonly sawOther?: boolean;
}
