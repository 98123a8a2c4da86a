import type { RecordKey } from '../../journal/subject.js';
import { textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit, type Compare } from '../../kernel/order.js';
import type { Party } from '../../kernel/party.js';

/**
 * Describes where a thing stands that entered: out again, inside and in time, in the black hole, or where nobody can tell.
 * A thing is in exactly one place.
 *
 * @category model
 * @since 0.1.0
 */
export type Fate<Cause extends string> = OrderlyFate | FallenFate<Cause>;

/**
 * Describes the fate of a thing that is not in the hole.
 *
 * @category model
 * @since 0.1.0
 */
export interface OrderlyFate {
  /** `came-out` it was answered; `in-time` nobody is late with it; `not-known` nobody recorded it; `excluded` it never counted. */
  readonly where: 'came-out' | 'in-time' | 'not-known' | 'excluded';
  /** How it came out, what it is waiting for, or why it is not known or does not count, as a kebab-case code. */
  readonly code: string;
}

/**
 * Describes the fate of a thing that fell into the black hole.
 *
 * @category model
 * @since 0.1.0
 */
export interface FallenFate<Cause extends string> {
  /** Tells fates apart. */
  readonly where: 'in-the-hole';
  /** Why, from a closed list; of several the first that holds. */
  readonly code: Cause;
  /** The one party that has to do something about it. */
  readonly accountable: Party;
  /** Since when it has been in the hole, epoch milliseconds. */
  readonly since: Instant;
  /** The promise that was broken, where the agreement has one. */
  readonly policy?: string;
}

/**
 * Describes one thing in the black hole, with what its owner needs to get it out.
 *
 * @category model
 * @since 0.1.0
 */
export interface FallenThing<Cause extends string> {
  /** What it is. */
  readonly kind: 'lead' | 'asset' | 'programme' | 'launch';
  /** Which one. */
  readonly key: RecordKey;
  /** The number of the pass, for a lead. */
  readonly pass?: number;
  /** Why it is there. */
  readonly cause: Cause;
  /** The one party that has to do something about it. */
  readonly accountable: Party;
  /** The promise that was broken, where the agreement has one. */
  readonly policy?: string;
  /** The person who owns it; absent when nobody is recorded. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** Since when it has been in the hole, epoch milliseconds. */
  readonly since: Instant;
  /** How long that is, in milliseconds. */
  readonly age: number;
  /** What can still be won with it, each currency apart; absent when no amount is known. */
  readonly atStake?: ReadonlyArray<Money>;
  /** What it cost, each currency apart; absent when no amount is known. */
  readonly spent?: ReadonlyArray<Money>;
}

/**
 * Writes a fate that is in the hole as the beginning of an entry of the list.
 *
 * @internal
 */
export const fallenBasis = <Cause extends string>(
  asOf: Instant,
  { code, accountable, since, policy }: FallenFate<Cause>,
): Pick<FallenThing<Cause>, 'cause' | 'accountable' | 'policy' | 'since' | 'age'> => ({
  cause: code,
  accountable,
  ...(policy === undefined ? {} : { policy }),
  since,
  age: asOf - since,
});

/**
 * Orders what is in the hole: the longest first, then by key and pass, so that the same question gives the same list.
 *
 * @category orders
 * @since 0.1.0
 */
export const byFall: Compare<Pick<FallenThing<string>, 'since' | 'key' | 'pass'>> = (first, second) =>
  first.since - second.since ||
  byCodeUnit(textOfKey(first.key), textOfKey(second.key)) ||
  (first.pass ?? 0) - (second.pass ?? 0);
