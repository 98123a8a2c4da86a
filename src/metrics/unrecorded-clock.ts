import type { SlaMetric } from '../sla/policy.js';
import type { PassCase, StartedReading } from './lead-case.js';

/** The promises that a touch keeps: where nobody records touches, nobody can tell whether they were kept. */
export const keptByTouch: ReadonlySet<SlaMetric> = /* @__PURE__ */ new Set([
  'first-response',
  'next-response',
  'follow-up',
]);

/**
 * Leaves promises that a touch would keep unjudged where nobody would have recorded it.
 *
 * **Details**: the clock stays counted, as `not-measurable` for the reason `touches-not-recorded`: a team that
 * logs nothing is "not recorded", not "not worked". A clock that something recorded has stopped stays judged.
 *
 * @param touchesRecorded - tells whether touches of a pass would have been recorded
 * @returns a function from a pass to the pass with such clocks left unjudged
 * @category joins
 * @since 0.1.0
 */
export const leaveUnrecorded =
  (touchesRecorded: (subject: PassCase) => boolean) =>
  (subject: PassCase): PassCase =>
    touchesRecorded(subject) || !subject.clocks.some(isUnprovable)
      ? subject
      : {
          ...subject,
          clocks: subject.clocks.map((clock) => (isUnprovable(clock) ? unjudged(clock) : clock)),
        };

const isUnprovable = (clock: StartedReading): boolean =>
  keptByTouch.has(clock.metric) &&
  !('stop' in clock) &&
  clock.state !== 'cancelled' &&
  clock.state !== 'not-measurable';

const unjudged = (clock: StartedReading): StartedReading => {
  const {
    schemaVersion,
    policy,
    metric,
    obliged,
    subject,
    cycle,
    startedAt,
    deferrals,
    segment,
    owner,
    follows,
  } = clock;
  return {
    schemaVersion,
    policy,
    metric,
    obliged,
    subject,
    cycle,
    startedAt,
    deferrals,
    ...(segment === undefined ? {} : { segment }),
    ...(owner === undefined ? {} : { owner }),
    ...(follows === undefined ? {} : { follows }),
    state: 'not-measurable',
    reason: 'touches-not-recorded',
    open: true,
  };
};
