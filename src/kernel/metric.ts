/**
 * Describes a figure as a lawful fold: what one subject adds, how parts join, and how the whole reads.
 *
 * **Details**: `concat` is associative and commutative with `empty` as its neutral, and a `Sum` is plain JSON
 * of whole numbers, so shards on many machines give the identical reading. Floating point appears only in
 * `extract`. A subject that adds nothing best gives `empty` itself, which folds pass over.
 *
 * @category model
 * @since 0.1.0
 */
export interface Metric<Subject, Sum, Reading> {
  /** The sum of nothing. */
  readonly empty: Sum;
  /** What one subject adds. */
  readonly of: (subject: Subject) => Sum;
  /** Joins two sums, in any order. */
  readonly concat: (first: Sum, second: Sum) => Sum;
  /** Reads a sum. */
  readonly extract: (sum: Sum) => Reading;
}
