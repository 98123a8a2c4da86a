import type { CalendarDocument, CalendarRules, Holiday } from '../../calendar/document.js';
import { formatHours } from '../../calendar/hours.js';
import { type Weekday, weekdays } from '../../kernel/civil-date.js';
import type { Agreement } from '../agreement.js';
import { dayNames, membersOf, monthNames } from '../words.js';
import { anchor, code, inline } from './markdown.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** When work is done. */
export const calendarBlocks = ({ calendars, calendarUse }: Agreement): Blocks => [
  ['## Working hours'],
  membersOf(calendars).flatMap(([id, calendar]) => {
    const users = membersOf(calendarUse.owners ?? {}).flatMap(([owner, used]) =>
      used === id ? [inline(owner)] : [],
    );
    const forWhom = [...(calendarUse.default === id ? ['everybody without another'] : []), ...users];
    const of = forWhom.length === 0 ? '' : `, for ${forWhom.join(', ')}`;
    const name = calendar.name === undefined ? '' : ` ${inline(calendar.name)}`;
    return [
      `- ${anchor('calendar', id)}${code(id)}${name} (${code(calendar.zone)}${of}): ${hoursWords(calendar)}.`,
      ...exceptions(calendar).map((line) => `  - ${line}`),
    ];
  }),
];

const hoursWords = ({ weekly = {}, always, holidays = [] }: CalendarRules): string =>
  `${always === true ? 'always open' : weekWords(weekly)}${holidays.length === 0 ? '; no holidays' : ''}`;

/** What differs from the week: holidays, closed hours, hours of single dates, later rules. */
const exceptions = ({
  holidays = [],
  closures = [],
  overrides = [],
  versions = [],
}: CalendarDocument): ReadonlyArray<string> => [
  ...(holidays.length === 0 ? [] : [`Closed on ${holidays.map(holidayWords).join(', ')}.`]),
  ...closures.map(
    ({ name, date, start, end }) => `Closed on ${date} ${formatHours([{ start, end }])} (${inline(name)}).`,
  ),
  ...overrides.map(({ date, windows, name }) => {
    const hours = windows.length === 0 ? 'Closed' : `Open ${formatHours(windows)}`;
    return `${hours} on ${date}${name === undefined ? '' : ` (${inline(name)})`}.`;
  }),
  ...versions.flatMap(({ effectiveFrom, ...rules }) => [
    `From ${effectiveFrom}: ${hoursWords(rules)}.`,
    ...exceptions({ zone: '', ...rules }).map((line) => `From ${effectiveFrom}: ${line}`),
  ]),
];

const holidayWords = (holiday: Holiday): string => `${inline(holiday.name)} (${dateWords(holiday)})`;

const dateWords = (holiday: Holiday): string => {
  switch (holiday.kind) {
    case 'date':
      return holiday.date;
    case 'range':
      return `${holiday.first} to ${holiday.last}`;
    case 'every-year':
      return `every ${holiday.day}${yearsWords(holiday)}`;
    case 'nth-weekday': {
      const { nth, weekday, month, plus = 0 } = holiday;
      const shift = plus === 0 ? '' : `, ${Math.abs(plus)} days ${plus > 0 ? 'later' : 'earlier'}`;
      const which = nth === 'last' ? 'last' : `${nth}.`;
      return `${which} ${dayNames[weekday]} of ${monthNames[month - 1] ?? month}${shift}${yearsWords(holiday)}`;
    }
  }
};

const yearsWords = ({
  firstYear,
  lastYear,
}: {
  readonly firstYear?: number;
  readonly lastYear?: number;
}): string =>
  [
    ...(firstYear === undefined ? [] : [`, from ${firstYear}`]),
    ...(lastYear === undefined ? [] : [`, until ${lastYear}`]),
  ].join('');

/** The open hours of a week, days with equal hours that follow each other taken together. */
const weekWords = (weekly: NonNullable<CalendarDocument['weekly']>): string => {
  const [sunday, ...others] = weekdays;
  const runs: Array<{ readonly first: Weekday; last: Weekday; readonly hours: string }> = [];
  for (const day of [...others, sunday]) {
    const hours = formatHours(weekly[day] ?? []);
    const previous = runs[runs.length - 1];
    if (previous?.hours === hours) previous.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  const open = runs.filter(({ hours }) => hours !== '');
  return open
    .map(({ first, last, hours }) =>
      first === last ? `${dayNames[first]} ${hours}` : `${dayNames[first]} to ${dayNames[last]} ${hours}`,
    )
    .join('; ');
};
