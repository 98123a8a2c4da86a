/**
 * Where effort goes: to the accounts that both agreed to aim at or elsewhere, and which prospects' own effort got no answer.
 *
 * @packageDocumentation
 */
export * from './account-effort.js';
export { proposedActWeights, type WeighedAct, weightOfOtherActs } from './act-weight.js';
export * from './effort-act.js';
export {
  type AnswerState,
  type LeftBehindTerms,
  type ProspectCase,
  proposedAnswerTime,
  proposedLeastEffort,
  proposedMeetingTime,
  prospectCases,
  type RecordedLead,
} from './left-behind.js';
export * from './prospects-left-behind.js';
export * from './target-effort.js';
export type { Standing, TargetList } from './target-list.js';
