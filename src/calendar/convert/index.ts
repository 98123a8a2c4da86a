/**
 * Converters from the opening hours and holiday lists that other systems keep.
 *
 * @packageDocumentation
 */
export { type ClosedDates, closedFromDateHolidays } from './date-holidays.js';
export { calendarFromSalesforce } from './salesforce.js';
export { calendarFromSchemaOrg } from './schema-org.js';
