import type { CalendarDocument } from '../../calendar/document.js';
import { formatHours } from '../../calendar/hours.js';
import { type Weekday, weekdays } from '../../kernel/civil-date.js';
import { formatInstant } from '../../kernel/instant.js';
import type { FactDefinition } from '../../rule/fact-schema.js';
import type { Agreement } from '../agreement.js';
import { counted, durationWords, membersOf } from '../words.js';
import { anchor, code, inline, table } from './markdown.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** Who takes part beside the two departments. */
export const partyBlocks = ({ parties = [] }: Agreement): Blocks =>
  parties.length === 0
    ? []
    : [
        ['## Who takes part'],
        parties.map(({ party, name, department, members = [] }) => {
          const role = party.startsWith('partner:') ? ', consulted, does not sign' : '';
          const side = department === undefined ? '' : `, ${department}`;
          const people = members.length === 0 ? '' : `: ${members.map(inline).join(', ')}`;
          return `- ${inline(name)} (${code(party)}${side}${role})${people}`;
        }),
      ];

/** When work is done. */
export const calendarBlocks = ({ calendars, calendarUse }: Agreement): Blocks => [
  ['## Working hours'],
  membersOf(calendars).map(([id, calendar]) => {
    const users = membersOf(calendarUse.owners ?? {}).flatMap(([owner, used]) =>
      used === id ? [inline(owner)] : [],
    );
    const forWhom = [...(calendarUse.default === id ? ['everybody without another'] : []), ...users];
    const of = forWhom.length === 0 ? '' : `, for ${forWhom.join(', ')}`;
    return `- ${anchor('calendar', id)}${code(id)} (${code(calendar.zone)}${of}): ${hoursWords(calendar)}.`;
  }),
];

const hoursWords = ({
  weekly = {},
  always,
  holidays = [],
  closures = [],
  overrides = [],
  versions = [],
}: CalendarDocument): string =>
  [
    always === true ? 'always open' : weekWords(weekly),
    ...(holidays.length === 0
      ? ['no holidays']
      : [`closed on ${holidays.map(({ name }) => inline(name)).join(', ')}`]),
    ...(closures.length === 0 ? [] : [counted(closures.length, 'partial closure', 'partial closures')]),
    ...(overrides.length === 0
      ? []
      : [`${counted(overrides.length, 'date', 'dates')} with hours of their own`]),
    ...versions.map(({ effectiveFrom }) => `other rules from ${effectiveFrom}`),
  ].join('; ');

const dayNames: { readonly [Day in Weekday]: string } = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

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

/** What is recorded about leads, by whom it is shared, and since when each source records what. */
export const recordBlocks = ({ facts, sharing = [], sources = [] }: Agreement): Blocks => [
  ['## What is recorded'],
  Object.keys(facts).length === 0
    ? ['No facts are recorded about leads.']
    : table(
        ['Fact', 'Called', 'Holds', 'Counts for'],
        membersOf(facts).map(([name, fact]) => [
          `${anchor('fact', name)}${code(name)}`,
          inline(fact.label ?? name),
          typeWords(fact),
          fact.maxAge === undefined ? 'ever' : durationWords(fact.maxAge),
        ]),
      ),
  sharing.map(
    ({ from, facts: shared }) =>
      `- ${from === 'sales' ? 'Sales' : 'Marketing'} shares ${shared.map(code).join(', ')}.`,
  ),
  sources.map(({ source, type, observedFrom, observedTo }) => {
    const until = observedTo === undefined ? '' : ` until before ${formatInstant(observedTo)}`;
    return `- ${inline(source)} records ${code(type)} from ${formatInstant(observedFrom)}${until}.`;
  }),
];

const typeWords = (fact: FactDefinition): string => {
  switch (fact.type) {
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'yes or no';
    case 'string':
      return 'text';
    case 'instant':
      return 'a moment';
    case 'money':
      return `an amount in ${fact.currency}`;
    case 'enum':
      return `one of ${fact.values.map(inline).join(', ')}`;
    case 'list':
      return fact.of === 'enum' ? `any of ${fact.values.map(inline).join(', ')}` : 'a list of texts';
  }
};
