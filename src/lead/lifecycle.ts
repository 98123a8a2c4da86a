import type { EventOf } from '../journal/event.js';
import { type EventKey, textOfEventKey } from '../journal/event-identity.js';
import type { LeadEvent } from '../journal/lead-events.js';
import type { LeadRecord } from '../journal/lead-record.js';
import type { RecordKey } from '../journal/subject.js';
import { type TouchEvent, touchRole } from '../journal/touch-rule.js';
import { leave, win } from './exit-step.js';
import { inFoldOrder } from './fold-order.js';
import type { LeadLife, OwnerSpell } from './lead-life.js';
import { rankOfStage } from './lead-stage.js';
import {
  draftLife,
  type Effect,
  finishLife,
  forgottenLife,
  type LifeDraft,
  lastPass,
  momentIn,
  openPass,
  report,
} from './life-draft.js';
import { completeTerms, type LifecycleTerms } from './lifecycle-terms.js';
import type { Moment } from './moment.js';
import type { Deferral } from './pass.js';
import { acceptedAt, advance, type PassDraft, rankOfPass } from './pass-draft.js';
import { isNewsOfCapture } from './pass-rules.js';
import { enterCustomStage, enterStage, isOpenStage } from './stage-step.js';
import { addTouch, isHis, latenessOf } from './touch-draft.js';
import { marked, type Writable } from './writable.js';

/**
 * Folds all that is visible of a lead into its life: passes, stages, touches, exits, and what is irregular.
 *
 * **Details**: observed history is never refused. Skipped stages are inferred and marked, repeated ones
 * and ones out of order are listed, and a sale or a loss ends the lead wherever it stands. Recycling, or a new
 * hand-over after a rejection, starts a new pass; a sale belongs to the pass it was made in.
 *
 * **Gotchas**: a moment with `precision: 'date'`, `imported` or `inferred` has no hours; measure with
 * `elapsedFrom`.
 *
 * @param terms - what the departments agreed about a lead's way
 * @param imported - the keys of events that belong to bulk loads, as `importedEvents` gives them
 * @returns a function from a lead's record to its life; the same events give the same life
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { type LeadEvent, recordOf } from 'smarketing/journal'
 * import { foldLead } from 'smarketing/lead'
 *
 * const key = { system: 'crm', id: '7' }
 * const at = (text: string) => ({
 *   schemaVersion: 1, source: 'crm', id: text, occurredAt: orThrow(parseInstant(text)), subject: { kind: 'lead', ...key },
 * }) as const
 * const events: ReadonlyArray<LeadEvent> = [
 *   { ...at('2026-03-02T09:00Z'), type: 'captured', data: { origin: 'marketing' } },
 *   { ...at('2026-03-02T10:00Z'), type: 'handed-over', data: { nextStep: 'a call' } },
 *   { ...at('2026-03-02T11:00Z'), type: 'touch-connected', data: { channel: 'call' } },
 *   { ...at('2026-03-02T12:00Z'), type: 'disqualified', data: { reason: 'no-budget' } },
 * ]
 * const life = foldLead({ acceptance: 'first-touch' })(recordOf([key], events))
 * life.standing // => { status: 'ended', pass: 1, exit: 'disqualified' }
 * life.passes[0]?.acceptance?.status // => 'accepted'
 * life.irregularities.map(({ code, skipped }) => [code, skipped]) // => [['skipped-stage', ['marketing-qualified']]]
 * ```
 * @category folds
 * @since 0.1.0
 */
export const foldLead = (
  terms: LifecycleTerms,
  imported?: ReadonlySet<string>,
): ((record: LeadRecord) => LeadLife) => {
  const complete = completeTerms(terms);
  const touchRoleOf = touchRole({ departments: ['sales'], ...complete.touch });
  const isImported = (key: EventKey): boolean =>
    imported !== undefined && imported.size > 0 && imported.has(textOfEventKey(key));
  return ({ key, events, forgotten }) => {
    if (forgotten === true || events.some(({ type }) => type === 'forgotten')) {
      return forgottenLife(key, events.length);
    }
    const life = draftLife(complete, touchRoleOf, isImported);
    const tally = { folded: 0, neutral: 0, overruled: 0 };
    for (const event of inFoldOrder(events)) {
      link(life.accounts, event.account);
      link(life.opportunities, event.opportunity);
      tally[step(life, event)] += 1;
    }
    return finishLife(life, key, tally);
  };
};

/** Moves a link to the end of the list, where the latest one stands. */
const link = (links: Array<RecordKey>, key: RecordKey | undefined): void => {
  if (key === undefined) return;
  const at = links.findIndex(({ system, id }) => system === key.system && id === key.id);
  if (at >= 0 && at === links.length - 1) return;
  if (at >= 0) links.splice(at, 1);
  links.push(key);
};

const step = (life: LifeDraft, event: LeadEvent): Effect => {
  switch (event.type) {
    case 'captured':
      return capture(life, event);
    case 'inquiry':
    case 'marketing-qualified':
    case 'handed-over':
    case 'accepted':
    case 'working':
    case 'sales-qualified':
      return enterStage(life, event.type, event);
    case 'stage-entered':
      return enterNamed(life, event);
    case 'won':
      return win(life, event);
    case 'lost':
    case 'rejected':
    case 'disqualified':
    case 'recycled':
      return leave(life, event.type, event);
    case 'touch-attempted':
    case 'touch-connected':
      return touch(life, event);
    case 'deferred':
      return defer(life, event);
    case 'owner-changed':
      return changeOwner(life, event);
    case 'contact-permission-changed':
      return changePermission(life, event);
    case 'profile-changed':
    case 'prospect-activity':
    case 'graded':
    case 'merged':
    case 'forgotten':
      return 'neutral';
  }
};

/** The first capture says where a lead came from; later ones, from other systems, add to what is known. */
const capture = (life: LifeDraft, event: EventOf<'captured'>): Effect => {
  const { known } = life;
  const { origin, stage = 'inquiry', channel, programme, segment, exclusion } = event.data;
  if (known.origin === undefined) known.origin = origin;
  else if (known.origin !== origin) report(life, 'conflicting-origin', event);
  const end = lastPass(life)?.exit?.kind;
  // A sale, or its loss, before any system held the lead: both stand, and somebody should look at the dates.
  if (known.captured === undefined && (end === 'won' || end === 'lost'))
    report(life, 'captured-after-close', event);
  known.captured ??= momentIn(life, event);
  if (channel !== undefined) known.channel = channel;
  if (programme !== undefined) known.programme = programme;
  if (segment !== undefined) known.segment = segment;
  if (exclusion !== undefined) known.exclusion = exclusion;
  const last = lastPass(life);
  const furthest = last === undefined ? -1 : rankOfPass(last);
  return isNewsOfCapture(rankOfStage(stage), furthest, last?.exit !== undefined)
    ? enterAny(life, stage, event)
    : 'folded';
};

const enterAny = (life: LifeDraft, stage: string, event: LeadEvent): Effect => {
  if (stage === 'won') return win(life, event);
  if (stage === 'lost' || stage === 'rejected' || stage === 'disqualified' || stage === 'recycled') {
    return leave(life, stage, event);
  }
  return isOpenStage(stage) ? enterStage(life, stage, event) : enterCustomStage(life, stage, event);
};

/** A custom stage that bears the name of one of ours means that one. */
const enterNamed = (life: LifeDraft, event: EventOf<'stage-entered'>): Effect =>
  enterAny(life, event.data.stage, event);

const touch = (life: LifeDraft, event: TouchEvent): Effect => {
  const moment = momentIn(life, event);
  const pass = openPass(life);
  const role = life.touchRoleOf(event);
  const late = latenessOf(life.terms, event);
  const isWork = addTouch(pass?.touches ?? life.loose, event, role, late > 0, moment);
  if (late > 0 && (role === 'touch' || isHis(role))) report(life, 'backdated-touch', event, { late });
  if (!isHis(role) && !mayContact(life, event.data.channel)) report(life, 'touch-without-permission', event);
  if (isWork && pass !== undefined && life.terms.acceptance === 'first-touch') acceptByTouch(pass, moment);
  return 'folded';
};

const acceptByTouch = (pass: PassDraft, moment: Moment): void => {
  if (pass.stages['handed-over'] === undefined || pass.stages.accepted !== undefined) return;
  pass.acceptance = acceptedAt(moment, 'first-touch');
  if (rankOfPass(pass) < rankOfStage('accepted')) advance(pass, 'accepted', moment);
  else pass.stages.accepted = moment;
};

const mayContact = ({ permission, channels }: LifeDraft, channel: string): boolean =>
  permission?.permitted !== false && channels.find((one) => one.channel === channel)?.permitted !== false;

const defer = (life: LifeDraft, event: EventOf<'deferred'>): Effect => {
  const pass = openPass(life);
  if (pass === undefined) {
    report(life, 'deferral-without-pass', event);
    return 'overruled';
  }
  const { reason, until } = event.data;
  const deferral: Writable<Deferral> = { ...momentIn(life, event) };
  if (reason !== undefined) deferral.reason = reason;
  if (until !== undefined) deferral.until = until;
  pass.deferrals ??= [];
  pass.deferrals.push(deferral);
  return 'folded';
};

const changeOwner = (life: LifeDraft, event: EventOf<'owner-changed'>): Effect => {
  const { owner, ownerKind = 'person', team, department } = event.data;
  const last = life.owners[life.owners.length - 1];
  if (
    last !== undefined &&
    last.owner === owner &&
    last.ownerKind === ownerKind &&
    last.team === team &&
    last.department === department
  ) {
    return 'neutral';
  }
  const moment = momentIn(life, event);
  const spell = marked<Writable<OwnerSpell>>(moment, { at: moment.at, event: moment.event, ownerKind });
  if (owner !== undefined) spell.owner = owner;
  if (team !== undefined) spell.team = team;
  if (department !== undefined) spell.department = department;
  life.owners.push(spell);
  return 'folded';
};

const changePermission = (life: LifeDraft, event: EventOf<'contact-permission-changed'>): Effect => {
  const { permitted, channel } = event.data;
  const since = event.occurredAt;
  if (channel === undefined) {
    life.permission = { permitted, since };
    return 'folded';
  }
  life.permission ??= { permitted: true, since };
  const entry = { channel, permitted, since };
  const at = life.channels.findIndex((one) => one.channel === channel);
  if (at < 0) life.channels.push(entry);
  else life.channels[at] = entry;
  return 'folded';
};
