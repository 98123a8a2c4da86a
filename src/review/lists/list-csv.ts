import { localTimeAt, type Zone } from '../../calendar/local-time.js';
import { day } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { formatMoney } from '../../kernel/money.js';
import { type Cell, csvText } from './csv.js';
import type { OwedItem } from './owed-item.js';
import type { OwnerList } from './owner-lists.js';

/**
 * Lists the columns of an owner's list, in their order.
 *
 * **Details**: `since` and `by` are wall-clock times of the column `zone`, `days` whole days since then, `amount` a number
 * of whole currency units, several apart by `; ` with their currencies in the same order.
 *
 * @category constants
 * @since 0.1.0
 */
export const listColumns: ReadonlyArray<string> = [
  'owner',
  'department',
  'party',
  'person',
  'debt',
  'kind',
  'system',
  'id',
  'name',
  'pass',
  'since',
  'days',
  'amount',
  'currency',
  'reason',
  'title',
  'request',
  'by',
  'zone',
];

/**
 * Writes an owner's list as CSV, one thing that is owed a row, under a header that stays.
 *
 * @param zone - the zone of its times
 * @param asOf - the instant of the review, epoch milliseconds
 * @returns a function from a list to CSV
 * @category conversions
 * @since 0.1.0
 */
export const listCsv =
  (zone: Zone, asOf: Instant) =>
  ({ owner, items }: OwnerList): string =>
    csvText([listColumns, ...items.map((item) => rowOf(zone, asOf, owner, item))]);

const rowOf = (
  zone: Zone,
  asOf: Instant,
  owner: string,
  {
    debt,
    department,
    party,
    person,
    kind,
    key,
    name,
    pass,
    since,
    money,
    reason,
    title,
    request,
    by,
  }: OwedItem,
): ReadonlyArray<Cell> => {
  const amounts = money.map((amount) => formatMoney(amount).split(' '));
  return [
    owner,
    department,
    party,
    person ?? '',
    debt,
    kind,
    key?.system ?? '',
    key?.id ?? '',
    name,
    pass ?? '',
    since === undefined ? '' : wallClock(zone, since),
    since === undefined ? '' : Math.max(0, Math.floor((asOf - since) / day)),
    amounts.map(([number]) => number).join('; '),
    amounts.map(([, currency]) => currency).join('; '),
    reason,
    title,
    request,
    by === undefined ? '' : wallClock(zone, by),
    zone.name,
  ];
};

/** A time as spreadsheets read it: `2026-07-08 17:30`. */
const wallClock = (zone: Zone, at: Instant): string => {
  const { date, minute } = localTimeAt(zone)(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};
