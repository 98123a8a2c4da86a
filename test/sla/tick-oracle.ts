import { isOpen } from 'smarketing/calendar';
import type { LeadEvent } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import type { EventMatcher, PolicyDocument } from 'smarketing/sla';
import { context } from './policies.js';

/**
 * Walks time in quarters of an hour and keeps counters, as a person with a stop-watch would. It knows none of
 * the formulas; it needs that everything happens on a quarter, one event at a time, and targets without days.
 */
export interface Watched {
  readonly startedAt: Instant;
  readonly state: string;
  readonly consumed: number;
  readonly target: number;
  readonly restarts: number;
  readonly version: number;
}

const quarter = 900_000;

interface Watch {
  document: PolicyDocument;
  readonly startedAt: Instant;
  readonly segment: unknown;
  consumed: number;
  target: number;
  counting: 'elapsed' | string;
  ofOwner: boolean;
  measurable: boolean;
  counts: Array<number>;
  /** Milliseconds that each reason has stopped this clock. */
  readonly pausedFor: Map<string, number>;
  wasPaused: boolean;
  wasDueAtPause: boolean;
  due: boolean;
  restarts: number;
  readonly changes: Set<number>;
  closed: 'stop' | 'cancel' | undefined;
  /** What the clock would show had it not been closed. */
  shadow: number;
}

const names = (owner: { owner?: string; team?: string; department?: string } | undefined) =>
  owner === undefined
    ? []
    : [
        ...(owner.owner === undefined ? [] : [owner.owner]),
        ...(owner.team === undefined ? [] : [`team:${owner.team}`]),
        ...(owner.department === undefined ? [] : [owner.department]),
      ];

const matches = (event: LeadEvent, matchers: ReadonlyArray<EventMatcher> = []) =>
  matchers.some(({ type, where = {} }) => {
    const data = event.data as unknown as Record<string, unknown>;
    return (
      event.type === type &&
      Object.entries(where).every(([field, value]) =>
        ([] as unknown[]).concat(value).includes((Object.hasOwn(data, field) ? data[field] : null) ?? null),
      )
    );
  });

const isSalesTouch = (event: LeadEvent) => {
  if (event.type !== 'touch-attempted' && event.type !== 'touch-connected') return true;
  const { department = 'sales', bookedByProspect, direction = 'outbound', bulk = false } = event.data;
  if (department !== 'sales') return false;
  if (bookedByProspect) return true;
  return direction === 'outbound' && !bulk && (event.actor?.kind ?? 'person') === 'person';
};

export const watch = (
  documents: ReadonlyArray<PolicyDocument>,
  events: ReadonlyArray<LeadEvent>,
  asOf: Instant,
): ReadonlyArray<Watched> => {
  const watches: Array<Watch> = [];
  /** Open pauses by reason, with the end that was stated. */
  const open = new Map<string, number | undefined>();
  let owner: { kind: string; owner?: string; team?: string; department?: string } | undefined;
  let segment: unknown;
  const inEffect = (at: number) =>
    [...documents]
      .filter(({ effectiveFrom = Number.NEGATIVE_INFINITY }) => effectiveFrom <= at)
      .sort((a, b) => (a.effectiveFrom ?? 0) - (b.effectiveFrom ?? 0))
      .at(-1) as PolicyDocument;
  const ownCalendar = () => {
    const found = names(owner).find((name) => Object.hasOwn(context.ownerCalendars ?? {}, name));
    return found === undefined ? undefined : context.ownerCalendars?.[found];
  };
  const isOpenOn = (calendar: string | undefined, at: Instant) =>
    calendar === undefined || isOpen(context.calendars[calendar] as never)(at);

  const allow = (clock: Watch, document: PolicyDocument, at: Instant) => {
    const rule = document.targets.find(
      ({ when }) => when === undefined || (when.segment as unknown[]).includes(clock.segment),
    );
    if (rule === undefined) return;
    const named = rule.calendar ?? document.calendar;
    const calendar = named ?? ownCalendar();
    const outside = rule.outsideHours !== undefined && calendar !== undefined && !isOpenOn(calendar, at);
    const target = outside && rule.outsideHours !== undefined ? rule.outsideHours : rule.target;
    clock.measurable =
      calendar !== undefined || (rule.outsideHours === undefined && target.clock === 'elapsed');
    clock.target = 'milliseconds' in target ? target.milliseconds : 0;
    clock.counting = target.clock === 'elapsed' || calendar === undefined ? 'elapsed' : calendar;
    clock.ofOwner = named === undefined;
  };

  const restart = (clock: Watch, at: Instant) => {
    clock.consumed = 0;
    clock.due = false;
    clock.restarts += 1;
    clock.counts = clock.document.stop.map(() => 0);
    allow(clock, clock.document, at);
  };

  const begin = (at: Instant) => {
    const document = inEffect(at);
    const clock: Watch = {
      document,
      startedAt: at,
      segment,
      consumed: 0,
      target: 0,
      counting: 'elapsed',
      ofOwner: false,
      measurable: true,
      counts: document.stop.map(() => 0),
      pausedFor: new Map(),
      wasPaused: false,
      wasDueAtPause: false,
      due: false,
      restarts: 0,
      changes: new Set(),
      closed: undefined,
      shadow: 0,
    };
    allow(clock, document, at);
    watches.push(clock);
  };

  const capLeft = (clock: Watch, id: string) =>
    (clock.document.pauses?.find((pause) => pause.id === id)?.cap ?? Number.POSITIVE_INFINITY) -
    (clock.pausedFor.get(id) ?? 0);

  const holding = (clock: Watch, at: number) =>
    [...open]
      .filter(([id, ends]) => (ends === undefined || ends > at) && capLeft(clock, id) > 0)
      .map(([id]) => id);

  const first = events[0]?.occurredAt;
  if (first === undefined) return [];
  for (let at = first; at <= asOf; at = (at + quarter) as Instant) {
    let clock = watches.at(-1);
    const resume = () => {
      if (clock === undefined) return;
      if (clock.closed !== undefined) {
        clock.wasPaused = false;
        return;
      }
      const held = holding(clock, at).length > 0;
      if (clock.wasPaused && !held && clock.document.pause === 'restart' && !clock.wasDueAtPause)
        restart(clock, at);
      if (held && !clock.wasPaused) clock.wasDueAtPause = clock.due;
      clock.wasPaused = held;
    };
    resume();
    const changePolicies = () => {
      if (clock === undefined || clock.closed !== undefined) return;
      for (const document of [...documents].sort((a, b) => (a.effectiveFrom ?? 0) - (b.effectiveFrom ?? 0))) {
        const { effectiveFrom = 0, version } = document;
        if (effectiveFrom > at || effectiveFrom <= clock.startedAt || clock.changes.has(version)) continue;
        clock.changes.add(version);
        change(clock, document, at);
      }
    };
    changePolicies();
    for (const event of events.filter(({ occurredAt }) => occurredAt === at)) {
      const document = clock !== undefined && clock.closed === undefined ? clock.document : inEffect(at);
      const wasOpen = clock !== undefined && clock.closed === undefined;
      if (event.type === 'captured' && event.data.segment !== undefined) segment = event.data.segment;
      if (event.type === 'profile-changed' && Object.hasOwn(event.data.facts, 'segment'))
        segment = event.data.facts.segment;
      if (clock !== undefined && wasOpen) {
        document.stop.forEach((condition, index) => {
          if (clock !== undefined && matches(event, [condition]) && isSalesTouch(event)) {
            clock.counts[index] = (clock.counts[index] ?? 0) + 1;
            if ((clock.counts[index] ?? 0) >= (condition.times ?? 1)) clock.closed = 'stop';
          }
        });
        if (clock.closed === undefined && matches(event, document.cancel)) clock.closed = 'cancel';
      }
      for (const pause of document.pauses ?? []) {
        if (matches(event, pause.from)) {
          const data = event.data as unknown as Record<string, unknown>;
          const ends =
            pause.untilField === undefined ? undefined : (data[pause.untilField] as number | undefined);
          if (pause.untilField === undefined || ends !== undefined) open.set(pause.id, ends);
        }
        if (matches(event, pause.until)) open.delete(pause.id);
      }
      if (
        event.type === 'owner-changed' ||
        (event.type === 'handed-over' && (event.data.owner !== undefined || event.data.team !== undefined))
      ) {
        const { owner: who, team } = event.data;
        const department = event.type === 'owner-changed' ? event.data.department : undefined;
        const kind =
          who !== undefined
            ? event.type === 'owner-changed'
              ? (event.data.ownerKind ?? 'person')
              : 'person'
            : team !== undefined || (event.type === 'owner-changed' && event.data.ownerKind === 'queue')
              ? 'queue'
              : 'nobody';
        const changed =
          owner === undefined || owner.kind !== kind || owner.owner !== who || owner.team !== team;
        owner = {
          kind,
          ...(who === undefined ? {} : { owner: who }),
          ...(team === undefined ? {} : { team }),
          ...(department === undefined ? {} : { department }),
        };
        const mode = clock?.document.onOwnerChange ?? 'keep';
        if (
          clock !== undefined &&
          wasOpen &&
          clock.closed === undefined &&
          changed &&
          mode !== 'keep' &&
          !clock.due
        ) {
          if (mode === 'restart') restart(clock, at);
          else if (clock.ofOwner && clock.counting !== 'elapsed' && clock.measurable)
            clock.counting = ownCalendar() ?? clock.counting;
        }
      }
      if (clock === undefined || clock.closed !== undefined) {
        const now = wasOpen ? inEffect(at) : document;
        if (
          !wasOpen &&
          clock !== undefined &&
          matches(event, clock.document.reopenedBy) &&
          clock.document.reopen !== 'new-cycle'
        ) {
          if (clock.document.reopen === 'counting') {
            clock.consumed = clock.shadow;
            if (clock.measurable && clock.consumed >= clock.target) clock.due = true;
          }
          clock.closed = undefined;
          clock.counts = clock.document.stop.map(() => 0);
        } else if (
          (!wasOpen && clock !== undefined && matches(event, clock.document.reopenedBy)) ||
          matches(event, now.start)
        ) {
          begin(at);
          clock = watches.at(-1);
        }
      }
    }
    clock = watches.at(-1);
    changePolicies();
    resume();
    if (at === asOf || clock === undefined) continue;
    const held = holding(clock, at);
    const runs = held.length === 0 && (clock.counting === 'elapsed' || isOpenOn(clock.counting, at));
    if (clock.closed === undefined) {
      if (held.length > 0 && !clock.wasPaused) clock.wasDueAtPause = clock.due;
      clock.wasPaused = held.length > 0;
      for (const id of held) clock.pausedFor.set(id, (clock.pausedFor.get(id) ?? 0) + quarter);
      if (runs) clock.consumed += quarter;
      clock.shadow = clock.consumed;
    } else {
      if (runs) clock.shadow += quarter;
      for (const id of held)
        if (clock.document.reopen === 'counting')
          clock.pausedFor.set(id, (clock.pausedFor.get(id) ?? 0) + quarter);
    }
    if (clock.closed === undefined && clock.measurable && clock.consumed >= clock.target) clock.due = true;
  }

  function change(clock: Watch, document: PolicyDocument, at: Instant) {
    const mode = document.onPolicyChange ?? 'keep';
    if (mode === 'keep' || clock.due) return;
    clock.document = document;
    clock.counts = document.stop.map((_, index) => clock.counts[index] ?? 0);
    if (mode === 'restart') {
      restart(clock, at);
      clock.wasPaused = holding(clock, at).length > 0;
      clock.wasDueAtPause = false;
    }
  }

  return watches.map((clock) => ({
    startedAt: clock.startedAt,
    consumed: clock.consumed,
    target: clock.target,
    restarts: clock.restarts,
    version: clock.document.version,
    state: !clock.measurable
      ? 'not-measurable'
      : clock.consumed > clock.target
        ? clock.closed === 'stop'
          ? 'met-late'
          : 'breached'
        : clock.closed === 'stop'
          ? 'met'
          : clock.closed === 'cancel'
            ? 'cancelled'
            : holding(clock, asOf).length > 0
              ? 'paused'
              : clock.counting !== 'elapsed' && !isOpenOn(clock.counting, asOf)
                ? 'outside-hours'
                : 'running',
  }));
};
