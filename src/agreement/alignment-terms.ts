import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';

/**
 * Names what alignment is read from, each dimension a share of 0–1 or, for `rater-agreement`, Cohen's κ.
 *
 * **Details**
 * - `terms`: shared terms whose one version both accepted; `terms-in-use`: those that both work with in one version.
 * - `rater-agreement`: how far both judge the same leads alike, beyond chance.
 * - `acceptance`, `follow-up`, `feedback`: hand-overs that Sales accepted, reached for in time, and reported on in time.
 * - `sales-clocks`, `marketing-clocks`: promises with a time limit that each department kept.
 * - `sales-obligations`, `marketing-obligations`: obligations that each department kept, period by period.
 * - `tools`, `programmes`, `message`: assets that customers saw, programmes whose deliverables and benchmarks both
 *   agreed to, and channels that say what the message says.
 * - `signals`, `meetings`, `promises`: signals told back in time, periods in which both met, requests done when promised.
 * - `shared-metrics`, `shared-horizon`: metrics that both are measured by, and how near their horizons are.
 * - `source-gap`: how far the definitions of what Marketing sourced lie apart, the one that must not be large.
 *
 * @category model
 * @since 0.1.0
 */
export type DimensionName =
  | 'terms'
  | 'terms-in-use'
  | 'rater-agreement'
  | 'acceptance'
  | 'follow-up'
  | 'feedback'
  | 'sales-clocks'
  | 'marketing-clocks'
  | 'sales-obligations'
  | 'marketing-obligations'
  | 'tools'
  | 'programmes'
  | 'message'
  | 'signals'
  | 'meetings'
  | 'promises'
  | 'shared-metrics'
  | 'shared-horizon'
  | 'source-gap';

/**
 * Describes one dimension of the alignment index: how much it counts, and what it is held against.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlignmentDimension {
  /** Which dimension. */
  readonly id: DimensionName;
  /** How much it counts beside the others, a whole number of 1–1,000. */
  readonly weight: number;
  /** The least that is full alignment, above 0 and up to 1; a dimension without a target counts as missing. */
  readonly atLeast?: number;
  /** The most that is full alignment, 0–1; only for dimensions that must not be large. */
  readonly atMost?: number;
}

/**
 * Describes what the alignment of the two departments is held against.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlignmentTerms {
  /** The dimensions that count, each once. */
  readonly dimensions: ReadonlyNonEmptyArray<AlignmentDimension>;
  /** The least share of all weight that has to be measured for an index, above 0 and up to 1; 0.6 when absent (proposal). */
  readonly minimumCoverage?: number;
}

/**
 * Gives the least share of all weight that has to be measured for an index, where the agreement does not say: 0.6.
 *
 * **Details**: proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetMinimumCoverage = 0.6;

/**
 * Lists what every dimension is called, and whether more of it is better.
 *
 * @category constants
 * @since 0.1.0
 */
export const alignmentDimensions: {
  readonly [Name in DimensionName]: { readonly label: string; readonly sense: 'at-least' | 'at-most' };
} = {
  terms: { label: 'shared terms that both accepted in one version', sense: 'at-least' },
  'terms-in-use': { label: 'shared terms that both work with in one version', sense: 'at-least' },
  'rater-agreement': { label: 'agreement on the same leads beyond chance (Cohen’s κ)', sense: 'at-least' },
  acceptance: { label: 'handed-over leads that Sales accepts', sense: 'at-least' },
  'follow-up': { label: 'handed-over leads that Sales reaches for in time', sense: 'at-least' },
  feedback: { label: 'handed-over leads whose result and reason come back in time', sense: 'at-least' },
  'sales-clocks': { label: 'promises with a time limit that Sales keeps', sense: 'at-least' },
  'marketing-clocks': { label: 'promises with a time limit that Marketing keeps', sense: 'at-least' },
  'sales-obligations': { label: 'obligations that Sales keeps', sense: 'at-least' },
  'marketing-obligations': { label: 'obligations that Marketing keeps', sense: 'at-least' },
  tools: { label: 'tools that customers see', sense: 'at-least' },
  programmes: {
    label: 'programmes whose deliverables and benchmarks both agreed to',
    sense: 'at-least',
  },
  message: { label: 'channels that say what the message says', sense: 'at-least' },
  signals: { label: 'signals from the field that are told back in time', sense: 'at-least' },
  meetings: { label: 'periods in which both met as agreed', sense: 'at-least' },
  promises: { label: 'requests that are done when promised', sense: 'at-least' },
  'shared-metrics': { label: 'metrics that both are measured by, of all that either is', sense: 'at-least' },
  'shared-horizon': { label: 'the shorter horizon as a share of the longer', sense: 'at-least' },
  'source-gap': { label: 'gap between the definitions of what Marketing sourced', sense: 'at-most' },
};

/**
 * Proposes what alignment is held against, for both departments to change and confirm.
 *
 * **Details**: weights and targets are a proposal. Weights add up to 100: words 20, hand-off 25, tools and programmes 15,
 * feedback 10, message 10, rhythm 10, common ground 10. Published benchmarks conflict, so no target has a source.
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedAlignment: AlignmentTerms = {
  dimensions: [
    { id: 'terms', weight: 12, atLeast: 1 },
    { id: 'terms-in-use', weight: 4, atLeast: 1 },
    { id: 'rater-agreement', weight: 4, atLeast: 0.6 },
    { id: 'acceptance', weight: 7, atLeast: 0.9 },
    { id: 'follow-up', weight: 6, atLeast: 0.9 },
    { id: 'sales-clocks', weight: 4, atLeast: 0.9 },
    { id: 'marketing-clocks', weight: 4, atLeast: 0.9 },
    { id: 'sales-obligations', weight: 2, atLeast: 0.9 },
    { id: 'marketing-obligations', weight: 2, atLeast: 0.9 },
    { id: 'tools', weight: 10, atLeast: 0.7 },
    { id: 'programmes', weight: 5, atLeast: 1 },
    { id: 'feedback', weight: 5, atLeast: 0.9 },
    { id: 'signals', weight: 5, atLeast: 0.9 },
    { id: 'message', weight: 10, atLeast: 0.8 },
    { id: 'meetings', weight: 5, atLeast: 0.9 },
    { id: 'promises', weight: 5, atLeast: 0.9 },
    { id: 'shared-metrics', weight: 5, atLeast: 0.5 },
    { id: 'shared-horizon', weight: 3, atLeast: 0.5 },
    { id: 'source-gap', weight: 2, atMost: 0.1 },
  ],
  minimumCoverage: presetMinimumCoverage,
};
