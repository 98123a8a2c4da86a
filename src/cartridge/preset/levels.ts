import { day, hour } from '../../kernel/duration.js';
import type { PeriodUnit } from '../../kernel/period.js';
import type { ServiceLevel } from '../service-level.js';

/** Each request is answered within working days. */
export const withinDays = (days: number): ServiceLevel => ({
  kind: 'answered-within',
  target: { clock: 'business-days', days },
});

/** Each request is answered within hours of business. */
export const withinHours = (hours: number): ServiceLevel => ({
  kind: 'answered-within',
  target: { clock: 'business', milliseconds: hours * hour },
});

/** Each request is there some working days before its date. */
export const workingDaysBefore = (days: number): ServiceLevel => ({
  kind: 'by-due-date',
  notice: { clock: 'business-days', days },
});

/** Each request is there some days before its date, weekends counted. */
export const daysBefore = (days: number): ServiceLevel => ({
  kind: 'by-due-date',
  notice: { clock: 'elapsed', milliseconds: days * day },
});

/** So many deliveries in each period. */
export const times = (atLeast: number, every: PeriodUnit): ServiceLevel => ({
  kind: 'every-period',
  atLeast,
  every,
});

/** So much in each period. */
export const amount = (atLeast: number, unit: string, every: PeriodUnit): ServiceLevel => ({
  kind: 'amount-per-period',
  atLeast,
  unit,
  every,
});

/** Never older than some days. */
export const freshFor = (days: number): ServiceLevel => ({ kind: 'never-older-than', age: days * day });
