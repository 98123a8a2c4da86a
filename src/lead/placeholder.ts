import type { FactDefinition } from '../rule/fact-schema.js';
import { textFold } from '../rule/fold.js';

/**
 * Lists the texts that mean "nobody knows" in a free-text fact whose schema lists none.
 *
 * Proposal: what forms and imports leave behind most often. `[not provided]` is what Salesforce fills in for a
 * missing company. `NA` and `Null` are left out, because the one is Namibia and the other a family name.
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedPlaceholders: ReadonlyArray<string> = [
  'n/a',
  'n.a.',
  'none',
  'unknown',
  'test',
  'tbd',
  'tba',
  'xxx',
  'asdf',
  '0000',
  '00000',
  '-',
  '--',
  '---',
  '.',
  '?',
  '[not provided]',
  'not provided',
  'not specified',
  'select',
  'select one',
  'please select',
  '- select -',
  '-- select --',
];

/**
 * Tells whether a value of a fact stands for "nobody knows".
 *
 * **Details**: blank text always does. Texts are compared without regard to case and to spaces around them, by
 * the rule language's own table. A value the fact may really take is never a placeholder, and numbers
 * and truth values are only where the schema lists them.
 *
 * @param definition - the fact, with its own list of placeholders where it has one
 * @returns a predicate of values
 * @example
 * ```ts
 * import { isPlaceholder } from 'smarketing/lead'
 *
 * isPlaceholder({ type: 'string' })(' N/A ') // => true
 * isPlaceholder({ type: 'integer', placeholders: ['0'] })(0) // => true
 * isPlaceholder({ type: 'enum', values: ['none', 'some'] })('none') // => false
 * ```
 * @category predicates
 * @since 0.1.0
 */
export const isPlaceholder = (definition: FactDefinition): ((value: unknown) => boolean) => {
  const fold = textFold();
  const normal = (text: string): string => fold(text.trim());
  const own = definition.placeholders;
  const listed = new Set((own ?? proposedPlaceholders).map(normal));
  const values = 'values' in definition ? new Set(definition.values) : undefined;
  return (value) => {
    if (typeof value !== 'string') {
      return own !== undefined && (typeof value === 'number' || typeof value === 'boolean')
        ? listed.has(String(value))
        : false;
    }
    if (values?.has(value) === true) return false;
    const text = normal(value);
    return text === '' || listed.has(text);
  };
};
