import type { LeadStage } from '../journal/lead-events.js';

/**
 * Lists the stages of a lead in the order they are meant to be reached; `won` and `lost` both end it.
 *
 * @category constants
 * @since 0.1.0
 */
export const leadStages: ReadonlyArray<LeadStage> = [
  'inquiry',
  'marketing-qualified',
  'handed-over',
  'accepted',
  'working',
  'sales-qualified',
  'won',
  'lost',
];

const ranks: Readonly<Record<LeadStage, number>> = {
  inquiry: 0,
  'marketing-qualified': 1,
  'handed-over': 2,
  accepted: 3,
  working: 4,
  'sales-qualified': 5,
  won: 6,
  lost: 6,
};

/**
 * Returns how far along a stage is: 0 for `inquiry`, 6 for both `won` and `lost`.
 *
 * @param stage - a stage of a lead
 * @returns a whole number, greater for a later stage
 * @example
 * ```ts
 * import { rankOfStage } from 'smarketing/lead'
 *
 * rankOfStage('accepted') < rankOfStage('working') // => true
 * ```
 * @category orders
 * @since 0.1.0
 */
export const rankOfStage = (stage: LeadStage): number => ranks[stage];

/**
 * Tells whether a text is one of the library's own stages.
 *
 * @param text - for example the name of a custom stage
 * @returns true for one of `leadStages`
 * @category refinements
 * @since 0.1.0
 */
export const isLeadStage = (text: string): text is LeadStage => Object.hasOwn(ranks, text);
