/**
 * Service-level clocks for both departments: what is due when, why, who owns it, and when to wake up.
 *
 * @packageDocumentation
 */
export type { Clock, PauseSpan, Restart, Stop, Unmeasurable } from './clock.js';
export * from './clock-reading.columns.js';
export { readClock } from './clock-reading.js';
export * from './clock-state.js';
export * from './clock-verdict.js';
export { compilePolicies, compilePolicy } from './compile-policy.js';
export type { EventMatcher, FieldConditions, FieldValue } from './event-matcher.js';
export * from './explain-clock.js';
export { type Addressee, type Escalation, escalationsOf } from './ladder.js';
export * from './owner-share.js';
export type { OwnerSpan } from './owner-span.js';
export * from './policy.js';
export type { Policy, PolicyContext, PolicyVersion } from './policy-version.js';
export * from './preset-marketing.js';
export * from './preset-sales.js';
export * from './read-clock.js';
export * from './reading.js';
export * from './speed-to-lead.js';
export * from './wake.js';
