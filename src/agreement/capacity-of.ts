import type { Party } from '../kernel/party.js';
import type { Capacity } from '../metrics/load/capacity.js';
import type { Agreement } from './agreement.js';

/**
 * Returns how many leads a party can take up, as agreed.
 *
 * **Details**: what is agreed of the party as a whole counts; else the sum of its persons, as long as it is agreed of
 * everyone whom the agreement names among its members. Nothing is made up for those of whom it is not.
 *
 * @param agreement - an agreement without issues
 * @returns a function from a party to its capacity, or null where it is not agreed
 * @example
 * ```ts
 * import { capacityOf } from 'smarketing/agreement'
 *
 * const of = capacityOf({
 *   capacity: [
 *     { party: 'team:east', leads: 40, per: 'week' },
 *     { party: 'team:west', person: 'ines', leads: 12, per: 'week' },
 *     { party: 'team:west', person: 'jonas', leads: 8, per: 'week' },
 *   ],
 * })
 * of('team:east') // => { leads: 40, per: 'week' }
 * of('team:west') // => { leads: 20, per: 'week' }
 * of('team:south') // => null
 * ```
 * @category selections
 * @since 0.1.0
 */
export const capacityOf =
  ({ capacity = [], parties = [] }: Pick<Agreement, 'capacity' | 'parties'>) =>
  (party: Party): Capacity | null => {
    const own = capacity.filter((entry) => entry.party === party);
    const whole = own.find(({ person }) => person === undefined);
    if (whole !== undefined) return { leads: whole.leads, per: whole.per };
    const [first] = own;
    if (first === undefined) return null;
    const members = parties.filter((entry) => entry.party === party).flatMap((entry) => entry.members ?? []);
    if (members.some((member) => own.every(({ person }) => person !== member))) return null;
    return { leads: own.reduce((sum, { leads }) => sum + leads, 0), per: first.per };
  };
