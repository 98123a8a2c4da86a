import type { BuyIn, BuyInStep } from './buy-in.js';
import { buyInSteps, partsOf } from './buy-in-parts.js';
import { seatOf } from './seat.js';
import { type SeveralSeats, severalSeatsOf } from './standing.js';

/**
 * Finds persons who signed one step of a buy-in for several seats: allowed, and worth knowing.
 *
 * @param state - where the buy-in stands
 * @returns each such person with the step and the seats, in the order of the steps
 * @example
 * ```ts
 * import { type BuyIn, severalSeatsIn } from 'smarketing/approval'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const at = orThrow(parseInstant('2026-01-05T09:00:00Z'))
 * const text = { subject: { system: 'plan', id: 'spring' }, version: 1, hash: 'a1b2' }
 * const by = { kind: 'person', id: 'kim' } as const
 * const state: BuyIn = {
 *   _tag: 'strategy-agreed', schemaVersion: 1, gate: text, consulted: [], voided: [], at,
 *   strategy: {
 *     ...text, at, authors: ['sales', 'marketing'], presentation: { at, to: ['sales', 'marketing'] },
 *     approvals: [{ party: 'sales', at, by }, { party: 'marketing', at, by }],
 *   },
 * }
 * severalSeatsIn(state)
 * // => [{ step: 'strategy', person: 'kim', seats: [{ party: 'sales' }, { party: 'marketing' }] }]
 * ```
 * @category readings
 * @since 0.1.0
 */
export const severalSeatsIn = (state: BuyIn): ReadonlyArray<SeveralSeats & { readonly step: BuyInStep }> => {
  const { approvals } = partsOf(state);
  return buyInSteps.flatMap((step) =>
    severalSeatsOf(
      approvals[step].map((signature) => ({
        seat: seatOf(signature),
        at: signature.at,
        ...(signature.by === undefined ? {} : { by: signature.by.id }),
      })),
    ).map((found) => ({ step, ...found })),
  );
};
