/**
 * Names what a change does to who meets the rule: fewer leads, more, other ones, the same, or nobody can tell.
 *
 * @category model
 * @since 0.1.0
 */
export type RuleEffect = 'same' | 'stricter' | 'looser' | 'different' | 'not-decided';

/**
 * Describes one condition or group on one side of a comparison.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleSide {
  /** Where it stands in that version of the rule; below a reference the path goes on with `definition`. */
  readonly path: ReadonlyArray<string | number>;
  /** What it asks, in words. */
  readonly words: string;
}

/**
 * Describes one difference between two versions of a rule.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleChange {
  /** Whether something was changed, added or removed. */
  readonly kind: 'changed' | 'added' | 'removed';
  /** What this change alone does to who meets the rule. */
  readonly effect: RuleEffect;
  /** What was there before; no key for an addition. */
  readonly before?: RuleSide;
  /** What is there after; no key for a removal. */
  readonly after?: RuleSide;
  /** The change in one English sentence. */
  readonly sentence: string;
}

/**
 * Describes what changed between two versions of a rule.
 *
 * @category model
 * @since 0.1.0
 */
export interface RuleDiff {
  /**
   * What all changes together do to who meets the rule, by proof; `different` when each version lets leads in
   * that the other does not, and `not-decided` past the limits of the proof.
   */
  readonly effect: RuleEffect;
  /** Every change, in the order of the rule before; none when the two ask the same in other words. */
  readonly changes: ReadonlyArray<RuleChange>;
}
