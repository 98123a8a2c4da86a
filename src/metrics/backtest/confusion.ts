import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { ExitKind } from '../../lead/exit-reason.js';
import type { Pass } from '../../lead/pass.js';
import type { QualificationVerdict } from '../../lead/qualification-reading.js';
import type { Metric } from '../metric.js';
import { type Lift, liftOf } from './lift.js';

/**
 * Names what became of a pass: `won` and `lost` are decided, `ended` came to another end, `open` may still become
 * anything.
 *
 * @category model
 * @since 0.1.0
 */
export type Outcome = 'won' | 'lost' | 'ended' | 'open';

/**
 * Describes how many passes came to each outcome.
 *
 * @category model
 * @since 0.1.0
 */
export type OutcomeCounts = Readonly<Record<Outcome, number>>;

/**
 * Describes what a definition said of passes, against what became of them.
 *
 * @category model
 * @since 0.1.0
 */
export type ConfusionMatrix = Readonly<Record<QualificationVerdict, OutcomeCounts>>;

/**
 * Describes how well what a definition says agrees with what became of the leads.
 *
 * **Details**: only passes that were won or lost are in the shares. A lead nobody could judge was not let in, so a
 * won one among them is missed by the definition, and stands apart in the matrix.
 *
 * @category model
 * @since 0.1.0
 */
export interface Confusion {
  /** What was said, against what became of them. */
  readonly matrix: ConfusionMatrix;
  /** The share won among the decided ones it let in. */
  readonly precision: Ratio;
  /** The share it let in among the won. */
  readonly recall: Ratio;
  /** The share won among all decided ones. */
  readonly baseRate: Ratio;
  /** The precision as a multiple of that. */
  readonly lift: Lift;
}

/**
 * Describes a pass as a confusion matrix takes it.
 *
 * @category model
 * @since 0.1.0
 */
export interface JudgedOutcome {
  /** What the definition said. */
  readonly verdict: QualificationVerdict;
  /** What became of the pass. */
  readonly outcome: Outcome;
}

const verdicts: ReadonlyArray<QualificationVerdict> = ['qualified', 'not-qualified', 'unknown'];
const outcomes: ReadonlyArray<Outcome> = ['won', 'lost', 'ended', 'open'];

/**
 * Measures what a definition said of passes against what became of them.
 *
 * @category metrics
 * @since 0.1.0
 */
export const confusion: Metric<JudgedOutcome, ReadonlyArray<number>, Confusion> = {
  empty: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  of: ({ verdict, outcome }) =>
    verdicts.flatMap((said) => outcomes.map((came) => (said === verdict && came === outcome ? 1 : 0))),
  concat: (first, second) => first.map((count, index) => count + (second[index] as number)),
  extract: (counts) => {
    const row = (verdict: QualificationVerdict): OutcomeCounts => {
      const start = verdicts.indexOf(verdict) * outcomes.length;
      return Object.fromEntries(
        outcomes.map((outcome, index) => [outcome, counts[start + index] as number]),
      ) as OutcomeCounts;
    };
    const matrix: ConfusionMatrix = {
      qualified: row('qualified'),
      'not-qualified': row('not-qualified'),
      unknown: row('unknown'),
    };
    const { won, lost } = matrix.qualified;
    const allWon = won + matrix['not-qualified'].won + matrix.unknown.won;
    const all = allWon + lost + matrix['not-qualified'].lost + matrix.unknown.lost;
    return {
      matrix,
      precision: rate(won, won + lost),
      recall: rate(won, allWon),
      baseRate: rate(allWon, all),
      lift: liftOf({ won, qualified: won + lost, allWon, all }),
    };
  },
};

/**
 * Tells what became of a pass.
 *
 * @param countsAsLost - the exits that count like a lost deal
 * @returns a function from a pass to its outcome
 * @category selections
 * @since 0.1.0
 */
export const outcomeOf =
  (countsAsLost: ReadonlyArray<ExitKind>) =>
  ({ exit }: Pick<Pass, 'exit'>): Outcome => {
    if (exit === undefined) return 'open';
    if (exit.kind === 'won') return 'won';
    return countsAsLost.includes(exit.kind) ? 'lost' : 'ended';
  };
