import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import { departments } from '../kernel/party.js';
import { type DocumentVersion, isSameDocument, isSameText } from './approval-record.js';
import type { BuyIn, BuyInSignature, BuyInStep, StrategyDrafted } from './buy-in.js';
import type { BuyInAction, BuyInNeed, BuyInRefusal } from './buy-in-action.js';
import { measuresNeeds, otherCurrency, strategyNeeds, tacticsNeeds } from './buy-in-needs.js';
import {
  type BuyInParts,
  buyInSteps,
  needsUpTo,
  partsOf,
  stateOf,
  textOfStep,
  voidFrom,
} from './buy-in-parts.js';
import type { StrategyText } from './buy-in-text.js';
import type { OpenGate } from './gate.js';
import type { JointSigningRules } from './joint-signing.js';
import { fills, seatOf } from './seat.js';
import { discountReason } from './standing.js';

/**
 * Begins a sequential buy-in; without the open management gate the call does not compile.
 *
 * @param gate - the open gate
 * @returns a function from the strategy, as its authors wrote it, to the first state
 * @category constructors
 * @since 0.1.0
 */
export const startBuyIn =
  (gate: OpenGate) =>
  (strategy: StrategyText): StrategyDrafted => ({
    _tag: 'strategy-drafted',
    schemaVersion: 1,
    gate: { subject: gate.subject, version: gate.version, hash: gate.hash },
    consulted: [],
    voided: [],
    at: strategy.at,
    strategy,
  });

/**
 * Takes a buy-in one action further, or says why it cannot go there.
 *
 * **Details**: strategy → presented to both → signed by both → tactics with a budget guideline → signed →
 * benchmarks with an expected return → signed → launch. A new version voids the signatures of its text and
 * of every later step; a signature can be taken back until the launch; signing twice changes nothing.
 *
 * @param rules - who has to sign each step
 * @returns a reducer from the state and an action to a left with the refusal, or a right with the next state
 * @example
 * ```ts
 * import {
 *   bothDepartments, compileJointSigning, compileSigningRules, nextBuyIn, openGate, startBuyIn,
 * } from 'smarketing/approval'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const at = orThrow(parseInstant('2026-01-05T09:00:00Z'))
 * const plan = { subject: { system: 'plan', id: 'spring' }, version: 1, hash: 'a1b2' }
 * const gateRules = orThrow(compileSigningRules({ seats: [{ party: 'role:ceo' }] }))
 * const gate = orThrow(openGate(gateRules, plan, at)([{ ...plan, kind: 'given', party: 'role:ceo', at }]))
 *
 * const next = nextBuyIn(orThrow(compileJointSigning(bothDepartments)))
 * const drafted = startBuyIn(gate)({ ...plan, at, authors: ['team:strategy'] })
 *
 * const refused = next(drafted, { _tag: 'launch', at })
 * refused._tag === 'Left' && refused.left._tag // => 'out-of-order'
 *
 * const presented = orThrow(next(drafted, { _tag: 'present-strategy', to: ['sales', 'marketing'], at }))
 * presented._tag // => 'strategy-presented'
 * ```
 * @category reducers
 * @since 0.1.0
 */
export const nextBuyIn =
  (rules: JointSigningRules) =>
  (state: BuyIn, action: BuyInAction): Either<BuyInRefusal, BuyIn> => {
    if (action.at < state.at) return E.left({ _tag: 'out-of-time', latest: state.at, at: action.at });
    if (state._tag === 'launched') {
      return E.left({ _tag: 'already-launched', launchedAt: state.launchedAt });
    }
    const parts = partsOf(state);
    switch (action._tag) {
      case 'revise-strategy': {
        const { _tag, ...strategy } = action;
        return proposed(rules, state, parts, 'strategy', action, (kept) => ({ ...kept, strategy }));
      }
      case 'propose-tactics': {
        const { _tag, ...tactics } = action;
        return proposed(rules, state, parts, 'tactics', action, (kept) => ({ ...kept, tactics }));
      }
      case 'propose-measures': {
        const { _tag, ...measures } = action;
        const mixed = otherCurrency(parts.tactics, measures);
        if (mixed !== undefined) return E.left({ _tag: 'mixed-currencies', ...mixed });
        return proposed(rules, state, parts, 'measures', action, (kept) => ({ ...kept, measures }));
      }
      case 'present-strategy': {
        const missing = departments
          .filter((department) => !action.to.includes(department))
          .map((to): BuyInNeed => ({ need: 'presentation', to }));
        const presentation = parts.presentation ?? { at: action.at, to: [...departments] };
        return (
          lacking('incomplete', action, state, missing) ??
          E.right(stateOf(rules, recordOf(state, action.at), { ...parts, presentation }))
        );
      }
      case 'approve':
      case 'withdraw':
        return signed(rules, state, parts, action);
      case 'consult': {
        const text = textOfStep(parts, action.step);
        if (text === undefined) return outOfOrder(rules, state, parts, action, action.step, false);
        const { _tag, ...opinion } = action;
        const consulted = [...state.consulted, { ...opinion, version: text.version }];
        return E.right({ ...state, consulted, at: action.at });
      }
      case 'launch':
        return state._tag === 'measures-agreed'
          ? E.right({ ...state, _tag: 'launched', launchedAt: action.at, at: action.at })
          : outOfOrder(rules, state, parts, action, 'measures', true);
    }
  };

/**
 * Describes where a replayed buy-in ended, and what was refused on the way.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReplayedBuyIn {
  /** The last state. */
  readonly state: BuyIn;
  /** Every action that was refused, with the reason, in their order. */
  readonly refused: ReadonlyArray<{ readonly action: BuyInAction; readonly refusal: BuyInRefusal }>;
}

/**
 * Plays a recorded list of actions through a buy-in; a refused action changes nothing and is kept.
 *
 * @param rules - who has to sign each step
 * @param start - the first state
 * @returns a function from actions, in their order, to the last state and the refusals
 * @category reducers
 * @since 0.1.0
 */
export const replayBuyIn =
  (rules: JointSigningRules, start: BuyIn) =>
  (actions: ReadonlyArray<BuyInAction>): ReplayedBuyIn => {
    const next = nextBuyIn(rules);
    let state = start;
    const refused: Array<ReplayedBuyIn['refused'][number]> = [];
    for (const action of actions) {
      const outcome = next(state, action);
      if (E.isRight(outcome)) state = outcome.right;
      else refused.push({ action, refusal: outcome.left });
    }
    return { state, refused };
  };

type Open = Exclude<BuyIn, { readonly _tag: 'launched' }>;

/** What every state carries, taken out of one. */
const recordOf = ({ schemaVersion, gate, consulted, voided }: Open, at: Open['at']) => ({
  schemaVersion,
  gate,
  consulted,
  voided,
  at,
});

const lacking = (
  tag: 'incomplete' | 'out-of-order',
  action: BuyInAction,
  state: BuyIn,
  missing: ReadonlyArray<BuyInNeed>,
): Either<BuyInRefusal, never> | undefined => {
  const [first, ...rest] = missing;
  if (first === undefined) return undefined;
  return tag === 'incomplete'
    ? E.left({ _tag: tag, action: action._tag, missing: [first, ...rest] })
    : E.left({ _tag: tag, action: action._tag, state: state._tag, missing: [first, ...rest] });
};

const outOfOrder = (
  rules: JointSigningRules,
  state: Open,
  parts: BuyInParts,
  action: BuyInAction,
  last: BuyInStep,
  wanted: boolean,
): Either<BuyInRefusal, BuyIn> =>
  // Called only where something is missing; an empty list would mean that nothing has to change.
  lacking('out-of-order', action, state, needsUpTo(rules, parts, last, wanted)) ?? E.right(state);

/** Puts a text on the table: the first of its step, or a newer version that voids what rested on the old. */
const proposed = (
  rules: JointSigningRules,
  state: Open,
  parts: BuyInParts,
  step: BuyInStep,
  action: Extract<BuyInAction, { readonly _tag: 'revise-strategy' | 'propose-tactics' | 'propose-measures' }>,
  put: (kept: BuyInParts) => BuyInParts,
): Either<BuyInRefusal, BuyIn> => {
  const incomplete = lacking('incomplete', action, state, ownNeeds(action));
  if (incomplete !== undefined) return incomplete;
  const before = buyInSteps[buyInSteps.indexOf(step) - 1];
  const early =
    before === undefined
      ? undefined
      : lacking('out-of-order', action, state, needsUpTo(rules, parts, before, true));
  if (early !== undefined) return early;
  const current = textOfStep(parts, step);
  const text: DocumentVersion = { subject: action.subject, version: action.version, hash: action.hash };
  if (current !== undefined && isSameText(current)(text)) return E.right(state);
  if (
    current !== undefined &&
    (!isSameDocument(current.subject)(text.subject) || text.version <= current.version)
  ) {
    return E.left({ _tag: 'not-a-newer-version', proposed: text, current: exact(current) });
  }
  const { kept, voided } = voidFrom(
    parts,
    step,
    (which) => (which === step ? 'new-version' : 'earlier-step-changed'),
    action.at,
  );
  const record = recordOf(state, action.at);
  return E.right(stateOf(rules, { ...record, voided: [...record.voided, ...voided] }, put(kept)));
};

/** What a text lacks in itself. */
const ownNeeds = (
  action: Extract<BuyInAction, { readonly _tag: 'revise-strategy' | 'propose-tactics' | 'propose-measures' }>,
): ReadonlyArray<BuyInNeed> => {
  switch (action._tag) {
    case 'revise-strategy':
      return strategyNeeds(action);
    case 'propose-tactics':
      return tacticsNeeds(action);
    case 'propose-measures':
      return measuresNeeds(action);
  }
};

const exact = ({ subject, version, hash }: DocumentVersion): DocumentVersion => ({ subject, version, hash });

/** Adds a signature, or takes one back. */
const signed = (
  rules: JointSigningRules,
  state: Open,
  parts: BuyInParts,
  action: Extract<BuyInAction, { readonly _tag: 'approve' | 'withdraw' }>,
): Either<BuyInRefusal, BuyIn> => {
  const { step, text, at, by } = action;
  const seat = seatOf(action);
  const person = by === undefined ? {} : { by };
  const kind = action._tag === 'approve' ? 'given' : 'withdrawn';
  const reason = action.party.startsWith('partner:')
    ? 'partner'
    : discountReason(rules, { ...seat, ...person, ...exact(text), at, kind });
  if (reason !== null) return E.left({ _tag: 'not-an-approver', seat, reason });
  const current = textOfStep(parts, step);
  const missing = needsUpTo(rules, parts, step, false);
  if (current === undefined || missing.length > 0) {
    return outOfOrder(rules, state, parts, action, step, false);
  }
  if (!isSameText(current)(text)) {
    return E.left({ _tag: 'stale-text', signed: exact(text), current: exact(current) });
  }
  const present = parts.approvals[step];
  const record = recordOf(state, at);
  const withSignatures = (of: BuyInParts, signatures: ReadonlyArray<BuyInSignature>): BuyInParts => ({
    ...of,
    approvals: { ...of.approvals, [step]: signatures },
  });
  if (action._tag === 'approve') {
    const isRepeated = present.some((other) => fills(seat)(other) && fills(seatOf(other))(seat));
    return isRepeated
      ? E.right(state)
      : E.right(stateOf(rules, record, withSignatures(parts, [...present, { ...seat, at, ...person }])));
  }
  const kept = present.filter(
    (signature) => !fills(seat)(signature) && (by === undefined || signature.by?.id !== by.id),
  );
  if (kept.length === present.length) return E.left({ _tag: 'nothing-to-withdraw', step, seat });
  const later = buyInSteps[buyInSteps.indexOf(step) + 1];
  const { kept: rest, voided } =
    later === undefined
      ? { kept: parts, voided: [] }
      : voidFrom(parts, later, () => 'earlier-signature-withdrawn', at);
  return E.right(
    stateOf(rules, { ...record, voided: [...record.voided, ...voided] }, withSignatures(rest, kept)),
  );
};
