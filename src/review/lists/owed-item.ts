import type { RecordKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { Department, Party } from '../../kernel/party.js';

/**
 * Describes one thing that somebody owes: a lead to settle, a tool to mend, a request to keep, a signal to tell back, an
 * obligation to make good.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwedItem {
  /** The debt that it is part of. */
  readonly debt: string;
  /** The department that answers for it. */
  readonly department: Department;
  /** Who has it: the department, or the team or role of it that the journal names. */
  readonly party: Party;
  /** Who works on it; absent where nobody is recorded. */
  readonly person?: string;
  /** What kind of thing it is. */
  readonly kind:
    | 'lead'
    | 'asset'
    | 'request'
    | 'signal'
    | 'obligation'
    | 'programme'
    | 'service'
    | 'meeting'
    | 'other';
  /** How events name it; absent where none does. */
  readonly key?: RecordKey;
  /** What people call it. */
  readonly name: string;
  /** The number of a lead's pass. */
  readonly pass?: number;
  /** Since when it has run, or been owed, epoch milliseconds. */
  readonly since?: Instant;
  /** What depends on it, each currency apart. */
  readonly money: ReadonlyArray<Money>;
  /** Why it is owed, as a code or in a few words. */
  readonly reason: string;
  /** What is owed, in one sentence. */
  readonly title: string;
  /** What is asked, in one sentence. */
  readonly request: string;
  /** By when, epoch milliseconds; absent where nothing says so. */
  readonly by?: Instant;
}
