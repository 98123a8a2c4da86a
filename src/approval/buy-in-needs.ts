import type { BuyInNeed } from './buy-in-action.js';
import type { MeasuresText, StrategyText, TacticsText } from './buy-in-text.js';

/** What a strategy lacks in itself. */
export const strategyNeeds = ({ authors }: StrategyText): ReadonlyArray<BuyInNeed> =>
  authors.length === 0 ? [{ need: 'authors' }] : [];

/** What tactics lack in themselves. */
export const tacticsNeeds = ({ budgetGuideline }: TacticsText): ReadonlyArray<BuyInNeed> =>
  budgetGuideline.minor > 0 ? [] : [{ need: 'budget-guideline' }];

/** What measures lack in themselves. */
export const measuresNeeds = ({
  benchmarks,
  returnOnInvestment: { investment, basis },
}: MeasuresText): ReadonlyArray<BuyInNeed> => [
  ...(benchmarks.some((text) => text.trim() !== '') ? [] : [{ need: 'benchmarks' } as const]),
  ...(investment.minor > 0 && basis.trim() !== '' ? [] : [{ need: 'return-on-investment' } as const]),
];

/** The currency of an expected return that is not the one of the budget guideline. */
export const otherCurrency = (
  tactics: TacticsText | undefined,
  { returnOnInvestment: { investment, expected } }: MeasuresText,
): { readonly expected: string; readonly received: string } | undefined => {
  const agreed = tactics?.budgetGuideline.currency;
  const other = [investment, expected].find(({ currency }) => currency !== agreed)?.currency;
  return agreed === undefined || other === undefined ? undefined : { expected: agreed, received: other };
};
