import type { Either } from 'fp-ts/lib/Either.js';
import {
  type BuyIn,
  type BuyInRefusal,
  type CompiledSigningRules,
  type GateClosed,
  type JointSigningRules,
  type Launched,
  nextBuyIn,
  type OpenGate,
  openGate,
  type StrategyDrafted,
  type StrategyText,
  startBuyIn,
} from 'smarketing/approval';
import type { Instant } from 'smarketing/kernel';
import { decodeBuyIn } from 'smarketing/schema';
import { describe, expectTypeOf, test } from 'vitest';

declare const at: Instant;
declare const rules: CompiledSigningRules;
declare const joint: JointSigningRules;
declare const strategy: StrategyText;
const text = { subject: { system: 'plan', id: 'spring' }, version: 1, hash: 'a1' };

describe('OpenGate', () => {
  test('comes from the gate alone', () => {
    expectTypeOf(openGate(rules, text, at)([])).toEqualTypeOf<Either<GateClosed, OpenGate>>();
  });

  test('cannot be forged', () => {
    // @ts-expect-error [ts2741] a record with every visible field still lacks the brand
    const forged: OpenGate = {
      ...text,
      openSince: at,
      asOf: at,
      approved: [{ seat: { party: 'role:ceo' }, at }],
    };
    return forged;
  });

  test('is needed to begin a buy-in', () => {
    expectTypeOf(startBuyIn).parameter(0).toEqualTypeOf<OpenGate>();
    // @ts-expect-error [ts2345] the standing of a gate is not an open gate
    startBuyIn({ ...text, asOf: at })(strategy);
    const outcome = openGate(rules, text, at)([]);
    // @ts-expect-error [ts2345] nor is an answer that nobody looked at
    startBuyIn(outcome);
    const kept = decodeBuyIn(joint)(null);
    // @ts-expect-error [ts2345] nor is what a state that was read from a file says of its gate
    if (kept._tag === 'Right') startBuyIn(kept.right.gate);
  });
});

describe('BuyIn', () => {
  test('begins with the strategy alone', () => {
    expectTypeOf(startBuyIn).returns.returns.toEqualTypeOf<StrategyDrafted>();
  });

  test('has only the facts of its state', () => {
    expectTypeOf<StrategyDrafted>().not.toHaveProperty('approvals');
    expectTypeOf<Extract<BuyIn, { readonly _tag: 'tactics-agreed' }>>().not.toHaveProperty('measures');
    expectTypeOf<Launched>().toHaveProperty('measures');
  });

  test('asks for rules that name both departments', () => {
    expectTypeOf(nextBuyIn).parameter(0).toEqualTypeOf<JointSigningRules>();
    // @ts-expect-error [ts2345] signing rules that were not checked for both departments do not do
    nextBuyIn(rules);
    // @ts-expect-error [ts2345] nor do they when a state is read
    decodeBuyIn(rules);
  });

  test('refuses with a closed union', () => {
    expectTypeOf<BuyInRefusal['_tag']>().toEqualTypeOf<
      | 'out-of-order'
      | 'incomplete'
      | 'stale-text'
      | 'not-an-approver'
      | 'not-a-newer-version'
      | 'nothing-to-withdraw'
      | 'mixed-currencies'
      | 'out-of-time'
      | 'already-launched'
    >();
  });
});
