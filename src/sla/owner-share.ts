import * as O from 'fp-ts/lib/Option.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import type { Clock } from './clock.js';
import { consumedAt } from './leg.js';
import type { OwnerSpan } from './owner-span.js';

/**
 * Describes how much of a clock passed in one pair of hands.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnerShare {
  /** Who answers for it: the obliged party for a person, else the party that answers for the queue. */
  readonly party: Party;
  /** A person, a queue, or nobody. */
  readonly kind: 'person' | 'queue' | 'nobody';
  /** The owner's identifier, or the queue's. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** The first instant, epoch milliseconds. */
  readonly from: Instant;
  /** The first instant after it. */
  readonly to: Instant;
  /** What it took of the target, milliseconds of the clock's own time. */
  readonly consumed: Milliseconds;
  /** All time that passed, milliseconds. */
  readonly elapsed: Milliseconds;
}

/**
 * Splits a clock by the hands it went through, in order of time: the shares add up to what it consumed and to
 * the time that passed.
 *
 * **Details**: time before the last restart consumed nothing that still counts.
 *
 * @param asOf - the instant, at or after the one the clock was folded up to, epoch milliseconds
 * @returns a function from a clock to its shares; none when the clock has no figures, or when only the date of
 *   a change of hands is known
 * @category readings
 * @since 0.1.0
 */
export const ownerShares =
  (asOf: Instant) =>
  (clock: Clock): O.Option<ReadonlyArray<OwnerShare>> => {
    const end = clock.stop?.at ?? clock.cancel?.at;
    const until = end === undefined || end > asOf ? asOf : end;
    const spans = spansWithin(clock, until);
    if (
      clock.unmeasurable !== undefined ||
      spans.some(({ dateOnly, from }) => dateOnly && from > clock.startedAt)
    )
      return O.none;
    const { queue, obliged } = clock.version.document;
    const shares: Array<OwnerShare> = [];
    for (const [index, { kind, owner, team, from }] of spans.entries()) {
      const to = spans[index + 1]?.from ?? until;
      if (from === to && spans.length > 1) continue;
      const before = consumedAt(clock.legs, from);
      const after = consumedAt(clock.legs, to);
      if (before === null || after === null) return O.none;
      shares.push({
        party: kind === 'person' ? obliged : (queue ?? obliged),
        kind,
        ...(owner === undefined ? {} : { owner }),
        ...(team === undefined ? {} : { team }),
        from,
        to,
        consumed: after - before,
        elapsed: to - from,
      });
    }
    return O.some(shares);
  };

/** Who owned the subject between the start of a clock and an instant; nobody before the first owner. */
const spansWithin = ({ owners, startedAt }: Clock, until: Instant): ReadonlyArray<OwnerSpan> => {
  let first: OwnerSpan = { from: startedAt, kind: 'nobody' };
  const later: Array<OwnerSpan> = [];
  for (const span of owners) {
    if (span.from <= startedAt) first = { ...span, from: startedAt };
    else if (span.from <= until) later.push(span);
  }
  return startedAt > until ? [] : [first, ...later];
};
