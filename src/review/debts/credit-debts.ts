import { formatMoney } from '../../kernel/money.js';
import type { Department } from '../../kernel/party.js';
import type { ListedOpportunity, SourceFinding } from '../../metrics/source/which-opportunities.js';
import type { EffortReview } from '../parts/effort.js';
import type { SourceReview } from '../parts/source.js';
import type { ReviewPeriod } from '../review-period.js';
import { type Debt, oldestOf } from './debt.js';

/** What the review reads of credit and effort. */
export interface Credited {
  readonly source?: SourceReview;
  readonly effort: EffortReview;
}

/**
 * Lists what a department owes so that credit can be told, and what it left lying of the effort of others.
 *
 * **Details**: Sales owes the links of opportunities to leads and touches of agreed accounts in a period that is over;
 * Marketing owes the touches behind what it claims; both owe answers to prospects who asked.
 */
export const creditDebts = (
  { source, effort: { targets, leftBehind } }: Credited,
  { closed, id: period }: ReviewPeriod,
  department: Department,
): ReadonlyArray<Debt> => {
  const unanswered = (leftBehind?.prospects ?? []).filter(({ owes }) => owes === department);
  const answers: Debt = {
    id: 'prospects-left-behind',
    title: 'Prospects did something themselves and got no answer.',
    request: 'Answer these prospects, those who did the most first, or say why they are closed.',
    owner: department,
    count: unanswered.length,
    ...oldestOf(unanswered.map(({ waitingSince }) => waitingSince)),
    leads: unanswered.map(({ weight: _, waitingSince: __, acts: ___, owes: ____, ...lead }) => lead),
  };
  if (department === 'marketing') {
    return [
      answers,
      opportunityDebt(source, 'no-logged-touch', {
        id: 'unlogged-touches',
        title: 'Opportunities are Marketing’s by their lead source, and no touch of Marketing is logged.',
        request: 'Log what Marketing did before these opportunities were opened, or give up the claim.',
        owner: 'marketing',
      }),
    ];
  }
  const untouched = closed ? (targets?.untouched ?? []) : [];
  return [
    answers,
    opportunityDebt(source, 'no-linked-lead', {
      id: 'unlinked-opportunities',
      title: 'Opportunities have no lead linked, so that nobody can tell where they came from.',
      request: 'Link each of these opportunities to the leads that it came from.',
      owner: 'sales',
    }),
    {
      id: 'untouched-accounts',
      title: `Accounts that both aim at were not touched in ${period}.`,
      request: 'Reach out to these accounts, or take them off the list together.',
      owner: 'sales',
      count: untouched.length,
      names: untouched.map(({ account, list }) => `${account.id} of ${list}`),
    },
  ];
};

const opportunityDebt = (
  source: SourceReview | undefined,
  finding: SourceFinding,
  debt: Omit<Debt, 'count' | 'names' | 'oldest'>,
): Debt => {
  const found = (source?.opportunities ?? []).filter(({ findings }) => findings.includes(finding));
  return {
    ...debt,
    count: found.length,
    ...oldestOf(found.map(({ openedAt }) => openedAt)),
    names: found.map(nameOf),
  };
};

const nameOf = ({ key, owner, amount }: ListedOpportunity): string =>
  [
    key.id,
    ...(owner === undefined ? [] : [owner]),
    ...(amount === undefined ? [] : [formatMoney(amount)]),
  ].join(', ');
