import {
  addTime,
  type Calendar,
  type CalendarDocument,
  compileCalendar,
  compileZone,
  instantAt,
  intlZones,
  nextOpen,
  parseHours,
} from 'smarketing/calendar';
import { type Instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import { zone } from './company.js';

const hours = orThrow(parseHours('08:30-17:30'));

/** When ABC Corp works: the first half of 2026 has four holidays. */
export const officeCalendar: CalendarDocument = {
  zone,
  name: 'ABC Corp, New York',
  weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
  holidays: [
    { kind: 'nth-weekday', name: 'Martin Luther King Day', nth: 3, weekday: 'mon', month: 1 },
    { kind: 'nth-weekday', name: "Presidents' Day", nth: 3, weekday: 'mon', month: 2 },
    { kind: 'nth-weekday', name: 'Memorial Day', nth: 'last', weekday: 'mon', month: 5 },
    { kind: 'every-year', name: 'Juneteenth', day: '06-19' },
  ],
};

/** The same, ready to count with. */
export const office: Calendar = orThrow(compileCalendar(intlZones)(officeCalendar));

const newYork = orThrow(compileZone(intlZones)(zone));

/** A local date and time of day as an instant; the sample crosses the DST change of 2026-03-08. */
export const local = (date: string, minutes = 0): Instant =>
  instantAt(newYork)({ date: orThrow(parseCivilDate(date)), minute: minutes });

/** The moment when so much business time has passed. */
export const businessTimeAfter = (start: number, milliseconds: number): Instant =>
  orThrow(addTime(office, Math.max(0, Math.round(milliseconds)))(start as Instant));

/** The moment itself when the office is open, else its next opening. */
export const open = (at: number): Instant => orThrow(nextOpen(office)(at as Instant));
