import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import type { LaunchBenchmark, LaunchCriterion, LaunchEvidence, LaunchPlan } from './launch.js';
import type { LaunchReading, ReadBenchmark, ReadCriterion } from './launch-reading.js';

/**
 * Describes a launch of the past, to be learned from.
 *
 * @category model
 * @since 0.1.0
 */
export interface PastLaunch {
  /** Its plan. */
  readonly plan: LaunchPlan;
  /** What was shown about it. */
  readonly evidence: ReadonlyArray<LaunchEvidence>;
}

/**
 * Describes what launches are read by.
 *
 * @category model
 * @since 0.1.0
 */
export interface LaunchTerms {
  /** The least share of the weight for a go, 0–1; 0.9 is a proposal. */
  readonly goFrom?: number;
  /** Launches before this one. */
  readonly earlier?: ReadonlyArray<PastLaunch>;
}

/**
 * Reads whether a launch is ready: blockers beat the score, and no evidence means not ready.
 *
 * **Details**: the last evidence up to the moment counts. A criterion that the last launches went out without is a repeated
 * gap while it is not met here. Nothing that happens after a launch makes it ready in hindsight: once it is out, and for
 * launches of the past, criteria are read as they stood when it went out, and benchmarks as they are measured.
 *
 * @param plan - the plan, checked
 * @param asOf - the moment to answer for, epoch milliseconds
 * @param terms - how much it takes, and earlier launches
 * @returns a function from evidence, in any order, to the reading
 * @example
 * ```ts
 * import { readLaunch } from 'smarketing/message'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const at = (text: string) => orThrow(parseInstant(text))
 * const plan = {
 *   id: 'widget-2', title: 'Widget 2', launchAt: at('2026-06-01T08:00:00Z'),
 *   criteria: [
 *     { id: 'pitch', title: 'Every rep can pitch it.', owner: 'sales', weight: 3, blocking: true },
 *     { id: 'battlecard', title: 'There is a battlecard.', owner: 'marketing', weight: 1 },
 *   ],
 * } as const
 * const reading = readLaunch(plan, at('2026-05-01T08:00:00Z'))([
 *   { kind: 'criterion', id: 'battlecard', at: at('2026-04-20T08:00:00Z'), met: true, source: 'library' },
 * ])
 * reading.decision // => 'no-go'
 * reading.toDo.map(({ owner, title }) => `${owner}: ${title}`) // => ['sales: Every rep can pitch it.']
 * ```
 * @category readings
 * @since 0.1.0
 */
export const readLaunch = (plan: LaunchPlan, asOf: Instant, terms: LaunchTerms = {}) => {
  const { goFrom = 0.9, earlier = [] } = terms;
  const gaps = earlier.map(gapsAtLaunch);
  return (evidence: ReadonlyArray<LaunchEvidence>): LaunchReading => {
    const last = lastWords(evidence, asOf);
    const shown = asOf <= plan.launchAt ? last : lastWords(evidence, plan.launchAt);
    const criteria = plan.criteria.map((criterion) =>
      readCriterion(plan, criterion, shown, asOf, gaps.filter((ids) => ids.has(criterion.id)).length),
    );
    const open = criteria.filter(isOpen);
    const blockers = open.filter(isBlocker);
    const scoreOf = scoreBy(plan);
    const score = scoreOf(criteria);
    const benchmarks = (plan.benchmarks ?? []).map((benchmark) => readBenchmark(benchmark, last, asOf));
    return {
      id: plan.id,
      decision:
        blockers.length > 0 ? 'no-go' : score.value !== null && score.value >= goFrom ? 'go' : 'conditional',
      score,
      criteria,
      blockers,
      owners: [...groupsOf<ReadCriterion, Party>(({ owner }) => owner)(criteria)]
        .sort(([first], [second]) => byCodeUnit(first, second))
        .map(([owner, own]) => ({
          owner,
          score: scoreOf(own),
          blockers: own.filter(isBlocker).length,
        })),
      toDo: [...open].sort(
        (first, second) =>
          Number(second.blocking) - Number(first.blocking) ||
          first.dueAt - second.dueAt ||
          byCodeUnit(first.id, second.id),
      ),
      repeatedGaps: open.filter(({ repeated }) => repeated > 0),
      benchmarks,
      missing: benchmarks.length === 0 ? ['benchmarks'] : [],
      issues: faultsOf(plan, evidence),
    };
  };
};

type LastWords = ReadonlyMap<string, LaunchEvidence>;

const nameOf = ({ kind, id }: LaunchEvidence): string => `${kind} ${id}`;

/** Of two of one instant the worse counts, so that the order in which they are written down does not. */
const lastWords = (evidence: ReadonlyArray<LaunchEvidence>, asOf: Instant): LastWords => {
  const last = new Map<string, LaunchEvidence>();
  for (const one of evidence) {
    if (one.at > asOf || (one.kind === 'benchmark' && !Number.isFinite(one.value))) continue;
    const known = last.get(nameOf(one));
    if (known === undefined || one.at > known.at || (one.at === known.at && isWorse(one, known))) {
      last.set(nameOf(one), one);
    }
  }
  return last;
};

const isWorse = (one: LaunchEvidence, known: LaunchEvidence): boolean => {
  if (one.kind === 'benchmark') return known.kind === 'benchmark' && one.value < known.value;
  if (known.kind === 'benchmark') return false;
  return one.met === known.met ? byCodeUnit(one.source, known.source) < 0 : !one.met;
};

const readCriterion = (
  { launchAt }: LaunchPlan,
  criterion: LaunchCriterion,
  last: LastWords,
  asOf: Instant,
  repeated: number,
): ReadCriterion => {
  const { id, title, owner, blocking = false, dueAt = launchAt, notApplicable } = criterion;
  const word = last.get(`criterion ${id}`);
  const shown = word?.kind === 'criterion' ? word : undefined;
  const state =
    notApplicable !== undefined
      ? 'not-applicable'
      : shown === undefined
        ? 'unproven'
        : shown.met
          ? 'met'
          : 'not-met';
  const open = state === 'unproven' || state === 'not-met';
  return {
    id,
    title,
    state,
    owner,
    blocking,
    dueAt,
    ...(open && asOf > dueAt ? { lateBy: asOf - dueAt } : {}),
    ...(shown === undefined ? {} : { source: shown.source }),
    repeated,
  };
};

const isOpen = ({ state }: ReadCriterion): boolean => state === 'not-met' || state === 'unproven';

const isBlocker = (criterion: ReadCriterion): boolean => criterion.blocking && isOpen(criterion);

const scoreBy = (plan: LaunchPlan): ((criteria: ReadonlyArray<ReadCriterion>) => Ratio) => {
  const weights = new Map(plan.criteria.map(({ id, weight }) => [id, weight]));
  const sum = (some: ReadonlyArray<ReadCriterion>): number =>
    some.reduce((total, { id }) => total + (weights.get(id) ?? 0), 0);
  return (criteria) =>
    ratio(
      sum(criteria.filter(({ state }) => state === 'met')),
      sum(criteria.filter(({ state }) => state !== 'not-applicable')),
    );
};

/** What a launch of the past lacked at the moment it went out. */
const gapsAtLaunch = ({ plan, evidence }: PastLaunch): ReadonlySet<string> => {
  const last = lastWords(evidence, plan.launchAt);
  return new Set(
    plan.criteria.flatMap((criterion) => {
      return isOpen(readCriterion(plan, criterion, last, plan.launchAt, 0)) ? [criterion.id] : [];
    }),
  );
};

const readBenchmark = (benchmark: LaunchBenchmark, last: LastWords, asOf: Instant): ReadBenchmark => {
  const { id, title, atLeast, measuredAt } = benchmark;
  const word = last.get(`benchmark ${id}`);
  // What is measured before its time tells how it goes, not what came of it.
  if (word?.kind !== 'benchmark') {
    return { id, title, atLeast, state: asOf < measuredAt ? 'due' : 'not-measured' };
  }
  const { value, at } = word;
  if (at < measuredAt)
    return { id, title, atLeast, value, state: asOf < measuredAt ? 'due' : 'not-measured' };
  return { id, title, atLeast, value, state: value >= atLeast ? 'reached' : 'missed' };
};

const faultsOf = (plan: LaunchPlan, evidence: ReadonlyArray<LaunchEvidence>): ReadonlyArray<Issue> => {
  const known = new Set([
    ...plan.criteria.map(({ id }) => `criterion ${id}`),
    ...(plan.benchmarks ?? []).map(({ id }) => `benchmark ${id}`),
  ]);
  return evidence.flatMap((one, index) => [
    ...(known.has(nameOf(one))
      ? []
      : [
          issue(`unknown-${one.kind}`, ['evidence', index, 'id'], `The plan has no such ${one.kind}.`, {
            received: show(one.id),
          }),
        ]),
    ...(one.kind === 'benchmark' && !Number.isFinite(one.value)
      ? [
          issue('not-a-number', ['evidence', index, 'value'], 'The value is not a finite number.', {
            received: show(one.value),
          }),
        ]
      : []),
  ]);
};
