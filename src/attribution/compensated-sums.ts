/** Sums that grow by many small parts without losing what is small beside them (Neumaier, 1974). */
export interface CompensatedSums {
  /** Adds to one of them. */
  readonly add: (index: number, part: number) => void;
  /** Reads all of them. */
  readonly read: () => ReadonlyArray<number>;
}

/** Makes so many sums of 0. */
export const compensatedSums = (length: number): CompensatedSums => {
  const sums = new Float64Array(length);
  const lost = new Float64Array(length);
  return {
    add: (index, part) => {
      const before = sums[index] as number;
      const after = before + part;
      const rest = Math.abs(before) >= Math.abs(part) ? before - after + part : part - after + before;
      sums[index] = after;
      lost[index] = (lost[index] as number) + rest;
    },
    read: () => Array.from(sums, (sum, index) => sum + (lost[index] as number)),
  };
};
