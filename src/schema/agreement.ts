import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import type { Agreement } from '../agreement/agreement.js';
import type { EventType } from '../journal/event.js';
import { type Checked, type Issue, under, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { factsHashOf } from '../lead/facts-hash.js';
import { decodeFactSchema, encodeFactSchema } from '../rule/check-fact-schema.js';
import { decodeRule } from '../rule/decode.js';
import { encodeRule } from '../rule/encode.js';
import type { ActivitySchema, FactSchema } from '../rule/fact-schema.js';
import type { Rule } from '../rule/rule.js';
import { calendarSchema } from './calendar.js';
import { agrees } from './equal.js';
import { eventSchemas } from './event.js';
import { forbiddenNames } from './forbidden-names.js';
import { issuesOfZod } from './issues-of-zod.js';
import {
  goalSchema,
  meetingPolicySchema,
  obligationSchema,
  periodUnitSchema,
  targetsSchema,
} from './obligation.js';
import { policySchema, touchSchema } from './policy.js';
import { decodedElsewhere, nonEmpty, optionalText, recordOf } from './shape.js';
import { termsSchema } from './terms.js';
import {
  wireCount,
  wireCurrency,
  wireDate,
  wireDuration,
  wireInstant,
  wireInteger,
  wireMoney,
  wireName,
  wireParty,
} from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const texts = z.array(wireName);
  const department = z.enum(['sales', 'marketing']);
  const seat = { party: wireParty, role: optionalText };
  const stage = z.enum([
    'inquiry',
    'marketing-qualified',
    'handed-over',
    'accepted',
    'working',
    'sales-qualified',
  ]);
  const source = z.enum([...Object.keys(eventSchemas), 'other'] as unknown as [EventType]);
  return z.strictObject({
    schemaVersion: z.literal(1),
    id: wireName,
    version: wireCount,
    title: wireName,
    effectiveFrom: wireDate,
    effectiveTo: z.exactOptional(wireDate),
    zone: wireName,
    currency: wireCurrency,
    fiscalYearStart: wireInteger,
    fiscalYearNamedAfter: z.exactOptional(z.enum(['start', 'end'])),
    weekStart: z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']),
    signing: z.strictObject({
      seats: z.array(z.strictObject(seat)),
      signatories: z.exactOptional(
        z.array(
          z.strictObject({
            ...seat,
            person: wireName,
            from: z.exactOptional(wireInstant),
            until: z.exactOptional(wireInstant),
          }),
        ),
      ),
      delegations: z.exactOptional(
        z.array(
          z.strictObject({
            ...seat,
            delegator: wireName,
            delegate: wireName,
            from: wireInstant,
            until: wireInstant,
          }),
        ),
      ),
    }),
    parties: z.exactOptional(
      z.array(
        z.strictObject({
          party: wireParty,
          name: wireName,
          department: z.exactOptional(department),
          members: z.exactOptional(texts),
        }),
      ),
    ),
    // The room of rules reads what facts there are.
    facts: decodedElsewhere<FactSchema>(),
    activities: z.exactOptional(decodedElsewhere<ActivitySchema>()),
    completeness: z.exactOptional(
      z.strictObject({
        items: z.array(
          z.strictObject({ fact: wireName, weight: wireCount, required: z.exactOptional(z.boolean()) }),
        ),
      }),
    ),
    terms: termsSchema,
    lifecycle: z.strictObject({
      acceptance: z.enum(['explicit', 'first-touch', 'none']),
      exitReasons: z.exactOptional(
        recordOf(
          z.strictObject({
            exits: z.array(z.enum(['lost', 'rejected', 'disqualified', 'recycled'])),
            family: z.enum([
              'procedural',
              'clerical',
              'definitional',
              'permission',
              'interest',
              'authority',
              'budget',
              'timing',
              'competition',
              'reach',
              'other',
              'unmapped',
              'missing',
            ]),
            accountable: wireParty,
            label: optionalText,
          }),
        ),
      ),
      customStages: z.exactOptional(recordOf(z.strictObject({ reached: stage, label: optionalText }))),
      unresponsiveAttempts: z.exactOptional(wireCount),
      backdatedAfter: z.exactOptional(wireDuration),
      belatedWithin: z.exactOptional(wireDuration),
    }),
    touch: z.exactOptional(touchSchema),
    pauses: z.exactOptional(recordOf(wireName)),
    calendars: recordOf(calendarSchema),
    calendarUse: z.strictObject({ default: wireName, owners: z.exactOptional(recordOf(wireName)) }),
    policies: z.array(policySchema),
    obligations: z.strictObject({ sales: nonEmpty(obligationSchema), marketing: nonEmpty(obligationSchema) }),
    goals: z.exactOptional(z.array(goalSchema)),
    programmes: z.exactOptional(
      z.array(
        z.strictObject({
          id: wireName,
          title: wireName,
          objective: wireName,
          tactic: wireName,
          budget: wireMoney,
          from: wireDate,
          until: wireDate,
          deliverables: texts,
          benchmarks: texts,
        }),
      ),
    ),
    portfolio: z.exactOptional(z.strictObject({ id: wireName, version: wireCount, hash: wireName })),
    targets: targetsSchema,
    cadence: z.exactOptional(
      z.array(z.strictObject({ policy: meetingPolicySchema, every: periodUnitSchema, owner: wireParty })),
    ),
    sharing: z.exactOptional(z.array(z.strictObject({ from: department, facts: texts }))),
    sources: z.exactOptional(
      z.array(
        z.strictObject({
          source: wireName,
          type: source,
          observedFrom: wireInstant,
          observedTo: z.exactOptional(wireInstant),
        }),
      ),
    ),
    exclusions: z.exactOptional(z.array(z.enum(['test', 'spam', 'competitor', 'duplicate']))),
    staleAfter: wireDuration,
    personal: z.exactOptional(z.literal(true)),
    assumptions: z.exactOptional(
      z.array(
        z.strictObject({
          path: z.array(z.union([z.string(), wireInteger])),
          mark: z.enum(['preset', 'proposal']),
          note: wireName,
          source: optionalText,
        }),
      ),
    ),
  });
})();

const agreementSchema: z.ZodMiniType<Agreement> = /* @__PURE__ */ (() => agrees<Agreement>()(raw))();

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
export const decodeAgreement = (input: unknown): Checked<Agreement> => {
  const facts = decodeFactSchema(memberOf(input, 'facts'));
  const activities = activitiesOf(memberOf(input, 'activities'));
  const frame = z.safeDecode(agreementSchema, input as never, { reportInput: true });
  const issues: Array<Issue> = [
    ...forbiddenNames(input),
    ...(frame.success ? [] : issuesOfZod(frame.error)),
    ...(E.isLeft(facts) ? under('facts')(facts.left) : []),
    ...(E.isLeft(activities) ? activities.left : []),
    ...(E.isRight(facts) && E.isRight(activities) ? ruleIssues(input, facts.right, activities.right) : []),
  ];
  if (issues.length > 0 || E.isLeft(facts) || E.isLeft(activities) || !frame.success) {
    return unlessIssues(issues, () => input as Agreement);
  }
  const agreement: Agreement = {
    ...frame.data,
    facts: facts.right,
    ...(activities.right === undefined ? {} : { activities: activities.right }),
  };
  return E.map(withHashes)(mapRules(agreement, decodeRule(facts.right, optionsOf(agreement))));
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
export const agreementJsonSchema = (): JsonObject =>
  z.toJSONSchema(agreementSchema, { io: 'input' }) as unknown as JsonObject;

/** What is wrong with the rules, also while something else is wrong with the frame around them. */
const ruleIssues = (
  input: unknown,
  facts: FactSchema,
  activities: ActivitySchema | undefined,
): ReadonlyArray<Issue> => {
  const definitions = memberOf(memberOf(memberOf(input, 'terms'), 'qualified-lead'), 'definitions');
  if (!Array.isArray(definitions)) return [];
  const decode = decodeRule(facts, activities === undefined ? {} : { activities });
  return definitions.flatMap((definition: unknown, index) => {
    const rule = decode(memberOf(definition, 'rule'));
    return E.isLeft(rule) ? under('terms', 'qualified-lead', 'definitions', index, 'rule')(rule.left) : [];
  });
};

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
    if (E.isLeft(schema)) issues.push(...under('activities', type)(schema.left));
    else schemas.push([type, schema.right]);
  }
  return unlessIssues(issues, () => Object.fromEntries(schemas));
};

const optionsOf = ({ activities }: Agreement): { readonly activities?: ActivitySchema } =>
  activities === undefined ? {} : { activities };

/** Fills in the hash of what a definition's rule leans on, where an author left it out. */
const withHashes = (agreement: Agreement): Agreement => {
  const hashOf = factsHashOf(agreement.facts, optionsOf(agreement));
  const term = agreement.terms['qualified-lead'];
  const definitions = term.definitions.map((definition) =>
    definition.factsHash === '' ? { ...definition, factsHash: hashOf(definition.rule) } : definition,
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
