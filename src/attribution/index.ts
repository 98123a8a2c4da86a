/**
 * Credit of conversions to channels: journeys from the journal, and what each model makes of them, side by side.
 *
 * @packageDocumentation
 */
export { type Attribution, compileAttribution } from './attribution.js';
export * from './attribution-model.js';
export * from './attribution-reading.js';
export type { AttributionSum } from './attribution-sum.js';
export type { DecayCredit, DecayCredits } from './decay-credit.js';
export { type Conversion, type Journey, type JourneyTouch, unknownChannel } from './journey.js';
export type { JourneyGap, JourneyGapReason } from './journey-gap.js';
export { type JourneyTerms, proposedMaturity } from './journey-terms.js';
export * from './journeys.js';
export type { PathCount, PathCounts } from './path-counts.js';
export * from './read-journeys.js';
