import { isInEffect } from '../approval/active-version.js';
import type { ApprovalRecord } from '../approval/approval-record.js';
import { type Standing, standingOf } from '../approval/standing.js';
import type { Instant } from '../kernel/instant.js';
import type { CompiledAgreement } from './compiled-agreement.js';

/**
 * Describes how far an agreement is signed, and whether its time has come.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreementStanding extends Standing {
  /** Whether the moment lies before, in, or after the time the agreement is meant for. */
  readonly effect: 'not-yet' | 'in-effect' | 'ended';
  /** Whether both departments signed and it is in effect: only then does it bind. */
  readonly binding: boolean;
}

/**
 * Tells how far an agreement is signed at a moment, and who is missing.
 *
 * **Details**: signing changes the standing and nothing else. An agreement that nobody signed gives the same
 * figures, and every reading of it is marked by `state`.
 *
 * @param compiled - the agreement
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from approval records, in any order, to the standing
 * @category readings
 * @since 0.1.0
 */
export const agreementStanding =
  (compiled: CompiledAgreement, asOf: Instant) =>
  (approvals: ReadonlyArray<ApprovalRecord>): AgreementStanding => {
    const standing = standingOf(compiled.signing, compiled, asOf)(approvals);
    const inEffect = isInEffect(asOf)(compiled);
    return {
      ...standing,
      effect: inEffect ? 'in-effect' : asOf < compiled.effectiveFrom ? 'not-yet' : 'ended',
      binding: inEffect && standing.state === 'signed',
    };
  };
