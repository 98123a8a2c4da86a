import type { LeadStage } from '../journal/lead-events.js';
import { leadStages } from './lead-stage.js';

/**
 * What an event does to a pass, told from how far the pass has come: the one definition that the fold of objects and
 * the fold of columns share. A set of stages is a number with the bit of each stage's place set.
 */

/** The bit of each stage, by its place in `leadStages`. */
export const stageBit: Readonly<Record<LeadStage, number>> = {
  inquiry: 1,
  'marketing-qualified': 2,
  'handed-over': 4,
  accepted: 8,
  working: 16,
  'sales-qualified': 32,
  won: 64,
  lost: 128,
};

/** The stages up to the hand-over: Marketing's. */
const upToHandOver = stageBit.inquiry | stageBit['marketing-qualified'] | stageBit['handed-over'];

const rankOfHandOver = 2;

/** A loss stands in `leadStages` one place behind. */
const rankOfWin = 6;

/** Whether Sales takes a lead to a stage by itself: what follows the hand-over is its own work. */
export const isOfSales = (rank: number): boolean => rank > rankOfHandOver;

/**
 * The stages that entering one implies, not recorded as they are.
 *
 * Only a sale proves every stage before it; a loss proves no more than that Sales had the lead. A first stage
 * proves nothing before it, but what is handed over was found qualified by somebody.
 *
 * @param entered - the stages the pass has entered
 * @param entry - the rank of the first of them, −1 while there is none
 * @param place - the place in `leadStages` of the stage it enters
 * @param isAcceptanceKnown - whether the agreement knows acceptance at all
 * @param isOwn - whether Sales found the lead itself
 */
export const impliedStages = (
  entered: number,
  entry: number,
  place: number,
  isAcceptanceKnown: boolean,
  isOwn: boolean,
): number => {
  if (entry < 0) return place === rankOfHandOver && !isOwn ? stageBit['marketing-qualified'] : 0;
  // Every bit above that of the entry and below that of the stage; a loss stands where a sale does.
  const between = ((1 << Math.min(place, rankOfWin)) - 1) & ~((2 << entry) - 1) & ~entered;
  // Nobody hands over to Sales what Sales found itself.
  const proven = place > rankOfWin ? 0 : between & ~stageBit.accepted & ~(isOwn ? upToHandOver : 0);
  // Nobody accepts what was not handed over.
  const isAccepted = isAcceptanceKnown && ((entered | proven) & stageBit['handed-over']) !== 0;
  return isAccepted ? proven | (between & stageBit.accepted) : proven;
};

/** The set of stages that a test holds for. */
export const stagesWhere = (holds: (stage: LeadStage) => boolean): number => {
  let found = 0;
  for (const stage of leadStages) if (holds(stage)) found |= stageBit[stage];
  return found;
};

/**
 * Whether a stage recorded just after a close belongs to what was closed: Sales' own always does, Marketing's only
 * where the pass must have gone through it unrecorded.
 *
 * @param rank - the rank of the stage
 * @param isRecorded - whether the pass has entered it, and not only by implication
 * @param isInferred - whether another stage implied it
 * @param entry - the rank of the first stage of the pass, −1 where there is none
 */
export const isBelatedStage = (
  rank: number,
  isRecorded: boolean,
  isInferred: boolean,
  entry: number,
): boolean => isOfSales(rank) || isInferred || (!isRecorded && entry >= 0 && rank > entry);

/**
 * Whether the stage that a capture names is news: ahead of the pass under way, or Marketing's after an exit.
 *
 * @param rank - the rank of the stage
 * @param furthest - the rank of the furthest stage of the last pass, −1 where there is none
 * @param hasEnded - whether the last pass has ended
 */
export const isNewsOfCapture = (rank: number, furthest: number, hasEnded: boolean): boolean =>
  hasEnded ? !isOfSales(rank) : rank > furthest;
