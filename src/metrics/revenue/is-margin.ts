/** Tells whether a number is a share of a sale that may be left after costs; a loss is negative. */
export const isMargin = (share: number): boolean => Number.isFinite(share) && share <= 1;
