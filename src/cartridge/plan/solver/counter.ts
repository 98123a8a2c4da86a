import { type Program, pack, type SparseRow } from './program.js';

/** What a counter is added to. */
interface Counted {
  readonly objective: ReadonlyArray<number>;
  readonly most: ReadonlyArray<number>;
  readonly rows: ReadonlyArray<SparseRow>;
}

/** The widest range of a variable that is counted; past it it stands for an amount rather than for a choice. */
const mostCounted = 100;

/** Adds the number of variables that count as a variable with its own two rows, when there are several. */
export const withCounter = ({
  objective,
  most,
  rows,
}: Counted): { readonly program: Program; readonly counter: number | undefined } => {
  const counted = objective.flatMap((by, j) => (isCounted(by, most[j]!) ? [j] : []));
  const total = counted.reduce((sum, j) => sum + most[j]!, 0);
  if (counted.length < 3) return { program: pack(objective, most, rows), counter: undefined };
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

const isCounted = (by: number, most: number): boolean => by !== 0 && most > 0 && most <= mostCounted;

/** Completes values with what they count. */
export const withCount = (
  values: ReadonlyArray<number>,
  { objective, most }: Pick<Counted, 'objective' | 'most'>,
  counter: number | undefined,
): Float64Array =>
  Float64Array.from(
    counter === undefined
      ? values
      : [
          ...values,
          values.reduce((sum, value, j) => sum + (isCounted(objective[j]!, most[j]!) ? value : 0), 0),
        ],
  );
