import { nextOpen } from '../calendar/opening.js';
import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { measureIntervals } from '../kernel/interval.js';
import type { Clock } from './clock.js';
import { foldClocks } from './fold.js';
import { consumedOn, type Leg } from './leg.js';
import { ownerAt } from './owner-span.js';
import { standstillAt } from './pause-union.js';
import type { Policy } from './policy-version.js';
import type {
  ClockBasis,
  ClockReading,
  MeasuredClock,
  PendingClock,
  Remaining,
  StartedClock,
} from './reading.js';

/**
 * Describes a subject and its events; a lead record is one.
 *
 * @category model
 * @since 0.1.0
 */
export interface SubjectHistory {
  /** The key of the subject. */
  readonly key: RecordKey;
  /** Its events, each once, in the journal's order. */
  readonly events: ReadonlyArray<JournalEvent>;
}

/**
 * Folds a subject's events into the clocks that they started, of all policies, in order of policy and cycle.
 *
 * **When to use**: to read the same clocks several times; `readClocks` folds and reads in one go.
 *
 * @param policies - compiled policies
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @returns a function from a subject's history to its clocks, to be read at `asOf` or later
 * @category views
 * @since 0.1.0
 */
export const clocksOf =
  (policies: ReadonlyArray<Policy>, asOf: Instant) =>
  ({ key, events }: SubjectHistory): ReadonlyArray<Clock> =>
    policies.length === 1
      ? foldClocks(policies[0] as Policy, key, events, asOf)
      : policies.flatMap((policy) => foldClocks(policy, key, events, asOf));

/**
 * Reads the clocks of a subject at an instant.
 *
 * @param policies - compiled policies
 * @param asOf - the instant; only what happened up to and including it counts, epoch milliseconds
 * @returns a function from a subject's history to a reading of each clock that was started
 * @example
 * ```ts
 * import { emptyLead, type LeadEvent, stepLead } from 'smarketing/journal'
 * import { hour, instant, orThrow } from 'smarketing/kernel'
 * import { compilePolicy, type PolicyDocument, readClocks } from 'smarketing/sla'
 *
 * const firstTouch: PolicyDocument = {
 *   id: 'first-touch', version: 1, metric: 'first-response', obliged: 'sales',
 *   start: [{ type: 'handed-over' }],
 *   stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
 *   targets: [{ target: { clock: 'elapsed', milliseconds: 2 * hour } }],
 * }
 * const policies = [orThrow(compilePolicy({ calendars: {} })(firstTouch))]
 * const at = (hours: number) => orThrow(instant(hours * hour))
 * const handedOver: LeadEvent = {
 *   schemaVersion: 1, source: 'crm', id: 'e1', type: 'handed-over', occurredAt: at(1),
 *   subject: { kind: 'lead', system: 'crm', id: '7' }, data: { owner: 'kim' },
 * }
 * const lead = stepLead(emptyLead({ system: 'crm', id: '7' }), handedOver)
 * readClocks(policies, at(2))(lead).map(({ state }) => state) // => ['running']
 * readClocks(policies, at(4))(lead).map(({ state }) => state) // => ['breached']
 * ```
 * @category readings
 * @since 0.1.0
 */
export const readClocks =
  (policies: ReadonlyArray<Policy>, asOf: Instant) =>
  (history: SubjectHistory): ReadonlyArray<ClockReading> =>
    clocksOf(policies, asOf)(history).map(readClock(asOf));

/**
 * Reads the latest clock of one policy, which is pending when nothing has started it.
 *
 * @param policy - a compiled policy
 * @param asOf - the instant; only what happened up to and including it counts, epoch milliseconds
 * @returns a function from a subject's history to the reading
 * @category readings
 * @since 0.1.0
 */
export const currentClock =
  (policy: Policy, asOf: Instant) =>
  ({ key, events }: SubjectHistory): ClockReading => {
    const last = foldClocks(policy, key, events, asOf).at(-1);
    return last === undefined ? pendingOf(policy, asOf, key) : readClock(asOf)(last);
  };

const pendingOf = (policy: Policy, asOf: Instant, subject: RecordKey): PendingClock => {
  const inEffect = policy.versions.filter(({ effectiveFrom }) => effectiveFrom <= asOf).at(-1);
  const { document } = inEffect ?? (policy.versions[0] as Policy['versions'][number]);
  return { ...basisOf(document, subject), state: 'pending' };
};

const basisOf = (
  { id, version, metric, obliged }: Clock['version']['document'],
  { system, id: subjectId }: RecordKey,
): ClockBasis => ({
  schemaVersion: 1,
  policy: { id, version },
  metric,
  obliged,
  subject: { system, id: subjectId },
});

/**
 * Reads a clock at an instant.
 *
 * @param asOf - the instant, at or after the one the clock was folded up to, epoch milliseconds
 * @returns a function from a clock to what it shows
 * @category readings
 * @since 0.1.0
 */
export const readClock =
  (asOf: Instant) =>
  (clock: Clock): ClockReading => {
    const end = clock.stop?.at ?? clock.cancel?.at;
    const at = end === undefined || end > asOf ? asOf : end;
    const started = startedOf(clock, at);
    if (clock.startedAt > asOf)
      return { ...basisOf(clock.version.document, clock.subject), state: 'pending' };
    if (clock.unmeasurable !== undefined)
      return { ...started, state: 'not-measurable', reason: clock.unmeasurable, open: end === undefined };
    const consumed = consumedOn(clock.legs)(at);
    const late = consumed !== null && consumed > clock.target;
    if (consumed === null || (clock.breachAt === 'exhausted' && end === undefined && !late))
      return { ...started, state: 'exhausted' };
    const measured = measuredOf(clock, started, at, consumed);
    if (late) return lateOf(clock, measured, at, consumed);
    const { stop, cancel } = clock;
    if (stop !== undefined)
      return { ...measured, state: 'met', stop, remaining: remainingOf(clock, at, consumed) };
    if (cancel !== undefined)
      return { ...measured, state: 'cancelled', cancelledAt: cancel.at, cancelledBy: cancel.event };
    return openOf(clock, measured, at, consumed);
  };

const startedOf = (clock: Clock, at: Instant): StartedClock => {
  const owner = ownerAt(clock.owners)(at);
  return {
    ...basisOf(clock.version.document, clock.subject),
    cycle: clock.cycle,
    ...(clock.follows === undefined ? {} : { follows: clock.follows }),
    startedAt: clock.startedAt,
    ...(clock.segment === undefined ? {} : { segment: clock.segment }),
    ...(owner?.owner === undefined ? {} : { owner: owner.owner }),
    deferrals: clock.deferrals,
  };
};

const measuredOf = (
  clock: Clock,
  started: StartedClock,
  at: Instant,
  consumed: Milliseconds,
): MeasuredClock => ({
  ...started,
  time: clock.time,
  ...(clock.time === 'business' && clock.calendar !== undefined ? { calendar: clock.calendar.id } : {}),
  targetIndex: clock.targetIndex,
  ...(clock.outsideHours ? { outsideHours: true } : {}),
  target: clock.target,
  consumed,
  elapsed: at - clock.startedAt,
  paused: pausedUntil(clock, at),
  ...(typeof clock.dueAt === 'number' ? { dueAt: clock.dueAt } : {}),
  ...(typeof clock.breachAt === 'number' ? { breachAt: clock.breachAt } : {}),
});

const pausedUntil = ({ pauses }: Clock, at: Instant): Milliseconds =>
  pauses.length === 0
    ? 0
    : measureIntervals(
        pauses.map(({ from, to }) => ({ start: from, end: to === undefined || to > at ? at : to })),
      );

const remainingOf = (clock: Clock, at: Instant, consumed: Milliseconds): Remaining => ({
  own: clock.target - consumed,
  ...(typeof clock.dueAt === 'number' ? { elapsed: Math.max(0, clock.dueAt - at) } : {}),
});

const lateOf = (clock: Clock, measured: MeasuredClock, at: Instant, consumed: Milliseconds): ClockReading => {
  // Consumed is over the target, so the instant where it passed it exists.
  const breachAt = clock.breachAt as Instant;
  const owner = ownerAt(clock.owners)(breachAt)?.owner;
  const facts = {
    ...measured,
    lateBy: { own: consumed - clock.target, elapsed: at - breachAt },
    ...(owner === undefined ? {} : { ownerAtBreach: owner }),
  };
  const { stop, cancel } = clock;
  if (stop !== undefined) return { ...facts, state: 'met-late', stop };
  return { ...facts, state: 'breached', ...(cancel === undefined ? {} : { cancelledAt: cancel.at }) };
};

const openOf = (clock: Clock, measured: MeasuredClock, at: Instant, consumed: Milliseconds): ClockReading => {
  const remaining = remainingOf(clock, at, consumed);
  const holding = clock.pauses.filter(({ from, to }) => from <= at && (to === undefined || at < to));
  if (holding.length > 0) {
    const { from = at, to } = standstillAt(at)(clock.pauses) ?? {};
    return {
      ...measured,
      state: 'paused',
      remaining,
      pauses: [...new Set(holding.map(({ id }) => id))],
      pausedSince: from,
      ...(to === undefined ? {} : { resumesAt: to }),
    };
  }
  const calendar = legAt(clock.legs, at)?.calendar;
  if (calendar === undefined) return { ...measured, state: 'running', remaining };
  const opening = nextOpen(calendar)(at);
  if (opening._tag === 'Right' && opening.right === at) return { ...measured, state: 'running', remaining };
  return {
    ...measured,
    state: 'outside-hours',
    remaining,
    ...(opening._tag === 'Right' ? { opensAt: opening.right } : {}),
  };
};

/** The leg that an instant lies in, or the last one before it. */
const legAt = (legs: ReadonlyArray<Leg>, at: Instant): Leg | undefined => {
  let found = legs[0];
  for (const leg of legs) if (leg.from <= at) found = leg;
  return found;
};
