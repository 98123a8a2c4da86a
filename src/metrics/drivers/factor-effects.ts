/**
 * Describes one factor of a product before and after.
 *
 * @category model
 * @since 0.1.0
 */
export interface Factor {
  /** Its name. */
  readonly name: string;
  /** What it was, a finite number. */
  readonly before: number;
  /** What it is, a finite number. */
  readonly after: number;
}

/**
 * Describes how much of a product's change goes with each of its factors.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactorEffects {
  /** The product of all that was. */
  readonly before: number;
  /** The product of all that is. */
  readonly after: number;
  /** What goes with each factor, in the order they came; together it is `after` less `before`. */
  readonly effects: ReadonlyArray<{ readonly name: string; readonly effect: number }>;
}

/**
 * Splits the change of a product over its factors, each of them treated alike: Das Gupta's symmetrical decomposition.
 *
 * **Details**: the effect of a factor is its own change times what the others make together, averaged over all orders in
 * which the factors could have changed one after the other. So it does not depend on the order in which they are named,
 * and nothing is left over.
 *
 * @param factors - the factors, each before and after; any number of them
 * @returns the effects, or null where a number is not finite or the products pass what numbers can hold
 * @example
 * ```ts
 * import { factorEffects } from 'smarketing/metrics/drivers'
 *
 * const split = factorEffects([
 *   { name: 'leads', before: 100, after: 200 },
 *   { name: 'rate', before: 0.2, after: 0.1 },
 * ])
 * split?.effects.map(({ name, effect }) => [name, effect.toFixed(0)]) // => [['leads', '15'], ['rate', '-15']]
 * ```
 * @see P. Das Gupta, Standardization and Decomposition of Rates: A User's Manual, US Bureau of the Census P23-186 (1993)
 * @category folds
 * @since 0.1.0
 */
export const factorEffects = (factors: ReadonlyArray<Factor>): FactorEffects | null => {
  const before = factors.reduce((product, factor) => product * factor.before, 1);
  const after = factors.reduce((product, factor) => product * factor.after, 1);
  const effects = factors.map((factor, index) => ({
    name: factor.name,
    effect: (factor.after - factor.before) * othersTogether(factors.toSpliced(index, 1)) + 0,
  }));
  const numbers = [before, after, ...effects.map(({ effect }) => effect)];
  return numbers.every(Number.isFinite) ? { before: before + 0, after: after + 0, effects } : null;
};

/**
 * The mean, over all orders of change, of the product of the other factors: the coefficients of Π (before + after · x)
 * are the sums of the products in which so many of them have changed already.
 */
const othersTogether = (others: ReadonlyArray<Factor>): number => {
  let sums: ReadonlyArray<number> = [1];
  for (const { before, after } of others)
    sums = [...sums, 0].map((sum, changed) => sum * before + (sums[changed - 1] ?? 0) * after);
  // Each number of changed ones is equally likely, and so is each choice of so many.
  let choices = 1;
  return sums.reduce((mean, sum, changed) => {
    if (changed > 0) choices = (choices * (others.length - changed + 1)) / changed;
    return mean + sum / (choices * sums.length);
  }, 0);
};
