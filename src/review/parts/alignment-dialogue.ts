import * as E from 'fp-ts/lib/Either.js';
import { partyDepartments } from '../../agreement/party-departments.js';
import { periodInterval } from '../../calendar/zoned-period.js';
import { requestLives } from '../../dialogue/request-life.js';
import { presetSignalClosure, signalLives } from '../../dialogue/signal-life.js';
import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { DialogueReview } from './dialogue.js';

/** Periods kept, of those of every agreed kind of meeting that ended in the window, or were kept before they ended. */
export const keptMeetings = (
  { agreement: { zone, periodRules } }: ReviewSubjects,
  { cadence = [] }: DialogueReview,
  window: Interval,
): Ratio => {
  const spanOf = periodInterval(zone, periodRules);
  const states = cadence.flatMap(({ periods }) =>
    periods.flatMap(({ period, state }) => {
      const span = spanOf(period);
      return E.isRight(span) && span.right.end > window.start ? [state] : [];
    }),
  );
  const kept = states.filter((state) => state === 'kept').length;
  return rate(kept, kept + states.filter((state) => state === 'missed').length);
};

/** Promises kept, of those that were done in time, or whose time ran out, in the window. */
export const keptPromises = ({ view, viewpoint: { asOf } }: ReviewSubjects, window: Interval): Ratio => {
  const inWindow = contains(window);
  const states = requestLives(asOf)(view.others).flatMap(({ promise, ranOutAt, dueAt, doneAt }) => {
    const at = promise === 'kept' ? doneAt : (ranOutAt ?? dueAt);
    return at !== undefined && inWindow(at) ? [promise] : [];
  });
  const kept = states.filter((state) => state === 'kept').length;
  return rate(kept, kept + states.filter((state) => state === 'kept-late' || state === 'broken').length);
};

/** Signals told back in time, of those whose time ran out in the window, or that were told back before. */
export const signalsToldBack = (
  { agreement, view, viewpoint: { asOf } }: ReviewSubjects,
  window: Interval,
): Ratio => {
  const inWindow = contains(window);
  const belongs = partyDepartments(agreement.agreement);
  const { signals } = signalLives({ belongs, closedWithin: presetSignalClosure }, asOf)(view.others);
  const states = signals.flatMap(({ closure, reportedAt, reachedAt }) => {
    const dueAt = reportedAt === undefined ? undefined : reportedAt + presetSignalClosure;
    const at = closure === 'closed-in-time' ? reachedAt['told-back'] : dueAt;
    return at !== undefined && inWindow(at as Instant) ? [closure] : [];
  });
  const inTime = states.filter((state) => state === 'closed-in-time').length;
  return rate(
    inTime,
    inTime + states.filter((state) => state === 'closed-late' || state === 'overdue').length,
  );
};
