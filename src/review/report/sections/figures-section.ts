import type { Money } from '../../../kernel/money.js';
import type { Figure, FigureName, TargetCheck } from '../../page-one/figure.js';
import type { Review } from '../../review.js';
import { kept, type NextStep, notAgreed, notDue, see } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { LineData, ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { counted, type Sureness, sinceThen, sureOfShare, unmeasured } from '../sureness.js';

/**
 * Writes the five figures of page one, each against its target and the last period.
 *
 * @category sections
 * @since 0.1.0
 */
export const figuresSection: SectionOf = (terms) => (review) => ({
  id: 'figures',
  title: 'Page one',
  about: `Five figures of ${review.period.id}, each against ${review.agreement.standing.state === 'signed' ? 'what was agreed' : 'what is proposed, since not both have signed,'} and the period before.`,
  lines: review.pageOne.figures.map(
    (figure): ReportLine => ({
      id: figure.name,
      label: titles[figure.name],
      value: [valueText(figure), ...targetOf(review, figure)].join(', '),
      data: dataOf(figure),
      means: figure.meaning,
      sure: sureOf(figure, review.period.previous?.id),
      next: nextOf(terms, review, figure),
      ...overAllTime(review, figure),
    }),
  ),
});

/** A period into which nothing fell says nothing; all time may. */
const overAllTime = ({ conversions }: Review, figure: Figure): Pick<ReportLine, 'details'> => {
  if (figure.name !== 'converted' || figure.kind !== 'share' || figure.value.value !== null) return {};
  const all =
    conversions.find(({ from, to }) => from === 'handed-over' && to === 'won') ??
    conversions.find(({ to, rate }) => to === 'won' && rate.denominator > 0);
  return all === undefined || all.rate.value === null
    ? {}
    : {
        details: [
          `Over all time, ${percent(all.rate.value)} (${count(all.rate.numerator)} of ${count(all.rate.denominator)}) of those that came to “${all.from}” were won.`,
        ],
      };
};

const titles: Readonly<Record<FigureName, string>> = {
  'handed-over': 'Handed over',
  'worked-in-time': 'Accepted and worked in time',
  converted: 'Converted',
  'overdue-now': 'Overdue now',
  'money-at-risk': 'Money at risk',
};

const valueText = (figure: Figure): string => {
  switch (figure.kind) {
    case 'count':
      return count(figure.value);
    case 'share':
      return figure.value.value === null ? 'nothing to judge yet' : percent(figure.value.value);
    case 'money':
      return figure.value.length === 0 && figure.withoutAmount > 0 ? 'not known' : moneyText(figure.value);
    case 'not-measured':
      return 'not measured';
  }
};

/** What nobody has signed is proposed, not agreed. */
const targetOf = ({ agreement }: Review, figure: Figure): ReadonlyArray<string> => {
  if (figure.kind === 'not-measured' || figure.target === undefined) return [];
  const { sense, target, state }: TargetCheck<number | Money> = figure.target;
  const shown =
    typeof target === 'object'
      ? moneyText([target])
      : figure.kind === 'share'
        ? percent(target)
        : count(target);
  return [
    `${state}: ${sense === 'at-least' ? 'at least' : 'at most'} ${shown} ${agreement.standing.state === 'signed' ? 'agreed' : 'proposed'}`,
  ];
};

const dataOf = (figure: Figure): LineData => {
  switch (figure.kind) {
    case 'count':
      return { kind: 'count', count: figure.value };
    case 'share':
      return { kind: 'share', share: figure.value };
    case 'money':
      return { kind: 'money', amounts: figure.value };
    case 'not-measured':
      return { kind: 'state', state: 'not-measured' };
  }
};

const sureOf = (figure: Figure, previous: string | undefined): Sureness => {
  switch (figure.kind) {
    case 'not-measured':
      return unmeasured(figure.reason.replace(/\.$/, ''));
    case 'count': {
      const then = figure.previous;
      return then === undefined || previous === undefined
        ? counted('there is no period to compare with')
        : sinceThen(previous, count(then.value), then.verdict)(counted());
    }
    case 'share': {
      const then = figure.previous;
      const sure = sureOfShare(figure.value);
      return then === undefined || then.value.value === null || previous === undefined
        ? sure
        : sinceThen(previous, percent(then.value.value), then.change?.verdict)(sure);
    }
    case 'money': {
      if (figure.value.length === 0 && figure.withoutAmount > 0)
        return unmeasured(`${counting(figure.withoutAmount, 'overdue lead')}, none with an amount on record`);
      const sure = counted(
        figure.withoutAmount === 0
          ? undefined
          : `${counting(figure.withoutAmount, 'overdue lead')} without an amount on record, so it is at least this`,
      );
      const then = figure.previous;
      return then === undefined || then.value.length === 0 || previous === undefined
        ? sure
        : sinceThen(previous, moneyText(then.value), undefined)(sure);
    }
  }
};

/** What closes the gap to a target that is missed, as its owner may be asked. */
const remedies: Readonly<Record<FigureName, string>> = {
  'handed-over': 'Say by when the leads that are short will come, or bring the target to the table.',
  'worked-in-time': 'Say what keeps leads from being worked in time, or bring the target to the table.',
  converted: 'Say which step loses these leads, or bring the target to the table.',
  'overdue-now': 'See that each overdue promise below is settled by its owner.',
  'money-at-risk': 'See that the overdue leads with the largest amounts are settled first.',
};

const nextOf = ({ owed, timeOf }: ReportTerms, review: Review, figure: Figure): NextStep => {
  const { pageOne, period } = review;
  const by = pageOne.actions.find(({ byWhen }) => byWhen !== undefined)?.byWhen;
  if (figure.kind === 'not-measured')
    return figure.switchOn === undefined
      ? see('evidence', 'what is not recorded stands under “Is there evidence?”')
      : owed(figure.switchOn.owner, `Let the systems ${figure.switchOn.what}.`, by);
  if (figure.target === undefined) {
    const isOwed = figure.name === 'overdue-now' || figure.name === 'money-at-risk';
    return isOwed
      ? see('debts', 'no target is agreed; who owes what stands under “What each side owes”')
      : notAgreed('no target is agreed');
  }
  switch (figure.target.state) {
    case 'reached':
      return kept('the target is reached');
    case 'due':
      if (figure.kind === 'money')
        return figure.withoutAmount === 0
          ? notAgreed('amounts in another currency cannot be held against the target')
          : owed(
              'sales',
              'Write down what the overdue leads are worth: until then nobody can say that the limit is kept.',
              by,
            );
      return period.closed
        ? notAgreed('nothing there is can be held against the target')
        : notDue(`the period is open until ${timeOf(period.span.end)}`);
    case 'missed':
      return owed(figure.owner, remedies[figure.name], by);
  }
};
