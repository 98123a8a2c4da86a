import type { ExitKind } from '../../../lead/exit-reason.js';
import type { StageTime } from '../../../metrics/stage-times/stage-times.js';
import type { AnsweredReview } from '../../parts/stage-times.js';
import type { Review } from '../../review.js';
import { forInformation, type NextStep, see } from '../next-step.js';
import { count, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { SectionOf } from '../report-terms.js';
import { stageNames } from '../stage-text.js';
import { counted, sureOfShare, sureOfTime, unmeasured, unsure } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes how long leads take from stage to stage, and whether being answered in time goes together with conversion.
 *
 * @category sections
 * @since 0.1.0
 */
export const stageTimesSection: SectionOf = () => (review) => {
  const { stageTimes } = review;
  if (stageTimes === undefined) return null;
  return {
    id: 'stage-times',
    title: 'How long leads take from stage to stage',
    about:
      'Since records began: who left another way can no longer get there, and only who is still open may.',
    lines: [
      ...stageTimes.steps.map((step) => stepLine(review, step)),
      ...(stageTimes.answered === undefined ? [] : [answeredLine(review, stageTimes.answered)]),
    ],
  };
};

/** Below this share of measured passes nothing is said of all (proposal). */
const mostlyMeasured = 0.5;

const stepLine = (review: Review, step: StageTime): ReportLine => {
  const { from, to, passes, median, measured } = step;
  return {
    id: `${from}:${to}`,
    label: `${stageNames[from]} → ${stageNames[to]}`,
    value: valueText(step),
    data:
      median.value === null
        ? { kind: 'share', share: step.soFar }
        : { kind: 'duration', duration: median.value },
    means: meaningOf(step),
    sure:
      passes === 0
        ? unmeasured(`left out: ${leftOut(step)}`)
        : (measured.value ?? 0) < mostlyMeasured
          ? unsure(
              `only ${percent(measured.value ?? 0, 0)} could be measured, and the others may have fared otherwise`,
            )
          : median.value === null
            ? sureOfShare(step.soFar)
            : sureOfTime(median.interval, passes, durationText),
    next: nextOf(review, step),
    ...(passes === 0 ? {} : { details: detailsOf(step) }),
  };
};

const valueText = ({ passes, median, soFar }: StageTime): string => {
  if (passes === 0) return 'not measurable';
  if (median.value !== null) return `half within ${durationText(median.value)}`;
  return `${percent(soFar.value ?? 0)} so far, ${median.reason === 'ruled-out' ? 'never half' : 'not yet half'}`;
};

const meaningOf = ({ from, to, median }: StageTime): string => {
  const who = `Of the leads that came to “${stageNames[from]}”`;
  if (median.value !== null) return `${who}, half had come to “${stageNames[to]}” within this time.`;
  return median.reason === 'ruled-out'
    ? `${who}, too many left another way for half to come to “${stageNames[to]}”.`
    : `${who}, half may come to “${stageNames[to]}” yet.`;
};

const nextOf = (review: Review, { stale }: StageTime): NextStep =>
  stale > 0 && review.honesty.stale.length > 0
    ? see('honesty', 'open leads on which nothing happens stand under “What the data cannot say”', 'stale')
    : forInformation('no time is agreed for this step');

const exitWords: Readonly<Record<ExitKind, string>> = {
  won: 'won without it',
  lost: 'lost',
  rejected: 'rejected',
  disqualified: 'disqualified',
  recycled: 'recycled',
};

const leftOut = ({ excluded }: StageTime): string =>
  excluded.map(({ reason, count: many }) => `${count(many)} ${reason.replaceAll('-', ' ')}`).join(', ');

const detailsOf = (step: StageTime): ReadonlyArray<string> => {
  const { happened, atMost, open, stale, exits, after, estimator, excluded, unit } = step;
  // A share that has stopped rising is told once.
  const rising = after.filter(({ share }, index) => share !== after[index - 1]?.share);
  const ended = exits.map(({ exit, passes }) => `${count(passes)} ${exitWords[exit]}`).join(', ');
  return [
    `${count(happened)} got there${atMost === 0 ? '' : ` (${count(atMost)} of them known only from a later stage, and counted as late as that)`}, ${count(open)} are open${stale === 0 ? '' : ` (${count(stale)} of them silent for longer than agreed)`}${ended === '' ? '' : `; left before: ${ended}`}.`,
    ...(rising.length === 0
      ? []
      : [
          `${rising
            .map(
              ({ at, share, low, high }) =>
                `${percent(share)} within ${durationText(at)}${low === undefined || high === undefined ? '' : ` (${percent(low)}–${percent(high)})`}`,
            )
            .join(
              ', ',
            )}: ${estimator === 'kaplan-meier' ? 'Kaplan–Meier, nothing competes' : 'Aalen–Johansen, exits compete'}${unit === 'day' ? ', in whole days' : ''}.`,
        ]),
    ...(excluded.length === 0 ? [] : [`Left out: ${leftOut(step)}.`]),
  ];
};

const groupWords = { 'in-time': 'in time', late: 'late', 'not-yet': 'not yet' } as const;

const answeredLine = (review: Review, { to, landmark, groups, test }: AnsweredReview): ReportLine => {
  const shares = groups.map(
    ({ group, wait, reached }) =>
      `${groupWords[group]} ${percent(reached?.share ?? 0)} of ${count(wait.subjects)}`,
  );
  return {
    id: 'answered',
    label: `${stageNames[to]}, by how they were answered`,
    value: shares.length === 0 ? 'not measurable' : shares.join(', '),
    data: { kind: 'number', number: test.p },
    means: `Of the leads still open ${durationText(landmark)} after the hand-over, by how they had been answered until then: those that have come to “${stageNames[to]}” since.`,
    sure:
      test.statistic === null
        ? unsure('no two groups were waiting together, so nothing can be compared')
        : counted(
            `compared within segments, ${test.verdict === 'real' ? 'more than chance' : 'within noise'} (log-rank p ${test.p !== null && test.p >= 0.001 ? `= ${test.p.toFixed(3)}` : '< 0.001'})`,
          ),
    next: review.attainment.some(({ policy }) => policy === 'first-response')
      ? see('promises', 'what was promised stands under “Promises with a time limit”')
      : forInformation('it goes together, which does not say that one makes the other'),
    details: [
      test.text,
      ...(test.excluded.length === 0
        ? []
        : [
            `Left out: ${test.excluded.map(({ reason, count: many }) => `${count(many)} ${reason.replaceAll('-', ' ')}`).join(', ')}.`,
          ]),
    ],
  };
};
