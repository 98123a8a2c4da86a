import type { Artefact } from './artefact.js';
import type { Cartridge } from './cartridge.js';
import type { CartridgeLink } from './portfolio.js';

/**
 * Names the artefacts that one cartridge gives and another cannot do without; `never` where there are none, or where
 * the compiler does not know which there are.
 *
 * @category model
 * @since 0.1.0
 */
export type HandedOn<From extends Cartridge, To extends Cartridge> = string extends
  | From['gives'][number]
  | To['needs'][number]
  ? never
  : Extract<From['gives'][number], To['needs'][number]>;

/**
 * Says at compile time that two cartridges do not meet: nothing has this type.
 *
 * @category model
 * @since 0.1.0
 */
export interface NothingIsHandedOn<Gives extends Artefact, Needs extends Artefact> {
  /** What the one gives. */
  readonly 'the cartridge before gives': Gives;
  /** What the other needs, none of which is among that. */
  readonly 'and the cartridge after needs': Needs;
}

/**
 * Links a cartridge into the next; it does not compile unless the one gives something that the other needs.
 *
 * **Details**: the compiler has to know the artefacts as literals, so write a cartridge `as const satisfies Cartridge`.
 * Links of a decoded document are plain data that `checkPortfolio` checks.
 *
 * @param from - the cartridge before
 * @param to - the cartridge after
 * @returns the link
 * @example
 * ```ts
 * import { type Cartridge, link } from 'smarketing/cartridge'
 *
 * const research = {
 *   id: 'research', title: 'Research', position: 1, activities: [{ id: 'interviews', title: 'Interviews' }],
 *   services: [], needs: [], gives: ['segment-profile'],
 * } as const satisfies Cartridge
 * const messaging = {
 *   id: 'messaging', title: 'Messaging', position: 2, activities: [{ id: 'wording', title: 'Wording' }],
 *   services: [], needs: ['segment-profile'], gives: ['message-map'],
 * } as const satisfies Cartridge
 *
 * link(research, messaging) // => { from: 'research', to: 'messaging' }
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const link = <const From extends Cartridge, const To extends Cartridge>(
  from: From,
  to: To &
    ([HandedOn<From, To>] extends [never]
      ? NothingIsHandedOn<From['gives'][number], To['needs'][number]>
      : unknown),
): CartridgeLink => ({ from: from.id, to: to.id });

/**
 * Links a cartridge into the next where it makes nothing that the next one needs, and declares what is handed on
 * unchanged; it does not compile unless the next one needs that.
 *
 * @param from - the cartridge before
 * @param to - the cartridge after
 * @param artefacts - what is handed on, of what the cartridge after needs
 * @returns the link
 * @category constructors
 * @since 0.1.0
 */
export const continuityLink = <const To extends Cartridge>(
  from: Cartridge,
  to: To,
  artefacts: readonly [NoInfer<To['needs'][number]>, ...ReadonlyArray<NoInfer<To['needs'][number]>>],
): CartridgeLink => ({ from: from.id, to: to.id, continuity: artefacts });
