import { type ExplainedSpan, explainSpans } from '../calendar/explain.js';
import type { SkipReason } from '../calendar/skip-reason.js';
import { formatDuration, type Milliseconds } from '../kernel/duration.js';
import { formatInstant, type Instant } from '../kernel/instant.js';
import type { Interval } from '../kernel/interval.js';
import type { Clock, Restart } from './clock.js';

/**
 * Describes why a span of a clock does not count.
 *
 * @category model
 * @since 0.1.0
 */
export type UncountedReason =
  | SkipReason
  | {
      /** Tells reasons apart. */
      readonly kind: 'paused';
      /** The reasons of the pause, by their ids in the policy. */
      readonly pauses: ReadonlyArray<string>;
    }
  | {
      /** Tells reasons apart: it was closed before it was reopened. */
      readonly kind: 'was-closed';
    }
  | {
      /** Tells reasons apart: the clock began again at the end of the span. */
      readonly kind: 'restarted';
      /** Why it began again. */
      readonly because: Restart['reason'];
    };

/**
 * Describes one span of a clock: counted, or not and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClockSpan {
  /** The first instant, epoch milliseconds. */
  readonly from: Instant;
  /** The first instant after it. */
  readonly to: Instant;
  /** Its length, milliseconds. */
  readonly milliseconds: Milliseconds;
  /** What is consumed of the target by its end, milliseconds of the clock's own time. */
  readonly consumed: Milliseconds;
  /** Why it does not count; absent when it does. */
  readonly reason?: UncountedReason;
  /** The same in one English line, with times in UTC. */
  readonly text: string;
}

/**
 * Explains a clock from its start to an instant or its end: the spans that count and those that do not, each
 * with the reason, without gaps.
 *
 * **Details**: the counted spans add up to `consumed` of the reading. A pause is one span, whatever hours the
 * calendar keeps meanwhile.
 *
 * @param asOf - the instant, at or after the one the clock was folded up to, epoch milliseconds
 * @returns a function from a clock to its spans in order of time; none for a clock without figures
 * @example
 * ```ts
 * import { compileCalendar, intlZones, parseHours } from 'smarketing/calendar'
 * import { hour, orThrow, parseInstant } from 'smarketing/kernel'
 * import { clocksOf, compilePolicy, explainClock, type PolicyDocument } from 'smarketing/sla'
 *
 * const nineToFive = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({
 *   zone: 'UTC',
 *   weekly: { fri: nineToFive, mon: nineToFive, tue: nineToFive },
 *   holidays: [{ kind: 'date', name: 'Founding day', date: '2026-07-06' }],
 * }))
 * const firstTouch: PolicyDocument = {
 *   id: 'first-touch', version: 1, metric: 'first-response', obliged: 'sales', calendar: 'office',
 *   start: [{ type: 'handed-over' }],
 *   stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
 *   targets: [{ target: { clock: 'business', milliseconds: 2 * hour } }],
 * }
 * const policies = [orThrow(compilePolicy({ calendars: { office } })(firstTouch))]
 * const friday = orThrow(parseInstant('2026-07-03T16:00:00Z'))
 * const tuesday = orThrow(parseInstant('2026-07-07T09:30:00Z'))
 * const lead = {
 *   key: { system: 'crm', id: '7' },
 *   events: [{
 *     schemaVersion: 1, source: 'crm', id: 'e1', type: 'handed-over', occurredAt: friday,
 *     subject: { kind: 'lead', system: 'crm', id: '7' }, data: {},
 *   }],
 * } as const
 * const [clock] = clocksOf(policies, tuesday)(lead)
 * const spans = clock === undefined ? [] : explainClock(tuesday)(clock)
 * spans.map(({ reason }) => reason?.kind ?? 'counted')
 * // => ['counted', 'closed', 'holiday', 'closed', 'counted']
 * ```
 * @category explanations
 * @since 0.1.0
 */
export const explainClock =
  (asOf: Instant) =>
  (clock: Clock): ReadonlyArray<ClockSpan> => {
    const end = clock.stop?.at ?? clock.cancel?.at;
    const until = end === undefined || end > asOf ? asOf : end;
    if (clock.unmeasurable !== undefined || clock.startedAt >= until) return [];
    let consumed = 0;
    return [...restartSpans(clock, until), ...runSpans(clock, until)].map(({ start, end: to, reason }) => {
      const milliseconds = to - start;
      if (reason === undefined) consumed += milliseconds;
      return {
        from: start,
        to,
        milliseconds,
        consumed,
        ...(reason === undefined ? {} : { reason }),
        text: `${formatInstant(start)} – ${formatInstant(to)}: ${wordsOf(reason)}, ${formatDuration(milliseconds)}`,
      };
    });
  };

interface Explained extends Interval {
  readonly reason?: UncountedReason;
}

/** What lies before the last restart counts no more. */
const restartSpans = ({ startedAt, restarts }: Clock, until: Instant): ReadonlyArray<Explained> => {
  let start = startedAt;
  const spans: Array<Explained> = [];
  for (const { at, reason } of restarts) {
    const end = at < until ? at : until;
    if (start < end) spans.push({ start, end, reason: { kind: 'restarted', because: reason } });
    start = end;
  }
  return spans;
};

/** Cuts the run of a clock at every edge, then says of each piece whether it counts. */
const runSpans = (clock: Clock, until: Instant): ReadonlyArray<Explained> => {
  const { countsFrom, legs, pauses, closedSpans } = clock;
  const edges = new Set<Instant>([countsFrom, until]);
  for (const { from, to } of [...legs, ...pauses, ...closedSpans])
    for (const edge of [from, to])
      if (edge !== undefined && edge > countsFrom && edge < until) edges.add(edge);
  const sorted = [...edges].sort((first, second) => first - second);
  return sorted.slice(1).flatMap((end, index) => pieceOf(clock, { start: sorted[index] as Instant, end }));
};

const pieceOf = ({ pauses, legs }: Clock, piece: Interval): ReadonlyArray<Explained> => {
  const holds = ({ from, to }: { readonly from: Instant; readonly to?: Instant | undefined }): boolean =>
    from <= piece.start && (to === undefined || to >= piece.end);
  const held = pauses.filter(holds);
  if (held.length > 0)
    return [{ ...piece, reason: { kind: 'paused', pauses: [...new Set(held.map(({ id }) => id))] } }];
  const leg = legs.find(holds);
  if (leg === undefined) return [{ ...piece, reason: { kind: 'was-closed' } }];
  if (leg.calendar === undefined) return [piece];
  const spans = explainSpans(leg.calendar)(piece);
  return spans._tag === 'Left' ? [] : spans.right.map(explainedOf);
};

const explainedOf = (span: ExplainedSpan): Explained =>
  span.counted
    ? { start: span.start, end: span.end }
    : { start: span.start, end: span.end, reason: span.reason };

const wordsOf = (reason: UncountedReason | undefined): string => {
  if (reason === undefined) return 'counted';
  switch (reason.kind) {
    case 'closed':
      return 'not counted, outside the hours';
    case 'holiday':
      return `not counted, holiday ${reason.name}`;
    case 'closure':
      return `not counted, closed for ${reason.name}`;
    case 'override':
      return reason.name === undefined
        ? 'not counted, outside that date’s hours'
        : `not counted, ${reason.name}`;
    case 'paused':
      return `not counted, paused (${reason.pauses.join(', ')})`;
    case 'was-closed':
      return 'not counted, closed before it was reopened';
    case 'restarted':
      return `no longer counted, restarted ${reason.because.replaceAll('-', ' ')}`;
  }
};
