import type { CurrencyAccuracy } from '../../../metrics/forecast/forecast.js';
import type { RolledUpAttainment } from '../../../metrics/forecast/quota-report.js';
import type { CurrencyShare } from '../../../metrics/revenue/money-sum.js';
import type { ForecastsReview, LevelAccuracy, PeriodQuotas } from '../../parts/locks.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep, notDue } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, unmeasured } from '../sureness.js';

/**
 * Writes how far quotas were attained, and how good forecasts were, on the locks that were set before.
 *
 * @category sections
 * @since 0.1.0
 */
export const quotasSection: SectionOf = (terms) => (review) => {
  const { quotas = [], forecasts } = review.revenue;
  const lines = [
    ...quotas.slice(-shownPeriods).flatMap((one) => quotaLines(terms, one)),
    ...(forecasts === undefined ? [] : forecastLines(terms, review, forecasts)),
  ];
  return lines.length === 0
    ? null
    : {
        id: 'quotas',
        title: 'What was to be sold, and what was foretold',
        about: 'Only what was locked before its period counts; what was locked later moves nothing.',
        lines,
      };
};

/** How many periods of quotas are told; the review holds all of them. */
const shownPeriods = 4;

const quotaLines = (terms: ReportTerms, quotas: PeriodQuotas): ReadonlyArray<ReportLine> =>
  quotas.whole.attained.map(({ currency, share }) => ({
    id: `quota:${quotas.period}:${quotas.department}:${currency}`,
    label: `Quotas of ${terms.nameOf(quotas.department)} in ${quotas.period}, in ${currency}`,
    value: share.value === null ? 'nothing to divide by' : percent(share.value),
    data: { kind: 'share', share },
    means: `${moneyText([{ minor: share.numerator, currency }])} sold of ${moneyText([{ minor: share.denominator, currency }])}: ${basisWords(quotas.whole)}.`,
    sure: counted(cautionOf(quotas.whole)),
    next: nextOfQuota(terms, quotas, share),
    ...(quotas.teams.length === 0
      ? {}
      : {
          details: quotas.teams.map(
            ({ group, reading }) =>
              `${group === '' ? 'Whose team is not known' : terms.nameOf(`team:${group}`)}: ${teamText(reading, currency)}.`,
          ),
        }),
  }));

const basisWords = ({ basis, quotas }: RolledUpAttainment): string =>
  basis === 'own'
    ? 'on its own quota'
    : `all of ${counting(quotas, 'quota')} together, and no mean of their shares`;

const cautionOf = ({ late, after, withoutAmount, elsewhere }: RolledUpAttainment): string | undefined => {
  const cautions = [
    ...(late === 0 ? [] : [`${counting(late, 'quota')} locked only while the period ran`]),
    ...(after === 0 ? [] : [`${counting(after, 'quota')} left out, locked when it was over`]),
    ...(withoutAmount === 0 ? [] : [`${counting(withoutAmount, 'sold deal')} without an amount not in it`]),
    ...(elsewhere.length === 0 ? [] : [`${moneyText(elsewhere)} sold in other currencies not in it`]),
  ];
  return cautions.length === 0 ? undefined : cautions.join('; ');
};

const teamText = ({ attained }: RolledUpAttainment, currency: string): string => {
  const own = attained.find((one) => one.currency === currency)?.share;
  return own === undefined || own.value === null
    ? 'no quota in time'
    : `${percent(own.value)}, ${moneyText([{ minor: own.numerator, currency }])} of ${moneyText([{ minor: own.denominator, currency }])}`;
};

const nextOfQuota = (
  { owed }: ReportTerms,
  { closed, department, period }: PeriodQuotas,
  { value }: CurrencyShare['share'],
): NextStep => {
  if (value !== null && value >= 1) return kept('the quotas are attained');
  return closed
    ? owed(department, `Say what was missing in ${period}, and what follows for the next period.`)
    : notDue('the period is not over');
};

const forecastLines = (
  terms: ReportTerms,
  review: Review,
  { accuracy, drift }: ForecastsReview,
): ReadonlyArray<ReportLine> => [
  ...accuracy.flatMap((level) =>
    level.currencies.length === 0
      ? []
      : level.currencies.map((one) => accuracyLine(terms, review, level, one)),
  ),
  ...(drift.length === 0
    ? []
    : [
        {
          id: 'drift',
          label: 'Forecasts that were locked more than once',
          value: count(drift.length),
          data: { kind: 'count', count: drift.length },
          means: 'How far they moved from their first lock to their last one before the period was over.',
          sure: counted(),
          next: forInformation('what counts is the lock before the period'),
          details: drift.map(
            ({ period, unit, first, last, share }) =>
              `${period}, ${unit.level === 'team' ? terms.nameOf(`team:${unit.name}`) : unit.name}: ${moneyText([first.amount])} became ${moneyText([last.amount])}${share.value === null ? '' : `, ${share.value > 0 ? '+' : ''}${percent(share.value)}`}.`,
          ),
        } as const,
      ]),
];

const levelWords = { department: 'departments', team: 'teams', person: 'persons' } as const;

const accuracyLine = (
  terms: ReportTerms,
  review: Review,
  { horizon, department, level, withoutForecast }: LevelAccuracy,
  { currency, forecasts, accuracy, bias }: CurrencyAccuracy,
): ReportLine => ({
  id: `forecast:${horizon}:${department}:${level}:${currency}`,
  label: `Forecasts of ${terms.nameOf(department)}, ${levelWords[level]}, ${horizon.replaceAll('-', ' ')}, in ${currency}`,
  value: accuracy.value === null ? 'nothing was sold' : `${percent(accuracy.value)} accurate`,
  data: { kind: 'number', number: accuracy.value },
  means: `1 less what ${counting(forecasts, 'forecast')} were off in all, over what was sold; below 0 nothing would have been the better forecast.`,
  sure:
    accuracy.value === null
      ? unmeasured('nothing was sold that they could be held against')
      : counted(
          withoutForecast.units === 0
            ? undefined
            : `${moneyText(withoutForecast.sold)} sold where ${counting(withoutForecast.units, 'forecast')} had not been locked in time`,
        ),
  next: seeDebt(
    terms,
    department,
    'forecasts-not-locked',
    forInformation('the bias says which way the next forecast errs'),
  )(review),
  details:
    bias.value === null
      ? []
      : [
          bias.value > 0
            ? `They promised ${percent(bias.value)} more than was sold.`
            : `They held back: ${percent(-bias.value)} more was sold than they said.`,
        ],
});
