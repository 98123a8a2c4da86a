import type { Money } from '../kernel/money.js';
import type { QualificationDefinition } from '../lead/qualification-definition.js';

/**
 * Describes what every term carries: a word both departments use, and the version of its meaning.
 *
 * @category model
 * @since 0.1.0
 */
export interface SharedTerm {
  /** The version of the meaning, 1 or more; it rises with every change. */
  readonly version: number;
  /** What the word means, in one sentence for people. */
  readonly meaning?: string;
  /** Words that mean the same and confuse; nobody uses them any more, for example `hot lead`. */
  readonly insteadOf?: ReadonlyArray<string>;
}

/**
 * Describes which leads are qualified: one definition a gate, in as many versions as there were.
 *
 * **Details**: the gate `hand-over` is Marketing's promise and has to be there. The gate `sales-qualified` is
 * Sales' own test and may be.
 *
 * @category model
 * @since 0.1.0
 */
export interface QualifiedLeadTerm extends SharedTerm {
  /** Every version of every definition, in any order. */
  readonly definitions: ReadonlyArray<QualificationDefinition>;
}

/**
 * Names the costs that a contribution is left after.
 *
 * @category model
 * @since 0.1.0
 */
export type ContributionCost = 'cost-of-sale' | 'cost-to-serve' | 'acquisition-cost';

/**
 * Describes when a customer is profitable: what is left after agreed costs reaches an amount or a share of the
 * sale, or the customer's lifetime value reaches a multiple of what it cost to win him.
 *
 * **Details**: without the cost data a reading says "agreed, not measurable" and names what is missing.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProfitableTerm extends SharedTerm {
  /** How it is measured, and the floor. */
  readonly floor: ProfitFloor;
  /**
   * The share of a sale that is left after its costs, above 0 and up to 1, by which both reckon while nobody records the
   * costs of single sales; without it the return on marketing is not measured.
   */
  readonly margin?: number;
}

/**
 * Describes the agreed floor of profit.
 *
 * @category model
 * @since 0.1.0
 */
export type ProfitFloor = ContributionAmount | ContributionShare | LifetimeMultiple;

/**
 * Describes a floor on the money that is left of a sale.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContributionAmount {
  /** Tells the forms of floors apart. */
  readonly kind: 'contribution-amount';
  /** The costs that are taken off. */
  readonly after: ReadonlyArray<ContributionCost>;
  /** The least that must be left of one sale; 0 means that it must not lose money. */
  readonly atLeast: Money;
}

/**
 * Describes a floor on the share that is left of a sale.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContributionShare {
  /** Tells the forms of floors apart. */
  readonly kind: 'contribution-share';
  /** The costs that are taken off. */
  readonly after: ReadonlyArray<ContributionCost>;
  /** The least share of the sale that must be left, 0–1. */
  readonly atLeast: number;
}

/**
 * Describes a floor on a customer's lifetime value against what it cost to win him.
 *
 * @category model
 * @since 0.1.0
 */
export interface LifetimeMultiple {
  /** Tells the forms of floors apart. */
  readonly kind: 'lifetime-multiple';
  /** How many times the acquisition cost the lifetime value must be, above 0. */
  readonly atLeast: number;
}

/**
 * Describes when a sale is a sale: what has to have happened, and in which zone its date is read.
 *
 * @category model
 * @since 0.1.0
 */
export interface SaleTerm extends SharedTerm {
  /** What the company means by a sale: a signed order, a booking, an invoice, or money received. */
  readonly event: 'signed' | 'booked' | 'invoiced' | 'cash';
  /** The IANA zone in which its date is read; the agreement's when absent. */
  readonly zone?: string;
}

/**
 * Describes a further word that both departments use alike, without a computed meaning.
 *
 * @category model
 * @since 0.1.0
 */
export interface GlossaryTerm extends SharedTerm {
  /** The word. */
  readonly word: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
}

/**
 * Describes the words that the departments share; the first three are the least there has to be.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreedTerms {
  /** Which leads are qualified. */
  readonly 'qualified-lead': QualifiedLeadTerm;
  /** When a customer is profitable. */
  readonly profitable: ProfitableTerm;
  /** When a sale is a sale. */
  readonly sale: SaleTerm;
  /** Further words, by an identifier of their own. */
  readonly glossary?: { readonly [id: string]: GlossaryTerm };
}
