export { canonicalRule } from './canonical.js';
export * from './check-rule.js';
export * from './diff.js';
export * from './flip.js';
export { type Implication, implies } from './implies.js';
export * from './rule-diff.js';
export { maximumBranches } from './search.js';
