import { type Journal, journalOf } from 'smarketing/journal';
import { minute, orThrow, parseInstant } from 'smarketing/kernel';
import type { Conversion, TimeToEvent } from 'smarketing/metrics';
import { review } from 'smarketing/review';
import { files } from './data.js';
import type { Figures } from './figures.js';
import { agreementOf, eventsOf } from './review.js';

/** The moments that are compared: within the log, in the hour that came twice, and at its end. */
export const bpicMoments: Readonly<Record<string, string>> = {
  'in the hour that came twice': '2011-10-30T02:30:00+01:00',
  'at the end': '2012-03-15T00:00:00+01:00',
};

const agreement = agreementOf({ zone: 'Europe/Amsterdam', currency: 'EUR', acceptance: 'explicit' });

/** The journal of the log. */
export const bpicJournal = async (): Promise<Journal> =>
  journalOf(await eventsOf('bpic2012.json', files.log));

type Named = readonly [figure: string, value: number];

/** The figures of its review at a moment, by the names that the SQL gives them. */
export const bpicFigures = (journal: Journal, moment: string): Figures => {
  const { volumes, exits, conversions, attainment, followUp, touchWait } = review(agreement, {
    asOf: orThrow(parseInstant(moment)),
  })(journal);
  const recorded = (stage: string): number => {
    const found = volumes.find((one) => one.stage === stage);
    return found === undefined ? Number.NaN : found.passes - found.inferred;
  };
  const left = (kind: string): number =>
    exits.reduce((sum, { exit, passes }) => sum + (exit === kind ? passes : 0), 0);
  const conversion = (from: string, to: string): Conversion =>
    conversions.find((one) => one.from === from && one.to === to) as Conversion;
  const whole = conversion('inquiry', 'won');
  const promise = attainment.find(({ policy }) => policy === 'first-response')?.attainment;
  return new Map<string, number>([
    ['inquiries', recorded('inquiry')],
    ['let pass by the check', recorded('marketing-qualified')],
    ['handed over', followUp.all.handedOver],
    ['fit for an offer', recorded('sales-qualified')],
    ['approved', recorded('won')],
    ['cancelled', left('lost')],
    ['declined', left('disqualified')],
    ...whole.cohorts.flatMap(
      ({ group, reading }): ReadonlyArray<Named> => [
        [`inquiries of ${group}`, reading.denominator],
        [`approved of ${group}`, reading.numerator],
        [`share approved of ${group}`, reading.value ?? Number.NaN],
      ],
    ),
    ['share approved', whole.rate.value ?? Number.NaN],
    ...conversion('sales-qualified', 'won').cohorts.flatMap(
      ({ group, reading }): ReadonlyArray<Named> => [
        [`fit for an offer in ${group}`, reading.denominator],
        [`approved of those fit in ${group}`, reading.numerator],
      ],
    ),
    ...touchWait.teams.flatMap(({ group, reading }) => waitsOf(group, reading)),
    ['within the hour', promise?.states.met ?? Number.NaN],
    ['after the hour', promise?.states['met-late'] ?? Number.NaN],
    ['overdue', promise?.states.overdue ?? Number.NaN],
    ['not due yet', promise?.states['not-due'] ?? Number.NaN],
    ['called off late', promise?.states['called-off-late'] ?? Number.NaN],
    ['cancelled in time', promise?.states.cancelled ?? Number.NaN],
  ]);
};

const horizons = [5, 15, 60, 240, 1_440, 10_080, 43_200];

const waitsOf = (team: string, waits: TimeToEvent): ReadonlyArray<Named> => [
  [`${team}: handed over`, waits.subjects],
  [`${team}: reached for`, waits.happened],
  [`${team}: left untouched`, waits.competing],
  [`${team}: still waiting`, waits.open],
  ...(
    [
      ['50', waits.median],
      ['90', waits.p90],
      ['95', waits.p95],
    ] as const
  ).flatMap(
    ([share, { value }]): ReadonlyArray<Named> =>
      value === null ? [] : [[`${team}: ${share}% reached within minutes`, value / minute]],
  ),
  ...horizons.map(
    (horizon): Named => [
      `${team}: share reached within ${horizon} min`,
      waits.curve.findLast(({ at }) => at <= horizon * minute)?.share ?? 0,
    ],
  ),
];
