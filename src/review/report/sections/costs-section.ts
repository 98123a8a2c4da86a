import type { CurrencyCost, UnitCost } from '../../../metrics/revenue/unit-cost.js';
import type { CostsReview, CurrencyReturn } from '../../parts/costs.js';
import type { Review } from '../../review.js';
import { forInformation, type NextStep, see } from '../next-step.js';
import { counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, declared, type Sureness, unmeasured } from '../sureness.js';

/**
 * Writes what leads and customers cost, and what came back of what Marketing spent.
 *
 * @category sections
 * @since 0.1.0
 */
export const costsSection: SectionOf = (terms) => (review) => {
  const { costs } = review.revenue;
  if (costs === undefined) return null;
  const lines = [
    ...(costs.leads === undefined ? [] : [leadLine(terms, review, costs.leads)]),
    ...customerLines(costs, review),
    ...costs.returns.map((one) => returnLine(terms, costs, one)),
  ];
  return lines.length === 0
    ? null
    : {
        id: 'costs',
        title: 'What it costs, and what comes back',
        about: `All that was spent in ${review.period.id} over all that came of it, never a mean of means.`,
        lines,
      };
};

const eachText = (costs: ReadonlyArray<CurrencyCost>): string => {
  const known = costs.flatMap(({ each }) => each ?? []);
  return known.length === 0 ? 'cannot be told' : moneyText(known);
};

const amountsOf = (costs: ReadonlyArray<CurrencyCost>): ReportLine['data'] => ({
  kind: 'money',
  amounts: costs.flatMap(({ each }) => each ?? []),
});

const sureOfCost = ({ units, spent }: UnitCost, unit: string): Sureness => {
  if (spent.length === 0) return unmeasured('nothing was spent in the period');
  return units === 0 ? unmeasured(`no ${unit} came in the period`) : counted();
};

const leadLine = (
  terms: ReportTerms,
  review: Review,
  { all, programmes }: NonNullable<CostsReview['leads']>,
): ReportLine => ({
  id: 'accepted-lead',
  label: 'Cost of a lead that Sales accepted',
  value: eachText(all.costs),
  data: amountsOf(all.costs),
  means: `Marketing spent ${moneyText(all.spent)} and Sales accepted ${counting(all.units, 'lead')}.`,
  sure: sureOfCost(all, 'accepted lead'),
  next: seeDebt(
    terms,
    'marketing',
    'spend-without-leads',
    seeDebt(terms, 'marketing', 'unnamed-spend', forInformation())(review),
  )(review),
  details: programmes.map(
    ({ group, reading }) =>
      `${group === '' ? 'In no programme' : group}: ${moneyText(reading.spent)} for ${counting(reading.units, 'lead')}${reading.units === 0 || reading.spent.length === 0 ? '' : `, ${eachText(reading.costs)} each`}.`,
  ),
});

const customerLines = ({ acquisition }: CostsReview, { period }: Review): ReadonlyArray<ReportLine> => {
  if (acquisition === undefined) return [];
  const { sameTime, lagged } = acquisition;
  return [
    {
      id: 'customer',
      label: 'Cost to win a customer, fully loaded',
      value: eachText(sameTime.costs),
      data: amountsOf(sameTime.costs),
      means: `Both departments spent ${moneyText(sameTime.spent)}; ${counting(sameTime.units, 'customer')} bought for the first time in ${period.id}, as far as the journal knows.`,
      sure:
        sameTime.lacks.length > 0
          ? unmeasured(`what ${sameTime.lacks.join(' and ')} spent in the period is not recorded`)
          : sureOfCost(sameTime, 'new customer'),
      next:
        sameTime.lacks.length === 0
          ? forInformation()
          : see('evidence', 'what is not recorded stands under “Is there evidence?”'),
      details: [
        lagged === undefined
          ? 'No cycle is known by which spend could be moved ahead of sales.'
          : lagged.lacks.length > 0
            ? `By what was spent one cycle earlier it cannot be told: ${lagged.lacks.join(' and ')} recorded nothing then.`
            : `By what was spent one cycle earlier: ${eachText(lagged.costs)}.`,
      ],
    },
  ];
};

const returnLine = (
  terms: ReportTerms,
  { programmes }: CostsReview,
  { spend, revenue, onMargin, onRevenue, caution }: CurrencyReturn,
): ReportLine => {
  const { currency } = spend;
  const next: NextStep =
    onMargin.reason === 'no-margin'
      ? terms.owed('operations', 'Let both agree on the share of a sale that is left after its costs.')
      : forInformation('only an experiment says what would have been sold without it');
  return {
    id: `return:${currency}`,
    label: `Return on what Marketing spent, in ${currency}`,
    value:
      onMargin.value === null
        ? `cannot be told${onRevenue.value === null ? '' : `; ${percent(onRevenue.value, 0)} in revenue`}`
        : `${percent(onMargin.value, 0)} on the margin`,
    data: { kind: 'number', number: onMargin.value },
    means: `${moneyText([revenue])} won from Marketing’s leads on ${moneyText([spend])} spent${onRevenue.value === null ? '' : `, ${percent(onRevenue.value, 0)} in revenue`}. ${caution}`,
    sure:
      onMargin.value === null
        ? unmeasured(onMargin.reason === 'no-margin' ? 'no margin is agreed' : 'nothing was spent')
        : declared('counted, at the margin that both agreed on'),
    next,
    details: programmes.flatMap(({ group, reading }) =>
      reading
        .filter((one) => one.spend.currency === currency)
        .map(
          (one) =>
            `${group}: ${moneyText([one.revenue])} won on ${moneyText([one.spend])}${one.onMargin.value === null ? '' : `, ${percent(one.onMargin.value, 0)} on the margin`}.`,
        ),
    ),
  };
};
