import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import { type Checked, under, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import { factsHashOf } from '../lead/facts-hash.js';
import type { QualificationDefinition } from '../lead/qualification-definition.js';
import { decodeRule } from '../rule/decode.js';
import { encodeRule } from '../rule/encode.js';
import type { FactSchema } from '../rule/fact-schema.js';
import { ruleJsonSchema } from '../rule/forms/rule-json-schema.js';
import type { Rule, RuleDefinition } from '../rule/rule.js';
import type { RuleOptions } from '../rule/rule-options.js';
import { jsonSchemaOf, readBy } from './document.js';
import { definitionSchema } from './terms.js';

/**
 * Decodes a qualification definition from anything, for those who keep it in a file of its own.
 *
 * **Details**: shorthands of the rule are written out, durations are ISO-8601 text on the wire. A definition without
 * `factsHash` gets the hash of the facts given.
 *
 * @param facts - the facts that its rule may speak about, as `decodeFactSchema` reads them
 * @param options - activities and definitions that its rule may speak about
 * @returns a function from anything to the definition, or to every issue with its path
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { decodeDefinition } from 'smarketing/schema'
 *
 * const decode = decodeDefinition({ employees: { type: 'integer' } })
 * const rule = { fact: 'employees', op: 'gte', value: 50 }
 * orThrow(decode({ id: 'icp', version: 1, gate: 'hand-over', rule })).factsHash.length // => 64
 * decode({ id: 'icp', version: 0, gate: 'door', rule: { fact: 'employes' } })._tag // => 'Left'
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeDefinition =
  (facts: FactSchema, options: RuleOptions = {}) =>
  (input: unknown): Checked<QualificationDefinition> =>
    unlessUnreadable(() => {
      const frame = readBy(definitionSchema)(input);
      const rule = decodeRule(facts, options)(ruleIn(input));
      if (E.isRight(frame) && E.isRight(rule)) {
        return E.right(withFactsHash(facts, options)({ ...frame.right, rule: rule.right }));
      }
      const issues = [
        ...(E.isLeft(frame) ? frame.left : []),
        ...(E.isLeft(rule) ? under('rule')(rule.left) : []),
      ];
      return unlessIssues(issues, () => input as QualificationDefinition);
    });

/**
 * Encodes a qualification definition for disk or wire.
 *
 * @param facts - the facts that its rule speaks about
 * @param options - activities and definitions that its rule speaks about
 * @returns a function from a definition to plain JSON that `decodeDefinition` reads back as the same definition
 * @category encoders
 * @since 0.1.0
 */
export const encodeDefinition =
  (facts: FactSchema, options: RuleOptions = {}) =>
  (definition: QualificationDefinition): JsonObject => {
    const rule = encodeRule(facts, options)(definition.rule) as unknown as Rule;
    return z.encode(definitionSchema, { ...definition, rule }) as unknown as JsonObject;
  };

/**
 * Returns the JSON Schema (draft 2020-12) of a definition on the wire, the language of its rule included, for the forms
 * in which the two departments write it.
 *
 * @param facts - the facts that its rule may speak about
 * @param options - activities and definitions that its rule may speak about
 * @returns plain data; what no schema can say, `decodeDefinition` and `compileDefinition` still check
 * @example
 * ```ts
 * import { definitionJsonSchema } from 'smarketing/schema'
 *
 * const { required } = definitionJsonSchema({ employees: { type: 'integer' } })
 * required // => ['id', 'version', 'gate', 'rule']
 * ```
 * @category json-schema
 * @since 0.1.0
 */
export const definitionJsonSchema = (facts: FactSchema, options: RuleOptions = {}): JsonObject => {
  const { properties, ...frame } = jsonSchemaOf(definitionSchema);
  const { $defs } = ruleJsonSchema(facts, options);
  return {
    ...frame,
    properties: { ...(properties as JsonObject), rule: { $ref: '#/$defs/rule' } },
    $defs: $defs as JsonObject,
  };
};

/** Fills in the hash of what a definition's rule leans on, where an author left it out. */
export const withFactsHash =
  (facts: FactSchema, options: RuleOptions) =>
  (definition: QualificationDefinition): QualificationDefinition =>
    definition.factsHash === ''
      ? { ...definition, factsHash: factsHashOf(facts, options)(definition.rule) }
      : definition;

const ruleIn = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, 'rule')
    ? (input as { readonly rule: unknown }).rule
    : undefined;

/**
 * Stands something in for the rules of definitions that refer to each other, so that each can be read before the
 * others are: how a rule is written does not depend on what it refers to. Circles are for the compiler to find.
 */
export const standInsFor = (
  facts: FactSchema,
  definitions: ReadonlyArray<Pick<RuleDefinition, 'id' | 'version'>>,
): ReadonlyArray<RuleDefinition> => {
  const [fact] = Object.keys(facts);
  if (fact === undefined) return [];
  return definitions.map(({ id, version }) => ({ id, version, rule: { fact, present: true } }));
};
