import { type LeadKey, textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';

/**
 * Describes the grade that one department gave to a lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface Judgement {
  /** The lead. */
  readonly key: LeadKey;
  /** The department. */
  readonly by: Department;
  /** The grade. */
  readonly grade: string;
  /** When it was given, epoch milliseconds. */
  readonly at: Instant;
  /** True when whoever gave it knew the other department's grade: it is then no judgement of its own. */
  readonly sawOther?: boolean;
}

/**
 * Describes a lead with the grade that each department gave it.
 *
 * @category model
 * @since 0.1.0
 */
export interface JudgedLead {
  /** The lead. */
  readonly key: LeadKey;
  /** Marketing's grade; absent while Marketing owes it. */
  readonly marketing?: string;
  /** Sales' grade; absent while Sales owes it. */
  readonly sales?: string;
}

/**
 * Joins judgements into judged leads, sorted by key.
 *
 * **Details**: a department's first judgement of a lead counts, since later ones may follow a talk about it; of two
 * at one instant, the grade that sorts first. What was given in sight of the other's grade does not count, so that
 * its lead waits for a judgement of its own.
 *
 * @param judgements - in any order
 * @returns every lead that is named, also where no judgement of it counts
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { judgedLeads } from 'smarketing/metrics/rater-agreement'
 *
 * const at = orThrow(parseInstant('2026-03-02T09:00Z'))
 * const key = { system: 'crm', id: '7' }
 * judgedLeads([
 *   { key, by: 'marketing', grade: 'A', at },
 *   { key, by: 'sales', grade: 'B', at, sawOther: true },
 * ]) // => [{ key: { system: 'crm', id: '7' }, marketing: 'A' }]
 * ```
 * @category joins
 * @since 0.1.0
 */
export const judgedLeads = (judgements: Iterable<Judgement>): ReadonlyArray<JudgedLead> => {
  const leads = new Map<string, { readonly key: LeadKey; marketing?: Judgement; sales?: Judgement }>();
  for (const judgement of judgements) {
    const text = textOfKey(judgement.key);
    const lead = leads.get(text) ?? { key: judgement.key };
    leads.set(text, lead);
    const before = lead[judgement.by];
    if (judgement.sawOther !== true && (before === undefined || byTime(judgement, before) < 0))
      lead[judgement.by] = judgement;
  }
  return [...leads]
    .sort(([first], [second]) => byCodeUnit(first, second))
    .map(([, { key, marketing, sales }]) => ({
      key,
      ...(marketing === undefined ? {} : { marketing: marketing.grade }),
      ...(sales === undefined ? {} : { sales: sales.grade }),
    }));
};

const byTime = (first: Judgement, second: Judgement): number =>
  first.at - second.at || byCodeUnit(first.grade, second.grade);
