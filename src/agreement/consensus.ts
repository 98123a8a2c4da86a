import type { ApprovalRecord, DocumentVersion } from '../approval/approval-record.js';
import type { MissingSignature } from '../approval/standing.js';
import { contentHash } from '../kernel/content-hash.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit } from '../kernel/order.js';
import { type Department, departments } from '../kernel/party.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import type { Agreement } from './agreement.js';
import type { CompiledAgreement } from './compiled-agreement.js';
import { partStanding } from './part-standing.js';
import type { SharedTerm } from './terms.js';

/**
 * Describes on how many of their shared words the departments agree.
 *
 * @category model
 * @since 0.1.0
 */
export interface Consensus {
  /** The moment it is about, epoch milliseconds. */
  readonly asOf: Instant;
  /** Terms whose one version both accepted, of the terms in the agreement. */
  readonly ratio: Ratio;
  /** Each term, in the order of the agreement. */
  readonly terms: ReadonlyArray<TermConsensus>;
}

/**
 * Describes who accepted one term.
 *
 * @category model
 * @since 0.1.0
 */
export interface TermConsensus extends DocumentVersion {
  /** The term's identifier, for example `qualified-lead`. */
  readonly term: string;
  /** Whether both departments accepted this version of it. */
  readonly agreed: boolean;
  /** The departments that accepted it. */
  readonly acceptedBy: ReadonlyArray<Department>;
  /** The signatures that are not there, and why: a department that accepted another version is `stale`. */
  readonly missing: ReadonlyArray<MissingSignature>;
}

/**
 * Returns the terms of an agreement as documents that can be signed one by one.
 *
 * @param agreement - the agreement
 * @returns each term's identifier, and the reference that its signatures name
 * @category conversions
 * @since 0.1.0
 */
export const termDocuments = (
  agreement: Agreement,
): ReadonlyArray<DocumentVersion & { readonly term: string }> => {
  const { glossary = {}, ...computed } = agreement.terms;
  const terms: ReadonlyArray<readonly [string, SharedTerm]> = [
    ['qualified-lead', computed['qualified-lead']],
    ['profitable', computed.profitable],
    ['sale', computed.sale],
    ...Object.entries(glossary).sort(([first], [second]) => byCodeUnit(first, second)),
  ];
  return terms.map(([term, content]) => ({
    term,
    subject: { system: 'term', id: `${agreement.id}/${term}` },
    version: content.version,
    hash: contentHash(content),
  }));
};

/**
 * Tells on how many terms both departments agree at a moment.
 *
 * **Details**: a term is accepted by signing it, or by signing the agreement that contains it. Consensus is
 * the terms with the same version accepted by both, of the terms in the agreement.
 *
 * @param compiled - the agreement
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from approval records, in any order, to the consensus
 * @example
 * ```ts
 * import { compileAgreement, consensusOf, draftAgreement, termDocuments } from 'smarketing/agreement'
 * import type { ApprovalRecord } from 'smarketing/approval'
 * import { intlZones } from 'smarketing/calendar'
 * import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const draft = draftAgreement({ zone: 'Europe/Berlin', currency: 'EUR', effectiveFrom })
 * const at = orThrow(parseInstant('2026-01-05T09:00:00Z'))
 * const sale = termDocuments(draft).filter(({ term }) => term === 'sale')
 * const approvals = sale.flatMap(({ term, ...text }): ReadonlyArray<ApprovalRecord> => [
 *   { ...text, kind: 'given', party: 'sales', at },
 *   { ...text, kind: 'given', party: 'marketing', at },
 * ])
 * const { ratio } = consensusOf(orThrow(compileAgreement(intlZones)(draft)), at)(approvals)
 * ratio.numerator // => 1
 * ratio.denominator // => 3
 * ```
 * @category readings
 * @since 0.1.0
 */
export const consensusOf =
  (compiled: CompiledAgreement, asOf: Instant) =>
  (approvals: ReadonlyArray<ApprovalRecord>): Consensus => {
    const terms = termDocuments(compiled.agreement).map(({ term, ...text }): TermConsensus => {
      const { missing } = partStanding(compiled.signing, [text, compiled], asOf)(approvals);
      const acceptedBy = departments.filter(
        (department) => !missing.some(({ seat }) => seat.party === department),
      );
      return { term, ...text, agreed: acceptedBy.length === departments.length, acceptedBy, missing };
    });
    return { asOf, ratio: ratio(terms.filter(({ agreed }) => agreed).length, terms.length), terms };
  };
