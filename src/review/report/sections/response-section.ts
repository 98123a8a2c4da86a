import type { StudyComparison } from '../../../metrics/study-comparison.js';
import { forInformation } from '../next-step.js';
import type { ReportLine } from '../report.js';
import type { SectionOf } from '../report-terms.js';
import { type Sureness, unsure } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes what became of leads by how soon they were reached for, beside what studies published.
 *
 * @category sections
 * @since 0.1.0
 */
export const responseSection: SectionOf = () => (review) => {
  const lines = review.responseCurve.studies
    .filter(({ verdict }) => verdict !== 'not-measured')
    .map(studyLine);
  return lines.length === 0
    ? null
    : {
        id: 'response',
        title: 'Quick answers and slow ones',
        about:
          'The own leads beside published studies; neither shows causes, since easy leads are called first.',
        lines,
      };
};

const studyLine = (comparison: StudyComparison): ReportLine => {
  const { study, quick, slow, own, text, verdict } = comparison;
  return {
    id: `${study}:${quick}:${slow}`,
    label: `Within ${durationText(quick)} against ${durationText(slow)} or later`,
    value: own.times === null ? 'cannot be told' : `${own.times.toFixed(1)} times as often`,
    data: { kind: 'number', number: own.times },
    means: text,
    details: [`The study: ${study}.`],
    sure: sureOf(comparison),
    next: forInformation(
      verdict === 'noise' ? 'nothing should be made of it' : 'it says what a quicker answer may be worth',
    ),
  };
};

const sureOf = ({ own: { interval, quick, slow }, verdict }: StudyComparison): Sureness =>
  interval === undefined
    ? unsure('too few to give an interval')
    : {
        code: 'interval',
        ...interval,
        of: quick.denominator + slow.denominator,
        text: `95% interval ${interval.low.toFixed(1)} to ${interval.high.toFixed(1)} times${verdict === 'noise' ? ', within noise' : ', a real difference'}`,
      };
