import type { LeadStage, Origin } from '../journal/lead-events.js';
import type { Instant } from '../kernel/instant.js';
import { leadStages, rankOfStage } from './lead-stage.js';
import type { AcceptanceMode, CompleteLifecycleTerms } from './lifecycle-terms.js';
import type { Moment } from './moment.js';
import type { AcceptedLead, CustomStageEntry, Deferral, Pass, PassExit } from './pass.js';
import { impliedStages, isBelatedStage, stageBit, stagesWhere } from './pass-rules.js';
import { draftTouches, type TouchDraft } from './touch-draft.js';
import { marked, type Writable } from './writable.js';

/**
 * A pass under way. It is the pass itself, written to until the fold ends: copying it at each event, or
 * once more at the end, would cost more than the fold.
 */
export interface PassDraft
  extends Writable<
    Omit<Pass, 'stages' | 'customStages' | 'acceptance' | 'touches' | 'deferrals' | 'furtherExits'>
  > {
  readonly stages: Writable<Pass['stages']>;
  customStages?: Array<CustomStageEntry>;
  /** Only ever an acceptance; `finishPass` says what its absence means. */
  acceptance?: AcceptedLead;
  touches: TouchDraft;
  deferrals?: Array<Deferral>;
  furtherExits?: Array<PassExit>;
}

/** Starts a pass. */
export const draftPass = (number: number, started: Moment): PassDraft => {
  const pass: PassDraft = { number, started, stages: {}, inquiries: 0, touches: draftTouches() };
  if (number > 1) pass.previous = number - 1;
  return pass;
};

/** How far a pass has come: −1 before its first stage. */
export const rankOfPass = ({ furthest }: PassDraft): number =>
  furthest === undefined ? -1 : rankOfStage(furthest);

/** Tells whether a pass ended with a decision of the customer and did not go back to Marketing since. */
export const isClosed = ({ exit, furtherExits }: Pick<Pass, 'exit' | 'furtherExits'>): boolean =>
  (exit?.kind === 'won' || exit?.kind === 'lost') &&
  furtherExits?.some(({ kind }) => kind === 'recycled') !== true;

/** Tells whether what happens at a moment may still belong to a closed pass, being recorded late. */
export const isJustClosed = (
  pass: Pick<Pass, 'exit' | 'furtherExits'>,
  at: Instant,
  { belatedWithin }: CompleteLifecycleTerms,
): boolean => isClosed(pass) && pass.exit !== undefined && at - pass.exit.at <= belatedWithin;

/** Tells whether a stage recorded just after a close belongs to what was closed. */
export const isBelated = ({ stages, entry }: Pick<Pass, 'stages' | 'entry'>, stage: LeadStage): boolean => {
  const inferred = stages[stage]?.inferred === true;
  return isBelatedStage(
    rankOfStage(stage),
    stages[stage] !== undefined && !inferred,
    inferred,
    entry === undefined ? -1 : rankOfStage(entry),
  );
};

/** Enters a stage ahead of all others. */
export const advance = (pass: PassDraft, stage: LeadStage, moment: Moment): void => {
  pass.stages[stage] = moment;
  pass.entry ??= stage;
  pass.furthest = stage;
};

/**
 * Fills in the stages that the one a pass enters implies, and returns those that should have been recorded and were
 * not: a first stage skips nothing.
 */
export const inferSkipped = (
  pass: PassDraft,
  stage: LeadStage,
  moment: Moment,
  mode: AcceptanceMode,
  origin: Origin | undefined,
): ReadonlyArray<LeadStage> => {
  const { stages, entry } = pass;
  const entered = stagesWhere((one) => stages[one] !== undefined);
  const implies = impliedStages(
    entered,
    entry === undefined ? -1 : rankOfStage(entry),
    leadStages.indexOf(stage),
    mode !== 'none',
    origin === 'sales',
  );
  if (implies === 0) return nothing;
  const skipped = leadStages.filter((one) => (implies & stageBit[one]) !== 0);
  for (const between of skipped) {
    const inferred = implied(moment);
    stages[between] = inferred;
    if (between === 'accepted') pass.acceptance = acceptedAt(inferred, 'implied');
  }
  return entry === undefined ? nothing : skipped;
};

const nothing: ReadonlyArray<never> = [];

/** The moment of a stage that a later event implies. */
export const implied = (moment: Moment): Moment =>
  marked<Writable<Moment>>(moment, { at: moment.at, event: moment.event, inferred: true });

/** The acceptance of a lead at a moment. */
export const acceptedAt = (moment: Moment, by: AcceptedLead['by']): Writable<AcceptedLead> =>
  marked<Writable<AcceptedLead>>(moment, { at: moment.at, event: moment.event, status: 'accepted', by });

/** Ends a pass: what was handed over and not accepted is answered in another way, or not yet. */
export const finishPass = (draft: PassDraft, mode: AcceptanceMode): Pass => {
  const pass: Writable<Pass> = draft;
  const { stages, exit } = pass;
  if (stages['handed-over'] === undefined && stages.accepted === undefined) return pass;
  if (mode === 'none') pass.acceptance = { status: 'not-measured' };
  else if (draft.acceptance === undefined) {
    pass.acceptance = {
      status: exit === undefined ? 'waiting' : exit.kind === 'rejected' ? 'rejected' : 'unanswered',
    };
  }
  return pass;
};
