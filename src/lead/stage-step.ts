import type { EventOf } from '../journal/event.js';
import type { LeadEvent, LeadStage } from '../journal/lead-events.js';
import type { OwnerSpell } from './lead-life.js';
import { isLeadStage, rankOfStage } from './lead-stage.js';
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
import type { AcceptedLead, HandOver } from './pass.js';
import {
  acceptedAt,
  advance,
  implied,
  inferSkipped,
  isBelated,
  isJustClosed,
  type PassDraft,
  rankOfPass,
} from './pass-draft.js';
import { isOfSales } from './pass-rules.js';
import { restartTouches } from './touch-draft.js';
import { marked, type Writable } from './writable.js';

/** A stage that does not end the pass. */
export type OpenStage = Exclude<LeadStage, 'won' | 'lost'>;

/** Tells whether a text is one of our stages that do not end the pass. */
export const isOpenStage = (text: string): text is OpenStage =>
  isLeadStage(text) && text !== 'won' && text !== 'lost';

/**
 * Folds that a lead entered a stage: in its pass under way, or in a new one when the last has ended.
 *
 * What Marketing does after an exit starts a new trip. What Sales does after one, without a new hand-over, does
 * too, and is noted; only a deal that was closed stays closed.
 */
export const enterStage = (life: LifeDraft, stage: OpenStage, event: LeadEvent): Effect => {
  const moment = momentIn(life, event);
  if (stage === 'marketing-qualified') noteQualified(life, moment);
  const last = lastPass(life);
  const rank = rankOfStage(stage);
  if (last?.exit !== undefined) {
    if (isJustClosed(last, event.occurredAt, life.terms) && isBelated(last, stage)) {
      report(life, 'stage-after-close', event, { stage });
      return 'overruled';
    }
    noteRestart(life, stage, event);
  }
  const pass = openPass(life) ?? startPass(life, moment, isOfSales(rank));
  if (event.type === 'handed-over') takePacket(life, pass, event, moment);
  if (stage === 'inquiry' && !isOfCapture(pass, moment)) pass.inquiries += 1;
  enter(life, pass, stage, event, moment);
  if (stage === 'accepted') accept(pass, event, moment);
  return 'folded';
};

/** A capture and an inquiry of one instant are one inquiry, told by two events. */
const isOfCapture = ({ stages, inquiries }: PassDraft, { at }: Moment): boolean =>
  inquiries === 1 && stages.inquiry?.at === at;

/** Whoever goes on after an exit without a hand-over skips Marketing, except with a lead Sales found itself. */
export const noteRestart = (life: LifeDraft, stage: LeadStage, event: LeadEvent): void => {
  if (!isOfSales(rankOfStage(stage)) || life.known.origin === 'sales') return;
  report(life, 'restarted-without-hand-over', event, { stage });
};

const noteQualified = ({ marketingQualified: dates }: LifeDraft, moment: Moment): void => {
  dates.first ??= moment;
  dates.latest = moment;
};

const takePacket = (
  life: LifeDraft,
  pass: PassDraft,
  event: EventOf<'handed-over'>,
  moment: Moment,
): void => {
  if (pass.stages['handed-over'] === undefined) pass.touches = restartTouches(pass.touches);
  pass.handOver ??= marked<Writable<HandOver>>(moment, {
    at: moment.at,
    event: moment.event,
    packet: event.data,
  });
  const { owner, team } = event.data;
  if (owner === undefined && team === undefined) return;
  const spell = marked<Writable<OwnerSpell>>(moment, {
    at: moment.at,
    event: moment.event,
    ownerKind: owner === undefined ? 'queue' : 'person',
    department: 'sales',
  });
  if (owner !== undefined) spell.owner = owner;
  if (team !== undefined) spell.team = team;
  life.owners.push(spell);
};

/** Enters a stage of a pass under way, in whatever order it comes. */
export const enter = (
  life: LifeDraft,
  pass: PassDraft,
  stage: LeadStage,
  event: LeadEvent,
  moment: Moment,
): void => {
  const present = pass.stages[stage];
  if (present === undefined && rankOfStage(stage) > rankOfPass(pass)) {
    inferBefore(life, pass, stage, event, moment);
    advance(pass, stage, moment);
    life.customStage = undefined;
    return;
  }
  // A prospect who asks again is no irregularity, and one who asks late has not gone back.
  if (stage === 'inquiry') return;
  if (present === undefined) pass.stages[stage] = moment;
  const code = present === undefined || present.inferred === true ? 'out-of-order-stage' : 'repeated-stage';
  if (!(stage === 'accepted' && pass.acceptance?.by === 'first-touch')) report(life, code, event, { stage });
};

const inferBefore = (
  life: LifeDraft,
  pass: PassDraft,
  stage: LeadStage,
  event: LeadEvent,
  moment: Moment,
): void => {
  const skipped = inferSkipped(pass, stage, moment, life.terms.acceptance, life.known.origin);
  if (skipped.length > 0) report(life, 'skipped-stage', event, { stage, skipped });
  const qualified = pass.stages['marketing-qualified'];
  if (qualified?.inferred === true) life.marketingQualified.inferred ??= qualified;
};

const accept = (pass: PassDraft, event: LeadEvent, moment: Moment): void => {
  const acceptance: Writable<AcceptedLead> = pass.acceptance ?? acceptedAt(moment, 'explicit');
  pass.acceptance = acceptance;
  if (event.type !== 'accepted') return;
  const { intent, callBy } = event.data;
  if (intent !== undefined) acceptance.intent = intent;
  if (callBy !== undefined) acceptance.callBy = callBy;
};

/** Folds that a lead entered a stage in the company's own words. */
export const enterCustomStage = (life: LifeDraft, stage: string, event: LeadEvent): Effect => {
  const { customStages } = life.terms;
  const agreed = Object.hasOwn(customStages, stage) ? customStages[stage] : undefined;
  const moment = momentIn(life, event);
  const last = lastPass(life);
  if (agreed === undefined) {
    report(life, 'unknown-stage', event, { stage });
    if (last === undefined || last.exit !== undefined) return 'overruled';
  } else if (last !== undefined && isJustClosed(last, event.occurredAt, life.terms)) {
    report(life, 'stage-after-close', event, { stage });
    return 'overruled';
  }
  const pass = openPass(life) ?? startCustom(life, event, moment, agreed?.reached ?? 'inquiry');
  if (agreed !== undefined && isOpenStage(agreed.reached)) reach(life, pass, agreed.reached, event, moment);
  pass.customStages ??= [];
  pass.customStages.push({ ...moment, stage });
  life.customStage = stage;
  return 'folded';
};

const startCustom = (life: LifeDraft, event: LeadEvent, moment: Moment, reached: OpenStage): PassDraft => {
  if (lastPass(life) !== undefined) noteRestart(life, reached, event);
  return startPass(life, moment, isOfSales(rankOfStage(reached)));
};

/** What a custom stage implies is agreed, so nothing is skipped by not recording it. */
const reach = (
  life: LifeDraft,
  pass: PassDraft,
  stage: OpenStage,
  event: LeadEvent,
  moment: Moment,
): void => {
  if (rankOfStage(stage) <= rankOfPass(pass)) return;
  inferBefore(life, pass, stage, event, moment);
  const inferred = implied(moment);
  advance(pass, stage, inferred);
  if (stage === 'marketing-qualified') life.marketingQualified.inferred ??= inferred;
  if (stage === 'accepted') pass.acceptance ??= acceptedAt(inferred, 'implied');
};
