import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Artefact } from './artefact.js';
import { isThereBy, type Outline, type Place } from './outline.js';
import type { Supplier } from './portfolio.js';

/**
 * Describes what a portfolio leaves open without being unsound: it works, and not as well as it could.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpenEnd {
  /** A stable code, for programs. */
  readonly code:
    | 'use-without-producer'
    | 'news-unheard'
    | 'supply-unused'
    | 'offers-nothing'
    | 'no-level'
    | 'unconfirmed';
  /** The cartridges concerned, by their identifiers; `sales` is Sales. */
  readonly cartridges: ReadonlyArray<string>;
  /** The artefact that it is about. */
  readonly artefact?: Artefact;
  /** The services or suppliers that it is about, by their identifiers. */
  readonly items?: ReadonlyArray<string>;
  /** One English sentence, for people. */
  readonly message: string;
  /** Who can close it. */
  readonly owner: Party;
}

/** Lists what a portfolio leaves open. */
export const openEnds = (outline: Outline): ReadonlyArray<OpenEnd> => [
  ...outline.places.flatMap((place) => unserved(outline, place)),
  ...unheard(outline),
  ...unused(outline),
  ...outline.places.flatMap(services),
];

/** Lists are read in order of name, so that how they are written plays no part. */
const inOrder = (names: ReadonlyArray<string> = []): ReadonlyArray<string> =>
  [...new Set(names)].sort(byCodeUnit);

const bySupplier = (first: Supplier, second: Supplier): number =>
  byCodeUnit(first.id, second.id) || byCodeUnit(first.title, second.title);

const unserved = (outline: Outline, { cartridge, owner }: Place): ReadonlyArray<OpenEnd> =>
  inOrder(cartridge.uses).flatMap((artefact): ReadonlyArray<OpenEnd> => {
    const later = outline.givers(artefact).some((giver) => giver.cartridge.position > cartridge.position);
    // What only a later one gives is feedback, and a problem where no edge names it.
    return later || isThereBy(outline, artefact, cartridge.position)
      ? []
      : [
          {
            code: 'use-without-producer',
            cartridges: [cartridge.id],
            artefact,
            message: `${cartridge.title} would work better with ${artefact}, and nobody gives it.`,
            owner,
          },
        ];
  });

/** Whatever Sales brings from the field and nobody takes up. */
const unheard = ({ sales, takers }: Outline): ReadonlyArray<OpenEnd> =>
  inOrder(sales.gives).flatMap(
    (artefact): ReadonlyArray<OpenEnd> =>
      takers(artefact).length > 0
        ? []
        : [
            {
              code: 'news-unheard',
              cartridges: ['sales'],
              artefact,
              message: `Sales gives ${artefact}, and no cartridge takes it up.`,
              owner: 'marketing',
            },
          ],
  );

const unused = ({ portfolio, takers, sales }: Outline): ReadonlyArray<OpenEnd> =>
  [...(portfolio.suppliers ?? [])].sort(bySupplier).flatMap(({ id, title, supplies }) =>
    inOrder(supplies).flatMap(
      (artefact): ReadonlyArray<OpenEnd> =>
        takers(artefact).length > 0 || sales.needs.includes(artefact) || (sales.uses ?? []).includes(artefact)
          ? []
          : [
              {
                code: 'supply-unused',
                cartridges: [],
                artefact,
                items: [id],
                message: `${title} supplies ${artefact}, and nobody takes it.`,
                owner: 'marketing',
              },
            ],
    ),
  );

const services = ({ cartridge, owner }: Place): ReadonlyArray<OpenEnd> => {
  const about = { cartridges: [cartridge.id], owner };
  const { title } = cartridge;
  const those = (
    code: OpenEnd['code'],
    words: string,
    holds: (service: Place['cartridge']['services'][number]) => boolean,
  ): ReadonlyArray<OpenEnd> => {
    const items = inOrder(cartridge.services.filter(holds).map(({ id }) => id));
    return items.length === 0
      ? []
      : [{ ...about, code, items, message: `${title}: ${words} ${items.join(', ')}.` }];
  };
  return [
    ...(cartridge.services.length === 0
      ? [{ ...about, code: 'offers-nothing' as const, message: `${title} offers no service.` }]
      : []),
    ...those('no-level', 'no level is agreed for', ({ level }) => level === undefined),
    ...those('unconfirmed', 'nobody has confirmed the figures of', ({ mark }) => mark !== undefined),
  ];
};
