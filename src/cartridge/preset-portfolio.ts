import type { Currency } from '../kernel/currency.js';
import { continuityLink, link } from './link.js';
import type { Portfolio } from './portfolio.js';
import { salesNode } from './portfolio.js';
import { alliances } from './preset/alliances.js';
import { awareness } from './preset/awareness.js';
import { customerMarketing } from './preset/customer-marketing.js';
import { followUpAndFulfillment } from './preset/follow-up-and-fulfillment.js';
import { marketIntelligence } from './preset/market-intelligence.js';
import { targetMarket } from './preset/offer.js';
import { productMarketing } from './preset/product-marketing.js';
import { salesTools } from './preset/sales-tools.js';

/**
 * Describes the seven cartridges of the model with the artefacts that the default catalogue gives them.
 *
 * @category model
 * @since 0.1.0
 */
export interface PresetCartridges {
  /** First: who is out there, what they need, and who else is after them. */
  readonly marketIntelligence: ReturnType<typeof marketIntelligence>;
  /** Second: what is offered to whom, and in which words. */
  readonly productMarketing: ReturnType<typeof productMarketing>;
  /** Third: the target market hears the message. */
  readonly awareness: ReturnType<typeof awareness>;
  /** Fourth: partners whose customers are ours too. */
  readonly alliances: ReturnType<typeof alliances>;
  /** Fifth: what Sales shows and says, and the training to do so. */
  readonly salesTools: ReturnType<typeof salesTools>;
  /** Sixth: every inquiry gets what it asked for, and Sales gets those that are leads. */
  readonly followUpAndFulfillment: ReturnType<typeof followUpAndFulfillment>;
  /** Seventh: those who bought stay, buy again, and speak for us. */
  readonly customerMarketing: ReturnType<typeof customerMarketing>;
}

/**
 * Returns the seven cartridges of the Cartridge Marketing Model with a default catalogue of services.
 *
 * **Details**: their names and order are a *preset*, the source's. Artefacts, services, levels, costs, hours and reach
 * are a *proposal* of ours, sized for a company that counts in thousands of euros or dollars: each service is marked
 * so, and is there to be replaced.
 *
 * @param currency - an ISO 4217 code; the amounts are the same in any, and are not converted
 * @returns the cartridges, each with its artefacts as literal types, so that they can be linked
 * @see The Marx Group, Cartridge Marketing Model (2002)
 * @category presets
 * @since 0.1.0
 */
export const presetCartridges = (currency: Currency): PresetCartridges => ({
  marketIntelligence: marketIntelligence(currency),
  productMarketing: productMarketing(currency),
  awareness: awareness(currency),
  alliances: alliances(currency),
  salesTools: salesTools(currency),
  followUpAndFulfillment: followUpAndFulfillment(currency),
  customerMarketing: customerMarketing(currency),
});

/**
 * Returns the seven cartridges linked into a portfolio: from the market, past Sales, to the customer and back.
 *
 * **Details**: awareness and alliances need nothing of each other, nor do alliances and sales tools: there the message
 * map is handed on by declaration.
 *
 * @param currency - an ISO 4217 code
 * @returns a sound portfolio, version 1, all its figures proposals
 * @example
 * ```ts
 * import { presetPortfolio } from 'smarketing/cartridge'
 *
 * const { cartridges } = presetPortfolio('USD')
 * cartridges.map(({ position, title }) => `${position} ${title}`)
 * // => ['1 Market intelligence', '2 Product marketing', '3 Awareness', '4 Alliances', '5 Sales tools',
 * //     '6 Follow-up and fulfillment', '7 Customer marketing']
 * cartridges[0]?.services[0]?.mark // => 'proposal'
 * ```
 * @category presets
 * @since 0.1.0
 */
export const presetPortfolio = (currency: Currency): Portfolio => {
  const preset = presetCartridges(currency);
  return {
    schemaVersion: 1,
    id: 'cartridges',
    version: 1,
    title: 'Marketing for Sales, from market to customer',
    currency,
    cartridges: [
      preset.marketIntelligence,
      preset.productMarketing,
      preset.awareness,
      preset.alliances,
      preset.salesTools,
      preset.followUpAndFulfillment,
      preset.customerMarketing,
    ],
    links: [
      link(preset.marketIntelligence, preset.productMarketing),
      link(preset.productMarketing, preset.awareness),
      continuityLink(preset.awareness, preset.alliances, ['message-map']),
      continuityLink(preset.alliances, preset.salesTools, ['message-map']),
      link(preset.salesTools, preset.followUpAndFulfillment),
      link(preset.followUpAndFulfillment, preset.customerMarketing),
    ],
    suppliers: [{ id: 'the-market', title: 'The market', supplies: ['market'] }],
    feedback: [
      { from: 'follow-up-and-fulfillment', to: 'market-intelligence', artefact: 'inquiry-outcome' },
      { from: 'customer-marketing', to: 'market-intelligence', artefact: 'retention-signal' },
      { from: 'customer-marketing', to: 'follow-up-and-fulfillment', artefact: 'referral-inquiry' },
    ],
    sales: {
      ...salesNode,
      uses: [
        'target-list',
        'reached-audience',
        'endorsement',
        'certified-rep',
        'fulfilment',
        'reference',
        'repeat-opportunity',
      ],
    },
    resources: [
      { id: 'marketing-hours', title: 'Hours of Marketing', unit: 'hour' },
      { id: 'desk-hours', title: 'Hours of the inquiry desk', unit: 'hour' },
      { id: 'sales-hours', title: 'Hours of Sales', unit: 'hour' },
    ],
    segments: [{ id: targetMarket, title: 'The target market' }],
  };
};
