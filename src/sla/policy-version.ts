import type { Calendar } from '../calendar/calendar.js';
import type { Target } from '../calendar/target.js';
import type { EventType } from '../journal/event.js';
import type { SubjectKind } from '../journal/subject.js';
import { isTouch, type TouchEvent, type TouchRule, touchRole } from '../journal/touch-rule.js';
import type { Milliseconds } from '../kernel/duration.js';
import { compileConditions, compileMatcher, type EventMatcher, type EventTest } from './event-matcher.js';
import {
  type AllowedPause,
  defaultBackdatingLimit,
  defaultCancel,
  type PolicyDocument,
  type TargetRule,
} from './policy.js';

/**
 * Describes what policies refer to by name.
 *
 * @category model
 * @since 0.1.0
 */
export interface PolicyContext {
  /** The compiled calendars by id. */
  readonly calendars: Readonly<Record<string, Calendar>>;
  /**
   * The id of the calendar that an owner works by: by the owner's identifier, else by `team:` and the team's
   * name, else by the department, else by the obliged party; for policies that name no calendar.
   */
  readonly ownerCalendars?: Readonly<Record<string, string>>;
}

/** Names the parts an event can play for a clock; one event may play several. */
export type Role = 'start' | 'stop' | 'cancel' | 'pause' | 'resume' | 'reopen';

/** One part that the events of a type may play. */
export interface RoleEntry {
  readonly role: Role;
  /** The position of the stop condition or of the pause that the entry belongs to. */
  readonly index: number;
  readonly test: EventTest;
}

/** A target with its conditions and calendar looked up. */
export interface CompiledTarget {
  readonly applies: ((attribute: (field: string) => unknown) => boolean) | undefined;
  readonly target: Target;
  readonly outsideHours: Target | undefined;
  /** The calendar by id; undefined means the owner's. */
  readonly calendar: { readonly id: string; readonly calendar: Calendar } | undefined;
}

/**
 * Describes one version of a policy, ready to be folded over events.
 *
 * @category model
 * @since 0.1.0
 */
export interface PolicyVersion {
  /** The version as it was written. */
  readonly document: PolicyDocument;
  /** What readings say of it. */
  readonly reference: { readonly id: string; readonly version: number };
  /** Epoch milliseconds, −∞ when in effect from the beginning. */
  readonly effectiveFrom: number;
  /** The parts that events of a type may play. */
  readonly roles: ReadonlyMap<EventType, ReadonlyArray<RoleEntry>>;
  /** How many events each stop condition takes. */
  readonly times: ReadonlyArray<number>;
  /** The reasons for which its clocks may stand still. */
  readonly pauses: ReadonlyArray<AllowedPause>;
  /** The time allowed, the first that applies. */
  readonly targets: ReadonlyArray<CompiledTarget>;
  /** How a touch stops its clocks. */
  readonly touchEffect: (event: TouchEvent) => TouchEffect;
  /** From when on a touch was recorded late, in milliseconds. */
  readonly backdatingLimit: Milliseconds;
  /** The calendar that the first of some names works by. */
  readonly calendarOfOwner: (names: ReadonlyArray<string>) => CompiledTarget['calendar'];
}

/**
 * Describes a policy with all its versions, ready to measure.
 *
 * @category model
 * @since 0.1.0
 */
export interface Policy {
  /** The name its versions share. */
  readonly id: string;
  /** The kind of subject whose events it listens to. */
  readonly subject: SubjectKind;
  /** The types of event that can start a clock under any version. */
  readonly startTypes: ReadonlySet<EventType>;
  /** The types of event that can mean anything to a clock under any version. */
  readonly heardTypes: ReadonlySet<EventType>;
  /** Its versions, in order of the time they take effect. */
  readonly versions: ReadonlyArray<PolicyVersion>;
}

/** The types of event that mean something to every policy: a change of hands, or a deferral. */
export const alwaysHeard: ReadonlyArray<EventType> = ['owner-changed', 'handed-over', 'deferred'];

/** Readies one document whose references are known to be good. */
export const versionOf = (context: PolicyContext, document: PolicyDocument): PolicyVersion => {
  const touchEffect = touchEffectOf(touchRuleOf(document));
  const { pauses = [] } = document;
  const roles = new Map<EventType, Array<RoleEntry>>();
  const listen = (role: Role, matchers: ReadonlyArray<EventMatcher>, index = 0): void => {
    for (const matcher of matchers) {
      const known = roles.get(matcher.type);
      const entry = { role, index, test: compileMatcher(matcher) };
      if (known === undefined) roles.set(matcher.type, [entry]);
      else known.push(entry);
    }
  };
  listen('start', document.start);
  for (const [index, stop] of document.stop.entries()) {
    const matches = compileMatcher(stop);
    const test: EventTest = isTouch(stop)
      ? (event) => matches(event) && touchEffect(event as TouchEvent) !== 'none'
      : matches;
    roles.set(stop.type, [...(roles.get(stop.type) ?? []), { role: 'stop', index, test }]);
  }
  listen('cancel', document.cancel ?? defaultCancel);
  for (const [index, pause] of pauses.entries()) {
    listen('pause', pause.from, index);
    listen('resume', pause.until ?? [], index);
  }
  listen('reopen', document.reopenedBy ?? []);
  const calendarById = (id: string | undefined): CompiledTarget['calendar'] => {
    const calendar = id === undefined ? undefined : own(context.calendars, id);
    return id === undefined || calendar === undefined ? undefined : { id, calendar };
  };
  return {
    document,
    reference: { id: document.id, version: document.version },
    effectiveFrom: document.effectiveFrom ?? Number.NEGATIVE_INFINITY,
    roles,
    times: document.stop.map(({ times = 1 }) => times),
    pauses,
    targets: document.targets.map(({ when, target, outsideHours, calendar }: TargetRule) => ({
      applies: when === undefined ? undefined : compileConditions(when),
      target,
      outsideHours,
      calendar: calendarById(calendar ?? document.calendar),
    })),
    touchEffect,
    backdatingLimit: document.backdatingLimit ?? defaultBackdatingLimit,
    calendarOfOwner: (names) => {
      // Whoever owes the promise works by a calendar too, also where an owner is unknown or has none of his own.
      const found = [...names, document.obliged].find(
        (name) => own(context.ownerCalendars ?? {}, name) !== undefined,
      );
      return found === undefined ? undefined : calendarById(own(context.ownerCalendars ?? {}, found));
    },
  };
};

/** Reads a key that the record itself has; what it inherits is no entry. */
export const own = <A>(record: Readonly<Record<string, A>>, key: string): A | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** Unless said otherwise, the department that owes the touch has to make it. */
const touchRuleOf = ({ touch = {}, obliged }: PolicyDocument): TouchRule =>
  touch.departments === undefined && (obliged === 'sales' || obliged === 'marketing')
    ? { ...touch, departments: [obliged] }
    : touch;

/** How a touch stops a clock: as work of the obliged party, as a booking of the prospect, or not at all. */
export type TouchEffect = 'touch' | 'booking' | 'none';

/** Turns what counts as a touch into what a touch does to a clock. */
export const touchEffectOf = (rule: TouchRule): ((event: TouchEvent) => TouchEffect) => {
  const roleOf = touchRole(rule);
  return (event) => {
    const role = roleOf(event);
    return role === 'touch' || (role === 'booking' && rule.prospectBooked !== false) ? role : 'none';
  };
};
