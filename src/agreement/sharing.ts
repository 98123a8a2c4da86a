import { type Department, otherDepartment } from '../kernel/party.js';
import type { Agreement } from './agreement.js';

/**
 * Describes which facts about leads one department may see, and which the other keeps to itself.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactsSeen {
  /** Who looks. */
  readonly department: Department;
  /** The names of the facts that it may see, in the order of the agreement. */
  readonly seen: ReadonlyArray<string>;
  /** The names of those that it may not see, in the same order. */
  readonly withheld: ReadonlyArray<string>;
  /** Who can share what is withheld: the other department. */
  readonly owner: Department;
}

/**
 * Tells which of the agreed facts a department may see.
 *
 * **Details**: a department that lists nothing it shares withholds nothing. Once it has a list, however short, the other
 * sees what is on it and what it records itself, which is what its own list names. A fact on neither list is then
 * withheld, because nobody said whose it is.
 *
 * **Gotchas**: the reading states what was agreed and decides nothing; it speaks about facts of leads, not about the
 * facts of activities.
 *
 * @param agreement - the agreement, or its facts and what is shared
 * @returns a function from the department that looks to what it sees
 * @example
 * ```ts
 * import { factsSeenBy } from 'smarketing/agreement'
 *
 * const facts = { need: { type: 'string' }, score: { type: 'integer' }, budget: { type: 'number' } } as const
 * const see = factsSeenBy({ facts, sharing: [{ from: 'marketing', facts: ['need'] }] })
 *
 * see('sales') // => { department: 'sales', seen: ['need'], withheld: ['score', 'budget'], owner: 'marketing' }
 * see('marketing').withheld // => []
 * ```
 * @category readings
 * @since 0.1.0
 */
export const factsSeenBy =
  (agreement: Pick<Agreement, 'facts' | 'sharing'>) =>
  (department: Department): FactsSeen => {
    const maySee = sightOf(agreement, department);
    const names = Object.keys(agreement.facts);
    return {
      department,
      seen: names.filter(maySee),
      withheld: names.filter((name) => !maySee(name)),
      owner: otherDepartment(department),
    };
  };

/**
 * Takes what a department may not see out of a lead's facts.
 *
 * **Details**: serves facts, profiles and anything else that is kept by the names of facts. A name that the agreement
 * does not know is withheld as one on neither list is.
 *
 * @param agreement - the agreement, or what is shared in it
 * @param department - the department that looks
 * @returns a function from values by the name of the fact to those that may be seen, in the same order
 * @example
 * ```ts
 * import { factsShownTo } from 'smarketing/agreement'
 *
 * const shown = factsShownTo({ sharing: [{ from: 'marketing', facts: ['need'] }] }, 'sales')
 * shown({ need: 'automation', score: 87 }) // => { need: 'automation' }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const factsShownTo = (
  agreement: Pick<Agreement, 'sharing'>,
  department: Department,
): (<Value>(facts: { readonly [fact: string]: Value }) => { readonly [fact: string]: Value }) => {
  const maySee = sightOf(agreement, department);
  return (facts) => Object.fromEntries(Object.entries(facts).filter(([name]) => maySee(name)));
};

const sightOf = (
  { sharing = [] }: Pick<Agreement, 'sharing'>,
  department: Department,
): ((fact: string) => boolean) => {
  const listed = new Set(sharing.flatMap(({ facts }) => facts));
  const other = otherDepartment(department);
  return sharing.some(({ from }) => from === other) ? (fact) => listed.has(fact) : () => true;
};
