import { reachedShare } from '../net-reach.js';
import { reachedAt } from '../reach-curve.js';
import type { Candidate } from './compiled-brief.js';

/**
 * Describes a run of units that each bring the same: the steps in which the return of a service diminishes.
 */
export interface Tier {
  /** How many units it has. */
  readonly units: number;
  /** What each of them brings, whole. */
  readonly each: number;
}

/** Units that are steps of their own; what follows is taken together in ever longer runs. */
const singleUnits = 12;

/**
 * Cuts what a service brings into tiers: whole, falling, and together no more than it really brings.
 *
 * @returns the tiers, and by how much a number of units can bring more than its tiers say
 */
export const tiersOf = (
  most: number,
  brings: (units: number) => number,
): { readonly tiers: ReadonlyArray<Tier>; readonly within: number } => {
  const tiers: Array<Tier> = [];
  let within = 0;
  for (let from = 0, counted = 0; from < most; ) {
    const width = Math.min(most - from, from < singleUnits ? 1 : Math.max(2, Math.floor(from / 6)));
    const rise = (brings(from + width) - brings(from)) / width;
    const each = Math.max(0, Math.min(Math.floor(rise), tiers.at(-1)?.each ?? Number.POSITIVE_INFINITY));
    for (let unit = 1; unit <= width; unit += 1) {
      within = Math.max(within, brings(from + unit) - counted - each * unit);
    }
    const last = tiers.at(-1);
    // The first unit stands alone, because setting up is paid with it; equal ones after it are one tier.
    if (last !== undefined && tiers.length > 1 && last.each === each) {
      tiers[tiers.length - 1] = { units: last.units + width, each };
    } else tiers.push({ units: width, each });
    counted += each * width;
    from += width;
  }
  return { tiers, within };
};

/** The share of its segment that so many units of a service reach: by its curve, or by chance among its own units. */
export const shareReached = (
  { service: { reach }, curve }: Candidate,
  units: number,
  size: number | undefined,
): number => {
  if (reach === undefined || units === 0) return 0;
  return curve === undefined || size === undefined
    ? reachedShare([{ perUnit: reach.perUnit, units }])
    : Math.min(1, reachedAt(curve)(units) / size);
};
