import type { PlanObjective } from '../cartridge/plan/brief.js';
import type { FrontierPoint } from '../cartridge/plan/what-if.js';
import { decimalsOf } from '../kernel/currency.js';
import { framed, palette, type VegaLiteSpec } from './vega-lite.js';

/** What each objective counts, as a title of an axis. */
const titles: Readonly<Record<PlanObjective['kind'], string>> = {
  'served-responders': 'responders served',
  'net-reach': 'net reach',
  'qualified-leads': 'qualified leads expected',
  value: 'value',
};

/**
 * Draws the efficient frontier: what the best plan reaches at each budget, and where expectations of Sales are left
 * unmet.
 *
 * @param points - the frontier, as `budgetFrontier` of `smarketing/cartridge/plan` gives it
 * @returns a Vega-Lite specification; without points it draws empty axes
 * @category charts
 * @since 0.1.0
 */
export const frontierChart = (points: ReadonlyArray<FrontierPoint>): VegaLiteSpec => {
  const currency = points[0]?.budget.currency;
  const kind = points[0]?.objective.kind;
  const main = currency === undefined ? 1 : 10 ** decimalsOf(currency);
  const values = points.map(({ budget, cost, unmet, objective }) => ({
    budget: budget.minor / main,
    cost: cost.minor / main,
    reached: kind === 'value' ? objective.value / main : objective.value,
    unmet,
    expectations: unmet === 0 ? 'all expectations of Sales met' : 'some expectations of Sales unmet',
    proof: objective.proof,
  }));
  return framed({
    title: 'What each budget buys',
    width: 520,
    height: 240,
    data: { values },
    encoding: {
      x: {
        field: 'budget',
        type: 'quantitative',
        title: currency === undefined ? 'budget' : `budget, ${currency}`,
        axis: { grid: false, format: '~s' },
      },
      y: { field: 'reached', type: 'quantitative', title: kind === undefined ? 'reached' : titles[kind] },
    },
    layer: [
      { mark: { type: 'line', color: palette.grey, strokeWidth: 2 } },
      {
        mark: { type: 'point', filled: true, size: 70, opacity: 1 },
        encoding: {
          color: {
            field: 'expectations',
            type: 'nominal',
            scale: {
              domain: ['all expectations of Sales met', 'some expectations of Sales unmet'],
              range: [palette.blue, palette.red],
            },
            legend: { orient: 'bottom' },
          },
          tooltip: [
            { field: 'budget', type: 'quantitative' },
            { field: 'cost', type: 'quantitative' },
            { field: 'reached', type: 'quantitative' },
            { field: 'unmet', type: 'quantitative' },
            { field: 'proof', type: 'nominal' },
          ],
        },
      },
    ],
  });
};
