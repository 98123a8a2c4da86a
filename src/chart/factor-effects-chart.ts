import type { FactorEffects } from '../metrics/drivers/factor-effects.js';
import { count } from '../review/report/number-text.js';
import { nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';
import { waterfall } from './waterfall.js';

/**
 * Describes a product whose change is drawn.
 *
 * @category model
 * @since 0.1.0
 */
export interface FactorEffectsTerms {
  /** What the product is, for example `Customers won`. */
  readonly product: string;
  /** What the earlier period is called. */
  readonly before: string;
  /** What the later period is called. */
  readonly after: string;
  /** How numbers of the axis are written, as d3 does; `~s` when absent, and `%` for a share. */
  readonly format?: string;
  /** Writes a number of the product; rounded when absent. */
  readonly textOf?: (value: number) => string;
}

/**
 * Draws how much of the change of a product goes with each of its factors, as a waterfall: the pipeline's velocity, or
 * the customers that came of inquiries step by step.
 *
 * @param terms - what the product and the periods are called
 * @returns a function from the effects to a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const factorEffectsChart =
  (terms: FactorEffectsTerms) =>
  ({ before, after, effects }: FactorEffects): VegaLiteSpec => {
    const title = `What drove the change: ${terms.product}`;
    if (effects.length === 0) return nothingToDraw(title, 'There is no factor to split it over.');
    const textOf = terms.textOf ?? roundedText;
    return picture(
      {
        title,
        notes: [
          'Each factor with its own change, the others at their mean over all orders (Das Gupta); nothing is left over, and it is arithmetic, so there is no interval.',
          'Source: the factors of both periods.',
        ],
      },
      waterfall({
        before: { name: terms.before, level: before },
        after: { name: terms.after, level: after },
        steps: effects,
        title: terms.product,
        format: terms.format ?? '~s',
        levelText: textOf,
        effectText: (effect) => `${effect > 0 ? '+' : ''}${textOf(effect)}`,
      }),
    );
  };

const roundedText = (value: number): string =>
  Math.abs(value) >= 1_000 ? count(Math.round(value)) : String(Number(value.toPrecision(3)));
