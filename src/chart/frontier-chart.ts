import type { PlanObjective } from '../cartridge/plan/brief.js';
import type { FrontierPoint } from '../cartridge/plan/what-if.js';
import { decimalsOf } from '../kernel/currency.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

const heading = 'What each budget buys';

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
 * @returns a Vega-Lite specification; without points it says that no plan keeps what is required
 * @category charts
 * @since 0.1.0
 */
export const frontierChart = (points: ReadonlyArray<FrontierPoint>): VegaLiteSpec => {
  const [first] = points;
  if (first === undefined)
    return nothingToDraw(heading, 'At none of the budgets is there a plan that keeps what is required.');
  const { currency } = first.budget;
  const { kind } = first.objective;
  const main = 10 ** decimalsOf(currency);
  const values = points.map(({ budget, cost, unmet, objective }) => ({
    budget: budget.minor / main,
    cost: cost.minor / main,
    reached: kind === 'value' ? objective.value / main : objective.value,
    unmet,
    expectations: unmet === 0 ? 'all expectations of Sales met' : 'some expectations of Sales unmet',
    proof: objective.proof,
  }));
  const proven = points.filter(({ objective }) => objective.proof === 'optimal').length;
  return picture(
    {
      title: heading,
      notes: [
        `${points.length} budgets, each with its best plan: ${proven} proven best, ${points.length - proven} within a stated gap or not proven. The plan is computed, so there is no interval; its responses are assumptions.`,
        'Source: the portfolio and the brief of the plan.',
      ],
    },
    {
      height: 240,
      data: { values },
      encoding: {
        x: {
          field: 'budget',
          type: 'quantitative',
          title: `budget, ${currency}`,
          axis: { grid: false, format: '~s', tickCount: 7 },
        },
        y: {
          field: 'reached',
          type: 'quantitative',
          title: kind === 'value' ? `value, ${currency}` : titles[kind],
        },
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
    },
  );
};
