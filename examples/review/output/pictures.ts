import {
  attainedChart,
  attainmentChart,
  attributionChart,
  blackHoleChart,
  cohortChart,
  cohortHeatMap,
  conversionChart,
  delayChart,
  exitsChart,
  funnelChart,
  ledgerChart,
  promisesKeptChart,
  raterAgreementChart,
  responseChart,
  sourcedChart,
  studyChart,
  survivalChart,
  type VegaLiteSpec,
  waitChart,
  winRateChart,
} from 'smarketing/chart';
import { day, type PeriodId } from 'smarketing/kernel';
import type { Review } from 'smarketing/review';

/** The pictures that stand beside the sections of a report, by the section's identifier. */
export const picturesOf = (review: Review): ReadonlyMap<string, ReadonlyArray<VegaLiteSpec>> => {
  const { volumes, conversions, touchWait, attainment, responseDelay, responseCurve, exits } = review;
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
    ['exits', [exitsChart(exits)]],
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

/** Where the journal does not tell how long a deal takes, leads younger than this may still get anywhere: a proposal. */
const youngFor = 90 * day;

/** A cohort can be judged when nine of ten of all deals that are ever won would have been. */
const youngFrom = ({ asOf, revenue: { cycle } }: Review): PeriodId => {
  const curve = cycle?.incidence.curve ?? [];
  const last = curve.at(-1)?.share ?? 0;
  const settled = curve.find(({ share }) => share >= 0.9 * last)?.at ?? youngFor;
  return new Date(asOf - settled).toISOString().slice(0, 7) as PeriodId;
};
