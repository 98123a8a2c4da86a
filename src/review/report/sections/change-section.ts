import type { LeadStage } from '../../../journal/lead-events.js';
import { signedText } from '../../../kernel/signed-text.js';
import type { RateDrivers } from '../../../metrics/drivers/rate-drivers.js';
import type { FigureChange } from '../../parts/change.js';
import type { Review } from '../../review.js';
import { forInformation, type NextStep, see } from '../next-step.js';
import type { ReportLine } from '../report.js';
import type { SectionOf } from '../report-terms.js';
import { stageNames } from '../stage-text.js';
import { counted, type Sureness, unmeasured } from '../sureness.js';

/**
 * Writes what drove the change since the last period: the mix of leads, or how each kind of them fared.
 *
 * @category sections
 * @since 0.1.0
 */
export const changeSection: SectionOf = () => (review) => {
  const { change } = review;
  if (change === undefined) return null;
  const lines = change.figures.flatMap((figure) => [
    ...figure.by.map(({ dimension, drivers }) => driverLine(review, figure, dimension, drivers)),
    ...stepLines(figure),
  ]);
  return lines.length === 0
    ? null
    : {
        id: 'change',
        title: 'What drove the change',
        about: `Since ${change.since} at the same distance into it; each line splits the whole change once, so they are never added.`,
        lines,
      };
};

const figureNames: Readonly<Record<FigureChange['figure'], string>> = {
  'worked-in-time': 'accepted and worked in time',
  converted: 'converted',
};

const dimensionNames = { channel: 'lead source', segment: 'segment', team: 'team' } as const;

const points = (difference: number): string => signedText(100 * difference);

/** How many groups are named on a line; the review holds all of them. */
const shown = 5;

const driverLine = (
  review: Review,
  { figure }: FigureChange,
  dimension: keyof typeof dimensionNames,
  drivers: RateDrivers,
): ReportLine => ({
  id: `${figure}:${dimension}`,
  label: `${figureNames[figure]}, by ${dimensionNames[dimension]}`,
  value:
    drivers.change === null
      ? 'nothing to compare with'
      : `${points(drivers.mix)} by mix, ${points(drivers.rate)} by rates`,
  data: { kind: 'number', number: drivers.change?.difference ?? null },
  means: drivers.text,
  sure: sureOf(drivers),
  next: nextOf(review, figure),
  ...(drivers.change === null
    ? {}
    : {
        details: [
          `Points of each: ${drivers.groups
            .slice(0, shown)
            .map(
              ({ group, presence, mix, rate }) =>
                `${group === '' ? 'unknown' : group}${presence === 'both' ? '' : ` (${presence})`} ${points(mix)} mix, ${points(rate)} rate`,
            )
            .join('; ')}.`,
          `In number ${drivers.counts.before} → ${drivers.counts.after}: ${signedText(drivers.counts.volume)} because of how many there were, ${signedText(drivers.counts.mix)} by mix, ${signedText(drivers.counts.rate)} by rates.`,
        ],
      }),
});

const sureOf = ({ change, correction }: RateDrivers): Sureness =>
  change === null
    ? unmeasured('one of the periods has nobody')
    : counted(
        `the whole is ${change.verdict === 'real' ? 'more than chance' : 'within noise'} (95% interval ${points(change.low)} to ${points(change.high)} points); single groups are held to a stricter measure, for there are ${correction.comparisons}`,
      );

const nextOf = (review: Review, figure: FigureChange['figure']): NextStep =>
  review.pageOne.figures.some(({ name }) => name === figure)
    ? see('figures', 'what is owed for the figure stands on page one', figure)
    : forInformation('it says where to look, not who is to blame');

const stepLines = ({ figure, steps }: FigureChange): ReadonlyArray<ReportLine> =>
  steps === undefined
    ? []
    : [
        {
          id: `${figure}:steps`,
          label: `${figureNames[figure]}, by step of the way`,
          value: steps.effects
            .map(({ name, effect }) => `to ${stageNames[name as LeadStage]} ${points(effect)}`)
            .join(', '),
          data: { kind: 'number', number: steps.after - steps.before },
          means:
            'Points that go with each step: its own change times what the others make, averaged over all orders.',
          sure: counted('young leads may still go on, in both periods alike'),
          next: forInformation('it says where to look, not who is to blame'),
        },
      ];
