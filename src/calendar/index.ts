/**
 * Business calendars and the arithmetic of business time.
 *
 * @packageDocumentation
 */
export {
  addBusinessDays,
  type BusinessDays,
  businessDates,
  holidayOn,
  isBusinessDay,
  isHoliday,
  shiftBusinessDate,
  subtractBusinessDays,
} from './business-day.js';
export { type Calendar, compileCalendar } from './calendar.js';
export { checkCalendar } from './check-calendar.js';
export { intersectCalendars, unionCalendars } from './combine.js';
export * from './document.js';
export { type CalendarExhausted, horizon } from './exhausted.js';
export * from './explain.js';
export { formatHours, parseHours } from './hours.js';
export {
  civilDateAt,
  compileZone,
  instantAt,
  type LocalTime,
  localTimeAt,
  type Zone,
  type ZoneChange,
  zoneTable,
} from './local-time.js';
export * from './opening.js';
export * from './pause.js';
export type { Segments } from './segments.js';
export * from './skip-reason.js';
export * from './target.js';
export { formatTarget, parseTarget } from './target-text.js';
export * from './time-scale.js';
export { intlZones, type OffsetAt, tableZones, type ZoneSource, type ZoneTable } from './zone.js';
export { dateInterval, periodAt, periodInterval } from './zoned-period.js';
