import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { DocumentKey } from '../approval/approval-record.js';
import { type ContentHash, contentHash } from '../kernel/content-hash.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import { isParty, type Party } from '../kernel/party.js';
import { unreadable } from '../kernel/unreadable.js';
import type { Cartridge } from './cartridge.js';
import { findingsOf, inspect, type PortfolioReading, readingOf } from './check-portfolio.js';
import type { Portfolio, SalesNode } from './portfolio.js';
import type { Service } from './service.js';

/**
 * Describes a portfolio that is sound and ready to be planned with and held against deliveries.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledPortfolio {
  /** The key by which signatures name it. */
  readonly subject: DocumentKey;
  /** Its version. */
  readonly version: number;
  /** The hash of its content: what signatures bind to. */
  readonly hash: ContentHash;
  /** The portfolio as it was written. */
  readonly portfolio: Portfolio;
  /** The cartridges from market to customer. */
  readonly cartridges: ReadonlyArray<Cartridge>;
  /** Every service with its cartridge, in order of the services' identifiers. */
  readonly services: ReadonlyArray<OfferedService>;
  /** Finds a service by its identifier. */
  readonly serviceOf: (id: string) => O.Option<OfferedService>;
  /** Sales as this portfolio sees it. */
  readonly sales: SalesNode;
  /** What the check of the portfolio found: no problems, and what is bridged, critical and open. */
  readonly reading: PortfolioReading;
}

/**
 * Describes a service together with the cartridge that offers it.
 *
 * @category model
 * @since 0.1.0
 */
export interface OfferedService {
  /** The service. */
  readonly service: Service;
  /** The identifier of its cartridge. */
  readonly cartridge: string;
  /** Who owes it. */
  readonly owner: Party;
}

/**
 * Returns the key by which signatures name a portfolio.
 *
 * @param portfolio - any version of it
 * @returns the document's key
 * @category conversions
 * @since 0.1.0
 */
export const portfolioKey = ({ id }: Pick<Portfolio, 'id'>): DocumentKey => ({ system: 'portfolio', id });

/**
 * Compiles a portfolio, which has to be sound.
 *
 * **Details**: takes nothing on trust, also what no decoder has seen. Everything that is wrong is reported at once
 * with its path: the form of the document, and what `checkPortfolio` calls problems.
 *
 * @param portfolio - the portfolio
 * @returns its compiled form, or every issue: `negative-amount`, `out-of-range`, `unknown-resource`, `no-producer`,
 *   `no-consumer`, `cycle`, `several-producers`, …
 * @example
 * ```ts
 * import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const portfolio = presetPortfolio('EUR')
 * orThrow(compilePortfolio(portfolio)).cartridges.map(({ id }) => id)
 * // => ['market-intelligence', 'product-marketing', 'awareness', 'alliances', 'sales-tools',
 * //     'follow-up-and-fulfillment', 'customer-marketing']
 *
 * const broken = compilePortfolio({ ...portfolio, links: portfolio.links.slice(1) })
 * broken._tag === 'Left' && broken.left.map(({ code }) => code) // => ['several-heads', 'several-tails', 'missing-link']
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compilePortfolio = (portfolio: Portfolio): Checked<CompiledPortfolio> => {
  const { issues, outline } = inspect(portfolio);
  const [first, ...others] = issues;
  // A chain that could not be read has at least one issue.
  if (outline === undefined) {
    return E.left([first ?? unreadable(), ...others]);
  }
  const findings = findingsOf(outline);
  return unlessIssues([...issues, ...findings.map(issueOf)], () => {
    const cartridges = outline.places.map(({ cartridge }) => cartridge);
    const services = cartridges
      .flatMap((cartridge) =>
        cartridge.services.map((service) => ({
          service,
          cartridge: cartridge.id,
          owner: isParty(cartridge.owner) ? cartridge.owner : marketing,
        })),
      )
      .sort((first, second) => byCodeUnit(first.service.id, second.service.id));
    const byId = new Map(services.map((offered) => [offered.service.id, offered]));
    return {
      subject: portfolioKey(portfolio),
      version: portfolio.version,
      hash: contentHash(portfolio),
      portfolio,
      cartridges,
      services,
      serviceOf: (id) => O.fromNullable(byId.get(id)),
      sales: outline.sales,
      reading: readingOf(issues, outline, findings),
    };
  });
};

const marketing: Party = 'marketing';

const issueOf = ({ code, path, message, artefact, items }: ReturnType<typeof findingsOf>[number]): Issue =>
  issue(
    code,
    path,
    message,
    artefact === undefined && items === undefined ? {} : { received: show(artefact ?? items) },
  );
