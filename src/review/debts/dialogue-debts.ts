import { partyDepartments } from '../../agreement/party-departments.js';
import type { CadencePeriod, CadenceReading } from '../../dialogue/cadence.js';
import { departmentOf } from '../../kernel/department-of.js';
import { day, formatDuration, type Milliseconds } from '../../kernel/duration.js';
import type { Department, Party } from '../../kernel/party.js';
import type { AssetsReview } from '../parts/assets.js';
import type { DialogueReview } from '../parts/dialogue.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { type Debt, oldestOf } from './debt.js';

/** What is owed of the dialogue and of assets, as the review reads both. */
export interface Spoken {
  readonly dialogue: DialogueReview;
  readonly assets?: AssetsReview;
}

/**
 * Lists what a department owes the other in the dialogue: promises broken, meetings not held, signals untold, assets that
 * no customer saw.
 *
 * **Details**: a promise is its performer's, a signal its owner's, an asset its owner's department's; a meeting is owed by
 * the department that calls it, and by both where a party of neither does. Meetings missed are owed until the next one.
 */
export const dialogueDebts = (
  subjects: ReviewSubjects,
  { dialogue, assets }: Spoken,
  department: Department,
): ReadonlyArray<Debt> => {
  const side = departmentOf(partyDepartments(subjects.agreement.agreement));
  const isOwn = (party: Party | undefined, otherwise: Department): boolean =>
    ((party === undefined ? null : side(party)) ?? otherwise) === department;
  const broken = (dialogue.requests?.broken ?? []).filter(
    ({ performer }) => performer !== undefined && side(performer) === department,
  );
  const overdue = (dialogue.signals?.overdue ?? []).filter(({ owner }) => isOwn(owner, 'marketing'));
  const unused = (assets?.unused ?? []).filter(({ owner }) => isOwn(owner, 'marketing'));
  return [
    {
      id: 'broken-promises',
      title: 'Promises were broken: their time is over and they are not done.',
      request: 'Do what was promised, or offer the asker another time.',
      owner: department,
      count: broken.length,
      ...oldestOf(broken.map(({ ranOutAt, dueAt }) => ranOutAt ?? dueAt)),
      names: broken.map(({ key, lateBy }) =>
        lateBy === undefined ? `${key.id}: declined` : `${key.id}: ${daysOf(lateBy)} late`,
      ),
    },
    ...(dialogue.cadence ?? [])
      .filter(({ owner }) => side(owner) === null || side(owner) === department)
      .map((cadence) => meetingDebt(cadence, department)),
    {
      id: 'untold-signals',
      title: 'What the field reported was not told back in time.',
      request: 'Tell those who reported these signals what came of them.',
      owner: department,
      count: overdue.length,
      ...oldestOf(overdue.map(({ reportedAt }) => reportedAt)),
      names: overdue.map(({ key, topic }) => (topic === undefined ? key.id : `${key.id}: ${topic}`)),
    },
    {
      id: 'unused-assets',
      title: 'Tools were made that no customer ever saw.',
      request: 'Ask Sales what each of these tools lacks, then mend it or withdraw it.',
      owner: department,
      count: unused.length,
      names: unused.map(({ title, use }) => `${title}: ${use}`),
    },
  ];
};

/** Periods missed since the last one that was kept; a meeting in the open period settles them. */
const meetingDebt = ({ policy, periods }: CadenceReading, department: Department): Debt => {
  const lastKept = periods.findLastIndex(({ state }) => state === 'kept');
  const missed = periods.slice(lastKept + 1).filter(({ state }: CadencePeriod) => state === 'missed');
  return {
    id: `missed-meetings:${policy}`,
    title: `The ${policy} was due and not held as agreed.`,
    request: `Hold the ${policy} as both agreed, or agree on another cadence.`,
    owner: department,
    count: missed.length,
    names: missed.map(({ period }) => period),
  };
};

const daysOf = (late: Milliseconds): string => {
  const days = Math.floor(late / day);
  return days === 0 ? formatDuration(late) : days === 1 ? '1 day' : `${days} days`;
};
