import { type ExitKind, ruleOfReason } from '../exit-reason.js';
import type { LeadLife } from '../lead-life.js';
import { rankOfStage } from '../lead-stage.js';
import { completeTerms, type LifecycleTerms } from '../lifecycle-terms.js';
import type { QualificationGate } from '../qualification-definition.js';
import type { LeadAction } from './lead-action.js';
import type { LifecycleRefusal } from './lifecycle-refusal.js';

/**
 * Describes by which rules proposed actions are checked.
 *
 * @category model
 * @since 0.1.0
 */
export interface NextSettings {
  /** What the departments agreed about a lead's way. */
  readonly terms: LifecycleTerms;
  /** Which actions need a lead that a definition of this gate finds qualified; none when absent. */
  readonly guards?: {
    readonly [action in 'marketing-qualified' | 'handed-over' | 'sales-qualified']?: QualificationGate;
  };
  /** Whether only definitions that both signed may guard; absent means that drafts may, too. */
  readonly signedOnly?: boolean;
  /** Whether a hand-over needs a lead whose required facts are all known; absent means no. */
  readonly completeOnly?: boolean;
}

/** Checks what speaks for finding a lead qualified, or for handing it over. */
export const evidenceRefusal = (
  settings: NextSettings,
  life: LeadLife,
  action: LeadAction,
): LifecycleRefusal | undefined => {
  if (
    action.type !== 'marketing-qualified' &&
    action.type !== 'handed-over' &&
    action.type !== 'sales-qualified'
  ) {
    return undefined;
  }
  if (action.type === 'handed-over') {
    if (life.contactPermission?.permitted === false) return { _tag: 'contact-not-permitted' };
    const opportunity = action.openOpportunity;
    if (opportunity !== undefined) return { _tag: 'open-opportunity', opportunity };
    const incomplete = settings.completeOnly === true ? completenessRefusal(action) : undefined;
    if (incomplete !== undefined) return incomplete;
  }
  const gate = settings.guards?.[action.type];
  return gate === undefined ? undefined : judgementRefusal(settings, gate, action);
};

const completenessRefusal = ({
  completeness,
}: Extract<LeadAction, { readonly type: 'handed-over' }>): LifecycleRefusal | undefined => {
  if (completeness === undefined) return { _tag: 'completeness-missing' };
  return completeness.isComplete
    ? undefined
    : { _tag: 'incomplete', gaps: completeness.gaps.filter(({ required }) => required) };
};

const judgementRefusal = (
  { signedOnly }: NextSettings,
  gate: QualificationGate,
  {
    judgement,
  }: Extract<LeadAction, { readonly type: 'handed-over' | 'sales-qualified' | 'marketing-qualified' }>,
): LifecycleRefusal | undefined => {
  if (judgement === undefined || judgement.gate !== gate) return { _tag: 'judgement-missing', gate };
  const { definition, state, verdict, collect } = judgement;
  if (signedOnly === true && state !== 'signed') return { _tag: 'definition-unsigned', definition, state };
  if (verdict === 'not-qualified') return { _tag: 'not-qualified', definition };
  return verdict === 'unknown' ? { _tag: 'facts-missing', definition, collect } : undefined;
};

/** Checks the reason of an exit, and what the reason itself asks for. */
export const exitRefusal = (
  { terms }: NextSettings,
  life: LeadLife,
  action: LeadAction,
): LifecycleRefusal | undefined => {
  switch (action.type) {
    case 'lost':
    case 'rejected':
    case 'disqualified':
    case 'recycled':
      return reasonRefusal(terms, action.type, action.data.reason) ?? attemptsRefusal(terms, life, action);
    default:
      return undefined;
  }
};

const reasonRefusal = (
  terms: LifecycleTerms,
  exit: Exclude<ExitKind, 'won'>,
  reason: string | undefined,
): LifecycleRefusal | undefined => {
  const { exitReasons } = completeTerms(terms);
  const agreed = Object.entries(exitReasons).flatMap(([name, rule]) =>
    rule.exits.includes(exit) ? [name] : [],
  );
  if (reason === undefined || reason === '') return { _tag: 'reason-missing', agreed };
  return ruleOfReason(exitReasons, reason)?.exits.includes(exit) === true
    ? undefined
    : { _tag: 'reason-not-agreed', reason, agreed };
};

const attemptsRefusal = (
  terms: LifecycleTerms,
  { passes }: LeadLife,
  { type, data }: Extract<LeadAction, { readonly type: 'lost' | 'rejected' | 'disqualified' | 'recycled' }>,
): LifecycleRefusal | undefined => {
  const { exitReasons, unresponsiveAttempts: needed } = completeTerms(terms);
  const pass = passes[passes.length - 1];
  const isAtSales = pass?.furthest !== undefined && rankOfStage(pass.furthest) >= rankOfStage('handed-over');
  if (type !== 'recycled' || !isAtSales || pass.exit !== undefined) return undefined;
  if (ruleOfReason(exitReasons, data.reason ?? '')?.family !== 'reach') return undefined;
  const made = pass.touches.attempts + pass.touches.connections;
  return made < needed ? { _tag: 'attempts-missing', made, needed } : undefined;
};
