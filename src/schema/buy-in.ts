import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import type { BuyIn } from '../approval/buy-in.js';
import type { BuyInAction } from '../approval/buy-in-action.js';
import { checkBuyIn } from '../approval/check-buy-in.js';
import type { JointSigningRules } from '../approval/joint-signing.js';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { documentCodec } from './document.js';
import { agrees } from './equal.js';
import { optionalText } from './shape.js';
import { wireCount, wireInstant, wireKey, wireMoney, wireName, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const step = z.enum(['strategy', 'tactics', 'measures']);
  const department = z.enum(['sales', 'marketing']);
  const version = { subject: wireKey, version: wireCount, hash: wireName };
  const text = { ...version, at: wireInstant };
  const signer = z.strictObject({
    kind: z.enum(['person', 'automation', 'import', 'prospect']),
    id: wireName,
  });
  const signature = { party: wireParty, role: optionalText, at: wireInstant, by: z.exactOptional(signer) };
  const approvals = z.array(z.strictObject(signature));
  const strategy = { ...text, authors: z.array(wireParty) };
  const tactics = { ...text, budgetGuideline: wireMoney };
  const measures = {
    ...text,
    benchmarks: z.array(z.string()),
    returnOnInvestment: z.strictObject({ investment: wireMoney, expected: wireMoney, basis: z.string() }),
  };
  const presentation = z.strictObject({ at: wireInstant, to: z.array(department) });
  const agreedStrategy = z.strictObject({ ...strategy, presentation, approvals });
  const agreedTactics = z.strictObject({ ...tactics, approvals });
  const agreedMeasures = z.strictObject({ ...measures, approvals });
  const record = {
    schemaVersion: z.literal(1),
    gate: z.strictObject(version),
    consulted: z.array(
      z.strictObject({ step, version: wireCount, party: wireParty, at: wireInstant, opinion: z.string() }),
    ),
    voided: z.array(
      z.strictObject({
        ...text,
        step,
        approvals,
        because: z.enum(['new-version', 'earlier-step-changed', 'earlier-signature-withdrawn']),
      }),
    ),
    at: wireInstant,
  };
  const tag = <Tag extends string>(name: Tag) => ({ ...record, _tag: z.literal(name) });
  const withStrategy = { strategy: agreedStrategy };
  const withTactics = { ...withStrategy, tactics: agreedTactics };
  return {
    state: z.discriminatedUnion('_tag', [
      z.strictObject({ ...tag('strategy-drafted'), strategy: z.strictObject(strategy) }),
      z.strictObject({
        ...tag('strategy-presented'),
        strategy: z.strictObject(strategy),
        presentation,
        approvals,
      }),
      z.strictObject({ ...tag('strategy-agreed'), ...withStrategy }),
      z.strictObject({
        ...tag('tactics-proposed'),
        ...withStrategy,
        tactics: z.strictObject(tactics),
        approvals,
      }),
      z.strictObject({ ...tag('tactics-agreed'), ...withTactics }),
      z.strictObject({
        ...tag('measures-proposed'),
        ...withTactics,
        measures: z.strictObject(measures),
        approvals,
      }),
      z.strictObject({ ...tag('measures-agreed'), ...withTactics, measures: agreedMeasures }),
      z.strictObject({
        ...tag('launched'),
        ...withTactics,
        measures: agreedMeasures,
        launchedAt: wireInstant,
      }),
    ]),
    action: z.discriminatedUnion('_tag', [
      z.strictObject({ _tag: z.literal('revise-strategy'), ...strategy }),
      z.strictObject({ _tag: z.literal('present-strategy'), to: z.array(department), at: wireInstant }),
      z.strictObject({ _tag: z.literal('propose-tactics'), ...tactics }),
      z.strictObject({ _tag: z.literal('propose-measures'), ...measures }),
      z.strictObject({
        _tag: z.enum(['approve', 'withdraw']),
        ...signature,
        step,
        text: z.strictObject(version),
      }),
      z.strictObject({
        _tag: z.literal('consult'),
        step,
        party: wireParty,
        opinion: z.string(),
        at: wireInstant,
      }),
      z.strictObject({ _tag: z.literal('launch'), at: wireInstant }),
    ]),
  };
})();

const state = /* @__PURE__ */ (() => documentCodec(agrees<BuyIn>()(raw.state)))();
const action = /* @__PURE__ */ (() => documentCodec(agrees<BuyInAction>()(raw.action)))();

/**
 * Decodes the state of a buy-in from anything, such as the file it was kept in.
 *
 * **Details**: form alone would let a file claim signatures that nobody gave, so a state is also held against the rules,
 * as `checkBuyIn` does. An `OpenGate` cannot be decoded: it is evidence for a moment, made by `openGate` from the
 * approvals, and `gate` in a state only says for which text it was open.
 *
 * @param rules - who has to sign each step: the rules under which the state was reached
 * @returns a function from anything to the state, or to every issue with its path
 * @example
 * ```ts
 * import { bothDepartments, compileJointSigning } from 'smarketing/approval'
 * import { orThrow } from 'smarketing/kernel'
 * import { decodeBuyIn } from 'smarketing/schema'
 *
 * const text = { subject: { system: 'plan', id: 'spring' }, version: 1, hash: 'a1b2' }
 * const at = '2026-01-05T09:00:00Z'
 * const decode = decodeBuyIn(orThrow(compileJointSigning(bothDepartments)))
 * const kept = {
 *   _tag: 'strategy-presented', schemaVersion: 1, gate: text, consulted: [], voided: [], at,
 *   strategy: { ...text, at, authors: ['team:strategy'] },
 *   presentation: { at, to: ['sales', 'marketing'] }, approvals: [{ party: 'partner:agency', at }],
 * }
 * decode({ ...kept, approvals: [] })._tag // => 'Right'
 *
 * const refused = decode(kept)
 * refused._tag === 'Left' && refused.left.map(({ code, path }) => `${code} ${path.join('.')}`)
 * // => ['not-an-approver approvals.0']
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeBuyIn =
  (rules: JointSigningRules) =>
  (input: unknown): Checked<BuyIn> =>
    E.flatMap(state.decode(input), checkBuyIn(rules));

/**
 * Encodes the state of a buy-in for disk or wire.
 *
 * @param document - a state
 * @returns plain JSON, with its `schemaVersion`, that `decodeBuyIn` reads back as the same state
 * @category encoders
 * @since 0.1.0
 */
export const encodeBuyIn = (document: BuyIn): JsonObject => state.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of the state of a buy-in on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const buyInJsonSchema = (): JsonObject => state.jsonSchema();

/**
 * Decodes what someone wants to do next in a buy-in from anything, such as the body of a request.
 *
 * **Details**: whether it may be done now is for `nextBuyIn` to say. An action carries no `schemaVersion`: it is a
 * message, and the state that it leads to is what is kept.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the action, or every issue with its path
 * @example
 * ```ts
 * import { decodeBuyInAction } from 'smarketing/schema'
 *
 * decodeBuyInAction({ _tag: 'launch', at: '2026-01-09T09:00:00+01:00' })._tag // => 'Right'
 *
 * const refused = decodeBuyInAction({ _tag: 'launch', at: 'tomorrow', force: true })
 * refused._tag === 'Left' && refused.left.map(({ code, path }) => `${code} ${path.join('.')}`)
 * // => ['not-an-instant at', 'unknown-key force']
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const decodeBuyInAction = (input: unknown): Checked<BuyInAction> => action.decode(input);

/**
 * Encodes an action of a buy-in for disk or wire.
 *
 * @param document - an action
 * @returns plain JSON that `decodeBuyInAction` reads back as the same action
 * @category encoders
 * @since 0.1.0
 */
export const encodeBuyInAction = (document: BuyInAction): JsonObject => action.encode(document);

/**
 * Returns the JSON Schema (draft 2020-12) of an action of a buy-in on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const buyInActionJsonSchema = (): JsonObject => action.jsonSchema();
