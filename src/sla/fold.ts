import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Attributes } from './attribute.js';
import type { Clock } from './clock.js';
import { clockOf } from './draft.js';
import { changeOwner, settle } from './fold-change.js';
import { cancel, reopen, start, stop } from './fold-lifetime.js';
import { beginPause, endPause } from './fold-pause.js';
import { type Fold, foldOf, rolesOf, runningOf, standingOf } from './fold-state.js';
import { ownerSpanOf } from './owner-span.js';
import type { Policy, Role, RoleEntry } from './policy-version.js';
import { inTurn, type Part } from './same-instant.js';

/**
 * Folds the events of one subject into the clocks of one policy, up to an instant.
 *
 * One instant is one set of events: `inTurn` decides in which order they are taken. A change of the policy
 * takes effect before the events of its instant.
 *
 * @param policy - the compiled policy
 * @param subject - the key of the subject
 * @param events - its events in the journal's order
 * @param attributes - what these events say of the subject
 * @param asOf - only events up to and including this instant count
 */
export const foldClocks = (
  policy: Policy,
  subject: RecordKey,
  events: ReadonlyArray<JournalEvent>,
  attributes: Attributes,
  asOf: Instant,
): ReadonlyArray<Clock> => {
  // Most subjects never meet most policies.
  if (!canStart(policy, events)) return none;
  const { heardTypes } = policy;
  const fold = foldOf(policy, attributes);
  for (let next = 0; next < events.length; ) {
    const event = events[next] as JournalEvent;
    const at = event.occurredAt;
    if (at > asOf) break;
    next += 1;
    if (!heardTypes.has(event.type)) continue;
    let together: Array<JournalEvent> | undefined;
    for (; next < events.length && (events[next] as JournalEvent).occurredAt === at; next += 1) {
      const other = events[next] as JournalEvent;
      if (!heardTypes.has(other.type)) continue;
      if (together === undefined) together = [event, other];
      else together.push(other);
    }
    settle(fold, at);
    if (together === undefined) take(fold, event, rolesOf(fold, event));
    else takeTogether(fold, together, at);
  }
  if (fold.current === undefined) return none;
  settle(fold, asOf);
  const key = { system: subject.system, id: subject.id };
  return fold.drafts.map((draft) => clockOf(draft, key, fold.pauses, fold.owners, asOf));
};

const canStart = ({ startTypes }: Policy, events: ReadonlyArray<JournalEvent>): boolean => {
  for (const { type } of events) if (startTypes.has(type)) return true;
  return false;
};

const takeTogether = (fold: Fold, events: ReadonlyArray<JournalEvent>, at: Instant): void =>
  inTurn(events, {
    partsOf: (event) => partsOf(rolesOf(fold, event), event),
    standing: () => standingOf(fold, at),
    isRunning: () => runningOf(fold) !== undefined,
    take: (event) => {
      take(fold, event, rolesOf(fold, event));
      settle(fold, at);
    },
  });

const partsOf = (roles: ReadonlyArray<RoleEntry>, event: JournalEvent): ReadonlyArray<Part> => {
  const parts: Array<Part> = [];
  for (const { role } of roles) parts.push(role);
  if (ownerSpanOf(event) !== undefined) parts.push('owner');
  return parts;
};

/** Lets one event play its parts, in the order in which a clock takes them. */
const take = (fold: Fold, event: JournalEvent, roles: ReadonlyArray<RoleEntry>): void => {
  const running = runningOf(fold);
  if (running !== undefined) {
    stop(running, event, roles);
    if (running.stop === undefined && plays(roles, 'cancel')) cancel(running, event);
    if (running.stop === undefined && event.type === 'deferred') running.deferrals += 1;
  } else if (event.precision === 'date' && plays(roles, 'stop')) fold.datedStop = event.occurredAt;
  for (const { role, index } of roles) {
    if (role === 'pause') beginPause(fold, event, index);
    if (role === 'resume') endPause(fold, event, index);
  }
  changeOwner(fold, event);
  const closed = fold.current;
  if (closed !== undefined && closed.stop === undefined && closed.cancel === undefined) return;
  // What closed a clock under one version may open the next under another.
  const parts = running === undefined ? roles : rolesOf(fold, event);
  if (running === undefined && closed !== undefined && plays(parts, 'reopen')) reopen(fold, closed, event);
  else if (plays(parts, 'start')) start(fold, event, 'again');
};

const none: ReadonlyArray<Clock> = [];

const plays = (roles: ReadonlyArray<RoleEntry>, part: Role): boolean => {
  for (const { role } of roles) if (role === part) return true;
  return false;
};
