/** Rounds an outcome down to whole minor units, past the hair by which binary fractions miss. */
export const roundedDown = (exact: number): number => Math.floor(exact + Math.abs(exact) * 1e-12) + 0;
