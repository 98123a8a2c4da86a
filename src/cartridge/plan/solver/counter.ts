import { type Program, pack, type SparseRow } from './program.js';

/** What a counter is added to. */
interface Counted {
  readonly objective: ReadonlyArray<number>;
  readonly most: ReadonlyArray<number>;
  readonly rows: ReadonlyArray<SparseRow>;
}

/** The most that is counted; past it the number says too little to be branched on. */
const mostCounted = 100_000;

/** Adds the number of variables that count as a variable with its own two rows, when there are several. */
export const withCounter = ({
  objective,
  most,
  rows,
}: Counted): { readonly program: Program; readonly counter: number | undefined } => {
  const counted = objective.flatMap((by, j) => (by !== 0 && most[j]! > 0 ? [j] : []));
  const total = counted.reduce((sum, j) => sum + most[j]!, 0);
  if (counted.length < 3 || total > mostCounted)
    return { program: pack(objective, most, rows), counter: undefined };
  const counter = most.length;
  const sum = counted.map(() => 1);
  return {
    counter,
    program: pack(
      [...objective, 0],
      [...most, total],
      [
        ...rows,
        { at: [...counted, counter], by: [...sum, -1], atMost: 0 },
        { at: [...counted, counter], by: [...sum.map((by) => -by), 1], atMost: 0 },
      ],
    ),
  };
};

/** Completes values with what they count. */
export const withCount = (
  values: ReadonlyArray<number>,
  objective: ReadonlyArray<number>,
  counter: number | undefined,
): Float64Array =>
  Float64Array.from(
    counter === undefined
      ? values
      : [...values, values.reduce((sum, value, j) => sum + (objective[j] === 0 ? 0 : value), 0)],
  );
