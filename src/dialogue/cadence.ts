import * as E from 'fp-ts/lib/Either.js';
import type { Zone } from '../calendar/local-time.js';
import { periodAt, periodInterval } from '../calendar/zoned-period.js';
import type { MeetingPolicy } from '../journal/dialogue-events.js';
import type { Milliseconds } from '../kernel/duration.js';
import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import type { Interval } from '../kernel/interval.js';
import type { Party } from '../kernel/party.js';
import { type PeriodId, type PeriodRules, type PeriodUnit, shiftPeriod } from '../kernel/period.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { MeetingReading } from './check-meeting.js';

/**
 * Describes how often a kind of meeting is due, and where its periods lie.
 *
 * @category model
 * @since 0.1.0
 */
export interface CadenceTerms {
  /** The zone in which periods begin and end. */
  readonly zone: Zone;
  /** How fiscal years and weeks are cut. */
  readonly periods: PeriodRules;
  /** The kind of meeting. */
  readonly policy: MeetingPolicy;
  /** At least once in each period of this length. */
  readonly every: PeriodUnit;
  /** Who calls it. */
  readonly owner: Party;
  /** Since when it is due, epoch milliseconds; the period this falls in is the first. */
  readonly from: Instant;
}

/**
 * Describes one period of a cadence.
 *
 * @category model
 * @since 0.1.0
 */
export interface CadencePeriod {
  /** The period. */
  readonly period: PeriodId;
  /**
   * `due` while the period is open and nothing has been held yet; `kept` as soon as one conforming meeting was;
   * `partial` over, and due in a part of it only, so that nothing was missed.
   */
  readonly state: 'kept' | 'missed' | 'due' | 'partial';
  /** How many conforming meetings were held in it. */
  readonly conforming: number;
  /** How many meetings were held that do not conform. */
  readonly other: number;
}

/**
 * Describes whether the departments keep the rhythm they agreed on.
 *
 * @category model
 * @since 0.1.0
 */
export interface CadenceReading {
  /** The kind of meeting. */
  readonly policy: MeetingPolicy;
  /** Who calls it. */
  readonly owner: Party;
  /** Periods kept, of those that are over and were due in whole, or kept all the same. */
  readonly kept: Ratio;
  /** Every period from the first, in order. */
  readonly periods: ReadonlyArray<CadencePeriod>;
  /** The last conforming meeting's end, epoch milliseconds; absent when there was none. */
  readonly lastAt?: Instant;
  /** By when the next one is due, epoch milliseconds: the end of the first period without one that is not over. */
  readonly nextDueAt: Instant;
  /** The longest time without a conforming meeting, in milliseconds, from `from` and up to now. */
  readonly longestGap: Milliseconds;
}

/** A century of weeks: past it somebody mistyped the date that all began. */
const mostPeriods = 5_300;

/**
 * Reads whether meetings were held as often as agreed, over periods of the company's zone.
 *
 * **Details**: only conforming meetings count, and only periods that are over can be missed: an open one is due, and one
 * that `from` cuts is not missed either. A
 * meeting belongs to the period in which it ended. Where `from` lies more than 5,300 periods back, the last 5,300 are read.
 *
 * @param terms - what is due, and from when
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from checked meetings, in any order, to the reading
 * @category readings
 * @since 0.1.0
 */
export const readCadence =
  (terms: CadenceTerms, asOf: Instant) =>
  (meetings: ReadonlyArray<MeetingReading>): CadenceReading => {
    const { zone, periods: rules, policy, every, owner } = terms;
    const of = periodAt(zone, rules, every);
    const held = meetings.filter(
      (meeting) => meeting.policy === policy && meeting.endedAt >= terms.from && meeting.endedAt <= asOf,
    );
    const conforming = held.filter((meeting) => meeting.conforming);
    const spans = spansUpTo(terms, asOf);
    const heldIn = groupsOf<MeetingReading, PeriodId>(({ endedAt }) => of(endedAt))(held);
    const periods = spans.map(({ period, span }): CadencePeriod => {
      const inside = heldIn.get(period) ?? [];
      const good = inside.filter((meeting) => meeting.conforming).length;
      const unheld = asOf < span.end ? 'due' : span.start < terms.from ? 'partial' : 'missed';
      return { period, state: good > 0 ? 'kept' : unheld, conforming: good, other: inside.length - good };
    });
    const over = periods.filter(
      ({ state }, index) => state !== 'partial' && (spans[index] as PeriodSpan).span.end <= asOf,
    );
    const kept = over.filter(({ state }) => state === 'kept').length;
    const ends = conforming.map(({ endedAt }) => endedAt).sort((a, b) => a - b);
    const lastAt = ends.at(-1);
    return {
      policy,
      owner,
      kept: rate(kept, over.length),
      periods,
      ...(lastAt === undefined ? {} : { lastAt }),
      nextDueAt: nextDue(terms, spans, periods, asOf),
      longestGap: longestGap([Math.min(terms.from, asOf) as Instant, ...ends, asOf]),
    };
  };

interface PeriodSpan {
  readonly period: PeriodId;
  readonly span: Interval;
}

/** The periods from the first to the one that holds `asOf`, walked back from there. */
const spansUpTo = (
  { zone, periods, every, from }: CadenceTerms,
  asOf: Instant,
): ReadonlyArray<PeriodSpan> => {
  const spanOf = periodInterval(zone, periods);
  const spans: Array<PeriodSpan> = [];
  let period = periodAt(zone, periods, every)(asOf);
  while (spans.length < mostPeriods) {
    const span = spanOf(period);
    if (E.isLeft(span) || span.right.end <= from) break;
    // A zone that skipped a day has a day in which nobody can meet.
    if (span.right.start < span.right.end) spans.push({ period, span: span.right });
    const before = shiftPeriod(periods, -1)(period);
    if (E.isLeft(before)) break;
    period = before.right;
  }
  return spans.reverse();
};

const nextDue = (
  { zone, periods: rules, from }: CadenceTerms,
  spans: ReadonlyArray<PeriodSpan>,
  periods: ReadonlyArray<CadencePeriod>,
  asOf: Instant,
): Instant => {
  const current = spans.at(-1);
  if (current === undefined) return from;
  if (periods.at(-1)?.state !== 'kept') return current.span.end;
  const after = E.flatMap(shiftPeriod(rules, 1)(current.period), periodInterval(zone, rules));
  return E.isRight(after) ? after.right.end : asOf;
};

const longestGap = (moments: ReadonlyArray<Instant>): Milliseconds =>
  moments.reduce<Milliseconds>(
    (longest, at, index) => Math.max(longest, index === 0 ? 0 : at - (moments[index - 1] as Instant)),
    0,
  );
