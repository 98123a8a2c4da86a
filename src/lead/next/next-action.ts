import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { LeadStage } from '../../journal/lead-events.js';
import type { Instant } from '../../kernel/instant.js';
import { isDisposal } from '../exit-step.js';
import type { LeadLife } from '../lead-life.js';
import { rankOfStage } from '../lead-stage.js';
import { completeTerms, type LifecycleTerms } from '../lifecycle-terms.js';
import type { Pass } from '../pass.js';
import { isBelated, isJustClosed } from '../pass-draft.js';
import { evidenceRefusal, exitRefusal, type NextSettings } from './action-rules.js';
import type { Doer, LeadAction, LeadActionType } from './lead-action.js';
import type { LifecycleRefusal } from './lifecycle-refusal.js';

/**
 * Describes an event that may happen: what it says, without the envelope that the caller's system adds.
 *
 * @category model
 * @since 0.1.0
 */
export type ProposedEvent = LeadAction extends infer Action
  ? Action extends LeadAction
    ? {
        /** The type of the event. */
        readonly type: Action['type'];
        /** When it happens, epoch milliseconds. */
        readonly occurredAt: Instant;
        /** What it says. */
        readonly data: Action['data'];
      }
    : never
  : never;

/**
 * Checks a proposed action against the agreed rules: who may do it, what has to come before it, which judgement
 * guards it, which reason it needs.
 *
 * **Details**: only what is proposed is ever refused; what has happened is folded, whatever it was. A guard
 * whose answer is unknown blocks and names what to find out.
 *
 * @param settings - the agreed terms and which actions are guarded
 * @returns a function from a lead's life and an action to the event that may happen, or to the first rule
 * that refuses it
 * @example
 * ```ts
 * import { type LeadEvent, recordOf } from 'smarketing/journal'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { foldLead } from 'smarketing/lead'
 * import { next } from 'smarketing/lead/next'
 *
 * const at = orThrow(parseInstant('2026-03-02T09:00Z'))
 * const key = { system: 'crm', id: '7' }
 * const handedOver: LeadEvent = {
 *   schemaVersion: 1, source: 'crm', id: 'e1', type: 'handed-over', occurredAt: at, subject: { kind: 'lead', ...key }, data: {},
 * }
 * const terms = { acceptance: 'explicit' } as const
 * const life = foldLead(terms)(recordOf([key], [handedOver]))
 *
 * next({ terms })(life, { type: 'rejected', at, by: 'sales', data: { reason: 'duplicate' } })._tag // => 'Right'
 * next({ terms })(life, { type: 'working', at, by: 'sales', data: {} })
 * // => { _tag: 'Left', left: { _tag: 'stage-missing', needs: 'accepted' } }
 * ```
 * @category reducers
 * @since 0.1.0
 */
export const next =
  (settings: NextSettings) =>
  (life: LeadLife, action: LeadAction): Either<LifecycleRefusal, ProposedEvent> => {
    const refusal =
      leadRefusal(life) ??
      doerRefusal(life, action) ??
      stageRefusal(settings, life, action) ??
      evidenceRefusal(settings, life, action) ??
      exitRefusal(settings, life, action);
    return refusal === undefined
      ? E.right({ type: action.type, occurredAt: action.at, data: action.data } as ProposedEvent)
      : E.left(refusal);
  };

const leadRefusal = ({ standing, exclusion }: LeadLife): LifecycleRefusal | undefined =>
  standing.status === 'forgotten'
    ? { _tag: 'forgotten' }
    : exclusion === undefined
      ? undefined
      : { _tag: 'excluded', exclusion };

const marketingSide: ReadonlyArray<Doer> = ['marketing', 'operations'];
const salesSide: ReadonlyArray<Doer> = ['sales'];

const doersOf = (life: LeadLife, action: LeadActionType): ReadonlyArray<Doer> => {
  switch (action) {
    case 'marketing-qualified':
    case 'handed-over':
      return marketingSide;
    case 'recycled':
      return ['sales', 'marketing', 'operations'];
    case 'disqualified':
      // Before the hand-over the lead is Marketing's, after it Sales'.
      return isAtSales(openPass(life)) ? salesSide : marketingSide;
    default:
      return salesSide;
  }
};

const doerRefusal = (life: LeadLife, { type, by }: LeadAction): LifecycleRefusal | undefined => {
  const doers = doersOf(life, type);
  return doers.includes(by) ? undefined : { _tag: 'wrong-doer', action: type, doers };
};

const openPass = ({ passes }: LeadLife): Pass | undefined => {
  const last = passes[passes.length - 1];
  return last?.exit === undefined ? last : undefined;
};

const rankOf = (pass: Pass | undefined): number =>
  pass?.furthest === undefined ? -1 : rankOfStage(pass.furthest);

const isAtSales = (pass: Pass | undefined): boolean => rankOf(pass) >= rankOfStage('handed-over');

const stageRefusal = (
  { terms }: NextSettings,
  life: LeadLife,
  { type, at }: LeadAction,
): LifecycleRefusal | undefined => {
  const pass = openPass(life);
  if (pass === undefined && life.passes.length > 0) return restartRefusal(terms, life, type, at);
  switch (type) {
    case 'marketing-qualified':
      return alreadyPast(pass, type);
    case 'handed-over':
      return alreadyPast(pass, type) ?? needs(pass, 'marketing-qualified');
    case 'accepted':
      if (terms.acceptance === 'none') return { _tag: 'acceptance-not-agreed' };
      return alreadyPast(pass, type) ?? needs(pass, 'handed-over');
    case 'working':
      if (life.origin === 'sales' && pass?.stages['handed-over'] === undefined)
        return alreadyPast(pass, type);
      return alreadyPast(pass, type) ?? needs(pass, terms.acceptance === 'none' ? 'handed-over' : 'accepted');
    case 'sales-qualified':
      return alreadyPast(pass, type) ?? needs(pass, 'working') ?? contactMissing(pass);
    case 'won':
      return needs(pass, 'sales-qualified') ?? contactMissing(pass);
    case 'lost':
      return needs(pass, 'working');
    case 'rejected':
      return (
        needs(pass, 'handed-over') ??
        (pass?.touches.firstContact === undefined
          ? undefined
          : { _tag: 'contact-made', instead: 'disqualified' })
      );
    case 'disqualified':
      return isAtSales(pass) ? contactMissing(pass) : needs(pass, 'inquiry');
    case 'recycled':
      return needs(pass, 'inquiry');
    case 'deferred':
      return needs(pass, 'handed-over');
  }
};

/**
 * What may follow an exit: Marketing's answer to a lead that came back, a corrected rejection handed over once
 * more, or a new trip; whatever would be taken for the late record of a closed deal may not.
 */
const restartRefusal = (
  terms: LifecycleTerms,
  { passes, origin }: LeadLife,
  type: LeadActionType,
  at: Instant,
): LifecycleRefusal | undefined => {
  const last = passes[passes.length - 1];
  if (last?.exit === undefined) return undefined;
  const { kind } = last.exit;
  const refusal: LifecycleRefusal = { _tag: 'pass-ended', exit: kind };
  switch (type) {
    case 'marketing-qualified':
      return isJustClosed(last, at, completeTerms(terms)) && isBelated(last, type) ? refusal : undefined;
    case 'handed-over':
      return kind === 'rejected' ? undefined : { _tag: 'stage-missing', needs: 'marketing-qualified' };
    case 'working':
      return origin === 'sales' && !isJustClosed(last, at, completeTerms(terms)) ? undefined : refusal;
    case 'recycled':
    case 'disqualified':
      return isDisposal(kind, type) ? undefined : refusal;
    default:
      return refusal;
  }
};

const alreadyPast = (pass: Pass | undefined, stage: LeadStage): LifecycleRefusal | undefined =>
  pass?.furthest !== undefined && rankOfStage(pass.furthest) >= rankOfStage(stage)
    ? { _tag: 'already-there', stage: pass.furthest }
    : undefined;

const needs = (pass: Pass | undefined, stage: LeadStage): LifecycleRefusal | undefined =>
  rankOf(pass) >= rankOfStage(stage) ? undefined : { _tag: 'stage-missing', needs: stage };

const contactMissing = (pass: Pass | undefined): LifecycleRefusal | undefined =>
  pass?.touches.firstContact === undefined ? { _tag: 'contact-missing' } : undefined;
