import { michaelisMentenCurve } from 'smarketing/cartridge';
import { budgetFrontier, budgetSteps, compileBrief } from 'smarketing/cartridge/plan';
import { branchAndBound } from 'smarketing/cartridge/plan/solver';
import { frontierChart, reachCurveChart } from 'smarketing/chart';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { euros, portfolio, quarter } from '../cartridge/plan/portfolio.js';
import { drawn, isVegaLite } from './drawn.js';

const frontier = budgetFrontier(
  branchAndBound(),
  budgetSteps(euros(120_000), 7),
)(orThrow(compileBrief(portfolio)({ ...quarter, objective: { kind: 'net-reach' } })));
const point = { amount: 2, reached: 8_000 };
const curve = orThrow(michaelisMentenCurve(50_000)(point));

describe.each([
  ['the frontier', frontierChart(frontier)],
  ['a frontier without points', frontierChart([])],
  ['a reach curve', reachCurveChart({ title: 'Mailings', curve, point, unit: 'mailings' })],
  ['a reach curve without its point', reachCurveChart({ title: 'Mailings', curve })],
])('the picture of %s', (_, spec) => {
  test('is plain JSON, and Vega-Lite by its published schema', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(isVegaLite(spec)).toBe(true);
  });

  test('compiles without a warning and can be drawn', async () => {
    const { svg, warnings } = await drawn(spec);
    expect(svg).toContain('<svg');
    expect(warnings).toEqual([]);
  });
});

test('a frontier tells budgets that meet all expectations from those that do not', async () => {
  const values = (frontierChart(frontier).data as { readonly values: ReadonlyArray<Record<string, unknown>> })
    .values;
  expect(values[0]).toMatchObject({
    budget: 0,
    reached: 0,
    unmet: 3,
    expectations: 'some expectations of Sales unmet',
  });
  expect(values.at(-1)).toMatchObject({
    budget: 120_000,
    unmet: 0,
    expectations: 'all expectations of Sales met',
  });
});

test('a reach curve marks the point it was read off, and its ceiling', async () => {
  const { svg } = await drawn(reachCurveChart({ title: 'Mailings', curve, point, unit: 'mailings' }));
  for (const text of ['measured', 'the most it can reach', 'mailings']) expect(svg).toContain(text);
});
