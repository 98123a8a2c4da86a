import type * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { Calendar } from '../calendar/calendar.js';
import type { CalendarExhausted } from '../calendar/exhausted.js';
import { nextOpen } from '../calendar/opening.js';
import type { Instant } from '../kernel/instant.js';
import type { Clock } from './clock.js';
import { stepsOf } from './ladder.js';
import type { Policy } from './policy-version.js';
import { clocksOf, type SubjectHistory } from './read-clock.js';

/**
 * Finds the next instant at which something comes of a subject's clocks by itself: a step, a due time, a
 * breach, a restart, a change of policy, or an event that is dated in the future.
 *
 * **When to use**: it is the one instant a scheduler has to keep for a subject. Read again there, and after
 * every event; nothing changes in between but the figures.
 *
 * **Details**: a breach shows one millisecond after `breachAt`, the last instant at which it is not late.
 *
 * @param policies - compiled policies
 * @param asOf - the instant; only later ones are found, epoch milliseconds
 * @returns a function from a subject's history to the instant, or none when only an event can change anything
 * @example
 * ```ts
 * import * as O from 'fp-ts/lib/Option.js'
 * import { hour, instant, orThrow } from 'smarketing/kernel'
 * import { compilePolicy, nextWakeAt, type PolicyDocument } from 'smarketing/sla'
 *
 * const firstTouch: PolicyDocument = {
 *   id: 'first-touch', version: 1, metric: 'first-response', obliged: 'sales',
 *   start: [{ type: 'handed-over' }],
 *   stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
 *   targets: [{ target: { clock: 'elapsed', milliseconds: 4 * hour } }],
 * }
 * const policies = [orThrow(compilePolicy({ calendars: {} })(firstTouch))]
 * const at = (hours: number) => orThrow(instant(hours * hour))
 * const lead = {
 *   key: { system: 'crm', id: '7' },
 *   events: [{
 *     schemaVersion: 1, source: 'crm', id: 'e1', type: 'handed-over', occurredAt: at(0),
 *     subject: { kind: 'lead', system: 'crm', id: '7' }, data: {},
 *   }],
 * } as const
 * nextWakeAt(policies, at(1))(lead) // => O.some(at(4))
 * nextWakeAt(policies, at(4))(lead) // => O.some(at(4) + 1)
 * nextWakeAt(policies, at(5))(lead) // => O.none
 * ```
 * @category readings
 * @since 0.1.0
 */
export const nextWakeAt =
  (policies: ReadonlyArray<Policy>, asOf: Instant) =>
  (history: SubjectHistory): O.Option<Instant> => {
    let next = Number.POSITIVE_INFINITY;
    const consider = (at: number): void => {
      if (at > asOf && at < next) next = at;
    };
    for (const clock of clocksOf(policies, asOf)(history)) wakesOf(clock, policies, consider);
    const future = history.events.find(({ occurredAt }) => occurredAt > asOf);
    if (future !== undefined) consider(future.occurredAt);
    return next === Number.POSITIVE_INFINITY ? O.none : O.some(next as Instant);
  };

const wakesOf = (clock: Clock, policies: ReadonlyArray<Policy>, consider: (at: number) => void): void => {
  if (clock.stop !== undefined || clock.cancel !== undefined) return;
  const { id, pause } = clock.version.document;
  // A new version may also bring the calendar that a clock without figures lacks.
  for (const { effectiveFrom, document } of policies.find((policy) => policy.id === id)?.versions ?? [])
    if ((document.onPolicyChange ?? 'keep') !== 'keep') consider(effectiveFrom);
  if (clock.unmeasurable !== undefined) return;
  for (const { at } of stepsOf(clock)) consider(at);
  if (typeof clock.dueAt === 'number') consider(clock.dueAt);
  if (typeof clock.breachAt === 'number') consider(clock.breachAt + 1);
  if (pause === 'restart') for (const { to } of clock.pauses) if (to !== undefined) consider(to);
};

/**
 * Finds when to notify somebody: at once while his calendar is open, else at its next opening.
 *
 * Whether a clock has changed is one question, whether now is a good time to say so another.
 *
 * @param calendar - the recipient's calendar
 * @returns a function from the instant of the news to the instant of the notice, or `calendar-exhausted`
 * @example
 * ```ts
 * import { compileCalendar, intlZones, parseHours } from 'smarketing/calendar'
 * import { formatInstant, orThrow, parseInstant } from 'smarketing/kernel'
 * import { notifyAt } from 'smarketing/sla'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({ zone: 'UTC', weekly: { mon: nineToFive } }))
 * const midnight = orThrow(parseInstant('2026-03-01T00:00:00Z'))
 * formatInstant(orThrow(notifyAt(office)(midnight))) // => '2026-03-02T09:00:00.000Z'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const notifyAt: (calendar: Calendar) => (at: Instant) => E.Either<CalendarExhausted, Instant> =
  nextOpen;
