import type {
  ProgrammeLack,
  ProgrammeReading,
  ProgrammeShare,
} from '../../../agreement/programmes/programme-reading.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep, notAgreed } from '../next-step.js';
import { count, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, declared, unsure } from '../sureness.js';

/** How many programmes are told one by one, those that lack something first; the review holds all of them. */
const shown = 10;

/**
 * Writes on what grounds money is spent: programme by programme, and in sum.
 *
 * @category sections
 * @since 0.1.0
 */
export const programmesSection: SectionOf = (terms) => (review) => {
  const { programmes, outside } = review.programmes;
  if (programmes.length === 0 && outside.length === 0) return null;
  const ordered = [...programmes].sort((first, second) => second.lacks.length - first.lacks.length);
  return {
    id: 'programmes',
    title: 'What money is spent on',
    about:
      'Money without deliverables and benchmarks that both agreed on is what the sources call the lethal disconnect.',
    lines: [
      ...(programmes.length === 0 ? [] : sumLines(terms, review)),
      ...outside.map(
        ({ department, spent }): ReportLine => ({
          id: `outside:${department}`,
          label: `Spent by ${terms.nameOf(department)} outside every programme`,
          value: moneyText(spent),
          data: { kind: 'money', amounts: spent },
          means: 'Nothing says what this money is for.',
          sure: counted(),
          next: terms.owed(department, 'Say which programme each of these amounts belongs to.'),
        }),
      ),
      ...ordered.slice(0, shown).map((programme) => programmeLine(terms, review, programme)),
      ...(ordered.length <= shown
        ? []
        : [
            {
              id: 'others',
              label: 'other programmes',
              value: count(ordered.length - shown),
              data: { kind: 'count', count: ordered.length - shown },
              means: 'The review as data tells each of them.',
              sure: counted(),
              next: forInformation(),
            } as const,
          ]),
    ],
  };
};

const sumLines = (terms: ReportTerms, review: Review): ReadonlyArray<ReportLine> => {
  const { withoutAgreement, withoutSales, inputNotRecorded, abandoned } = review.programmes;
  return [
    shareLine(
      'without-agreement',
      'Not agreed by both',
      'Programmes to whose deliverables or benchmarks not both agreed.',
      withoutAgreement,
      withoutAgreement.which.length === 0
        ? kept('both agreed to every programme')
        : seeDebt(
            terms,
            'marketing',
            'programmes-without-agreement',
            seeDebt(
              terms,
              'sales',
              'programmes-awaiting-consent',
              forInformation('all of them were given up'),
            )(review),
          )(review),
    ),
    shareLine(
      'without-sales',
      'Made without Sales',
      'Programmes in which Sales had no say, of those where it is recorded who had one.',
      withoutSales,
      withoutSales.which.length === 0
        ? forInformation()
        : terms.owed('marketing', 'Ask Sales what it needs of each of these programmes.'),
    ),
    ...(inputNotRecorded.which.length === 0
      ? []
      : [
          shareLine(
            'input-not-recorded',
            'Nobody wrote down whether Sales had a say',
            'Of these nobody can tell whether they were made with Sales or without.',
            inputNotRecorded,
            terms.owed('marketing', 'Record for each programme whether Sales had a say in it.'),
          ),
        ]),
    ...(abandoned.which.length === 0
      ? []
      : [
          {
            id: 'abandoned',
            label: 'Given up before their time',
            value: `${count(abandoned.programmes.numerator)} of ${count(abandoned.programmes.denominator)}`,
            data: { kind: 'share', share: abandoned.programmes },
            means: `What had been spent on them: ${moneyText(abandoned.sunk)}.`,
            sure: counted(),
            next: forInformation('it is spent; why stands with each of them'),
          } as const,
        ]),
  ];
};

const shareLine = (
  id: string,
  label: string,
  means: string,
  { programmes, spend }: ProgrammeShare,
  next: NextStep,
): ReportLine => {
  const money = spend.flatMap(({ currency, share }) =>
    share.numerator === 0 || share.value === null
      ? []
      : [
          `${percent(share.value)} of the ${currency} spent, ${moneyText([{ minor: share.numerator, currency }])}`,
        ],
  );
  return {
    id,
    label,
    value:
      programmes.value === null
        ? 'none recorded'
        : `${count(programmes.numerator)} of ${count(programmes.denominator)}`,
    data: { kind: 'share', share: programmes },
    means,
    sure: programmes.value === null ? unsure('of none is it recorded') : counted(),
    next,
    ...(money.length === 0 ? {} : { details: [`${money.join('; ')}.`] }),
  };
};

const lackWords: Readonly<Record<ProgrammeLack['lack'], string>> = {
  deliverables: 'says not what it delivers',
  benchmarks: 'says not by what it is judged',
  consent: 'waits for consent',
};

const programmeLine = (terms: ReportTerms, review: Review, programme: ProgrammeReading): ReportLine => {
  const { key, title, status, spent, budget, overBudget, lacks, objective, abandonedFor } = programme;
  return {
    id: `${key.system}:${key.id}`,
    label: title ?? key.id,
    value: spent.length === 0 ? `${status}, nothing spent yet` : `${status}, ${moneyText(spent)} spent`,
    data: { kind: 'money', amounts: spent },
    means: [
      objective === undefined ? 'Nothing says what it is for' : `It is for: ${objective.replace(/\.$/, '')}`,
      budget === undefined
        ? 'no budget is agreed'
        : overBudget === undefined
          ? `within its budget of ${moneyText([budget])}`
          : `${moneyText([overBudget])} beyond its budget of ${moneyText([budget])}`,
      ...(abandonedFor === undefined ? [] : [`given up: ${abandonedFor}`]),
    ]
      .join('; ')
      .concat('.'),
    sure: spent.length === 0 ? declared('as the agreement and the events state') : counted(),
    next: nextOf(terms, review, programme),
    ...(lacks.length === 0
      ? {}
      : {
          details: [
            `It ${lacks.map(({ lack, owner }) => `${lackWords[lack]} (${terms.nameOf(owner)})`).join(', ')}.`,
          ],
        }),
  };
};

const nextOf = (
  terms: ReportTerms,
  review: Review,
  { lacks, status, overBudget, budget, spent }: ProgrammeReading,
): NextStep => {
  const [first] = lacks;
  if (status === 'abandoned') return forInformation('it was given up');
  if (first !== undefined)
    return seeDebt(
      terms,
      first.owner,
      first.owner === 'sales' ? 'programmes-awaiting-consent' : 'programmes-without-agreement',
      terms.owed(first.owner, 'Agree on its deliverables and benchmarks.'),
    )(review);
  if (overBudget !== undefined)
    return terms.owed('marketing', 'Bring what it costs beyond its budget to the table.');
  return budget === undefined && spent.length > 0
    ? notAgreed('no budget is agreed')
    : kept(`both agreed to it${spent.length === 0 ? '' : ', and it is within its budget'}`);
};
