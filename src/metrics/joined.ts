import type { Metric } from './metric.js';

/** Joins two sums; to what adds nothing, or with it, nothing has to be joined. */
export const joined = <Sum>(
  { empty, concat }: Pick<Metric<never, Sum, unknown>, 'empty' | 'concat'>,
  first: Sum,
  second: Sum,
): Sum => (second === empty ? first : first === empty ? second : concat(first, second));
