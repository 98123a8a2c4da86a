import type { ArtefactFlow, FlowEnd } from '../cartridge/artefact-flow.js';
import type { PortfolioReading } from '../cartridge/check-portfolio.js';
import type { PlanReading, SegmentReach } from '../cartridge/plan/plan-reading.js';
import type { Portfolio } from '../cartridge/portfolio.js';
import { count, percent } from '../review/report/number-text.js';

/**
 * Describes a portfolio with what its check found; a compiled portfolio is one.
 *
 * @category model
 * @since 0.1.0
 */
export interface CheckedPortfolio {
  /** The portfolio. */
  readonly portfolio: Portfolio;
  /** What `checkPortfolio` says of it. */
  readonly reading: PortfolioReading;
}

/**
 * Describes what a flow of a portfolio shows besides the chain.
 *
 * @category model
 * @since 0.1.0
 */
export interface PortfolioFlowOptions {
  /** True to draw also what participants work better with. */
  readonly uses?: boolean;
  /** The plan whose services stand in their cartridges, each with whom it reaches by itself, and the net reach beside. */
  readonly plan?: Pick<PlanReading, 'services' | 'reach'>;
}

/**
 * Draws a portfolio as a flow chart from market to customer, in the text of Mermaid.
 *
 * **Details**: a thick line is the chain, with what it hands on; a dotted one is what Sales brings from the field and
 * what later cartridges give back. What is needed past the next cartridge is drawn too; what is only used is left out
 * unless `uses` is asked for. Cartridges with a problem are red. A portfolio whose form is wrong is one empty box.
 * With a plan each cartridge names its services in their units and whom each reaches by itself; what they reach
 * together is less than the sum and stands apart, for each segment.
 *
 * @param options - what to draw besides
 * @returns a function from a portfolio with its reading to a Mermaid flow chart; text of the portfolio is written as
 *   text whatever it holds
 * @example
 * ```ts
 * import { checkPortfolio, presetPortfolio } from 'smarketing/cartridge'
 * import { portfolioFlow } from 'smarketing/chart'
 *
 * const portfolio = presetPortfolio('EUR')
 * const lines = portfolioFlow({})({ portfolio, reading: checkPortfolio(portfolio) }).split('\n')
 * lines[0] // => 'flowchart TB'
 * lines.filter(line => line.includes('==>')).length // => 6
 * ```
 * @category charts
 * @since 0.1.0
 */
export const portfolioFlow =
  (options: PortfolioFlowOptions) =>
  ({ portfolio, reading }: CheckedPortfolio): string => {
    const { order, flows } = reading;
    if (order.length === 0) return 'flowchart TB\n  empty["no portfolio"]';
    const names = namesOf(portfolio, order, options.plan);
    const drawn = flows.filter(
      ({ from, kind }) => kind !== 'uses' || from.kind === 'sales' || options.uses === true,
    );
    const links = portfolio.links.filter(({ from, to }) => order.includes(from) && order.includes(to));
    const chained = new Set(links.map(({ from, to }) => pairOf(from, to)));
    const chain = links.map((link) => {
      const own = drawn.filter(
        ({ from, to, kind }) =>
          kind !== 'feedback' &&
          from.kind === 'cartridge' &&
          to.kind === 'cartridge' &&
          pairOf(from.id, to.id) === pairOf(link.from, link.to),
      );
      const artefacts = [...new Set([...own.flatMap((flow) => flow.artefacts), ...(link.continuity ?? [])])];
      return `  ${names.ofId(link.from)} ==>${labelOf(artefacts)} ${names.ofId(link.to)}`;
    });
    const others = drawn
      .filter(({ from, to, kind }) => kind === 'feedback' || !chained.has(pairOf(from.id, to.id)))
      .map(
        (flow) => `  ${names.of(flow.from)} ${arrowOf(flow)}${labelOf(flow.artefacts)} ${names.of(flow.to)}`,
      );
    return [
      'flowchart TB',
      ...names.boxes,
      ...(options.plan?.reach ?? []).map(reachBox),
      ...chain.sort(),
      ...others,
      ...styles(names, reading, options.plan?.reach.length ?? 0),
    ].join('\n');
  };

interface Names {
  readonly of: (end: FlowEnd) => string;
  readonly ofId: (cartridge: string) => string;
  readonly boxes: ReadonlyArray<string>;
  readonly suppliers: ReadonlyArray<string>;
}

/** Names of our own, so that no identifier can be mistaken for a word of Mermaid. */
const namesOf = (
  portfolio: Portfolio,
  order: ReadonlyArray<string>,
  plan: PortfolioFlowOptions['plan'],
): Names => {
  const cartridges = new Map(order.map((id, index) => [id, `c${index + 1}`]));
  const suppliers = [...(portfolio.suppliers ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1));
  const outside = new Map(suppliers.map(({ id }, index) => [id, `o${index + 1}`]));
  const ofId = (id: string): string => cartridges.get(id) ?? 'sales';
  const titles = new Map(portfolio.cartridges.map(({ id, title, position }) => [id, `${position} ${title}`]));
  return {
    ofId,
    of: ({ kind, id }) =>
      kind === 'sales' ? 'sales' : kind === 'supplier' ? (outside.get(id) ?? 'sales') : ofId(id),
    boxes: [
      ...suppliers.map(({ id, title }) => `  ${outside.get(id)}(["${escaped(title)}"])`),
      ...order.map(
        (id) =>
          `  ${ofId(id)}["${[titles.get(id) ?? id, ...plannedIn(id, plan)].map(escaped).join('<br/>')}"]`,
      ),
      '  sales{{"Sales"}}',
    ],
    suppliers: [...outside.values()],
  };
};

/** What the plan makes of a cartridge, a line for each service. */
const plannedIn = (cartridge: string, plan: PortfolioFlowOptions['plan']): ReadonlyArray<string> =>
  (plan?.services ?? [])
    .filter((service) => service.cartridge === cartridge)
    .map(
      ({ service, units, reached }) =>
        `${count(units)} × ${service}${reached === undefined ? '' : `: reaches ${count(reached)}`}`,
    );

const reachBox = ({ segment, share, least, most, people }: SegmentReach, index: number): string =>
  `  r${index + 1}[["${[
    `${segment}: ${people === undefined ? '' : `${count(people)} different people, `}${percent(share)}`,
    `between ${percent(least)} and ${percent(most)}, by how far the services meet the same people`,
  ]
    .map(escaped)
    .join('<br/>')}"]]`;

const pairOf = (from: string, to: string): string => JSON.stringify([from, to]);

const arrowOf = ({ from, kind }: ArtefactFlow): string =>
  kind === 'feedback' || from.kind === 'sales' ? '-.->' : '-->';

const labelOf = (artefacts: ReadonlyArray<string>): string =>
  artefacts.length === 0 ? '' : `|"${artefacts.map(escaped).join('<br/>')}"|`;

/**
 * Writes every character that Mermaid, Markdown or HTML could read as something else by its number: all but letters,
 * digits, spaces and the hyphens between them.
 */
const escaped = (text: string): string =>
  text.replace(
    /[^\p{L}\p{N} -]|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu,
    (character) => `#${character.codePointAt(0) ?? 0};`,
  );

const styles = (
  { ofId, suppliers }: Names,
  { order, problems }: PortfolioReading,
  segments: number,
): ReadonlyArray<string> => {
  const wrong = new Set(problems.flatMap(({ cartridges }) => cartridges));
  const broken = [...order, 'sales'].filter((id) => wrong.has(id)).map(ofId);
  return [
    '  classDef outside fill:#f3f4f6,stroke:#9ca3af,color:#111827',
    '  classDef customer fill:#fde8d7,stroke:#c2570c,color:#111827',
    '  class sales customer',
    ...(segments === 0
      ? []
      : [
          '  classDef reach fill:#e6f4ef,stroke:#009e73,color:#111827',
          `  class ${Array.from({ length: segments }, (_, index) => `r${index + 1}`).join(',')} reach`,
        ]),
    ...(suppliers.length === 0 ? [] : [`  class ${suppliers.join(',')} outside`]),
    ...(broken.length === 0
      ? []
      : [
          '  classDef broken fill:#fee2e2,stroke:#b91c1c,color:#7f1d1d',
          `  class ${[...new Set(broken)].join(',')} broken`,
        ]),
  ];
};
