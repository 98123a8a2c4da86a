import type { DocumentVersion } from '../../approval/approval-record.js';
import type { TacticsText } from '../../approval/buy-in-text.js';
import { contentHash } from '../../kernel/content-hash.js';
import type { Instant } from '../../kernel/instant.js';
import type { PlanReading } from './plan-reading.js';

/**
 * Returns the key, version and hash by which a plan is signed: that of its services and units, its cost, and the brief
 * and the portfolio behind it.
 *
 * **Details**: a plan has the version of its brief. Made again from the same brief it has the same hash, in whatever
 * order the lists of the brief were written; with a single unit more or less it has another, and every signature is
 * stale.
 *
 * @param plan - the plan
 * @returns what signatures bind to
 * @category conversions
 * @since 0.1.0
 */
export const planVersion = ({ madeFrom, services, cost }: PlanReading): DocumentVersion => ({
  subject: { system: 'plan', id: madeFrom.brief.id },
  version: madeFrom.brief.version,
  hash: contentHash({ madeFrom, services: services.map(({ service, units }) => ({ service, units })), cost }),
});

/**
 * Puts a plan on the table of the sequential buy-in, as tactics with its cost as the budget guideline.
 *
 * @param at - when it is proposed, epoch milliseconds
 * @returns a function from the plan to the text of `propose-tactics`
 * @example
 * ```ts
 * import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge'
 * import { compileBrief, makePlan, planTactics } from 'smarketing/cartridge/plan'
 * import { branchAndBound } from 'smarketing/cartridge/plan/solver'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const brief = orThrow(compileBrief(orThrow(compilePortfolio(presetPortfolio('EUR'))))({
 *   schemaVersion: 1,
 *   id: 'q1',
 *   version: 2,
 *   title: 'First quarter',
 *   budget: { minor: 20_000_00, currency: 'EUR' },
 *   objective: { kind: 'value', values: [] },
 *   required: [{ service: 'competitor-watch', atLeast: 1 }],
 * }))
 * const plan = orThrow(makePlan(branchAndBound())(brief))
 * const tactics = planTactics(orThrow(parseInstant('2026-01-12T09:00:00Z')))(plan)
 * tactics.subject // => { system: 'plan', id: 'q1' }
 * tactics.budgetGuideline.minor === plan.cost.minor // => true
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const planTactics =
  (at: Instant) =>
  (plan: PlanReading): TacticsText => ({ ...planVersion(plan), at, budgetGuideline: plan.cost });
