import { subtractBusinessDays } from '../../calendar/business-day.js';
import type { Calendar } from '../../calendar/calendar.js';
import { scaleOf, spanOf } from '../../calendar/target.js';
import { subtractTime } from '../../calendar/time-scale.js';
import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import { rate } from '../../kernel/wilson.js';
import type { AnsweredWithin, ByDueDate } from '../service-level.js';
import type { AssuranceReason } from './assurance.js';
import type { Request } from './service-log.js';
import { type OwnDue, type Recorded, reasonOf, type Verdict } from './verdict.js';

/** What one request came to. */
type Outcome =
  | { readonly kind: 'onTime' | 'late' }
  | { readonly kind: 'withdrawn'; readonly by: Party }
  | { readonly kind: 'overdue' | 'open'; readonly dueAt: Instant }
  | { readonly kind: 'askedTooLate'; readonly by: Party }
  | { readonly kind: 'notMeasurable'; readonly code: AssuranceReason['code']; readonly owner: Party };

/** How long a request has: when people read it as due, and the last instant that is in time. */
interface Deadline {
  readonly dueAt: Instant;
  readonly lastAt: Instant;
}

/** Holds a promise about requests against those that were made. */
export const judgeRequests = (
  level: AnsweredWithin | ByDueDate,
  requests: ReadonlyArray<Request>,
  {
    calendar,
    recorded,
    asOf,
    owner,
  }: {
    readonly calendar: Calendar;
    readonly recorded: Recorded;
    readonly asOf: Instant;
    readonly owner: Party;
  },
): Verdict => {
  const outcomes = requests.map((request) => ({
    request,
    outcome: outcomeOf(level, request, calendar, recorded, asOf, owner),
  }));
  const count = (kind: Outcome['kind']): number =>
    outcomes.filter(({ outcome }) => outcome.kind === kind).length;
  const dues = (kind: 'overdue' | 'open'): ReadonlyArray<OwnDue> =>
    outcomes.flatMap(({ request, outcome }) =>
      outcome.kind === kind && 'dueAt' in outcome ? [{ dueAt: outcome.dueAt, request: request.key }] : [],
    );
  const counts = {
    onTime: count('onTime'),
    late: count('late'),
    overdue: count('overdue'),
    open: count('open'),
    askedTooLate: count('askedTooLate'),
    withdrawn: count('withdrawn'),
    notMeasurable: count('notMeasurable'),
  };
  const judged = counts.onTime + counts.late + counts.overdue;
  const attained = rate(counts.onTime, judged);
  return {
    state:
      attained.value !== null
        ? attained.value >= (level.atLeast ?? 1)
          ? 'kept'
          : 'missed'
        : counts.notMeasurable > 0
          ? 'not-measured'
          : 'nothing-due',
    attained,
    required: judged,
    requests: counts,
    overdue: dues('overdue'),
    nextDue: dues('open'),
    reasons: [
      ...reasonOf('overdue', counts.overdue, owner),
      ...reasonOf('delivered-late', counts.late, owner),
      ...byOwner(
        outcomes.flatMap(
          ({ outcome }): ReadonlyArray<Pick<AssuranceReason, 'code' | 'owner'>> =>
            outcome.kind === 'askedTooLate'
              ? [{ code: 'asked-too-late', owner: outcome.by }]
              : outcome.kind === 'withdrawn'
                ? [{ code: 'withdrawn', owner: outcome.by }]
                : outcome.kind === 'notMeasurable'
                  ? [outcome]
                  : [],
        ),
      ),
      ...(requests.length === 0 ? reasonOf('nothing-asked', 1, owner) : []),
    ],
  };
};

/** Counts reasons by code and by who can change it, in the order of first appearance. */
const byOwner = (
  found: ReadonlyArray<Pick<AssuranceReason, 'code' | 'owner'>>,
): ReadonlyArray<AssuranceReason> => {
  const counts = new Map<string, AssuranceReason>();
  for (const { code, owner } of found) {
    const key = `${code} ${owner}`;
    counts.set(key, { code, count: (counts.get(key)?.count ?? 0) + 1, owner });
  }
  return [...counts.values()];
};

const outcomeOf = (
  level: AnsweredWithin | ByDueDate,
  request: Request,
  calendar: Calendar,
  recorded: Recorded,
  asOf: Instant,
  owner: Party,
): Outcome => {
  const { answer, withdrawnAt, by } = request;
  if (level.kind === 'by-due-date' && request.dueAt === undefined) {
    if (withdrawnAt !== undefined) return { kind: 'withdrawn', by };
    return { kind: 'notMeasurable', code: 'due-date-missing', owner: request.by };
  }
  // Of a date without a time both ends are asked; only where they agree is there an answer.
  const first = deadlineOf(level, request, request.at.earliest, calendar);
  const last = deadlineOf(level, request, request.at.latest, calendar);
  if (first === undefined || last === undefined) {
    return { kind: 'notMeasurable', code: 'calendar-exhausted', owner };
  }
  if (level.kind === 'by-due-date' && request.at.earliest > last.lastAt) {
    return { kind: 'askedTooLate', by: request.by };
  }
  if (withdrawnAt !== undefined && withdrawnAt.latest <= first.lastAt) return { kind: 'withdrawn', by };
  if (answer !== undefined) {
    if (answer.at.latest <= first.lastAt) return { kind: 'onTime' };
    if (answer.at.earliest > last.lastAt) return { kind: 'late' };
    return { kind: 'notMeasurable', code: 'date-only', owner };
  }
  if (withdrawnAt !== undefined) {
    // What was taken back when its time was over had been missed: taking it back unmakes nothing.
    if (withdrawnAt.earliest <= last.lastAt) return { kind: 'notMeasurable', code: 'date-only', owner: by };
    return recorded(last.lastAt) ? { kind: 'late' } : { kind: 'notMeasurable', code: 'not-recorded', owner };
  }
  if (asOf <= first.lastAt) return { kind: 'open', dueAt: first.dueAt };
  if (asOf <= last.lastAt) return { kind: 'notMeasurable', code: 'date-only', owner: request.by };
  return recorded(last.lastAt)
    ? { kind: 'overdue', dueAt: last.dueAt }
    : { kind: 'notMeasurable', code: 'not-recorded', owner };
};

const deadlineOf = (
  level: AnsweredWithin | ByDueDate,
  { dueAt }: Request,
  askedAt: Instant,
  calendar: Calendar,
): Deadline | undefined => {
  if (level.kind === 'answered-within') {
    const span = spanOf(calendar, level.target)(askedAt);
    return span._tag === 'Left' ? undefined : { dueAt: span.right.dueAt, lastAt: span.right.breachAt };
  }
  if (dueAt === undefined) return undefined;
  const { notice } = level;
  if (notice === undefined) return { dueAt, lastAt: dueAt };
  const before =
    notice.clock === 'business-days'
      ? subtractBusinessDays(calendar, notice.days)(dueAt)
      : subtractTime(scaleOf(calendar)(notice), notice.milliseconds)(dueAt);
  return before._tag === 'Left' ? undefined : { dueAt: before.right, lastAt: before.right };
};
