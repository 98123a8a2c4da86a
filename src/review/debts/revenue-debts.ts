import { civilDateAt } from '../../calendar/local-time.js';
import { contains } from '../../kernel/interval.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';
import type { DealCase } from '../../metrics/revenue/deal-case.js';
import { spendCases } from '../../metrics/revenue/spend-case.js';
import type { RevenueReview } from '../parts/revenue.js';
import { soldIn } from '../parts/sold-in.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { Debt } from './debt.js';

/** What is owed about money: by Sales on its deals and forecasts, by Marketing on what it spends. */
export const revenueDebts = (
  subjects: ReviewSubjects,
  period: ReviewPeriod,
  revenue: RevenueReview,
  department: Department,
): ReadonlyArray<Debt> =>
  department === 'sales'
    ? [
        dealsWithoutAmount(subjects, period),
        passedCloseDates(subjects),
        missingForecasts(revenue, period, department),
      ]
    : [
        spendWithoutLeads(revenue),
        unnamedSpend(subjects, period),
        missingForecasts(revenue, period, department),
      ];

const idsOf = (deals: ReadonlyArray<DealCase>): ReadonlyArray<string> =>
  deals.map(({ key }) => key.id).sort(byCodeUnit);

/** Where nobody writes amounts down at all, that is a matter of what is recorded and no debt of single deals. */
const dealsWithoutAmount = ({ deals, agreement }: ReviewSubjects, period: ReviewPeriod): Debt => {
  const isSold = soldIn(agreement, period);
  const isUsual = deals.some(({ amount }) => amount !== undefined);
  const names = idsOf(
    deals.filter((deal) => isUsual && deal.amount === undefined && (deal.status === 'open' || isSold(deal))),
  );
  return {
    id: 'deals-without-amount',
    title: 'Deals that are open, or were won in the period, have no amount.',
    request: 'Write down what these deals are worth.',
    owner: 'sales',
    count: names.length,
    names,
  };
};

const passedCloseDates = ({ deals, agreement, viewpoint: { asOf } }: ReviewSubjects): Debt => {
  const today = civilDateAt(agreement.saleZone)(asOf);
  const names = idsOf(
    deals.filter(
      ({ status, closeDate }) => status === 'open' && closeDate !== undefined && closeDate < today,
    ),
  );
  return {
    id: 'passed-close-dates',
    title: 'Deals are open past the date on which they were to close.',
    request: 'Close these deals, or say by when they will.',
    owner: 'sales',
    count: names.length,
    names,
  };
};

/** Who had a forecast for the last period, and locked none before this one began. */
const missingForecasts = (
  { forecasts }: RevenueReview,
  { id }: ReviewPeriod,
  department: Department,
): Debt => {
  const names = (forecasts?.withoutForecast ?? []).flatMap(({ period, unit }) =>
    period === id && unit.department === department ? [unit.name] : [],
  );
  return {
    id: 'forecasts-not-locked',
    title: 'Forecasts for the period were not locked before it began.',
    request: 'Lock the forecast of the next period before it begins.',
    owner: department,
    count: names.length,
    names,
  };
};

const spendWithoutLeads = ({ costs }: RevenueReview): Debt => {
  const names = (costs?.leads?.programmes ?? []).flatMap(({ group, reading }) =>
    group !== '' && reading.units === 0 && reading.spent.length > 0 ? [group] : [],
  );
  return {
    id: 'spend-without-leads',
    title: 'Programmes cost money in the period and brought no lead that Sales accepted.',
    request: 'Say what these programmes are to bring and by when, or stop the spending.',
    owner: 'marketing',
    count: names.length,
    names,
  };
};

const unnamedSpend = ({ view }: ReviewSubjects, { span }: ReviewPeriod): Debt => {
  const isWithin = contains(span);
  const unnamed = spendCases(view.others).filter(
    ({ at, department, programme, channel }) =>
      department === 'marketing' && isWithin(at) && programme === undefined && channel === undefined,
  );
  return {
    id: 'unnamed-spend',
    title: 'Marketing spent money in the period and did not say on what.',
    request: 'Name the programme or the channel of this spending.',
    owner: 'marketing',
    count: unnamed.length,
  };
};
