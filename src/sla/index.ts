export type {
  Clock,
  PauseSpan,
  Restart,
  Stop,
  Unmeasurable,
} from './clock.js';
export { compilePolicies, compilePolicy } from './compile-policy.js';
export type { EventMatcher, FieldConditions, FieldValue } from './event-matcher.js';
export type { OwnerSpan } from './owner-span.js';
export * from './policy.js';
export type { Policy, PolicyContext } from './policy-version.js';
export * from './read-clock.js';
export * from './reading.js';
export type { TouchRule } from './touch-rule.js';
