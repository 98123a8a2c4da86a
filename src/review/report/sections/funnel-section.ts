import type { LeadStage } from '../../../journal/lead-events.js';
import type { Conversion, StageVolume } from '../../../metrics/funnel.js';
import type { Review } from '../../review.js';
import { forInformation, type NextStep, see } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { SectionOf } from '../report-terms.js';
import { stageNames } from '../stage-text.js';
import { counted, sureOfShare, unmeasured, unsure } from '../sureness.js';

/**
 * Writes how many leads came to each stage.
 *
 * @category sections
 * @since 0.1.0
 */
export const volumesSection: SectionOf = () => (review) =>
  review.volumes.every(({ passes }) => passes === 0)
    ? null
    : {
        id: 'volumes',
        title: 'How many came how far',
        about: 'Trips of a lead to an exit (passes) that entered each stage, since records began.',
        lines: review.volumes.map((volume) => volumeLine(review, volume)),
      };

const volumeLine = (review: Review, { stage, passes, leads, inferred }: StageVolume): ReportLine => ({
  id: stage,
  label: stageNames[stage],
  value: passes === 0 ? 'none recorded' : count(passes),
  data: { kind: 'count', count: passes },
  means:
    passes === 0
      ? 'No event says that a lead came here, and none that it went further.'
      : leads === passes
        ? 'Each is a different lead.'
        : `They belong to ${counting(leads, 'lead')}; one that comes back counts again.`,
  sure:
    passes === 0
      ? unmeasured('nothing recorded is not nothing done')
      : inferred === passes
        ? unsure('no event states any of it; each is inferred from a later stage')
        : counted(inferred === 0 ? undefined : `${count(inferred)} of them inferred from a later stage`),
  next:
    stage === 'handed-over' && passes > inferred
      ? see('figures', 'those of the period stand on page one', 'handed-over')
      : forVolume(review, stage),
});

const forVolume = ({ pageOne }: Review, stage: LeadStage): NextStep =>
  stage === 'won' && pageOne.figures.some(({ name }) => name === 'converted')
    ? see('figures', 'the share that converts stands on page one', 'converted')
    : forInformation('no number is agreed for this stage');

/**
 * Writes how many got from one stage to another, over all cohorts.
 *
 * @category sections
 * @since 0.1.0
 */
export const conversionsSection: SectionOf = () => (review) => {
  const lines = review.conversions
    .filter(({ rate }) => rate.denominator > 0)
    .map((conversion) => conversionLine(review, conversion));
  return lines.length === 0
    ? null
    : {
        id: 'conversions',
        title: 'How many went on',
        about:
          'Of those that entered a stage, whenever it was: those that have come to the other so far; young ones still may.',
        lines,
      };
};

/** Groups below this many say little (proposal). */
const fewest = 30;

/** How many groups are named on a line; the review holds all of them. */
const named = 8;

const conversionLine = (review: Review, { from, to, rate, channels }: Conversion): ReportLine => {
  const groups = channels
    .filter(({ group, reading }) => group !== '' && reading.denominator >= fewest)
    .sort((first, second) => (second.reading.value ?? 0) - (first.reading.value ?? 0));
  const shown = groups.slice(0, named);
  return {
    id: `${from}:${to}`,
    label: `${stageNames[from]} → ${stageNames[to]}`,
    value: percent(rate.value ?? 0),
    data: { kind: 'share', share: rate },
    means: `Of the passes that came to “${stageNames[from]}”: those that have come to “${stageNames[to]}”.`,
    sure: sureOfShare(rate),
    next:
      from === 'handed-over' &&
      to === 'won' &&
      review.pageOne.figures.some(({ name }) => name === 'converted')
        ? see('figures', 'that of the period stands on page one', 'converted')
        : forInformation('no share is agreed for this step'),
    ...(shown.length < 2 || to !== 'won'
      ? {}
      : {
          details: [
            `By lead source, ${count(fewest)} or more each: ${shown.map(({ group, reading }) => `${group} ${percent(reading.value ?? 0)}`).join(', ')}${groups.length > shown.length ? `, and ${count(groups.length - shown.length)} more` : ''}.`,
          ],
        }),
  };
};
