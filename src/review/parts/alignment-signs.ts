import { counted, partyWords } from '../../agreement/words.js';
import { nearestRank } from '../../dialogue/quantile.js';
import { day, type Milliseconds } from '../../kernel/duration.js';
import { contains } from '../../kernel/interval.js';
import type { Party } from '../../kernel/party.js';
import { followUpState } from '../../metrics/follow-up.js';
import { enteredAt } from '../../metrics/stage-entry.js';
import { type Said, saidOf } from '../alignment/declaration.js';
import { type SignEvidence, type SignName, stageSigns } from '../alignment/recommendation.js';
import type { StageEvidence, StageItemName } from '../alignment/stage.js';
import { hasEvidence } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { AlignmentGrounds } from './alignment-dimensions.js';

/** From which share of complaints without a request on the departments are in conflict (proposal). */
const muchBlame = 0.25;

/** From which share of hand-overs on that nobody reached for in time, and nobody has yet, work falls between (proposal). */
const muchDropped = 0.1;

/** Half of the sales take no longer where sales take little time (proposal). */
const shortCycle: Milliseconds = 30 * day;

/** How many complaints, hand-overs or sales a sign of the journal has to rest on (proposal). */
const fewest = 10;

/**
 * Reads what is known of each sign that speaks for moving closer or for staying: from the journal where it tells, else from
 * what was said.
 *
 * **Details**: the journal can show that work falls between the departments, and not that none does: what was never
 * begun leaves no trace, and work done twice none that can be told. It can show that one funnel is run, and not that
 * none could be.
 *
 * @param subjects - what the review reads
 * @param grounds - what its other parts found
 * @param items - what is known of the stages' checklists
 * @returns one entry a sign
 * @internal
 */
export const signEvidence = (
  subjects: ReviewSubjects,
  grounds: AlignmentGrounds,
  items: { readonly [Item in StageItemName]: StageEvidence },
): { readonly [Sign in SignName]?: SignEvidence } => {
  const shown: { readonly [Sign in SignName]?: SignEvidence | undefined } = {
    'frequent-conflict': conflict(grounds),
    'work-doubled-or-dropped': droppedWork(subjects, grounds),
    'short-sales-cycle': salesCycle(subjects),
    'one-funnel-possible':
      items['common-funnel'].holds === true
        ? fromJournal(true, 'Every stage from the first interest to the sale is recorded in one funnel.')
        : undefined,
  };
  const said = saidOf(grounds.declaration, grounds.heardUntil);
  const names = Object.values(stageSigns).flatMap(({ tighten, hold }) => [...tighten, ...hold]);
  return Object.fromEntries(
    names.map((name) => [name, shown[name] ?? stated(partyWords(subjects.agreement.agreement), said(name))]),
  );
};

const fromJournal = (holds: boolean, text: string): SignEvidence => ({ holds, evidence: 'journal', text });

const stated = (nameOf: (party: Party) => string, { holds, yes, no }: Said): SignEvidence => {
  if (yes.length + no.length === 0) return { holds: null, text: 'Nobody has said whether it is so.' };
  const words = [
    ...(yes.length === 0 ? [] : [`${yes.map(nameOf).join(' and ')} says that it is so`]),
    ...(no.length === 0 ? [] : [`${no.map(nameOf).join(' and ')} says that it is not`]),
  ].join(', ');
  return { holds, evidence: 'declared', text: `${words}.` };
};

const conflict = ({ dialogue: { requests } }: AlignmentGrounds): SignEvidence | undefined => {
  if (requests === undefined || requests.complaintsNotRecorded) return undefined;
  const { numerator, denominator, value } = requests.blame;
  if (value === null || denominator < fewest) return undefined;
  return fromJournal(
    value > muchBlame,
    `${numerator} of ${denominator} complaints asked for nothing or were about a person.`,
  );
};

const droppedWork = (
  { passes, touchesRecorded }: ReviewSubjects,
  { readiness, window }: AlignmentGrounds,
): SignEvidence | undefined => {
  if (!hasEvidence(readiness, 'follow-up')) return undefined;
  const inWindow = contains(window);
  const states = passes
    .filter(({ pass: { handOver } }) => handOver !== undefined && inWindow(handOver.at))
    .map(followUpState(touchesRecorded))
    .filter((state) => state === 'in-time' || state === 'late' || state === 'overdue');
  const dropped = states.filter((state) => state === 'overdue').length;
  return states.length < fewest || dropped <= muchDropped * states.length
    ? undefined
    : fromJournal(true, `${dropped} of ${states.length} handed-over leads lie overdue and untouched.`);
};

const salesCycle = ({ passes }: ReviewSubjects): SignEvidence | undefined => {
  const times = passes.flatMap((subject) => {
    const [from, to] = [subject.pass.handOver, enteredAt('won')(subject)];
    return from === undefined || to === undefined || from.imported || to.imported || to.at < from.at
      ? []
      : [to.at - from.at];
  });
  const median = nearestRank(0.5)(times);
  if (median === null || times.length < fewest) return undefined;
  return fromJournal(
    median <= shortCycle,
    `Half of ${times.length} sales were made within ${counted(Math.ceil(median / day), 'day', 'days')} after the hand-over.`,
  );
};
