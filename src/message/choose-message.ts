import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { Party } from '../kernel/party.js';
import type { CompiledMessageMap, Message } from './message-map.js';

/**
 * Describes a conversation that a rep is about to have.
 *
 * @category model
 * @since 0.1.0
 */
export interface Conversation {
  /** The role of the person, as the map names it. */
  readonly role: string;
  /** The problem the person has, as the map names it. */
  readonly problem: string;
}

/**
 * Describes why a map has nothing to say.
 *
 * **Details**: the map does not know the role or the problem; it has no message for the two together; or it has one that
 * nothing proves.
 *
 * @category model
 * @since 0.1.0
 */
export interface NoneFits {
  /** Names the refusal. */
  readonly _tag: 'none-fits';
  /** Why. */
  readonly reason: 'unknown-role' | 'unknown-problem' | 'no-message' | 'unproven';
  /** What it was asked for. */
  readonly conversation: Conversation;
  /** Which problems the map can speak about with this role. */
  readonly problems: ReadonlyArray<string>;
  /** Who can add what is missing. */
  readonly owner: Party;
}

/**
 * Chooses what to say in a conversation, or says why none of the messages fits.
 *
 * **Details**: nothing near is offered in place of what fits: a message for another role is not relevant to this one.
 *
 * @param compiled - the compiled map
 * @returns a function from the conversation to the message, or to why there is none
 * @example
 * ```ts
 * import { isRight } from 'fp-ts/lib/Either.js'
 * import { chooseMessage, compileMessageMap } from 'smarketing/message'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const map = orThrow(compileMessageMap({
 *   id: 'widget', version: 2, effectiveFrom: orThrow(parseCivilDate('2026-01-01')), owner: 'role:product-marketing',
 *   roles: [{ id: 'plant-manager', label: 'Plant manager' }],
 *   problems: [{ id: 'downtime', label: 'Machines stand still' }],
 *   messages: [{
 *     id: 'less-downtime', role: 'plant-manager', problem: 'downtime',
 *     capability: 'Tools are changed in half the time.', proof: 'Trial at two plants, 2025',
 *   }],
 * }))
 * const said = chooseMessage(map)({ role: 'plant-manager', problem: 'downtime' })
 * isRight(said) && said.right.id // => 'less-downtime'
 * chooseMessage(map)({ role: 'buyer', problem: 'downtime' })._tag // => 'Left'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const chooseMessage =
  ({ map, byRole, roles, problems }: CompiledMessageMap) =>
  (conversation: Conversation): Either<NoneFits, Message> => {
    const messages = byRole.get(conversation.role);
    const message = messages?.get(conversation.problem);
    const none = (reason: NoneFits['reason']): Either<NoneFits, never> =>
      E.left({
        _tag: 'none-fits',
        reason,
        conversation: { role: conversation.role, problem: conversation.problem },
        problems: [...(messages ?? new Map<string, Message>())].flatMap(([problem, { proof = '' }]) =>
          proof.trim() === '' ? [] : [problem],
        ),
        owner: map.owner,
      });
    if (!roles.has(conversation.role)) return none('unknown-role');
    if (!problems.has(conversation.problem)) return none('unknown-problem');
    if (message === undefined) return none('no-message');
    return (message.proof ?? '').trim() === '' ? none('unproven') : E.right(message);
  };
