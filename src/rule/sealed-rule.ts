/**
 * Describes a rule that was checked once and can be decided by anywhere: plain JSON that carries its facts, its
 * activities and the definitions it refers to.
 *
 * **Gotchas**: it is not for editing. Change the rule and seal it again.
 *
 * @category model
 * @since 0.1.0
 */
export interface SealedRule {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The checked rule with all that it needs, as JSON text. */
  readonly content: string;
  /** Tells whether the text is as it was sealed: a slip of the hand shows, a forger does not. */
  readonly checksum: string;
}

/** FNV-1a over the text's UTF-16 code units, twice with another start: 64 bits against slips, none against forgers. */
export const checksumOf = (text: string): string => {
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995);
  }
  return [first, second].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
};
