import type { Journal } from '../../journal/journal.js';
import { viewJournal } from '../../journal/view.js';
import { type Checked, unlessIssues } from '../../kernel/issue.js';
import { factsToCollect } from '../facts-to-collect.js';
import { leadCase, type PassCase } from '../lead-case.js';
import { measure } from '../metric.js';
import { byListing } from '../which-leads.js';
import type { Backtest, VersionReading } from './backtest-reading.js';
import { type BacktestSettings, backtestIssues } from './backtest-settings.js';
import { confusion, type Outcome, outcomeOf } from './confusion.js';
import { daySeries } from './day-series.js';
import { knownAlways, knownThen } from './known-record.js';
import { doubtfulFacts } from './look-ahead.js';
import { movedLead } from './moved-lead.js';
import { type OverlapCounts, precisionChange, recallChange, type WonAmong } from './overlap-change.js';
import { type ReplayedPass, replayPass } from './replay.js';

/**
 * Replays two versions of a definition on the past: who would have been let in, when, and what became of them.
 *
 * **When to use**: before signing a stricter or looser version. The matrix says what each version would have been
 * worth, the list of moved leads which of them to talk about.
 *
 * **Details**: a pass is judged at the end of every day on which it stood before the gate, and as it went through,
 * each time on the facts of that moment, prepared; a hand-over with the facts of its packet. It counts as
 * qualified as soon as one of these moments says so. Facts that are written down together with the outcome are
 * refused, those of which only today's value is on record are listed. Leads are who they are at `asOf`.
 *
 * @param settings - the two versions, the days, and from when the outcomes are read
 * @returns a function from a journal to the backtest, or to issues: `different-gates`, `no-days`, `not-an-instant`,
 *   `day-after-as-of`, `look-ahead`, and `known-at-missing` for a journal that says when it learned of its events
 * @example
 * ```ts
 * import { type JournalEvent, journalOf } from 'smarketing/journal'
 * import { day, type Instant, orThrow, parseInstant } from 'smarketing/kernel'
 * import { compileDefinition, draftDefinition } from 'smarketing/lead'
 * import { backtest } from 'smarketing/metrics/backtest'
 *
 * const facts = { employees: { type: 'integer', label: 'Employees' } } as const
 * const atLeast = (version: number, value: number) => orThrow(compileDefinition(facts)(draftDefinition(facts)({
 *   id: 'icp', version, gate: 'hand-over', rule: { fact: 'employees', op: 'gte', value },
 * })))
 * const start = orThrow(parseInstant('2026-03-02T09:00Z'))
 * const tell = (id: string, employees: number, end: 'won' | 'lost'): ReadonlyArray<JournalEvent> => {
 *   const at = (days: number) => ({
 *     schemaVersion: 1, source: 'crm', id: `${id}-${days}`, occurredAt: (start + days * day) as Instant,
 *     subject: { kind: 'lead', system: 'crm', id },
 *   }) as const
 *   return [
 *     { ...at(0), type: 'profile-changed', data: { facts: { employees } } },
 *     { ...at(1), type: 'handed-over', data: {} },
 *     { ...at(9), type: end, data: {} },
 *   ]
 * }
 * const journal = journalOf([...tell('1', 40, 'lost'), ...tell('2', 120, 'won'), ...tell('3', 80, 'lost')])
 *
 * const { before, after, moved } = orThrow(backtest({
 *   before: { definition: atLeast(1, 50) }, after: { definition: atLeast(2, 100) },
 *   lifecycle: { acceptance: 'none' }, days: [start, (start + 7 * day) as Instant], asOf: (start + 30 * day) as Instant,
 * })(journal))
 *
 * before.precision.value // => 0.5
 * after.precision.value // => 1
 * moved.map(({ key, direction, outcome, conditions }) => [key.id, direction, outcome, conditions[0]?.sentence])
 * // => [['3', 'out', 'lost', 'Employees is 80, which is not at least 100.']]
 * ```
 * @category folds
 * @since 0.1.0
 */
export const backtest =
  (settings: BacktestSettings) =>
  (journal: Journal): Checked<Backtest> =>
    unlessIssues(backtestIssues(settings, journal), () => replayed(settings, journal));

const replayed = (settings: BacktestSettings, journal: Journal): Backtest => {
  const { before, after, asOf, knownAt, countsAsLost = ['lost'] } = settings;
  const days = [...new Set(settings.days)].sort((first, second) => first - second);
  const { series, tally } = daySeries(days);
  const { passes, ...counted } = replayJournal(
    settings,
    journal,
    replayPass([before.definition, after.definition], days, tally),
  );
  const outcomeBy = outcomeOf(countsAsLost);
  const outcome = ({ pass }: PassCase): Outcome => outcomeBy(pass);
  const overlap = overlapOf(passes, outcome);
  return {
    gate: before.definition.definition.gate,
    asOf,
    ...(knownAt === undefined ? {} : { knownAt }),
    passes: passes.length,
    ...counted,
    before: versionReading(settings, 'before', passes, outcome),
    after: versionReading(settings, 'after', passes, outcome),
    precision: precisionChange(overlap),
    recall: recallChange(overlap),
    moved: passes.flatMap(movedLead(asOf, outcome)).sort(byListing),
    days: series,
    doubtful: doubtfulFacts([before.definition, after.definition]),
  };
};

interface ReplayedJournal extends Pick<Backtest, 'notJudged' | 'excluded'> {
  readonly passes: ReadonlyArray<ReplayedPass>;
}

/** Replays every pass of a journal's leads; each lead is folded once. */
const replayJournal = (
  { lifecycle, asOf, knownAt, exclusions }: BacktestSettings,
  journal: Journal,
  replay: ReturnType<typeof replayPass>,
): ReplayedJournal => {
  const known = knownAt === 'each-day' ? asOf : knownAt;
  const { leads } = viewJournal(known === undefined ? { asOf } : { asOf, knownAt: known })(journal);
  const knownOf = knownAt === 'each-day' ? knownThen(journal, leads) : knownAlways;
  const caseOf = leadCase({ lifecycle, policies: [], asOf });
  const passes: Array<ReplayedPass> = [];
  const excluded = new Map<string, number>();
  let notJudged = 0;
  for (const record of leads) {
    const { life, passes: own } = caseOf(record);
    const { exclusion } = life;
    if (exclusion !== undefined && exclusions?.has(exclusion) !== false) {
      excluded.set(exclusion, (excluded.get(exclusion) ?? 0) + 1);
      continue;
    }
    const replayOwn = replay(knownOf(record));
    for (const subject of own) {
      const found = replayOwn(subject);
      if (found === null) notJudged += 1;
      else passes.push(found);
    }
  }
  return {
    passes,
    notJudged,
    excluded: [...excluded].sort().map(([reason, count]) => ({ reason, leads: count })),
  };
};

const versionReading = (
  settings: BacktestSettings,
  side: 'before' | 'after',
  passes: ReadonlyArray<ReplayedPass>,
  outcome: (subject: PassCase) => Outcome,
): VersionReading => {
  const { definition, state = 'unsigned' } = settings[side];
  return {
    definition: { id: definition.definition.id, version: definition.definition.version },
    hash: definition.hash,
    state,
    ...measure(confusion)(
      passes.map((pass) => ({ verdict: pass[side].verdict, outcome: outcome(pass.subject) })),
    ),
    collect: measure(factsToCollect())(passes.map((pass) => pass[side].collect)),
  };
};

/** Counts the decided passes by which version lets them in. */
const overlapOf = (
  passes: ReadonlyArray<ReplayedPass>,
  outcomeBy: (subject: PassCase) => Outcome,
): OverlapCounts => {
  const decided = passes.filter(({ subject }) => ['won', 'lost'].includes(outcomeBy(subject)));
  const count = (some: ReadonlyArray<ReplayedPass>): WonAmong => ({
    leads: some.length,
    won: some.filter(({ subject }) => outcomeBy(subject) === 'won').length,
  });
  const letIn = (before: boolean, after: boolean): WonAmong =>
    count(
      decided.filter(
        (pass) => (pass.before.since !== undefined) === before && (pass.after.since !== undefined) === after,
      ),
    );
  return {
    both: letIn(true, true),
    onlyBefore: letIn(true, false),
    onlyAfter: letIn(false, true),
    allWon: count(decided).won,
  };
};
