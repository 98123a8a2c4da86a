import * as O from 'fp-ts/lib/Option.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import { countOf } from '../count.js';
import { type CollectCount, factsToCollect } from '../facts-to-collect.js';
import type { GroupedSums } from '../group-by.js';
import type { LeadCase } from '../lead-case.js';
import { list, mapReading } from '../list.js';
import type { Metric } from '../metric.js';
import { struct } from '../struct.js';
import { byListing } from '../which-leads.js';
import {
  type Dispute,
  type DisputeJudgement,
  type DisputeState,
  type DisputeTerms,
  disputeOf,
  type RecordedPass,
} from './dispute.js';

/**
 * Describes what the leads that Sales rejected by definition turned out to be: the answer to "are the leads
 * worthless?".
 *
 * @category model
 * @since 0.1.0
 */
export interface DisputeCheck {
  /** How many passes were handed over. */
  readonly handedOver: number;
  /** How many were rejected because they do not meet the definition. */
  readonly rejections: number;
  /** What these turned out to be; the states add up to `rejections`. */
  readonly states: Readonly<Record<DisputeState, number>>;
  /** The share that met the terms, out of those that could be judged: Sales was wrong. */
  readonly salesWrong: Ratio;
  /** The share that did not meet the terms, out of those that could be judged: Marketing was wrong. */
  readonly marketingWrong: Ratio;
  /** How many were judged by terms that not both had signed. */
  readonly unsigned: number;
  /** How many rest on facts that came in only after the rejection. */
  readonly late: number;
  /** What nobody collected, the most wanted first. */
  readonly collect: ReadonlyArray<CollectCount>;
}

/**
 * Describes the sums behind a check of disputes.
 *
 * @category model
 * @since 0.1.0
 */
export interface DisputeSum {
  /** How many passes were handed over. */
  readonly handedOver: number;
  /** How many rejections are in each state, in the order of the states. */
  readonly states: ReadonlyArray<number>;
  /** How many were judged by terms that not both had signed. */
  readonly unsigned: number;
  /** How many rest on facts that came in only after the rejection. */
  readonly late: number;
  /** How many wait for what. */
  readonly collect: GroupedSums<number>;
}

const states: ReadonlyArray<DisputeState> = ['met', 'not-met', 'unknown', 'no-terms', 'no-hand-over'];

/**
 * Measures what leads that Sales rejected by definition turned out to be.
 *
 * @param terms - the moment of the reading, and which definition counted when
 * @returns the metric over passes with their records
 * @example
 * ```ts
 * import { some } from 'fp-ts/lib/Option.js'
 * import { type LeadEvent, recordOf } from 'smarketing/journal'
 * import { type Instant, minute, orThrow, parseInstant } from 'smarketing/kernel'
 * import { compileDefinition, draftDefinition } from 'smarketing/lead'
 * import { leadCase, measure } from 'smarketing/metrics'
 * import { disputeCheck, recordedPasses } from 'smarketing/metrics/dispute'
 *
 * const facts = { employees: { type: 'integer', label: 'Employees' } } as const
 * const definition = orThrow(compileDefinition(facts)(draftDefinition(facts)({
 *   id: 'icp', version: 1, gate: 'hand-over', rule: { fact: 'employees', op: 'gte', value: 50 },
 * })))
 * const asOf = orThrow(parseInstant('2026-03-02T12:00Z'))
 * const rejected = (id: string, employees: number | null) => {
 *   const at = (minutes: number) => ({
 *     schemaVersion: 1, source: 'crm', id: `${id}-${minutes}`, occurredAt: (asOf - minutes * minute) as Instant,
 *     subject: { kind: 'lead', system: 'crm', id },
 *   }) as const
 *   const events: ReadonlyArray<LeadEvent> = [
 *     { ...at(90), type: 'handed-over', data: { facts: { employees } } },
 *     { ...at(60), type: 'rejected', data: { reason: 'definitional' } },
 *   ]
 *   return recordOf([{ system: 'crm', id }], events)
 * }
 *
 * const passes = recordedPasses(leadCase({ lifecycle: { acceptance: 'none' }, policies: [], asOf }))([
 *   rejected('1', 120), rejected('2', 20), rejected('3', null),
 * ])
 * const check = measure(disputeCheck({ asOf, definitionAt: () => some({ definition }) }))(passes)
 *
 * check.states // => { met: 1, 'not-met': 1, unknown: 1, 'no-terms': 0, 'no-hand-over': 0 }
 * check.salesWrong.value // => 0.5
 * check.unsigned // => 3
 * check.collect.map(({ label, leads }) => [label, leads]) // => [['Employees', 1]]
 * ```
 * @category metrics
 * @since 0.1.0
 */
export const disputeCheck = (terms: DisputeTerms): Metric<RecordedPass, DisputeSum, DisputeCheck> => {
  const find = disputeOf(terms);
  const collect = factsToCollect();
  const sums = struct({
    handedOver: countOf<CheckedPass>(({ handedOver }) => handedOver),
    states: list(states.map((state) => countOf<CheckedPass>(({ dispute }) => dispute?.state === state))),
    unsigned: countOf<CheckedPass>(({ dispute }) => isUnsigned(dispute?.judged)),
    late: countOf<CheckedPass>(({ dispute }) => dispute?.judged?.late !== undefined),
    collect: { ...collect, of: ({ dispute }: CheckedPass) => collect.of(dispute?.judged?.collect ?? []) },
  });
  return mapReading(readCheck)({
    ...sums,
    of: (subject: RecordedPass) =>
      sums.of({
        handedOver: subject.pass.handOver !== undefined,
        dispute: O.toUndefined(find(subject)),
      }),
  });
};

interface CheckedPass {
  readonly handedOver: boolean;
  readonly dispute: Dispute | undefined;
}

const isUnsigned = (judged: DisputeJudgement | undefined): boolean =>
  judged !== undefined && judged.signed !== 'signed';

type CheckCounts = Pick<DisputeCheck, 'handedOver' | 'unsigned' | 'late' | 'collect'> &
  Pick<DisputeSum, 'states'>;

const readCheck = ({ handedOver, states: counts, unsigned, late, collect }: CheckCounts): DisputeCheck => {
  const byState = Object.fromEntries(
    states.map((state, index) => [state, counts[index] as number]),
  ) as DisputeCheck['states'];
  const judged = byState.met + byState['not-met'];
  return {
    handedOver,
    rejections: counts.reduce((sum, count) => sum + count, 0),
    states: byState,
    salesWrong: rate(byState.met, judged),
    marketingWrong: rate(byState['not-met'], judged),
    unsigned,
    late,
    collect,
  };
};

/**
 * Lists the disputes behind a check, sorted by lead and pass.
 *
 * @param terms - the moment of the reading, and which definition counted when
 * @returns a function from passes with their records to the disputes
 * @category folds
 * @since 0.1.0
 */
export const disputesIn = (
  terms: DisputeTerms,
): ((subjects: Iterable<RecordedPass>) => ReadonlyArray<Dispute>) => {
  const find = disputeOf(terms);
  return (subjects) => {
    const found: Array<Dispute> = [];
    for (const subject of subjects) {
      const dispute = find(subject);
      if (O.isSome(dispute)) found.push(dispute.value);
    }
    return found.sort(byListing);
  };
};

/**
 * Joins the passes of leads with the events they were folded from.
 *
 * @param caseOf - how a lead is folded, as `leadCase` gives it
 * @returns a function from leads' records to their passes; any metric over passes takes these, too
 * @category joins
 * @since 0.1.0
 */
export const recordedPasses =
  (caseOf: (record: LeadRecord) => LeadCase) =>
  (records: Iterable<LeadRecord>): ReadonlyArray<RecordedPass> =>
    [...records].flatMap((record) => caseOf(record).passes.map((pass) => ({ ...pass, record })));
