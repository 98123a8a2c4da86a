import {
  checkMeeting,
  followActions,
  type MeetingReading,
  presetMeetingRules,
  readCadence,
  readContinuity,
  readMeetings,
  readRequests,
  readSignals,
  requestLives,
  signalLives,
} from 'smarketing/dialogue';
import { type JournalEvent, viewJournal } from 'smarketing/journal';
import { day, departmentOf, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { type Chapter, count, dateIn, indented, percent } from '../paper.js';
import type { Quarter } from './quarter.js';

/** What will be spoken of: both halves have to be there. */
export const agendaChapter = ({ agenda }: Quarter): Chapter => ({
  title: 'The agenda',
  lines: agenda.map(({ kind, by, title }) => `${by ?? 'both'}: ${title ?? kind}`),
});

/** What was complained of, and which of it was taken. */
export const complaintsChapter = ({ complaints }: Quarter): Chapter => ({
  title: 'Every complaint includes a request',
  lines: complaints.flatMap(({ words, taken }) =>
    '_tag' in taken
      ? [`refused: “${words}”`, ...indented(taken.faults.map(({ text }) => text))]
      : [
          `taken: “${words}”`,
          ...indented([
            `${taken.request.asker} asks ${taken.request.performer}: ${taken.request.satisfiedWhen}`,
          ]),
        ],
  ),
});

/** Whether the off-site was one. */
export const meetingChapter = (quarter: Quarter, asOf: Instant): Chapter => {
  const [offSite] = checked(quarter, asOf).filter(({ policy }) => policy === 'off-site');
  return {
    title: 'The off-site',
    lines: [
      offSite?.conforming === true
        ? 'It was what an off-site has to be.'
        : 'It was not all that an off-site has to be.',
      ...(offSite?.checks ?? []).map(({ check, state, text }) => `    ${state}  ${check}: ${text}`),
    ],
  };
};

/** Who keeps what was promised. */
export const promisesChapter = (quarter: Quarter, asOf: Instant): Chapter => {
  const events = seen(quarter, asOf);
  const date = dateIn(quarter.zone);
  const { meetings } = readMeetings(asOf)(events);
  const actions = followActions(requestLives(asOf)(events), asOf)(meetings);
  const { blame, keptPromises, byDepartment, reopened } = readRequests(quarter.belongs, asOf)(events);
  return {
    title: `What was promised, ${date(asOf)}`,
    lines: [
      ...actions.map(
        ({ title, owner, dueAt, state }) =>
          `${state}: ${title} (${owner ?? 'nobody'}, by ${dueAt === undefined ? 'no date' : date(dueAt)})`,
      ),
      `Complaints without a request: ${blame.numerator} of ${blame.denominator}.`,
      `Promises kept: ${keptPromises.numerator} of ${keptPromises.denominator}; sent back: ${reopened}.`,
      ...indented(
        (['sales', 'marketing'] as const).map((side) => {
          const { numerator, denominator } = byDepartment[side].keptPromises;
          return `${side}: ${denominator === 0 ? 'none due yet' : `${numerator} of ${denominator}`}`;
        }),
      ),
    ],
  };
};

/** Whether they go on meeting. */
export const rhythmChapter = (quarter: Quarter, asOf: Instant): Chapter => {
  const readings = checked(quarter, asOf);
  const { periods, kept, longestGap } = readCadence(
    {
      zone: quarter.zone,
      periods: { fiscalYearStart: 1, weekStart: 'mon' },
      policy: 'rhythm',
      every: 'month',
      owner: 'marketing',
      from: orThrow(parseInstant('2026-04-01T04:00:00Z')),
    },
    asOf,
  )(readings);
  return {
    title: 'The rhythm',
    lines: [
      ...periods.map(
        ({ period, state, other }) =>
          `${period}: ${state}${other === 0 ? '' : `, ${count(other, 'meeting')} that does not count`}`,
      ),
      ...readings
        .filter(({ policy, conforming }) => policy === 'rhythm' && !conforming)
        .flatMap(({ endedAt, checks }) =>
          checks
            .filter(({ state }) => state === 'failed')
            .map(({ text }) => `    ${dateIn(quarter.zone)(endedAt)}: ${text}`),
        ),
      `Kept: ${kept.numerator} of ${kept.denominator}; the longest gap was ${Math.floor(longestGap / day)} days.`,
    ],
  };
};

/** Whether those who met are those who deliver. */
export const continuityChapter = (quarter: Quarter, asOf: Instant): Chapter => {
  const { meetings } = readMeetings(asOf)(seen(quarter, asOf));
  const side = departmentOf(quarter.belongs);
  const session = (meetings.find(({ policy }) => policy === 'off-site')?.participants ?? []).filter(
    ({ party }) => side(party) !== null,
  );
  const { share, withSuccessors, succeeded, gone } = readContinuity(quarter.belongs)(session, quarter.team);
  return {
    title: 'The same team delivers',
    lines: [
      `${percent(share.value ?? 0)} of those who met deliver, ${percent(withSuccessors.value ?? 0)} with named successors.`,
      ...indented(succeeded.map(({ person, by }) => `${by} took the place of ${person}.`)),
      ...indented(gone.map((person) => `${person} is gone, and nobody was named.`)),
    ],
  };
};

/** What the field knew, and how long it took. */
export const fieldChapter = (quarter: Quarter, asOf: Instant): Chapter => {
  const { signals } = signalLives(
    { belongs: quarter.belongs, closedWithin: 30 * day },
    asOf,
  )(seen(quarter, asOf));
  const { closedInTime, overdue, medianDetectionLead, hops } = readSignals(signals);
  return {
    title: 'What the field knows',
    lines: [
      ...signals.map(
        ({ key, topic, closure, age = 0, owner }) =>
          `${key.id} (${topic}): ${closure}, ${Math.floor(age / day)} days old, with ${owner}`,
      ),
      `Told back in time: ${closedInTime.numerator} of ${closedInTime.denominator}; ${count(overdue.length, 'signal')} overdue.`,
      `${count(hops.acknowledged.waiting, 'signal')} nobody has acknowledged.`,
      ...(medianDetectionLead === null
        ? []
        : [`Sales knew ${Math.floor(medianDetectionLead / day)} days before Marketing did.`]),
    ],
  };
};

const seen = ({ journal }: Quarter, asOf: Instant): ReadonlyArray<JournalEvent> =>
  viewJournal({ asOf })(journal).events;

const checked = (quarter: Quarter, asOf: Instant): ReadonlyArray<MeetingReading> =>
  readMeetings(asOf)(seen(quarter, asOf)).meetings.map((meeting) =>
    checkMeeting(presetMeetingRules[meeting.policy], quarter.belongs)(meeting),
  );
