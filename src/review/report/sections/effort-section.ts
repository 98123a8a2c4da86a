import type { ProspectLeftBehind } from '../../../metrics/effort/prospects-left-behind.js';
import type { EffortShare, SpendShare } from '../../../metrics/effort/target-effort.js';
import type { EffortReview, TargetReview } from '../../parts/effort.js';
import type { Review } from '../../review.js';
import { forInformation, kept, notDue } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, type Sureness, sureOfShare, unmeasured } from '../sureness.js';

/**
 * Writes where effort goes: to the agreed accounts or elsewhere, and whose own effort got no answer.
 *
 * @category sections
 * @since 0.1.0
 */
export const effortSection: SectionOf = (terms) => (review) => {
  const { targets, leftBehind } = review.effort;
  const lines = [
    ...(targets === undefined ? [] : targetLines(terms, review, targets)),
    ...(leftBehind === undefined ? [] : leftBehindLines(terms, review, leftBehind)),
  ];
  return lines.length === 0
    ? null
    : {
        id: 'effort',
        title: 'Where effort goes',
        about:
          'Kinds of effort are never added; an account that nobody recorded is not off the list, and gives bounds.',
        lines,
      };
};

const targetLines = (
  terms: ReportTerms,
  review: Review,
  targets: TargetReview,
): ReadonlyArray<ReportLine> => {
  const { period, offList, untouched, accounts } = targets;
  return [
    shareLine('touches', 'Sales’ touches on agreed accounts', period.touches),
    shareLine('meetings', 'Sales’ meetings with agreed accounts', period.meetings),
    shareLine('opportunities', 'Opportunities opened at agreed accounts', period.opportunities),
    ...period.spend.map((spend) => spendLine(spend)),
    {
      id: 'off-list',
      label: 'Accounts on no list that effort went to',
      value: count(offList.length),
      data: { kind: 'count', count: offList.length },
      means:
        period.offList.length === 0
          ? 'All effort whose account is known went to agreed accounts.'
          : `Why: ${period.offList
              .filter(({ kind }) => kind !== 'spend')
              .slice(0, 3)
              .map(({ kind, reason, acts }) => `${reason} (${counting(acts, kind, plurals[kind])})`)
              .join(', ')}.`,
      sure: counted(),
      next: forInformation('the list says where to aim, and not what to refuse'),
      ...(offList.length === 0
        ? {}
        : {
            details: offList
              .slice(0, shown)
              .map(
                ({ account, touches, meetings, opportunities, owners }) =>
                  `${account.id}: ${counting(touches, 'touch', 'touches')}, ${counting(meetings, 'meeting')}, ${counting(opportunities, 'opportunity', 'opportunities')}${owners.length === 0 ? '' : ` (${owners.slice(0, shown).join(', ')})`}`,
              ),
          }),
    },
    {
      id: 'untouched-accounts',
      label: 'Agreed accounts that nobody touched',
      value: `${count(untouched.length)} of ${count(accounts)}`,
      data: { kind: 'count', count: untouched.length },
      means: `In ${review.period.id}, by touches and meetings of Sales.`,
      sure: counted(),
      next:
        untouched.length === 0
          ? kept('every agreed account was touched')
          : seeDebt(terms, 'sales', 'untouched-accounts', notDue('the period is not over'))(review),
    },
  ];
};

const plurals = {
  touch: 'touches',
  meeting: 'meetings',
  opportunity: 'opportunities',
  spend: 'spends',
} as const;

/** How many a line names; the lists hold all of them. */
const shown = 5;

const withBounds = ({ bounds, unknownAccount }: EffortShare, sure: Sureness): Sureness =>
  bounds === undefined || unknownAccount === 0
    ? sure
    : {
        ...sure,
        text: `${sure.text}; between ${percent(bounds.low)} and ${percent(bounds.high)}, whatever the unknown accounts are`,
      };

const shareLine = (id: string, label: string, effort: EffortShare): ReportLine => {
  const { share, offList, unknownAccount, noList } = effort;
  return {
    id,
    label,
    value: share.value === null ? 'none with a known account' : percent(share.value),
    data: { kind: 'share', share },
    means: `${count(offList)} went to other accounts, ${count(unknownAccount)} to accounts that nobody recorded${noList === 0 ? '' : `, ${count(noList)} fell into a time without a list`}.`,
    sure: withBounds(effort, sureOfShare(share)),
    next: forInformation('no share is agreed'),
  };
};

const spendLine = (spend: SpendShare): ReportLine => {
  const { currency, share, offList, unknownAccount, noList } = spend;
  const amount = (minor: number): string => moneyText([{ minor, currency }]);
  return {
    id: `spend:${currency}`,
    label: `Marketing’s spend on agreed accounts, ${currency}`,
    value: share.value === null ? 'none with a known account' : percent(share.value),
    data: { kind: 'share', share },
    means: `${amount(offList)} went to other accounts, ${amount(unknownAccount)} was spent on no account that anybody recorded${noList === 0 ? '' : `, ${amount(noList)} in a time without a list`}.`,
    sure: withBounds(
      spend,
      share.value === null
        ? unmeasured('no account is known that money was spent on')
        : counted(`${amount(spend.listed)} of ${amount(spend.listed + offList)}`),
    ),
    next: forInformation('no share is agreed'),
  };
};

const leftBehindLines = (
  terms: ReportTerms,
  review: Review,
  { all, prospects }: NonNullable<EffortReview['leftBehind']>,
): ReadonlyArray<ReportLine> => {
  const owed = (side: 'sales' | 'marketing') =>
    seeDebt(terms, side, 'prospects-left-behind', kept('everybody who asked was answered'))(review);
  const side = all.owed.marketing.weight > all.owed.sales.weight ? 'marketing' : 'sales';
  return [
    {
      id: 'left-behind',
      label: 'Prospects’ own effort that got no answer',
      value: all.effort.value === null ? 'nothing recorded' : percent(all.effort.value),
      data: { kind: 'share', share: all.effort },
      means: `${count(all.effort.numerator)} of ${count(all.effort.denominator)} points of what prospects did themselves, by ${counting(all.states['left-behind'].leads, 'prospect')}; ${count(all.states.settled.leads)} more were closed without a word to them.`,
      sure: sureOfShare(all.effort),
      next: owed(side),
      ...(prospects.length === 0 ? {} : { details: prospects.slice(0, shown).map(prospectWords) }),
    },
    {
      id: 'left-behind-money',
      label: 'Money that is known to depend on them',
      value: moneyText([...all.owed.sales.values, ...all.owed.marketing.values]),
      data: { kind: 'money', amounts: [...all.owed.sales.values, ...all.owed.marketing.values] },
      means: `Sales owes ${counting(all.owed.sales.leads, 'answer')}, Marketing ${counting(all.owed.marketing.leads, 'answer')}.`,
      sure: counted('the open amounts of their opportunities'),
      next: owed(side),
    },
  ];
};

const prospectWords = ({ key, owner, weight, acts, money }: ProspectLeftBehind): string =>
  `${key.id}${owner === undefined ? '' : ` of ${owner}`}: ${counting(weight, 'point')} (${acts.map(({ act }) => act).join(', ')})${money === undefined ? '' : `, ${moneyText(money)}`}`;
