import type { FactSchema } from '../rule/fact-schema.js';
import type { CompiledDefinition } from './qualification-definition.js';
import type { SigningState } from './qualification-reading.js';

/**
 * Describes a definition together with how far it was signed when it judged; the reading of a draft says so.
 *
 * **Details**: `definitionAt` of the agreement room gives one for each moment.
 *
 * @category model
 * @since 0.1.0
 */
export interface JudgingDefinition<Schema extends FactSchema = FactSchema> {
  /** The definition, ready to judge. */
  readonly definition: CompiledDefinition<Schema>;
  /** How far it was signed; unsigned when absent. */
  readonly state?: SigningState;
}

/**
 * Describes the definition that counts at a moment.
 *
 * @category model
 * @since 0.1.0
 */
export interface DefinitionInForce extends JudgingDefinition {
  /** How far it was signed at that moment: by itself, or with what contains it where there is an agreement. */
  readonly state: SigningState;
}
