import fc from 'fast-check';
import type { Cartridge, Portfolio, Service } from 'smarketing/cartridge';

const money = { minor: 0, currency: 'EUR' };

const service = (id: string, needs: ReadonlyArray<string>, gives: ReadonlyArray<string>): Service => ({
  id,
  title: id,
  what: 'what',
  where: 'where',
  how: 'how',
  customer: 'sales',
  unit: 'piece',
  cost: { fixed: money, perUnit: money },
  needs,
  gives,
});

/**
 * Sound portfolios of 1 to 8 cartridges: each gives a piece that the next cannot do without, and perhaps pieces that
 * any later one needs or uses; what is over goes to Sales.
 */
export const soundPortfolio: fc.Arbitrary<Portfolio> = fc
  .record({
    length: fc.integer({ min: 1, max: 8 }),
    extras: fc.array(
      fc.record({ from: fc.nat(7), to: fc.nat(7), kind: fc.constantFrom('needs', 'uses', 'feedback') }),
      { maxLength: 12 },
    ),
    gaps: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ length, extras, gaps }) => {
    const id = (index: number) => `c${index}`;
    const flows = [
      ...Array.from({ length: length - 1 }, (_, index) => ({
        artefact: `main-${index}`,
        from: index,
        to: index + 1,
        kind: 'needs',
      })),
      ...extras
        .map(({ from, to, kind }, index) => ({ artefact: `extra-${index}`, from, to, kind }))
        .filter(
          ({ from, to, kind }) =>
            from < length && to < length && (kind === 'feedback' ? to < from : from < to),
        ),
    ];
    const last = `main-${length - 1}`;
    let position = 0;
    const cartridges = Array.from({ length }, (_, index): Cartridge => {
      position += 1 + (gaps[index] ?? 0);
      const needs = [
        'market',
        ...flows.filter(({ to, kind }) => to === index && kind === 'needs').map(({ artefact }) => artefact),
      ];
      const uses = flows
        .filter(({ to, kind }) => to === index && kind !== 'needs')
        .map(({ artefact }) => artefact);
      const gives = [
        ...flows.filter(({ from }) => from === index).map(({ artefact }) => artefact),
        ...(index === length - 1 ? [last] : []),
      ];
      return {
        id: id(index),
        title: `Cartridge ${index}`,
        position,
        activities: [{ id: `a${index}`, title: 'Doing' }],
        services: gives.map((artefact) => service(`s-${artefact}`, needs, [artefact])),
        needs,
        uses,
        gives,
      };
    });
    return {
      schemaVersion: 1,
      id: 'random',
      version: 1,
      title: 'Random',
      currency: 'EUR',
      cartridges,
      links: cartridges.slice(1).map((cartridge, index) => ({ from: id(index), to: cartridge.id })),
      suppliers: [{ id: 'outside', title: 'Outside', supplies: ['market'] }],
      feedback: flows
        .filter(({ kind }) => kind === 'feedback')
        .map(({ from, to, artefact }) => ({ from: id(from), to: id(to), artefact })),
      sales: { needs: [last], gives: [] },
    } satisfies Portfolio;
  });

/** A portfolio with something done to it that may or may not break it. */
export const anyPortfolio: fc.Arbitrary<Portfolio> = fc
  .record({
    portfolio: soundPortfolio,
    drop: fc.array(fc.nat(30), { maxLength: 3 }),
    swap: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 2 }),
    link: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 3 }),
    twin: fc.option(fc.tuple(fc.nat(7), fc.nat(7)), { nil: undefined }),
  })
  .map(({ portfolio, drop, swap, link, twin }) => {
    const cartridges = portfolio.cartridges.map((cartridge, index) => {
      const other = swap.find(([first]) => first === index)?.[1];
      const position =
        (other === undefined ? undefined : portfolio.cartridges[other]?.position) ?? cartridge.position;
      const id = twin !== undefined && twin[0] === index ? `c${twin[1]}` : cartridge.id;
      return {
        ...cartridge,
        id,
        position,
        gives: cartridge.gives.filter((_, at) => !drop.includes(index * 4 + at)),
        needs: cartridge.needs.filter((_, at) => !drop.includes(20 + index + at)),
      };
    });
    const links = [
      ...portfolio.links.filter((_, index) => !drop.includes(index)),
      ...link.map(([from, to]) => ({ from: `c${from}`, to: `c${to}` })),
    ];
    return { ...portfolio, cartridges, links };
  });

/** The same portfolio with every list in another order. */
export const shuffled = (portfolio: Portfolio): fc.Arbitrary<Portfolio> => {
  const mixed = <A>(list: ReadonlyArray<A>): fc.Arbitrary<ReadonlyArray<A>> =>
    fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
  return fc
    .record({
      cartridges: mixed(portfolio.cartridges),
      links: mixed(portfolio.links),
      feedback: mixed(portfolio.feedback ?? []),
      reverse: fc.boolean(),
    })
    .map(({ cartridges, links, feedback, reverse }) => ({
      ...portfolio,
      cartridges: reverse
        ? cartridges.map((cartridge) => ({
            ...cartridge,
            needs: [...cartridge.needs].reverse(),
            uses: [...(cartridge.uses ?? [])].reverse(),
            gives: [...cartridge.gives].reverse(),
            services: [...cartridge.services].reverse(),
          }))
        : cartridges,
      links,
      feedback,
    }));
};
