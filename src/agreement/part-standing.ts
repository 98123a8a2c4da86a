import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { ApprovalRecord, DocumentVersion } from '../approval/approval-record.js';
import type { CompiledSigningRules } from '../approval/signing-rules.js';
import { type MissingSignature, type Signature, standingOf } from '../approval/standing.js';
import type { Instant } from '../kernel/instant.js';

/** How far a part of an agreement is signed: by itself, or with what contains it. */
export interface PartStanding {
  readonly state: 'signed' | 'partly-signed' | 'unsigned';
  readonly approved: ReadonlyArray<Signature>;
  readonly missing: ReadonlyArray<MissingSignature>;
}

/**
 * Tells how far a part is signed, when signing the whole signs its parts.
 *
 * @param rules - who has to sign
 * @param documents - the part itself first, then what contains it
 * @param asOf - the moment to answer for
 * @returns a function from approval records to the standing of the part
 */
export const partStanding =
  (rules: CompiledSigningRules, documents: ReadonlyNonEmptyArray<DocumentVersion>, asOf: Instant) =>
  (approvals: ReadonlyArray<ApprovalRecord>): PartStanding => {
    const standings = documents.map((document) => standingOf(rules, document, asOf)(approvals));
    const approved = rules.seats.flatMap((seat) => {
      const signatures = standings.flatMap((standing) =>
        standing.approved.filter((signature) => signature.seat === seat),
      );
      const [first] = [...signatures].sort((one, other) => one.at - other.at);
      return first === undefined ? [] : [first];
    });
    const missing = (standings[0]?.missing ?? []).filter(
      ({ seat }) => !approved.some((signature) => signature.seat === seat),
    );
    return {
      state: missing.length === 0 ? 'signed' : approved.length === 0 ? 'unsigned' : 'partly-signed',
      approved,
      missing,
    };
  };
