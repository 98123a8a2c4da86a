import { isInstant } from '../kernel/instant.js';
import type { FactDefinition } from '../rule/fact-schema.js';
import { isPlaceholder } from './placeholder.js';

/** What became of a recorded value: usable, standing for nothing, or of another type than agreed. */
export type ReadFact =
  | { readonly found: 'value'; readonly value: unknown }
  | { readonly found: 'placeholder' }
  | { readonly found: 'wrong-type' };

const placeholder: ReadFact = { found: 'placeholder' };
const wrongType: ReadFact = { found: 'wrong-type' };

const usable = (value: unknown): ReadFact => ({ found: 'value', value });

/** Reads recorded values of one fact as rules take them: money, recorded in minor units, with its currency. */
export const factReader = (definition: FactDefinition): ((recorded: unknown) => ReadFact) => {
  const standsForNothing = isPlaceholder(definition);
  if (definition.type === 'list') {
    const values = 'values' in definition ? new Set<string>(definition.values) : undefined;
    return (recorded) => readList(recorded, standsForNothing, values);
  }
  const convert = converterOf(definition);
  return (recorded) => {
    if (standsForNothing(recorded)) return placeholder;
    const value = convert(recorded);
    return value === undefined ? wrongType : usable(value);
  };
};

/** A list loses its placeholders; one that held nothing else is none, and one that was empty is an answer. */
const readList = (
  recorded: unknown,
  standsForNothing: (value: unknown) => boolean,
  values: ReadonlySet<string> | undefined,
): ReadFact => {
  if (!Array.isArray(recorded)) return standsForNothing(recorded) ? placeholder : wrongType;
  const kept = recorded.filter((member) => !standsForNothing(member));
  if (!kept.every((member) => typeof member === 'string' && values?.has(member) !== false)) return wrongType;
  return kept.length === 0 && recorded.length > 0 ? placeholder : usable(kept);
};

/** Gives the value as rules take it, or undefined for another type; nothing is ever coerced. */
const converterOf = (
  definition: Exclude<FactDefinition, { readonly type: 'list' }>,
): ((recorded: unknown) => unknown) => {
  switch (definition.type) {
    case 'number':
      return (recorded) => (Number.isFinite(recorded) ? recorded : undefined);
    case 'integer':
      return (recorded) => (Number.isSafeInteger(recorded) ? recorded : undefined);
    case 'instant':
      return (recorded) => (isInstant(recorded) ? recorded : undefined);
    case 'boolean':
      return (recorded) => (typeof recorded === 'boolean' ? recorded : undefined);
    case 'money': {
      const { currency } = definition;
      return (recorded) => (Number.isSafeInteger(recorded) ? { minor: recorded, currency } : undefined);
    }
    case 'enum': {
      const values = new Set<unknown>(definition.values);
      return (recorded) => (values.has(recorded) ? recorded : undefined);
    }
    case 'string':
      return (recorded) => (typeof recorded === 'string' ? recorded : undefined);
  }
};
