import { civilDateAt } from 'smarketing/calendar';
import { type Journal, journalOf } from 'smarketing/journal';
import { day, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { type Conversion, measure } from 'smarketing/metrics';
import { stageTime } from 'smarketing/metrics/stage-times';
import { review, reviewSubjects } from 'smarketing/review';
import { files } from './data.js';
import type { Figures } from './figures.js';
import { agreementOf, eventsOf } from './review.js';

export const olistAsOf = '2018-12-01T00:00:00-02:00';

const agreement = agreementOf({ zone: 'America/Sao_Paulo', currency: 'BRL', acceptance: 'none' });
const viewpoint = { asOf: orThrow(parseInstant(olistAsOf)) };

type Named = readonly [figure: string, value: number];

/** The figures of the review of Olist's two files, by the names that the SQL gives them. */
export const olistFigures = async (): Promise<Figures> => {
  const journal = journalOf([
    ...(await eventsOf('olist.json', files.leads)),
    ...(await eventsOf('olist.json', files.deals)),
  ]);
  const { volumes, conversions } = review(agreement, viewpoint)(journal);
  const recorded = (stage: string): number => {
    const found = volumes.find((one) => one.stage === stage);
    return found === undefined ? Number.NaN : found.passes - found.inferred;
  };
  const { rate, cohorts, channels } = conversions.find(
    ({ from, to }) => from === 'marketing-qualified' && to === 'won',
  ) as Conversion;
  return new Map<string, number>([
    ['qualified leads', recorded('marketing-qualified')],
    ['won leads', recorded('won')],
    ...cohorts.flatMap(
      ({ group, reading }): ReadonlyArray<Named> => [
        [`qualified in ${group}`, reading.denominator],
        [`won of those qualified in ${group}`, reading.numerator],
        [`win rate of ${group}`, reading.value ?? Number.NaN],
      ],
    ),
    ['win rate', rate.value ?? Number.NaN],
    ...channels.flatMap(({ group, reading }): ReadonlyArray<Named> => {
      const origin = group === '' ? 'nowhere known' : group;
      return reading.denominator === 0
        ? []
        : [
            [`qualified from ${origin}`, reading.denominator],
            [`won of those from ${origin}`, reading.numerator],
          ];
    }),
    ...daysToWin(journal),
  ]);
};

/** The first contact is known by its date only, so times are whole days of São Paulo. */
const daysToWin = (journal: Journal): ReadonlyArray<Named> => {
  const dateOf = civilDateAt(agreement.zone);
  const dayOf = (at: Instant): number => Date.parse(`${dateOf(at)}T00:00:00Z`) / day;
  const { passes } = reviewSubjects(agreement, viewpoint)(journal);
  const { after } = measure(stageTime({ ...viewpoint, dayOf }, 'marketing-qualified', 'won'))(passes);
  return after.map(({ at, share }) => [`won within ${at / day} days`, share]);
};
