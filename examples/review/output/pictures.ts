import {
  alignmentChart,
  attainedChart,
  attainmentChart,
  attributionChart,
  blackHoleChart,
  cohortChart,
  cohortHeatMap,
  conversionChart,
  delayChart,
  exitsChart,
  factorEffectsChart,
  funnelChart,
  ledgerChart,
  opinionChart,
  promisesKeptChart,
  rateDriversChart,
  raterAgreementChart,
  responseChart,
  sourcedChart,
  stageTimeChart,
  studyChart,
  survivalChart,
  type VegaLiteSpec,
  waitChart,
  winRateChart,
} from 'smarketing/chart';
import { day, type PeriodId } from 'smarketing/kernel';
import type { ChangeReview, FigureChange, Review } from 'smarketing/review';
import { percent } from 'smarketing/review/report';

/** The pictures that stand beside the sections of a report, by the section's identifier. */
export const picturesOf = (review: Review): ReadonlyMap<string, ReadonlyArray<VegaLiteSpec>> => {
  const {
    volumes,
    conversions,
    touchWait,
    attainment,
    responseDelay,
    responseCurve,
    exits,
    stageTimes,
    change,
    alignment,
  } = review;
  const terms = { youngFrom: youngFrom(review) };
  const whole =
    conversions.find(({ from, to }) => from === 'handed-over' && to === 'won') ??
    conversions.find(({ to }) => to === 'won');
  const response = attainment.find(({ policy }) => policy === 'first-response');
  const { leads, assets, programmes, launches } = review.blackHole;
  const attributed = review.attribution?.all;
  const { winRate } = review.revenue;
  const graded = review.raterAgreement?.reading;
  const ledgers = [
    { things: 'leads', ledger: leads },
    ...(assets === undefined ? [] : [{ things: 'tools', ledger: assets }]),
    ...(programmes === undefined ? [] : [{ things: 'programmes', ledger: programmes }]),
    ...(launches === undefined ? [] : [{ things: 'launches', ledger: launches }]),
  ];
  const pictures: ReadonlyArray<readonly [section: string, specs: ReadonlyArray<VegaLiteSpec>]> = [
    ['alignment', [alignmentChart(alignment.index)]],
    ['opinions', alignment.survey === undefined ? [] : [opinionChart(alignment.survey)]],
    ['volumes', [funnelChart(volumes)]],
    [
      'conversions',
      [
        conversionChart(conversions),
        cohortHeatMap(terms)(conversions),
        ...(whole === undefined ? [] : [cohortChart(terms)(whole)]),
      ],
    ],
    [
      'waits',
      [
        survivalChart([{ group: '', reading: touchWait.all }]),
        waitChart(touchWait.teams),
        delayChart(responseDelay.teams),
      ],
    ],
    [
      'promises',
      [
        promisesKeptChart(attainment),
        attainmentChart(attainment),
        ...(response === undefined || response.teams.length < 2
          ? []
          : [attainedChart(response.label)(response.teams)]),
      ],
    ],
    ['response', [responseChart(responseCurve), studyChart(responseCurve)]],
    ['stage-times', stageTimePictures(stageTimes)],
    ['exits', [exitsChart(exits)]],
    ['change', change === undefined ? [] : changePictures(review, change)],
    [
      'black-hole',
      [
        ledgerChart(ledgers),
        blackHoleChart({ things: 'leads' })(leads),
        ...ledgers.flatMap(({ things, ledger }) =>
          ledger.inTheHole.money.map(({ currency }) => blackHoleChart({ things, currency })(ledger)),
        ),
      ],
    ],
    [
      'revenue',
      winRate === undefined
        ? []
        : [winRateChart({ by: 'closed' })(winRate.byClose), winRateChart({ by: 'opened' })(winRate.byCohort)],
    ],
    ['source', review.source === undefined ? [] : [sourcedChart(review.source.all)]],
    [
      'attribution',
      attributed === undefined
        ? []
        : [
            attributionChart(attributed),
            ...attributed.values.map(({ currency }) => attributionChart(attributed, currency)),
          ],
    ],
    ['judged-leads', graded === undefined ? [] : [raterAgreementChart(graded)]],
  ];
  return new Map(
    pictures
      .map(([section, specs]) => [section, specs.filter(({ usermeta }) => !usermeta.empty)] as const)
      .filter(([, specs]) => specs.length > 0),
  );
};

/** The steps from one stage to the next, and the ways to a sale. */
const stageTimePictures = (times: Review['stageTimes']): ReadonlyArray<VegaLiteSpec> => {
  const steps = times?.steps ?? [];
  return [
    stageTimeChart(steps.filter(({ to }) => to === 'won')),
    stageTimeChart(steps.filter(({ to }) => to !== 'won')),
  ];
};

const figureNames: Readonly<Record<FigureChange['figure'], string>> = {
  'worked-in-time': 'accepted and worked in time',
  converted: 'converted',
};

/** What drove each change: by those groups whose mix changed most, and step by step. */
const changePictures = (
  { period }: Review,
  { since, figures }: ChangeReview,
): ReadonlyArray<VegaLiteSpec> => {
  const periods = { before: since, after: period.id };
  return figures.flatMap(({ figure, by, steps }) => [
    ...[...by]
      .sort((first, second) => Math.abs(second.drivers.mix) - Math.abs(first.drivers.mix))
      .slice(0, 1)
      .map(({ dimension, drivers }) =>
        rateDriversChart({ rate: `share ${figureNames[figure]}, by ${dimension}`, ...periods })(drivers),
      ),
    ...(steps === undefined
      ? []
      : [
          factorEffectsChart({
            product: `share ${figureNames[figure]}, step by step`,
            ...periods,
            format: '%',
            textOf: (share) => percent(share, 2),
          })(steps),
        ]),
  ]);
};

/** Where nobody was won, leads younger than this may still get anywhere: a proposal. */
const youngFor = 90 * day;

/** A cohort can be judged when nine of ten of all leads that are ever won would have been. */
const youngFrom = ({ asOf, stageTimes }: Review): PeriodId => {
  const curve = stageTimes?.steps.findLast(({ to, happened }) => to === 'won' && happened > 0)?.curve ?? [];
  const last = curve.at(-1)?.share ?? 0;
  const settled = curve.find(({ share }) => share >= 0.9 * last)?.at ?? youngFor;
  return new Date(asOf - settled).toISOString().slice(0, 7) as PeriodId;
};
