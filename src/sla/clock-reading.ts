import { nextOpen } from '../calendar/opening.js';
import type { RecordKey } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { measureIntervals } from '../kernel/interval.js';
import type { Clock } from './clock.js';
import { consumedAt, type Leg } from './leg.js';
import { ownerAt } from './owner-span.js';
import { standstillAt } from './pause-union.js';
import type { PolicyVersion } from './policy-version.js';
import type {
  BreachedClock,
  CancelledClock,
  ClockReading,
  ExhaustedClock,
  MeasuredClock,
  MetClock,
  MetLateClock,
  OutsideHoursClock,
  PausedClock,
  PendingClock,
  Remaining,
  RunningClock,
  StartedClock,
  UnmeasurableClock,
} from './reading.js';

/** The reading of a clock that nothing has started under a version of its policy. */
export const pendingUnder = (
  { document, reference }: PolicyVersion,
  { system, id }: RecordKey,
): PendingClock => ({
  schemaVersion: 1,
  policy: reference,
  metric: document.metric,
  obliged: document.obliged,
  subject: { system, id },
  state: 'pending',
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
    const { stop, cancel, version, target } = clock;
    if (clock.startedAt > asOf) return pendingUnder(version, clock.subject);
    const end = stop?.at ?? cancel?.at;
    const at = end === undefined || end > asOf ? asOf : end;
    if (clock.unmeasurable !== undefined) {
      const reading = started(clock, at, 'not-measurable') as Writable<UnmeasurableClock>;
      reading.reason = clock.unmeasurable;
      reading.open = end === undefined;
      return reading;
    }
    const consumed = consumedAt(clock.legs, at);
    // Where the target itself lies outside the calendar's years, it is 0 and says nothing about what was consumed.
    const isUnknown = end === undefined || target === 0 || consumed === null || consumed > target;
    if (consumed === null || (clock.breachAt === 'exhausted' && isUnknown))
      return started(clock, at, 'exhausted') as ExhaustedClock;
    if (consumed > target) return late(clock, at, consumed);
    if (stop !== undefined) {
      const reading = measured(clock, at, consumed, 'met') as Writable<MetClock>;
      reading.stop = stop;
      reading.remaining = remaining(clock, at, consumed);
      return reading;
    }
    if (cancel !== undefined) {
      const reading = measured(clock, at, consumed, 'cancelled') as Writable<CancelledClock>;
      reading.cancelledAt = cancel.at;
      reading.cancelledBy = cancel.event;
      return reading;
    }
    return inTime(clock, at, consumed);
  };

/**
 * A reading while it is being written. Fields are set one after the other, in one order, and never spread:
 * millions of readings then share few layouts, and a reading costs what its fields cost.
 */
type Writable<A> = { -readonly [Key in keyof A]: A[Key] };

const started = <State extends StartedReading['state']>(
  clock: Clock,
  at: Instant,
  state: State,
): Writable<StartedClock> & { readonly state: State } => {
  const { version, follows, segment, owners } = clock;
  const reading: Writable<StartedClock> & { state: State } = {
    schemaVersion: 1,
    policy: version.reference,
    metric: version.document.metric,
    obliged: version.document.obliged,
    subject: clock.subject,
    state,
    cycle: clock.cycle,
    startedAt: clock.startedAt,
    deferrals: clock.deferrals,
  };
  const owner = owners.length === 0 ? undefined : ownerAt(owners)(at)?.owner;
  if (owner !== undefined) reading.owner = owner;
  if (segment !== undefined) reading.segment = segment;
  if (follows !== undefined) reading.follows = follows;
  return reading;
};

type StartedReading = Exclude<ClockReading, PendingClock>;

const measured = (
  clock: Clock,
  at: Instant,
  consumed: Milliseconds,
  state: StartedReading['state'],
): Writable<MeasuredClock> => {
  const reading: Writable<StartedClock> = started(clock, at, state);
  return measure(reading as Writable<MeasuredClock>, clock, at, consumed);
};

const measure = (
  reading: Writable<MeasuredClock>,
  clock: Clock,
  at: Instant,
  consumed: Milliseconds,
): Writable<MeasuredClock> => {
  const { time, calendar, dueAt, breachAt } = clock;
  reading.time = time;
  reading.target = clock.target;
  reading.targetIndex = clock.targetIndex;
  reading.consumed = consumed;
  reading.elapsed = at - clock.startedAt;
  reading.paused = pausedUntil(clock, at);
  if (typeof dueAt === 'number') reading.dueAt = dueAt;
  if (typeof breachAt === 'number') reading.breachAt = breachAt;
  if (time === 'business' && calendar !== undefined) reading.calendar = calendar.id;
  if (clock.outsideHours) reading.outsideHours = true;
  return reading;
};

const pausedUntil = ({ pauses }: Clock, at: Instant): Milliseconds =>
  pauses.length === 0
    ? 0
    : measureIntervals(
        pauses.map(({ from, to }) => ({ start: from, end: to === undefined || to > at ? at : to })),
      );

const remaining = ({ target, dueAt }: Clock, at: Instant, consumed: Milliseconds): Remaining =>
  typeof dueAt === 'number'
    ? { own: target - consumed, elapsed: Math.max(0, dueAt - at) }
    : { own: target - consumed };

const late = (clock: Clock, at: Instant, consumed: Milliseconds): MetLateClock | BreachedClock => {
  // Consumed is over the target, so the instant where it passed it exists.
  const breachAt = clock.breachAt as Instant;
  const { stop, cancel } = clock;
  const reading = measured(clock, at, consumed, stop === undefined ? 'breached' : 'met-late') as Writable<
    Omit<MetLateClock, 'state' | 'stop'> &
      Partial<Pick<MetLateClock, 'stop'> & Pick<BreachedClock, 'cancelledAt'>>
  >;
  reading.lateBy = { own: consumed - clock.target, elapsed: at - breachAt };
  const owner = ownerAt(clock.owners)(breachAt)?.owner;
  if (owner !== undefined) reading.ownerAtBreach = owner;
  if (stop !== undefined) reading.stop = stop;
  else if (cancel !== undefined) reading.cancelledAt = cancel.at;
  return reading as MetLateClock | BreachedClock;
};

const inTime = (
  clock: Clock,
  at: Instant,
  consumed: Milliseconds,
): RunningClock | OutsideHoursClock | PausedClock => {
  const { pauses, legs } = clock;
  const left = remaining(clock, at, consumed);
  const standstill = pauses.length === 0 ? undefined : standstillAt(at)(pauses);
  if (standstill !== undefined) {
    const reading = measured(clock, at, consumed, 'paused') as Writable<PausedClock>;
    reading.remaining = left;
    reading.pauses = reasonsAt(pauses, at);
    reading.pausedSince = standstill.from;
    if (standstill.to !== undefined) reading.resumesAt = standstill.to;
    return reading;
  }
  const calendar = legAt(legs, at)?.calendar;
  const opening = calendar === undefined ? undefined : nextOpen(calendar)(at);
  if (opening === undefined || (opening._tag === 'Right' && opening.right === at)) {
    const reading = measured(clock, at, consumed, 'running') as Writable<RunningClock>;
    reading.remaining = left;
    return reading;
  }
  const reading = measured(clock, at, consumed, 'outside-hours') as Writable<OutsideHoursClock>;
  reading.remaining = left;
  if (opening._tag === 'Right') reading.opensAt = opening.right;
  return reading;
};

const reasonsAt = (pauses: Clock['pauses'], at: Instant): ReadonlyArray<string> => [
  ...new Set(pauses.flatMap(({ id, from, to }) => (from <= at && (to === undefined || at < to) ? [id] : []))),
];

/** The leg that an instant lies in, or the last one before it. */
const legAt = (legs: ReadonlyArray<Leg>, at: Instant): Leg | undefined => {
  let found = legs[0];
  for (const leg of legs) if (leg.from <= at) found = leg;
  return found;
};
