import type { Actor } from '../journal/envelope.js';
import type { EventOf } from '../journal/event.js';

/**
 * Describes what counts as a touch, where both departments want it otherwise than usual.
 *
 * **Details**: unless it says so here, a touch that stops a clock is outbound, made by a person, and not one
 * of many: sequence mail, bulk mail and automation do not count.
 *
 * @category model
 * @since 0.1.0
 */
export interface TouchRule {
  /** Who may make it; `['person']` when absent. An attempt whose actor nobody recorded counts as a person's. */
  readonly by?: ReadonlyArray<Actor['kind']>;
  /** Who may begin it; `['outbound']` when absent. */
  readonly directions?: ReadonlyArray<'outbound' | 'inbound'>;
  /** Whether a message to many at once counts; false when absent. */
  readonly bulk?: boolean;
  /** The channels that count; all when absent. */
  readonly channels?: ReadonlyArray<string>;
  /** The departments whose touches count; the obliged department's, or both where the obliged party is neither, when absent. */
  readonly departments?: ReadonlyArray<'sales' | 'marketing'>;
  /** Whether a meeting that the prospect booked himself stops the clock; true when absent. */
  readonly prospectBooked?: boolean;
}

/** An attempt to reach the prospect, or a two-way connection with him. */
export type TouchEvent = EventOf<'touch-attempted' | 'touch-connected'>;

/** How a touch stops a clock: as work of the obliged party, as a booking of the prospect, or not at all. */
export type TouchEffect = 'touch' | 'booking' | 'none';

/** Compiles what counts as a touch into one question about a touch. */
export const compileTouchRule = ({
  by = ['person'],
  directions = ['outbound'],
  bulk = false,
  channels,
  departments,
  prospectBooked,
}: TouchRule): ((event: TouchEvent) => TouchEffect) => {
  const actors: ReadonlySet<string> = new Set(by);
  const ways: ReadonlySet<string> = new Set(directions);
  const allowed = channels === undefined ? undefined : new Set(channels);
  const sides: ReadonlySet<string> | undefined = departments === undefined ? undefined : new Set(departments);
  return ({ data, actor }) => {
    if (allowed !== undefined && !allowed.has(data.channel)) return 'none';
    if (sides !== undefined && !sides.has(data.department ?? 'sales')) return 'none';
    // He reached us: no attempt of ours is left to judge, whoever logged it.
    if (data.bookedByProspect === true) return prospectBooked === false ? 'none' : 'booking';
    return ways.has(data.direction ?? 'outbound') &&
      (bulk || data.bulk !== true) &&
      actors.has(actor?.kind ?? 'person')
      ? 'touch'
      : 'none';
  };
};
