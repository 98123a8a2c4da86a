import { type Currency, decimalsOf } from '../../kernel/currency.js';
import type { Money } from '../../kernel/money.js';
import type { Artefact } from '../artefact.js';
import type { Activity } from '../cartridge.js';
import type { Service, ServiceReach } from '../service.js';
import type { ServiceLevel } from '../service-level.js';

/** A service of the default catalogue as it is written down here. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly where: string;
  readonly how: string;
  readonly unit: string;
  readonly level: ServiceLevel;
  /** Whole units of the currency: once, and for each unit. */
  readonly cost: readonly [fixed: number, perUnit: number];
  /** Hours of Marketing for each unit. */
  readonly marketing?: number;
  /** Hours of the inquiry desk for each unit. */
  readonly desk?: number;
  /** Hours of Sales for each unit. */
  readonly sales?: number;
  /** The share of the target market that a unit reaches. */
  readonly reach?: Omit<ServiceReach, 'segment'>;
  readonly needs?: ReadonlyArray<Artefact>;
  readonly gives?: ReadonlyArray<Artefact>;
}

/** The identifier of the one segment that the default catalogue reaches. */
export const targetMarket: string = 'target-market';

/** Writes offers out as services; all their figures are a proposal of ours. */
export const catalogue = (currency: Currency, offers: ReadonlyArray<Offer>): ReadonlyArray<Service> =>
  offers.map(offered(currency));

const offered =
  (currency: Currency) =>
  ({ id, title, what, where, how, unit, level, cost, reach, needs, gives, ...hours }: Offer): Service => {
    const resources = (['marketing', 'desk', 'sales'] as const).flatMap((pool) => {
      const perUnit = hours[pool];
      return perUnit === undefined ? [] : [{ resource: `${pool}-hours`, perUnit }];
    });
    return {
      id,
      title,
      what,
      where,
      how,
      customer: 'sales',
      level,
      unit,
      cost: { fixed: whole(currency, cost[0]), perUnit: whole(currency, cost[1]) },
      ...(resources.length === 0 ? {} : { resources }),
      ...(reach === undefined ? {} : { reach: { segment: targetMarket, ...reach } }),
      ...(needs === undefined ? {} : { needs }),
      ...(gives === undefined ? {} : { gives }),
      mark: 'proposal',
    };
  };

const whole = (currency: Currency, units: number): Money => ({
  minor: units * 10 ** decimalsOf(currency),
  currency,
});

/** Writes activities out: their identifiers with their titles. */
export const activities = (titles: Readonly<Record<string, string>>): ReadonlyArray<Activity> =>
  Object.entries(titles).map(([id, title]) => ({ id, title }));
