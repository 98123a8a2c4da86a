import { canonicalJson } from '../kernel/canonical-json.js';
import type { Issue } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Artefact } from './artefact.js';
import { type ArtefactFlow, flowsOf } from './artefact-flow.js';
import { chainFindings, type Link, linksOf } from './chain.js';
import { flowFindings, serviceFindings } from './flow.js';
import { type OpenEnd, openEnds } from './open-ends.js';
import { handedOn, isThereBy, type Outline, outlineOf } from './outline.js';
import type { Portfolio } from './portfolio.js';
import { formIssues, isOfChain } from './portfolio-form.js';
import type { Finding, PortfolioProblem } from './portfolio-problem.js';
import { uniqueFindings } from './unique.js';

/**
 * Describes whether a portfolio holds together: each cartridge unique, each linked into the next.
 *
 * @category model
 * @since 0.1.0
 */
export interface PortfolioReading {
  /** True when nothing is wrong with it; what is left open does not count. */
  readonly sound: boolean;
  /**
   * What is wrong with the form of the document, with paths; where it concerns the chain, nothing else is said
   * about that.
   */
  readonly issues: ReadonlyArray<Issue>;
  /** What makes it unsound, in an order of its own: that of the document's lists plays no part. */
  readonly problems: ReadonlyArray<PortfolioProblem>;
  /** The cartridges from market to customer, by their identifiers. */
  readonly order: ReadonlyArray<string>;
  /** The positions that nobody fills, and what bridges them. */
  readonly bridged: ReadonlyArray<BridgedGap>;
  /** Who gives what to whom. */
  readonly flows: ReadonlyArray<ArtefactFlow>;
  /** What hangs on one cartridge alone: take it out and somebody misses what they cannot do without. */
  readonly critical: ReadonlyArray<CriticalCartridge>;
  /** What it leaves open: it is sound without, and weaker. */
  readonly open: ReadonlyArray<OpenEnd>;
}

/**
 * Describes positions that are left out legally, because the chain holds without them.
 *
 * @category model
 * @since 0.1.0
 */
export interface BridgedGap {
  /** The positions that nobody fills. */
  readonly positions: ReadonlyArray<number>;
  /** The cartridge before the gap; absent where the chain begins after it. */
  readonly from?: string;
  /** The cartridge after the gap. */
  readonly to: string;
  /** What goes over the bridge, in order of name. */
  readonly artefacts: ReadonlyArray<Artefact>;
}

/**
 * Describes what only one cartridge gives and others cannot do without.
 *
 * @category model
 * @since 0.1.0
 */
export interface CriticalCartridge {
  /** The cartridge. */
  readonly cartridge: string;
  /** What nobody else gives, in order of name. */
  readonly artefacts: ReadonlyArray<Artefact>;
  /** Who would miss it, by identifier; `sales` is Sales. */
  readonly missedBy: ReadonlyArray<string>;
  /** Who answers for the cartridge. */
  readonly owner: Party;
}

/**
 * Checks whether a portfolio holds together, and names each artefact without producer or consumer, each duplicate,
 * and each break of the chain.
 *
 * **Details**: unique, linked and in order are the source's demands; how they are decided is ours. An artefact that a
 * cartridge cannot do without has to be given by an earlier one, by Sales or by a supplier; what a cartridge gives has
 * to be taken by a later one, by Sales, or on a named feedback edge. Nothing depends on the order of any list.
 *
 * @param portfolio - the portfolio; a value of another form gives the issues of its form
 * @returns the reading; never throws
 * @example
 * ```ts
 * import { checkPortfolio, leaveOut, presetPortfolio } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const portfolio = presetPortfolio('EUR')
 * checkPortfolio(portfolio).sound // => true
 *
 * const withoutTools = checkPortfolio(orThrow(leaveOut(['sales-tools'])(portfolio)))
 * withoutTools.problems.filter(({ code }) => code === 'no-producer').map(({ message }) => message)
 * // => ['Follow-up and fulfillment needs sales-ready-kit, and nobody gives it.', 'Sales needs sales-ready-kit, and nobody gives it.']
 * ```
 * @category checks
 * @since 0.1.0
 */
export const checkPortfolio = (portfolio: Portfolio): PortfolioReading => {
  const { issues, outline } = inspect(portfolio);
  return outline === undefined
    ? { sound: false, issues, problems: [], order: [], bridged: [], flows: [], critical: [], open: [] }
    : readingOf(issues, outline, findingsOf(outline));
};

/**
 * Writes the reading of a portfolio whose chain could be read.
 *
 * @internal
 */
export const readingOf = (
  issues: ReadonlyArray<Issue>,
  outline: Outline,
  findings: ReadonlyArray<Finding>,
): PortfolioReading => ({
  sound: issues.length === 0 && findings.length === 0,
  issues,
  problems: problemsOf(findings),
  order: [...outline.byId.keys()],
  bridged: gapsOf(outline),
  flows: flowsOf(outline),
  critical: criticalOf(outline),
  open: openEnds(outline),
});

/**
 * Reads a portfolio as far as its form allows.
 *
 * @internal
 */
export const inspect = (
  portfolio: Portfolio,
): { readonly issues: ReadonlyArray<Issue>; readonly outline: Outline | undefined } => {
  const issues = formIssues(portfolio);
  return { issues, outline: issues.some(isOfChain) ? undefined : outlineOf(portfolio) };
};

/**
 * Finds everything that makes a portfolio unsound.
 *
 * @internal
 */
export const findingsOf = (outline: Outline): ReadonlyArray<Finding> => [
  ...uniqueFindings(outline),
  ...chainFindings(outline),
  ...flowFindings(outline),
  ...outline.places.flatMap(serviceFindings),
];

/** The path holds indexes, which belong to one order of the document; without it the findings are those of any. */
const problemsOf = (findings: ReadonlyArray<Finding>): ReadonlyArray<PortfolioProblem> => {
  const distinct = new Map<string, PortfolioProblem>();
  for (const { path: _, ...problem } of findings) {
    const { code, cartridges, artefact = '', items = [], message } = problem;
    distinct.set(canonicalJson([code, cartridges, artefact, items, message]), problem);
  }
  return [...distinct].sort(([first], [second]) => byCodeUnit(first, second)).map(([, problem]) => problem);
};

const gapsOf = (outline: Outline): ReadonlyArray<BridgedGap> => {
  const places = [...outline.byId.values()];
  const links = new Map(
    linksOf(outline).map((link) => [JSON.stringify([link.from.cartridge.id, link.to.cartridge.id]), link]),
  );
  return places.flatMap((place, index): ReadonlyArray<BridgedGap> => {
    const before = places[index - 1];
    const last = before?.cartridge.position ?? 0;
    const missing = place.cartridge.position - last - 1;
    if (missing < 1) return [];
    // Only so many are listed: a position of a million is a strange way to say "at the end".
    const positions = Array.from({ length: Math.min(missing, 100) }, (_, step) => last + 1 + step);
    const { id, needs } = place.cartridge;
    if (!needs.every((artefact) => isThereBy(outline, artefact, place.cartridge.position))) return [];
    if (before === undefined) return [{ positions, to: id, artefacts: [...new Set(needs)].sort(byCodeUnit) }];
    const link = links.get(JSON.stringify([before.cartridge.id, id]));
    const artefacts = link === undefined ? [] : carried(link);
    return artefacts.length === 0 ? [] : [{ positions, from: before.cartridge.id, to: id, artefacts }];
  });
};

/** What goes over a link. */
const carried = ({ from, to, continuity }: Link): ReadonlyArray<Artefact> =>
  [...new Set([...handedOn(from.cartridge, to.cartridge), ...continuity])].sort(byCodeUnit);

const criticalOf = (outline: Outline): ReadonlyArray<CriticalCartridge> =>
  outline.places.flatMap(({ cartridge, owner }): ReadonlyArray<CriticalCartridge> => {
    const missed = new Map<Artefact, ReadonlyArray<string>>();
    for (const artefact of new Set(cartridge.gives)) {
      if (outline.given.has(artefact) || outline.givers(artefact).length > 1) continue;
      const needers = [
        ...outline.places
          .filter(({ cartridge: other }) => other !== cartridge && other.needs.includes(artefact))
          .map(({ cartridge: other }) => other.id),
        ...(outline.sales.needs.includes(artefact) ? ['sales'] : []),
      ];
      if (needers.length > 0) missed.set(artefact, needers);
    }
    const missedBy = new Set([...missed.values()].flat());
    return missed.size === 0
      ? []
      : [
          {
            cartridge: cartridge.id,
            artefacts: [...missed.keys()].sort(byCodeUnit),
            missedBy: [...outline.byId.keys(), 'sales'].filter((id) => missedBy.has(id)),
            owner,
          },
        ];
  });
