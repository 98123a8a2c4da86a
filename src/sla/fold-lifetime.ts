import type { JournalEvent } from '../journal/event.js';
import { isTouch } from '../journal/touch-rule.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { allowanceOf, closedAt, countingFrom, type Draft, type OpenPause } from './draft.js';
import { type Fold, flag, versionIndexAt } from './fold-state.js';
import type { RoleEntry } from './policy-version.js';

/** How far an event of which only the date is known can lie after the midnight it is written at. */
const dateLength: Milliseconds = 86_400_000;

/** Starts a clock, unless no version is in effect or no target is meant for the subject. */
export const start = (fold: Fold, event: JournalEvent, as: 'again' | 'reopened'): void => {
  const at = event.occurredAt;
  const index = versionIndexAt(fold, at);
  const version = fold.policy.versions[index];
  if (version === undefined) return;
  const attribute = fold.attributes.at(at);
  const allowance = allowanceOf(version, attribute, at, fold.owner);
  if (allowance === undefined) return;
  const previous = fold.current;
  const segment = attribute('segment');
  const draft: Draft = {
    version,
    cycle: fold.drafts.length + 1,
    follows: previous === undefined ? undefined : { cycle: previous.cycle, as },
    startedAt: at,
    startedBy: { source: event.source, id: event.id },
    segment: typeof segment === 'string' ? segment : undefined,
    attribute,
    allowance,
    countsFrom: at,
    openSince: at,
    calendars: [countingFrom(at, allowance)],
    firstPause: firstReaching(fold.pauses, at),
    closedSpans: [],
    restarts: [],
    counts: version.times.map(() => 0),
    deferrals: 0,
    nextVersion: index + 1,
    stop: undefined,
    cancel: undefined,
    unmeasurable: undefined,
  };
  fold.drafts.push(draft);
  fold.current = draft;
  if (event.precision === 'date') flag(draft, 'start-date-only');
  // A touch of the same date may have come before the start or after it.
  else if (fold.datedStop !== undefined && at < fold.datedStop + dateLength) flag(draft, 'stop-date-only');
};

/** The position of the first pause that reaches past an instant. */
const firstReaching = (pauses: ReadonlyArray<OpenPause>, at: Instant): number => {
  const found = pauses.findIndex(({ to, ends }) => (to ?? ends ?? at + 1) > at);
  return found < 0 ? pauses.length : found;
};

/** Counts an event towards the stop conditions it meets, and stops the clock when one has all it takes. */
export const stop = (draft: Draft, event: JournalEvent, entries: ReadonlyArray<RoleEntry>): void => {
  let stops = false;
  for (const { role, index } of entries) {
    if (role !== 'stop') continue;
    const count = (draft.counts[index] as number) + 1;
    draft.counts[index] = count;
    if (count >= (draft.version.times[index] as number)) stops = true;
  }
  if (!stops) return;
  const { occurredAt: at, receivedAt, source, id, actor } = event;
  const effect = isTouch(event) ? draft.version.touchEffect(event) : 'none';
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

/** Ends a clock without a verdict. */
export const cancel = (draft: Draft, event: JournalEvent): void => {
  draft.cancel = { at: event.occurredAt, event: { source: event.source, id: event.id } };
  if (event.precision === 'date') flag(draft, 'cancel-date-only');
};

/** Opens a closed clock again, or starts the next one, as its policy says. */
export const reopen = (fold: Fold, draft: Draft, event: JournalEvent): void => {
  const at = event.occurredAt;
  const from = closedAt(draft) as Instant;
  const { reopen: mode } = draft.version.document;
  if (mode === 'new-cycle') {
    start(fold, event, 'reopened');
    return;
  }
  if (mode !== 'counting' && from < at) draft.closedSpans = [...draft.closedSpans, { from, to: at }];
  draft.stop = undefined;
  draft.cancel = undefined;
  draft.counts = draft.counts.map(() => 0);
  draft.openSince = at;
  if (event.precision === 'date') flag(draft, 'reopen-date-only');
};
