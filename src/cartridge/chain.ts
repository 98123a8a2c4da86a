import { byCodeUnit } from '../kernel/order.js';
import { handedOn, isThereBy, type Outline, type Place } from './outline.js';
import type { CartridgeLink } from './portfolio.js';
import type { Finding, PortfolioProblemCode } from './portfolio-problem.js';

/** A link between two cartridges that there are. */
export interface Link {
  readonly from: Place;
  readonly to: Place;
  readonly index: number;
  readonly continuity: ReadonlyArray<string>;
}

/** Finds what keeps the cartridges from being one chain: the model's "linked into the next". */
export const chainFindings = (outline: Outline): ReadonlyArray<Finding> => {
  const links = linksOf(outline);
  return [
    ...endFindings(outline),
    ...repeatedLinks(outline),
    ...selfLinks(links),
    ...branches(links),
    ...ends(outline, links),
    ...cycles(outline, links),
    ...orders(outline, links),
    ...links.flatMap((link) => contentFindings(outline, link)),
  ];
};

/** The links whose two ends exist, each once, from market to customer. */
export const linksOf = ({ portfolio, byId }: Outline): ReadonlyArray<Link> => {
  const found = new Map<string, Link>();
  for (const [index, { from, to, continuity = [] }] of portfolio.links.entries()) {
    const [before, after] = [byId.get(from), byId.get(to)];
    if (before === undefined || after === undefined) continue;
    const key = JSON.stringify([from, to]);
    const present = found.get(key);
    // A repeated link is a finding of its own; what the two carry together does not depend on their order.
    const carried = [...new Set([...(present?.continuity ?? []), ...continuity])].sort(byCodeUnit);
    found.set(key, { from: before, to: after, index: present?.index ?? index, continuity: carried });
  }
  return [...found.values()].sort(
    (first, second) =>
      first.from.cartridge.position - second.from.cartridge.position ||
      first.to.cartridge.position - second.to.cartridge.position ||
      byCodeUnit(first.from.cartridge.id, second.from.cartridge.id) ||
      byCodeUnit(first.to.cartridge.id, second.to.cartridge.id),
  );
};

const endFindings = ({ portfolio, byId }: Outline): ReadonlyArray<Finding> =>
  portfolio.links.flatMap((link, index) =>
    (['from', 'to'] as const).flatMap(
      (end): ReadonlyArray<Finding> =>
        byId.has(link[end])
          ? []
          : [
              {
                code: 'unknown-cartridge',
                path: ['links', index, end],
                cartridges: [link[end]],
                message:
                  link[end] === 'sales'
                    ? 'A link names Sales, which stands outside the chain.'
                    : `A link names ${link[end]}, which is no cartridge of the portfolio.`,
                owner: 'marketing',
              },
            ],
    ),
  );

const repeatedLinks = ({ portfolio }: Outline): ReadonlyArray<Finding> => {
  const keyOf = ({ from, to }: CartridgeLink): string => JSON.stringify([from, to]);
  const first = new Map<string, number>();
  return portfolio.links.flatMap((link, index): ReadonlyArray<Finding> => {
    if (!first.has(keyOf(link))) {
      first.set(keyOf(link), index);
      return [];
    }
    const { from, to } = link;
    return [
      {
        code: 'repeated-link',
        path: ['links', index],
        cartridges: [from, to],
        message: `The link from ${from} to ${to} is there more than once.`,
        owner: 'marketing',
      },
    ];
  });
};

const selfLinks = (links: ReadonlyArray<Link>): ReadonlyArray<Finding> =>
  links
    .filter(({ from, to }) => from === to)
    .map(({ from, index }) => ({
      code: 'link-to-itself',
      path: ['links', index],
      cartridges: [from.cartridge.id],
      message: `${from.cartridge.title} is linked to itself.`,
      owner: from.owner,
    }));

/** A chain neither splits nor runs together. */
const branches = (links: ReadonlyArray<Link>): ReadonlyArray<Finding> => {
  const branching = (
    code: PortfolioProblemCode,
    [near, far]: readonly ['from', 'to'] | readonly ['to', 'from'],
    words: string,
  ): ReadonlyArray<Finding> => {
    const groups = new Map<Place, Array<Link>>();
    for (const link of links.filter(({ from, to }) => from !== to)) {
      const group = groups.get(link[near]);
      if (group === undefined) groups.set(link[near], [link]);
      else group.push(link);
    }
    return [...groups].flatMap(([place, group]): ReadonlyArray<Finding> => {
      const others = group.map((link) => link[far].cartridge.id);
      return group.length < 2
        ? []
        : [
            {
              code,
              path: ['links', group[group.length - 1]?.index ?? 0],
              cartridges: [place.cartridge.id, ...others],
              message: `${place.cartridge.title} ${words} ${others.join(' and ')}.`,
              owner: place.owner,
            },
          ];
    });
  };
  return [
    ...branching('fork', ['from', 'to'], 'leads into several cartridges:'),
    ...branching('join', ['to', 'from'], 'follows several cartridges:'),
  ];
};

/** A chain has one beginning and one end. */
const ends = ({ byId }: Outline, links: ReadonlyArray<Link>): ReadonlyArray<Finding> => {
  const without = (end: 'from' | 'to'): ReadonlyArray<Place> => {
    const linked = new Set(links.map((link) => link[end]));
    return [...byId.values()].filter((place) => !linked.has(place));
  };
  const several = (
    code: PortfolioProblemCode,
    places: ReadonlyArray<Place>,
    words: string,
  ): ReadonlyArray<Finding> => {
    const ids = places.map(({ cartridge }) => cartridge.id);
    return places.length < 2
      ? []
      : [
          {
            code,
            path: ['links'],
            cartridges: ids,
            message: `The chain has ${places.length} ${words}: ${ids.join(', ')}.`,
            owner: 'marketing',
          },
        ];
  };
  return [
    ...several('several-heads', without('to'), 'beginnings'),
    ...several('several-tails', without('from'), 'ends'),
  ];
};

/** Cartridges that can be reached from themselves, those of one circle together. */
const cycles = (outline: Outline, links: ReadonlyArray<Link>): ReadonlyArray<Finding> => {
  const next = new Map<Place, Array<Place>>();
  for (const { from, to } of links) {
    if (from === to) continue;
    const present = next.get(from);
    if (present === undefined) next.set(from, [to]);
    else present.push(to);
  }
  const told = new Set<Place>();
  return [...outline.byId.values()].flatMap((place): ReadonlyArray<Finding> => {
    if (told.has(place)) return [];
    const ahead = reachable(next, place);
    if (!ahead.has(place)) return [];
    const circle = [...outline.byId.values()].filter(
      (other) => ahead.has(other) && reachable(next, other).has(place),
    );
    for (const other of circle) told.add(other);
    const ids = circle.map(({ cartridge }) => cartridge.id);
    return [
      {
        code: 'cycle',
        path: ['links'],
        cartridges: ids,
        message: `The links run in a circle through ${ids.join(', ')}.`,
        owner: 'marketing',
      },
    ];
  });
};

const reachable = (next: ReadonlyMap<Place, ReadonlyArray<Place>>, start: Place): ReadonlySet<Place> => {
  const seen = new Set<Place>();
  const pending = [...(next.get(start) ?? [])];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    pending.push(...(next.get(place) ?? []));
  }
  return seen;
};

/** Links go from market to customer, and every two neighbours are linked. */
const orders = ({ byId }: Outline, links: ReadonlyArray<Link>): ReadonlyArray<Finding> => {
  const swapped = links
    .filter(({ from, to }) => from.cartridge.position > to.cartridge.position)
    .map(
      ({ from, to, index }): Finding => ({
        code: 'swapped-order',
        path: ['links', index],
        cartridges: [from.cartridge.id, to.cartridge.id],
        message: `${from.cartridge.title} leads into ${to.cartridge.title}, which stands before it.`,
        owner: from.owner,
      }),
    );
  const places = [...byId.values()];
  const shared = (place: Place): boolean =>
    places.some((other) => other !== place && other.cartridge.position === place.cartridge.position);
  const linked = new Set(links.map(({ from, to }) => JSON.stringify([from.cartridge.id, to.cartridge.id])));
  const missing = places.slice(1).flatMap((to, at): ReadonlyArray<Finding> => {
    const from = places[at] as Place;
    const ids = [from.cartridge.id, to.cartridge.id];
    const there = linked.has(JSON.stringify(ids)) || linked.has(JSON.stringify([...ids].reverse()));
    // Where two share a position nobody can say who is next to whom.
    return there || shared(from) || shared(to)
      ? []
      : [
          {
            code: 'missing-link',
            path: ['links'],
            cartridges: ids,
            message: `Nothing links ${from.cartridge.title} to ${to.cartridge.title}, which comes after it.`,
            owner: from.owner,
          },
        ];
  });
  return [...swapped, ...missing];
};

/** Something has to go over a link: what the one makes for the other, or what it hands on by declaration. */
const contentFindings = (outline: Outline, { from, to, index, continuity }: Link): ReadonlyArray<Finding> => {
  if (from === to) return [];
  const cartridges = [from.cartridge.id, to.cartridge.id];
  const { needs, uses = [], title } = to.cartridge;
  const findings = continuity.flatMap((artefact): ReadonlyArray<Finding> => {
    const about = { path: ['links', index, 'continuity'], cartridges, artefact, owner: from.owner };
    return [
      ...(needs.includes(artefact) || uses.includes(artefact)
        ? []
        : [
            {
              ...about,
              code: 'continuity-unneeded' as const,
              message: `${artefact} is handed on to ${title}, which neither needs nor uses it.`,
            },
          ]),
      ...(isThereBy(outline, artefact, from.cartridge.position + 1)
        ? []
        : [
            {
              ...about,
              code: 'continuity-unavailable' as const,
              message: `${from.cartridge.title} hands on ${artefact}, which nobody has given by then.`,
            },
          ]),
    ];
  });
  return continuity.length > 0 || handedOn(from.cartridge, to.cartridge).length > 0
    ? findings
    : [
        {
          code: 'nothing-handed-on',
          path: ['links', index],
          cartridges,
          message: `${from.cartridge.title} gives nothing that ${title} needs, and hands nothing on.`,
          owner: from.owner,
        },
      ];
};
