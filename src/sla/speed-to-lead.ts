import { isTouch, type TouchRule } from '../journal/touch-rule.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { compileMatcher, type EventMatcher } from './event-matcher.js';
import { type OwnerSpan, ownerSpanOf } from './owner-span.js';
import { touchEffectOf } from './policy-version.js';
import type { SubjectHistory } from './read-clock.js';

/**
 * Describes how speed to lead is to be measured.
 *
 * @category model
 * @since 0.1.0
 */
export interface SpeedTerms {
  /** The events that count as the prospect's engagement; `defaultEngagement` when absent. */
  readonly engagement?: ReadonlyArray<EventMatcher>;
  /** What counts as a touch, where it differs from the usual. */
  readonly touch?: TouchRule;
}

/**
 * Lists the events that count as engagement unless stated: he wrote, he asked, or he was captured while doing
 * so; a proposal.
 *
 * @category constants
 * @since 0.1.0
 */
export const defaultEngagement: ReadonlyArray<EventMatcher> = [
  { type: 'prospect-activity', where: { activity: 'form-submitted' } },
  { type: 'inquiry' },
  { type: 'captured', where: { origin: ['marketing', 'partner', 'product'] } },
];

/**
 * Describes how long a prospect waited, all time counted, and on what: the prospect's view, where the clocks
 * of a policy are the owner's.
 *
 * The system's delay and the human delay add up to the whole.
 *
 * @category model
 * @since 0.1.0
 */
export interface SpeedToLead {
  /** When the prospect engaged, epoch milliseconds. */
  readonly engagedAt: Instant;
  /** When the lead first got to a person, before the touch; absent when it did not. */
  readonly assignedAt?: Instant;
  /** When he was first touched after that; absent while he waits. */
  readonly touchedAt?: Instant;
  /** From engagement to the touch, or to the instant of the reading, milliseconds. */
  readonly total: Milliseconds;
  /** From engagement until a person had it, milliseconds: routing, queues, imports. */
  readonly systemDelay: Milliseconds;
  /** From there to the touch, milliseconds. */
  readonly humanDelay: Milliseconds;
  /** How often it went from a person or queue to another before the touch. */
  readonly handOffs: number;
}

/**
 * Names why there is no speed to lead: nothing tells of an engagement, or only its date or the touch's is known.
 *
 * @category model
 * @since 0.1.0
 */
export type NoSpeed = 'not-engaged' | 'date-only';

/**
 * Measures how long a prospect waited for a person, from his first engagement to the first touch.
 *
 * @param terms - what counts as engagement and as a touch
 * @param asOf - the instant; only what happened up to and including it counts, epoch milliseconds
 * @returns a function from a lead's history to the delays, or to why there are none
 * @category readings
 * @since 0.1.0
 */
export const speedToLead = (
  { engagement = defaultEngagement, touch = {} }: SpeedTerms,
  asOf: Instant,
): ((history: SubjectHistory) => SpeedToLead | { readonly missing: NoSpeed }) => {
  const engages = engagement.map(compileMatcher);
  const effectOf = touchEffectOf(touch);
  return ({ events }) => {
    let engagedAt: Instant | undefined;
    let owner: OwnerSpan | undefined;
    let assignedAt: Instant | undefined;
    let handOffs = 0;
    for (const event of events) {
      const { occurredAt: at, precision } = event;
      if (at > asOf) break;
      if (engagedAt === undefined && engages.some((test) => test(event))) {
        if (precision === 'date') return { missing: 'date-only' };
        engagedAt = at;
        // A lead that a person owns already has no routing before it.
        if (owner?.kind === 'person') assignedAt = at;
      }
      const change = ownerSpanOf(event);
      if (change !== undefined) {
        if (engagedAt !== undefined && owner !== undefined && change.owner !== owner.owner) handOffs += 1;
        owner = change;
        if (engagedAt !== undefined && change.kind === 'person') assignedAt ??= at;
      }
      if (engagedAt !== undefined && isTouch(event) && effectOf(event) !== 'none')
        return precision === 'date'
          ? { missing: 'date-only' }
          : delaysOf(engagedAt, assignedAt, at, handOffs, { touchedAt: at });
    }
    return engagedAt === undefined
      ? { missing: 'not-engaged' }
      : delaysOf(engagedAt, assignedAt, asOf, handOffs, {});
  };
};

const delaysOf = (
  engagedAt: Instant,
  assignedAt: Instant | undefined,
  until: Instant,
  handOffs: number,
  touched: Pick<SpeedToLead, 'touchedAt'>,
): SpeedToLead => ({
  engagedAt,
  ...(assignedAt === undefined ? {} : { assignedAt }),
  ...touched,
  total: until - engagedAt,
  // What nobody was given, nobody delayed but the system.
  systemDelay: (assignedAt ?? until) - engagedAt,
  humanDelay: until - (assignedAt ?? until),
  handOffs,
});
