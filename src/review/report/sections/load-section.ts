import type { TeamLoad } from '../../../metrics/load/team-load.js';
import { forInformation, type NextStep } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { counted, unmeasured } from '../sureness.js';

/**
 * Writes what Sales has in hand against what it can take up, and whether being late goes together with overload.
 *
 * @category sections
 * @since 0.1.0
 */
export const loadSection: SectionOf = (terms) => (review) => {
  const { load } = review;
  if (load === undefined) return null;
  const { all, teams, unmatched } = load;
  const named = teams.filter(({ team }) => team !== '');
  return {
    id: 'load',
    title: 'Load against capacity',
    about:
      'What is in hand, and what came in each period over what was agreed can be taken up; workload stops no clock.',
    lines: [
      handLine(terms, all),
      ...(all.against === undefined ? [] : [capacityLine(terms, 'sales', '', all.work, all.against)]),
      ...named.flatMap(({ team, work, against }) =>
        against === undefined ? [] : [capacityLine(terms, `team:${team}`, team, work, against)],
      ),
      ...notAgreedLine(
        terms,
        named.filter(({ against }) => against === undefined),
      ),
      ...unmatched.map(
        (party): ReportLine => ({
          id: `unmatched:${party}`,
          label: terms.nameOf(party),
          value: 'not found',
          data: { kind: 'state', state: 'unmatched' },
          means: 'A capacity is agreed, and nothing was ever handed over to a team of this name.',
          sure: counted(),
          next: terms.owed('operations', 'Write the team in the agreement as the hand-overs do.'),
        }),
      ),
    ],
  };
};

const handLine = ({ owed }: ReportTerms, { work }: Omit<TeamLoad, 'team'>): ReportLine => ({
  id: 'in-hand',
  label: 'In hand',
  value: count(work.open),
  data: { kind: 'count', count: work.open },
  means: 'Handed-over leads that are open.',
  sure: counted(`${count(work.untouched)} of them show no touch`),
  next:
    work.deferred.numerator === 0
      ? forInformation('nothing was put off')
      : owed('sales', 'Say of each lead that was put off by when it will be taken up.'),
  details: [
    work.deferred.numerator === 0
      ? 'None was put off.'
      : `${percent(work.deferred.value ?? 0)} of all hand-overs were put off: ${work.reasons.map(({ reason, count: many }) => `${reason === '' ? 'no reason given' : reason} ${count(many)}`).join(', ')}.`,
  ],
});

/** Nothing is made up for those of whom nothing is agreed. */
const notAgreedLine = (
  { owed, nameOf }: ReportTerms,
  teams: ReadonlyArray<TeamLoad>,
): ReadonlyArray<ReportLine> =>
  teams.length === 0
    ? []
    : [
        {
          id: 'not-agreed',
          label: 'Capacity not agreed',
          value: counting(teams.length, 'team'),
          data: { kind: 'count', count: teams.length },
          means: 'Nothing says how many leads these teams can take up, so no load is held against anything.',
          sure: unmeasured('no capacity is agreed, and none is made up'),
          next: owed('sales', 'Say how many leads each team can take up.'),
          details: [
            `In hand: ${teams.map(({ team, work }) => `${nameOf(`team:${team}`)} ${count(work.open)}`).join(', ')}.`,
          ],
        },
      ];

const capacityLine = (
  terms: ReportTerms,
  id: string,
  team: string,
  work: TeamLoad['work'],
  against: NonNullable<TeamLoad['against']>,
): ReportLine => {
  const label = terms.nameOf(team === '' ? 'sales' : `team:${team}`);
  const { capacity, periods, overloaded, backlog, text } = against;
  const last = periods.at(-1);
  return {
    id,
    label,
    value: `${counting(overloaded, 'period')} above capacity`,
    data: { kind: 'number', number: last?.load ?? null },
    means: text,
    sure: counted(`against ${counting(capacity.leads, 'lead')} a ${capacity.per.replace('-', ' ')}`),
    next: nextOf(terms, against),
    details: [
      `In hand: ${count(work.open)}, work for ${backlog.toFixed(1)} ${capacity.per.replace('-', ' ')}s.`,
      ...(last === undefined
        ? []
        : [
            `Latest: ${periods
              .slice(-4)
              .map(
                ({ period, load, underWay }) =>
                  `${period} ${percent(load, 0)}${underWay === true ? ' so far' : ''}`,
              )
              .join(', ')} of capacity.`,
          ]),
    ],
  };
};

const nextOf = (
  { owed }: ReportTerms,
  { missed, difference }: NonNullable<TeamLoad['against']>,
): NextStep => {
  if (missed.over + missed.within === 0) return forInformation('no first response was missed');
  return difference?.verdict === 'real' && difference.difference < 0
    ? owed('operations', 'Say how leads are spread when more come than a team can take up.')
    : forInformation('nothing shows that overload explains what was missed');
};
