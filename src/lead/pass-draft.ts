import type { LeadStage, Origin } from '../journal/lead-events.js';
import { leadStages, rankOfStage } from './lead-stage.js';
import type { AcceptanceMode } from './lifecycle-terms.js';
import type { Moment } from './moment.js';
import type {
  Acceptance,
  AcceptedLead,
  CustomStageEntry,
  Deferral,
  HandOver,
  Pass,
  PassExit,
} from './pass.js';
import { draftTouches, finishTouches, type TouchDraft } from './touch-draft.js';

/** A pass under way; it changes inside one fold only. */
export interface PassDraft {
  readonly number: number;
  readonly started: Moment;
  entry: LeadStage | undefined;
  furthest: LeadStage | undefined;
  readonly stages: { [stage in LeadStage]?: Moment };
  readonly customStages: Array<CustomStageEntry>;
  /** The latest custom stage since the furthest stage was entered. */
  customStage: string | undefined;
  inquiries: number;
  handOver: HandOver | undefined;
  accepted: AcceptedLead | undefined;
  touches: TouchDraft;
  readonly deferrals: Array<Deferral>;
  exit: PassExit | undefined;
  readonly furtherExits: Array<PassExit>;
}

/** Starts a pass. */
export const draftPass = (number: number, started: Moment): PassDraft => ({
  number,
  started,
  entry: undefined,
  furthest: undefined,
  stages: {},
  customStages: [],
  customStage: undefined,
  inquiries: 0,
  handOver: undefined,
  accepted: undefined,
  touches: draftTouches(),
  deferrals: [],
  exit: undefined,
  furtherExits: [],
});

/** How far a pass has come: −1 before its first stage. */
export const rankOfPass = ({ furthest }: PassDraft): number =>
  furthest === undefined ? -1 : rankOfStage(furthest);

/** Tells whether a pass ended with a decision of the customer and did not go back to Marketing since. */
export const isClosed = ({ exit, furtherExits }: PassDraft): boolean =>
  (exit?.kind === 'won' || exit?.kind === 'lost') &&
  !furtherExits.some(({ kind }) => kind === 'recycled' || kind === 'disqualified');

/** Enters a stage ahead of all others. */
export const advance = (pass: PassDraft, stage: LeadStage, moment: Moment): void => {
  pass.stages[stage] = moment;
  pass.entry ??= stage;
  pass.furthest = stage;
  pass.customStage = undefined;
};

/**
 * Fills in the stages between where a pass stands and the one it enters, and returns those that should have been
 * recorded and were not.
 *
 * Only a sale proves every stage before it; a loss proves no more than that Sales had the lead. A first stage
 * proves nothing before it, but what is handed over was found qualified by somebody.
 */
export const inferSkipped = (
  pass: PassDraft,
  stage: LeadStage,
  implied: Moment,
  mode: AcceptanceMode,
  origin: Origin | undefined,
): ReadonlyArray<LeadStage> => {
  if (pass.entry === undefined) {
    if (stage === 'handed-over' && origin !== 'sales') pass.stages['marketing-qualified'] = implied;
    return [];
  }
  const skipped: Array<LeadStage> = [];
  const rank = rankOfStage(stage);
  for (let at = rankOfStage(pass.entry) + 1; at < rank; at += 1) {
    const between = leadStages[at] as LeadStage;
    if (pass.stages[between] !== undefined || !isImplied(pass, stage, between, mode)) continue;
    skipped.push(between);
    pass.stages[between] = implied;
    if (between === 'accepted') pass.accepted = { ...implied, status: 'accepted', by: 'implied' };
  }
  return skipped;
};

const isImplied = (pass: PassDraft, stage: LeadStage, between: LeadStage, mode: AcceptanceMode): boolean => {
  if (between === 'accepted' && mode === 'none') return false;
  return stage !== 'lost' || (between === 'accepted' && pass.stages['handed-over'] !== undefined);
};

/** Ends a pass. */
export const finishPass = (draft: PassDraft, mode: AcceptanceMode): Pass => {
  const acceptance = acceptanceOf(draft, mode);
  return {
    number: draft.number,
    started: draft.started,
    ...(draft.number === 1 ? {} : { previous: draft.number - 1 }),
    ...(draft.entry === undefined ? {} : { entry: draft.entry }),
    ...(draft.furthest === undefined ? {} : { furthest: draft.furthest }),
    stages: draft.stages,
    ...(draft.customStages.length === 0 ? {} : { customStages: draft.customStages }),
    inquiries: draft.inquiries,
    ...(draft.handOver === undefined ? {} : { handOver: draft.handOver }),
    ...(acceptance === undefined ? {} : { acceptance }),
    touches: finishTouches(draft.touches),
    ...(draft.deferrals.length === 0 ? {} : { deferrals: draft.deferrals }),
    ...(draft.exit === undefined ? {} : { exit: draft.exit }),
    ...(draft.furtherExits.length === 0 ? {} : { furtherExits: draft.furtherExits }),
  };
};

const acceptanceOf = (
  { stages, accepted, exit }: PassDraft,
  mode: AcceptanceMode,
): Acceptance | undefined => {
  if (stages['handed-over'] === undefined && stages.accepted === undefined) return undefined;
  if (mode === 'none') return { status: 'not-measured' };
  if (accepted !== undefined) return accepted;
  if (exit === undefined) return { status: 'waiting' };
  return { status: exit.kind === 'rejected' ? 'rejected' : 'unanswered' };
};
