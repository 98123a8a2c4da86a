import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical-json.js';
import { utf8Of } from './utf8.js';

/**
 * Describes the SHA-256 of a document's canonical JSON, as 64 lower-case hexadecimal digits.
 *
 * Approvals bind to it, so that nobody can have signed a text that changed afterwards.
 *
 * @category model
 * @since 0.1.0
 */
export type ContentHash = string;

/**
 * Hashes the content of a decoded document, whatever the order of its keys.
 *
 * @param document - plain JSON
 * @returns SHA-256 over RFC 8785 canonical JSON, in hexadecimal
 * @example
 * ```ts
 * import { contentHash } from 'smarketing/kernel'
 *
 * contentHash({ b: 1, a: 2 }) === contentHash({ a: 2, b: 1 }) // => true
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc8785
 * @category conversions
 * @since 0.1.0
 */
export const contentHash = (document: unknown): ContentHash =>
  bytesToHex(sha256(utf8Of(canonicalJson(document))));
