import { departments } from '../../../kernel/party.js';
import { signedText } from '../../../kernel/signed-text.js';
import { stageWords } from '../../alignment/stage.js';
import type { ItemOpinion } from '../../survey/opinions.js';
import { fewestForms } from '../../survey/survey.js';
import type { SurveyReading } from '../../survey/survey-reading.js';
import { forInformation } from '../next-step.js';
import { count, counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { type Sureness, unmeasured, unsure } from '../sureness.js';

/**
 * Writes what both think of it: the gap first, then each department, then the statements they are furthest apart on.
 *
 * @category sections
 * @since 0.1.0
 */
export const opinionsSection: SectionOf =
  (terms) =>
  ({ alignment: { survey } }) =>
    survey === undefined
      ? null
      : {
          id: 'opinions',
          title: 'What both think of it',
          about: `The survey ${survey.survey}, closed ${terms.timeOf(survey.closedAt)}: an opinion of 20–100, beside the figures and never among them.`,
          lines: [
            gapLine(terms, survey),
            ...[...departments].reverse().map((side) => sideLine(terms, survey, side)),
            ...survey.items
              .filter(({ difference }) => difference !== null && difference !== 0)
              .slice(0, widest)
              .map((item) => itemLine(terms, item)),
          ],
        };

/** How many statements are shown; the review holds all of them. */
const widest = 3;

const tooFew = `a figure takes ${fewestForms} forms, so that nobody is known by it`;

const sureOf = (
  interval: { readonly low: number; readonly high: number } | undefined,
  forms: number,
): Sureness =>
  interval === undefined
    ? unmeasured(tooFew)
    : {
        code: 'interval',
        low: interval.low,
        high: interval.high,
        of: forms,
        text: `95% interval ${interval.low.toFixed(1)} to ${interval.high.toFixed(1)}, over ${counting(forms, 'complete form')}`,
      };

const gapLine = ({ owed }: ReportTerms, { gap, departments: sides }: SurveyReading): ReportLine => ({
  id: 'gap',
  label: 'Gap between the departments',
  value: gap.difference === null ? 'withheld' : `${Math.abs(gap.difference).toFixed(1)} of 80`,
  data: { kind: 'number', number: gap.difference },
  means: gap.text,
  sure: sureOf(gap.interval, sides.sales.complete + sides.marketing.complete),
  next:
    gap.verdict === 'real'
      ? owed('operations', 'Put the statements that are furthest apart on the agenda of the next meeting.')
      : forInformation(),
});

const sideLine = (
  { nameOf }: ReportTerms,
  { departments: sides }: SurveyReading,
  side: (typeof departments)[number],
): ReportLine => {
  const { forms, incomplete, mean, band, interval, complete } = sides[side];
  return {
    id: `opinion:${side}`,
    label: `What ${nameOf(side)} thinks`,
    value:
      mean === null || band === undefined ? 'withheld' : `${mean.toFixed(1)} of 100, ${stageWords[band]}`,
    data: { kind: 'number', number: mean },
    means: `${counting(forms, 'form')} came back, ${count(incomplete)} of them not complete; nothing is put in for what was left out.`,
    sure: sureOf(interval, complete),
    next: forInformation(),
  };
};

const itemLine = ({ nameOf }: ReportTerms, { item, text, answers, difference }: ItemOpinion): ReportLine => ({
  id: `item:${item}`,
  label: text.replace(/\.$/, ''),
  value: signedText(difference ?? 0),
  data: { kind: 'number', number: difference },
  means: `On a scale of 1–5, ${(['marketing', 'sales'] as const).map((side) => `${nameOf(side)} says ${(answers[side].mean ?? 0).toFixed(1)}`).join(' and ')}.`,
  sure: unsure(
    `over ${count(answers.sales.count + answers.marketing.count)} answers; of twenty gaps some are wide by chance`,
  ),
  next: forInformation('it is something to talk about'),
});
