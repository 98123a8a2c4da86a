import { type Checked, type Issue, unlessIssues } from '../../kernel/issue.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Artefact } from '../artefact.js';
import type { CompiledPortfolio, OfferedService } from '../compile-portfolio.js';
import type { PlanBrief } from './brief.js';
import { briefHash } from './brief-hash.js';
import { circleIssues, sizeIssues, unreachableIssues } from './brief-meaning.js';
import { briefIssues } from './check-brief.js';
import type { Candidate, CompiledBrief } from './compiled-brief.js';
import { needsOf } from './needs.js';

/** The most units of a service that nothing limits (a *proposal*). */
export const mostUnitsAnyway = 1_000;

/**
 * Compiles a brief against a portfolio.
 *
 * **Details**: a service needs every artefact that it cannot do without: made by another service in the same plan,
 * supplied from outside, given by Sales or on a feedback edge, or in hand.
 *
 * @param portfolio - the compiled portfolio
 * @returns a function from the brief to its compiled form, or every issue: `unknown-service`, `negative-amount`,
 *   `wrong-currency`, `out-of-range`, `weights-do-not-sum`, `missing-size`, `cyclic-prerequisites`, …
 * @example
 * ```ts
 * import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge'
 * import { compileBrief } from 'smarketing/cartridge/plan'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const portfolio = orThrow(compilePortfolio(presetPortfolio('EUR')))
 * const checked = compileBrief(portfolio)({
 *   schemaVersion: 1,
 *   id: 'q1',
 *   version: 1,
 *   title: 'First quarter',
 *   budget: { minor: -1, currency: 'EUR' },
 *   objective: { kind: 'net-reach' },
 *   excluded: ['advertizing'],
 * })
 * checked._tag === 'Left' && checked.left.map(({ code, expected }) => `${code}: ${expected}`)
 * // => ['negative-amount: whole minor units, 0 or more', 'unknown-service: advertising']
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileBrief =
  (portfolio: CompiledPortfolio) =>
  (brief: PlanBrief): Checked<CompiledBrief> => {
    const found = briefIssues(portfolio)(brief);
    const compiled = found.length > 0 ? undefined : compile(portfolio, brief);
    const meaning: ReadonlyArray<Issue> =
      compiled === undefined
        ? []
        : [...sizeIssues(compiled), ...unreachableIssues(compiled), ...circleIssues(compiled)];
    return unlessIssues([...found, ...meaning], () => compiled ?? compile(portfolio, brief));
  };

const compile = (portfolio: CompiledPortfolio, brief: PlanBrief): CompiledBrief => {
  const document = portfolio.portfolio;
  const inHand = new Set<Artefact>([
    ...(document.suppliers ?? []).flatMap(({ supplies }) => supplies),
    ...(document.feedback ?? []).map(({ artefact }) => artefact),
    ...portfolio.sales.gives,
    ...(brief.inHand ?? []),
  ]);
  const excluded = new Set(brief.excluded ?? []);
  const curves = new Map((brief.curves ?? []).map(({ service, curve }) => [service, curve]));
  const offered = portfolio.services.filter(({ service }) => !excluded.has(service.id));
  const candidates = offered
    .map((one): Candidate => {
      const curve = curves.get(one.service.id);
      return {
        ...one,
        mostUnits: roomFor(brief, one),
        needs: needsOf(brief, offered, inHand)(one),
        ...(curve === undefined ? {} : { curve }),
      };
    })
    .sort((first, second) => byCodeUnit(first.service.id, second.service.id));
  const sizes = new Map<string, number>([
    ...(document.segments ?? []).flatMap(({ id, size }) => (size === undefined ? [] : [[id, size] as const])),
    ...(brief.audiences ?? []).map(({ segment, size }) => [segment, size] as const),
  ]);
  return { brief, hash: briefHash(brief), portfolio, candidates, sizes, inHand };
};

/** How many units the budget and every resource leave room for when nothing else is bought. */
const roomFor = ({ budget, resources = [] }: PlanBrief, { service }: OfferedService): number => {
  const limits = [
    { most: budget.minor, fixed: service.cost.fixed.minor, perUnit: service.cost.perUnit.minor },
    ...(service.resources ?? []).flatMap(({ resource, fixed = 0, perUnit }) => {
      const limit = resources.find((one) => one.resource === resource);
      return limit === undefined ? [] : [{ most: limit.most, fixed, perUnit }];
    }),
  ];
  return limits.reduce(
    (units, { most, fixed, perUnit }) =>
      fixed > most ? 0 : perUnit === 0 ? units : Math.min(units, Math.floor((most - fixed) / perUnit)),
    service.mostUnits ?? mostUnitsAnyway,
  );
};
