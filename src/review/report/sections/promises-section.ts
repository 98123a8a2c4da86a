import type { PolicyAttainmentReading } from '../../parts/attainment.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep, notDue, see } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { sureOfShare, unmeasured } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes how each promise with a time limit was kept, Sales' and Marketing's alike.
 *
 * @category sections
 * @since 0.1.0
 */
export const promisesSection: SectionOf = (terms) => (review) =>
  review.attainment.length === 0
    ? null
    : {
        id: 'promises',
        title: 'Promises with a time limit',
        about:
          'Kept in time, of all whose time is used or over, since records began; what is open and overdue counts.',
        lines: review.attainment.map((reading) => promiseLine(terms, review, reading)),
      };

const promiseLine = (terms: ReportTerms, review: Review, reading: PolicyAttainmentReading): ReportLine => {
  const { policy, label, obliged, attainment } = reading;
  const { attained, clocks, states } = attainment;
  const isSilent = clocks > 0 && states['not-measurable'] === clocks;
  return {
    id: policy,
    label: `${terms.nameOf(obliged)}: ${label}`,
    value:
      clocks === 0
        ? 'no start recorded'
        : isSilent
          ? 'not measurable'
          : attained.value === null
            ? 'nothing to judge yet'
            : `${percent(attained.value)} kept`,
    data: { kind: 'share', share: attained },
    means:
      clocks === 0
        ? 'Nothing that starts it has been recorded.'
        : `${counting(clocks, 'time')} it was owed: ${statesText(states)}.`,
    sure:
      clocks === 0
        ? unmeasured('it was never asked for, or nobody records what asks for it')
        : isSilent
          ? unmeasured('nobody records what would keep it, so nobody can tell')
          : sureOfShare(attained),
    next: nextOf(terms, review, reading, isSilent),
    ...detailsOf(reading),
  };
};

const stateWords: Readonly<Record<keyof PolicyAttainmentReading['attainment']['states'], string>> = {
  met: 'in time',
  'met-late': 'late',
  overdue: 'overdue and open',
  'called-off-late': 'called off when it was too late',
  'not-due': 'with time left',
  cancelled: 'called off in time',
  'not-measurable': 'not measurable',
};

const statesText = (states: PolicyAttainmentReading['attainment']['states']): string =>
  (Object.keys(stateWords) as Array<keyof typeof states>)
    .filter((state) => states[state] > 0)
    .map((state) => `${count(states[state])} ${stateWords[state]}`)
    .join(', ');

const nextOf = (
  terms: ReportTerms,
  review: Review,
  { policy, obliged, attainment: { clocks, states, attained } }: PolicyAttainmentReading,
  isSilent: boolean,
): NextStep => {
  if (clocks === 0) return notDue('nothing has started it');
  if (isSilent) return see('evidence', 'what is not recorded stands under “Is there evidence?”');
  const none =
    states['not-due'] > 0
      ? notDue(`${count(states['not-due'])} with time left`)
      : attained.value === 1
        ? kept('every one was kept in time')
        : forInformation('what was late is done; nothing of it is open and overdue');
  if (states.overdue === 0) return none;
  const itself = terms.owed(obliged, 'Do what is overdue of it, or agree on another time.');
  const others = seeDebt(terms, obliged, `overdue-others:${policy}`, itself)(review);
  return seeDebt(terms, obliged, `overdue:${policy}`, others)(review);
};

/** Below this a team's share says little (proposal). */
const fewest = 10;

const detailsOf = ({
  attainment,
  businessTime: { median, p90, open },
  teams,
}: PolicyAttainmentReading): Pick<ReportLine, 'details'> => {
  const { paused } = attainment;
  const named = teams.filter(({ group, reading }) => group !== '' && reading.attained.denominator >= fewest);
  const reached = (share: string, time: number | null): string =>
    time === null ? `${share} not reached` : `${share} within ${durationText(time)}`;
  const details = [
    ...(attainment.attained.denominator === 0
      ? []
      : [
          `In business time: ${reached('half', median.value)}, ${reached('90%', p90.value)}, ${count(open)} open${(paused.value ?? 0) === 0 ? '' : `; paused for an agreed reason ${percent(paused.value ?? 0)} of all time`}.`,
        ]),
    ...(named.length < 2
      ? []
      : [
          `By team: ${named.map(({ group, reading }) => `${group} ${percent(reading.attained.value ?? 0)} of ${count(reading.attained.denominator)}`).join(', ')}.`,
        ]),
  ];
  return details.length === 0 ? {} : { details };
};
