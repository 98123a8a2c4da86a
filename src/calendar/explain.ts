import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Interval } from '../kernel/interval.js';
import type { Calendar } from './calendar.js';
import { type CalendarExhausted, horizon } from './exhausted.js';
import { openPeriods } from './opening.js';
import type { SkipReason } from './skip-reason.js';

/**
 * Describes one span of an explained interval: counted, or skipped with the reason.
 *
 * @category model
 * @since 0.1.0
 */
export type ExplainedSpan = CountedSpan | SkippedSpan;

/**
 * Describes open time.
 *
 * @category model
 * @since 0.1.0
 */
export interface CountedSpan extends Interval {
  /** Tells spans apart. */
  readonly counted: true;
  /** The length of the span. */
  readonly milliseconds: Milliseconds;
}

/**
 * Describes time that does not count.
 *
 * @category model
 * @since 0.1.0
 */
export interface SkippedSpan extends Interval {
  /** Tells spans apart. */
  readonly counted: false;
  /** The length of the span. */
  readonly milliseconds: Milliseconds;
  /** Why it does not count: the strongest of closure, holiday, override and closed hours. */
  readonly reason: SkipReason;
}

/**
 * Explains which spans of an interval count as open time and why the others do not.
 *
 * **Details**: the spans follow one another without gaps from the interval's start to its end. A holiday's
 * span is its whole local date, less what a window of the evening before keeps open.
 *
 * @param calendar - the calendar
 * @returns a function from a half-open interval to its spans in order, or `calendar-exhausted`
 * @example
 * ```ts
 * import { compileCalendar, explainSpans, intlZones, parseHours } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({
 *   zone: 'UTC',
 *   weekly: { fri: nineToFive, mon: nineToFive },
 *   holidays: [{ kind: 'date', name: 'Founding day', date: '2026-07-06' }],
 * }))
 * const start = orThrow(parseInstant('2026-07-03T16:00:00Z'))
 * const end = orThrow(parseInstant('2026-07-07T00:00:00Z'))
 * const spans = orThrow(explainSpans(office)({ start, end }))
 * const lines = spans.map((span) => (span.counted ? 'open' : span.reason.kind))
 * lines // => ['open', 'closed', 'holiday']
 * ```
 * @category explanations
 * @since 0.1.0
 */
export const explainSpans =
  (calendar: Calendar) =>
  (interval: Interval): E.Either<CalendarExhausted, ReadonlyArray<ExplainedSpan>> => {
    const open = openPeriods(calendar)(interval);
    if (open._tag === 'Left') return open;
    const skips = open.right.length === 0 && interval.start >= interval.end ? [] : calendar.skipsIn(interval);
    const spans: Array<ExplainedSpan> = [];
    let from = interval.start;
    for (const { start, end } of open.right) {
      spans.push(...skipped({ start: from, end: start }, skips));
      spans.push({ start, end, counted: true, milliseconds: end - start });
      from = end;
    }
    spans.push(...skipped({ start: from, end: interval.end }, skips));
    return E.right(spans);
  };

/**
 * Names the closure that an instant lies in, whether or not the calendar would be open then without it.
 *
 * @param calendar - the calendar
 * @returns a function from an instant to the name of the closure stated first among those around it, if there is
 *   one; none outside the years that calendars know
 * @example
 * ```ts
 * import * as O from 'fp-ts/lib/Option.js'
 * import { closureAt, compileCalendar, intlZones, parseHours } from 'smarketing/calendar'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const office = orThrow(compileCalendar(intlZones)({
 *   zone: 'UTC',
 *   weekly: { fri: orThrow(parseHours('09:00-17:00')) },
 *   closures: [{ name: 'Staff meeting', date: '2026-07-03', start: 600, end: 660 }],
 * }))
 * O.toNullable(closureAt(office)(orThrow(parseInstant('2026-07-03T10:59:59Z')))) // => 'Staff meeting'
 * O.toNullable(closureAt(office)(orThrow(parseInstant('2026-07-03T11:00:00Z')))) // => null
 * ```
 * @category questions
 * @since 0.1.0
 */
export const closureAt =
  (calendar: Calendar) =>
  (at: Instant): O.Option<string> => {
    if (!(at >= horizon.start && at < horizon.end)) return O.none;
    for (const { start, end, reason } of calendar.skipsIn({ start: at, end: (at + 1) as Instant }))
      if (reason.kind === 'closure' && start <= at && at < end) return O.some(reason.name);
    return O.none;
  };

const closed: SkipReason = { kind: 'closed' };

/** Cuts a closed span where reasons begin and end, and joins neighbours of one reason. */
const skipped = (
  gap: Interval,
  skips: ReadonlyArray<Interval & { readonly reason: SkipReason }>,
): ReadonlyArray<SkippedSpan> => {
  const inside = skips.filter(({ start, end }) => start < gap.end && end > gap.start);
  const edges = [gap.start, gap.end, ...inside.flatMap(({ start, end }) => [start, end])]
    .filter((edge) => gap.start <= edge && edge <= gap.end)
    .sort((first, second) => first - second);
  const spans: Array<SkippedSpan> = [];
  edges.forEach((end, index) => {
    const start = edges[index - 1];
    if (start === undefined || start === end) return;
    const reason = inside.find((skip) => skip.start <= start && start < skip.end)?.reason ?? closed;
    const last = spans[spans.length - 1];
    if (last !== undefined && last.reason === reason)
      spans[spans.length - 1] = { ...last, end, milliseconds: end - last.start };
    else spans.push({ start, end, counted: false, milliseconds: end - start, reason });
  });
  return spans;
};
