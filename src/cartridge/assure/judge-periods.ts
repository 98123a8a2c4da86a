import * as E from 'fp-ts/lib/Either.js';
import { periodAt, periodInterval } from '../../calendar/zoned-period.js';
import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import { shiftPeriod } from '../../kernel/period.js';
import { ratio } from '../../kernel/ratio.js';
import type { AmountPerPeriod, EveryPeriod } from '../service-level.js';
import type { AssuranceTerms, PeriodDelivery } from './assurance.js';
import type { Delivery } from './service-log.js';
import { type OwnDue, type Recorded, reasonOf, type Verdict } from './verdict.js';

/** The most periods that are looked at: more than a century of days. */
const mostPeriods = 40_000;

/** Holds a promise about periods against what was delivered in each. */
export const judgePeriods = (
  level: EveryPeriod | AmountPerPeriod,
  deliveries: ReadonlyArray<Delivery>,
  {
    terms,
    recorded,
    from,
    asOf,
    owner,
  }: {
    readonly terms: AssuranceTerms;
    readonly recorded: Recorded;
    readonly from: Instant;
    readonly asOf: Instant;
    readonly owner: Party;
  },
): Verdict => {
  const delivered = deliveredIn(level, deliveries, terms);
  const all = periodsOf(level, terms, from, asOf).map(({ id, start, end }): PeriodDelivery => {
    const { amount, unknown } = delivered.get(id) ?? { amount: 0, unknown: 0 };
    const enough = amount >= level.atLeast;
    const seen = unknown === 0 && recorded(start) && recorded(Math.min(end - 1, asOf) as Instant);
    const state = enough ? 'kept' : end > asOf ? 'open' : seen ? 'short' : 'not-measured';
    return { period: id, end, delivered: amount, required: level.atLeast, state };
  });
  const periods = all.filter(({ end }) => end <= asOf);
  const current = all.find(({ end }) => end > asOf);
  const judged = periods.filter(({ state }) => state === 'kept' || state === 'short');
  const short = judged.filter(({ state }) => state === 'short');
  const attained = ratio(judged.length - short.length, judged.length);
  const unmeasured = periods.length - judged.length;
  const unknown = [...delivered.values()].reduce((sum, period) => sum + period.unknown, 0);
  return {
    state:
      judged.length > 0
        ? short.length === 0
          ? 'kept'
          : 'missed'
        : unmeasured > 0
          ? 'not-measured'
          : 'nothing-due',
    attained,
    required: level.atLeast * periods.length,
    periods,
    ...(current === undefined ? {} : { current }),
    overdue: overdue(periods, current),
    nextDue: nextDue(level, terms, current),
    reasons: [
      ...reasonOf('period-short', short.length, owner),
      ...reasonOf('measure-missing', unknown, owner),
      ...(unknown === 0 ? reasonOf('not-recorded', unmeasured, owner) : []),
      ...(periods.length === 0 ? reasonOf('no-period-closed', 1, owner) : []),
    ],
  };
};

/**
 * What the last period was short of is overdue until it is made up, since the end of the first of the short periods
 * in a row; the periods stay short all the same.
 */
const overdue = (
  periods: ReadonlyArray<PeriodDelivery>,
  current: PeriodDelivery | undefined,
): ReadonlyArray<OwnDue> => {
  const last = periods[periods.length - 1];
  if (last?.state !== 'short' || (current?.delivered ?? 0) >= last.required - last.delivered) return [];
  const kept = periods.findLastIndex(({ state }) => state !== 'short');
  return periods.slice(kept + 1, kept + 2).map(({ end, period }) => ({ dueAt: end, period }));
};

/** How much was delivered in each period, and how many deliveries do not say how much. */
const deliveredIn = (
  level: EveryPeriod | AmountPerPeriod,
  deliveries: ReadonlyArray<Delivery>,
  { zone, periodRules }: AssuranceTerms,
): ReadonlyMap<string, { readonly amount: number; readonly unknown: number }> => {
  const nameOf = periodAt(zone, periodRules, level.every);
  const found = new Map<string, { amount: number; unknown: number }>();
  for (const { at, data } of deliveries) {
    const id = nameOf(at.earliest);
    const { amount, unknown } = found.get(id) ?? { amount: 0, unknown: 0 };
    const added = level.kind === 'every-period' ? 1 : data.measured;
    const sum = amount + (added ?? 0);
    found.set(
      id,
      added === undefined || !Number.isFinite(sum)
        ? { amount, unknown: unknown + 1 }
        : { amount: sum, unknown },
    );
  }
  return found;
};

interface NamedPeriod {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
}

/** The whole periods from an instant on, and the one that is not over yet. */
const periodsOf = (
  { every }: EveryPeriod | AmountPerPeriod,
  { zone, periodRules }: AssuranceTerms,
  from: Instant,
  asOf: Instant,
): ReadonlyArray<NamedPeriod> => {
  const found: Array<NamedPeriod> = [];
  const next = shiftPeriod(periodRules, 1);
  let id = periodAt(zone, periodRules, every)(from);
  while (found.length < mostPeriods) {
    const span = periodInterval(zone, periodRules)(id);
    if (E.isLeft(span) || span.right.start > asOf) return found;
    // A period that had begun before the promise did is not held against it.
    if (span.right.start >= from) found.push({ id, start: span.right.start, end: span.right.end });
    const after = next(id);
    if (E.isLeft(after)) return found;
    id = after.right;
  }
  return found;
};

/** The end of the open period while it is short of the level, else the end of the next. */
const nextDue = (
  { every }: EveryPeriod | AmountPerPeriod,
  { zone, periodRules }: AssuranceTerms,
  current: PeriodDelivery | undefined,
): ReadonlyArray<OwnDue> => {
  if (current === undefined) return [];
  if (current.state !== 'kept') return [{ dueAt: current.end, period: current.period }];
  const period = periodAt(zone, periodRules, every)(current.end);
  const span = periodInterval(zone, periodRules)(period);
  return E.isLeft(span) ? [] : [{ dueAt: span.right.end, period }];
};
