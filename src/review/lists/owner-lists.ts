import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import { partyWords } from '../../agreement/words.js';
import { groupsOf } from '../../kernel/groups.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Party } from '../../kernel/party.js';
import type { Review } from '../review.js';
import type { OwedItem } from './owed-item.js';
import { owedItems } from './owed-items.js';

/**
 * Describes everything that one owner owes.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnerList {
  /** Whose list it is: a department, a team or role of it, or a person. */
  readonly owner: Party | `person:${string}`;
  /** What people call the owner. */
  readonly name: string;
  /** What is owed, debt by debt. */
  readonly items: ReadonlyArray<OwedItem>;
}

/**
 * Lists for each owner what is owed: one list for each department with all of it, one for each team and role that has some
 * of it, and one for each person.
 *
 * **Details**: persons get lists only where the agreement says `personal`, both departments have signed it, and it is in
 * effect. A list is work to do and no judgement of anybody. Whatever is owed in two ways stands in it twice: a lead that
 * nobody took up and nobody called takes two things to do.
 *
 * @param agreement - the agreement that was reviewed, compiled
 * @returns a function from a review to the lists: Marketing's, Sales', then the others in order of their names; empty ones
 *   are left out
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { intlZones } from 'smarketing/calendar'
 * import { journalOf } from 'smarketing/journal'
 * import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel'
 * import { review } from 'smarketing/review'
 * import { ownerLists } from 'smarketing/review/lists'
 * import { decodeEvents } from 'smarketing/schema'
 *
 * const { events } = decodeEvents([
 *   {
 *     schemaVersion: 1, source: 'crm', id: '1', type: 'handed-over', occurredAt: '2026-03-02T09:00:00Z',
 *     subject: { kind: 'lead', system: 'crm', id: '512' }, data: { owner: 'ada', team: 'east' },
 *   },
 *   {
 *     schemaVersion: 1, source: 'crm', id: '2', type: 'touch-attempted', occurredAt: '2026-03-02T08:00:00Z',
 *     subject: { kind: 'lead', system: 'crm', id: '511' }, data: { channel: 'call' },
 *   },
 * ])
 * const agreement = orThrow(compileAgreement(intlZones)(draftAgreement({
 *   zone: 'UTC', currency: 'EUR', effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
 * })))
 * const asOf = orThrow(parseInstant('2026-03-09T12:00:00Z'))
 * const lists = ownerLists(agreement)(review(agreement, { asOf })(journalOf(events)))
 *
 * lists.map(({ owner, items }) => [owner, ...items.map(({ name, debt }) => `${name} ${debt}`)])
 * // => [
 * //   ['sales', '512 overdue:accept', '512 overdue:first-response'],
 * //   ['team:east', '512 overdue:accept', '512 overdue:first-response'],
 * // ]
 * ```
 * @category readings
 * @since 0.1.0
 */
export const ownerLists = (agreement: CompiledAgreement): ((review: Review) => ReadonlyArray<OwnerList>) => {
  const itemsOf = owedItems(agreement);
  const nameOf = partyWords(agreement.agreement);
  return (review) => {
    const items = itemsOf(review);
    const personal = agreement.agreement.personal === true && review.agreement.standing.binding;
    const byParty = grouped(items, ({ party }) =>
      party === 'sales' || party === 'marketing' ? null : party,
    );
    const byPerson = personal ? grouped(items, ({ person }) => person ?? null) : [];
    return [
      ...(['marketing', 'sales'] as const).map((side) => ({
        owner: side,
        name: nameOf(side),
        items: items.filter(({ department }) => department === side),
      })),
      ...byParty.map(([party, own]) => ({ owner: party, name: nameOf(party), items: own })),
      ...byPerson.map(([person, own]) => ({ owner: `person:${person}` as const, name: person, items: own })),
    ].filter((list) => list.items.length > 0);
  };
};

const grouped = <Name extends string>(
  items: ReadonlyArray<OwedItem>,
  nameOf: (item: OwedItem) => Name | null,
): ReadonlyArray<readonly [Name, ReadonlyArray<OwedItem>]> =>
  [...groupsOf(nameOf)(items)]
    .flatMap(([name, own]) => (name === null ? [] : [[name, own] as const]))
    .sort(([first], [second]) => byCodeUnit(first, second));
