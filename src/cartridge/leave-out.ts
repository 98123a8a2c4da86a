import { type Checked, issue, show, unlessIssues } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import { inspect } from './check-portfolio.js';
import { handedOn } from './outline.js';
import type { CartridgeLink, Portfolio } from './portfolio.js';

/**
 * Leaves cartridges out of a portfolio and links their neighbours: a question to ask before a budget is cut.
 *
 * **Details**: the new link hands on, by declaration, what the links it replaces handed on and the next cartridge
 * takes. Feedback from and to what is left out goes with it. Whether the rest still holds is for `checkPortfolio` to
 * say, which lists the gap as bridged where it does.
 *
 * @param ids - the identifiers of the cartridges to leave out
 * @returns a function from a portfolio to the rest of it, or an issue `unknown-cartridge` for each identifier it does
 *   not have, or the issues of a portfolio whose chain cannot be read
 * @example
 * ```ts
 * import { checkPortfolio, leaveOut, presetPortfolio } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const rest = orThrow(leaveOut(['alliances'])(presetPortfolio('EUR')))
 * checkPortfolio(rest).bridged
 * // => [{ positions: [4], from: 'awareness', to: 'sales-tools', artefacts: ['message-map'] }]
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const leaveOut =
  (ids: ReadonlyArray<string>) =>
  (portfolio: Portfolio): Checked<Portfolio> => {
    const { issues, outline } = inspect(portfolio);
    const known = [...(outline?.byId.keys() ?? [])];
    const unknown = outline === undefined ? [] : ids.filter((id) => !outline.byId.has(id));
    return unlessIssues(
      [
        ...(outline === undefined ? issues : []),
        ...unknown.map((id) =>
          issue('unknown-cartridge', [], 'The portfolio has no such cartridge.', {
            expected: known.join(', '),
            received: show(id),
          }),
        ),
      ],
      () => withoutThem(portfolio, new Set(ids)),
    );
  };

const withoutThem = (portfolio: Portfolio, out: ReadonlySet<string>): Portfolio => {
  const cartridges = portfolio.cartridges.filter(({ id }) => !out.has(id));
  const { feedback, ...rest } = portfolio;
  return {
    ...rest,
    cartridges,
    links: relinked(portfolio, out),
    ...(feedback === undefined
      ? {}
      : { feedback: feedback.filter(({ from, to }) => !out.has(from) && !out.has(to)) }),
  };
};

/** Follows the links through what is left out; in a chain each cartridge has at most one that comes next. */
const relinked = (portfolio: Portfolio, out: ReadonlySet<string>): ReadonlyArray<CartridgeLink> => {
  const byId = new Map(portfolio.cartridges.map((cartridge) => [cartridge.id, cartridge]));
  const next = new Map(portfolio.links.map((link) => [link.from, link]));
  return portfolio.links.flatMap((link): ReadonlyArray<CartridgeLink> => {
    if (out.has(link.from)) return [];
    if (!out.has(link.to)) return [link];
    const carried = new Set(link.continuity ?? []);
    let to = link.to;
    const passed = new Set<string>();
    while (out.has(to)) {
      const onward = next.get(to);
      // A circle of links, or the end of the chain: nobody is left to lead into.
      if (onward === undefined || passed.has(to)) return [];
      passed.add(to);
      for (const artefact of onward.continuity ?? []) carried.add(artefact);
      to = onward.to;
    }
    const [before, after] = [byId.get(link.from), byId.get(to)];
    if (before === undefined || after === undefined) return [];
    const takes = [...after.needs, ...(after.uses ?? [])];
    const made = handedOn(before, after);
    const continuity = [...carried]
      .filter((artefact) => takes.includes(artefact) && !made.includes(artefact))
      .sort(byCodeUnit);
    return [{ from: link.from, to, ...(continuity.length === 0 ? {} : { continuity }) }];
  });
};
