import type { Option } from 'fp-ts/lib/Option.js';
import * as O from 'fp-ts/lib/Option.js';
import type { Instant } from '../kernel/instant.js';
import type { ApprovalRecord, DocumentVersion } from './approval-record.js';
import type { CompiledSigningRules } from './signing-rules.js';
import { standingOf } from './standing.js';

/**
 * Describes a version of a document together with the time it is meant for.
 *
 * @category model
 * @since 0.1.0
 */
export interface DatedVersion extends DocumentVersion {
  /** The first moment it is meant for, epoch milliseconds; from the beginning when absent. */
  readonly effectiveFrom?: Instant;
  /** The first moment it is no longer meant for, epoch milliseconds; open when absent. */
  readonly effectiveTo?: Instant;
}

/**
 * Finds the version of a document that binds at a moment: signed by every seat, in effect, and of those the
 * highest.
 *
 * **Details**: a new version that nobody has signed yet leaves the signed one before it in force.
 *
 * @param rules - who has to sign
 * @param records - approval records, in any order
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from the versions of one document to the binding one, or none
 * @category readings
 * @since 0.1.0
 */
export const activeVersion =
  (rules: CompiledSigningRules, records: ReadonlyArray<ApprovalRecord>, asOf: Instant) =>
  <Version extends DatedVersion>(versions: ReadonlyArray<Version>): Option<Version> => {
    const binding = versions
      .filter(isInEffect(asOf))
      .filter((version) => standingOf(rules, version, asOf)(records).state === 'signed')
      .sort((first, second) => second.version - first.version);
    return O.fromNullable(binding[0]);
  };

/**
 * Tells whether a moment lies in the time a version is meant for; its end no longer does.
 *
 * @param asOf - the moment, epoch milliseconds
 * @returns a predicate of versions
 * @category predicates
 * @since 0.1.0
 */
export const isInEffect =
  (asOf: Instant) =>
  (version: Pick<DatedVersion, 'effectiveFrom' | 'effectiveTo'>): boolean =>
    (version.effectiveFrom === undefined || version.effectiveFrom <= asOf) &&
    (version.effectiveTo === undefined || asOf < version.effectiveTo);
