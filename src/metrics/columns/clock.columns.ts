import { columnTypeCode, type EventColumns } from './event-columns.js';
import { type EventShapes, firstStop, roleBit } from './event-shapes.js';
import type { PolicyPlan } from './policy-plan.js';

/** How a clock ended, as slates have it. */
export const clockEnd = { open: 0, event: 1, touch: 2, booking: 3, cancelled: 4 } as const;

/** The clocks of one lead while its rows are folded; −1 stands for no row. */
export interface ClockSlate {
  /** How many clocks there are, of all policies, in order of time. */
  clocks: number;
  /** The position of each clock's policy. */
  policy: Uint8Array;
  /** The row that started it. */
  start: Int32Array;
  /** The row that ended it. */
  end: Int32Array;
  /** How it ended, as `clockEnd` has it. */
  endedBy: Uint8Array;
  /** The code of the lead's segment when it started. */
  segment: Uint32Array;
  /** The clock of each policy that is open, −1 where none is. */
  readonly running: Int32Array;
  /** How often each stop condition of each policy's open clock was met. */
  readonly counts: Int32Array;
}

/** How many stop conditions have a count for each policy. */
const countRoom = 16;

/** Makes a slate for the clocks of some policies. */
export const clockSlate = (policies: number): ClockSlate => ({
  clocks: 0,
  ...clockArrays(8),
  running: new Int32Array(policies).fill(-1),
  counts: new Int32Array(policies * countRoom),
});

const clockArrays = (room: number) => ({
  policy: new Uint8Array(room),
  start: new Int32Array(room),
  end: new Int32Array(room),
  endedBy: new Uint8Array(room),
  segment: new Uint32Array(room),
});

/** Wipes a slate for the next lead. */
export const wipeClocks = (slate: ClockSlate): void => {
  if (slate.clocks === 0) return;
  slate.clocks = 0;
  for (let policy = 0; policy < slate.running.length; policy += 1) slate.running[policy] = -1;
};

const addClock = (slate: ClockSlate, policy: number, row: number, segment: number): void => {
  const clock = slate.clocks;
  if (clock === slate.policy.length) {
    const { policy: policies, start, end, endedBy, segment: segments } = slate;
    Object.assign(slate, clockArrays(clock * 2));
    slate.policy.set(policies);
    slate.start.set(start);
    slate.end.set(end);
    slate.endedBy.set(endedBy);
    slate.segment.set(segments);
  }
  slate.policy[clock] = policy;
  slate.start[clock] = row;
  slate.end[clock] = -1;
  slate.endedBy[clock] = clockEnd.open;
  slate.segment[clock] = segment;
  slate.running[policy] = clock;
  slate.clocks = clock + 1;
};

/** Folds rows into clocks, as `foldClocks` folds the same events. */
export interface ClockFold {
  /** Takes a row that shares its instant with none. */
  readonly take: (slate: ClockSlate, row: number, shape: number, segment: number) => void;
  /** Takes the rows of one instant, each clock in its own order. */
  readonly takeTogether: (slate: ClockSlate, from: number, to: number, segment: number) => void;
}

/** Prepares the fold of clocks over columns. */
export const clockFold = (
  columns: EventColumns,
  plans: ReadonlyArray<PolicyPlan>,
  { shapeOf, heard, roles }: EventShapes,
  hasTarget: ReadonlyArray<Uint8Array>,
): ClockFold => {
  const { at, type, owner, team } = columns;
  const effectiveFrom = Float64Array.from(plans, ({ version }) => version.effectiveFrom);
  const times = plans.map(({ version }) => version.times);
  const counted = times.map((all) => all.some((count) => count > 1));

  const isStopped = (slate: ClockSlate, policy: number, role: number): boolean => {
    const stops = role >> firstStop;
    if (stops === 0) return false;
    if (counted[policy] !== true) return true;
    const all = times[policy] as ReadonlyArray<number>;
    let isMet = false;
    for (let index = 0; index < all.length; index += 1) {
      if ((stops & (1 << index)) === 0) continue;
      const place = policy * countRoom + index;
      const count = (slate.counts[place] as number) + 1;
      slate.counts[place] = count;
      if (count >= (all[index] as number)) isMet = true;
    }
    return isMet;
  };

  const takeFor = (slate: ClockSlate, policy: number, row: number, role: number, segment: number): void => {
    const clock = slate.running[policy] as number;
    if (clock >= 0) {
      const by = isStopped(slate, policy, role)
        ? (role & roleBit.byBooking) !== 0
          ? clockEnd.booking
          : (role & roleBit.byTouch) !== 0
            ? clockEnd.touch
            : clockEnd.event
        : (role & roleBit.cancel) !== 0
          ? clockEnd.cancelled
          : clockEnd.open;
      if (by === clockEnd.open) return;
      slate.end[clock] = row;
      slate.endedBy[clock] = by;
      slate.running[policy] = -1;
    }
    if ((role & roleBit.start) === 0 || (at[row] as number) < (effectiveFrom[policy] as number)) return;
    if ((hasTarget[policy] as Uint8Array)[segment] !== 1) return;
    addClock(slate, policy, row, segment);
    if (counted[policy] === true) slate.counts.fill(0, policy * countRoom, (policy + 1) * countRoom);
  };

  /** Where an event stands among those of its instant, by the parts that it plays. */
  const turnOf = (row: number, role: number, isRunning: boolean): number => {
    const isStart = (role & roleBit.start) !== 0;
    const isStop = role >> firstStop !== 0;
    const isCancel = (role & roleBit.cancel) !== 0;
    if (isRunning) {
      if (isStop) return 0;
      if (isCancel) return 1;
      if (givesOwner(row)) return 4;
      return isStart ? 5 : 7;
    }
    if (givesOwner(row)) return 0;
    if (isStart) return 2;
    if (isStop) return 5;
    return isCancel ? 6 : 7;
  };

  const givesOwner = (row: number): boolean =>
    type[row] === columnTypeCode['owner-changed'] ||
    (type[row] === columnTypeCode['handed-over'] &&
      ((owner !== undefined && owner.codes[row] !== 0) || (team !== undefined && team.codes[row] !== 0)));

  return {
    take: (slate, row, shape, segment) => {
      let policies = heard[shape] as number;
      for (let policy = 0; policies !== 0; policy += 1, policies >>>= 1)
        if ((policies & 1) !== 0)
          takeFor(slate, policy, row, (roles[policy] as Int32Array)[shape] as number, segment);
    },
    takeTogether: (slate, from, to, segment) => {
      const all: Array<number> = [];
      let policies = 0;
      for (let row = from; row < to; row += 1) {
        all.push(row);
        policies |= heard[shapeOf(row)] as number;
      }
      for (let policy = 0; policies !== 0; policy += 1, policies >>>= 1) {
        if ((policies & 1) === 0) continue;
        const role = roles[policy] as Int32Array;
        const left = all.filter((row) => role[shapeOf(row)] !== 0);
        while (left.length > 0) {
          const isRunning = (slate.running[policy] as number) >= 0;
          let best = 0;
          let bestTurn = Number.POSITIVE_INFINITY;
          for (const [place, row] of left.entries()) {
            const turn = turnOf(row, role[shapeOf(row)] as number, isRunning);
            if (turn >= bestTurn) continue;
            best = place;
            bestTurn = turn;
          }
          const [row] = left.splice(best, 1) as [number];
          takeFor(slate, policy, row, role[shapeOf(row)] as number, segment);
        }
      }
    },
  };
};
