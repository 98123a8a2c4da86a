import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import { type Checked, type Issue, under, unlessIssues } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import type { Scorecard, ScoreItem } from '../lead/score/scorecard.js';
import { decodeRule } from '../rule/decode.js';
import { encodeRule } from '../rule/encode.js';
import type { FactSchema } from '../rule/fact-schema.js';
import type { Rule } from '../rule/rule.js';
import type { RuleOptions } from '../rule/rule-options.js';
import { jsonSchemaOf, readBy } from './document.js';
import { agrees } from './equal.js';
import { decodedElsewhere, optionalText } from './shape.js';
import { wireCount, wireDuration, wireName, wireNumber } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const limits = { cap: z.exactOptional(wireNumber), floor: z.exactOptional(wireNumber) };
  const item = { id: wireName, label: optionalText };
  const bands = z.array(z.strictObject({ name: wireName, from: wireNumber }));
  return z.strictObject({
    id: wireName,
    version: wireCount,
    ...limits,
    groups: z.array(
      z.strictObject({
        id: wireName,
        dimension: z.enum(['fit', 'engagement']),
        ...limits,
        items: z.array(
          z.union([
            z.strictObject({ ...item, when: decodedElsewhere<Rule>(), points: wireNumber }),
            z.strictObject({
              ...item,
              activity: wireName,
              where: z.exactOptional(decodedElsewhere<Rule>()),
              perEvent: wireNumber,
              within: z.exactOptional(wireDuration),
              max: z.exactOptional(wireNumber),
              decay: z.exactOptional(
                z.discriminatedUnion('kind', [
                  z.strictObject({ kind: z.literal('linear'), over: wireDuration }),
                  z.strictObject({ kind: z.literal('half-life'), halfLife: wireDuration }),
                ]),
              ),
            }),
          ]),
        ),
      }),
    ),
    thresholds: z.exactOptional(
      z.array(z.strictObject({ name: wireName, enter: wireNumber, leave: wireNumber })),
    ),
    grades: z.exactOptional(
      z.strictObject({ fit: bands, engagement: bands, grades: z.array(z.array(wireName)) }),
    ),
  });
})();

const scorecardSchema: z.ZodMiniType<Scorecard> = /* @__PURE__ */ (() => agrees<Scorecard>()(raw))();

/**
 * Decodes a scorecard from anything.
 *
 * **Details**: durations are ISO-8601 text on the wire (`"within": "P14D"`), shorthands of rules are written out. What
 * its parts mean together is checked by `compileScorecard`.
 *
 * @param facts - the facts that its rules may speak about
 * @param options - activities and definitions that it may speak about
 * @returns a function from anything to the scorecard, or to every issue with its path
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { decodeScorecard } from 'smarketing/schema'
 *
 * const decode = decodeScorecard({ employees: { type: 'integer' } }, { activities: { view: {} } })
 * const scorecard = orThrow(decode({
 *   id: 'standard', version: 1,
 *   groups: [{ id: 'web', dimension: 'engagement', items: [
 *     { id: 'views', activity: 'view', perEvent: 5, decay: { kind: 'half-life', halfLife: 'P7D' } },
 *   ] }],
 * }))
 * scorecard.groups[0]?.items[0] // => { id: 'views', activity: 'view', perEvent: 5, decay: { kind: 'half-life', halfLife: 604800000 } }
 * decode({ id: 'standard', version: 1, groups: null })._tag // => 'Left'
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeScorecard =
  (facts: FactSchema, options: RuleOptions = {}) =>
  (input: unknown): Checked<Scorecard> =>
    unlessUnreadable(() =>
      E.flatMap(readBy(scorecardSchema)(input), (scorecard) =>
        mapRules(scorecard, ruleDecoder(facts, options)),
      ),
    );

/**
 * Encodes a scorecard for disk or wire.
 *
 * @param facts - the facts that its rules speak about
 * @param options - activities and definitions that it speaks about
 * @returns a function from a scorecard to plain JSON that `decodeScorecard` reads back as the same scorecard
 * @category encoders
 * @since 0.1.0
 */
export const encodeScorecard =
  (facts: FactSchema, options: RuleOptions = {}) =>
  (scorecard: Scorecard): JsonObject => {
    const written = mapRules(scorecard, (rule, activity) =>
      E.right(
        (activity === undefined ? encodeRule(facts, options) : encodeRule(factsOf(options, activity)))(
          rule,
        ) as unknown as Rule,
      ),
    );
    return z.encode(scorecardSchema, E.isRight(written) ? written.right : scorecard) as unknown as JsonObject;
  };

/**
 * Returns the JSON Schema (draft 2020-12) of a scorecard on the wire; the language of its rules has one of its own
 * (`ruleJsonSchema` of the room `rule`), because it depends on the facts.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const scorecardJsonSchema = (): JsonObject => jsonSchemaOf(scorecardSchema);

/** Changes a rule of the lead, or of one activity. */
type ChangeRule = (rule: Rule, activity?: string) => Checked<Rule>;

const ruleDecoder = (facts: FactSchema, options: RuleOptions): ChangeRule => {
  const decode = decodeRule(facts, options);
  return (rule, activity) =>
    activity === undefined ? decode(rule) : decodeRule(factsOf(options, activity))(rule);
};

const factsOf = ({ activities = {} }: RuleOptions, activity: string): FactSchema =>
  Object.hasOwn(activities, activity) ? (activities[activity] as FactSchema) : {};

const mapRules = (scorecard: Scorecard, change: ChangeRule): Checked<Scorecard> => {
  const issues: Array<Issue> = [];
  const changed = (rule: Rule, path: Issue['path'], activity?: string): Rule => {
    const result = change(rule, activity);
    if (E.isRight(result)) return result.right;
    issues.push(...under(...path)(result.left));
    return rule;
  };
  const groups = scorecard.groups.map((group, index) => ({
    ...group,
    items: group.items.map((item, place): ScoreItem => {
      const path = ['groups', index, 'items', place];
      if ('when' in item) return { ...item, when: changed(item.when, [...path, 'when']) };
      return item.where === undefined
        ? item
        : { ...item, where: changed(item.where, [...path, 'where'], item.activity) };
    }),
  }));
  return unlessIssues(issues, () => ({ ...scorecard, groups }));
};
