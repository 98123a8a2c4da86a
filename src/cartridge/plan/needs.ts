import { byCodeUnit } from '../../kernel/order.js';
import type { Artefact } from '../artefact.js';
import type { OfferedService } from '../compile-portfolio.js';
import type { PlanBrief } from './brief.js';

/**
 * Describes something that a service cannot do without, and which services can bring it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Need {
  /** The artefact, or `service` when a prerequisite of the brief names services. */
  readonly what: { readonly kind: 'artefact'; readonly artefact: Artefact } | { readonly kind: 'service' };
  /** The identifiers of the services of which one has to be there, in order; none when nothing can bring it. */
  readonly anyOf: ReadonlyArray<string>;
}

/** Lists what a service needs and does not find in hand. */
export const needsOf =
  (brief: PlanBrief, offered: ReadonlyArray<OfferedService>, inHand: ReadonlySet<Artefact>) =>
  ({ service }: OfferedService): ReadonlyArray<Need> => {
    const ids = new Set(offered.map((one) => one.service.id));
    const artefacts = [...new Set(service.needs ?? [])]
      .filter((artefact) => !inHand.has(artefact))
      .sort(byCodeUnit);
    return [
      ...artefacts.map(
        (artefact): Need => ({
          what: { kind: 'artefact', artefact },
          anyOf: offered
            .filter((one) => one.service.id !== service.id && (one.service.gives ?? []).includes(artefact))
            .map((one) => one.service.id)
            .sort(byCodeUnit),
        }),
      ),
      ...(brief.prerequisites ?? [])
        .filter((one) => one.service === service.id)
        .map(
          ({ anyOf }): Need => ({
            what: { kind: 'service' },
            anyOf: [...new Set(anyOf)].filter((id) => ids.has(id)).sort(byCodeUnit),
          }),
        ),
    ];
  };
