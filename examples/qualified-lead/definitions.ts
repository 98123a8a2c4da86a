import { readFileSync } from 'node:fs';
import { orThrow } from 'smarketing/kernel';
import { type CompiledDefinition, compileDefinition } from 'smarketing/lead';
import { decodeFactSchema, type FactSchema } from 'smarketing/rule';
import { decodeDefinition } from 'smarketing/schema';

/** What the two departments are agreeing on: the facts they speak about, and two versions of one definition. */
export interface Definitions {
  readonly facts: FactSchema;
  /** The version that is signed in this story. */
  readonly current: CompiledDefinition;
  /** The version that somebody would like better. */
  readonly stricter: CompiledDefinition;
}

/** Reads the definitions from their file; every mistake in it is named with its path. */
export const readDefinitions = (path: URL): Definitions => {
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const facts = orThrow(decodeFactSchema(file.facts));
  const read = (definition: unknown): CompiledDefinition =>
    orThrow(compileDefinition(facts)(orThrow(decodeDefinition(facts)(definition))));
  const [current, stricter] = file.definitions.map(read);
  return { facts, current, stricter };
};
