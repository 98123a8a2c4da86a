import type {
  ObligationCompliance,
  PeriodCompliance,
  SideCompliance,
} from '../../../agreement/compliance/compliance-reading.js';
import { type Department, departments } from '../../../kernel/party.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep, notDue } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { LineData, ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, type Sureness, sureOfShare, unmeasured } from '../sureness.js';

/**
 * Writes who kept which obligation in the last period that is over, and what is due in the one under way.
 *
 * @category sections
 * @since 0.1.0
 */
export const obligationsSection: SectionOf = (terms) => (review) => {
  const lines = [...departments]
    .reverse()
    .flatMap((side) => [
      ...sideLine(terms, side, review.compliance.sides[side]),
      ...review.compliance.sides[side].obligations.map((obligation) =>
        obligationLine(terms, review, side, obligation),
      ),
    ]);
  return lines.length === 0
    ? null
    : {
        id: 'obligations',
        title: 'What both promised each other',
        about: 'Each obligation of the agreement, in the last period that is over and the one under way.',
        lines,
      };
};

const sideLine = (
  { nameOf }: ReportTerms,
  side: Department,
  { kept: share, states, obligations }: SideCompliance,
): ReadonlyArray<ReportLine> =>
  obligations.length === 0
    ? []
    : [
        {
          id: side,
          label: `${nameOf(side)} kept`,
          value: share.value === null ? 'nothing that can be judged yet' : percent(share.value),
          data: { kind: 'share', share },
          means: `Kept of all that were kept or missed; ${count(states.due)} are due and ${count(states['not-measurable'])} cannot be judged.`,
          sure: sureOfShare(share),
          next: forInformation('each obligation says below what is owed'),
        },
      ];

const stateWords: Readonly<Record<PeriodCompliance['state'], string>> = {
  kept: 'kept',
  missed: 'missed',
  due: 'due',
  'not-measurable': 'cannot be judged',
};

const obligationLine = (
  terms: ReportTerms,
  review: Review,
  side: Department,
  { id, title, owner, periods }: ObligationCompliance,
): ReportLine => {
  const told = periods.findLast(({ closed }) => closed) ?? periods.at(-1);
  const others = periods.filter((period) => period !== told);
  return {
    id: `${side}:${id}`,
    label: title.startsWith(terms.nameOf(owner))
      ? title.replace(/\.$/, '')
      : `${terms.nameOf(owner)}: ${title.replace(/\.$/, '')}`,
    value: told === undefined ? 'not in effect yet' : `${stateWords[told.state]} in ${told.period}`,
    data: dataOf(told),
    means: told?.text ?? 'The agreement is not in effect yet.',
    sure: sureOf(told),
    next:
      told === undefined
        ? notDue('the agreement is not in effect yet')
        : nextOf(terms, review, side, told, id, periods),
    ...(others.length === 0 ? {} : { details: others.map(({ text }) => text) }),
  };
};

const dataOf = (told: PeriodCompliance | undefined): LineData => {
  if (told?.measured === undefined) return { kind: 'state', state: told?.state ?? 'not-in-effect' };
  return told.measured.unit === 'count'
    ? { kind: 'count', count: told.measured.value }
    : { kind: 'share', share: told.measured.value };
};

const sureOf = (told: PeriodCompliance | undefined): Sureness => {
  if (told === undefined) return unmeasured('nothing was owed yet');
  if (told.state === 'not-measurable') return unmeasured(reasons[told.reason]);
  const { measured } = told;
  if (measured.unit === 'count') return counted();
  const open = [
    ...(measured.undecided === 0 ? [] : [`${count(measured.undecided)} can still go either way`]),
    ...(measured.unmeasured === 0 ? [] : [`${count(measured.unmeasured)} nobody can judge`]),
  ];
  return counted([`${counting(measured.subjects, 'decided one', 'decided ones')}`, ...open].join(', '));
};

const reasons = {
  'not-recorded': 'nobody records what it needs',
  'partly-recorded': 'what it needs was recorded for a part of the period only',
  'partly-in-effect': 'the agreement was in effect for a part of the period only',
  'nothing-to-judge': 'nothing happened that could be judged',
  'acceptance-not-agreed': 'the agreement measures no acceptance',
} as const;

const nextOf = (
  terms: ReportTerms,
  review: Review,
  side: Department,
  told: PeriodCompliance,
  id: string,
  periods: ReadonlyArray<PeriodCompliance>,
): NextStep => {
  const { owed, timeOf } = terms;
  switch (told.state) {
    case 'missed':
      return told.closed
        ? seeDebt(terms, side, 'missed-obligations', owed(side, `Say by when ${id} will be kept.`))(review)
        : owed(side, `Say by when ${id} will be kept, since this period cannot keep it any more.`);
    case 'due':
      return notDue(`decided by ${timeOf(told.dueAt ?? told.span.end)}`);
    case 'not-measurable':
      return told.owner === undefined
        ? forInformation('nobody has to do anything about it')
        : owed(
            told.owner,
            told.missing.length === 0
              ? 'Let the systems record what this obligation needs.'
              : `Let the systems record ${told.missing.join(' or ')}.`,
          );
    case 'kept': {
      const open = periods.find(({ state, closed }) => !closed && state === 'due');
      return open === undefined ? kept('it was kept') : notDue(`kept, and due again in ${open.period}`);
    }
  }
};
