import type { Calendar } from '../calendar/calendar.js';
import { nextOpen } from '../calendar/opening.js';
import { elapsedTime } from '../calendar/time-scale.js';
import type { Instant } from '../kernel/instant.js';
import type { Clock } from './clock.js';
import { readClock } from './clock-reading.js';
import { consumedAt, scaleOf } from './leg.js';
import type { ClockReading, ClockStateName } from './reading.js';

/**
 * Lists the states of a clock in the order of their codes in columns.
 *
 * @category constants
 * @since 0.1.0
 */
export const clockStates: ReadonlyArray<ClockStateName> = [
  'pending',
  'running',
  'outside-hours',
  'paused',
  'met',
  'met-late',
  'breached',
  'cancelled',
  'exhausted',
  'not-measurable',
];

const codeOf = (state: ClockStateName): number => clockStates.indexOf(state);
const [breached, exhausted] = [6, 8] as const;

/**
 * Describes many clocks as columns, a row each, to be read over and over while nothing happens to them.
 *
 * **Gotchas**: it belongs to the process that packed it; the figures in it mean nothing elsewhere.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClockColumns {
  /** How many clocks there are. */
  readonly length: number;
  /** What still moves a clock: 0 nothing, else one more than the position of its calendar. */
  readonly scale: Uint16Array;
  /** The code of the state of a clock that nothing moves. */
  readonly code: Uint8Array;
  /** What it has consumed, milliseconds; for a running clock what has to be added to its calendar's count. */
  readonly offset: Float64Array;
  /** Its target, milliseconds. */
  readonly target: Float64Array;
  /** The calendars; undefined counts all time. */
  readonly calendars: ReadonlyArray<Calendar | undefined>;
  /** The rows that still have a turn of their own before them, such as the end of a pause. */
  readonly others: ReadonlyArray<{ readonly row: number; readonly clock: Clock }>;
}

/**
 * Describes what many clocks show, a row each.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClockVerdicts {
  /** The positions of the states in `clockStates`. */
  readonly state: Uint8Array;
  /** What is consumed, milliseconds of each clock's own time; −1 where there is no figure. */
  readonly consumed: Float64Array;
}

/**
 * Packs clocks into columns, so that `readColumns` needs a subtraction and a comparison for each.
 *
 * @param asOf - the instant that the clocks were folded up to, epoch milliseconds
 * @returns a function from clocks to columns, good for readings at `asOf` or later
 * @category constructors
 * @since 0.1.0
 */
export const packClocks =
  (asOf: Instant) =>
  (clocks: ReadonlyArray<Clock>): ClockColumns => {
    const { length } = clocks;
    const columns = {
      length,
      scale: new Uint16Array(length),
      code: new Uint8Array(length),
      offset: new Float64Array(length),
      target: new Float64Array(length),
    };
    const positions = new Map<Calendar | undefined, number>();
    const others: Array<{ readonly row: number; readonly clock: Clock }> = [];
    for (const [row, clock] of clocks.entries()) {
      columns.target[row] = clock.target;
      if (isFixed(clock, asOf)) {
        const reading = readClock(asOf)(clock);
        columns.code[row] = codeOf(reading.state);
        columns.offset[row] = consumedIn(reading);
        continue;
      }
      const leg = clock.legs[clock.legs.length - 1];
      const consumed = consumedAt(clock.legs, asOf);
      const now = leg === undefined ? undefined : scaleOf(leg).read(asOf);
      const isPlain =
        leg !== undefined && leg.to === undefined && leg.from <= asOf && typeof clock.breachAt === 'number';
      if (!isPlain || consumed === null || now?._tag !== 'Right' || positions.size >= 65_000) {
        others.push({ row, clock });
        continue;
      }
      const position = positions.get(leg.calendar) ?? positions.size;
      positions.set(leg.calendar, position);
      columns.scale[row] = position + 1;
      columns.offset[row] = consumed - now.right;
    }
    return { ...columns, calendars: [...positions.keys()], others };
  };

/** Whether nothing but an event can change what a clock shows. */
const isFixed = ({ stop, cancel, unmeasurable, legs, pauses }: Clock, asOf: Instant): boolean => {
  if (stop !== undefined || cancel !== undefined || unmeasurable !== undefined) return true;
  const last = legs[legs.length - 1];
  return (
    last?.to !== undefined && last.to <= asOf && pauses.every(({ to }) => to === undefined || to <= asOf)
  );
};

const consumedIn = (reading: ClockReading): number => ('consumed' in reading ? reading.consumed : -1);

/**
 * Reads many clocks at one instant, a million in a few milliseconds: the same states and the same consumed
 * time as `readClock` gives.
 *
 * @param asOf - the instant, at or after the one the columns were packed for, epoch milliseconds
 * @returns a function from columns to a state and the consumed time of each row
 * @example
 * ```ts
 * import { hour, instant, orThrow } from 'smarketing/kernel'
 * import { clockStates, clocksOf, compilePolicy, packClocks, type PolicyDocument, readColumns } from 'smarketing/sla'
 *
 * const firstTouch: PolicyDocument = {
 *   id: 'first-touch', version: 1, metric: 'first-response', obliged: 'sales',
 *   start: [{ type: 'handed-over' }],
 *   stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
 *   targets: [{ target: { clock: 'elapsed', milliseconds: 4 * hour } }],
 * }
 * const policies = [orThrow(compilePolicy({ calendars: {} })(firstTouch))]
 * const at = (hours: number) => orThrow(instant(hours * hour))
 * const leads = [1, 2].map((start) => ({
 *   key: { system: 'crm', id: String(start) },
 *   events: [{
 *     schemaVersion: 1, source: 'crm', id: `e${start}`, type: 'handed-over', occurredAt: at(start),
 *     subject: { kind: 'lead', system: 'crm', id: String(start) }, data: {},
 *   }],
 * } as const))
 * const columns = packClocks(at(2))(leads.flatMap(clocksOf(policies, at(2))))
 * const { state } = readColumns(at(5.5))(columns)
 * const states = [...state].map((code) => clockStates[code])
 * states // => ['breached', 'running']
 * ```
 * @category readings
 * @since 0.1.0
 */
export const readColumns =
  (asOf: Instant) =>
  ({ length, scale, code, offset, target, calendars, others }: ClockColumns): ClockVerdicts => {
    const state = new Uint8Array(length);
    const consumed = new Float64Array(length);
    const { now, open } = scalesAt(calendars, asOf);
    for (let row = 0; row < length; row += 1) {
      const moving = scale[row] as number;
      if (moving === 0) {
        state[row] = code[row] as number;
        consumed[row] = offset[row] as number;
        continue;
      }
      const used = (now[moving] as number) + (offset[row] as number);
      state[row] = used > (target[row] as number) ? breached : (open[moving] as number);
      consumed[row] = open[moving] === exhausted ? -1 : used;
    }
    for (const { row, clock } of others) {
      const reading = readClock(asOf)(clock);
      state[row] = codeOf(reading.state);
      consumed[row] = consumedIn(reading);
    }
    return { state, consumed };
  };

/** What each calendar counts at an instant, and the state of a clock in time on it; one place is kept for none. */
const scalesAt = (calendars: ReadonlyArray<Calendar | undefined>, asOf: Instant) => {
  const now = new Float64Array(calendars.length + 1);
  const open = new Uint8Array(calendars.length + 1);
  for (const [position, calendar] of calendars.entries()) {
    const reading = (calendar ?? elapsedTime).read(asOf);
    const next = calendar === undefined ? undefined : nextOpen(calendar)(asOf);
    const isOpen = next === undefined || (next._tag === 'Right' && next.right === asOf);
    now[position + 1] = reading._tag === 'Right' ? reading.right : Number.NEGATIVE_INFINITY;
    open[position + 1] = codeOf(reading._tag === 'Left' ? 'exhausted' : isOpen ? 'running' : 'outside-hours');
  }
  return { now, open };
};
