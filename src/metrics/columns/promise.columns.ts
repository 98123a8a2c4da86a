import type { Instant } from '../../kernel/instant.js';
import { type AttainmentState, type AttainmentSum, attainment, attainmentStates } from '../attainment.js';
import { aboutTouch } from '../clock-wait.js';
import type { GroupedSums } from '../group-by.js';
import type { StartedReading } from '../lead-case.js';
import { keptByTouch } from '../unrecorded-clock.js';
import { type ClockSlate, clockEnd } from './clock.columns.js';
import { addAt, type Counter, sumsOf } from './counter.js';
import type { LeadColumns } from './event-columns.js';
import { exactOf, groupName, groupsIn, lowerPart, sortedGroups, upperPart } from './group-sums.js';
import type { LeadFiguresSum, PromiseSum } from './lead-figures.js';
import { importedIn, type PassView } from './pass-view.js';
import type { ColumnTarget, PolicyPlan } from './policy-plan.js';
import { type PeriodTable, scaleTable } from './stretch-tables.js';
import { waitCounter, waitOutcome } from './wait-counter.js';

/** Reads the clocks of passes and counts how promises were kept. */
export interface PromiseCounts {
  /**
   * Reads the clocks of a pass, and returns the state of Sales' first clock of the first response in it, as
   * `clockStates` has it.
   */
  readonly add: (view: PassView) => number;
  readonly sum: () => Pick<LeadFiguresSum, 'promises'>;
}

/** What counts between two instants. */
type Between = (start: number, end: number) => number;

/** A target with the table of its business time. */
interface MeasuredTarget extends ColumnTarget {
  readonly isBusiness: boolean;
  readonly between: Between;
}

/** The places of what is counted beside the seven states. */
const elapsedUpper = 7;
const elapsedLower = 8;

/** The states that clocks of columns show: what is measured, then what is not. */
export const clockStates: ReadonlyArray<StartedReading['state'] | undefined> = [
  'running',
  'met',
  'met-late',
  'breached',
  'cancelled',
  'exhausted',
  'not-measurable',
  undefined,
];

const clockState = {
  running: 0,
  met: 1,
  'met-late': 2,
  breached: 3,
  cancelled: 4,
  exhausted: 5,
  'not-measurable': 6,
} as const;

/** The state of no clock. */
const noClock = 7;

/** How many ways a clock can end in. */
const ends = 5;

/** Makes the counts of promises. */
export const promiseCounts = (
  leads: LeadColumns,
  asOf: Instant,
  plans: ReadonlyArray<PolicyPlan>,
  targets: ReadonlyArray<ReadonlyArray<ColumnTarget | undefined>>,
  periods: PeriodTable,
): PromiseCounts => {
  const { at, segment: segments, team: teams, imported } = leads.columns;
  const { rows } = leads;
  const [teamCount, segmentCount] = [groupsIn(teams), groupsIn(segments)];
  const isImported = importedIn(leads);
  const tables = new Map<ColumnTarget['scale'], Between>();
  const tableOf = (scale: ColumnTarget['scale']): Between => {
    const known = tables.get(scale) ?? scaleTable(scale, leads.from);
    tables.set(scale, known);
    return known;
  };
  const promises = plans.map(({ metric, obliged }, index) => ({
    isFirstOfSales: metric === 'first-response' && obliged === 'sales',
    isKeptByTouch: keptByTouch.has(metric),
    isAboutTouch: aboutTouch.has(metric),
    targets: (targets[index] ?? []).map((target): MeasuredTarget | undefined =>
      target === undefined
        ? undefined
        : { ...target, isBusiness: target.time === 'business', between: tableOf(target.scale) },
    ),
    kept: sumsOf(attainmentStates.length + 2, 1_024),
    business: waitCounter(1, rows),
    elapsed: waitCounter(1, rows),
  }));

  const places = Uint8Array.from({ length: clockStates.length * ends }, (_, index) =>
    attainmentStates.indexOf(attainmentOf(clockStates[Math.floor(index / ends)] ?? 'running', index % ends)),
  );
  const isStop = Uint8Array.of(0, 1, 1, 1, 0);

  /** Whether a bulk load wrote a moment of the pass at an instant. */
  const isLoaded = (row: number, instant: number): boolean =>
    row >= 0 && at[row] === instant && isImported(row);
  const isLoadedAt = ({ slate, pass }: PassView, instant: number): boolean => {
    for (let place = pass * 8; place < pass * 8 + 8; place += 1)
      if (isLoaded(slate.stages[place] as number, instant)) return true;
    return (
      isLoaded(slate.handOver[pass] as number, instant) ||
      isLoaded(slate.exitRow[pass] as number, instant) ||
      isLoaded(slate.first[pass] as number, instant) ||
      isLoaded(slate.booking[pass] as number, instant) ||
      isLoaded(slate.contact[pass] as number, instant)
    );
  };

  /** What a clock shows that has used up so much of its time. */
  const stateOf = (consumed: number, endedBy: number, target: ColumnTarget, start: number): number => {
    if (Number.isNaN(consumed)) return clockState.exhausted;
    if (consumed > target.milliseconds)
      return isStop[endedBy] === 1 ? clockState['met-late'] : clockState.breached;
    if (endedBy === clockEnd.cancelled) return clockState.cancelled;
    return endedBy === clockEnd.open ? runningState(target, start) : clockState.met;
  };

  /** Only a clock that still runs can be due beyond the years that its calendar knows. */
  const runningState = ({ scale, milliseconds }: ColumnTarget, start: number): number => {
    const first = scale.read(start as Instant);
    const reach = first._tag === 'Left' ? first : scale.opening(first.right + milliseconds);
    return reach._tag === 'Left' ? clockState.exhausted : clockState.running;
  };

  const judge = (view: PassView, clocks: ClockSlate, clock: number): number => {
    const promise = promises[clocks.policy[clock] as number] as (typeof promises)[number];
    const startRow = clocks.start[clock] as number;
    const endRow = clocks.end[clock] as number;
    const endedBy = clocks.endedBy[clock] as number;
    const segment = clocks.segment[clock] as number;
    const target = promise.targets[segment] as MeasuredTarget;
    const start = at[startRow] as number;
    const end = endRow < 0 ? asOf : (at[endRow] as number);
    const consumed = end <= start ? 0 : target.isBusiness ? target.between(start, end) : end - start;
    const shown = stateOf(consumed, endedBy, target, start);
    const isUnprovable =
      !view.isRecorded &&
      promise.isKeptByTouch &&
      shown !== clockState.cancelled &&
      shown !== clockState.met &&
      shown !== clockState['met-late'];
    const state = isUnprovable ? clockState['not-measurable'] : shown;
    const place = places[state * ends + endedBy] as number;
    const isMeasured = state < clockState.exhausted;
    // One key for period, segment and team, from which the groups by each follow.
    const key = (periods.codeOf(start) * segmentCount + segment) * teamCount + view.team;
    const { kept } = promise;
    const cell = kept.placeOf(key);
    addAt(kept, cell + place, 1);
    if (isMeasured) {
      addAt(kept, cell + elapsedUpper, upperPart(end - start));
      addAt(kept, cell + elapsedLower, lowerPart(end - start));
    }

    const ofLoad =
      imported !== undefined && (isLoadedAt(view, start) || (isStop[endedBy] === 1 && isLoadedAt(view, end)));
    if (!isMeasured || ofLoad) {
      const why = isMeasured
        ? 'imported'
        : state === clockState.exhausted
          ? 'calendar-exhausted'
          : 'touches-not-recorded';
      promise.business.exclude(0, why);
      promise.elapsed.exclude(0, why);
      return state;
    }
    const outcome =
      endedBy === clockEnd.open
        ? waitOutcome.open
        : endedBy === clockEnd.cancelled || (endedBy === clockEnd.event && promise.isAboutTouch)
          ? waitOutcome.competing
          : waitOutcome.happened;
    if (target.isBusiness) promise.business.add(0, outcome, consumed);
    else promise.business.exclude(0, 'no-business-time');
    promise.elapsed.add(0, outcome, end - start);
    return state;
  };

  return {
    add: (view) => {
      const { slate, clocks, pass, before } = view;
      const from = at[slate.started[pass] as number] as number;
      let found = noClock;
      let foundPolicy = promises.length;
      for (let clock = 0; clock < clocks.clocks; clock += 1) {
        const start = at[clocks.start[clock] as number] as number;
        if (start < from || start >= before) continue;
        const state = judge(view, clocks, clock);
        const policy = clocks.policy[clock] as number;
        if (policy < foundPolicy && promises[policy]?.isFirstOfSales === true) {
          found = state;
          foundPolicy = policy;
        }
      }
      return found;
    },
    sum: () => ({
      promises: promises.map(({ kept, business, elapsed }): PromiseSum => {
        const groups = (codeIn: (key: number) => number, nameOf: (code: number) => string) =>
          keptBy(kept, (key) => nameOf(codeIn(key)));
        const ofTeams = groups((key) => key % teamCount, groupName(teams?.texts));
        return {
          kept: {
            attainment: ofTeams.map(([, sum]) => sum).reduce(attainment.concat, attainment.empty),
            teams: ofTeams,
            segments: groups((key) => Math.floor(key / teamCount) % segmentCount, groupName(segments?.texts)),
            periods: groups(
              (key) => Math.floor(key / (teamCount * segmentCount)),
              (code) => periods.names[code] as string,
            ),
            persons: [],
          },
          businessTime: business.sums().all,
          elapsedTime: elapsed.sums().all,
        };
      }),
    }),
  };
};

/** How a clock that shows a state counts, by how it ended. */
const attainmentOf = (state: StartedReading['state'], endedBy: number): AttainmentState => {
  switch (state) {
    case 'met':
    case 'met-late':
    case 'cancelled':
      return state;
    case 'breached':
      return endedBy === clockEnd.cancelled ? 'called-off-late' : 'overdue';
    case 'exhausted':
    case 'not-measurable':
      return 'not-measurable';
    default:
      return 'not-due';
  }
};

const keptBy = (counts: Counter, nameOf: (key: number) => string): GroupedSums<AttainmentSum> =>
  sortedGroups(
    [...counts.keys()].map((key): readonly [string, AttainmentSum] => [
      nameOf(key),
      {
        states: attainmentStates.map((_, place) => counts.read(key, place)),
        paused: { high: 0, low: 0 },
        elapsed: exactOf(counts.read(key, elapsedUpper), counts.read(key, elapsedLower)),
      },
    ]),
    attainment.concat,
  );
