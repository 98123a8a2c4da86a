import type { Party } from '../kernel/party.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import type { CompiledMessageMap, Message, MessageAxis } from './message-map.js';

/**
 * Describes how far a message map covers what clients have on their minds.
 *
 * @category model
 * @since 0.1.0
 */
export interface MapCoverage {
  /** Pairs of a role and a problem with a proven message, of all pairs. */
  readonly covered: Ratio;
  /** Required roles and problems that no proven message speaks to. */
  readonly gaps: ReadonlyArray<{ readonly axis: 'role' | 'problem'; readonly id: string }>;
  /** Messages without proof, by identifier. */
  readonly unproven: ReadonlyArray<string>;
  /** Who can close the gaps. */
  readonly owner: Party;
}

/**
 * Reads how far a map covers roles and problems.
 *
 * **Details**: not every role has every problem, so the share is no target. What is `required` and has no message is a gap.
 *
 * @param compiled - the compiled map
 * @returns the coverage
 * @category readings
 * @since 0.1.0
 */
export const coverageOf = ({ map }: CompiledMessageMap): MapCoverage => {
  const proven = map.messages.filter(isProven);
  const gaps = (axis: 'role' | 'problem', list: ReadonlyArray<MessageAxis>): MapCoverage['gaps'] => {
    const spoken = new Set(proven.map((message) => message[axis]));
    return list
      .filter(({ id, required }) => required === true && !spoken.has(id))
      .map(({ id }) => ({ axis, id }));
  };
  return {
    covered: ratio(proven.length, map.roles.length * map.problems.length),
    gaps: [...gaps('role', map.roles), ...gaps('problem', map.problems)],
    unproven: map.messages.filter((message) => !isProven(message)).map(({ id }) => id),
    owner: map.owner,
  };
};

const isProven = ({ proof = '' }: Message): boolean => proof.trim() !== '';
