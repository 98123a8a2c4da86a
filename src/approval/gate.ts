import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Instant } from '../kernel/instant.js';
import type { ApprovalRecord, DocumentVersion } from './approval-record.js';
import type { CompiledSigningRules, SigningRules } from './signing-rules.js';
import { type MissingSignature, type Signature, type Standing, standingOf } from './standing.js';

declare const openGateBrand: unique symbol;

/**
 * Describes a gate that every asked seat has opened for one exact text; only `openGate` can make one.
 *
 * **Details**: what must not begin without the gate takes an `OpenGate`, so a program that skips the gate
 * does not compile. The value is evidence for a moment: a signature taken back later closes the gate for
 * whoever asks again.
 *
 * @category model
 * @since 0.1.0
 */
export interface OpenGate extends DocumentVersion {
  /** No value outside this module can have it. */
  readonly [openGateBrand]: 'OpenGate';
  /** Since when every seat has signed, epoch milliseconds. */
  readonly openSince: Instant;
  /** The moment it was looked at, epoch milliseconds. */
  readonly asOf: Instant;
  /** The signatures that opened it. */
  readonly approved: ReadonlyNonEmptyArray<Signature>;
}

/**
 * Describes why a gate stays closed.
 *
 * @category model
 * @since 0.1.0
 */
export interface GateClosed {
  /** Names the refusal. */
  readonly _tag: 'gate-closed';
  /** Every signature that is not there, and why. */
  readonly missing: ReadonlyNonEmptyArray<MissingSignature>;
  /** The whole standing, for people. */
  readonly standing: Standing;
}

/**
 * Holds the rules of the management gate: without the vice presidents of Sales and of Marketing and the
 * chief executive nothing begins.
 *
 * **Details**: preset, after "do not proceed without the Sales VP, the Marketing VP and the CEO" in the
 * article on the twin towers of Sales and Marketing.
 *
 * @category presets
 * @since 0.1.0
 */
export const managementGate: SigningRules = {
  seats: [{ party: 'role:sales-vp' }, { party: 'role:marketing-vp' }, { party: 'role:ceo' }],
};

/**
 * Opens a gate for one exact text when every seat has signed it.
 *
 * @param rules - who has to sign, compiled
 * @param document - the text the gate is about
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from approval records to a left with what is missing, or a right with the open gate
 * @example
 * ```ts
 * import { type ApprovalRecord, compileSigningRules, managementGate, openGate } from 'smarketing/approval'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const rules = orThrow(compileSigningRules(managementGate))
 * const text = { subject: { system: 'agreement', id: 'abc' }, version: 1, hash: 'a1b2' }
 * const at = orThrow(parseInstant('2026-01-05T09:00:00Z'))
 * const signed = (role: string): ApprovalRecord =>
 *   ({ ...text, kind: 'given', party: `role:${role}`, at })
 *
 * openGate(rules, text, at)([signed('sales-vp'), signed('marketing-vp')])._tag // => 'Left'
 * openGate(rules, text, at)(['sales-vp', 'marketing-vp', 'ceo'].map(signed))._tag // => 'Right'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const openGate =
  (rules: CompiledSigningRules, document: DocumentVersion, asOf: Instant) =>
  (records: ReadonlyArray<ApprovalRecord>): Either<GateClosed, OpenGate> => {
    const standing = standingOf(rules, document, asOf)(records);
    const [first, ...rest] = standing.missing;
    if (first !== undefined) return E.left({ _tag: 'gate-closed', missing: [first, ...rest], standing });
    return E.right({
      subject: document.subject,
      version: document.version,
      hash: document.hash,
      openSince: standing.signedAt,
      asOf,
      approved: standing.approved,
      // The brand exists in the types alone: the value stays plain JSON, and no literal can claim it.
    } as unknown as OpenGate);
  };
