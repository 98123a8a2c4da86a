/**
 * Describes how a system names one of its records.
 *
 * Identifiers are opaque text: `00Q5g00000AbCdE`, `512`, a UUID. The system keeps equal identifiers of two
 * systems, or of two object types of one system, apart (`hubspot:contact`, `salesforce:lead`).
 *
 * @category model
 * @since 0.1.0
 */
export interface RecordKey {
  /** The system and object type that gave the identifier. */
  readonly system: string;
  /** The identifier within that system. */
  readonly id: string;
}

/**
 * Describes how a system names a lead.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadKey = RecordKey;

/**
 * Names what an event can be about.
 *
 * @category model
 * @since 0.1.0
 */
export type SubjectKind =
  | 'lead'
  | 'account'
  | 'opportunity'
  | 'asset'
  | 'programme'
  | 'service'
  | 'meeting'
  | 'request'
  | 'signal'
  | 'document'
  | 'department';

/**
 * Describes what one event is about.
 *
 * @category model
 * @since 0.1.0
 */
export interface Subject<Kind extends SubjectKind = SubjectKind> extends RecordKey {
  /** What kind of thing the key names. */
  readonly kind: Kind;
}

/**
 * Writes a key as one text that no other key shares, for use as an index.
 *
 * **Details**: the system, a NUL and the identifier. A system that itself holds the characters U+0000 or
 * U+0001 has them written as U+0001 U+0001 and U+0001 U+0002, so that the first NUL is always the border.
 *
 * @param key - a record's key
 * @returns the text; it sorts like the system first, then the identifier
 * @category conversions
 * @since 0.1.0
 */
export const textOfKey = (key: RecordKey): string => `${escaped(key.system)}\u0000${key.id}`;

const escaped = (system: string): string =>
  system.includes('\u0000') || system.includes('\u0001')
    ? system.replaceAll('\u0001', '\u0001\u0002').replaceAll('\u0000', '\u0001\u0001')
    : system;

/**
 * Reads a key back from its one-text form.
 *
 * @param text - what `textOfKey` wrote
 * @returns the key
 * @category conversions
 * @since 0.1.0
 */
export const keyOfText = (text: string): RecordKey => {
  const end = text.indexOf('\u0000');
  const system = text.slice(0, end);
  return {
    system: system.replaceAll('\u0001\u0001', '\u0000').replaceAll('\u0001\u0002', '\u0001'),
    id: text.slice(end + 1),
  };
};
