import * as E from 'fp-ts/lib/Either.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import { type Checked, type Issue, issue, unlessIssues } from '../../kernel/issue.js';
import { completeTerms } from '../../lead/lifecycle-terms.js';
import { leadCase, type PassCase } from '../lead-case.js';
import { type Metric, sumOver } from '../metric.js';
import { checkColumns } from './check-columns.js';
import { type EncodedLeads, encodeRecords } from './encode-leads.js';
import type { EventColumns, LeadColumns } from './event-columns.js';
import { eventShapes, roleBit } from './event-shapes.js';
import { type FigureTerms, type LeadFigures, type LeadFiguresSum, leadFigures } from './lead-figures.js';
import { type PolicyPlan, planIssues, planOf } from './policy-plan.js';
import { sumOfColumns } from './sum-columns.js';

/**
 * Describes the standard figures of leads, ready to be added up from columns, from records, or from both.
 *
 * @category model
 * @since 0.1.0
 */
export interface ColumnFigures {
  /** The same figures over passes: what sums are joined and read by. */
  readonly metric: Metric<PassCase, LeadFiguresSum, LeadFigures>;
  /** Checks columns from outside, so that no row misleads a figure; see `columnFigures` for the issues. */
  readonly check: (columns: unknown) => Checked<LeadColumns>;
  /** Adds up what columns hold, in one pass over the rows. */
  readonly sum: (columns: LeadColumns) => LeadFiguresSum;
  /** Lays records out in columns; those that columns do not hold are left, each with its reason. */
  readonly encode: (records: ReadonlyArray<LeadRecord>) => EncodedLeads;
  /** Adds up records: by columns where they hold them, and by the metric where they do not. */
  readonly sumRecords: (records: ReadonlyArray<LeadRecord>) => LeadFiguresSum;
}

/** More policies than there are bits for in the set of those that an event means something to. */
const mostPolicies = 31;

/**
 * Compiles the standard figures for columns: many millions of events in one pass, with exactly the sums that
 * `leadFigures` gives over the same leads as objects.
 *
 * **When to use**: where events come as columns anyway, from a warehouse or a file, or are too many to be held as
 * objects. `sumRecords` is also the quick way over records.
 *
 * **Details**: what columns cannot keep exactly is refused, never approximated. A policy is refused here; a lead is left
 * to the metric of objects, whose sums join those of columns. Shards of columns may be cut between any two leads.
 *
 * `check` refuses columns with `not-columns`, `not-a-version`, `not-an-array`, `uneven-columns`, `not-sorted`,
 * `not-an-instant`, `unknown-code`, `not-an-amount`, `not-a-stage`, `too-many-texts`, `crowded-instant`,
 * `pause-not-carried` and `unreadable`; of each kind of fault in each column the first row is named.
 *
 * @param terms - the agreed terms and the instant
 * @param imported - the events that belong to bulk loads, as `importedEvents` of the room `lead` writes them
 * @returns the figures, or an issue for each part of a policy that columns cannot keep: `versions-not-carried`,
 *   `event-not-carried`, `too-many-stops`, `reopening-not-carried`, `owner-change-not-carried`, `days-not-carried`,
 *   `owner-calendar-not-carried`, `outside-hours-not-carried`, `attribute-not-carried` and `too-many-policies`
 * @example
 * ```ts
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { columnFigures, columnTypeCode } from 'smarketing/metrics/columns'
 *
 * const at = (text: string) => orThrow(parseInstant(text))
 * const figures = orThrow(columnFigures({
 *   lifecycle: { acceptance: 'first-touch' }, policies: [], asOf: at('2026-03-31T00:00Z'), periodOf: () => '2026-03',
 * }))
 * const columns = orThrow(figures.check({
 *   schemaVersion: 1,
 *   lead: Uint32Array.of(1, 1, 1, 2),
 *   type: Uint8Array.from(['inquiry', 'handed-over', 'touch-connected', 'inquiry'] as const, (type) => columnTypeCode[type]),
 *   at: Float64Array.from(['2026-03-02T09:00Z', '2026-03-02T10:00Z', '2026-03-02T10:30Z', '2026-03-03T09:00Z'], at),
 * }))
 * const { volumes, touchWait } = figures.metric.extract(figures.sum(columns))
 * volumes.map(({ stage, passes }) => `${passes} ${stage}`).slice(0, 4)
 * // => ['2 inquiry', '1 marketing-qualified', '1 handed-over', '1 accepted']
 * touchWait.all.median.value // => 1800000
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const columnFigures = (terms: FigureTerms, imported?: ReadonlySet<string>): Checked<ColumnFigures> => {
  const { policies } = terms;
  const issues: Array<Issue> = policies.flatMap((policy, index) => planIssues(policy, ['policies', index]));
  if (policies.length > mostPolicies)
    issues.push(
      issue('too-many-policies', ['policies'], 'There are more policies than columns tell apart.', {
        expected: `at most ${mostPolicies}`,
        received: String(policies.length),
      }),
    );
  return unlessIssues(issues, () => {
    const plans = policies.map(planOf);
    const metric = leadFigures(terms);
    const sum = sumOfColumns(terms, plans);
    const encode = encodeRecords(plans, imported);
    const caseOf = leadCase({ ...terms, ...(imported === undefined ? {} : { imported }) });
    return {
      metric,
      check: (columns) =>
        E.chain((leads: LeadColumns) => withoutPauses(terms, plans, leads))(checkColumns(columns)),
      sum,
      encode,
      sumRecords: (records) => {
        const { columns, left } = encode(records);
        const passes = left.flatMap(({ record }) => caseOf(seenAt(terms, record)).passes);
        return metric.concat(sum(columns), sumOver(metric)(passes));
      },
    };
  });
};

/** The record without what happened later, which columns leave out by themselves. */
const seenAt = ({ asOf }: FigureTerms, record: LeadRecord): LeadRecord =>
  record.events.every(({ occurredAt }) => occurredAt <= asOf)
    ? record
    : { ...record, events: record.events.filter(({ occurredAt }) => occurredAt <= asOf) };

const withoutPauses = (
  { lifecycle }: FigureTerms,
  plans: ReadonlyArray<PolicyPlan>,
  leads: LeadColumns,
): Checked<LeadColumns> => {
  if (plans.every(({ version }) => version.pauses.length === 0)) return E.right(leads);
  const { shapeOf, roles } = eventShapes(leads, completeTerms(lifecycle).touch, plans);
  for (let row = 0; row < leads.rows; row += 1) {
    const shape = shapeOf(row);
    if (roles.some((role) => ((role[shape] as number) & roleBit.pause) !== 0))
      return E.left([
        issue(
          'pause-not-carried',
          ['type', row],
          'Here a clock begins to stand still, which columns do not keep.',
          {
            expected: 'the lead as a record',
          },
        ),
      ]);
  }
  return E.right(leads);
};

/**
 * Cuts columns into shards of about equal length, never within a lead; the arrays are shared and not copied.
 *
 * @param count - how many shards there should be
 * @returns a function from columns to at most so many shards, whose sums join to that of the whole
 * @category conversions
 * @since 0.1.0
 */
export const shardColumns =
  (count: number) =>
  (columns: EventColumns): ReadonlyArray<EventColumns> => {
    const { lead } = columns;
    const shards: Array<EventColumns> = [];
    let from = 0;
    for (let shard = 1; shard <= count && from < lead.length; shard += 1) {
      let to = shard === count ? lead.length : Math.max(from, Math.floor((lead.length * shard) / count));
      while (to < lead.length && to > 0 && lead[to] === lead[to - 1]) to += 1;
      if (to > from) shards.push(sliceOf(columns, from, to));
      from = Math.max(from, to);
    }
    return shards;
  };

const sliceOf = (columns: EventColumns, from: number, to: number): EventColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]: readonly [string, unknown]) => {
      if (ArrayBuffer.isView(column)) return [name, (column as Uint8Array).subarray(from, to)];
      if (typeof column !== 'object' || column === null) return [name, column];
      const { codes, texts } = column as {
        readonly codes: Uint32Array;
        readonly texts: ReadonlyArray<string>;
      };
      return [name, { codes: codes.subarray(from, to), texts }];
    }),
  ) as unknown as EventColumns;
