import { minute } from '../../../kernel/duration.js';
import type { Thoroughness } from '../../../metrics/thoroughness.js';
import type { WaitSummary } from '../../../metrics/time-to-event.js';
import type { Review } from '../../review.js';
import { forInformation, type NextStep, see } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { SectionOf } from '../report-terms.js';
import { counted, sureOfShare, sureOfTime, unmeasured, unsure } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes how long prospects wait, and on whom: on the system until a person has the lead, or on that person.
 *
 * @category sections
 * @since 0.1.0
 */
export const waitsSection: SectionOf = () => (review) => {
  const { touchWait, speedToLead, responseDelay, thoroughness } = review;
  if (touchWait.all.subjects === 0 && touchWait.all.excluded.length === 0) return null;
  return {
    id: 'waits',
    title: 'How long prospects wait',
    about: 'Around the clock, with those that still wait counted and not averaged away.',
    lines: [
      waitLine(
        'hand-over',
        'First touch after the hand-over',
        touchWait.all,
        'Half of the leads that were handed over had a first attempt within this time; rejections and other exits compete.',
        toPromises(review),
        byTeam(review),
      ),
      waitLine(
        'speed-to-lead',
        'First touch after the first interest',
        speedToLead,
        'The same as the prospect sees it, from the first sign of interest.',
        forInformation('no promise runs from the first interest'),
      ),
      waitLine(
        'system',
        'Until a person had the lead',
        responseDelay.all.system,
        'Of that wait, what passed in routing, queues and imports.',
        forInformation('no promise covers the systems'),
      ),
      waitLine(
        'human',
        'From then to the first touch',
        responseDelay.all.human,
        'Of that wait, what passed after a person had the lead.',
        toPromises(review),
      ),
      ...splitLine(review),
      ...thoroughnessLine(thoroughness),
    ],
  };
};

const toPromises = ({ attainment }: Review): NextStep =>
  attainment.length === 0
    ? forInformation('no promise has a time limit')
    : see('promises', 'what was promised stands under “Promises with a time limit”');

const reasonWords: Readonly<Record<string, string>> = {
  'touches-not-recorded': 'whose touches nobody records',
  'owner-not-recorded': 'whose owner nobody records',
  'date-only': 'known by their date only',
  imported: 'written by bulk loads',
  inferred: 'known only from a later stage',
};

/** Teams are shown to be helped; below this a team's wait says little (proposal). */
const fewest = 10;

const byTeam = ({ touchWait: { teams } }: Review): ReadonlyArray<string> => {
  const named = teams.filter(({ group, reading }) => group !== '' && reading.subjects >= fewest);
  return named.length < 2
    ? []
    : [
        `By team: ${named
          .map(
            ({ group, reading: { median, open } }) =>
              `${group} ${median.value === null ? 'half not reached' : `half within ${withinText(median.value)}`}, ${count(open)} still wait`,
          )
          .join('; ')}.`,
      ];
};

/** Waits are rounded down to minutes. */
const withinText = (wait: number): string => durationText(Math.max(minute, wait));

/** Where most waits end in one minute, the curve jumps, and nothing says how sure the place of the jump is. */
const isTied = (interval: WaitSummary['median']['interval'], p90: number | null): boolean =>
  interval !== undefined && interval.high === null && p90 !== null;

const waitLine = (
  id: string,
  label: string,
  wait: WaitSummary,
  means: string,
  next: NextStep,
  more: ReadonlyArray<string> = [],
): ReportLine => {
  const { subjects, open, median, p90, excluded } = wait;
  const left = excluded
    .map(({ reason, count: many }) => `${count(many)} ${reasonWords[reason] ?? reason}`)
    .join(', ');
  return {
    id,
    label,
    value:
      subjects === 0
        ? 'not measurable'
        : median.value === null
          ? 'half not reached'
          : `half within ${withinText(median.value)}`,
    data: { kind: 'duration', duration: median.value },
    means,
    sure:
      subjects === 0
        ? unmeasured(left === '' ? 'no such wait is recorded' : `left out: ${left}`)
        : isTied(median.interval, p90.value)
          ? unsure(`over ${count(subjects)} waits, too much alike to give an interval`)
          : sureOfTime(median.interval, subjects, durationText),
    next,
    ...(subjects === 0
      ? {}
      : {
          details: [
            `${p90.value === null ? 'Nine of ten not reached' : `Nine of ten within ${withinText(p90.value)}`}; ${count(open)} still wait${left === '' ? '' : `; left out: ${left}`}.`,
            ...more,
          ],
        }),
  };
};

const splitLine = ({ responseDelay: { all } }: Review): ReadonlyArray<ReportLine> =>
  all.spent.passes === 0
    ? []
    : [
        {
          id: 'system-share',
          label: 'Passed before a person had it',
          value: percent(all.systemShare.value ?? 0),
          data: { kind: 'share', share: all.systemShare },
          means: 'The systems’ share of all the time until the first touch.',
          sure: counted(`over ${counting(all.spent.passes, 'touched lead')}`),
          next: forInformation('no promise covers the systems'),
          details: [
            (all.handOffs.p90 ?? 0) === 0
              ? 'Nine of ten did not change hands before the first touch.'
              : `Nine of ten changed hands at most ${counting(all.handOffs.p90 ?? 0, 'time')} before the first touch.`,
          ],
        },
      ];

const thoroughnessLine = (thoroughness: Thoroughness | undefined): ReadonlyArray<ReportLine> =>
  thoroughness === undefined || thoroughness.persistent.denominator === 0
    ? []
    : [
        {
          id: 'thoroughness',
          label: `Tried ${counting(thoroughness.agreed, 'time')} where nobody answered`,
          value: percent(thoroughness.persistent.value ?? 0),
          data: { kind: 'share', share: thoroughness.persistent },
          means: 'Of the leads that nobody reached in time: those that got the agreed number of attempts.',
          sure: sureOfShare(thoroughness.persistent),
          next: forInformation('the promise to follow up says what is owed'),
        },
      ];
