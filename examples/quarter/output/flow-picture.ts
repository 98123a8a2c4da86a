import type { ArtefactFlow, FlowEnd, Portfolio, PortfolioReading } from 'smarketing/cartridge';
import { markup } from '../../markup.js';

/** One arrow of the picture: two ends by name, with what goes over it. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly look: 'chain' | 'needed' | 'back';
}

/** Where an arrow that goes around the column leaves, runs down or up, and arrives. */
interface Lane {
  readonly arrow: Arrow;
  readonly x: number;
}

const box = { width: 230, height: 58, gap: 62 } as const;
const laneWidth = 30;
const salesGap = 190;
const top = 16;

/**
 * Draws the flow of a portfolio as SVG: the chain from top to bottom, what goes past a neighbour around it, and Sales
 * beside it. What Mermaid draws of `portfolioFlow` in a browser, this draws without one.
 */
export const flowPicture = (portfolio: Portfolio, { order, flows, problems }: PortfolioReading): string => {
  const titles = new Map([
    ...portfolio.cartridges.map(({ id, title, position }) => [id, `${position} ${title}`] as const),
    ...(portfolio.suppliers ?? []).map(({ id, title }) => [id, title] as const),
  ]);
  const rows = [...(portfolio.suppliers ?? []).map(({ id }) => id), ...order];
  const row = new Map(rows.map((id, index) => [id, index]));
  const rowOf = (id: string): number => row.get(id) ?? 0;
  const wrong = new Set(problems.flatMap(({ cartridges }) => cartridges));
  const arrows = arrowsOf(portfolio, flows, order);

  const isStraight = ({ from, to }: Arrow): boolean => rowOf(to) === rowOf(from) + 1;
  const beside = arrows.filter(({ from, to }) => from === 'sales' || to === 'sales');
  const inside = arrows.filter((arrow) => !beside.includes(arrow));
  const around = inside
    .filter((arrow) => !isStraight(arrow))
    .sort((one, other) => spanOf(one, rowOf) - spanOf(other, rowOf));

  const left = around.length * laneWidth + 34;
  const y = (id: string): number => top + rowOf(id) * (box.height + box.gap);
  const lanes = around.map((arrow, index) => ({ arrow, x: left - 22 - index * laneWidth }));
  const right = left + box.width;
  const width = right + salesGap + 100;
  const height = top + rows.length * (box.height + box.gap) - box.gap + 16;
  const salesBox = { x: right + salesGap, y: y(order[0] ?? ''), bottom: y(order.at(-1) ?? '') + box.height };

  return [
    `<svg class="flow" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${markup(portfolio.title)}">`,
    heads,
    ...inside.filter(isStraight).map((arrow) => straight(arrow, left + box.width / 2, y(arrow.from))),
    ...lanes.map((lane) => aroundPath(lane, lanes, left, y)),
    ...beside.map((arrow, index) => besidePath(arrow, beside.slice(0, index), right, salesBox.x, y)),
    ...rows.map((id) => boxOf(titles.get(id) ?? id, left, y(id), classOf(id, order, wrong))),
    order.length === 0
      ? ''
      : `<rect class="sales${wrong.has('sales') ? ' wrong' : ''}" x="${salesBox.x}" y="${salesBox.y}" width="84" height="${salesBox.bottom - salesBox.y}" rx="8"/><text x="${salesBox.x + 42}" y="${(salesBox.y + salesBox.bottom) / 2}" text-anchor="middle" class="title">Sales</text>`,
    '</svg>',
  ].join('\n');
};

/** How far before its end a line stops, so that the head has room. */
const headRoom = ({ look }: Arrow): number => (look === 'chain' ? 13 : 8);

const heads = `<defs>${(['chain', 'needed', 'back'] as const)
  .map(
    (look) =>
      `<marker id="head-${look}" viewBox="0 0 8 8" refX="0" refY="4" markerUnits="userSpaceOnUse" markerWidth="${look === 'chain' ? 12 : 8}" markerHeight="${look === 'chain' ? 12 : 8}" orient="auto"><path class="head ${look}" d="M0 0 8 4 0 8z"/></marker>`,
  )
  .join('')}</defs>`;

/** The chain with what it hands on, and everything else that somebody cannot do without or that comes back. */
const arrowsOf = (
  { links }: Portfolio,
  flows: ReadonlyArray<ArtefactFlow>,
  order: ReadonlyArray<string>,
): ReadonlyArray<Arrow> => {
  const known = links.filter(({ from, to }) => order.includes(from) && order.includes(to));
  const isLink = ({ from, to, kind }: ArtefactFlow): boolean =>
    kind === 'needs' && known.some((link) => link.from === from.id && link.to === to.id);
  return [
    ...known.map(({ from, to, continuity = [] }): Arrow => {
      const own = flows.filter((flow) => isLink(flow) && flow.from.id === from && flow.to.id === to);
      const artefacts = new Set([...own.flatMap((flow) => flow.artefacts), ...continuity]);
      return { from, to, label: [...artefacts].join(', '), look: 'chain' };
    }),
    ...flows
      .filter((flow) => !isLink(flow) && (flow.kind !== 'uses' || flow.from.kind === 'sales'))
      .map(
        ({ from, to, kind, artefacts }): Arrow => ({
          from: from.id,
          to: to.id,
          label: artefacts.join(', '),
          look: kind === 'feedback' || isSales(from) ? 'back' : 'needed',
        }),
      ),
  ];
};

const isSales = ({ kind }: FlowEnd): boolean => kind === 'sales';

const spanOf = ({ from, to }: Arrow, rowOf: (id: string) => number): number =>
  Math.abs(rowOf(from) - rowOf(to));

const classOf = (id: string, order: ReadonlyArray<string>, wrong: ReadonlySet<string>): string =>
  wrong.has(id) ? 'wrong' : order.includes(id) ? 'cartridge' : 'outside';

const boxOf = (title: string, x: number, y: number, look: string): string =>
  `<rect class="${look}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="8"/><text x="${x + box.width / 2}" y="${y + box.height / 2 + 5}" text-anchor="middle" class="title">${markup(title)}</text>`;

const straight = (arrow: Arrow, x: number, y: number): string =>
  `${line(arrow, `M${x} ${y + box.height}v${box.gap - headRoom(arrow)}`)}<text x="${x + 10}" y="${y + box.height + box.gap / 2 + 4}">${markup(arrow.label)}</text>`;

const line = ({ look }: Arrow, path: string): string =>
  `<path class="${look}" marker-end="url(#head-${look})" d="${path}"/>`;

/** Several arrows at one box do not meet: each has its own height there. */
const aroundPath = (
  { arrow, x }: Lane,
  lanes: ReadonlyArray<Lane>,
  left: number,
  y: (id: string) => number,
): string => {
  const heightAt = (id: string): number => {
    const here = lanes.filter((lane) => lane.arrow.from === id || lane.arrow.to === id);
    const place = here.findIndex((lane) => lane.arrow === arrow);
    return y(id) + (box.height * (place + 1)) / (here.length + 1);
  };
  const [start, end] = [heightAt(arrow.from), heightAt(arrow.to)];
  const middle = (start + end) / 2;
  return `${line(arrow, `M${left} ${start}H${x}V${end}H${left - headRoom(arrow)}`)}<text transform="translate(${x - 5} ${middle}) rotate(-90)" text-anchor="middle">${markup(arrow.label)}</text>`;
};

const besidePath = (
  arrow: Arrow,
  before: ReadonlyArray<Arrow>,
  right: number,
  salesX: number,
  y: (id: string) => number,
): string => {
  const id = arrow.from === 'sales' ? arrow.to : arrow.from;
  const earlier = before.filter(({ from, to }) => from === id || to === id).length;
  const height = y(id) + 22 + earlier * 26;
  const path =
    arrow.from === 'sales'
      ? `M${salesX} ${height}H${right + headRoom(arrow)}`
      : `M${right} ${height}H${salesX - headRoom(arrow)}`;
  return `${line(arrow, path)}<text x="${(right + salesX) / 2}" y="${height - 5}" text-anchor="middle">${markup(arrow.label)}</text>`;
};
