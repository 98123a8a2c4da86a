import { minute } from '../../kernel/duration.js';
import { joinCounts, type WaitCounts } from '../incidence.js';
import { joinTallies, type Tally } from '../merge-sorted.js';
import type { WaitSum } from '../time-to-event.js';
import { keyTally, quickKeys } from './tally.js';

/** How a wait ended, as a place among the counts of its minute. */
export const waitOutcome = { happened: 0, competing: 1, open: 2 } as const;

/** The place of an outcome. */
export type WaitOutcome = 0 | 1 | 2;

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
  // Most waits that ended are short, and those that are open may be of any length.
  const tallies = [keyTally(quickKeys(rows)), keyTally(quickKeys(rows)), keyTally(64)] as const;
  const excluded = keyTally(64);
  return {
    add: (group, outcome, duration) => tallies[outcome].count(Math.floor(duration / minute) * groups + group),
    exclude: (group, reason) => excluded.count(reasons.indexOf(reason) * groups + group),
    sums: () => {
      const all = { counts: [] as Array<WaitCounts>, excluded: [] as Tally<string> };
      const byGroup = new Map<number, WritableSum>();
      const sumOf = (group: number): WritableSum => {
        const sum = byGroup.get(group) ?? { counts: [], excluded: [] };
        byGroup.set(group, sum);
        return sum;
      };
      // Keys rise with the minute, or with the reason, which are listed in order: what is pushed is sorted.
      const [happened, competing, open] = [tallies[0].entries(), tallies[1].entries(), tallies[2].entries()];
      let [a, b, c] = [0, 0, 0];
      let last: WaitCounts | undefined;
      for (;;) {
        const [first, second, third] = [
          happened.keys[a] ?? never,
          competing.keys[b] ?? never,
          open.keys[c] ?? never,
        ];
        const key = Math.min(first, second, third);
        if (key === never) break;
        const time = Math.floor(key / groups);
        const counts: WaitCounts = [
          time,
          first === key ? (happened.counts[a++] as number) : 0,
          second === key ? (competing.counts[b++] as number) : 0,
          third === key ? (open.counts[c++] as number) : 0,
        ];
        sumOf(key - time * groups).counts.push(counts);
        const isSame = last?.[0] === time;
        last = isSame ? joinCounts(last as WaitCounts, counts) : counts;
        all.counts[isSame ? all.counts.length - 1 : all.counts.length] = last;
      }
      const left = excluded.entries();
      for (const [at, key] of left.keys.entries()) {
        const place = Math.floor(key / groups);
        const entry = [reasons[place] as string, left.counts[at] as number] as const;
        sumOf(key - place * groups).excluded.push(entry);
        all.excluded = joinTallies(all.excluded, [entry]);
      }
      return { all, groups: byGroup };
    },
  };
};

/** What comes after all keys. */
const never: number = Number.POSITIVE_INFINITY;

interface WritableSum {
  readonly counts: Array<WaitCounts>;
  readonly excluded: Array<readonly [reason: string, count: number]>;
}
