import type { Party } from '../../kernel/party.js';
import type { EvidenceKind } from './dimension.js';

/**
 * Names the stages of the relation between Sales and Marketing, from the loosest to the closest.
 *
 * @see P. Kotler, N. Rackham, S. Krishnaswamy, Ending the War Between Sales and Marketing, Harvard Business Review, July 2006
 * @category model
 * @since 0.1.0
 */
export type AlignmentStage = 'undefined' | 'defined' | 'aligned' | 'integrated';

/**
 * Lists the stages from the loosest to the closest.
 *
 * @category constants
 * @since 0.1.0
 */
export const alignmentStages: readonly ['undefined', 'defined', 'aligned', 'integrated'] = [
  'undefined',
  'defined',
  'aligned',
  'integrated',
];

/**
 * Lists what each stage is called in a sentence.
 *
 * @category constants
 * @since 0.1.0
 */
export const stageWords: { readonly [Stage in AlignmentStage]: string } = {
  undefined: 'not defined',
  defined: 'defined',
  aligned: 'aligned',
  integrated: 'integrated',
};

/**
 * Names what a stage has to show.
 *
 * @category model
 * @since 0.1.0
 */
export type StageItemName =
  | 'terms-accepted'
  | 'agreement-in-effect'
  | 'clocks-both-ways'
  | 'hand-overs-answered'
  | 'joint-goal'
  | 'programmes-agreed'
  | 'rhythm-kept'
  | 'sales-consulted'
  | 'trained-together'
  | 'one-record'
  | 'common-funnel'
  | 'shared-metrics'
  | 'shared-rewards'
  | 'marketing-with-accounts';

/**
 * Describes something that a stage has to show.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageItem {
  /** The stage that asks for it. */
  readonly stage: Exclude<AlignmentStage, 'undefined'>;
  /** What has to be so. */
  readonly text: string;
  /** Where its evidence comes from: what the journal shows, or what both wrote down or say. */
  readonly evidence: EvidenceKind;
  /** Who can provide it. */
  readonly owner: Party;
}

/**
 * Lists what each stage has to show.
 *
 * **Details**: what marks a stage is a preset; the list, its evidence and its wording are ours (a proposal).
 *
 * @see P. Kotler, N. Rackham, S. Krishnaswamy, Ending the War Between Sales and Marketing, Harvard Business Review, July 2006
 * @category constants
 * @since 0.1.0
 */
export const stageItems: { readonly [Name in StageItemName]: StageItem } = {
  'terms-accepted': {
    stage: 'defined',
    text: 'Both accepted every shared term in one version.',
    evidence: 'journal',
    owner: 'operations',
  },
  'agreement-in-effect': {
    stage: 'defined',
    text: 'Both signed what they owe each other, and it is in effect.',
    evidence: 'journal',
    owner: 'operations',
  },
  'clocks-both-ways': {
    stage: 'defined',
    text: 'Each department has promises with a time limit.',
    evidence: 'declared',
    owner: 'operations',
  },
  'hand-overs-answered': {
    stage: 'defined',
    text: 'Hand-overs are recorded, and so is what became of them and why.',
    evidence: 'journal',
    owner: 'sales',
  },
  'joint-goal': {
    stage: 'aligned',
    text: 'There is a goal that both own.',
    evidence: 'declared',
    owner: 'operations',
  },
  'programmes-agreed': {
    stage: 'aligned',
    text: 'Both agreed to the deliverables and benchmarks of every programme.',
    evidence: 'journal',
    owner: 'marketing',
  },
  'rhythm-kept': {
    stage: 'aligned',
    text: 'Every agreed kind of meeting was held in the last period that is over.',
    evidence: 'journal',
    owner: 'operations',
  },
  'sales-consulted': {
    stage: 'aligned',
    text: 'Sales had a say in every programme.',
    evidence: 'journal',
    owner: 'marketing',
  },
  'trained-together': {
    stage: 'aligned',
    text: 'People of both departments are trained together, or spend days at each other’s work.',
    evidence: 'declared',
    owner: 'operations',
  },
  'one-record': {
    stage: 'integrated',
    text: 'What both do about a lead stands in one record.',
    evidence: 'journal',
    owner: 'operations',
  },
  'common-funnel': {
    stage: 'integrated',
    text: 'Every stage from the first interest to the sale is recorded in one funnel.',
    evidence: 'journal',
    owner: 'operations',
  },
  'shared-metrics': {
    stage: 'integrated',
    text: 'Both are measured by at least one metric they share.',
    evidence: 'declared',
    owner: 'operations',
  },
  'shared-rewards': {
    stage: 'integrated',
    text: 'Pay depends on a shared metric in both departments.',
    evidence: 'declared',
    owner: 'operations',
  },
  'marketing-with-accounts': {
    stage: 'integrated',
    text: 'Marketers work within the teams that serve key accounts.',
    evidence: 'declared',
    owner: 'marketing',
  },
};

/**
 * Describes what is known of one item of the checklist.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageEvidence {
  /** Whether it is so; null where nobody can tell. */
  readonly holds: boolean | null;
  /** What is missing, in one sentence; absent where it holds. */
  readonly missing?: string;
  /** Who can provide it, where that is known better than the list says. */
  readonly owner?: Party;
}

/**
 * Describes one item of the checklist, read.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageItemReading extends StageItem {
  /** Which item. */
  readonly id: StageItemName;
  /** Whether it is so; null where nobody can tell. */
  readonly holds: boolean | null;
  /** What is missing, in one sentence; absent where it holds. */
  readonly missing?: string;
}

/**
 * Describes at which stage the relation is.
 *
 * @category model
 * @since 0.1.0
 */
export interface StageReading {
  /** The highest stage whose list is complete, with those of all stages before it. */
  readonly stage: AlignmentStage;
  /** The stage after it; absent at the last. */
  readonly next?: AlignmentStage;
  /** What the next stage lacks, in the order of the list. */
  readonly lacks: ReadonlyArray<StageItemName>;
  /** Every item of every stage. */
  readonly items: ReadonlyArray<StageItemReading>;
  /** The stage in one English sentence. */
  readonly text: string;
}

/**
 * Tells at which stage the relation is: the highest whose checklist is complete. No score plays a part in it.
 *
 * @param evidence - what is known of each item; an item left out is not known
 * @returns the stage, and what the next one lacks
 * @example
 * ```ts
 * import { stageOf } from 'smarketing/review/alignment'
 *
 * const { stage, lacks } = stageOf({
 *   'terms-accepted': { holds: true }, 'agreement-in-effect': { holds: true }, 'clocks-both-ways': { holds: true },
 *   'hand-overs-answered': { holds: true }, 'joint-goal': { holds: true }, 'programmes-agreed': { holds: false },
 * })
 * stage // => 'defined'
 * lacks // => ['programmes-agreed', 'rhythm-kept', 'sales-consulted', 'trained-together']
 * ```
 * @category readings
 * @since 0.1.0
 */
export const stageOf = (evidence: { readonly [Item in StageItemName]?: StageEvidence }): StageReading => {
  const items = Object.entries(stageItems).map(([name, item]): StageItemReading => {
    const id = name as StageItemName;
    const { holds, missing = 'Nobody has shown it.', owner } = evidence[id] ?? { holds: null };
    return {
      id,
      ...item,
      ...(owner === undefined ? {} : { owner }),
      holds,
      ...(holds === true ? {} : { missing }),
    };
  });
  const lacking = (stage: AlignmentStage): ReadonlyArray<StageItemReading> =>
    items.filter((item) => item.stage === stage && item.holds !== true);
  const next = alignmentStages.find((stage) => lacking(stage).length > 0);
  const stage =
    next === undefined
      ? 'integrated'
      : (alignmentStages[alignmentStages.indexOf(next) - 1] as AlignmentStage);
  const lacks = next === undefined ? [] : lacking(next);
  return {
    stage,
    ...(next === undefined ? {} : { next }),
    lacks: lacks.map(({ id }) => id),
    items,
    text:
      next === undefined
        ? 'The relation is integrated: every list is complete.'
        : `The relation is ${stageWords[stage]}; to be ${stageWords[next]} it lacks ${lacks.length} of ${items.filter((item) => item.stage === next).length}: ${lacks.map(({ missing }) => missing).join(' ')}`,
  };
};
