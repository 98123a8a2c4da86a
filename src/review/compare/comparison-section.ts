import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import { forInformation, kept, see } from '../report/next-step.js';
import { count, counting, percent } from '../report/number-text.js';
import type { Report, ReportLine, ReportSection } from '../report/report.js';
import { type ReportTerms, reportTerms } from '../report/report-terms.js';
import { counted, type Sureness, sureOfShare, unsure } from '../report/sureness.js';
import type { ChangeTest } from './change-test.js';
import { shareIn, type ToldFigure } from './compared-figure.js';
import type { ComparedFigure, ReviewComparison } from './comparison.js';

/** How many restated figures beside page one are told one by one; the comparison holds all of them. */
const shown = 12;

/**
 * Writes a comparison of two reviews as a section of a report.
 *
 * @param agreement - the agreement of the later review, compiled
 * @returns a function from the comparison to the section
 * @category conversions
 * @since 0.1.0
 */
export const comparisonSection =
  (agreement: CompiledAgreement) =>
  (comparison: ReviewComparison): ReportSection => {
    const terms = reportTerms(agreement);
    const { printed, figures } = comparison;
    const restated = figures.filter(
      ({ section, restatement }) => section !== 'figures' && isRestated(restatement.code),
    );
    const rest = restated.slice(shown);
    return {
      id: 'compared',
      title: `What changed since ${terms.timeOf(printed.asOf)}`,
      about:
        'Restated is what late or corrected data made of the same moment; what is left of the difference is new time.',
      lines: [
        lateLine(terms, comparison),
        ...figures
          .filter(({ section }) => section === 'figures')
          .map((figure) => figureLine(comparison, figure)),
        ...restated.slice(0, shown).map((figure) => figureLine(comparison, figure)),
        ...(rest.length === 0
          ? []
          : [
              {
                id: 'others',
                label: 'other restated figures',
                value: count(rest.length),
                data: { kind: 'count', count: rest.length },
                means: 'They read differently too with what is known now.',
                sure: counted(),
                next: forInformation(),
              } satisfies ReportLine,
            ]),
      ],
    };
  };

/**
 * Adds a comparison to a report, after what each side owes.
 *
 * @param agreement - the agreement of the report, compiled
 * @param comparison - the comparison that ends at the report's review
 * @returns a function from the report to the same with the section `compared`
 * @category conversions
 * @since 0.1.0
 */
export const withComparison =
  (agreement: CompiledAgreement, comparison: ReviewComparison) =>
  (report: Report): Report => {
    const after = report.sections.findIndex(({ id }) => id === 'debts') + 1;
    return {
      ...report,
      sections: [
        ...report.sections.slice(0, after),
        comparisonSection(agreement)(comparison),
        ...report.sections.slice(after),
      ],
    };
  };

const isRestated = (code: ComparedFigure['restatement']['code']): boolean =>
  code === 'different' || code === 'appeared' || code === 'gone';

const lateLine = (
  terms: ReportTerms,
  { lateEvents, figures, printed, agreement }: ReviewComparison,
): ReportLine => {
  const many = figures.filter(({ restatement }) => isRestated(restatement.code)).length;
  return {
    id: 'late',
    label: 'Events that were not known then',
    value: count(lateEvents),
    data: { kind: 'count', count: lateEvents },
    means: agreement.definitionChanged
      ? 'The agreement says something else now, so no figure of then is comparable with one of now.'
      : `They are about the time up to ${terms.timeOf(printed.asOf)}; with them and with corrections ${counting(many, 'figure')} of ${count(figures.length)} of that moment ${many === 1 ? 'reads' : 'read'} differently.`,
    sure: counted(),
    next:
      lateEvents === 0 && many === 0
        ? kept('what was printed stands')
        : terms.owed('operations', 'Find out which system tells late, and say so on what is printed.'),
  };
};

const figureLine = ({ printed: { period }, now }: ReviewComparison, figure: ComparedFigure): ReportLine => {
  const { section, line, label, printed, restated, now: current } = figure;
  const wasRestated = isRestated(figure.restatement.code);
  return {
    id: `${section}:${line}`,
    label,
    value: current?.value ?? 'not there any more',
    data: current?.data ?? { kind: 'state', state: 'gone' },
    means: [
      `Printed for ${period}: ${told(printed)}`,
      ...(wasRestated ? [`restated with what is known now: ${told(restated)}`] : []),
      `now${now.period === period ? '' : `, for ${now.period}`}: ${told(current)}`,
    ]
      .join('; ')
      .concat('.'),
    sure: sureOf(figure),
    next:
      current === undefined
        ? forInformation()
        : see(section, 'what is owed stands with the figure itself', line),
  };
};

/** Two shares may look alike where their counts differ. */
const told = (figure: ToldFigure | undefined): string => {
  if (figure === undefined) return 'not there';
  const share = shareIn(figure);
  return share === null || share.value === null
    ? figure.value
    : `${figure.value} (${count(share.numerator)} of ${count(share.denominator)})`;
};

const sureOf = ({ restatement, change, test }: ComparedFigure): Sureness => {
  switch (change.code) {
    case 'definition-changed':
      return unsure('not comparable: the agreement says something else now');
    case 'appeared':
    case 'gone':
      return counted(change.code === 'gone' ? 'it is not there any more' : 'it was not there then');
    case 'same':
      return counted(
        restatement.code === 'same' ? 'nothing changed' : 'restated, and no new time changed it',
      );
    case 'different':
      return test === undefined ? counted() : testText(test);
  }
};

const reasons = {
  overlapping: 'the later figure holds the earlier one, so nothing can be tested',
  'unequal-time': 'the two look at times of different length, so nothing can be tested',
  'no-test': 'no test says whether the difference is chance',
} as const;

const testText = (test: ChangeTest): Sureness => {
  if (test.verdict === 'not-tested') return unsure(reasons[test.reason]);
  const verdict = test.verdict === 'real' ? 'a real change' : 'within noise';
  const { newPart } = test;
  const grounds =
    newPart === undefined
      ? counted(verdict)
      : { ...sureOfShare(newPart), text: `${percent(newPart.value ?? 0)} of what is new alone, ${verdict}` };
  return { ...grounds, change: { was: 'the figure before', verdict: test.verdict } };
};
