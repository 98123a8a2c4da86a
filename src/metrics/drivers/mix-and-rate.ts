import { byCodeUnit } from '../../kernel/order.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import { type Change, changeAt } from '../change.js';
import type { RateSum } from '../rate.js';

/**
 * Describes what one group did to the change of a rate.
 *
 * @category model
 * @since 0.1.0
 */
export interface GroupEffect {
  /** The group; empty where none is known. */
  readonly group: string;
  /** Whether it was there in both periods, in the later one only, or in the earlier one only. */
  readonly presence: 'both' | 'new' | 'gone';
  /** Its rate in the earlier period. */
  readonly before: Ratio;
  /** Its rate in the later period. */
  readonly after: Ratio;
  /** Its share of all subjects in each period, 0–1. */
  readonly weight: { readonly before: number; readonly after: number };
  /** What its greater or smaller share did: a group below average that grows pulls the whole down. */
  readonly mix: number;
  /** What its own rate did. */
  readonly rate: number;
  /** Its own change, with an interval that is widened for the number of groups; null where it was not there in both. */
  readonly change: Change | null;
}

/**
 * Describes how a difference between two rates comes about from groups.
 *
 * @category model
 * @since 0.1.0
 */
export interface MixAndRate {
  /** What goes with the mix of groups, in shares (0.1 is ten percentage points). */
  readonly mix: number;
  /** What goes with the rates within groups. */
  readonly rate: number;
  /** True when every group that was there in both moved one way, and the whole moved the other: Simpson's paradox. */
  readonly simpson: boolean;
  /** The groups, the one with the greatest effect first. */
  readonly groups: ReadonlyArray<GroupEffect>;
  /** How the groups' own intervals allow for being many. */
  readonly correction: {
    readonly method: 'bonferroni';
    /** How many groups are compared. */
    readonly comparisons: number;
    /** The confidence of each interval, so that all of them hold together at 95%. */
    readonly confidence: number;
  };
}

/** The counts of one group in both periods. */
interface GroupCounts {
  readonly group: string;
  readonly before: RateSum;
  readonly after: RateSum;
}

/** The share of all comparisons together that may be real by chance (preset: the usual 5%). */
const mistakes = 0.05;

/** Splits the difference between two rates into mix and rate effects, group by group; nothing is left over. */
export const mixAndRate = (counts: ReadonlyArray<GroupCounts>): MixAndRate => {
  const sizeOf = (side: 'before' | 'after'): number =>
    counts.reduce((sum, group) => sum + group[side].denominator, 0);
  const hitsOf = (side: 'before' | 'after'): number =>
    counts.reduce((sum, group) => sum + group[side].numerator, 0);
  const sizes = { before: sizeOf('before'), after: sizeOf('after') };
  const both = counts.filter(({ before, after }) => before.denominator > 0 && after.denominator > 0);
  const comparisons = both.length;
  const confidence = 1 - mistakes / Math.max(1, comparisons);
  const correction = { method: 'bonferroni', comparisons, confidence } as const;
  const compare = changeAt(confidence);
  const isComparable = sizes.before > 0 && sizes.after > 0;
  const average = isComparable ? (hitsOf('before') / sizes.before + hitsOf('after') / sizes.after) / 2 : 0;
  const groups = counts
    .map(({ group, before, after }): GroupEffect => {
      const first = rate(before.numerator, before.denominator);
      const last = rate(after.numerator, after.denominator);
      const weight = {
        before: sizes.before === 0 ? 0 : before.denominator / sizes.before,
        after: sizes.after === 0 ? 0 : after.denominator / sizes.after,
      };
      // A group that is new or gone has one rate: nothing of it is a change of rate.
      const [from, to] = [first.value ?? last.value ?? 0, last.value ?? first.value ?? 0];
      return {
        group,
        presence: first.value === null ? 'new' : last.value === null ? 'gone' : 'both',
        before: first,
        after: last,
        weight,
        mix: isComparable ? (weight.after - weight.before) * ((from + to) / 2 - average) + 0 : 0,
        rate: isComparable ? ((to - from) * (weight.before + weight.after)) / 2 + 0 : 0,
        change: compare(first)(last),
      };
    })
    .sort(
      (first, second) =>
        Math.abs(second.mix + second.rate) - Math.abs(first.mix + first.rate) ||
        byCodeUnit(first.group, second.group),
    );
  const sum = (part: 'mix' | 'rate'): number => groups.reduce((total, group) => total + group[part], 0);
  const [mix, own] = [sum('mix'), sum('rate')];
  return { mix, rate: own, simpson: isSimpson(mix + own, groups), groups, correction };
};

/** Below this a difference is what rounding leaves of nothing. */
const hair = 1e-12;

const isSimpson = (difference: number, groups: ReadonlyArray<GroupEffect>): boolean => {
  const moves = groups.flatMap(({ before, after }) =>
    before.value === null || after.value === null ? [] : [after.value - before.value],
  );
  return (
    Math.abs(difference) > hair &&
    moves.length > 1 &&
    moves.every((move) => Math.sign(move) === -Math.sign(difference))
  );
};
