import { minute } from '../../kernel/duration.js';
import { joinCounts, type WaitCounts } from '../incidence.js';
import { joinTallies, type Tally } from '../merge-sorted.js';
import type { WaitSum } from '../time-to-event.js';
import { keyTally, quickKeys } from './tally.js';

/** How a wait ended, as a place among the counts of its minute. */
export const waitOutcome = { happened: 0, competing: 1, open: 2 } as const;

/** The place of an outcome. */
export type WaitOutcome = 0 | 1 | 2;

/** How many outcomes there are. */
const outcomes = 3;

/** Why waits are excluded, each at its place. */
const reasons = [
  'assignment-imported',
  'calendar-exhausted',
  'exit-imported',
  'imported',
  'no-business-time',
  'owner-not-recorded',
  'touch-imported',
  'touches-not-recorded',
] as const;

/** Names why a wait is excluded. */
export type WaitReason = (typeof reasons)[number];

/** Counts waits by group and minute, as `timeToEvent` counts those of objects. */
export interface WaitCounter {
  /** Counts a wait. */
  readonly add: (group: number, outcome: WaitOutcome, duration: number) => void;
  /** Counts one that cannot be measured. */
  readonly exclude: (group: number, reason: WaitReason) => void;
  /** The sum of all, and the sums by group. */
  readonly sums: () => { readonly all: WaitSum; readonly groups: ReadonlyMap<number, WaitSum> };
}

/**
 * Makes a counter of waits.
 *
 * @param groups - how many groups there are
 * @param rows - how many rows there are to count
 */
export const waitCounter = (groups: number, rows: number): WaitCounter => {
  // A key has the minute, then the group, then the outcome: keys in rising order are counts in order.
  const tally = keyTally(quickKeys(rows));
  const excluded = keyTally(64);
  return {
    add: (group, outcome, duration) =>
      tally.count((Math.floor(duration / minute) * groups + group) * outcomes + outcome),
    exclude: (group, reason) => excluded.count(reasons.indexOf(reason) * groups + group),
    sums: () => {
      const all = { counts: [] as Array<WaitCounts>, excluded: [] as Tally<string> };
      const byGroup: Array<WritableSum | undefined> = Array.from({ length: groups });
      const sumOf = (group: number): WritableSum => {
        const present = byGroup[group];
        if (present !== undefined) return present;
        const sum = { counts: [], excluded: [] };
        byGroup[group] = sum;
        return sum;
      };
      const { keys, counts } = tally.entries();
      const ended = [0, 0, 0];
      for (let at = 0; at < keys.length; ) {
        const cell = Math.floor((keys[at] as number) / outcomes);
        const time = Math.floor(cell / groups);
        for (let outcome = 0; outcome < outcomes; outcome += 1) {
          const isCounted = keys[at] === cell * outcomes + outcome;
          ended[outcome] = isCounted ? (counts[at] as number) : 0;
          if (isCounted) at += 1;
        }
        const [happened, competing, open] = ended as [number, number, number];
        const ofGroup: WaitCounts = [time, happened, competing, open];
        sumOf(cell - time * groups).counts.push(ofGroup);
        // Groups of one minute follow one another.
        const last = all.counts.length - 1;
        const ofAll = all.counts[last];
        if (ofAll?.[0] === time) all.counts[last] = joinCounts(ofAll, ofGroup);
        else all.counts.push(ofGroup);
      }
      const left = excluded.entries();
      for (const [at, key] of left.keys.entries()) {
        const place = Math.floor(key / groups);
        const entry = [reasons[place] as string, left.counts[at] as number] as const;
        sumOf(key - place * groups).excluded.push(entry);
        all.excluded = joinTallies(all.excluded, [entry]);
      }
      const met = [...byGroup.entries()].filter(
        (entry): entry is [number, WritableSum] => entry[1] !== undefined,
      );
      return { all, groups: new Map(met) };
    },
  };
};

interface WritableSum {
  readonly counts: Array<WaitCounts>;
  readonly excluded: Array<readonly [reason: string, count: number]>;
}
