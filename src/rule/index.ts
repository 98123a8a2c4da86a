export * from './compile.js';
export * from './decode.js';
export * from './fact-schema.js';
export { type FoldPairs, foldPairs, textFold } from './fold.js';
export type { RuleActivity, RuleContext } from './leaf.js';
export { maximumDepth, maximumNodes } from './limits.js';
export { type Operator, operatorsOf } from './operator.js';
export * from './rule.js';
export type { RuleOptions } from './rule-options.js';
