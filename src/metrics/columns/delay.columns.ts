import type { Instant } from '../../kernel/instant.js';
import { bucketOf } from '../quantiles.js';
import { type ResponseDelaySum, responseDelay } from '../response-delay.js';
import { addAt, sumsOf } from './counter.js';
import type { LeadColumns } from './event-columns.js';
import { ownerDetail } from './event-detail.js';
import { exactOf, groupName, groupsIn, lowerPart, sortedGroups, upperPart } from './group-sums.js';
import type { LeadFiguresSum } from './lead-figures.js';
import type { LeadSlate } from './lead-slate.js';
import { importedIn, type PassView } from './pass-view.js';
import { waits } from './response.columns.js';
import { keyTally } from './tally.js';
import { type WaitCounter, type WaitReason, waitCounter, waitOutcome } from './wait-counter.js';

/** Counts on whom handed-over passes waited. */
export interface DelayCounts {
  readonly add: (view: PassView) => void;
  readonly sum: () => Pick<LeadFiguresSum, 'responseDelay'>;
}

/** The delay of a part that did not end, as there is no such time. */
const unended = -1;

/** Makes the counts of delays. */
export const delayCounts = (leads: LeadColumns, asOf: Instant): DelayCounts => {
  const { columns, rows } = leads;
  const { at, owner, team: teams } = columns;
  const isImported = importedIn(leads);
  const groups = groupsIn(teams);
  const [system, human] = [waitCounter(groups, rows), waitCounter(groups, rows)];
  const handOffs = keyTally(64);
  // Without hand-offs; passes with both parts; and these parts, each in two.
  const others = sumsOf(6, 64);
  const marketing = ownerDetail({ ownerKind: 'person', department: 'marketing' });

  /** Whether a spell is that of a person outside Marketing; details of queues are odd. */
  const isPerson = (slate: LeadSlate, spell: number): boolean => {
    const detail = slate.spellDetail[spell] as number;
    return slate.spellOwner[spell] !== 0 && detail % 2 === 0 && detail !== marketing;
  };

  /** Whether anybody is named by the hand-over of a pass. */
  const isGiven = (handOver: number): boolean =>
    (owner !== undefined && owner.codes[handOver] !== 0) ||
    (teams !== undefined && teams.codes[handOver] !== 0);

  /** Why nobody can tell on whom a pass waited; undefined where it can be told. */
  const reasonAgainst = ({ slate, pass, reached, isRecorded }: PassView): WaitReason | undefined => {
    if (isImported(slate.started[pass] as number)) return 'imported';
    if (slate.spells === 0 && !isGiven(slate.handOver[pass] as number)) return 'owner-not-recorded';
    if (reached < 0) return isRecorded ? undefined : 'touches-not-recorded';
    return isImported(reached) ? 'touch-imported' : undefined;
  };

  /** Whose hands a pass went through until it was answered: the row that gave it to a person, and how many changes. */
  const hands = { assigned: -1, changes: 0 };
  const passThrough = ({ slate, pass }: PassView, until: number): void => {
    const start = slate.started[pass] as number;
    const startAt = at[start] as number;
    const handOver = slate.handOver[pass] as number;
    const handedAt = at[handOver] as number;
    const given = owner === undefined ? 0 : (owner.codes[handOver] as number);
    let isOwned = false;
    let current = 0;
    // The hand-over of this pass comes once more, after whoever else got the lead in its instant.
    let isTold = !isGiven(handOver);
    hands.assigned = -1;
    hands.changes = 0;
    for (let spell = 0; spell < slate.spells || !isTold; ) {
      const row = spell < slate.spells ? (slate.spellRow[spell] as number) : -1;
      const isOwn = !isTold && (row < 0 || (at[row] as number) > handedAt);
      const since = isOwn ? handedAt : (at[row] as number);
      const who = isOwn ? given : (slate.spellOwner[spell] as number);
      const byPerson = isOwn ? given !== 0 : isPerson(slate, spell);
      if (since <= startAt) hands.assigned = byPerson ? start : -1;
      else if (since > until) break;
      else {
        if (isOwned && current !== who) hands.changes += 1;
        if (byPerson && hands.assigned < 0) hands.assigned = isOwn ? handOver : row;
      }
      isOwned = true;
      current = who;
      if (isOwn) isTold = true;
      else spell += 1;
    }
  };

  /** Counts the wait from an instant to the end, and returns it where a touch ended it. */
  const rest = (counts: WaitCounter, { slate, pass, team, reached }: PassView, from: number): number => {
    const end = reached >= 0 ? reached : (slate.exitRow[pass] as number);
    const duration = Math.max(0, (end < 0 ? asOf : (at[end] as number)) - from);
    if (reached >= 0) {
      counts.add(team, waitOutcome.happened, duration);
      return duration;
    }
    if (end < 0) counts.add(team, waitOutcome.open, duration);
    else if (isImported(end)) counts.exclude(team, 'exit-imported');
    else counts.add(team, waitOutcome.competing, duration);
    return unended;
  };

  return {
    add: (view) => {
      const { slate, pass, team, reached } = view;
      if ((slate.handOver[pass] as number) < 0) return;
      const against = reasonAgainst(view);
      if (against !== undefined) {
        system.exclude(team, against);
        addAt(others, others.placeOf(team), 1);
        return;
      }
      const end = reached >= 0 ? reached : (slate.exitRow[pass] as number);
      passThrough(view, end < 0 ? asOf : (at[end] as number));
      handOffs.count(hands.changes * groups + team);
      const { assigned } = hands;
      const startAt = at[slate.started[pass] as number] as number;
      let bySystem = unended;
      let byHuman = unended;
      if (assigned < 0) {
        bySystem = rest(system, view, startAt);
        if (reached >= 0) {
          human.add(team, waitOutcome.happened, 0);
          byHuman = 0;
        }
      } else if (isImported(assigned)) system.exclude(team, 'assignment-imported');
      else {
        bySystem = Math.max(0, (at[assigned] as number) - startAt);
        system.add(team, waitOutcome.happened, bySystem);
        byHuman = rest(human, view, at[assigned] as number);
      }
      if (bySystem === unended || byHuman === unended) return;
      const cell = others.placeOf(team);
      addAt(others, cell + 1, 1);
      addAt(others, cell + 2, upperPart(bySystem));
      addAt(others, cell + 3, lowerPart(bySystem));
      addAt(others, cell + 4, upperPart(byHuman));
      addAt(others, cell + 5, lowerPart(byHuman));
    },
    sum: () => {
      const { empty, concat } = responseDelay({ asOf, touchesRecorded: () => true });
      const [ofSystem, ofHuman] = [system.sums(), human.sums()];
      const handOffsBy = new Map<number, Array<readonly [number, number]>>();
      const { keys, counts } = handOffs.entries();
      for (const [at, key] of keys.entries()) {
        const changes = Math.floor(key / groups);
        const group = key - changes * groups;
        handOffsBy.set(group, [...(handOffsBy.get(group) ?? []), [changes, counts[at] as number]]);
      }
      const sumOf = (group: number): ResponseDelaySum => {
        const sum = (place: number): number => others.read(group, place);
        const changes = handOffsBy.get(group) ?? [];
        return {
          system: ofSystem.groups.get(group) ?? waits.empty,
          human: ofHuman.groups.get(group) ?? waits.empty,
          spent: {
            passes: sum(1),
            system: exactOf(sum(2), sum(3)),
            human: exactOf(sum(4), sum(5)),
          },
          handOffs: {
            buckets: joinBuckets(changes),
            without: sum(0),
            least: changes[0]?.[0] ?? null,
            greatest: changes.at(-1)?.[0] ?? null,
          },
        };
      };
      const nameOf = groupName(columns.team?.texts);
      const met = new Set([...ofSystem.groups.keys(), ...handOffsBy.keys(), ...others.keys()]);
      const sums = [...met].map((group) => [nameOf(group), sumOf(group)] as const);
      return {
        responseDelay: {
          // The waits of all are counted already; only what is small is joined.
          all: {
            ...sums
              .map(([, sum]) => ({ ...sum, system: waits.empty, human: waits.empty }))
              .reduce(concat, empty),
            system: ofSystem.all,
            human: ofHuman.all,
          },
          teams: sortedGroups(sums, concat),
        },
      };
    },
  };
};

const joinBuckets = (
  changes: ReadonlyArray<readonly [number, number]>,
): ReadonlyArray<readonly [number, number]> => {
  const buckets = new Map<number, number>();
  for (const [value, count] of changes)
    buckets.set(bucketOf(value), (buckets.get(bucketOf(value)) ?? 0) + count);
  return [...buckets];
};
