import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import type { Agreement } from '../agreement/agreement.js';
import { type Checked, type Issue, under, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import type { QualificationDefinition } from '../lead/qualification-definition.js';
import { decodeFactSchema, encodeFactSchema } from '../rule/check-fact-schema.js';
import { decodeRule } from '../rule/decode.js';
import { encodeRule } from '../rule/encode.js';
import type { ActivitySchema, FactSchema } from '../rule/fact-schema.js';
import type { Rule } from '../rule/rule.js';
import { agreementSchema } from './agreement-frame.js';
import { standInsFor, withFactsHash } from './definition.js';
import { jsonSchemaOf, readBy } from './document.js';

/**
 * Decodes an agreement from anything.
 *
 * **Details**: durations are ISO-8601 text on the wire and milliseconds in memory (`"time": "PT4H"`), instants
 * ISO-8601 with an offset, open hours text such as `09:00-17:00`. A definition without `factsHash` gets the hash
 * of the facts that stand in the same document. What its parts mean together is checked by
 * `compileAgreement`.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the agreement, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeAgreement = (input: unknown): Checked<Agreement> => unlessUnreadable(() => decoded(input));

const decoded = (input: unknown): Checked<Agreement> => {
  const facts = decodeFactSchema(memberOf(input, 'facts'));
  const activities = activitiesOf(memberOf(input, 'activities'));
  const frame = readBy(agreementSchema)(input);
  const issues: Array<Issue> = [
    ...(E.isLeft(frame) ? frame.left : []),
    ...(E.isLeft(facts) ? under('facts')(facts.left) : []),
    ...(E.isLeft(activities) ? activities.left : []),
    ...(E.isRight(facts) && E.isRight(activities) ? ruleIssues(input, facts.right, activities.right) : []),
  ];
  if (issues.length > 0 || E.isLeft(facts) || E.isLeft(activities) || E.isLeft(frame)) {
    return unlessIssues(issues, () => input as Agreement);
  }
  const agreement: Agreement = {
    ...frame.right,
    facts: facts.right,
    ...(activities.right === undefined ? {} : { activities: activities.right }),
  };
  const options = {
    ...optionsOf(agreement),
    definitions: standInsFor(facts.right, definitionsOf(agreement)),
  };
  return E.map(withHashes)(mapRules(agreement, decodeRule(facts.right, options)));
};

/**
 * Encodes an agreement for disk or wire.
 *
 * @param agreement - an agreement
 * @returns plain JSON that `decodeAgreement` reads back as the same agreement
 * @category encoders
 * @since 0.1.0
 */
export const encodeAgreement = (agreement: Agreement): JsonObject => {
  const { facts, activities } = agreement;
  const encode = encodeRule(facts, optionsOf(agreement));
  const ruled = mapRules(agreement, (rule) => E.right(encode(rule) as unknown as Rule));
  const encoded = z.encode(agreementSchema, E.isRight(ruled) ? ruled.right : agreement);
  return {
    ...(encoded as unknown as JsonObject),
    facts: encodeFactSchema(facts),
    ...(activities === undefined
      ? {}
      : {
          activities: Object.fromEntries(
            Object.entries(activities).map(([type, schema]) => [type, encodeFactSchema(schema)]),
          ),
        }),
  };
};

/**
 * Returns the JSON Schema (draft 2020-12) of an agreement on the wire; the language of its rules has one of its
 * own (`ruleJsonSchema` of the room `rule`), because it depends on the facts.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const agreementJsonSchema = (): JsonObject => jsonSchemaOf(agreementSchema);

/** What is wrong with the rules, also while something else is wrong with the frame around them. */
const ruleIssues = (
  input: unknown,
  facts: FactSchema,
  activities: ActivitySchema | undefined,
): ReadonlyArray<Issue> => {
  const definitions = memberOf(memberOf(memberOf(input, 'terms'), 'qualified-lead'), 'definitions');
  if (!Array.isArray(definitions)) return [];
  const decode = decodeRule(facts, {
    ...(activities === undefined ? {} : { activities }),
    definitions: standInsFor(facts, definitions.filter(isNamed)),
  });
  return definitions.flatMap((definition: unknown, index) => {
    const rule = decode(memberOf(definition, 'rule'));
    return E.isLeft(rule) ? under('terms', 'qualified-lead', 'definitions', index, 'rule')(rule.left) : [];
  });
};

const isNamed = (definition: unknown): definition is Pick<QualificationDefinition, 'id' | 'version'> =>
  typeof memberOf(definition, 'id') === 'string' && typeof memberOf(definition, 'version') === 'number';

const memberOf = (input: unknown, key: string): unknown =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, key)
    ? (input as Readonly<Record<string, unknown>>)[key]
    : undefined;

const activitiesOf = (input: unknown): Checked<ActivitySchema | undefined> => {
  if (input === undefined) return E.right(undefined);
  const issues: Array<Issue> = [];
  const schemas: Array<readonly [string, FactSchema]> = [];
  for (const [type, value] of Object.entries(Object(input))) {
    const schema = decodeFactSchema(value);
    if (E.isRight(schema)) schemas.push([type, schema.right]);
    else for (const found of under('activities', type)(schema.left)) issues.push(found);
  }
  return unlessIssues(issues, () => Object.fromEntries(schemas));
};

const optionsOf = ({ activities }: Agreement): { readonly activities?: ActivitySchema } =>
  activities === undefined ? {} : { activities };

const definitionsOf = ({ terms }: Agreement): ReadonlyArray<QualificationDefinition> =>
  terms['qualified-lead'].definitions;

const withHashes = (agreement: Agreement): Agreement => {
  const term = agreement.terms['qualified-lead'];
  const definitions = term.definitions.map(
    withFactsHash(agreement.facts, { ...optionsOf(agreement), definitions: term.definitions }),
  );
  return { ...agreement, terms: { ...agreement.terms, 'qualified-lead': { ...term, definitions } } };
};

/** Changes the rule of every definition, collecting what is wrong with any. */
const mapRules = (agreement: Agreement, change: (rule: Rule) => Checked<Rule>): Checked<Agreement> => {
  const term = agreement.terms['qualified-lead'];
  const issues: Array<Issue> = [];
  const definitions = term.definitions.map((definition, index) => {
    const rule = change(definition.rule);
    if (E.isRight(rule)) return { ...definition, rule: rule.right };
    issues.push(...under('terms', 'qualified-lead', 'definitions', index, 'rule')(rule.left));
    return definition;
  });
  return unlessIssues(issues, () => ({
    ...agreement,
    terms: { ...agreement.terms, 'qualified-lead': { ...term, definitions } },
  }));
};
