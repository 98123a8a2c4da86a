import { type CivilDate, isCivilDate } from '../../kernel/civil-date.js';
import { type Check, check } from '../checks.js';

/** The English names of the weekdays, from Sunday. */
export const dayNames: ReadonlyArray<string> = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

/** The text itself, and no text for anything else: what claims to be text may not even turn into one. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The date that a text begins with: other systems write a time behind it that means nothing. */
export const dateIn = (value: unknown): CivilDate => textOf(value).slice(0, 10) as CivilDate;

/** Checks a text that begins with a date. */
export const datePart: Check = /* @__PURE__ */ check('not-a-date', 'a date, YYYY-MM-DD', (value) =>
  isCivilDate(dateIn(value)),
);

/** The minutes since midnight of HH:MM, with or without seconds and Z; NaN for anything else. */
export const minutesOf = (value: unknown): number => {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)(?::\d\d(?:\.\d{1,3})?)?Z?$/.exec(textOf(value)) ?? [];
  return Number(hours) * 60 + Number(minutes);
};

/** Checks a time of day, 00:00 to 24:00. */
export const dayTime: Check = /* @__PURE__ */ check(
  'not-a-time',
  'HH:MM',
  (value) => minutesOf(value) <= 1440,
);
