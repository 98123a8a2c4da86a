import { isLeadStage, leadStages, rankOfStage } from '../../lead/lead-stage.js';
import type { CompleteLifecycleTerms } from '../../lead/lifecycle-terms.js';
import { isBelatedStage, isNewsOfCapture, isOfSales, stageBit } from '../../lead/pass-rules.js';
import { columnTypeCode, type EventColumns } from './event-columns.js';
import { exclusionCodeIn, originCodeIn, ownerDetail } from './event-detail.js';
import { type EventShapes, touchCode } from './event-shapes.js';
import { addDeal, addSpell, type LeadSlate, startPass } from './lead-slate.js';
import {
  accept,
  advance,
  close,
  enterPlace,
  inferBefore,
  setStage,
  stagePlace,
} from './stage-entry.columns.js';

/** How a pass ended, as slates have it; 0 while it has not. */
export const exitCode = { won: 1, lost: 2, rejected: 3, disqualified: 4, recycled: 5 } as const;

const { handedOver, accepted, won, lost } = stagePlace;

const {
  captured: capturedType,
  'handed-over': handedOverType,
  won: wonType,
  'stage-entered': stageEnteredType,
  'touch-connected': touchConnectedType,
  'owner-changed': ownerChangedType,
} = columnTypeCode;

/** What the name of a stage means: one of ours by its place, an exit, or a stage that a custom one has reached. */
const exitPlace = 8;
const customPlace = 16;
const unknownPlace = -1;

/** Folds rows into a slate; the meaning of each is that which `foldLead` gives the same event. */
export const lifeFold = (
  columns: EventColumns,
  terms: CompleteLifecycleTerms,
  { touches }: EventShapes,
): ((slate: LeadSlate, row: number, shape: number) => void) => {
  const { type, at, detail, amount, opportunity, owner, team, channel, segment, stage } = columns;
  const { acceptance: mode, belatedWithin } = terms;
  const placeOfStage = [unknownPlace, ...(stage?.texts ?? []).map((text) => placeOf(terms, text))];

  const teamOfSales = ownerDetail({ ownerKind: 'queue', department: 'sales' });
  const personOfSales = ownerDetail({ ownerKind: 'person', department: 'sales' });

  const detailAt = (row: number): number => (detail === undefined ? 0 : (detail[row] as number));
  const dealOf = (row: number): number => (opportunity === undefined ? 0 : (opportunity[row] as number));
  const isOneDeal = (first: number, second: number): boolean =>
    first === 0 || second === 0 || first === second;
  const worthOf = (row: number): number =>
    type[row] === wonType && amount !== undefined && !Number.isNaN(amount[row] as number) ? row : -1;

  const isClosed = (slate: LeadSlate, pass: number): boolean => {
    const exit = slate.exit[pass] as number;
    return (exit === exitCode.won || exit === exitCode.lost) && slate.recycled[pass] === 0;
  };

  const isJustClosed = (slate: LeadSlate, pass: number, row: number): boolean =>
    isClosed(slate, pass) &&
    (at[row] as number) - (at[slate.exitRow[pass] as number] as number) <= belatedWithin;

  const enter = (slate: LeadSlate, pass: number, place: number, row: number): void =>
    enterPlace(slate, mode, pass, place, row);

  const takePacket = (slate: LeadSlate, pass: number, row: number): void => {
    if (((slate.entered[pass] as number) & (1 << handedOver)) === 0) {
      slate.first[pass] = -1;
      slate.contact[pass] = -1;
      slate.booking[pass] = -1;
    }
    if ((slate.handOver[pass] as number) < 0) slate.handOver[pass] = row;
    const to = owner === undefined ? 0 : (owner.codes[row] as number);
    const ofTeam = team === undefined ? 0 : (team.codes[row] as number);
    if (to !== 0 || ofTeam !== 0) addSpell(slate, row, to, ofTeam, to === 0 ? teamOfSales : personOfSales);
  };

  const enterStage = (slate: LeadSlate, place: number, row: number): void => {
    let pass = slate.passes - 1;
    if (pass >= 0 && slate.exit[pass] !== 0) {
      if (isJustClosed(slate, pass, row)) {
        const bit = 1 << place;
        const isInferred = ((slate.inferred[pass] as number) & bit) !== 0;
        const isRecorded = ((slate.entered[pass] as number) & bit) !== 0 && !isInferred;
        if (isBelatedStage(place, isRecorded, isInferred, slate.entry[pass] as number)) return;
      }
      pass = -1;
    }
    if (pass < 0) pass = startPass(slate, row, isOfSales(place));
    if (type[row] === handedOverType) takePacket(slate, pass, row);
    enter(slate, pass, place, row);
    if (place === accepted && (slate.accepted[pass] as number) < 0) accept(slate, pass, row, false);
  };

  const enterCustom = (slate: LeadSlate, reached: number, row: number): void => {
    let pass = slate.passes - 1;
    if (pass >= 0 && isJustClosed(slate, pass, row)) return;
    if (pass >= 0 && slate.exit[pass] !== 0) pass = -1;
    if (pass < 0) pass = startPass(slate, row, isOfSales(reached));
    if (reached <= (slate.furthest[pass] as number)) return;
    inferBefore(slate, mode, pass, reached, row);
    advance(slate, pass, reached, row, true);
    if (reached === accepted && (slate.accepted[pass] as number) < 0) accept(slate, pass, row, true);
  };

  const win = (slate: LeadSlate, row: number): void => {
    let pass = slate.passes - 1;
    if (pass >= 0 && slate.exit[pass] !== 0) {
      if (isOneSale(slate, pass, row)) {
        if (slate.exit[pass] === exitCode.won) winAgain(slate, pass, row);
        else reopen(slate, pass, row);
        return;
      }
      pass = -1;
    }
    if (pass < 0) pass = startPass(slate, row, true);
    enter(slate, pass, won, row);
    close(slate, pass, exitCode.won, row);
    addDeal(slate, row, worthOf(row));
  };

  /** Whether a sale belongs to what was closed: shortly after it, or by the name of its opportunity whenever. */
  const isOneSale = (slate: LeadSlate, pass: number, row: number): boolean => {
    if (!isClosed(slate, pass)) return false;
    if (isJustClosed(slate, pass, row)) return true;
    const deal = dealOf(row);
    if (deal === 0) return false;
    if (slate.exit[pass] === exitCode.lost) return dealOf(slate.exitRow[pass] as number) === deal;
    for (let known = slate.firstDeal[pass] as number; known < slate.deals; known += 1)
      if (dealOf(slate.dealRow[known] as number) === deal) return true;
    return false;
  };

  const winAgain = (slate: LeadSlate, pass: number, row: number): void => {
    const deal = dealOf(row);
    for (let known = slate.firstDeal[pass] as number; known < slate.deals; known += 1) {
      if (!isOneDeal(dealOf(slate.dealRow[known] as number), deal)) continue;
      if ((slate.dealWorth[known] as number) < 0) slate.dealWorth[known] = worthOf(row);
      return;
    }
    addDeal(slate, row, worthOf(row));
  };

  const reopen = (slate: LeadSlate, pass: number, row: number): void => {
    if (((slate.entered[pass] as number) & stageBit.won) === 0) setStage(slate, pass, won, row, false);
    slate.furthest[pass] = won;
    close(slate, pass, exitCode.won, row);
    addDeal(slate, row, worthOf(row));
  };

  const leave = (slate: LeadSlate, exit: number, row: number): void => {
    let pass = slate.passes - 1;
    if (pass >= 0 && slate.exit[pass] !== 0) {
      if (slate.exit[pass] === exitCode.won && exit === exitCode.lost) loseAfterWin(slate, pass, row);
      else if (exit === exitCode.recycled) slate.recycled[pass] = 1;
      return;
    }
    if (pass < 0) pass = startPass(slate, row, true);
    if (exit === exitCode.lost) enter(slate, pass, lost, row);
    if (exit === exitCode.disqualified) acceptImplicitly(slate, pass, row);
    close(slate, pass, exit, row);
  };

  /** Whoever disqualifies a lead after talking to it had taken it, said or unsaid. */
  const acceptImplicitly = (slate: LeadSlate, pass: number, row: number): void => {
    const entered = slate.entered[pass] as number;
    if (
      mode === 'none' ||
      (entered & (stageBit['handed-over'] | stageBit.accepted)) !== stageBit['handed-over']
    )
      return;
    setStage(slate, pass, accepted, row, true);
    accept(slate, pass, row, true);
    if ((slate.furthest[pass] as number) < accepted) slate.furthest[pass] = accepted;
  };

  /** A lost deal after a sale cancels that sale where both name one opportunity; else the sale stands. */
  const loseAfterWin = (slate: LeadSlate, pass: number, row: number): void => {
    const deal = dealOf(row);
    const from = slate.firstDeal[pass] as number;
    let kept = from;
    for (let known = from; known < slate.deals; known += 1) {
      const sold = slate.dealRow[known] as number;
      if (deal !== 0 && dealOf(sold) === deal) continue;
      slate.dealRow[kept] = sold;
      slate.dealWorth[kept] = slate.dealWorth[known] as number;
      kept += 1;
    }
    const isCancelled = kept < slate.deals;
    slate.deals = kept;
    if (!isCancelled || kept > from) return;
    if (((slate.entered[pass] as number) & stageBit.lost) === 0) setStage(slate, pass, lost, row, false);
    slate.furthest[pass] = won;
    close(slate, pass, exitCode.lost, row);
  };

  const touch = (slate: LeadSlate, row: number, role: number): void => {
    if (role === touchCode.none) return;
    const isConnection = type[row] === touchConnectedType;
    const pass = slate.passes - 1;
    if (pass < 0 || slate.exit[pass] !== 0) {
      if (isConnection && slate.looseContact < 0) slate.looseContact = row;
      if (role === touchCode.booking && slate.looseBooking < 0) slate.looseBooking = row;
      if (role === touchCode.touch && slate.looseFirst < 0) slate.looseFirst = row;
      return;
    }
    if (isConnection && (slate.contact[pass] as number) < 0) slate.contact[pass] = row;
    if (role === touchCode.booking && (slate.booking[pass] as number) < 0) slate.booking[pass] = row;
    if (role === touchCode.touch && (slate.first[pass] as number) < 0) slate.first[pass] = row;
    if (mode === 'first-touch' && (role === touchCode.touch || isConnection)) acceptByTouch(slate, pass, row);
  };

  const acceptByTouch = (slate: LeadSlate, pass: number, row: number): void => {
    const entered = slate.entered[pass] as number;
    if ((entered & (stageBit['handed-over'] | stageBit.accepted)) !== stageBit['handed-over']) return;
    accept(slate, pass, row, false);
    if ((slate.furthest[pass] as number) < accepted) advance(slate, pass, accepted, row, false);
    else setStage(slate, pass, accepted, row, false);
  };

  const enterNamed = (slate: LeadSlate, place: number, row: number): void => {
    if (place === unknownPlace) return;
    if (place === won) win(slate, row);
    else if (place === lost) leave(slate, exitCode.lost, row);
    else if (place < exitPlace) enterStage(slate, place, row);
    else if (place < customPlace) leave(slate, place - exitPlace, row);
    else enterCustom(slate, place - customPlace, row);
  };

  const capture = (slate: LeadSlate, row: number): void => {
    const said = detailAt(row);
    if (slate.origin === 0) slate.origin = originCodeIn(said);
    if (exclusionCodeIn(said) !== 0) slate.exclusion = exclusionCodeIn(said);
    if (channel !== undefined && channel.codes[row] !== 0) slate.channel = channel.codes[row] as number;
    if (segment !== undefined && segment.codes[row] !== 0) slate.segment = segment.codes[row] as number;
    const named = stage === undefined ? 0 : (stage.codes[row] as number);
    const place = named === 0 ? 0 : (placeOfStage[named] as number);
    const pass = slate.passes - 1;
    const furthest = pass < 0 ? -1 : (slate.furthest[pass] as number);
    const hasEnded = pass >= 0 && slate.exit[pass] !== 0;
    if (isNewsOfCapture(place === lost ? won : place, furthest, hasEnded)) enterNamed(slate, place, row);
  };

  const changeOwner = (slate: LeadSlate, row: number): void => {
    const to = owner === undefined ? 0 : (owner.codes[row] as number);
    const ofTeam = team === undefined ? 0 : (team.codes[row] as number);
    const said = detailAt(row);
    const last = slate.spells - 1;
    const isSame =
      last >= 0 &&
      slate.spellOwner[last] === to &&
      slate.spellTeam[last] === ofTeam &&
      slate.spellDetail[last] === said;
    if (!isSame) addSpell(slate, row, to, ofTeam, said);
  };

  return (slate, row, shape) => {
    const code = type[row] as number;
    // The codes of the types follow one another as the switch of the objects' fold does.
    if (code === capturedType) capture(slate, row);
    else if (code < wonType) enterStage(slate, code - 1, row);
    else if (code === wonType) win(slate, row);
    else if (code < wonType + 5) leave(slate, code - wonType + 1, row);
    else if (code === stageEnteredType)
      enterNamed(
        slate,
        stage === undefined ? unknownPlace : (placeOfStage[stage.codes[row] as number] as number),
        row,
      );
    else if (code <= touchConnectedType) touch(slate, row, touches[shape] as number);
    else if (code === ownerChangedType) changeOwner(slate, row);
  };
};

const placeOf = ({ customStages }: CompleteLifecycleTerms, text: string): number => {
  if (isLeadStage(text)) return leadStages.indexOf(text);
  if (text === 'rejected' || text === 'disqualified' || text === 'recycled')
    return exitPlace + exitCode[text];
  const agreed = Object.hasOwn(customStages, text) ? customStages[text] : undefined;
  return agreed === undefined ? unknownPlace : customPlace + rankOfStage(agreed.reached);
};
