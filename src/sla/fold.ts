import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Clock } from './clock.js';
import { clockOf } from './draft.js';
import { changeOwner, settle } from './fold-change.js';
import { cancel, reopen, start, stop } from './fold-lifetime.js';
import { beginPause, endPause } from './fold-pause.js';
import { currentOf, type Fold, foldOf, rolesOf, runningOf, standingOf } from './fold-state.js';
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
 * @param asOf - only events up to and including this instant count
 */
export const foldClocks = (
  policy: Policy,
  subject: RecordKey,
  events: ReadonlyArray<JournalEvent>,
  asOf: Instant,
): ReadonlyArray<Clock> => {
  // Most subjects never meet most policies.
  if (!events.some(({ type }) => policy.startTypes.has(type))) return none;
  const fold = foldOf(policy, events);
  const key = { system: subject.system, id: subject.id };
  for (let first = 0; first < events.length; ) {
    const event = events[first] as JournalEvent;
    const at = event.occurredAt;
    if (at > asOf) break;
    let next = first + 1;
    while (next < events.length && (events[next] as JournalEvent).occurredAt === at) next += 1;
    settle(fold, at);
    if (next === first + 1) take(fold, event);
    else takeTogether(fold, events.slice(first, next), at);
    first = next;
  }
  settle(fold, asOf);
  return fold.drafts.map((draft) => clockOf(draft, key, fold.pauses, fold.owners, asOf));
};

const takeTogether = (fold: Fold, events: ReadonlyArray<JournalEvent>, at: Instant): void =>
  inTurn(events, {
    partsOf: (event) => partsOf(rolesOf(fold, event), event),
    standing: () => standingOf(fold, at),
    isRunning: () => runningOf(fold) !== undefined,
    take: (event) => {
      take(fold, event);
      settle(fold, at);
    },
  });

const partsOf = (roles: ReadonlyArray<RoleEntry>, event: JournalEvent): ReadonlyArray<Part> => {
  const parts: Array<Part> = roles.map(({ role }) => role);
  if (ownerSpanOf(event) !== undefined) parts.push('owner');
  return parts;
};

/** Lets one event play its parts, in the order in which a clock takes them. */
const take = (fold: Fold, event: JournalEvent): void => {
  const roles = rolesOf(fold, event);
  if (roles.length === 0 && !matters(event)) return;
  const running = runningOf(fold);
  if (running !== undefined) {
    const stops = roles.filter(({ role }) => role === 'stop');
    if (stops.length > 0) stop(running, event, stops);
    if (running.stop === undefined && plays(roles, 'cancel')) cancel(running, event);
    if (running.stop === undefined && event.type === 'deferred') running.deferrals += 1;
  } else if (event.precision === 'date' && plays(roles, 'stop')) fold.datedStop = event.occurredAt;
  for (const { role, index } of roles) {
    if (role === 'pause') beginPause(fold, event, index);
    if (role === 'resume') endPause(fold, event, index);
  }
  changeOwner(fold, event);
  if (runningOf(fold) !== undefined) return;
  // What closed a clock under one version may open the next under another.
  const parts = running === undefined ? roles : rolesOf(fold, event);
  const closed = currentOf(fold);
  if (running === undefined && closed !== undefined && plays(parts, 'reopen')) reopen(fold, closed, event);
  else if (plays(parts, 'start')) start(fold, event, 'again');
};

/** Whether an event means something to every policy: a change of hands, or a deferral. */
const matters = ({ type }: JournalEvent): boolean =>
  type === 'owner-changed' || type === 'handed-over' || type === 'deferred';

const none: ReadonlyArray<Clock> = [];

const plays = (roles: ReadonlyArray<RoleEntry>, part: Role): boolean =>
  roles.some(({ role }) => role === part);
