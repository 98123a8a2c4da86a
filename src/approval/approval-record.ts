import type { ContentHash } from '../kernel/content-hash.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';

/**
 * Describes how a system names a document that can be signed.
 *
 * @category model
 * @since 0.1.0
 */
export interface DocumentKey {
  /** The system or kind that gave the identifier, for example `agreement`. */
  readonly system: string;
  /** The identifier within that system. */
  readonly id: string;
}

/**
 * Describes one exact text: the document, its version, and the hash of its content.
 *
 * @category model
 * @since 0.1.0
 */
export interface DocumentVersion {
  /** Which document. */
  readonly subject: DocumentKey;
  /** Which version of it, 1 or more. */
  readonly version: number;
  /** What the version says, as `contentHash` gives it. */
  readonly hash: ContentHash;
}

/**
 * Describes who put a signature into the record.
 *
 * @category model
 * @since 0.1.0
 */
export interface Signer {
  /** A person, a workflow, a bulk load, or the prospect; only a person or a loaded paper signature consents. */
  readonly kind: 'person' | 'automation' | 'import' | 'prospect';
  /** The identifier in the source. */
  readonly id: string;
}

/**
 * Describes one signature, or its withdrawal, bound to one exact text.
 *
 * **Details**: what a journal keeps as `approval-given` and `approval-withdrawn`, without the envelope.
 *
 * @category model
 * @since 0.1.0
 */
export interface ApprovalRecord extends DocumentVersion {
  /** Whether the signature was given or taken back. */
  readonly kind: 'given' | 'withdrawn';
  /** For whom it was given. */
  readonly party: Party;
  /** In which role, for example `sales-vp`. */
  readonly role?: string;
  /** Who gave it; absent when the source does not say. */
  readonly by?: Signer;
  /** When, epoch milliseconds. */
  readonly at: Instant;
}

/**
 * Tells whether two keys name one document.
 *
 * @param first - a document's key
 * @returns a predicate of other keys
 * @category predicates
 * @since 0.1.0
 */
export const isSameDocument =
  (first: DocumentKey) =>
  (second: DocumentKey): boolean =>
    first.system === second.system && first.id === second.id;

/**
 * Tells whether a reference names exactly this text: the same document, version and content.
 *
 * @param first - a version of a document
 * @returns a predicate of other versions
 * @category predicates
 * @since 0.1.0
 */
export const isSameText =
  (first: DocumentVersion) =>
  (second: DocumentVersion): boolean =>
    isSameDocument(first.subject)(second.subject) &&
    first.version === second.version &&
    first.hash === second.hash;
