import type { Either } from 'fp-ts/lib/Either.js';
import {
  type Asset,
  type CompiledMessageMap,
  chooseMessage,
  type LaunchDecision,
  type LaunchReading,
  type Message,
  type NoneFits,
} from 'smarketing/message';
import { describe, expectTypeOf, test } from 'vitest';

declare const map: CompiledMessageMap;

describe('a message', () => {
  test('is chosen, or refused with a reason', () => {
    expectTypeOf(chooseMessage(map)({ role: 'buyer', problem: 'price' })).toEqualTypeOf<
      Either<NoneFits, Message>
    >();
  });
});

describe('an asset', () => {
  test('is made by one of the two departments', () => {
    // @ts-expect-error [ts2322] an agency makes nothing in its own name
    const asset: Asset['madeBy'] = 'agency';
    expectTypeOf(asset).toEqualTypeOf<Asset['madeBy']>();
  });
});

test('a launch has three decisions', () => {
  expectTypeOf<LaunchReading['decision']>().toEqualTypeOf<LaunchDecision>();
  expectTypeOf<LaunchDecision>().toEqualTypeOf<'go' | 'conditional' | 'no-go'>();
});
