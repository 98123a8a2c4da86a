import type { Calendar } from '../calendar/calendar.js';
import { isOpen } from '../calendar/opening.js';
import { spanOf, type Target } from '../calendar/target.js';
import type { EventKey } from '../journal/event-identity.js';
import type { RecordKey } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Clock, PauseSpan, Restart, Stop, Unmeasurable } from './clock.js';
import { type CalendarFrom, type Leg, legsOf, type Reach, reachOn } from './leg.js';
import { namesOfOwner, type OwnerSpan, ownerAt } from './owner-span.js';
import { standstillAt } from './pause-union.js';
import type { PolicyVersion } from './policy-version.js';

/** A pause as events tell it: `ends` is what the beginning event said, `to` what another event did. */
export interface OpenPause {
  readonly id: string;
  readonly index: number;
  readonly from: Instant;
  readonly ends: Instant | undefined;
  to: Instant | undefined;
  dateOnly: boolean;
}

/** The target of one clock, and the scale that counts for it. */
export interface Allowance {
  readonly targetIndex: number;
  readonly outsideHours: boolean;
  readonly time: 'business' | 'elapsed';
  readonly milliseconds: Milliseconds;
  /** The side of a tie that people read as due. */
  readonly side: 'closing' | 'opening';
  readonly calendar: { readonly id: string; readonly calendar: Calendar } | undefined;
  /** True when the calendar is the owner's. */
  readonly ofOwner: boolean;
  /** Why there is no figure, where there is none. */
  readonly failure: 'no-calendar' | 'exhausted' | undefined;
}

/** A clock while it is being folded. */
export interface Draft {
  version: PolicyVersion;
  readonly cycle: number;
  readonly follows: Clock['follows'];
  readonly startedAt: Instant;
  readonly startedBy: EventKey;
  readonly segment: string | undefined;
  readonly attribute: (field: string) => unknown;
  allowance: Allowance;
  countsFrom: Instant;
  /** From when it has been open without a break: changes of its policy apply from here. */
  openSince: Instant;
  calendars: ReadonlyArray<CalendarFrom>;
  /** The first pause of the shared list that can concern it. */
  readonly firstPause: number;
  closedSpans: ReadonlyArray<{ readonly from: Instant; readonly to: Instant }>;
  restarts: ReadonlyArray<Restart>;
  counts: Array<number>;
  deferrals: number;
  nextVersion: number;
  stop: Stop | undefined;
  cancel: { readonly at: Instant; readonly event: EventKey } | undefined;
  unmeasurable: Unmeasurable | undefined;
}

/** Chooses the target of a clock that starts, or starts again, at an instant; undefined when none is meant for it. */
export const allowanceOf = (
  version: PolicyVersion,
  attribute: (field: string) => unknown,
  at: Instant,
  owner: OwnerSpan | undefined,
): Allowance | undefined => {
  const targetIndex = version.targets.findIndex(({ applies }) => applies === undefined || applies(attribute));
  const rule = version.targets[targetIndex];
  if (rule === undefined) return undefined;
  const ofOwner = rule.calendar === undefined;
  const calendar = rule.calendar ?? version.calendarOfOwner(namesOfOwner(owner));
  const outsideHours =
    rule.outsideHours !== undefined && calendar !== undefined && !isOpen(calendar.calendar)(at);
  const target = outsideHours ? (rule.outsideHours as Target) : rule.target;
  const figure = (
    milliseconds: Milliseconds,
    side: Allowance['side'],
    failure: Allowance['failure'],
  ): Allowance => ({
    targetIndex,
    outsideHours,
    time: target.clock === 'elapsed' ? 'elapsed' : 'business',
    milliseconds,
    side,
    calendar,
    ofOwner,
    failure,
  });
  if (calendar === undefined && (rule.outsideHours !== undefined || target.clock !== 'elapsed'))
    return figure(0, 'closing', 'no-calendar');
  if (target.clock !== 'business-days') return figure(target.milliseconds, 'closing', undefined);
  const span = spanOf((calendar as { readonly calendar: Calendar }).calendar, target)(at);
  if (span._tag === 'Left') return figure(0, 'closing', 'exhausted');
  const { milliseconds, dayResult, dueAt } = span.right;
  // One day from Monday at opening is Tuesday at opening: nobody reads that as Monday at closing.
  return figure(
    milliseconds,
    milliseconds === 0 || (dayResult !== undefined && dayResult > dueAt) ? 'opening' : 'closing',
    undefined,
  );
};

/** What counts from an instant on under an allowance. */
export const countingFrom = (from: Instant, { time, calendar }: Allowance): CalendarFrom => ({
  from,
  calendar: time === 'elapsed' ? undefined : calendar?.calendar,
});

/** When a clock was closed, undefined while it is open. */
export const closedAt = ({ stop, cancel }: Pick<Draft, 'stop' | 'cancel'>): Instant | undefined =>
  stop?.at ?? cancel?.at;

/**
 * The pauses that hold for one clock: those that begin while it is open, or before and reach into it, each
 * ended by its own end, by an event, or by the cap, whichever is first.
 */
export const pausesOf = (draft: Draft, pauses: ReadonlyArray<OpenPause>): ReadonlyArray<PauseSpan> => {
  if (pauses.length === draft.firstPause) return none;
  const end = closedAt(draft);
  const used = new Map<string, number>();
  const found: Array<PauseSpan> = [];
  for (let position = draft.firstPause; position < pauses.length; position += 1) {
    const { id, index, from, ends, to } = pauses[position] as OpenPause;
    const start = from < draft.startedAt ? draft.startedAt : from;
    // They are in order of time: none that follows can reach into it.
    if (end !== undefined && start >= end) break;
    let stop = to;
    if (ends !== undefined && (stop === undefined || ends < stop)) stop = ends;
    const cap = draft.version.pauses[index]?.cap;
    if (cap !== undefined) {
      const last = (start + cap - (used.get(id) ?? 0)) as Instant;
      if (stop === undefined || last < stop) stop = last;
    }
    if (stop !== undefined && stop <= start) continue;
    if (stop !== undefined) used.set(id, (used.get(id) ?? 0) + stop - start);
    found.push(stop === undefined ? { id, from: start } : { id, from: start, to: stop });
  }
  return found;
};

/** Where a clock would run if nothing closed it. */
export const courseOf = (draft: Draft, pauses: ReadonlyArray<PauseSpan>): ReadonlyArray<Leg> =>
  legsOf(
    draft.countsFrom,
    draft.closedSpans.length === 0 ? pauses : [...pauses, ...draft.closedSpans],
    draft.calendars,
  );

/** Ends legs at an instant. */
const legsUntil = (legs: ReadonlyArray<Leg>, end: Instant): ReadonlyArray<Leg> => {
  const [only] = legs;
  if (legs.length === 1 && only !== undefined && only.to === undefined && only.from < end)
    return [{ from: only.from, to: end, calendar: only.calendar }];
  return legs
    .filter(({ from }) => from < end)
    .map((leg) => (leg.to !== undefined && leg.to <= end ? leg : { ...leg, to: end }));
};

/** Ends pauses at an instant. */
const pausesUntil = (pauses: ReadonlyArray<PauseSpan>, end: Instant): ReadonlyArray<PauseSpan> =>
  pauses.length === 0
    ? pauses
    : pauses
        .filter(({ from }) => from < end)
        .map((pause) => (pause.to !== undefined && pause.to <= end ? pause : { ...pause, to: end }));

/** When people read a clock as due. */
export const dueOn = (legs: ReadonlyArray<Leg>, { milliseconds, side, failure }: Allowance): Reach =>
  failure === undefined ? reachOn(legs, milliseconds, side) : 'exhausted';

/** The last instant at which a clock is not late. */
const breachOn = (legs: ReadonlyArray<Leg>, { milliseconds, failure }: Allowance): Reach =>
  failure === undefined ? reachOn(legs, milliseconds, 'opening') : 'exhausted';

/** Turns what was folded up to an instant into a clock; `allPauses` and `owners` are those of the history. */
export const clockOf = (
  draft: Draft,
  subject: RecordKey,
  allPauses: ReadonlyArray<OpenPause>,
  owners: ReadonlyArray<OwnerSpan>,
  asOf: Instant,
): Clock => {
  const { allowance, stop, cancel } = draft;
  const pauses = pausesOf(draft, allPauses);
  // A deadline is where the clock would have got to: being stopped does not take it away.
  const course = courseOf(draft, pauses);
  const end = closedAt(draft);
  const { dueAt, breachAt } = deadlinesOf(draft, course, pauses, owners, asOf);
  return {
    version: draft.version,
    subject,
    cycle: draft.cycle,
    follows: draft.follows,
    startedAt: draft.startedAt,
    startedBy: draft.startedBy,
    countsFrom: draft.countsFrom,
    segment: draft.segment,
    targetIndex: allowance.targetIndex,
    outsideHours: allowance.outsideHours,
    time: allowance.time,
    target: allowance.milliseconds,
    calendar: allowance.calendar,
    legs: end === undefined ? course : legsUntil(course, end),
    pauses: end === undefined ? pauses : pausesUntil(pauses, end),
    closedSpans: draft.closedSpans,
    restarts: draft.restarts,
    owners,
    deferrals: draft.deferrals,
    stop,
    cancel,
    unmeasurable:
      draft.unmeasurable ??
      (allowance.failure === 'no-calendar' ? 'no-calendar' : datelessPause(draft, allPauses)),
    dueAt,
    breachAt,
  };
};

/** When a clock is due and when breached, as far as is known. */
const deadlinesOf = (
  draft: Draft,
  course: ReadonlyArray<Leg>,
  pauses: ReadonlyArray<PauseSpan>,
  owners: ReadonlyArray<OwnerSpan>,
  asOf: Instant,
): Pick<Clock, 'dueAt' | 'breachAt'> => {
  const { version, attribute, allowance } = draft;
  const open = closedAt(draft) === undefined;
  const dueAt = dueOn(course, allowance);
  const held = version.document.pause === 'restart' && open ? standstillAt(asOf)(pauses) : undefined;
  if (held === undefined || dueAt === 'exhausted' || (typeof dueAt === 'number' && dueAt <= held.from))
    return { dueAt, breachAt: breachOn(course, allowance) };
  // It will begin again where the standstill ends: its deadlines are those it has from there.
  const at = held.to;
  const next = at === undefined ? undefined : allowanceOf(version, attribute, at, ownerAt(owners)(at));
  if (at === undefined || next === undefined) return { dueAt: 'never', breachAt: 'never' };
  const anew = courseOf({ ...draft, countsFrom: at, calendars: [countingFrom(at, next)] }, pauses);
  return { dueAt: dueOn(anew, next), breachAt: breachOn(anew, next) };
};

const none: ReadonlyArray<PauseSpan> = [];

/** A pause whose limits are only dates makes every figure of the clock a guess. */
const datelessPause = (draft: Draft, pauses: ReadonlyArray<OpenPause>): Unmeasurable | undefined => {
  const end = closedAt(draft);
  return pauses.some(
    ({ from, to, dateOnly }) =>
      dateOnly && (to === undefined || to > draft.startedAt - dayLength) && (end === undefined || from < end),
  )
    ? 'pause-date-only'
    : undefined;
};

const dayLength: Milliseconds = 86_400_000;
