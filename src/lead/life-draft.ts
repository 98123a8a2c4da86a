import type { EventKey } from '../journal/event-identity.js';
import type { LeadEvent } from '../journal/lead-events.js';
import type { RecordKey } from '../journal/subject.js';
import type { TouchEvent, TouchRole } from '../journal/touch-rule.js';
import type { Irregularity, IrregularityCode, IrregularityDetails } from './irregularity.js';
import type { ChannelPermission, LeadLife, LeadStanding, OwnerSpell } from './lead-life.js';
import type { CompleteLifecycleTerms } from './lifecycle-terms.js';
import { type Moment, momentOf } from './moment.js';
import { draftPass, finishPass, type PassDraft } from './pass-draft.js';
import { draftTouches, numberOfTouches, type TouchDraft } from './touch-draft.js';
import type { Writable } from './writable.js';

/** What an event did to a life: see `EventTally`. */
export type Effect = 'folded' | 'neutral' | 'overruled';

/** A life under way; it changes inside one fold only. */
export interface LifeDraft {
  readonly terms: CompleteLifecycleTerms;
  /** What a touch is by these terms. */
  readonly touchRoleOf: (event: TouchEvent) => TouchRole;
  readonly isImported: (key: EventKey) => boolean;
  /** What the first captures say, as it goes into the life. */
  readonly known: Writable<
    Pick<LeadLife, 'origin' | 'captured' | 'channel' | 'programme' | 'segment' | 'exclusion'>
  >;
  readonly passes: Array<PassDraft>;
  /** The latest custom stage since the furthest stage of the last pass was entered. */
  customStage: string | undefined;
  /** Touches since the last exit, or before the first stage. */
  loose: TouchDraft;
  touchesOutsidePasses: number;
  readonly marketingQualified: Writable<LeadLife['marketingQualified']>;
  readonly accounts: Array<RecordKey>;
  readonly opportunities: Array<RecordKey>;
  readonly owners: Array<OwnerSpell>;
  permission: Pick<ChannelPermission, 'permitted' | 'since'> | undefined;
  readonly channels: Array<ChannelPermission>;
  readonly irregularities: Array<Irregularity>;
}

/** Starts a life. */
export const draftLife = (
  terms: CompleteLifecycleTerms,
  touchRoleOf: LifeDraft['touchRoleOf'],
  isImported: (key: EventKey) => boolean,
): LifeDraft => ({
  terms,
  touchRoleOf,
  isImported,
  known: {},
  passes: [],
  customStage: undefined,
  loose: draftTouches(),
  touchesOutsidePasses: 0,
  marketingQualified: {},
  accounts: [],
  opportunities: [],
  owners: [],
  permission: undefined,
  channels: [],
  irregularities: [],
});

/** The moment of an event, marked when it belongs to a bulk load. */
export const momentIn = (life: LifeDraft, event: LeadEvent): Moment =>
  momentOf(event, life.isImported(event));

/** The pass that began last. */
export const lastPass = (life: LifeDraft): PassDraft | undefined => life.passes[life.passes.length - 1];

/** The pass under way, if one is. */
export const openPass = (life: LifeDraft): PassDraft | undefined => {
  const pass = lastPass(life);
  return pass?.exit === undefined ? pass : undefined;
};

/** Notes something out of the ordinary. */
export const report = (
  life: LifeDraft,
  code: IrregularityCode,
  event: LeadEvent,
  details: IrregularityDetails = {},
): void => {
  const pass = lastPass(life)?.number;
  life.irregularities.push({
    code,
    at: event.occurredAt,
    event: { source: event.source, id: event.id },
    ...(pass === undefined ? {} : { pass }),
    ...details,
  });
};

/**
 * Starts a pass. Where Sales begins one by itself, what it did since the last exit was its first work on it;
 * otherwise those touches stay outside.
 */
export const startPass = (life: LifeDraft, moment: Moment, bySales: boolean): PassDraft => {
  const pass = draftPass(life.passes.length + 1, moment);
  if (bySales) pass.touches = life.loose;
  else life.touchesOutsidePasses += numberOfTouches(life.loose);
  life.loose = draftTouches();
  life.customStage = undefined;
  life.passes.push(pass);
  return pass;
};

/** Ends a life. */
export const finishLife = (life: LifeDraft, key: LeadLife['key'], tally: LeadLife['tally']): LeadLife => {
  const { known, passes, terms, permission, channels } = life;
  const finished: Writable<LeadLife> = {
    key,
    standing: standingOf(life),
    passes: passes.map((pass) => finishPass(pass, terms.acceptance)),
    marketingQualified: life.marketingQualified,
    accounts: life.accounts,
    opportunities: life.opportunities,
    owners: life.owners,
    touchesOutsidePasses: life.touchesOutsidePasses + numberOfTouches(life.loose),
    irregularities: life.irregularities,
    tally,
  };
  if (permission !== undefined) {
    finished.contactPermission = channels.length === 0 ? permission : { ...permission, channels };
  }
  return Object.assign(finished, known);
};

const standingOf = ({ passes, customStage }: LifeDraft): LeadStanding => {
  const pass = passes[passes.length - 1];
  if (pass === undefined) return { status: 'unstaged' };
  const { number, exit, furthest } = pass;
  if (exit !== undefined) return { status: 'ended', pass: number, exit: exit.kind };
  if (furthest === undefined) return { status: 'unstaged' };
  return customStage === undefined
    ? { status: 'open', pass: number, stage: furthest }
    : { status: 'open', pass: number, stage: furthest, customStage };
};

/** The life of a lead that has to be forgotten: nothing of it but its key. */
export const forgottenLife = (key: LeadLife['key'], events: number): LeadLife => ({
  key,
  standing: { status: 'forgotten' },
  passes: [],
  marketingQualified: {},
  accounts: [],
  opportunities: [],
  owners: [],
  touchesOutsidePasses: 0,
  irregularities: [],
  tally: { folded: 0, neutral: events, overruled: 0 },
});
