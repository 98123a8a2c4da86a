import type { Captured, DefinitionReference, LeadStage } from '../../journal/lead-events.js';
import type { RecordKey } from '../../journal/subject.js';
import type { CompletenessGap } from '../completeness.js';
import type { ExitKind } from '../exit-reason.js';
import type { QualificationGate } from '../qualification-definition.js';
import type { SigningState, ToCollect } from '../qualification-reading.js';
import type { Doer, LeadActionType } from './lead-action.js';

/**
 * Describes why a proposed action is refused: which rule, and what is missing.
 *
 * @category model
 * @since 0.1.0
 */
export type LifecycleRefusal =
  | {
      /** The prospect has to be forgotten. */
      readonly _tag: 'forgotten';
    }
  | {
      /** The lead does not count at all. */
      readonly _tag: 'excluded';
      /** Why. */
      readonly exclusion: NonNullable<Captured['exclusion']>;
    }
  | {
      /** It is for others to do. */
      readonly _tag: 'wrong-doer';
      /** What was proposed. */
      readonly action: LeadActionType;
      /** Who may do it. */
      readonly doers: ReadonlyArray<Doer>;
    }
  | {
      /** It has happened already. */
      readonly _tag: 'already-there';
      /** The stage the lead is in. */
      readonly stage: LeadStage;
    }
  | {
      /** The pass has ended, so there is nothing to do on it. */
      readonly _tag: 'pass-ended';
      /** How it ended. */
      readonly exit: ExitKind;
    }
  | {
      /** Something has to come before it. */
      readonly _tag: 'stage-missing';
      /** The stage the lead has to have entered. */
      readonly needs: LeadStage;
    }
  | {
      /** The agreement knows no acceptance. */
      readonly _tag: 'acceptance-not-agreed';
    }
  | {
      /** The prospect may not be contacted. */
      readonly _tag: 'contact-not-permitted';
    }
  | {
      /** An opportunity is open at the account: the lead is routed to its owner and is no new demand. */
      readonly _tag: 'open-opportunity';
      /** The opportunity. */
      readonly opportunity: RecordKey;
    }
  | {
      /** Nobody judged the lead by the definition of the gate. */
      readonly _tag: 'judgement-missing';
      /** The gate. */
      readonly gate: QualificationGate;
    }
  | {
      /** The definition that judged the lead is not signed by both. */
      readonly _tag: 'definition-unsigned';
      /** The definition. */
      readonly definition: DefinitionReference;
      /** How far it is signed. */
      readonly state: SigningState;
    }
  | {
      /** The lead does not meet the definition. */
      readonly _tag: 'not-qualified';
      /** The definition. */
      readonly definition: DefinitionReference;
    }
  | {
      /** Nobody knows whether the lead meets the definition. */
      readonly _tag: 'facts-missing';
      /** The definition. */
      readonly definition: DefinitionReference;
      /** What to find out. */
      readonly collect: ReadonlyArray<ToCollect>;
    }
  | {
      /** Nobody read how complete the lead is. */
      readonly _tag: 'completeness-missing';
    }
  | {
      /** Facts that a hand-over needs are missing. */
      readonly _tag: 'incomplete';
      /** The required facts that are missing. */
      readonly gaps: ReadonlyArray<CompletenessGap>;
    }
  | {
      /** Nobody has talked to the prospect yet. */
      readonly _tag: 'contact-missing';
    }
  | {
      /** Somebody has talked to the prospect, so the lead can no longer be rejected. */
      readonly _tag: 'contact-made';
      /** What it would be instead. */
      readonly instead: 'disqualified';
    }
  | {
      /** An exit needs a reason. */
      readonly _tag: 'reason-missing';
      /** The reasons agreed for this exit. */
      readonly agreed: ReadonlyArray<string>;
    }
  | {
      /** Nobody agreed on the reason for this exit. */
      readonly _tag: 'reason-not-agreed';
      /** The reason that was given. */
      readonly reason: string;
      /** The reasons agreed for this exit. */
      readonly agreed: ReadonlyArray<string>;
    }
  | {
      /** Too few attempts to call a lead unresponsive. */
      readonly _tag: 'attempts-missing';
      /** How many there were. */
      readonly made: number;
      /** How many were agreed. */
      readonly needed: number;
    };

/**
 * Writes a refusal as one English sentence.
 *
 * @param refusal - why an action is refused
 * @returns the sentence
 * @example
 * ```ts
 * import { textOfRefusal } from 'smarketing/lead/next'
 *
 * textOfRefusal({ _tag: 'attempts-missing', made: 2, needed: 6 })
 * // => 'A lead is unresponsive after 6 attempts; there were 2.'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const textOfRefusal = (refusal: LifecycleRefusal): string => {
  switch (refusal._tag) {
    case 'forgotten':
      return 'The prospect has to be forgotten.';
    case 'excluded':
      return `The lead does not count: ${refusal.exclusion}.`;
    case 'wrong-doer':
      return `This is for ${refusal.doers.join(' or ')} to do.`;
    case 'already-there':
      return `The lead is ${refusal.stage} already.`;
    case 'pass-ended':
      return `The pass has ended: ${refusal.exit}.`;
    case 'stage-missing':
      return `The lead has to be ${refusal.needs} first.`;
    case 'acceptance-not-agreed':
      return 'The agreement knows no acceptance.';
    case 'contact-not-permitted':
      return 'The prospect may not be contacted.';
    case 'open-opportunity':
      return `Opportunity ${refusal.opportunity.id} is open at the account; the lead goes to its owner.`;
    case 'judgement-missing':
      return `Nobody judged the lead by the definition of the gate ${refusal.gate}.`;
    case 'definition-unsigned':
      return `Definition ${textOf(refusal.definition)} is ${refusal.state}.`;
    case 'not-qualified':
      return `The lead does not meet definition ${textOf(refusal.definition)}.`;
    case 'facts-missing':
      return `Definition ${textOf(refusal.definition)} cannot be answered without ${listOf(refusal.collect)}.`;
    case 'completeness-missing':
      return 'Nobody read how complete the lead is.';
    case 'incomplete':
      return `The hand-over needs ${listOf(refusal.gaps)}.`;
    case 'contact-missing':
      return 'Nobody has talked to the prospect yet.';
    case 'contact-made':
      return `Somebody has talked to the prospect: it would be ${refusal.instead}, not rejected.`;
    case 'reason-missing':
      return `A reason is needed: ${refusal.agreed.join(', ')}.`;
    case 'reason-not-agreed':
      return `The reason ${refusal.reason} is not agreed here; agreed are ${refusal.agreed.join(', ')}.`;
    case 'attempts-missing':
      return `A lead is unresponsive after ${refusal.needed} attempts; there were ${refusal.made}.`;
  }
};

const textOf = ({ id, version }: DefinitionReference): string => `${id} version ${version}`;

const listOf = (missing: ReadonlyArray<{ readonly label: string }>): string =>
  missing.map(({ label }) => label).join(', ');
