import type { Checked } from '../../kernel/issue.js';
import { type CompiledRule, compileChecked } from '../compiled-rule.js';
import type { ActivitySchema, FactSchema } from '../fact-schema.js';
import type { ReferenceRule, Rule, RuleDefinition } from '../rule.js';
import { checksumOf } from '../sealed-rule.js';

/**
 * Opens a sealed rule and compiles it, without checking anew what was checked when it was sealed.
 *
 * @param sealed - what `sealRule` gave, also after a way through JSON
 * @returns the compiled rule; or `not-sealed` for anything else, and for a sealed rule that was changed on its way
 * @category constructors
 * @since 0.1.0
 */
export const openRule = <Schema extends FactSchema = FactSchema>(
  sealed: unknown,
): Checked<CompiledRule<Schema>> => {
  try {
    const { schemaVersion, content, checksum } = sealed as Readonly<Record<string, unknown>>;
    if (schemaVersion === 1 && typeof content === 'string' && checksum === checksumOf(content)) {
      const { facts, activities, rule, definitions } = JSON.parse(content) as Content<Schema>;
      const known = new Map(definitions.map(({ id, version, rule: own }) => [keyOf(id, version), own]));
      const definitionOf = ({ ref, version }: ReferenceRule): Rule => known.get(keyOf(ref, version)) as Rule;
      // Either is written out here: its constructors would bring a tenth of this room's code again.
      return { _tag: 'Right', right: compileChecked(facts, activities)({ rule, definitionOf }) };
    }
  } catch {
    // A null, a getter that throws, a text that somebody forged: all of it is nothing that sealRule gave.
  }
  const message = 'The value is no sealed rule, or was changed since.';
  return { _tag: 'Left', left: [{ code: 'not-sealed', path: [], message, expected: 'what sealRule gave' }] };
};

/** What the text of a sealed rule holds. */
interface Content<Schema> {
  readonly facts: Schema;
  readonly activities: ActivitySchema;
  readonly rule: Rule;
  readonly definitions: ReadonlyArray<RuleDefinition>;
}

/** No id is a number, so the version can stand before it without ambiguity. */
const keyOf = (id: string, version: number): string => `${version} ${id}`;
