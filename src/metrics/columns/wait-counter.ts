import { minute } from '../../kernel/duration.js';
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
      const all = { counts: [] as Array<number>, excluded: [] as Tally<string> };
      const byGroup: Array<WritableSum | undefined> = Array.from({ length: groups });
      const sumOf = (group: number): WritableSum => {
        const present = byGroup[group];
        if (present !== undefined) return present;
        const sum = { counts: [], excluded: [] };
        byGroup[group] = sum;
        return sum;
      };
      const { keys, counts } = tally.entries();
      for (let at = 0; at < keys.length; ) {
        const time = Math.floor((keys[at] as number) / (groups * outcomes));
        const next = (time + 1) * groups * outcomes;
        let happened = 0;
        let competing = 0;
        let open = 0;
        while ((keys[at] as number) < next) {
          const cell = Math.floor((keys[at] as number) / outcomes);
          const key = cell * outcomes;
          const first = keys[at] === key ? (counts[at++] as number) : 0;
          const second = keys[at] === key + 1 ? (counts[at++] as number) : 0;
          const third = keys[at] === key + 2 ? (counts[at++] as number) : 0;
          sumOf(cell - time * groups).counts.push(time, first, second, third);
          happened += first;
          competing += second;
          open += third;
        }
        all.counts.push(time, happened, competing, open);
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
  readonly counts: Array<number>;
  readonly excluded: Array<readonly [reason: string, count: number]>;
}
