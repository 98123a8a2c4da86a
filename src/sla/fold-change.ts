import type { JournalEvent } from '../journal/event.js';
import type { Instant } from '../kernel/instant.js';
import type { Restart } from './clock.js';
import { allowanceOf, countingFrom, type Draft, pausesOf } from './draft.js';
import { type Fold, flag, isDue, runningOf } from './fold-state.js';
import { namesOfOwner, type OwnerSpan, ownerSpanOf } from './owner-span.js';
import { joined } from './pause-union.js';
import type { PolicyVersion } from './policy-version.js';

/** Gives a clock its whole target again, where its policy has one for the subject. */
const restart = (fold: Fold, draft: Draft, { at, reason }: Restart): void => {
  const allowance = allowanceOf(draft.version, draft.attribute, at, fold.owner);
  if (allowance === undefined) return;
  draft.allowance = allowance;
  draft.countsFrom = at;
  draft.calendars = [countingFrom(at, allowance)];
  draft.counts = draft.counts.map(() => 0);
  draft.restarts = [...draft.restarts, { at, reason }];
};

/** Notes a change of hands, and does with the open clock what its policy says. */
export const changeOwner = (fold: Fold, event: JournalEvent): void => {
  const span = ownerSpanOf(event);
  if (span === undefined) return;
  const before = fold.owner;
  fold.owners.push(span);
  fold.owner = span;
  const draft = runningOf(fold);
  if (draft === undefined || !changesHands(before, span)) return;
  const mode = draft.version.document.onOwnerChange ?? 'keep';
  if (mode === 'keep') return;
  if (span.dateOnly) flag(draft, 'owner-change-date-only');
  if (isDue(fold, draft, span.from)) return;
  if (mode === 'restart') restart(fold, draft, { at: span.from, reason: 'new-owner' });
  else moveToCalendarOf(draft, span);
};

const changesHands = (before: OwnerSpan | undefined, after: OwnerSpan): boolean =>
  before === undefined ||
  before.kind !== after.kind ||
  before.owner !== after.owner ||
  before.team !== after.team;

/** Counts what is left on the new owner's calendar; a policy's own calendar is everybody's. */
const moveToCalendarOf = (draft: Draft, owner: OwnerSpan): void => {
  const { allowance } = draft;
  if (!allowance.ofOwner || allowance.time === 'elapsed') return;
  const calendar = draft.version.calendarOfOwner(namesOfOwner(owner));
  if (calendar === undefined || allowance.failure !== undefined) return;
  draft.allowance = { ...allowance, calendar };
  const earlier = draft.calendars.filter(({ from }) => from < owner.from);
  draft.calendars =
    earlier.length === 0
      ? [{ from: draft.countsFrom, calendar: calendar.calendar }]
      : [...earlier, { from: owner.from, calendar: calendar.calendar }];
};

/** Brings the open clock up to an instant: what takes effect by itself before the events of that instant. */
export const settle = (fold: Fold, until: Instant): void => {
  const draft = runningOf(fold);
  if (draft === undefined) return;
  for (;;) {
    const next = fold.policy.versions[draft.nextVersion];
    const change = next !== undefined && next.effectiveFrom <= until ? next : undefined;
    if (draft.version.document.pause === 'restart')
      restartAfterPauses(fold, draft, change === undefined ? until : (change.effectiveFrom as Instant));
    if (change === undefined) return;
    draft.nextVersion += 1;
    changePolicy(fold, draft, change);
  }
};

/** Lets a new version of the policy take effect on the open clock. */
const changePolicy = (fold: Fold, draft: Draft, version: PolicyVersion): void => {
  // What took effect while it was closed reaches a reopened clock when it is reopened.
  const at = Math.max(version.effectiveFrom, draft.openSince) as Instant;
  const mode = version.document.onPolicyChange ?? 'keep';
  if (mode === 'keep' || isDue(fold, draft, at)) return;
  const from = mode === 'restart' ? at : draft.countsFrom;
  const allowance = allowanceOf(version, draft.attribute, from, fold.owner);
  // A version that means nothing for this subject leaves it to the version it has.
  if (allowance === undefined) return;
  draft.version = version;
  draft.counts = version.times.map((_, index) => draft.counts[index] ?? 0);
  if (mode === 'restart') restart(fold, draft, { at, reason: 'new-policy' });
  else {
    const sameHands = allowance.ofOwner && draft.allowance.ofOwner && allowance.time === draft.allowance.time;
    draft.allowance = allowance;
    if (!sameHands) draft.calendars = [countingFrom(draft.countsFrom, allowance)];
  }
};

/** Restarts a clock at the end of each of its pauses that has ended by an instant while it was open. */
const restartAfterPauses = (fold: Fold, draft: Draft, until: Instant): void => {
  for (const { from, to } of joined(pausesOf(draft, fold.pauses)))
    if (
      to !== undefined &&
      to <= until &&
      to > draft.countsFrom &&
      to > draft.openSince &&
      !isDue(fold, draft, from)
    )
      restart(fold, draft, { at: to, reason: 'after-pause' });
};
