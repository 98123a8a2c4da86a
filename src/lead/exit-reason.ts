import type { Party } from '../kernel/party.js';

/**
 * Names how a pass can end.
 *
 * @category model
 * @since 0.1.0
 */
export type ExitKind = 'won' | 'lost' | 'rejected' | 'disqualified' | 'recycled';

/**
 * Names what the reasons of one family have in common.
 *
 * **Details**: `procedural` the lead went the wrong way, `clerical` its data are wrong, `definitional` it
 * does not meet the agreed definition, `permission` it may not be contacted; `interest`, `authority`,
 * `budget`, `timing` and `competition` say what a conversation brought to light; `reach` no conversation came
 * about; `other` is said in the agreement, `unmapped` is not, and `missing` means that no reason was given.
 *
 * @category model
 * @since 0.1.0
 */
export type ReasonFamily =
  | 'procedural'
  | 'clerical'
  | 'definitional'
  | 'permission'
  | 'interest'
  | 'authority'
  | 'budget'
  | 'timing'
  | 'competition'
  | 'reach'
  | 'other'
  | 'unmapped'
  | 'missing';

/**
 * Describes what the agreement says about one reason.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExitReasonRule {
  /** The exits it may be given for. */
  readonly exits: ReadonlyArray<Exclude<ExitKind, 'won'>>;
  /** What it has in common with others. */
  readonly family: ReasonFamily;
  /** The one party that has to do something about it. */
  readonly accountable: Party;
  /** How people call it; the reason itself when absent. */
  readonly label?: string;
}

/**
 * Describes every agreed reason by its name in the events.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExitReasons {
  readonly [reason: string]: ExitReasonRule;
}

/**
 * Lists the reasons of the preset agreement.
 *
 * Preset: rejection before the first contact for procedural, clerical and definitional reasons, and
 * disqualification after it, are SiriusDecisions' sales-accepted lead. The finer reasons, the families and
 * the accountable parties are a proposal.
 *
 * @see https://go.forrester.com/blogs/sales-accepted-leads-the-most-important-and-most-overlooked-step-in-the-lead-management-process/
 * @category presets
 * @since 0.1.0
 */
export const presetExitReasons: ExitReasons = {
  procedural: { exits: ['rejected'], family: 'procedural', accountable: 'operations' },
  clerical: { exits: ['rejected'], family: 'clerical', accountable: 'marketing' },
  definitional: { exits: ['rejected'], family: 'definitional', accountable: 'marketing' },
  duplicate: { exits: ['rejected'], family: 'clerical', accountable: 'operations' },
  'wrong-territory': { exits: ['rejected'], family: 'procedural', accountable: 'operations' },
  'existing-customer-or-open-opportunity': {
    exits: ['rejected'],
    family: 'procedural',
    accountable: 'operations',
  },
  'not-permitted-to-contact': { exits: ['rejected'], family: 'permission', accountable: 'marketing' },
  'no-interest': { exits: ['disqualified', 'lost'], family: 'interest', accountable: 'marketing' },
  'no-need': { exits: ['disqualified', 'lost'], family: 'interest', accountable: 'marketing' },
  'no-authority': { exits: ['disqualified', 'lost'], family: 'authority', accountable: 'marketing' },
  'no-budget': { exits: ['disqualified', 'recycled', 'lost'], family: 'budget', accountable: 'marketing' },
  'bad-timing': { exits: ['disqualified', 'recycled', 'lost'], family: 'timing', accountable: 'marketing' },
  'chose-competitor': { exits: ['disqualified', 'lost'], family: 'competition', accountable: 'sales' },
  'no-decision': { exits: ['lost'], family: 'timing', accountable: 'sales' },
  unresponsive: { exits: ['recycled'], family: 'reach', accountable: 'marketing' },
  'not-ready': { exits: ['recycled'], family: 'timing', accountable: 'marketing' },
  'pulled-back': { exits: ['recycled'], family: 'procedural', accountable: 'sales' },
  other: { exits: ['disqualified', 'recycled', 'lost'], family: 'other', accountable: 'sales' },
};

/**
 * Describes where an exit belongs: its reason, the reason's family, and who is accountable.
 *
 * @category model
 * @since 0.1.0
 */
export interface Disposition {
  /** The reason as the event gives it; absent when it gives none. */
  readonly reason?: string;
  /** The family, `unmapped` for a reason nobody agreed on, `missing` for none. */
  readonly family: ReasonFamily;
  /** The party that has to do something about it. */
  readonly accountable: Party;
}

/**
 * Returns the family and the accountable party of a reason.
 *
 * **Details**: for a reason that is missing or that nobody agreed on Sales is accountable, because
 * reporting results is Sales' part of the contract (proposal).
 *
 * @param reasons - the agreed reasons
 * @returns a function from the reason in an event, or undefined, to where the exit belongs
 * @example
 * ```ts
 * import { dispositionOf, presetExitReasons } from 'smarketing/lead'
 *
 * dispositionOf(presetExitReasons)('duplicate')
 * // => { reason: 'duplicate', family: 'clerical', accountable: 'operations' }
 * dispositionOf(presetExitReasons)('because') // => { reason: 'because', family: 'unmapped', accountable: 'sales' }
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const dispositionOf =
  (reasons: ExitReasons) =>
  (reason: string | undefined): Disposition => {
    if (reason === undefined || reason === '') return { family: 'missing', accountable: 'sales' };
    const rule = ruleOfReason(reasons, reason);
    return rule === undefined
      ? { reason, family: 'unmapped', accountable: 'sales' }
      : { reason, family: rule.family, accountable: rule.accountable };
  };

/** Finds what is agreed about a reason; a reason called `constructor` is a text like any other. */
export const ruleOfReason = (reasons: ExitReasons, reason: string): ExitReasonRule | undefined =>
  Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
