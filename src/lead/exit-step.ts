import type { EventOf } from '../journal/event.js';
import type { LeadEvent } from '../journal/lead-events.js';
import { textOfKey } from '../journal/subject.js';
import { type Disposition, dispositionOf, type ExitKind, ruleOfReason } from './exit-reason.js';
import { rankOfStage } from './lead-stage.js';
import {
  type Effect,
  type LifeDraft,
  lastPass,
  momentIn,
  openPass,
  report,
  startPass,
} from './life-draft.js';
import type { Moment } from './moment.js';
import type { Deal, LostExit, PassExit, WonExit } from './pass.js';
import { acceptedAt, implied, isClosed, isJustClosed, type PassDraft, rankOfPass } from './pass-draft.js';
import { enter, noteRestart } from './stage-step.js';
import { marked, type Writable } from './writable.js';

/** Folds a sale: it ends the pass under way, wherever that stands, or belongs to the deal closed before. */
export const win = (life: LifeDraft, event: LeadEvent): Effect => {
  const moment = momentIn(life, event);
  const deal = dealOf(event, moment);
  const last = lastPass(life);
  if (last?.exit !== undefined && isOneSale(life, last, last.exit, deal)) {
    return last.exit.kind === 'won'
      ? winAgain(life, last, last.exit, deal, event)
      : reopen(life, last, last.exit, deal, event);
  }
  if (last?.exit !== undefined) noteRestart(life, 'won', event);
  const pass = openPass(life) ?? startPass(life, moment, true);
  if (pass.touches.firstContact === undefined) report(life, 'won-before-contact', event);
  enter(life, pass, 'won', event, moment);
  pass.exit = wonBy(moment, deal);
  return 'folded';
};

/** Whether a sale belongs to what was closed: shortly after it, or by the name of its opportunity whenever. */
const isOneSale = (
  life: LifeDraft,
  pass: PassDraft,
  exit: PassExit,
  deal: Deal,
): exit is WonExit | LostExit => {
  if (!isClosed(pass)) return false;
  const known = exit.kind === 'won' ? exit.deals : [exit as LostExit];
  const isNamed = known.some((one) => one.opportunity !== undefined && isOfOneOpportunity(one, deal));
  return isJustClosed(pass, deal.at, life.terms) || (deal.opportunity !== undefined && isNamed);
};

const wonBy = (moment: Moment, deal: Deal): WonExit =>
  marked<Writable<WonExit>>(moment, { at: moment.at, event: moment.event, kind: 'won', deals: [deal] });

const dealOf = (event: LeadEvent, moment: Moment): Deal => {
  const deal = marked<Writable<Deal>>(moment, { at: moment.at, event: moment.event });
  if (event.type === 'won' && event.data.value !== undefined) deal.value = event.data.value;
  if (event.opportunity !== undefined) deal.opportunity = event.opportunity;
  return deal;
};

/** A second sale counts when it closes another opportunity; else it may still tell the value of the first. */
const winAgain = (life: LifeDraft, pass: PassDraft, exit: WonExit, deal: Deal, event: LeadEvent): Effect => {
  const same = exit.deals.findIndex((known) => isOfOneOpportunity(known, deal));
  if (same < 0) {
    pass.exit = { ...exit, deals: [...exit.deals, deal] };
    return 'folded';
  }
  report(life, 'repeated-stage', event, { stage: 'won' });
  const known = exit.deals[same] as Deal;
  if (known.value !== undefined || deal.value === undefined) return 'overruled';
  const { value } = deal;
  pass.exit = { ...exit, deals: exit.deals.map((one) => (one === known ? { ...one, value } : one)) };
  return 'folded';
};

/** Two deals are told apart only where both name their opportunity. */
const isOfOneOpportunity = (first: Pick<Deal, 'opportunity'>, second: Pick<Deal, 'opportunity'>): boolean =>
  first.opportunity === undefined ||
  second.opportunity === undefined ||
  textOfKey(first.opportunity) === textOfKey(second.opportunity);

const reopen = (life: LifeDraft, pass: PassDraft, lost: LostExit, deal: Deal, event: LeadEvent): Effect => {
  const moment = momentIn(life, event);
  if (isOfOneOpportunity(lost, deal)) report(life, 'lost-then-won', event);
  pass.furtherExits = [lost, ...(pass.furtherExits ?? [])];
  pass.stages.won ??= moment;
  pass.furthest = 'won';
  pass.exit = wonBy(moment, deal);
  return 'folded';
};

/** Folds an exit that is no sale. */
export const leave = (life: LifeDraft, kind: Exclude<ExitKind, 'won'>, event: LeadEvent): Effect => {
  const moment = momentIn(life, event);
  const disposition = judgeReason(life, kind, event);
  const last = lastPass(life);
  if (last?.exit !== undefined)
    return leaveAgain(life, last, exitOf(kind, event, moment, disposition), event);
  const pass = last ?? startPass(life, moment, true);
  const misfiled = judgeExit(life, pass, kind, event, disposition);
  if (kind === 'lost') enter(life, pass, 'lost', event, moment);
  else if (rankOfPass(pass) < 0) report(life, 'exit-without-stage', event);
  if (kind === 'disqualified') acceptImplicitly(life, pass, moment);
  pass.exit = exitOf(kind, event, moment, disposition, misfiled);
  return 'folded';
};

/** Whoever disqualifies a lead after talking to it had taken it, said or unsaid. */
const acceptImplicitly = (life: LifeDraft, pass: PassDraft, moment: Moment): void => {
  if (pass.stages['handed-over'] === undefined || pass.stages.accepted !== undefined) return;
  if (life.terms.acceptance === 'none') return;
  const inferred = implied(moment);
  pass.stages.accepted = inferred;
  pass.acceptance = acceptedAt(inferred, 'implied');
  if (rankOfPass(pass) < rankOfStage('accepted')) pass.furthest = 'accepted';
};

const judgeReason = (life: LifeDraft, kind: Exclude<ExitKind, 'won'>, event: LeadEvent): Disposition => {
  const reasons = life.terms.exitReasons;
  const disposition = dispositionOf(reasons)(reasonOf(event));
  const { reason, family } = disposition;
  if (reason === undefined) report(life, 'reason-missing', event);
  else if (family === 'unmapped') report(life, 'reason-unmapped', event, { reason });
  else if (ruleOfReason(reasons, reason)?.exits.includes(kind) === false) {
    report(life, 'reason-of-other-exit', event, { reason });
  }
  return disposition;
};

type ExitEvent = EventOf<'lost' | 'rejected' | 'disqualified' | 'recycled'>;

const isExitEvent = (event: LeadEvent): event is ExitEvent =>
  event.type === 'lost' ||
  event.type === 'rejected' ||
  event.type === 'disqualified' ||
  event.type === 'recycled';

const reasonOf = (event: LeadEvent): string | undefined =>
  isExitEvent(event) ? event.data.reason : undefined;

/** Reports what an exit says against its pass; true when it should have been filed as another. */
const judgeExit = (
  life: LifeDraft,
  pass: PassDraft,
  kind: Exclude<ExitKind, 'won'>,
  event: LeadEvent,
  { family }: Disposition,
): boolean => {
  const { attempts, connections, firstContact } = pass.touches;
  const isAtSales = rankOfPass(pass) >= rankOfStage('handed-over');
  if (kind === 'rejected' && !isAtSales) report(life, 'rejected-before-hand-over', event);
  if (kind === 'rejected' && firstContact !== undefined) {
    report(life, 'rejected-after-contact', event);
    return true;
  }
  // A lead that Sales qualified was talked to, whether anybody logged it or not.
  const isTalkedTo = firstContact !== undefined || pass.stages['sales-qualified'] !== undefined;
  if (kind === 'disqualified' && isAtSales && !isTalkedTo) {
    report(life, 'disqualified-before-contact', event);
    return true;
  }
  const needed = life.terms.unresponsiveAttempts;
  const made = attempts + connections;
  if (kind === 'recycled' && family === 'reach' && isAtSales && made < needed) {
    report(life, 'unresponsive-too-early', event, { attempts: made, needed });
  }
  return false;
};

const exitOf = (
  kind: Exclude<ExitKind, 'won'>,
  event: LeadEvent,
  moment: Moment,
  disposition: Disposition,
  misfiled: boolean = false,
): PassExit => {
  const { until, competitor } = isExitEvent(event) ? event.data : {};
  switch (kind) {
    case 'lost':
      return {
        ...moment,
        kind,
        ...disposition,
        ...(competitor === undefined ? {} : { competitor }),
        ...(event.opportunity === undefined ? {} : { opportunity: event.opportunity }),
      };
    case 'recycled':
      return { ...moment, kind, ...disposition, ...(until === undefined ? {} : { until }) };
    default:
      return { ...moment, kind, ...disposition, ...(misfiled ? { misfiled: true } : {}) };
  }
};

/**
 * Folds an exit of a pass that had ended: Marketing's answer to a lead that came back, or one exit too many.
 */
const leaveAgain = (life: LifeDraft, pass: PassDraft, exit: PassExit, event: LeadEvent): Effect => {
  const ended = pass.exit as PassExit;
  if (ended.kind === 'won' && exit.kind === 'lost') return loseAfterWin(life, pass, ended, exit, event);
  addExit(pass, exit);
  if (isDisposal(ended.kind, exit.kind)) return 'folded';
  report(life, 'exit-after-exit', event);
  return 'overruled';
};

const addExit = (pass: PassDraft, exit: PassExit): void => {
  pass.furtherExits ??= [];
  pass.furtherExits.push(exit);
};

/** What came back from Sales may be put to rest or given up, a lost deal may go back to Marketing. */
export const isDisposal = (ended: ExitKind, next: ExitKind): boolean =>
  next === 'recycled'
    ? ended === 'rejected' || ended === 'disqualified' || ended === 'lost'
    : next === 'disqualified' && (ended === 'rejected' || ended === 'recycled');

/** A lost deal after a sale cancels that sale where both name one opportunity; else the sale stands. */
const loseAfterWin = (
  life: LifeDraft,
  pass: PassDraft,
  won: WonExit,
  lost: LostExit,
  event: LeadEvent,
): Effect => {
  const named = lost.opportunity === undefined ? undefined : textOfKey(lost.opportunity);
  const isCancelled = ({ opportunity }: Deal): boolean =>
    named !== undefined && opportunity !== undefined && textOfKey(opportunity) === named;
  const deals = won.deals.filter((deal) => !isCancelled(deal));
  if (deals.length === won.deals.length) {
    report(life, 'exit-after-exit', event);
    addExit(pass, lost);
    return 'overruled';
  }
  report(life, 'won-then-lost', event);
  if (deals.length > 0) {
    const cancelled = [...(won.cancelled ?? []), ...won.deals.filter(isCancelled)];
    pass.exit = { ...won, deals, cancelled };
    addExit(pass, lost);
    return 'folded';
  }
  pass.furtherExits = [won, ...(pass.furtherExits ?? [])];
  pass.stages.lost ??= momentIn(life, event);
  pass.furthest = 'lost';
  pass.exit = lost;
  return 'folded';
};
