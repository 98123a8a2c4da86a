import type { JournalEvent } from '../journal/event.js';
import type { Instant } from '../kernel/instant.js';
import type { Attributes } from './attribute.js';
import type { Unmeasurable } from './clock.js';
import { closedAt, courseOf, type Draft, dueOn, type OpenPause, pausesOf } from './draft.js';
import type { OwnerSpan } from './owner-span.js';
import type { Policy, PolicyVersion, RoleEntry } from './policy-version.js';

/** What is known while the events of one subject are folded for one policy. */
export interface Fold {
  readonly policy: Policy;
  readonly attributes: Attributes;
  /** Every clock so far. */
  readonly drafts: Array<Draft>;
  /** The latest of them. */
  current: Draft | undefined;
  /** Every pause so far, whether a clock ran or not, in order of time. */
  readonly pauses: Array<OpenPause>;
  readonly owners: Array<OwnerSpan>;
  /** Who owns the subject as things stand. */
  owner: OwnerSpan | undefined;
  /** The latest event that would stop a clock and of which only the date is known. */
  datedStop: Instant | undefined;
}

/** Begins a fold over the events of a subject. */
export const foldOf = (policy: Policy, attributes: Attributes): Fold => ({
  policy,
  attributes,
  drafts: [],
  current: undefined,
  pauses: [],
  owners: [],
  owner: undefined,
  datedStop: undefined,
});

/** The clock that is open, if one is. */
export const runningOf = ({ current }: Fold): Draft | undefined =>
  current === undefined || closedAt(current) !== undefined ? undefined : current;

/** The position of the version in effect at an instant, −1 before the first. */
export const versionIndexAt = ({ policy: { versions } }: Fold, at: Instant): number => {
  let index = versions.length - 1;
  while (index >= 0 && (versions[index] as PolicyVersion).effectiveFrom > at) index -= 1;
  return index;
};

/** The version whose matchers an event meets: the open clock's, else the one in effect. */
export const listening = (fold: Fold, at: Instant): PolicyVersion | undefined =>
  runningOf(fold)?.version ?? fold.policy.versions[versionIndexAt(fold, at)];

/**
 * The parts that an event plays as things stand; whether it reopens, the closed clock's own version says.
 *
 * They depend on the two versions alone: the one that listens, and the current clock's.
 */
export const rolesOf = (fold: Fold, event: JournalEvent): ReadonlyArray<RoleEntry> => {
  const version = listening(fold, event.occurredAt);
  const roles = playedIn(version, event);
  const own = fold.current?.version;
  if (own === undefined || own === version) return roles;
  return [
    ...roles.filter(({ role }) => role !== 'reopen'),
    ...playedIn(own, event).filter(({ role }) => role === 'reopen'),
  ];
};

/** What the parts of events depend on, as one value. */
export const standingOf = (fold: Fold, at: Instant): string =>
  `${listening(fold, at)?.effectiveFrom} ${fold.current?.version.effectiveFrom}`;

/** The parts of a version that an event plays; written without a copy where it plays all or none. */
const playedIn = (version: PolicyVersion | undefined, event: JournalEvent): ReadonlyArray<RoleEntry> => {
  const entries = version?.roles.get(event.type);
  if (entries === undefined) return none;
  let played = 0;
  for (const { test } of entries) if (test(event)) played += 1;
  return played === entries.length
    ? entries
    : played === 0
      ? none
      : entries.filter(({ test }) => test(event));
};

const none: ReadonlyArray<RoleEntry> = [];

/** Whether a clock has reached its due time by an instant: from then on nothing moves it. */
export const isDue = ({ pauses }: Fold, draft: Draft, at: Instant): boolean => {
  const due = dueOn(courseOf(draft, pausesOf(draft, pauses)), draft.allowance);
  return typeof due === 'number' && due <= at;
};

/** Notes why a clock has no figures; the first reason stays. */
export const flag = (draft: Draft, reason: Unmeasurable): void => {
  draft.unmeasurable ??= reason;
};
