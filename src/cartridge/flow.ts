import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Artefact } from './artefact.js';
import { idsOf, isThereBy, type Outline, type Place } from './outline.js';
import type { FeedbackEdge } from './portfolio.js';
import type { Finding, PortfolioProblemCode } from './portfolio-problem.js';

/** Finds artefacts that nobody gives, gives in time, or takes, and feedback that is not what it says. */
export const flowFindings = (outline: Outline): ReadonlyArray<Finding> => [
  ...outline.places.flatMap((place) => needFindings(outline, place)),
  ...salesFindings(outline),
  ...outline.places.flatMap((place) => useFindings(outline, place)),
  ...outline.places.flatMap((place) => giftFindings(outline, place)),
  ...feedbackFindings(outline),
];

/** What a cartridge cannot do without comes earlier, from Sales, or from outside. */
const needFindings = (outline: Outline, { cartridge, index, owner }: Place): ReadonlyArray<Finding> =>
  cartridge.needs.flatMap((artefact, at): ReadonlyArray<Finding> => {
    if (isThereBy(outline, artefact, cartridge.position)) return [];
    const late = outline.givers(artefact).filter((giver) => giver.index !== index);
    const about = { path: ['cartridges', index, 'needs', at], artefact, owner };
    const givers = idsOf(late);
    return [
      late.length === 0
        ? {
            ...about,
            code: 'no-producer',
            cartridges: [cartridge.id],
            message: `${cartridge.title} needs ${artefact}, and nobody gives it.`,
          }
        : {
            ...about,
            code: 'given-too-late',
            cartridges: [cartridge.id, ...givers],
            message: `${cartridge.title} needs ${artefact}, which ${givers.join(' and ')} gives only later.`,
          },
    ];
  });

const salesFindings = ({ sales, givers, supplied }: Outline): ReadonlyArray<Finding> =>
  sales.needs.flatMap(
    (artefact, at): ReadonlyArray<Finding> =>
      givers(artefact).length > 0 || supplied.has(artefact)
        ? []
        : [
            {
              code: 'no-producer',
              path: ['sales', 'needs', at],
              cartridges: ['sales'],
              artefact,
              message: `Sales needs ${artefact}, and nobody gives it.`,
              owner: marketing,
            },
          ],
  );

const marketing: Party = 'marketing';

/** What a cartridge uses and only a later one gives has to come over a named feedback edge. */
const useFindings = (outline: Outline, { cartridge, index, owner }: Place): ReadonlyArray<Finding> =>
  (cartridge.uses ?? []).flatMap((artefact, at): ReadonlyArray<Finding> => {
    const late = outline
      .givers(artefact)
      .filter(({ cartridge: giver }) => giver.position > cartridge.position);
    const named = feedbackOf(outline).some((edge) => edge.to === cartridge.id && edge.artefact === artefact);
    return late.length === 0 || named || isThereBy(outline, artefact, cartridge.position)
      ? []
      : [
          {
            code: 'unnamed-feedback',
            path: ['cartridges', index, 'uses', at],
            cartridges: [...idsOf(late), cartridge.id],
            artefact,
            message: `${cartridge.title} uses ${artefact}, which comes back from ${idsOf(late).join(' and ')}, and no feedback names it.`,
            owner,
          },
        ];
  });

const feedbackOf = ({ portfolio }: Outline): ReadonlyArray<FeedbackEdge> => portfolio.feedback ?? [];

/** What a cartridge gives is taken later, by Sales, or on a feedback edge. */
const giftFindings = (outline: Outline, { cartridge, index, owner }: Place): ReadonlyArray<Finding> => {
  const { sales } = outline;
  return cartridge.gives.flatMap((artefact, at): ReadonlyArray<Finding> => {
    const takers = outline.takers(artefact).filter((taker) => taker.index !== index);
    const taken =
      takers.some((taker) => taker.cartridge.position > cartridge.position) ||
      sales.needs.includes(artefact) ||
      (sales.uses ?? []).includes(artefact) ||
      feedbackOf(outline).some((edge) => edge.from === cartridge.id && edge.artefact === artefact);
    // That it comes too late for an earlier one, or unnamed, is said where it is missed.
    const missed = takers.some((taker) => !isThereBy(outline, artefact, taker.cartridge.position));
    return taken || missed
      ? []
      : [
          {
            code: 'no-consumer',
            path: ['cartridges', index, 'gives', at],
            cartridges: [cartridge.id],
            artefact,
            message: `${cartridge.title} gives ${artefact}, and nobody takes it.`,
            owner,
          },
        ];
  });
};

const feedbackFindings = (outline: Outline): ReadonlyArray<Finding> => {
  const told = new Set<string>();
  return feedbackOf(outline).flatMap((edge, index): ReadonlyArray<Finding> => {
    const { from, to, artefact } = edge;
    const found = (
      code: PortfolioProblemCode,
      key: 'from' | 'to' | 'artefact',
      message: string,
      owner: Party = marketing,
    ): Finding => ({
      code,
      path: ['feedback', index, key],
      cartridges: code === 'unknown-cartridge' ? [edge[key]] : [from, to],
      artefact,
      message,
      owner,
    });
    const key = JSON.stringify([from, to, artefact]);
    const repeated = told.has(key);
    told.add(key);
    const [giver, taker] = [outline.byId.get(from), outline.byId.get(to)];
    return [
      ...(repeated
        ? [found('repeated-feedback', 'artefact', `The feedback of ${artefact} is named twice.`)]
        : []),
      ...(giver === undefined
        ? [
            found(
              'unknown-cartridge',
              'from',
              `Feedback comes from ${from}, which is no cartridge of the portfolio.`,
            ),
          ]
        : giver.cartridge.gives.includes(artefact)
          ? []
          : [
              found(
                'feedback-not-given',
                'artefact',
                `${giver.cartridge.title} is to give back ${artefact}, which it does not give.`,
                giver.owner,
              ),
            ]),
      ...(taker === undefined
        ? [
            found(
              'unknown-cartridge',
              'to',
              `Feedback goes to ${to}, which is no cartridge of the portfolio.`,
            ),
          ]
        : takes(taker, artefact)
          ? []
          : [
              found(
                'feedback-not-used',
                'artefact',
                `${taker.cartridge.title} gets ${artefact} back, which it neither needs nor uses.`,
                taker.owner,
              ),
            ]),
      ...(giver !== undefined && taker !== undefined && giver.cartridge.position <= taker.cartridge.position
        ? [found('feedback-forward', 'to', `Feedback goes back, and ${to} does not stand before ${from}.`)]
        : []),
    ];
  });
};

const takes = ({ cartridge }: Place, artefact: Artefact): boolean =>
  cartridge.needs.includes(artefact) || (cartridge.uses ?? []).includes(artefact);

/** Finds services that take or make what their cartridge does not, and those that wait for each other. */
export const serviceFindings = ({ cartridge, index, owner }: Place): ReadonlyArray<Finding> => {
  const { services, needs, uses = [], gives, id, title } = cartridge;
  const mayNeed = new Set([...needs, ...uses, ...gives]);
  const undeclared = services.flatMap((service, at) =>
    (['needs', 'gives'] as const).flatMap((key) =>
      (service[key] ?? []).flatMap(
        (artefact, position): ReadonlyArray<Finding> =>
          (key === 'needs' ? mayNeed : new Set(gives)).has(artefact)
            ? []
            : [
                {
                  code: 'artefact-not-declared',
                  path: ['cartridges', index, 'services', at, key, position],
                  cartridges: [id],
                  artefact,
                  items: [service.id],
                  message: `The service ${service.id} ${key} ${artefact}, which ${title} does not declare.`,
                  owner,
                },
              ],
      ),
    ),
  );
  const made = new Set(services.flatMap((service) => service.gives ?? []));
  const unmade = services.length === 0 ? [] : gives.filter((artefact) => !made.has(artefact));
  return [
    ...undeclared,
    ...unmade.map(
      (artefact): Finding => ({
        code: 'made-by-no-service',
        path: ['cartridges', index, 'gives', gives.indexOf(artefact)],
        cartridges: [id],
        artefact,
        message: `${title} gives ${artefact}, and none of its services makes it.`,
        owner,
      }),
    ),
    ...circular({ cartridge, index, owner }, made),
  ];
};

/** Services of one cartridge that need what only the others of the same group make. */
const circular = (
  { cartridge, index, owner }: Place,
  made: ReadonlySet<Artefact>,
): ReadonlyArray<Finding> => {
  const there = new Set([...cartridge.needs, ...(cartridge.uses ?? [])]);
  let waiting = cartridge.services;
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length;
    waiting = waiting.filter(({ needs = [], gives = [] }) => {
      const ready = needs.every((artefact) => there.has(artefact) || !made.has(artefact));
      if (ready) for (const artefact of gives) there.add(artefact);
      return !ready;
    });
  }
  const ids = [...new Set(waiting.map((service) => service.id))].sort(byCodeUnit);
  return ids.length === 0
    ? []
    : [
        {
          code: 'circular-services',
          path: ['cartridges', index, 'services'],
          cartridges: [cartridge.id],
          items: ids,
          message: `In ${cartridge.title} the services ${ids.join(', ')} wait for what only they make.`,
          owner,
        },
      ];
};
