import { day, type Milliseconds } from '../kernel/duration.js';
import type { Actor } from './envelope.js';
import type { EventOf } from './event.js';

/**
 * Describes what counts as a touch, where both departments want it otherwise than usual.
 *
 * **Details**: unless it says so here, a touch is outbound, made by a person, and not one of many: sequence
 * mail, bulk mail and automation do not count.
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
  /**
   * The departments whose touches count. When absent: Sales' in the life of a lead; for a clock those of the
   * department that owes it, or both where the obliged party is neither.
   */
  readonly departments?: ReadonlyArray<'sales' | 'marketing'>;
  /** Whether a meeting that the prospect booked himself stops a clock; true when absent. */
  readonly prospectBooked?: boolean;
}

/**
 * Describes an attempt to reach the prospect, or a two-way connection with him.
 *
 * @category model
 * @since 0.1.0
 */
export type TouchEvent = EventOf<'touch-attempted'> | EventOf<'touch-connected'>;

/**
 * Names what a touch is by a rule: a `touch` that counts, a `booking` of the prospect, something else that he
 * began (`inbound`), or why it does not count.
 *
 * **Details**: `sales` or `marketing` made it, whose touches do not count; `channel` it went by one that does
 * not; `bulk` it went to many; `automation`, `imported` and `person` say who made it; `outbound` it came from
 * us, where only what the prospect begins counts.
 *
 * @category model
 * @since 0.1.0
 */
export type TouchRole = 'touch' | 'booking' | 'inbound' | UncountedRole;

/**
 * Names why a touch does not count by a rule.
 *
 * @category model
 * @since 0.1.0
 */
export type UncountedRole =
  | 'sales'
  | 'marketing'
  | 'channel'
  | 'bulk'
  | 'automation'
  | 'imported'
  | 'person'
  | 'outbound';

/**
 * Is 90 days: proposal. How long before a conversion a touch may lie and still have led to it.
 *
 * @category constants
 * @since 0.1.0
 */
export const proposedLookBack: Milliseconds = 90 * day;

/**
 * Counts the attempts and connections of Marketing, those of automation and to many at once included: proposal.
 * What Sales does on a lead follows from the hand-over and would credit itself.
 *
 * @category presets
 * @since 0.1.0
 */
export const marketingTouches: TouchRule = {
  by: ['person', 'automation', 'import', 'prospect'],
  directions: ['outbound', 'inbound'],
  bulk: true,
  departments: ['marketing'],
};

/**
 * Compiles what counts as a touch: the one definition by which clocks stop and leads count as worked.
 *
 * @param rule - what both departments want otherwise than usual
 * @returns a function from an attempt or a connection to what it is
 * @example
 * ```ts
 * import { type EventOf, touchRole } from 'smarketing/journal'
 * import { instant, orThrow } from 'smarketing/kernel'
 *
 * const mail: EventOf<'touch-attempted'> = {
 *   schemaVersion: 1, source: 'crm', id: 'e1', type: 'touch-attempted', occurredAt: orThrow(instant(0)),
 *   subject: { kind: 'lead', system: 'crm', id: '7' },
 *   actor: { kind: 'automation', id: 'sequence-3' }, data: { channel: 'email' },
 * }
 * touchRole({})(mail) // => 'automation'
 * touchRole({ by: ['person', 'automation'] })(mail) // => 'touch'
 * ```
 * @category predicates
 * @since 0.1.0
 */
export const touchRole = ({
  by = ['person'],
  directions = ['outbound'],
  bulk = false,
  channels,
  departments,
}: TouchRule): ((event: TouchEvent) => TouchRole) => {
  const actors: ReadonlySet<string> = new Set(by);
  const ours = directions.includes('outbound');
  const theirs = directions.includes('inbound');
  const allowed = channels === undefined ? undefined : new Set(channels);
  const sides: ReadonlySet<string> | undefined = departments === undefined ? undefined : new Set(departments);
  return ({ data, actor }) => {
    const { department = 'sales' } = data;
    if (sides !== undefined && !sides.has(department)) return department;
    // He reached us: no attempt of ours is left to judge, whoever logged it.
    if (data.bookedByProspect === true) return 'booking';
    const kind = actor?.kind ?? 'person';
    if (data.direction === 'inbound' || kind === 'prospect') {
      if (!theirs || (kind === 'prospect' && !actors.has(kind))) return 'inbound';
    } else if (!ours) return 'outbound';
    if (allowed !== undefined && !allowed.has(data.channel)) return 'channel';
    if (data.bulk === true && !bulk) return 'bulk';
    if (actors.has(kind)) return 'touch';
    return kind === 'import' ? 'imported' : (kind as 'person' | 'automation');
  };
};

/**
 * Tells whether an event is an attempt to reach the prospect, or a two-way connection with him.
 *
 * @param event - an event
 * @returns whether it is one of the two
 * @category predicates
 * @since 0.1.0
 */
export const isTouch = (event: { readonly type: string }): event is TouchEvent =>
  event.type === 'touch-attempted' || event.type === 'touch-connected';
