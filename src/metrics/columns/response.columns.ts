import type { Instant } from '../../kernel/instant.js';
import type { ExitKind } from '../../lead/exit-reason.js';
import { stageBit } from '../../lead/pass-rules.js';
import { type FollowUpSum, followUp, followUpStates, judgeFollowUp } from '../follow-up.js';
import type { GroupedSums } from '../group-by.js';
import type { Metric } from '../metric.js';
import { type TimeToEvent, timeToEvent, type Wait, type WaitSum } from '../time-to-event.js';
import { addAt, sumsOf } from './counter.js';
import type { LeadColumns } from './event-columns.js';
import { groupName, groupsIn, sortedGroups } from './group-sums.js';
import type { LeadFiguresSum } from './lead-figures.js';
import { importedIn, type PassView } from './pass-view.js';
import { clockStates } from './promise.columns.js';
import { type WaitCounter, waitCounter, waitOutcome } from './wait-counter.js';

/** Counts what became of handed-over passes, and how long they waited for a touch. */
export interface ResponseCounts {
  /** Counts a pass; the clock of its first response is in this state, as `clockStates` has it. */
  readonly add: (view: PassView, clock: number) => void;
  readonly sum: () => Pick<LeadFiguresSum, 'followUp' | 'touchWait' | 'speedToLead'>;
}

/** The kinds of exits by their codes. */
export const exitKinds: ReadonlyArray<ExitKind | undefined> = [
  undefined,
  'won',
  'lost',
  'rejected',
  'disqualified',
  'recycled',
];

/** Joins sums of waits. */
export const waits: Metric<Wait, WaitSum, TimeToEvent> = /* @__PURE__ */ timeToEvent((wait: Wait) => wait);

/** Turns the waits of groups into those of all and of each. */
export const waitsByGroup = (
  counts: WaitCounter,
  nameOf: (code: number) => string,
): { readonly all: WaitSum; readonly teams: GroupedSums<WaitSum> } => {
  const { all, groups } = counts.sums();
  const named = [...groups].map(([code, sum]) => [nameOf(code), sum] as const);
  return { all, teams: sortedGroups(named, waits.concat) };
};

/** The place of every judgement of a follow-up there can be. */
const judgements = (): Uint8Array =>
  Uint8Array.from({ length: exitKinds.length * 4 * clockStates.length }, (_, index) => {
    const [clock, rest] = [index % clockStates.length, Math.floor(index / clockStates.length)];
    const state = judgeFollowUp({
      isReached: (rest & 2) !== 0,
      exit: exitKinds[rest >> 2],
      isRecorded: (rest & 1) !== 0,
      clock: clockStates[clock],
    });
    return followUpStates.indexOf(state);
  });

/** Makes the counts of responses. */
export const responseCounts = (leads: LeadColumns, asOf: Instant): ResponseCounts => {
  const { columns, rows } = leads;
  const { at } = columns;
  const isImported = importedIn(leads);
  const judged = judgements();
  const [sinceHandOver, sinceInterest] = [waitCounter(groupsIn(columns.team), rows), waitCounter(1, rows)];
  // The states, then those that went on, and those of them without a touch.
  const states = sumsOf(followUpStates.length + 2, 64);

  const wait = (counts: WaitCounter, group: number, start: number, view: PassView): void => {
    const { slate, pass, reached, isRecorded } = view;
    const from = at[start] as number;
    const end = reached >= 0 ? reached : (slate.exitRow[pass] as number);
    if (isImported(start)) counts.exclude(group, 'imported');
    else if (reached < 0 && !isRecorded) counts.exclude(group, 'touches-not-recorded');
    else if (end >= 0 && isImported(end))
      counts.exclude(group, reached >= 0 ? 'touch-imported' : 'exit-imported');
    else {
      const outcome =
        reached >= 0 ? waitOutcome.happened : end >= 0 ? waitOutcome.competing : waitOutcome.open;
      counts.add(group, outcome, Math.max(0, (end < 0 ? asOf : (at[end] as number)) - from));
    }
  };

  return {
    add: (view, clock) => {
      const { slate, pass, team, reached, isRecorded } = view;
      const handOver = slate.handOver[pass] as number;
      if (handOver < 0) return;
      const exit = slate.exit[pass] as number;
      const state = judged[
        ((exit * 2 + (reached >= 0 ? 1 : 0)) * 2 + (isRecorded ? 1 : 0)) * clockStates.length + clock
      ] as number;
      const cell = states.placeOf(team);
      addAt(states, cell + state, 1);
      const isAdvanced =
        ((slate.entered[pass] as number) & (stageBit['sales-qualified'] | stageBit.won)) !== 0;
      if (isAdvanced && isRecorded) {
        addAt(states, cell + followUpStates.length, 1);
        if (reached < 0) addAt(states, cell + followUpStates.length + 1, 1);
      }
      wait(sinceHandOver, team, handOver, view);
      wait(sinceInterest, 0, slate.started[pass] as number, view);
    },
    sum: () => {
      const { empty, concat } = followUp(() => true);
      const nameOf = groupName(columns.team?.texts);
      const sums = [...states.keys()].map((code): readonly [string, FollowUpSum] => [
        nameOf(code),
        {
          states: followUpStates.map((_, place) => states.read(code, place)),
          advanced: states.read(code, followUpStates.length),
          advancedUntouched: states.read(code, followUpStates.length + 1),
        },
      ]);
      return {
        followUp: {
          all: sums.map(([, sum]) => sum).reduce(concat, empty),
          teams: sortedGroups(sums, concat),
        },
        touchWait: waitsByGroup(sinceHandOver, nameOf),
        speedToLead: sinceInterest.sums().all,
      };
    },
  };
};
