import type { ContentHash } from '../../kernel/content-hash.js';
import type { Artefact } from '../artefact.js';
import type { CompiledPortfolio, OfferedService } from '../compile-portfolio.js';
import type { ReachCurve } from '../reach-curve.js';
import type { PlanBrief } from './brief.js';
import type { Need } from './needs.js';

/**
 * Describes a brief that was checked against its portfolio and is ready to be planned.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledBrief {
  /** The brief as it was written. */
  readonly brief: PlanBrief;
  /** The hash of its content, the same in whatever order its lists were written. */
  readonly hash: ContentHash;
  /** The portfolio that it chooses from. */
  readonly portfolio: CompiledPortfolio;
  /** The services that can be chosen, in order of their identifiers. */
  readonly candidates: ReadonlyArray<Candidate>;
  /** How many each segment holds, by identifier, where it is known. */
  readonly sizes: ReadonlyMap<string, number>;
  /** The artefacts that are there whatever is chosen. */
  readonly inHand: ReadonlySet<Artefact>;
}

/**
 * Describes a service that can be chosen, with what the choice has to know of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Candidate extends OfferedService {
  /** The most units that the portfolio, the budget and the resources leave room for, 0 or more. */
  readonly mostUnits: number;
  /** What has to be there with it, each by one of several services. */
  readonly needs: ReadonlyArray<Need>;
  /** Its measured curve over units, where there is one. */
  readonly curve?: ReachCurve;
}
