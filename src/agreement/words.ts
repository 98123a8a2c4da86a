import type { Target } from '../calendar/target.js';
import type { EventType } from '../journal/event.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import type { Weekday } from '../kernel/civil-date.js';
import { day, hour, type Milliseconds, minute, second } from '../kernel/duration.js';
import { formatMoney, type Money } from '../kernel/money.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { PeriodUnit } from '../kernel/period.js';
import type { EventMatcher, FieldConditions } from '../sla/event-matcher.js';
import { defaultCancel } from '../sla/policy.js';
import type { Agreement } from './agreement.js';

/** The members of a record in the order of their names: the order they were written in says nothing. */
export const membersOf = <A>(record: Readonly<Record<string, A>>): ReadonlyArray<readonly [string, A]> =>
  Object.entries(record).sort(([first], [second]) => byCodeUnit(first, second));

/** A number with its word. */
export const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

/** A span of time as people say it: `1 hour 30 minutes`. */
export const durationWords = (milliseconds: Milliseconds): string => {
  const parts = [
    { size: day, one: 'day', many: 'days' },
    { size: hour, one: 'hour', many: 'hours' },
    { size: minute, one: 'minute', many: 'minutes' },
    { size: second, one: 'second', many: 'seconds' },
    { size: 1, one: 'millisecond', many: 'milliseconds' },
  ];
  let left = milliseconds;
  const words = parts.flatMap(({ size, one, many }) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [counted(count, one, many)];
  });
  return words.length === 0 ? '0 seconds' : words.join(' ');
};

/** Hours of business stay hours: three times eight of them is no day. */
const businessWords = (milliseconds: Milliseconds): string => {
  const hours = Math.floor(milliseconds / hour);
  const rest = milliseconds - hours * hour;
  if (hours === 0) return durationWords(rest).replace(' ', ' business ');
  const whole = counted(hours, 'business hour', 'business hours');
  return rest === 0 ? whole : `${whole} ${durationWords(rest)}`;
};

/** How long somebody has. */
export const targetWords = (target: Target): string => {
  if (target.clock === 'elapsed') return `${durationWords(target.milliseconds)}, around the clock`;
  if (target.clock === 'business') return businessWords(target.milliseconds);
  const { at } = target;
  const time =
    at === 'end-of-day'
      ? ', until the end of the day'
      : typeof at === 'object'
        ? `, until ${clockTime(at.time)}`
        : '';
  const from = target.from === 'opening' ? ', counted from the next opening' : '';
  return `${counted(target.days, 'business day', 'business days')}${time}${from}`;
};

/** Minutes since midnight as a clock shows them. */
const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** A whole number as people read it, thousands apart. */
export const countWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** A share of 0–1 in percent, without the noise of binary fractions. */
export const percent = (share: number): string => `${Math.round(share * 1e6) / 1e4}%`;

/** An amount as people read it, thousands apart: `1,250.00 EUR`. */
export const amountWords = (amount: Money): string =>
  formatMoney(amount).replace(/^-?\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));

/** The days of a week. */
export const dayNames: { readonly [Day in Weekday]: string } = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

/** The months of a year. */
export const monthNames: ReadonlyArray<string> = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** How long a period is. */
export const periodWords: { readonly [Unit in PeriodUnit]: string } = {
  day: 'day',
  week: 'week',
  month: 'month',
  quarter: 'calendar quarter',
  year: 'calendar year',
  'fiscal-quarter': 'fiscal quarter',
  'fiscal-year': 'fiscal year',
};

/** What people call a party: its name in the agreement, else what its identifier says. */
export const partyWords =
  ({ parties = [] }: Agreement) =>
  (party: Party | 'owner'): string => {
    const named = parties.find((entry) => entry.party === party);
    if (named !== undefined) return named.name;
    switch (party) {
      case 'sales':
        return 'Sales';
      case 'marketing':
        return 'Marketing';
      case 'operations':
        return 'Operations';
      case 'owner':
        return 'whoever owns it';
      default:
        return party.slice(party.indexOf(':') + 1);
    }
  };

/** What an event is called in a sentence. */
const eventWords: { readonly [Type in EventType]: string } = {
  captured: 'the lead is captured',
  'profile-changed': 'its facts change',
  'prospect-activity': 'the prospect acts',
  'touch-attempted': 'somebody tries to reach the prospect',
  'touch-connected': 'somebody talks with the prospect',
  inquiry: 'the lead inquires',
  'marketing-qualified': 'Marketing qualifies the lead',
  'handed-over': 'the lead is handed over',
  accepted: 'Sales accepts the lead',
  working: 'Sales works on the lead',
  'sales-qualified': 'Sales qualifies the lead',
  won: 'the lead is won',
  lost: 'the lead is lost',
  rejected: 'Sales rejects the lead',
  disqualified: 'the lead is disqualified',
  recycled: 'the lead is recycled',
  'stage-entered': 'the lead enters a stage',
  deferred: 'work on the lead is put off',
  'owner-changed': 'the lead changes hands',
  'contact-permission-changed': 'the permission to contact changes',
  graded: 'somebody grades the lead',
  merged: 'the lead is merged',
  forgotten: 'the lead is forgotten',
  'opportunity-opened': 'an opportunity opens',
  'opportunity-changed': 'the opportunity changes',
  spend: 'money is spent',
  'snapshot-locked': 'a figure is locked',
  'asset-published': 'an asset is published',
  'asset-used': 'an asset is used',
  'asset-rated': 'an asset is rated',
  'programme-opened': 'a programme opens',
  'programme-changed': 'the programme changes',
  'programme-abandoned': 'the programme is abandoned',
  'service-requested': 'a service is requested',
  'service-request-withdrawn': 'the request for the service is taken back',
  'service-delivered': 'the service is delivered',
  'service-rated': 'the service is rated',
  'meeting-held': 'a meeting is held',
  'request-changed': 'a request changes',
  'signal-changed': 'a signal changes',
  'approval-given': 'a signature is given',
  'approval-withdrawn': 'a signature is taken back',
  other: 'another event happens',
};

/** What starts or stops something. */
export const matcherWords = (matcher: EventMatcher & { readonly times?: number }): string => {
  if (isOptOut(matcher)) return 'the prospect may not be contacted any more';
  const { type, where, by, times = 1 } = matcher;
  const event = times > 1 ? `${times} times: ${eventWords[type]}` : eventWords[type];
  const facts = [
    ...(where === undefined ? [] : conditionWords(where)),
    ...(by === undefined ? [] : [`by ${by.join(' or ')}`]),
  ];
  return facts.length === 0 ? event : `${event} (${facts.join(', ')})`;
};

/** Whether a matcher is the one that cancels by default, which a policy may name among others. */
const isOptOut = (matcher: EventMatcher): boolean =>
  defaultCancel.some((one) => canonicalJson(one) === canonicalJson(matcher));

/** What fields must say, one text each. */
export const conditionWords = (conditions: FieldConditions): ReadonlyArray<string> =>
  membersOf(conditions).map(([field, value]) => {
    const values = Array.isArray(value) ? value : [value];
    const words = values.map((one) => (one === null ? 'absent' : String(one)));
    return `${field}: ${words.join(' or ')}`;
  });
