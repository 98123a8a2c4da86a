import type { Milliseconds } from '../../kernel/duration.js';
import { type Issue, issue } from '../../kernel/issue.js';
import { show } from '../../kernel/show.js';

/**
 * Describes how points fade with age: down to nothing in a straight line, or by half and half again.
 *
 * @category model
 * @since 0.1.0
 */
export type Decay =
  | {
      /** Fades in a straight line. */
      readonly kind: 'linear';
      /** After how long nothing is left, in milliseconds. */
      readonly over: Milliseconds;
    }
  | {
      /** Fades by half and half again. */
      readonly kind: 'half-life';
      /** After how long half is left, in milliseconds. */
      readonly halfLife: Milliseconds;
    };

/** The whole, in millionths. */
export const whole = 1_000_000;

/** `round(10⁶ · 2^(−i/64))`: fixed, so that every engine fades points alike, to the last digit. */
const halving: ReadonlyArray<number> = [
  1000000, 989228, 978572, 968031, 957603, 947288, 937084, 926990, 917004, 907126, 897355, 887688, 878126,
  868667, 859310, 850053, 840896, 831838, 822878, 814014, 805245, 796571, 787990, 779502, 771105, 762799,
  754582, 746454, 738413, 730459, 722590, 714807, 707107, 699490, 691955, 684501, 677128, 669834, 662618,
  655481, 648420, 641435, 634525, 627690, 620929, 614240, 607624, 601078, 594604, 588198, 581862, 575595,
  569394, 563261, 557193, 551191, 545254, 539380, 533570, 527823, 522137, 516512, 510949, 505445, 500000,
];

/** Lengths of time up to this many milliseconds (28 years) keep every product below 2^53. */
const longest = 900_000_000_000;

/**
 * Returns how much is left of points of some age.
 *
 * **Details**: integers only, so that JavaScript and SQL agree to the last digit. Linear decay goes in steps of a
 * ten-thousandth. A half-life reads a table of 64 steps and goes straight between two, which is at most 30
 * millionths off. An age below 0 fades nothing.
 *
 * @param decay - how points fade
 * @returns a function from an age in milliseconds to millionths of the whole, 0–1,000,000
 * @example
 * ```ts
 * import { day } from 'smarketing/kernel'
 * import { remainder } from 'smarketing/lead/score'
 *
 * remainder({ kind: 'half-life', halfLife: 14 * day })(28 * day) // => 250000
 * remainder({ kind: 'linear', over: 60 * day })(15 * day) // => 750000
 * ```
 * @category measures
 * @since 0.1.0
 */
export const remainder = (decay: Decay): ((age: Milliseconds) => number) => {
  if (decay.kind === 'linear') {
    const { over } = decay;
    return (age) =>
      age <= 0 ? whole : age >= over ? 0 : whole - 100 * Math.floor((Math.min(age, longest) * 10_000) / over);
  }
  const { halfLife } = decay;
  return (age) => {
    if (age <= 0) return whole;
    const halvings = Math.floor(age / halfLife);
    if (halvings >= 20) return 0;
    const steps = (age - halvings * halfLife) * 64;
    const step = Math.floor(steps / halfLife);
    const between = Math.floor(((steps - step * halfLife) * 1024) / halfLife);
    const [from, to] = [halving[step] as number, halving[step + 1] as number];
    const left = from - Math.floor(((from - to) * between) / 1024);
    return Math.floor(left / 2 ** halvings);
  };
};

/**
 * Multiplies points by millionths of the whole, towards zero, without passing 2^53.
 *
 * @param share - millionths of the whole, 0–1,000,000
 * @returns a function from micro-points, up to 10^12 either way, to micro-points
 */
export const portionOf =
  (share: number) =>
  (microPoints: number): number => {
    const size = Math.abs(microPoints);
    const [wholes, rest] = [Math.floor(size / whole), size % whole];
    const portion = wholes * share + Math.floor((rest * share) / whole);
    return microPoints < 0 ? 0 - portion : portion;
  };

/** Finds what is wrong with a decay. */
export const decayIssues = (path: Issue['path'], decay: Decay): ReadonlyArray<Issue> => {
  const [key, length] = decay.kind === 'linear' ? ['over', decay.over] : ['halfLife', decay.halfLife];
  return Number.isSafeInteger(length) && length > 0 && length <= longest
    ? []
    : [
        issue('not-a-duration', [...path, key], 'The decay takes no usable time.', {
          expected: `whole milliseconds from 1 to ${longest}`,
          received: show(length),
        }),
      ];
};
