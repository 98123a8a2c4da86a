import type { CadenceReading } from '../../../dialogue/cadence.js';
import type { MeetingReading } from '../../../dialogue/check-meeting.js';
import type { RequestLife } from '../../../dialogue/request-life.js';
import type { RequestReading } from '../../../dialogue/request-ratios.js';
import { departments } from '../../../kernel/party.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep, notDue } from '../next-step.js';
import { count, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, sureOfShare, unmeasured } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes whether both meet and keep their word.
 *
 * @category sections
 * @since 0.1.0
 */
export const dialogueSection: SectionOf = (terms) => (review) => {
  const { cadence = [], meetings = [], requests } = review.dialogue;
  const lines = [
    ...cadence.map((reading) => cadenceLine(terms, review, reading, meetings)),
    ...(requests === undefined ? [] : requestLines(terms, review, requests)),
  ];
  return lines.length === 0
    ? null
    : {
        id: 'dialogue',
        title: 'How both talk',
        about:
          'Meetings against the agreed rhythm, and promises against their time; what people said is never judged.',
        lines,
      };
};

/** How many meetings that lacked something are told; the review holds all of them. */
const shown = 3;

const cadenceLine = (
  terms: ReportTerms,
  review: Review,
  { policy, owner, kept: share, periods, nextDueAt }: CadenceReading,
  meetings: ReadonlyArray<MeetingReading>,
): ReportLine => {
  const { nameOf, timeOf } = terms;
  const missed = periods.filter(({ state }) => state === 'missed').map(({ period }) => period);
  const lacking = meetings.filter((meeting) => meeting.policy === policy && !meeting.conforming);
  return {
    id: `meeting:${policy}`,
    label: `Meeting: ${policy}`,
    value:
      share.value === null
        ? 'nothing due yet'
        : `held in ${count(share.numerator)} of ${count(share.denominator)} periods`,
    data: { kind: 'share', share },
    means: `${nameOf(owner)} calls it; the next one is due by ${timeOf(nextDueAt)}.`,
    sure:
      share.value === null
        ? unmeasured('no period of it is over')
        : counted('by the minutes; a meeting without minutes is none'),
    next: seeDebt(
      terms,
      owner,
      `missed-meetings:${policy}`,
      notDue(`the next one is due by ${timeOf(nextDueAt)}`),
    )(review),
    ...(missed.length + lacking.length === 0
      ? {}
      : {
          details: [
            ...(missed.length === 0 ? [] : [`Missed in ${missed.join(', ')}.`]),
            ...lacking.slice(-shown).map(
              ({ endedAt, checks }) =>
                `${timeOf(endedAt)}: ${checks
                  .filter(({ state }) => state === 'failed' || state === 'not-recorded')
                  .map(({ text }) => text)
                  .join(' ')}`,
            ),
          ],
        }),
  };
};

const requestLines = (
  terms: ReportTerms,
  review: Review,
  requests: RequestReading,
): ReadonlyArray<ReportLine> => {
  const { keptPromises, byDepartment, broken, undated } = requests;
  return [
    {
      id: 'promises-kept',
      label: 'Promises kept',
      value: keptPromises.value === null ? 'none was due yet' : percent(keptPromises.value),
      data: { kind: 'share', share: keptPromises },
      means: 'Requests that were promised and done by the time promised, of all whose time is over.',
      sure: sureOfShare(keptPromises),
      next: broken.length === 0 ? kept('no promise is broken') : toBroken(terms, review, broken),
      details: [
        ...[...departments].reverse().map((side) => {
          const { numerator, denominator } = byDepartment[side].keptPromises;
          return `${terms.nameOf(side)}: ${count(numerator)} of ${count(denominator)} kept.`;
        }),
        ...(undated === 0 ? [] : [`${count(undated)} without a time, which nobody can judge.`]),
      ],
    },
    ...broken.map((request, index) => brokenLine(terms, review, request, index)),
    complaintLine(requests),
  ];
};

const toBroken = (terms: ReportTerms, review: Review, [first]: ReadonlyArray<RequestLife>): NextStep =>
  seeDebt(
    terms,
    first?.performer ?? 'operations',
    'broken-promises',
    forInformation('who broke them stands below'),
  )(review);

const brokenLine = (
  terms: ReportTerms,
  review: Review,
  { key, performer, satisfiedWhen, lateBy }: RequestLife,
  index: number,
): ReportLine => ({
  id: `broken:${key.system}:${key.id}:${index + 1}`,
  label: `Broken: ${(satisfiedWhen ?? key.id).replace(/\.$/, '')}`,
  value: lateBy === undefined ? 'declined' : `${durationText(lateBy)} late`,
  data: { kind: 'duration', duration: lateBy ?? null },
  means: `${performer === undefined ? 'Somebody' : terms.nameOf(performer)} promised it and has not done it.`,
  sure: counted(),
  next: seeDebt(
    terms,
    performer ?? 'operations',
    'broken-promises',
    terms.owed(performer ?? 'operations', 'Do what was promised, or offer the asker another time.'),
  )(review),
});

const complaintLine = ({ complaintsNotRecorded, withRequest, blame }: RequestReading): ReportLine => ({
  id: 'complaints',
  label: 'Complaints that came with a request',
  value: complaintsNotRecorded
    ? 'not recorded'
    : withRequest.value === null
      ? 'nobody complained'
      : `${count(withRequest.numerator)} of ${count(withRequest.denominator)}`,
  data: complaintsNotRecorded
    ? { kind: 'state', state: 'not-recorded' }
    : { kind: 'share', share: withRequest },
  means: complaintsNotRecorded
    ? 'No minutes say what was complained of.'
    : `A complaint without a request, or about a person, is blame: ${count(blame.numerator)} of ${count(blame.denominator)}.`,
  sure: complaintsNotRecorded
    ? unmeasured('no minutes say anything of complaints')
    : counted('by the minutes'),
  next: forInformation(
    blame.numerator === 0 ? 'there is nothing to mend' : 'the next chair asks for the request behind each',
  ),
});
