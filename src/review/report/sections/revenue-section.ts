import type { Grouped } from '../../../metrics/group-by.js';
import type { Contribution, DealsMoney } from '../../../metrics/revenue/contribution.js';
import type { PeriodVelocity } from '../../../metrics/revenue/lead-velocity.js';
import type { Velocity } from '../../../metrics/revenue/pipeline-velocity.js';
import type { WinRate } from '../../../metrics/revenue/win-rate.js';
import type { RevenueReview } from '../../parts/revenue.js';
import type { Review } from '../../review.js';
import { forInformation, notDue, see } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, type Sureness, sureOfShare, unmeasured, unsure } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes what comes of it all in money: how leads grow, how deals are won, how long that takes, and whose they are.
 *
 * @category sections
 * @since 0.1.0
 */
export const revenueSection: SectionOf = (terms) => (review) => {
  const { deals, leadVelocity, winRate, cycle, velocity, contribution } = review.revenue;
  const lines = [
    ...growthLines(terms, leadVelocity),
    ...(winRate === undefined ? [] : winLines(terms, review, winRate)),
    ...(cycle === undefined ? [] : [cycleLine(cycle)]),
    ...(velocity === undefined ? [] : velocityLines(velocity)),
    ...(contribution === undefined ? [] : contributionLines(review, contribution.bySource)),
  ];
  return lines.length === 0
    ? null
    : {
        id: 'revenue',
        title: 'What comes of it in money',
        about: `${counting(deals.won, 'deal')} won, ${count(deals.lost)} lost, ${count(deals.open)} open; each counts once, and no currency is turned into another.`,
        lines,
      };
};

const growthReasons: Readonly<Record<string, string>> = {
  'first-period': 'it is the first month there is',
  'not-over': 'the month is not over',
  'empty-denominator': 'nothing qualified in the month before',
  'definition-unknown': 'nobody knows by which definition leads were judged',
  'definition-changed': 'the definition changed, and the growth would be that of the rule',
};

/** The last month that is over, since one that runs says nothing yet. */
const growthLines = (
  { owed }: ReportTerms,
  months: ReadonlyArray<PeriodVelocity>,
): ReadonlyArray<ReportLine> => {
  const last = months.findLast(({ growth }) => growth.reason !== 'not-over') ?? months.at(-1);
  if (last === undefined) return [];
  const { period, qualified, growth, verdict } = last;
  const reason = growthReasons[growth.reason ?? ''] ?? growth.reason;
  return [
    {
      id: 'lead-velocity',
      label: `Growth of qualified leads in ${period}`,
      value: growth.value === null ? 'no growth can be told' : signed(growth.value),
      data: { kind: 'number', number: growth.value },
      means: `${counting(qualified, 'lead')} qualified, ${count(qualified - growth.numerator)} in the month before: the lead velocity rate.`,
      sure:
        growth.value === null
          ? unmeasured(reason ?? 'no reason is known')
          : counted(verdict === 'noise' ? 'within noise' : 'more than chance'),
      next:
        verdict === 'real' && (growth.value ?? 0) < 0
          ? owed(
              'marketing',
              'Say what the fall comes from: fewer who ask, or fewer who meet the definition.',
            )
          : forInformation(),
    },
  ];
};

const signed = (share: number): string => `${share > 0 ? '+' : ''}${percent(share)}`;

const winLines = (
  terms: ReportTerms,
  review: Review,
  { all, byClose, byCohort }: NonNullable<RevenueReview['winRate']>,
): ReadonlyArray<ReportLine> => [
  {
    ...shareOf('win-rate', 'Deals won, of those decided', all),
    means: 'Over all time, by number: won over won and lost; open ones are neither.',
    next: forInformation(),
    details: [
      ...byClose.map(
        ({ group, reading }) => `Closed in ${group || 'a time nobody knows'}: ${textOf(reading)}.`,
      ),
      ...byCohort.map(
        ({ group, reading }) =>
          `Opened in ${group || 'a time nobody knows'}: ${textOf(reading)}, ${count(reading.open)} still open.`,
      ),
    ],
  },
  ...all.byValue.map(
    ({ currency, share }): ReportLine => ({
      id: `win-rate:${currency}`,
      label: `Money won, of the ${currency} decided`,
      value: share.value === null ? 'nothing to divide by' : percent(share.value),
      data: { kind: 'share', share },
      means: `By value: ${moneyText([{ minor: share.numerator, currency }])} of ${moneyText([{ minor: share.denominator, currency }])}.`,
      sure: withoutAmounts(all.withoutAmount.won + all.withoutAmount.lost),
      next: seeDebt(terms, 'sales', 'deals-without-amount', forInformation())(review),
    }),
  ),
];

const withoutAmounts = (deals: number): Sureness =>
  counted(deals === 0 ? undefined : `${counting(deals, 'deal')} without an amount not in it`);

const textOf = ({ byCount }: WinRate): string =>
  byCount.value === null
    ? 'none decided'
    : `${percent(byCount.value)} (${count(byCount.numerator)} of ${count(byCount.denominator)})`;

const shareOf = (
  id: string,
  label: string,
  { byCount }: WinRate,
): Pick<ReportLine, 'id' | 'label' | 'value' | 'data' | 'sure'> => ({
  id,
  label,
  value: byCount.value === null ? 'none decided yet' : percent(byCount.value),
  data: { kind: 'share', share: byCount },
  sure: sureOfShare(byCount),
});

const cycleLine = ({
  halfOfWins,
  incidence,
  winnersMean,
}: NonNullable<RevenueReview['cycle']>): ReportLine => {
  const excluded = incidence.excluded.reduce((sum, one) => sum + one.count, 0);
  return {
    id: 'sales-cycle',
    label: 'Until half of the deals that are won were won',
    value: halfOfWins === null ? 'none won that can be timed' : durationText(halfOfWins),
    data: { kind: 'duration', duration: halfOfWins },
    means: `From opening to winning, open deals counted as open; the mean of the winners${winnersMean.value === null ? '' : `, ${durationText(winnersMean.value)},`} leaves out all that take longer.`,
    sure:
      halfOfWins === null
        ? unmeasured('no won deal has both times')
        : unsure(
            `over ${counting(incidence.subjects, 'deal')}, ${count(incidence.open)} of them open${excluded === 0 ? '' : `; ${count(excluded)} could not be timed`}`,
          ),
    next: forInformation(),
  };
};

const velocityLines = ({
  currencies,
  cycle,
  lookBack,
  withoutAmount,
}: NonNullable<RevenueReview['velocity']>): ReadonlyArray<ReportLine> =>
  currencies.map(({ currency, averageDeal, winRate, openNow, createdInLookBack }): ReportLine => {
    const known = openNow.perDay !== null;
    return {
      id: `velocity:${currency}`,
      label: `What the open pipeline brings a day, in ${currency}`,
      value: velocityText(openNow),
      data: { kind: 'money', amounts: openNow.perDay === null ? [] : [openNow.perDay] },
      means: known
        ? `${counting(openNow.deals, 'open deal')} × ${moneyText(averageDeal === undefined ? [] : [averageDeal])} × ${percent(winRate.value ?? 0)} ÷ ${durationText(cycle ?? 0)}.`
        : 'Deals × average deal × win rate ÷ cycle; a part of it is not known.',
      sure: known ? velocitySure(winRate, withoutAmount.openNow) : unmeasured(openNow.reason ?? 'not known'),
      next: forInformation('it is a speed, and no promise'),
      details: [
        `By the deals created in the last ${durationText(lookBack)} instead, ${count(createdInLookBack.deals)}: ${velocityText(createdInLookBack)}.`,
      ],
    };
  });

const velocityText = ({ perDay, reason }: Velocity): string =>
  perDay === null ? `cannot be told: ${(reason ?? 'not known').replaceAll('-', ' ')}` : moneyText([perDay]);

const velocitySure = (winRate: WinRate['byCount'], bare: number): Sureness => {
  const share = sureOfShare(winRate).text;
  return unsure(
    `the win rate is of ${share}${bare === 0 ? '' : `; ${counting(bare, 'open deal')} without an amount not in it`}`,
  );
};

const sourceWords: Readonly<Record<string, string>> = {
  marketing: 'Revenue from leads that Marketing handed over or found',
  sales: 'Revenue from leads that Sales found',
  elsewhere: 'Revenue from leads of partners, customers and the product',
  unknown: 'Revenue from deals without a lead that says where it came from',
};

const amountsText = ({ deals, amounts }: DealsMoney, nothing: string): string =>
  deals === 0 ? nothing : amounts.length === 0 ? 'no amount on record' : moneyText(amounts);

const contributionLines = (
  { period }: Review,
  bySource: ReadonlyArray<Grouped<Contribution>>,
): ReadonlyArray<ReportLine> =>
  bySource.map(({ group, reading: { revenue, pipeline, margin } }): ReportLine => {
    const shares = revenue.share.flatMap(({ currency, share }) =>
      share.value === null ? [] : [`${percent(share.value)} of the ${currency}`],
    );
    return {
      id: `contribution:${group}`,
      label: sourceWords[group] ?? group,
      value: amountsText(revenue, 'nothing won'),
      data: { kind: 'money', amounts: revenue.amounts },
      means: `${counting(revenue.deals, 'deal')} won in ${period.id}${shares.length === 0 ? '' : `, ${shares.join(', ')} won`}; open: ${amountsText(pipeline, 'nothing')}${pipeline.deals === 0 ? '' : ` in ${counting(pipeline.deals, 'deal')}`}.`,
      sure: withoutAmounts(revenue.withoutAmount + pipeline.withoutAmount),
      next:
        group === 'unknown'
          ? see('evidence', 'what links a deal to its lead stands under “Is there evidence?”')
          : period.closed
            ? forInformation('who contributed it did not cause it alone')
            : notDue('the period is not over'),
      ...(revenue.amounts.length === 0
        ? {}
        : {
            details: [
              margin === undefined
                ? 'No margin is agreed, so what is left of it is not told.'
                : `At the agreed margin ${moneyText(margin.amounts)} of it are left after costs.`,
            ],
          }),
    };
  });
