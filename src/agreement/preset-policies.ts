import type { AcceptanceMode } from '../lead/lifecycle-terms.js';
import type { PolicyDocument } from '../sla/policy.js';
import {
  presetAnswerToSales,
  presetDelivery,
  presetIntelAnswer,
  presetRecycled,
  presetRework,
  presetSignalAnswer,
} from '../sla/preset-marketing.js';
import {
  presetAccept,
  presetFeedback,
  presetFirstResponse,
  presetFollowUp,
  presetNextResponse,
} from '../sla/preset-sales.js';

/**
 * Lists the reasons for which a clock may stand still in a draft, and what each means: a proposal.
 *
 * **Details**: the prospect himself asked for a date; Sales waits for something that Marketing has to add,
 * which starts a clock of Marketing's; or the exit of a recycled lead names the date until which it rests.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetPauses: { readonly [reason: string]: string } = {
  'prospect-asked-for-date': 'The prospect asked to be contacted on a date.',
  'waiting-on-marketing': 'Sales asked Marketing for something without which it cannot go on.',
  'rests-until-date': 'The lead came back to rest until a date.',
};

/**
 * Returns the promises of both departments: the presets of the room `sla`, fitted to what makes acceptance.
 *
 * **Details**: where the first touch makes acceptance, an attempt keeps the promise to accept, and the window
 * for the follow-up begins at the hand-over, as it does where acceptance is not measured; there nobody
 * promises to accept.
 *
 * @param acceptance - what makes Sales' acceptance of a lead
 * @returns the policies of Sales, then those of Marketing
 * @example
 * ```ts
 * import { presetPolicies } from 'smarketing/agreement'
 *
 * presetPolicies('none').filter(({ obliged }) => obliged === 'sales').map(({ id }) => id)
 * // => ['first-response', 'follow-up', 'next-response', 'feedback']
 * ```
 * @category presets
 * @since 0.1.0
 */
export const presetPolicies = (acceptance: AcceptanceMode): ReadonlyArray<PolicyDocument> => [
  ...acceptPolicies[acceptance],
  presetFirstResponse,
  acceptance === 'explicit' ? presetFollowUp : { ...presetFollowUp, start: [{ type: 'handed-over' }] },
  presetNextResponse,
  presetFeedback,
  presetRework,
  presetRecycled,
  presetAnswerToSales,
  presetDelivery,
  presetIntelAnswer,
  presetSignalAnswer,
];

const acceptPolicies: { readonly [Mode in AcceptanceMode]: ReadonlyArray<PolicyDocument> } = {
  explicit: [presetAccept],
  'first-touch': [{ ...presetAccept, stop: [{ type: 'touch-attempted' }, ...presetAccept.stop] }],
  none: [],
};
