import { byCodeUnit } from '../kernel/order.js';
import type { Artefact } from './artefact.js';
import type { Outline, Place } from './outline.js';

/**
 * Describes who takes part in a flow: a cartridge, Sales, or a supplier from outside.
 *
 * @category model
 * @since 0.1.0
 */
export interface FlowEnd {
  /** What kind of participant it is. */
  readonly kind: 'cartridge' | 'sales' | 'supplier';
  /** Its identifier; `sales` for Sales. */
  readonly id: string;
}

/**
 * Describes that artefacts go from one participant to another.
 *
 * @category model
 * @since 0.1.0
 */
export interface ArtefactFlow {
  /** Who gives. */
  readonly from: FlowEnd;
  /** Who takes. */
  readonly to: FlowEnd;
  /** Whether the taker cannot do without, works better with it, or gets it back from further on. */
  readonly kind: 'needs' | 'uses' | 'feedback';
  /** What goes, in order of name. */
  readonly artefacts: ReadonlyArray<Artefact>;
}

/** Lists who gives what to whom, from market to customer. */
export const flowsOf = (outline: Outline): ReadonlyArray<ArtefactFlow> => {
  const { portfolio, places, sales } = outline;
  const salesEnd: FlowEnd = { kind: 'sales', id: 'sales' };
  const suppliers = [...(portfolio.suppliers ?? [])].sort((a, b) => byCodeUnit(a.id, b.id));
  const takers = [
    ...places.map((place) => ({ end: endOf(place), ...place.cartridge })),
    { end: salesEnd, ...sales, position: Number.POSITIVE_INFINITY },
  ];
  const givers = [
    ...suppliers.map(
      ({ id, supplies }): Giver => ({ end: { kind: 'supplier', id }, gives: supplies, position: 0 }),
    ),
    ...places.map((place): Giver => ({ end: endOf(place), ...place.cartridge })),
    { end: salesEnd, gives: sales.gives, position: 0 },
  ];
  const forward = givers.flatMap((giver) =>
    takers.flatMap((taker) =>
      giver.position < taker.position && giver.end.kind + taker.end.kind !== 'salessales'
        ? [
            ...flow(giver.end, taker.end, 'needs', shared(giver.gives, taker.needs)),
            ...flow(giver.end, taker.end, 'uses', shared(giver.gives, taker.uses ?? [])),
          ]
        : [],
    ),
  );
  const back = places.flatMap((from) =>
    places.flatMap((to) =>
      flow(
        endOf(from),
        endOf(to),
        'feedback',
        (portfolio.feedback ?? [])
          .filter((edge) => edge.from === from.cartridge.id && edge.to === to.cartridge.id)
          .map(({ artefact }) => artefact),
      ),
    ),
  );
  return [...forward, ...back];
};

interface Giver {
  readonly end: FlowEnd;
  readonly gives: ReadonlyArray<Artefact>;
  readonly position: number;
}

const endOf = ({ cartridge }: Place): FlowEnd => ({ kind: 'cartridge', id: cartridge.id });

const shared = (given: ReadonlyArray<Artefact>, taken: ReadonlyArray<Artefact>): ReadonlyArray<Artefact> => {
  const wanted = new Set(taken);
  return given.filter((artefact) => wanted.has(artefact));
};

const flow = (
  from: FlowEnd,
  to: FlowEnd,
  kind: ArtefactFlow['kind'],
  artefacts: ReadonlyArray<Artefact>,
): ReadonlyArray<ArtefactFlow> =>
  artefacts.length === 0 ? [] : [{ from, to, kind, artefacts: [...new Set(artefacts)].sort(byCodeUnit) }];
