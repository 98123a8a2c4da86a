import { type LeadKey, textOfKey } from '../../journal/subject.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { CompiledGrading } from './grading.js';
import type { JudgedLead } from './judgement.js';

/**
 * Describes a lead that the departments do not judge alike, or that one of them has yet to judge.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContestedLead {
  /** The lead. */
  readonly key: LeadKey;
  /** Marketing's grade; absent while Marketing owes it. */
  readonly marketing?: string;
  /** Sales' grade; absent while Sales owes it. */
  readonly sales?: string;
  /** Why it is on the list; `differ` for grades without an order. */
  readonly reason:
    | 'marketing-higher'
    | 'sales-higher'
    | 'differ'
    | 'marketing-owes'
    | 'sales-owes'
    | 'not-on-the-scale'
    | 'no-judgement-counts';
  /** How many grades lie between the two, from 1; absent where the grades have no order, or one is missing. */
  readonly apart?: number;
}

/**
 * Lists the leads behind a reading of agreement: what to talk about, the widest apart first.
 *
 * @param grading - the grades
 * @returns a function from judged leads to the list: differences by distance, then what is owed and what cannot be
 *   used, each sorted by key
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { compileGrading, contestedLeads } from 'smarketing/metrics/rater-agreement'
 *
 * const grading = orThrow(compileGrading({ grades: ['C', 'B', 'A'], ordered: true }))
 * const lead = (id: string) => ({ key: { system: 'crm', id } })
 * contestedLeads(grading)([
 *   { ...lead('1'), marketing: 'A', sales: 'B' },
 *   { ...lead('2'), marketing: 'A', sales: 'A' },
 *   { ...lead('3'), marketing: 'A', sales: 'C' },
 *   { ...lead('4'), marketing: 'B' },
 * ]).map(({ key, reason, apart }) => [key.id, reason, apart])
 * // => [['3', 'marketing-higher', 2], ['1', 'marketing-higher', 1], ['4', 'sales-owes', undefined]]
 * ```
 * @category folds
 * @since 0.1.0
 */
export const contestedLeads =
  (grading: CompiledGrading) =>
  (leads: Iterable<JudgedLead>): ReadonlyArray<ContestedLead> => {
    const found: Array<ContestedLead> = [];
    for (const lead of leads) {
      const contest = contestOf(grading, lead);
      if (contest !== null) found.push({ ...lead, ...contest });
    }
    return found.sort(
      (first, second) =>
        rankOf(second) - rankOf(first) || byCodeUnit(textOfKey(first.key), textOfKey(second.key)),
    );
  };

/** Differences go first, the widest before the others; what is owed or of no use comes last. */
const rankOf = ({ reason, apart }: ContestedLead): number => apart ?? (reason === 'differ' ? 1 : 0);

const contestOf = (
  { grading, placeOf }: CompiledGrading,
  { marketing, sales }: JudgedLead,
): Pick<ContestedLead, 'reason' | 'apart'> | null => {
  const places = [marketing, sales].map((grade) => (grade === undefined ? undefined : placeOf(grade)));
  if (places.includes(-1)) return { reason: 'not-on-the-scale' };
  const [row, column] = places;
  if (row === undefined) return { reason: column === undefined ? 'no-judgement-counts' : 'marketing-owes' };
  if (column === undefined) return { reason: 'sales-owes' };
  if (row === column) return null;
  if (grading.ordered !== true) return { reason: 'differ' };
  return { reason: row > column ? 'marketing-higher' : 'sales-higher', apart: Math.abs(row - column) };
};
