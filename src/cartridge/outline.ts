import { byCodeUnit, byNumber } from '../kernel/order.js';
import { isParty, type Party } from '../kernel/party.js';
import { show } from '../kernel/show.js';
import type { Artefact } from './artefact.js';
import type { Cartridge } from './cartridge.js';
import { type Portfolio, type SalesNode, salesNode } from './portfolio.js';

/** A cartridge of a portfolio with its index in the document. */
export interface Place {
  readonly cartridge: Cartridge;
  readonly index: number;
  readonly owner: Party;
}

/** A portfolio read once, so that each check need not read it again. */
export interface Outline {
  readonly portfolio: Portfolio;
  /** The cartridges from market to customer. */
  readonly places: ReadonlyArray<Place>;
  /** The first cartridge of each identifier. */
  readonly byId: ReadonlyMap<string, Place>;
  /** Who gives an artefact, from market to customer. */
  readonly givers: (artefact: Artefact) => ReadonlyArray<Place>;
  /** Who needs or uses an artefact, from market to customer. */
  readonly takers: (artefact: Artefact) => ReadonlyArray<Place>;
  readonly sales: SalesNode;
  /** What comes from outside the company. */
  readonly supplied: ReadonlySet<Artefact>;
  /** What comes from Sales or from outside the company, and is there from the beginning. */
  readonly given: ReadonlySet<Artefact>;
}

/** Reads a portfolio whose form is right as far as its chain goes. */
export const outlineOf = (portfolio: Portfolio): Outline => {
  const places = portfolio.cartridges
    .map((cartridge, index) => ({ cartridge, index, owner: ownerOf(cartridge) }))
    .sort(
      (first, second) =>
        byNumber(first.cartridge.position, second.cartridge.position) ||
        byCodeUnit(first.cartridge.id, second.cartridge.id) ||
        byCodeUnit(faceOf(first.cartridge), faceOf(second.cartridge)),
    );
  const byId = new Map<string, Place>();
  const givers = new Map<Artefact, Array<Place>>();
  const takers = new Map<Artefact, Array<Place>>();
  for (const place of places) {
    const { id, needs, uses = [], gives } = place.cartridge;
    if (!byId.has(id)) byId.set(id, place);
    for (const artefact of new Set(gives)) enter(givers, artefact, place);
    for (const artefact of new Set([...needs, ...uses])) enter(takers, artefact, place);
  }
  const sales = portfolio.sales ?? salesNode;
  const supplied = new Set((portfolio.suppliers ?? []).flatMap(({ supplies }) => supplies));
  return {
    portfolio,
    places,
    byId,
    givers: (artefact) => givers.get(artefact) ?? [],
    takers: (artefact) => takers.get(artefact) ?? [],
    sales,
    supplied,
    given: new Set([...sales.gives, ...supplied]),
  };
};

/** The document may not have been decoded, so its owner is looked at before it is repeated. */
const ownerOf = ({ owner }: Cartridge): Party => (isParty(owner) ? owner : 'marketing');

/** What tells cartridges of one identifier and one position apart, whatever the order of their lists. */
const faceOf = ({ title, owner, needs, uses = [], gives, alternatives = [], services }: Cartridge): string =>
  JSON.stringify([
    ...[needs, uses, gives, alternatives, services.map(({ id }) => id)].map((list) =>
      [...list].sort(byCodeUnit),
    ),
    show(title),
    show(owner),
  ]);

const enter = (index: Map<Artefact, Array<Place>>, artefact: Artefact, place: Place): void => {
  const present = index.get(artefact);
  if (present === undefined) index.set(artefact, [place]);
  else present.push(place);
};

/** Tells whether somebody can have an artefact when the way comes to a position: what is given later does not count. */
export const isThereBy = (outline: Outline, artefact: Artefact, position: number): boolean =>
  outline.given.has(artefact) ||
  outline.givers(artefact).some(({ cartridge }) => cartridge.position < position);

/** The identifiers of places, each once, from market to customer. */
export const idsOf = (places: ReadonlyArray<Place>): ReadonlyArray<string> => [
  ...new Set(places.map(({ cartridge }) => cartridge.id)),
];

/** What one cartridge gives that the next cannot do without, in order of name. */
export const handedOn = (from: Cartridge, to: Cartridge): ReadonlyArray<Artefact> => {
  const given = new Set(from.gives);
  return [...new Set(to.needs)].filter((artefact) => given.has(artefact)).sort(byCodeUnit);
};
