import type { Instant } from '../kernel/instant.js';
import { byCodeUnit } from '../kernel/order.js';
import { type ApprovalRecord, type DocumentVersion, isSameDocument, isSameText } from './approval-record.js';
import { fills, type Seat, seatOf, textOfSeat } from './seat.js';
import type { CompiledSigningRules } from './signing-rules.js';

/**
 * Describes a signature that counts.
 *
 * @category model
 * @since 0.1.0
 */
export interface Signature {
  /** The seat it fills. */
  readonly seat: Seat;
  /** Since when it has stood without a break, epoch milliseconds. */
  readonly at: Instant;
  /** The person who signed; absent when the source does not say. */
  readonly by?: string;
  /** The signatory in whose place the person signed. */
  readonly onBehalfOf?: string;
}

/**
 * Describes a signature that is asked for and not there; silence is never consent.
 *
 * @category model
 * @since 0.1.0
 */
export type MissingSignature =
  | {
      /** Nothing was ever heard from the seat. */
      readonly reason: 'silent';
      /** The seat. */
      readonly seat: Seat;
    }
  | {
      /** The signature was given and taken back. */
      readonly reason: 'withdrawn';
      /** The seat. */
      readonly seat: Seat;
      /** When it was taken back, epoch milliseconds. */
      readonly at: Instant;
    }
  | {
      /** The seat signed another version, or another text under the same version. */
      readonly reason: 'stale';
      /** The seat. */
      readonly seat: Seat;
      /** When it signed the other text, epoch milliseconds. */
      readonly at: Instant;
      /** The version it signed. */
      readonly version: number;
    };

/**
 * Describes a record that was heard and does not count as a signature.
 *
 * @category model
 * @since 0.1.0
 */
export interface DiscountedApproval {
  /** Whom it spoke for. */
  readonly seat: Seat;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** The person or process behind it, where known. */
  readonly by?: string;
  /**
   * Why it does not count: nobody asked this party (`outsider`), no person consented (`not-a-person`), the
   * rules name the signatories and the record names nobody (`unnamed`) or somebody else (`not-a-signatory`).
   */
  readonly reason: 'outsider' | 'not-a-person' | 'unnamed' | 'not-a-signatory';
}

/**
 * Describes one person who filled several seats: allowed, and worth knowing.
 *
 * @category model
 * @since 0.1.0
 */
export interface SeveralSeats {
  /** The person. */
  readonly person: string;
  /** The seats, in the order in which the rules ask for them. */
  readonly seats: ReadonlyArray<Seat>;
}

/**
 * Describes how far one exact text is signed at a moment.
 *
 * @category model
 * @since 0.1.0
 */
export interface Standing extends DocumentVersion {
  /** The moment it is about, epoch milliseconds. */
  readonly asOf: Instant;
  /** Whether every seat signed, some did, or none. */
  readonly state: 'signed' | 'partly-signed' | 'unsigned';
  /** Since when every seat has signed, epoch milliseconds; only when signed. */
  readonly signedAt?: Instant;
  /** The signatures that count, in the order of the seats. */
  readonly approved: ReadonlyArray<Signature>;
  /** The signatures that are not there, in the order of the seats. */
  readonly missing: ReadonlyArray<MissingSignature>;
  /** Partners who said something about this text: consulted, never approvers. */
  readonly consulted: ReadonlyArray<Omit<Signature, 'onBehalfOf'>>;
  /** Records about this text that do not count, and why. */
  readonly discounted: ReadonlyArray<DiscountedApproval>;
  /** Persons who filled more than one seat. */
  readonly severalSeats: ReadonlyArray<SeveralSeats>;
}

/**
 * Tells how far one exact text is signed.
 *
 * **Details**: a signature counts while it was given after the seat's last withdrawal; at one and the same
 * instant the withdrawal wins. Signatures of another version or hash are stale. The order of the records
 * plays no part, and records after `asOf` are not seen.
 *
 * @param rules - who has to sign
 * @param document - the text: subject, version and hash
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from approval records, in any order, to the standing
 * @example
 * ```ts
 * import { type ApprovalRecord, compileSigningRules, standingOf } from 'smarketing/approval'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const rules = orThrow(compileSigningRules({ seats: [{ party: 'sales' }, { party: 'marketing' }] }))
 * const text = { subject: { system: 'agreement', id: 'abc' }, version: 1, hash: 'a1b2' }
 * const at = orThrow(parseInstant('2026-01-05T09:00:00Z'))
 * const records: ReadonlyArray<ApprovalRecord> = [{ ...text, kind: 'given', party: 'sales', at }]
 *
 * const standing = standingOf(rules, text, at)(records)
 * standing.state // => 'partly-signed'
 * standing.missing // => [{ reason: 'silent', seat: { party: 'marketing' } }]
 * ```
 * @category readings
 * @since 0.1.0
 */
export const standingOf =
  (rules: CompiledSigningRules, document: DocumentVersion, asOf: Instant) =>
  (records: ReadonlyArray<ApprovalRecord>): Standing => {
    const seen = records
      .filter((record) => record.at <= asOf && isSameDocument(document.subject)(record.subject))
      .sort(byTimeThenText);
    const ofText = seen.filter(isSameText(document));
    const counted = seen.filter((record) => discountReason(rules, record) === null);
    const filled = rules.seats.map((seat) => fillSeat(rules, document, counted)(seat));
    const approved = filled.flatMap((found) => ('reason' in found ? [] : [found]));
    const missing = filled.flatMap((found) => ('reason' in found ? [found] : []));
    return {
      subject: document.subject,
      version: document.version,
      hash: document.hash,
      asOf,
      state: missing.length === 0 ? 'signed' : approved.length === 0 ? 'unsigned' : 'partly-signed',
      ...(missing.length === 0 ? { signedAt: latest(approved) } : {}),
      approved,
      missing,
      consulted: ofText
        .filter((record) => isPartner(record) && record.kind === 'given')
        .map((record) => ({ seat: seatOf(record), at: record.at, ...personOf(record) })),
      discounted: ofText.flatMap((record) => {
        const reason = isPartner(record) ? null : discountReason(rules, record);
        return reason === null ? [] : [{ seat: seatOf(record), at: record.at, ...personOf(record), reason }];
      }),
      severalSeats: severalSeatsOf(approved),
    };
  };

const isPartner = (record: ApprovalRecord): boolean => record.party.startsWith('partner:');

const personOf = (record: ApprovalRecord): { readonly by?: string } =>
  record.by === undefined ? {} : { by: record.by.id };

const latest = (signatures: ReadonlyArray<Signature>): Instant =>
  signatures.reduce((last, { at }) => (at > last ? at : last), -Infinity as Instant);

/** The records in an order that their arrival has no part in. */
const byTimeThenText = (first: ApprovalRecord, second: ApprovalRecord): number =>
  first.at - second.at ||
  byCodeUnit(textOfSeat(first), textOfSeat(second)) ||
  byCodeUnit(first.by?.id ?? '', second.by?.id ?? '') ||
  byCodeUnit(first.kind, second.kind);

/**
 * Tells why a record cannot count as a signature.
 *
 * @internal
 */
export const discountReason = (
  rules: CompiledSigningRules,
  record: ApprovalRecord,
): DiscountedApproval['reason'] | null => {
  if (isPartner(record) || !rules.seats.some((seat) => fills(seat)(record))) return 'outsider';
  if (record.by?.kind === 'automation' || record.by?.kind === 'prospect') return 'not-a-person';
  if (rules.document.signatories === undefined) return null;
  if (record.by === undefined) return 'unnamed';
  return rightToSign(rules, record) === null ? 'not-a-signatory' : null;
};

/** By what right a record's person signs: his own, another's, or none. */
const rightToSign = (
  rules: CompiledSigningRules,
  record: ApprovalRecord,
): { readonly onBehalfOf?: string } | null => {
  const person = record.by?.id;
  const inRange = (range: { readonly from?: Instant; readonly until?: Instant }): boolean =>
    (range.from === undefined || range.from <= record.at) &&
    (range.until === undefined || record.at < range.until);
  const { signatories = [], delegations = [] } = rules.document;
  const maySign = (name: string | undefined): boolean =>
    signatories.some((entry) => entry.person === name && fills(entry)(record) && inRange(entry));
  if (maySign(person)) return {};
  const standIn = delegations.find(
    (entry) =>
      entry.delegate === person && fills(entry)(record) && inRange(entry) && maySign(entry.delegator),
  );
  return standIn === undefined ? null : { onBehalfOf: standIn.delegator };
};

const fillSeat =
  (rules: CompiledSigningRules, document: DocumentVersion, counted: ReadonlyArray<ApprovalRecord>) =>
  (seat: Seat): Signature | MissingSignature => {
    const ofSeat = counted.filter(fills(seat));
    const given = ofSeat.find((record) => isSameText(document)(record) && stillStands(ofSeat)(record));
    if (given !== undefined) {
      const right = rules.document.signatories === undefined ? null : rightToSign(rules, given);
      return { seat, at: given.at, ...personOf(given), ...right };
    }
    const withdrawn = ofSeat.findLast(
      (record) => record.kind === 'withdrawn' && isSameText(document)(record),
    );
    if (withdrawn !== undefined) return { reason: 'withdrawn', seat, at: withdrawn.at };
    const stale = ofSeat.findLast(stillStands(ofSeat));
    return stale === undefined
      ? { reason: 'silent', seat }
      : { reason: 'stale', seat, at: stale.at, version: stale.version };
  };

/** A signature stands until someone of the same or a broader seat, or the same person, takes it back. */
const stillStands =
  (records: ReadonlyArray<ApprovalRecord>) =>
  (record: ApprovalRecord): boolean =>
    record.kind === 'given' &&
    !records.some(
      (other) =>
        other.kind === 'withdrawn' &&
        other.at >= record.at &&
        isSameText(record)(other) &&
        (fills(seatOf(other))(record) || (other.by !== undefined && other.by.id === record.by?.id)),
    );

/**
 * Finds persons who filled more than one of the seats that are signed.
 *
 * @internal
 */
export const severalSeatsOf = (approved: ReadonlyArray<Signature>): ReadonlyArray<SeveralSeats> =>
  [...new Set(approved.flatMap(({ by }) => (by === undefined ? [] : [by])))]
    .map((person) => ({ person, seats: approved.filter(({ by }) => by === person).map(({ seat }) => seat) }))
    .filter(({ seats }) => seats.length > 1)
    .sort((first, second) => byCodeUnit(first.person, second.person));
