import type { Issue } from '../kernel/issue.js';
import type { Party } from '../kernel/party.js';
import type { Artefact } from './artefact.js';

/**
 * Names what can be wrong with a portfolio whose form is right.
 *
 * @category model
 * @since 0.1.0
 */
export type PortfolioProblemCode =
  | 'reserved-name'
  | 'repeated-cartridge'
  | 'repeated-position'
  | 'repeated-activity'
  | 'repeated-service'
  | 'repeated-supplier'
  | 'repeated-resource'
  | 'repeated-segment'
  | 'repeated-artefact'
  | 'several-producers'
  | 'alternative-not-given'
  | 'unknown-cartridge'
  | 'repeated-link'
  | 'link-to-itself'
  | 'missing-link'
  | 'swapped-order'
  | 'fork'
  | 'join'
  | 'several-heads'
  | 'several-tails'
  | 'cycle'
  | 'nothing-handed-on'
  | 'continuity-unneeded'
  | 'continuity-unavailable'
  | 'no-producer'
  | 'given-too-late'
  | 'no-consumer'
  | 'unnamed-feedback'
  | 'repeated-feedback'
  | 'feedback-not-given'
  | 'feedback-not-used'
  | 'feedback-forward'
  | 'artefact-not-declared'
  | 'made-by-no-service'
  | 'circular-services';

/**
 * Describes one thing that makes a portfolio unsound.
 *
 * @category model
 * @since 0.1.0
 */
export interface PortfolioProblem {
  /** A stable code, for programs. */
  readonly code: PortfolioProblemCode;
  /** The cartridges concerned, by their identifiers; `sales` is Sales. */
  readonly cartridges: ReadonlyArray<string>;
  /** The artefact that it is about. */
  readonly artefact?: Artefact;
  /** The services, activities, suppliers, resources or segments that it is about, by their identifiers. */
  readonly items?: ReadonlyArray<string>;
  /** One English sentence, for people. */
  readonly message: string;
  /** Who has to mend it. */
  readonly owner: Party;
}

/**
 * Describes a problem together with the place in the document where it was found.
 *
 * @internal
 */
export interface Finding extends PortfolioProblem {
  /** Keys and indexes from the root of the portfolio. */
  readonly path: Issue['path'];
}
