import type { Option } from 'fp-ts/lib/Option.js';
import * as O from 'fp-ts/lib/Option.js';
import type { EventKey } from '../journal/event-identity.js';
import type { LeadEvent } from '../journal/lead-events.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';

/**
 * Describes when something happened to a lead, how exactly that is known, and which event says so.
 *
 * @category model
 * @since 0.1.0
 */
export interface Moment {
  /** When, epoch milliseconds; the date's midnight where only the date is known. */
  readonly at: Instant;
  /** `date` when only the civil date is known: no hours may be derived from it. */
  readonly precision?: 'date';
  /** True when the event belongs to a bulk load, so that its time says when it was loaded. */
  readonly imported?: true;
  /** True when no event says it and a later one implies it. */
  readonly inferred?: true;
  /** The event that says it, or that implies it. */
  readonly event: EventKey;
}

/**
 * Returns the moment of an event.
 *
 * @param event - an event of a lead
 * @param imported - whether it belongs to a bulk load
 * @returns the moment, never inferred
 * @category constructors
 * @since 0.1.0
 */
export const momentOf = (event: LeadEvent, imported: boolean): Moment => {
  const key: EventKey = { source: event.source, id: event.id };
  if (event.precision === undefined && !imported) return { at: event.occurredAt, event: key };
  return {
    at: event.occurredAt,
    ...(event.precision === undefined ? {} : { precision: event.precision }),
    ...(imported ? { imported: true } : {}),
    event: key,
  };
};

/**
 * Measures the elapsed time between two moments, where both are really known.
 *
 * **Details**: a moment known by its date only, inferred from a later one, or stamped by a bulk load
 * measures nothing; nor does an end before its start.
 *
 * @param from - the earlier moment
 * @returns a function from the later moment to milliseconds, or none where no honest figure exists
 * @example
 * ```ts
 * import { elapsedFrom } from 'smarketing/lead'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const at = (text: string) => ({ at: orThrow(parseInstant(text)), event: { source: 'crm', id: text } })
 * const handedOver = at('2026-03-02T09:00Z')
 * elapsedFrom(handedOver)(at('2026-03-02T09:42Z')) // => { _tag: 'Some', value: 2520000 }
 * elapsedFrom({ ...handedOver, precision: 'date' })(at('2026-03-02T09:42Z')) // => { _tag: 'None' }
 * ```
 * @category measures
 * @since 0.1.0
 */
export const elapsedFrom =
  (from: Moment) =>
  (to: Moment): Option<Milliseconds> =>
    isMeasurable(from) && isMeasurable(to) && from.at <= to.at ? O.some(to.at - from.at) : O.none;

/**
 * Tells whether a moment may enter a figure of speed: its time is known, observed and not of a bulk load.
 *
 * @param moment - a moment
 * @returns false for a date only, an inferred moment, or a bulk load
 * @category predicates
 * @since 0.1.0
 */
export const isMeasurable = (moment: Moment): boolean =>
  moment.precision === undefined && moment.imported === undefined && moment.inferred === undefined;
