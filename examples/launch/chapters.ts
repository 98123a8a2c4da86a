import { day, type Instant, orThrow } from 'smarketing/kernel';
import {
  chooseMessage,
  compileMessageMap,
  type LaunchReading,
  type PastLaunch,
  readConsistency,
  readLaunch,
  readProposition,
  readTraining,
} from 'smarketing/message';
import { type Chapter, count, indented, percent } from '../paper.js';
import type { LaunchFile } from './launch-file.js';

/** Whether a launch is ready at a moment, who lacks what, and what must happen by when. */
export const readinessChapter = (
  { plan, evidence }: LaunchFile,
  asOf: Instant,
  earlier: ReadonlyArray<PastLaunch>,
): Chapter => {
  const reading = readLaunch(plan, asOf, { earlier })(evidence);
  return { title: `${plan.title}, ${dateOf(asOf)}: ${reading.decision}`, lines: readinessLines(reading) };
};

const readinessLines = ({ score, owners, toDo, missing }: LaunchReading): ReadonlyArray<string> => [
  `${percent(score.value ?? 0)} of the weight is shown to be true.`,
  ...owners.map(
    ({ owner, score: { numerator, denominator }, blockers }) =>
      `    ${owner}: ${numerator} of ${denominator}${blockers === 0 ? '' : `, ${count(blockers, 'blocker')}`}`,
  ),
  ...(toDo.length === 0 ? ['Nothing is left to do.'] : ['What must happen:']),
  ...toDo.map(({ title, owner, dueAt, blocking, state, lateBy, repeated }) =>
    [
      `    ${owner}, by ${dateOf(dueAt)}: ${title}`,
      `(${[
        blocking ? 'blocks' : 'weighs',
        state === 'unproven' ? 'nobody showed it' : 'shown not to be so',
        ...(lateBy === undefined ? [] : [`${Math.ceil(lateBy / day)} days late`]),
        ...(repeated === 0 ? [] : ['the last launch went out without it, too']),
      ].join(', ')})`,
    ].join(' '),
  ),
  ...(missing.includes('benchmarks') ? ['Nobody agreed on what would be a success.'] : []),
];

/** What the departments have to say, and whether anybody can say it. */
export const messageChapter = (file: LaunchFile, asOf: Instant): Chapter => {
  const { plan, proposition, map, conversation, speakers, certificates } = file;
  const value = readProposition(proposition);
  const said = chooseMessage(orThrow(compileMessageMap(map)))(conversation);
  const training = readTraining({ id: map.id, version: map.version }, asOf)(speakers, certificates);
  return {
    title: `${plan.title}: the message`,
    lines: [
      value.complete ? 'The value proposition is complete.' : 'The value proposition is not complete:',
      ...indented(value.missing.map(({ text }) => text)),
      `To a ${conversation.role} with ${conversation.problem} a rep says:`,
      said._tag === 'Right'
        ? `    “${said.right.capability}” Proof: ${said.right.proof}.`
        : `    nothing that fits (${said.left.reason}); ${said.left.owner} can mend it.`,
      `${training.certified.numerator} of ${training.certified.denominator} can pitch it.`,
    ],
  };
};

/** What each channel says, and how that moved since the audit before. */
export const consistencyChapter = ({ plan, audit }: LaunchFile, before?: LaunchFile): Chapter => {
  const { consistent, healthy, breaches, gaps, drift } = readConsistency(before?.audit)(audit);
  return {
    title: `${plan.title}: what the channels say`,
    lines: [
      `${consistent.numerator} of ${consistent.denominator} match: ${healthy === true ? 'healthy' : 'not healthy'}.`,
      ...breaches.map(({ channel, element, owner }) => `    ${owner}: the ${channel} contradicts ${element}`),
      ...gaps.map(({ channel, element, owner }) => `    ${owner}: the ${channel} is silent on ${element}`),
      ...(drift === undefined
        ? []
        : [`Since ${dateOf(drift.since)}: ${drift.mended.length} mended, ${drift.lost.length} lost.`]),
    ],
  };
};

/** What came of a launch, by what was agreed beforehand. */
export const resultChapter = ({ plan, evidence }: LaunchFile, asOf: Instant): Chapter => {
  const { benchmarks } = readLaunch(plan, asOf)(evidence);
  return {
    title: `${plan.title}: what came of it`,
    lines:
      benchmarks.length === 0
        ? ['Nobody agreed on a benchmark, so nobody can say.']
        : benchmarks.map(
            ({ title, atLeast, value, state }) =>
              `${title}: ${value ?? 'not measured'}, at least ${atLeast}: ${state}.`,
          ),
  };
};

const dateOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);
