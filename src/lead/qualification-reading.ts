import type { DefinitionReference } from '../journal/lead-events.js';
import type { ContentHash } from '../kernel/content-hash.js';
import type { Instant } from '../kernel/instant.js';
import type { Issue } from '../kernel/issue.js';
import type { MissingSubject, RuleExplanation } from '../rule/reading.js';
import type { AbsenceReason } from './prepare-facts.js';
import type { QualificationGate } from './qualification-definition.js';

/**
 * Names the answers to "is this lead qualified?"; `unknown` is an answer of its own, and not a no.
 *
 * @category model
 * @since 0.1.0
 */
export type QualificationVerdict = 'qualified' | 'not-qualified' | 'unknown';

/**
 * Names how far a definition is signed; an unsigned one judges like any other, and says so.
 *
 * @category model
 * @since 0.1.0
 */
export type SigningState = 'signed' | 'partly-signed' | 'unsigned';

/**
 * Describes something to find out about a lead, because it would decide.
 *
 * @category model
 * @since 0.1.0
 */
export interface ToCollect extends MissingSubject {
  /** Why a fact is missing; absent for activities. */
  readonly reason?: AbsenceReason;
}

/**
 * Describes how a definition judges one lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface QualificationReading {
  /** The definition. */
  readonly definition: DefinitionReference;
  /** The hash of its content. */
  readonly hash: ContentHash;
  /** What it guards. */
  readonly gate: QualificationGate;
  /** How far it was signed. */
  readonly state: SigningState;
  /** The moment of the judgement, epoch milliseconds. */
  readonly asOf: Instant;
  /** The answer. */
  readonly verdict: QualificationVerdict;
  /** The answer of every part of the definition, with what was found. */
  readonly explanation: RuleExplanation;
  /** What to find out so that an unknown answer can be given; empty for a given one. */
  readonly collect: ReadonlyArray<ToCollect>;
  /** Recorded values that are not of the type the schema gives them; they were left out. */
  readonly issues: ReadonlyArray<Issue>;
}
