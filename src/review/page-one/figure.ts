import type { Money } from '../../kernel/money.js';
import type { Party } from '../../kernel/party.js';
import type { Ratio } from '../../kernel/ratio.js';
import { type Change, changeFrom, countChange } from '../../metrics/change.js';

/**
 * Names the five figures of page one.
 *
 * @category model
 * @since 0.1.0
 */
export type FigureName = 'handed-over' | 'worked-in-time' | 'converted' | 'overdue-now' | 'money-at-risk';

/**
 * Describes what every figure of page one says.
 *
 * @category model
 * @since 0.1.0
 */
export interface FigureBasis {
  /** Which figure. */
  readonly name: FigureName;
  /** What it counts, in one sentence. */
  readonly meaning: string;
  /** Who answers for it when it is off its target. */
  readonly owner: Party;
}

/**
 * Describes whether an agreed target is reached.
 *
 * @category model
 * @since 0.1.0
 */
export interface TargetCheck<Value> {
  /** Whether the value has to reach the target or must not pass it. */
  readonly sense: 'at-least' | 'at-most';
  /** The target. */
  readonly target: Value;
  /** `reached`, `missed`, or `due`: the period is open and the count can still grow, or nobody can say yet. */
  readonly state: 'reached' | 'missed' | 'due';
}

/**
 * Describes a figure that is a count.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountFigure extends FigureBasis {
  /** Tells figures apart. */
  readonly kind: 'count';
  /** The count. */
  readonly value: number;
  /** The agreed target; absent when none is agreed. */
  readonly target?: TargetCheck<number>;
  /** The count of the last period at the same distance into it, and whether the difference is more than noise. */
  readonly previous?: { readonly value: number; readonly verdict: Change['verdict'] };
}

/**
 * Describes a figure that is a share.
 *
 * @category model
 * @since 0.1.0
 */
export interface ShareFigure extends FigureBasis {
  /** Tells figures apart. */
  readonly kind: 'share';
  /** The share with its interval. */
  readonly value: Ratio;
  /** The agreed target; absent when none is agreed. */
  readonly target?: TargetCheck<number>;
  /** The share of the last period at the same distance into it, and the change. */
  readonly previous?: { readonly value: Ratio; readonly change: Change | null };
}

/**
 * Describes a figure that is money, each currency apart.
 *
 * @category model
 * @since 0.1.0
 */
export interface MoneyFigure extends FigureBasis {
  /** Tells figures apart. */
  readonly kind: 'money';
  /** The amounts that are known. */
  readonly value: ReadonlyArray<Money>;
  /** How many leads it rests on have no amount at all. */
  readonly withoutAmount: number;
  /** The agreed target; absent when none is agreed. */
  readonly target?: TargetCheck<Money>;
  /** The amounts of the last period at the same distance into it. */
  readonly previous?: { readonly value: ReadonlyArray<Money> };
}

/**
 * Describes a figure for which there is no evidence; it is not drawn.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnmeasuredFigure extends FigureBasis {
  /** Tells figures apart. */
  readonly kind: 'not-measured';
  /** Why, in one sentence. */
  readonly reason: string;
  /** The one thing to switch on, and by whom; absent where none is known. */
  readonly switchOn?: { readonly what: string; readonly owner: Party };
}

/**
 * Describes one figure of page one.
 *
 * @category model
 * @since 0.1.0
 */
export type Figure = CountFigure | ShareFigure | MoneyFigure | UnmeasuredFigure;

/**
 * Builds a figure that is a count.
 *
 * **Details**: whether it differs from the last period's by more than noise is what `countChange` says.
 *
 * @param basis - its name, meaning and owner
 * @param value - the count
 * @param previous - the count of the last period; undefined when there is none
 * @param target - the agreed target; undefined when there is none
 * @returns the figure
 * @category constructors
 * @since 0.1.0
 */
export const countFigure = (
  basis: FigureBasis,
  value: number,
  previous: number | undefined,
  target: TargetCheck<number> | undefined,
): CountFigure => ({
  ...basis,
  kind: 'count',
  value,
  ...(target === undefined ? {} : { target }),
  ...(previous === undefined ? {} : { previous: { value: previous, verdict: countChange(previous, value) } }),
});

/**
 * Builds a figure that is a share.
 *
 * @param basis - its name, meaning and owner
 * @param value - the share
 * @param previous - the share of the last period; undefined when there is none
 * @param atLeast - the agreed target; undefined when there is none
 * @param closed - whether the period is over: before that a share below its target is due, not missed
 * @returns the figure
 * @category constructors
 * @since 0.1.0
 */
export const shareFigure = (
  basis: FigureBasis,
  value: Ratio,
  previous: Ratio | undefined,
  atLeast: number | undefined,
  closed: boolean,
): ShareFigure => ({
  ...basis,
  kind: 'share',
  value,
  ...(atLeast === undefined
    ? {}
    : {
        target: {
          sense: 'at-least',
          target: atLeast,
          state:
            value.value !== null && value.value >= atLeast
              ? 'reached'
              : closed && value.value !== null
                ? 'missed'
                : 'due',
        },
      }),
  ...(previous === undefined ? {} : { previous: { value: previous, change: changeFrom(previous)(value) } }),
});
