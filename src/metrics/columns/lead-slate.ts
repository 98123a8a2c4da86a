/**
 * What is known of one lead while its rows are folded: numbers in arrays that serve one lead after the other, so that
 * ten million rows allocate nothing. Moments are rows; −1 stands for none.
 */
export interface LeadSlate {
  /** How many passes there are. */
  passes: number;
  /** The row that began each pass. */
  started: Int32Array;
  /** The row by which each pass entered each stage, eight a pass, in the order of `leadStages`. */
  stages: Int32Array;
  /** The stages each pass has entered, a bit each. */
  entered: Uint8Array;
  /** Those of them that a later stage implies. */
  inferred: Uint8Array;
  /** The rank of the first stage of each pass, −1 while there is none. */
  entry: Int8Array;
  /** The rank of its furthest stage, −1 while there is none. */
  furthest: Int8Array;
  /** The row of its hand-over. */
  handOver: Int32Array;
  /** The row of its acceptance. */
  accepted: Int32Array;
  /** 1 where the acceptance is implied. */
  acceptedInferred: Uint8Array;
  /** The row of its first touch. */
  first: Int32Array;
  /** The row of its first two-way connection. */
  contact: Int32Array;
  /** The row of the first meeting that the prospect booked. */
  booking: Int32Array;
  /** How it ended, as `exitCode` has it; 0 while it has not. */
  exit: Uint8Array;
  /** The row that ended it. */
  exitRow: Int32Array;
  /** 1 once it went back to Marketing after its end. */
  recycled: Uint8Array;
  /** The position of its first deal. */
  firstDeal: Int32Array;
  /** How many deals there are, those of the last pass at the end. */
  deals: number;
  /** The row of each deal. */
  dealRow: Int32Array;
  /** The row that says what it is worth. */
  dealWorth: Int32Array;
  /** The touches since the last exit, or before the first stage: first, contact and booking. */
  looseFirst: number;
  looseContact: number;
  looseBooking: number;
  /** What the captures say: codes, 0 for nothing. */
  origin: number;
  channel: number;
  segment: number;
  exclusion: number;
  /** Who had the lead when: how many spells there are, and of each its row, who, which team, and the detail. */
  spells: number;
  spellRow: Int32Array;
  spellOwner: Uint32Array;
  spellTeam: Uint32Array;
  spellDetail: Uint8Array;
}

/** Makes a slate with room for a few passes; it grows as leads need it. */
export const leadSlate = (): LeadSlate => ({
  passes: 0,
  ...passArrays(8),
  deals: 0,
  dealRow: new Int32Array(8),
  dealWorth: new Int32Array(8),
  looseFirst: -1,
  looseContact: -1,
  looseBooking: -1,
  origin: 0,
  channel: 0,
  segment: 0,
  exclusion: 0,
  spells: 0,
  spellRow: new Int32Array(8),
  spellOwner: new Uint32Array(8),
  spellTeam: new Uint32Array(8),
  spellDetail: new Uint8Array(8),
});

const passArrays = (room: number) => ({
  started: new Int32Array(room),
  stages: new Int32Array(room * 8),
  entered: new Uint8Array(room),
  inferred: new Uint8Array(room),
  entry: new Int8Array(room),
  furthest: new Int8Array(room),
  handOver: new Int32Array(room),
  accepted: new Int32Array(room),
  acceptedInferred: new Uint8Array(room),
  first: new Int32Array(room),
  contact: new Int32Array(room),
  booking: new Int32Array(room),
  exit: new Uint8Array(room),
  exitRow: new Int32Array(room),
  recycled: new Uint8Array(room),
  firstDeal: new Int32Array(room),
});

/** Wipes a slate for the next lead. */
export const wipeSlate = (slate: LeadSlate): void => {
  slate.passes = 0;
  slate.deals = 0;
  slate.looseFirst = -1;
  slate.looseContact = -1;
  slate.looseBooking = -1;
  slate.origin = 0;
  slate.channel = 0;
  slate.segment = 0;
  slate.exclusion = 0;
  slate.spells = 0;
};

/** Starts a pass, with the touches since the last exit where Sales begins it by itself, and returns its position. */
export const startPass = (slate: LeadSlate, row: number, bySales: boolean): number => {
  const pass = slate.passes;
  if (pass === slate.started.length) growPasses(slate);
  slate.passes = pass + 1;
  slate.started[pass] = row;
  for (let place = pass * 8; place < pass * 8 + 8; place += 1) slate.stages[place] = -1;
  slate.entered[pass] = 0;
  slate.inferred[pass] = 0;
  slate.entry[pass] = -1;
  slate.furthest[pass] = -1;
  slate.handOver[pass] = -1;
  slate.accepted[pass] = -1;
  slate.acceptedInferred[pass] = 0;
  slate.first[pass] = bySales ? slate.looseFirst : -1;
  slate.contact[pass] = bySales ? slate.looseContact : -1;
  slate.booking[pass] = bySales ? slate.looseBooking : -1;
  slate.exit[pass] = 0;
  slate.exitRow[pass] = -1;
  slate.recycled[pass] = 0;
  slate.firstDeal[pass] = slate.deals;
  slate.looseFirst = -1;
  slate.looseContact = -1;
  slate.looseBooking = -1;
  return pass;
};

const growPasses = (slate: LeadSlate): void => {
  const { started, stages, entered, inferred, entry, furthest, handOver, accepted, acceptedInferred } = slate;
  const { first, contact, booking, exit, exitRow, recycled, firstDeal } = slate;
  Object.assign(slate, passArrays(started.length * 2));
  slate.started.set(started);
  slate.stages.set(stages);
  slate.entered.set(entered);
  slate.inferred.set(inferred);
  slate.entry.set(entry);
  slate.furthest.set(furthest);
  slate.handOver.set(handOver);
  slate.accepted.set(accepted);
  slate.acceptedInferred.set(acceptedInferred);
  slate.first.set(first);
  slate.contact.set(contact);
  slate.booking.set(booking);
  slate.exit.set(exit);
  slate.exitRow.set(exitRow);
  slate.recycled.set(recycled);
  slate.firstDeal.set(firstDeal);
};

/** Adds a deal to the last pass. */
export const addDeal = (slate: LeadSlate, row: number, worth: number): void => {
  const deal = slate.deals;
  if (deal === slate.dealRow.length) {
    slate.dealRow = grown(slate.dealRow, new Int32Array(deal * 2));
    slate.dealWorth = grown(slate.dealWorth, new Int32Array(deal * 2));
  }
  slate.dealRow[deal] = row;
  slate.dealWorth[deal] = worth;
  slate.deals = deal + 1;
};

/** Notes that the lead is in new hands. */
export const addSpell = (
  slate: LeadSlate,
  row: number,
  owner: number,
  team: number,
  detail: number,
): void => {
  const spell = slate.spells;
  if (spell === slate.spellRow.length) {
    slate.spellRow = grown(slate.spellRow, new Int32Array(spell * 2));
    slate.spellOwner = grown(slate.spellOwner, new Uint32Array(spell * 2));
    slate.spellTeam = grown(slate.spellTeam, new Uint32Array(spell * 2));
    slate.spellDetail = grown(slate.spellDetail, new Uint8Array(spell * 2));
  }
  slate.spellRow[spell] = row;
  slate.spellOwner[spell] = owner;
  slate.spellTeam[spell] = team;
  slate.spellDetail[spell] = detail;
  slate.spells = spell + 1;
};

const grown = <Numbers extends Int32Array | Uint32Array | Uint8Array>(
  old: Numbers,
  larger: Numbers,
): Numbers => {
  larger.set(old);
  return larger;
};
