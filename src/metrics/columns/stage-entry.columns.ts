import type { AcceptanceMode } from '../../lead/lifecycle-terms.js';
import { impliedStages, stageBit } from '../../lead/pass-rules.js';
import { originCode } from './event-detail.js';
import type { LeadSlate } from './lead-slate.js';

/** The places of the stages that rules speak of; a loss stands where a sale does. */
export const stagePlace = { handedOver: 2, accepted: 3, won: 6, lost: 7 } as const;

const { won, lost } = stagePlace;

const ofSales = /* @__PURE__ */ originCode('sales');

const rankOf = (place: number): number => (place === lost ? won : place);

/** Writes down by which row a pass entered a stage. */
export const setStage = (
  slate: LeadSlate,
  pass: number,
  place: number,
  row: number,
  inferred: boolean,
): void => {
  const bit = 1 << place;
  const others = (slate.inferred[pass] as number) & ~bit;
  slate.stages[pass * 8 + place] = row;
  slate.entered[pass] = (slate.entered[pass] as number) | bit;
  slate.inferred[pass] = inferred ? others | bit : others;
};

/** Notes that Sales took the lead. */
export const accept = (slate: LeadSlate, pass: number, row: number, inferred: boolean): void => {
  slate.accepted[pass] = row;
  slate.acceptedInferred[pass] = inferred ? 1 : 0;
};

/** Enters a stage ahead of all others. */
export const advance = (
  slate: LeadSlate,
  pass: number,
  place: number,
  row: number,
  inferred: boolean,
): void => {
  setStage(slate, pass, place, row, inferred);
  if ((slate.entry[pass] as number) < 0) slate.entry[pass] = rankOf(place);
  slate.furthest[pass] = rankOf(place);
};

/** Fills in the stages that the one a pass enters implies. */
export const inferBefore = (
  slate: LeadSlate,
  mode: AcceptanceMode,
  pass: number,
  place: number,
  row: number,
): void => {
  const implies = impliedStages(
    slate.entered[pass] as number,
    slate.entry[pass] as number,
    place,
    mode !== 'none',
    slate.origin === ofSales,
  );
  if (implies === 0) return;
  for (let between = 0; between < won; between += 1)
    if ((implies & (1 << between)) !== 0) setStage(slate, pass, between, row, true);
  if ((implies & stageBit.accepted) !== 0) accept(slate, pass, row, true);
};

/** Enters a stage of a pass under way, in whatever order it comes. */
export const enterPlace = (
  slate: LeadSlate,
  mode: AcceptanceMode,
  pass: number,
  place: number,
  row: number,
): void => {
  const isPresent = ((slate.entered[pass] as number) & (1 << place)) !== 0;
  if (!isPresent && rankOf(place) > (slate.furthest[pass] as number)) {
    inferBefore(slate, mode, pass, place, row);
    advance(slate, pass, place, row, false);
  } else if (!isPresent && place !== 0) setStage(slate, pass, place, row, false);
};

/** Ends a pass. */
export const close = (slate: LeadSlate, pass: number, exit: number, row: number): void => {
  slate.exit[pass] = exit;
  slate.exitRow[pass] = row;
};
