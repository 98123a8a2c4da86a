import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { PlanReading, UnmetExpectation } from './plan-reading.js';

/**
 * Describes what changes from one plan to another.
 *
 * @category model
 * @since 0.1.0
 */
export interface PlanComparison {
  /** The services whose units differ, in order of identifier. */
  readonly services: ReadonlyArray<ChangedService>;
  /** What the second plan costs more; negative when it costs less. */
  readonly cost: Money;
  /** What the second plan reaches more of the objective; negative when it reaches less, null when they differ in it. */
  readonly objective: number | null;
  /** What happens to each expectation that either plan knows of, where it is not met in both. */
  readonly expectations: ReadonlyArray<ChangedExpectation>;
  /** The expectations that the second plan leaves unmet, with the reason. */
  readonly unmet: ReadonlyArray<UnmetExpectation>;
}

/**
 * Describes a service of which the second plan has more or less.
 *
 * @category model
 * @since 0.1.0
 */
export interface ChangedService {
  /** The service's identifier. */
  readonly service: string;
  /** How many units the first plan has. */
  readonly before: number;
  /** How many units the second plan has. */
  readonly after: number;
}

/**
 * Describes an expectation that is not met in both plans.
 *
 * @category model
 * @since 0.1.0
 */
export interface ChangedExpectation {
  /** The expectation's identifier. */
  readonly id: string;
  /** `lost` with the second plan, `gained` with it, or `unmet` in both. */
  readonly change: 'lost' | 'gained' | 'unmet';
}

/**
 * Compares two plans, for example before and after a cut.
 *
 * @param before - the first plan
 * @returns a function from the second plan to what changes
 * @category planning
 * @since 0.1.0
 */
export const comparePlans =
  (before: PlanReading) =>
  (after: PlanReading): PlanComparison => {
    const [first, second] = [before, after].map(
      ({ services }) => new Map(services.map(({ service, units }) => [service, units])),
    );
    const ids = [...new Set([...(first?.keys() ?? []), ...(second?.keys() ?? [])])].sort(byCodeUnit);
    const [had, has] = [before, after].map(
      ({ expectations }) => new Set(expectations.filter(({ state }) => state === 'met').map(({ id }) => id)),
    );
    const known = [...new Set([...before.expectations, ...after.expectations].map(({ id }) => id))].sort(
      byCodeUnit,
    );
    return {
      services: ids
        .map((service) => ({ service, before: first?.get(service) ?? 0, after: second?.get(service) ?? 0 }))
        .filter((one) => one.before !== one.after),
      cost: { minor: after.cost.minor - before.cost.minor, currency: after.cost.currency },
      objective:
        before.objective.kind === after.objective.kind
          ? after.objective.value - before.objective.value
          : null,
      expectations: known.flatMap((id): ReadonlyArray<ChangedExpectation> => {
        const [was, is] = [had?.has(id) ?? false, has?.has(id) ?? false];
        return was && is ? [] : [{ id, change: was ? 'lost' : is ? 'gained' : 'unmet' }];
      }),
      unmet: after.expectations.filter((one): one is UnmetExpectation => one.state === 'unmet'),
    };
  };
