import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import type { DocumentVersion, Signer } from './approval-record.js';
import type { MeasuresText, Presentation, StrategyText, TacticsText } from './buy-in-text.js';
import type { Seat } from './seat.js';

/**
 * Names the three texts of the sequential buy-in that both departments sign, in their order.
 *
 * @category model
 * @since 0.1.0
 */
export type BuyInStep = 'strategy' | 'tactics' | 'measures';

/**
 * Describes a signature inside the buy-in.
 *
 * @category model
 * @since 0.1.0
 */
export interface BuyInSignature extends Seat {
  /** When it was given, epoch milliseconds. */
  readonly at: Instant;
  /** Who gave it, where known. */
  readonly by?: Signer;
}

/**
 * Describes an opinion that was asked for, such as a partner's: it is kept and never counts as a signature.
 *
 * @category model
 * @since 0.1.0
 */
export interface Consultation {
  /** The text it is about. */
  readonly step: BuyInStep;
  /** The version it is about. */
  readonly version: number;
  /** Whose opinion it is. */
  readonly party: Party;
  /** When it was given, epoch milliseconds. */
  readonly at: Instant;
  /** What was said. */
  readonly opinion: string;
}

/**
 * Describes signatures that lost their force, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface VoidedText extends DocumentVersion {
  /** Which step it was. */
  readonly step: BuyInStep;
  /** The signatures it had. */
  readonly approvals: ReadonlyArray<BuyInSignature>;
  /** A new version of this or an earlier step, or a signature taken back. */
  readonly because: 'new-version' | 'earlier-step-changed' | 'earlier-signature-withdrawn';
  /** When, epoch milliseconds. */
  readonly at: Instant;
}

/**
 * Describes what every state of a buy-in carries.
 *
 * @category model
 * @since 0.1.0
 */
export interface BuyInRecord {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The text whose open gate let the buy-in begin. */
  readonly gate: DocumentVersion;
  /** Opinions, in the order in which they came. */
  readonly consulted: ReadonlyArray<Consultation>;
  /** Texts that lost their force, in the order in which they did. */
  readonly voided: ReadonlyArray<VoidedText>;
  /** The moment of the latest change, epoch milliseconds. */
  readonly at: Instant;
}

/**
 * Describes a buy-in whose strategy is written and has not been shown yet.
 *
 * @category model
 * @since 0.1.0
 */
export interface StrategyDrafted extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'strategy-drafted';
  /** The strategy. */
  readonly strategy: StrategyText;
}

/**
 * Describes a buy-in whose strategy was shown and waits for signatures.
 *
 * @category model
 * @since 0.1.0
 */
export interface StrategyPresented extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'strategy-presented';
  /** The strategy. */
  readonly strategy: StrategyText;
  /** When and to whom it was shown. */
  readonly presentation: Presentation;
  /** The signatures so far. */
  readonly approvals: ReadonlyArray<BuyInSignature>;
}

/**
 * Describes the strategy that both departments signed.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreedStrategy extends StrategyText {
  /** When and to whom it was shown. */
  readonly presentation: Presentation;
  /** The signatures. */
  readonly approvals: ReadonlyArray<BuyInSignature>;
}

/**
 * Describes tactics that both departments signed.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreedTactics extends TacticsText {
  /** The signatures. */
  readonly approvals: ReadonlyArray<BuyInSignature>;
}

/**
 * Describes measures that both departments signed.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreedMeasures extends MeasuresText {
  /** The signatures. */
  readonly approvals: ReadonlyArray<BuyInSignature>;
}

/**
 * Describes a buy-in whose strategy is agreed; tactics may follow.
 *
 * @category model
 * @since 0.1.0
 */
export interface StrategyAgreed extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'strategy-agreed';
  /** The agreed strategy. */
  readonly strategy: AgreedStrategy;
}

/**
 * Describes a buy-in whose tactics wait for signatures.
 *
 * @category model
 * @since 0.1.0
 */
export interface TacticsProposed extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'tactics-proposed';
  /** The agreed strategy. */
  readonly strategy: AgreedStrategy;
  /** The tactics and their budget guideline. */
  readonly tactics: TacticsText;
  /** The signatures so far. */
  readonly approvals: ReadonlyArray<BuyInSignature>;
}

/**
 * Describes a buy-in whose tactics and budget guideline are agreed; benchmarks may follow.
 *
 * @category model
 * @since 0.1.0
 */
export interface TacticsAgreed extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'tactics-agreed';
  /** The agreed strategy. */
  readonly strategy: AgreedStrategy;
  /** The agreed tactics. */
  readonly tactics: AgreedTactics;
}

/**
 * Describes a buy-in whose benchmarks and expected return wait for signatures.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeasuresProposed extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'measures-proposed';
  /** The agreed strategy. */
  readonly strategy: AgreedStrategy;
  /** The agreed tactics. */
  readonly tactics: AgreedTactics;
  /** The benchmarks and the expected return. */
  readonly measures: MeasuresText;
  /** The signatures so far. */
  readonly approvals: ReadonlyArray<BuyInSignature>;
}

/**
 * Describes a buy-in in which everything is agreed; the launch may follow.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeasuresAgreed extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'measures-agreed';
  /** The agreed strategy. */
  readonly strategy: AgreedStrategy;
  /** The agreed tactics. */
  readonly tactics: AgreedTactics;
  /** The agreed benchmarks and expected return. */
  readonly measures: AgreedMeasures;
}

/**
 * Describes a buy-in that was launched; nothing can be taken back any more.
 *
 * @category model
 * @since 0.1.0
 */
export interface Launched extends BuyInRecord {
  /** Names the state. */
  readonly _tag: 'launched';
  /** The agreed strategy. */
  readonly strategy: AgreedStrategy;
  /** The agreed tactics. */
  readonly tactics: AgreedTactics;
  /** The agreed benchmarks and expected return. */
  readonly measures: AgreedMeasures;
  /** When it was launched, epoch milliseconds. */
  readonly launchedAt: Instant;
}

/**
 * Describes where a sequential buy-in stands; each state has only its own facts.
 *
 * @category model
 * @since 0.1.0
 */
export type BuyIn =
  | StrategyDrafted
  | StrategyPresented
  | StrategyAgreed
  | TacticsProposed
  | TacticsAgreed
  | MeasuresProposed
  | MeasuresAgreed
  | Launched;
