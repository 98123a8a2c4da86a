import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import { attributesOf } from './attribute.js';
import type { Clock, Unmeasurable } from './clock.js';
import {
  allowanceOf,
  clockOf,
  closedAt,
  countingFrom,
  courseOf,
  type Draft,
  dueOn,
  type OpenPause,
  pausesOf,
} from './draft.js';
import { namesOfOwner, type OwnerSpan, ownerSpanOf } from './owner-span.js';
import { isTouch, type Policy, type PolicyVersion, type RoleEntry } from './policy-version.js';
import { inTurn } from './same-instant.js';

/** How far an event of which only the date is known can lie after the midnight it is written at. */
const dateLength = 86_400_000;

/**
 * Folds the events of one subject into the clocks of one policy, up to an instant.
 *
 * One instant is one set of events: `inTurn` decides in which order they are taken. A change of the policy
 * takes effect before the events of its instant.
 *
 * @param policy - the compiled policy
 * @param subject - the key of the subject
 * @param events - its events in the journal's order
 * @param asOf - only events up to and including this instant count
 */
export const foldClocks = (
  policy: Policy,
  subject: RecordKey,
  events: ReadonlyArray<JournalEvent>,
  asOf: Instant,
): ReadonlyArray<Clock> => {
  const drafts: Array<Draft> = [];
  const pauses: Array<OpenPause> = [];
  const owners: Array<OwnerSpan> = [];
  const attributes = attributesOf(events);
  let current: Draft | undefined;
  /** The latest event that would stop a clock and of which only the date is known. */
  let datedStop: Instant | undefined;

  const isRunning = (): boolean => current !== undefined && closedAt(current) === undefined;

  const versionAt = (at: Instant): number => {
    let found = -1;
    for (const [index, { effectiveFrom }] of policy.versions.entries())
      if (effectiveFrom <= at) found = index;
    return found;
  };

  /** The version whose matchers an event meets: the open clock's, else the one in effect. */
  const listening = (at: Instant): PolicyVersion | undefined =>
    isRunning() ? (current as Draft).version : policy.versions[versionAt(at)];

  const rolesOf = (event: JournalEvent): ReadonlyArray<RoleEntry> => {
    const entries = listening(event.occurredAt)?.roles.get(event.type);
    return entries === undefined ? none : entries.filter(({ test }) => test(event));
  };

  const start = (event: JournalEvent, as: 'again' | 'reopened'): void => {
    const at = event.occurredAt;
    const index = versionAt(at);
    const version = policy.versions[index];
    if (version === undefined) return;
    const attribute = attributes.at(at);
    const allowance = allowanceOf(version, attribute, at, owners[owners.length - 1]);
    if (allowance === undefined) return;
    const segment = attribute('segment');
    const sameDay = datedStop !== undefined && at < datedStop + dateLength;
    const draft: Draft = {
      version,
      cycle: drafts.length + 1,
      follows: current === undefined ? undefined : { cycle: current.cycle, as },
      startedAt: at,
      startedBy: { source: event.source, id: event.id },
      segment: typeof segment === 'string' ? segment : undefined,
      attribute,
      allowance,
      countsFrom: at,
      openSince: at,
      calendars: [countingFrom(at, allowance)],
      firstPause: firstReaching(pauses, at),
      closedSpans: [],
      restarts: [],
      counts: version.times.map(() => 0),
      deferrals: 0,
      nextVersion: index + 1,
      stop: undefined,
      cancel: undefined,
      unmeasurable: event.precision === 'date' ? 'start-date-only' : sameDay ? 'stop-date-only' : undefined,
    };
    current = draft;
    drafts.push(draft);
  };

  const stop = (draft: Draft, event: JournalEvent, entries: ReadonlyArray<RoleEntry>): void => {
    let stops = false;
    for (const { index } of entries) {
      draft.counts[index] = (draft.counts[index] ?? 0) + 1;
      if ((draft.counts[index] as number) >= (draft.version.times[index] as number)) stops = true;
    }
    if (!stops) return;
    const { occurredAt: at, receivedAt, source, id, actor } = event;
    const effect = isTouch(event) ? draft.version.touchEffect(event) : 'event';
    const lag = receivedAt === undefined ? 0 : receivedAt - at;
    draft.stop = {
      at,
      event: { source, id },
      by: effect === 'none' ? 'event' : effect,
      ...(actor === undefined ? {} : { actor: actor.id }),
      ...(lag > draft.version.backdatingLimit ? { backdatedBy: lag } : {}),
    };
    if (event.precision === 'date') flag(draft, 'stop-date-only');
  };

  const reopen = (draft: Draft, event: JournalEvent): void => {
    const at = event.occurredAt;
    const from = closedAt(draft) as Instant;
    if (draft.version.document.reopen === 'new-cycle') {
      start(event, 'reopened');
      return;
    }
    if (draft.version.document.reopen !== 'counting' && from < at)
      draft.closedSpans = [...draft.closedSpans, { from, to: at }];
    draft.stop = undefined;
    draft.cancel = undefined;
    draft.counts = draft.counts.map(() => 0);
    draft.openSince = at;
    if (event.precision === 'date') flag(draft, 'reopen-date-only');
  };

  /** Gives a clock its whole target again, unless it was due already: a due time never moves once reached. */
  const restart = (
    draft: Draft,
    at: Instant,
    reason: 'after-pause' | 'new-owner' | 'new-policy',
    since = at,
  ): boolean => {
    if (isDue(draft, since)) return false;
    const allowance = allowanceOf(draft.version, draft.attribute, at, owners[owners.length - 1]);
    if (allowance === undefined) return false;
    draft.allowance = allowance;
    draft.countsFrom = at;
    draft.calendars = [countingFrom(at, allowance)];
    draft.counts = draft.counts.map(() => 0);
    draft.restarts = [...draft.restarts, { at, reason }];
    return true;
  };

  const isDue = (draft: Draft, at: Instant): boolean => {
    const due = dueOn(courseOf(draft, pausesOf(draft, pauses)), draft.allowance);
    return typeof due === 'number' && due <= at;
  };

  const changeOwner = (event: JournalEvent): void => {
    const span = ownerSpanOf(event);
    if (span === undefined) return;
    const before = owners[owners.length - 1];
    owners.push(span);
    if (!isRunning() || !changesHands(before, span)) return;
    const draft = current as Draft;
    const mode = draft.version.document.onOwnerChange ?? 'keep';
    if (mode === 'keep') return;
    if (span.dateOnly) flag(draft, 'owner-change-date-only');
    if (mode === 'restart') restart(draft, span.from, 'new-owner');
    else if (draft.allowance.ofOwner && draft.allowance.time === 'business' && !isDue(draft, span.from)) {
      const calendar = draft.version.calendarOfOwner(namesOfOwner(span));
      if (calendar === undefined) return;
      draft.allowance = { ...draft.allowance, calendar };
      draft.calendars = [
        ...draft.calendars.filter(({ from }) => from < span.from || from === draft.countsFrom),
        { from: span.from, calendar: calendar.calendar },
      ];
    }
  };

  const changePolicy = (draft: Draft, version: PolicyVersion): void => {
    const at = Math.max(version.effectiveFrom, draft.openSince) as Instant;
    const mode = version.document.onPolicyChange ?? 'keep';
    if (mode === 'keep' || isDue(draft, at)) return;
    const owner = owners[owners.length - 1];
    const allowance = allowanceOf(
      version,
      draft.attribute,
      mode === 'restart' ? at : draft.countsFrom,
      owner,
    );
    if (allowance === undefined) return;
    draft.version = version;
    draft.counts = version.times.map((_, index) => draft.counts[index] ?? 0);
    if (mode === 'restart') restart(draft, at, 'new-policy');
    else {
      draft.allowance = allowance;
      if (!allowance.ofOwner) draft.calendars = [countingFrom(draft.countsFrom, allowance)];
    }
  };

  /** Ends the pauses after which a clock begins again. */
  const restartAfterPauses = (draft: Draft, until: Instant): void => {
    const spans = [...pausesOf(draft, pauses)].sort((first, second) => first.from - second.from);
    let from: Instant | undefined;
    let to: Instant | undefined;
    const settle = (): void => {
      if (from !== undefined && to !== undefined && to <= until && to > draft.countsFrom)
        restart(draft, to, 'after-pause', from);
    };
    for (const span of spans) {
      if (from === undefined || (to !== undefined && to < span.from)) {
        settle();
        from = span.from;
        to = span.to;
      } else if (to !== undefined) to = span.to === undefined || span.to > to ? span.to : to;
    }
    settle();
  };

  /** Brings the open clock up to an instant: what takes effect by itself before the events of that instant. */
  const settle = (until: Instant): void => {
    if (!isRunning()) return;
    const draft = current as Draft;
    for (;;) {
      const next = policy.versions[draft.nextVersion];
      const change = next !== undefined && next.effectiveFrom <= until ? next : undefined;
      if (draft.version.document.pause === 'restart')
        restartAfterPauses(draft, change === undefined ? until : (change.effectiveFrom as Instant));
      if (change === undefined) return;
      draft.nextVersion += 1;
      changePolicy(draft, change);
    }
  };

  const pause = ({ occurredAt: at, precision, data }: JournalEvent, { index }: RoleEntry): void => {
    const allowed = listening(at)?.pauses[index];
    if (allowed === undefined) return;
    const stated =
      allowed.untilField === undefined || !Object.hasOwn(data, allowed.untilField)
        ? undefined
        : (data as unknown as Readonly<Record<string, unknown>>)[allowed.untilField];
    const ends = Number.isSafeInteger(stated) ? (stated as Instant) : undefined;
    // The latest word on a reason counts: it may bring a date, or another date.
    endPause(allowed.id, at, false);
    pauses.push({ id: allowed.id, index, from: at, ends, to: undefined, dateOnly: precision === 'date' });
  };

  const endPause = (id: string, at: Instant, dateOnly: boolean): void => {
    for (const open of pauses)
      if (open.id === id && open.to === undefined) {
        open.to = open.ends !== undefined && open.ends < at ? open.ends : at;
        if (dateOnly) open.dateOnly = true;
      }
  };

  /** Lets one event play its parts, in the order in which a clock takes them. */
  const take = (event: JournalEvent): void => {
    const roles = rolesOf(event);
    const at = event.occurredAt;
    const wasRunning = isRunning();
    if (wasRunning) {
      const draft = current as Draft;
      const stops = roles.filter(({ role }) => role === 'stop');
      if (stops.length > 0) stop(draft, event, stops);
      if (isRunning() && roles.some(({ role }) => role === 'cancel')) {
        draft.cancel = { at, event: { source: event.source, id: event.id } };
        if (event.precision === 'date') flag(draft, 'cancel-date-only');
      }
      if (isRunning() && event.type === 'deferred') draft.deferrals += 1;
    } else if (event.precision === 'date' && roles.some(({ role }) => role === 'stop')) datedStop = at;
    for (const entry of roles) if (entry.role === 'pause') pause(event, entry);
    for (const { role, index } of roles)
      if (role === 'resume') {
        const id = listening(at)?.pauses[index]?.id;
        if (id !== undefined) endPause(id, at, event.precision === 'date');
      }
    changeOwner(event);
    if (isRunning()) return;
    // An event that stopped the clock under one version may start the next under another.
    const parts = wasRunning ? rolesOf(event) : roles;
    if (current !== undefined && !wasRunning && parts.some(({ role }) => role === 'reopen'))
      reopen(current, event);
    else if (parts.some(({ role }) => role === 'start')) start(event, 'again');
  };

  for (let first = 0; first < events.length; ) {
    const at = (events[first] as JournalEvent).occurredAt;
    if (at > asOf) break;
    let next = first + 1;
    while (next < events.length && (events[next] as JournalEvent).occurredAt === at) next += 1;
    settle(at);
    if (next === first + 1) take(events[first] as JournalEvent);
    else
      inTurn(
        events.slice(first, next),
        (event) => roleNames(rolesOf(event), event),
        isRunning,
        (event) => {
          take(event);
          settle(at);
        },
      );
    first = next;
  }
  settle(asOf);
  return drafts.map((draft) => clockOf(draft, subject, pauses, owners));
};

const none: ReadonlyArray<RoleEntry> = [];

/** The position of the first pause that reaches past an instant. */
const firstReaching = (pauses: ReadonlyArray<OpenPause>, at: Instant): number => {
  const found = pauses.findIndex(({ to, ends }) => (to ?? ends ?? at + 1) > at);
  return found < 0 ? pauses.length : found;
};

const flag = (draft: Draft, reason: Unmeasurable): void => {
  draft.unmeasurable ??= reason;
};

/** The parts of an event, a change of hands among them. */
const roleNames = (roles: ReadonlyArray<RoleEntry>, event: JournalEvent) =>
  ownerSpanOf(event) === undefined
    ? roles.map(({ role }) => role)
    : [...roles.map(({ role }) => role), 'owner' as const];

const changesHands = (before: OwnerSpan | undefined, after: OwnerSpan): boolean =>
  before === undefined ||
  before.kind !== after.kind ||
  before.owner !== after.owner ||
  before.team !== after.team;
