import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import { idsOf, type Outline, type Place } from './outline.js';
import type { Finding, PortfolioProblemCode } from './portfolio-problem.js';

/** Finds what is there twice: the model's "each cartridge is unique". */
export const uniqueFindings = (outline: Outline): ReadonlyArray<Finding> => {
  const { portfolio, places } = outline;
  return [
    ...reserved(places),
    ...repeatedCartridges(places),
    ...repeatedPositions(places),
    ...repeatedParts('repeated-activity', places, 'activities', 'An activity stands in more than one place.'),
    ...repeatedParts('repeated-service', places, 'services', 'A service stands in more than one place.'),
    ...repeatedEntries('repeated-supplier', 'suppliers', portfolio.suppliers),
    ...repeatedEntries('repeated-resource', 'resources', portfolio.resources),
    ...repeatedEntries('repeated-segment', 'segments', portfolio.segments),
    ...places.flatMap(repeatedArtefacts),
    ...producers(outline),
  ];
};

const reserved = (places: ReadonlyArray<Place>): ReadonlyArray<Finding> =>
  places
    .filter(({ cartridge }) => cartridge.id === 'sales')
    .map(({ cartridge, index, owner }) => ({
      code: 'reserved-name',
      path: ['cartridges', index, 'id'],
      cartridges: [cartridge.id],
      message: 'Sales stands outside the chain; no cartridge can have its name.',
      owner,
    }));

/** Values that stand in several places, with these places. */
const gathered = <Entry>(
  entries: ReadonlyArray<Entry>,
  keyOf: (entry: Entry) => string | number,
): ReadonlyArray<readonly [Entry, ...Array<Entry>]> => {
  const groups = new Map<string | number, [Entry, ...Array<Entry>]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
};

const repeatedCartridges = (places: ReadonlyArray<Place>): ReadonlyArray<Finding> =>
  gathered(places, ({ cartridge }) => cartridge.id).map((group) => ({
    code: 'repeated-cartridge',
    path: ['cartridges', lastOf(group), 'id'],
    cartridges: [group[0].cartridge.id],
    message: `${group.length} cartridges have the identifier ${group[0].cartridge.id}.`,
    owner: group[0].owner,
  }));

const repeatedPositions = (places: ReadonlyArray<Place>): ReadonlyArray<Finding> =>
  gathered(places, ({ cartridge }) => cartridge.position).map((group) => ({
    code: 'repeated-position',
    path: ['cartridges', lastOf(group), 'position'],
    cartridges: [...idsOf(group)].sort(byCodeUnit),
    message: `${group.length} cartridges stand at position ${group[0].cartridge.position}.`,
    owner: group[0].owner,
  }));

const lastOf = (group: ReadonlyArray<Place>): number =>
  group.reduce((last, { index }) => Math.max(last, index), 0);

const repeatedParts = (
  code: PortfolioProblemCode,
  places: ReadonlyArray<Place>,
  key: 'activities' | 'services',
  message: string,
): ReadonlyArray<Finding> => {
  const parts = places.flatMap((place) =>
    place.cartridge[key].map(({ id }, position) => ({
      id,
      place,
      path: ['cartridges', place.index, key, position, 'id'],
    })),
  );
  return gathered(parts, ({ id }) => id).map((group) => ({
    code,
    path: group[group.length - 1]?.path ?? [],
    cartridges: [...new Set(group.map(({ place }) => place.cartridge.id))].sort(byCodeUnit),
    items: [group[0].id],
    message,
    owner: group[0].place.owner,
  }));
};

const repeatedEntries = (
  code: PortfolioProblemCode,
  key: 'suppliers' | 'resources' | 'segments',
  entries: unknown,
): ReadonlyArray<Finding> => {
  // Resources and segments are no part of the chain, so their form may still be wrong here.
  const ids = (Array.isArray(entries) ? entries : []).map((entry: unknown, index) => {
    const id: unknown = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
    return { id: typeof id === 'string' ? id : '', index };
  });
  return gathered(
    ids.filter(({ id }) => id !== ''),
    ({ id }) => id,
  ).map((group) => ({
    code,
    path: [key, group[group.length - 1]?.index ?? 0, 'id'],
    cartridges: [],
    items: [group[0].id],
    message: `${group.length} of the ${key} have the identifier ${group[0].id}.`,
    owner: marketing,
  }));
};

const marketing: Party = 'marketing';

const repeatedArtefacts = ({ cartridge, index, owner }: Place): ReadonlyArray<Finding> => {
  const twice = (texts: ReadonlyArray<string>) =>
    new Set(texts.filter((text, at) => texts.indexOf(text) < at));
  const { needs, uses = [], gives, alternatives = [] } = cartridge;
  const said = new Set([...twice([...needs, ...uses]), ...twice(gives), ...twice(alternatives)]);
  return [...said].sort(byCodeUnit).map((artefact) => ({
    code: 'repeated-artefact',
    path: ['cartridges', index],
    cartridges: [cartridge.id],
    artefact,
    message: `${cartridge.title} names ${artefact} more than once where once is enough.`,
    owner,
  }));
};

/** An artefact has one producer, unless the others are declared as alternatives to it. */
const producers = ({ places, givers, sales }: Outline): ReadonlyArray<Finding> => {
  const artefacts = [...new Set(places.flatMap(({ cartridge }) => cartridge.gives))].sort(byCodeUnit);
  const several = artefacts.flatMap((artefact): ReadonlyArray<Finding> => {
    const main = givers(artefact).filter(
      ({ cartridge }) => !(cartridge.alternatives ?? []).includes(artefact),
    );
    const ids = [...idsOf(main), ...(sales.gives.includes(artefact) ? ['sales'] : [])];
    const [first] = main;
    return first === undefined || ids.length < 2
      ? []
      : [
          {
            code: 'several-producers',
            path: ['cartridges', lastOf(main), 'gives'],
            cartridges: ids,
            artefact,
            message: `${artefact} comes from ${ids.join(' and ')}; only one of them may give it undeclared.`,
            owner: first.owner,
          },
        ];
  });
  const strange = places.flatMap(({ cartridge, index, owner }) =>
    (cartridge.alternatives ?? []).flatMap(
      (artefact, at): ReadonlyArray<Finding> =>
        cartridge.gives.includes(artefact)
          ? []
          : [
              {
                code: 'alternative-not-given',
                path: ['cartridges', index, 'alternatives', at],
                cartridges: [cartridge.id],
                artefact,
                message: `${cartridge.title} declares ${artefact} as an alternative and does not give it.`,
                owner,
              },
            ],
    ),
  );
  return [...several, ...strange];
};
