/**
 * Leads: their life from first interest to a customer, the facts about them, and who calls them qualified.
 *
 * @packageDocumentation
 */
export { activeDefinition, definitionInForce } from './active-definition.js';
export * from './completeness.js';
export * from './definition-templates.js';
export {
  type Disposition,
  dispositionOf,
  type ExitKind,
  type ExitReasonRule,
  type ExitReasons,
  presetExitReasons,
  type ReasonFamily,
} from './exit-reason.js';
export * from './facts-hash.js';
export * from './heat.js';
export * from './import-burst.js';
export * from './irregularity.js';
export * from './judge.js';
export * from './judging-definition.js';
export * from './lead-facts.js';
export * from './lead-life.js';
export * from './lead-stage.js';
export * from './lifecycle.js';
export * from './lifecycle-terms.js';
export * from './moment.js';
export * from './own-act.js';
export * from './pass.js';
export * from './placeholder.js';
export * from './prepare-facts.js';
export * from './profile.js';
export * from './qualification-definition.js';
export * from './qualification-reading.js';
export * from './response-decay.js';
export * from './rule-ground.js';
export * from './touch-summary.js';
export * from './unmet-conditions.js';
