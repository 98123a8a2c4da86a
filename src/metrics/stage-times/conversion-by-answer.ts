import type { LeadStage } from '../../journal/lead-events.js';
import { day, type Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { firstReach } from '../first-reach.js';
import { firstResponse } from '../follow-up.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import { isKept } from '../kept.js';
import type { PassCase } from '../lead-case.js';
import type { Metric } from '../metric.js';
import { reasonAgainst } from '../moment-wait.js';
import { enteredAt } from '../stage-entry.js';
import { struct } from '../struct.js';
import { type TimeToEvent, timeToEvent, type Wait, type WaitSum } from '../time-to-event.js';
import type { TouchWaitTerms } from '../touch-wait.js';
import { type LogRank, type LogRankSum, logRank } from './log-rank.js';

/**
 * Names how a lead stood when the landmark after its hand-over was reached: answered in time, answered late, or not yet
 * answered.
 *
 * @category model
 * @since 0.1.0
 */
export type AnswerGroup = 'in-time' | 'late' | 'not-yet';

/**
 * Describes by what conversion is compared between leads that were answered in time, late, and not yet.
 *
 * @category model
 * @since 0.1.0
 */
export interface AnswerTerms extends TouchWaitTerms {
  /** The stage that counts as conversion. */
  readonly to: LeadStage;
  /** How long after the hand-over leads are grouped, and their waits begin, in milliseconds. */
  readonly landmark: Milliseconds;
  /** The stratum within which leads are compared, for example their segment; all in one when absent. */
  readonly stratumOf?: (subject: PassCase) => string;
}

/**
 * The landmark that the review uses: seven days after the hand-over (proposal).
 *
 * @category constants
 * @since 0.1.0
 */
export const proposedLandmark: Milliseconds = 7 * day;

/**
 * Describes how leads went on by how they had been answered at the landmark.
 *
 * @category model
 * @since 0.1.0
 */
export interface ConversionByAnswer {
  /** How long after the hand-over leads are grouped, in milliseconds. */
  readonly landmark: Milliseconds;
  /** The stage that counts as conversion. */
  readonly to: LeadStage;
  /** How long each group took from the landmark on; `group` is an `AnswerGroup`. */
  readonly groups: ReadonlyArray<Grouped<TimeToEvent>>;
  /** Whether they differ by more than chance. */
  readonly test: LogRank;
}

/**
 * Describes the sums behind it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ConversionByAnswerSum {
  /** Waits by group. */
  readonly groups: GroupedSums<WaitSum>;
  /** Waits by stratum and group. */
  readonly test: LogRankSum;
}

/**
 * Measures how leads went on that had been answered in time, late, or not yet, a landmark after their hand-over.
 *
 * **Details**: to be answered late, a lead has to wait, and one that buys at once cannot become late. Comparing from
 * the hand-over on would call that an effect of answering. So leads are grouped as they stand at the landmark, and only
 * what happens after it counts. Left out with their reason: who left or converted before it
 * (`ended-before-landmark`), who has not reached it (`younger-than-landmark`), who was promised nothing
 * (`no-promise`), and where touches are not recorded.
 *
 * @param terms - up to when, whose touches were recorded, the landmark and the stage
 * @returns the metric over passes
 * @see J. R. Anderson, K. C. Cain, R. D. Gelber, Analysis of survival by tumor response, Journal of Clinical Oncology 1
 *   (1983), for the landmark
 * @category metrics
 * @since 0.1.0
 */
export const conversionByAnswer = (
  terms: AnswerTerms,
): Metric<PassCase, ConversionByAnswerSum, ConversionByAnswer> => {
  const { landmark, to } = terms;
  const standing = standingAt(terms);
  const ofStandings = struct({
    groups: groupBy<Standing>(({ group }) => (group === ungrouped ? [] : [group]))(
      timeToEvent<Standing>(({ wait }) => wait),
    ),
    test: logRank<Standing>({
      waitOf: ({ wait }) => wait,
      groupOf: ({ group }) => group,
      stratumOf: ({ stratum }) => stratum,
    }),
  });
  return {
    ...ofStandings,
    of: (subject) => {
      const found = standing(subject);
      return found === null ? ofStandings.empty : ofStandings.of(found);
    },
    extract: (sum) => ({ landmark, to, ...ofStandings.extract(sum) }),
  };
};

/** Who belongs to no group is counted with the reason why, under a name that no group has. */
const ungrouped = '';

interface Standing {
  readonly group: AnswerGroup | typeof ungrouped;
  readonly stratum: string;
  readonly wait: Wait;
}

const standingAt =
  ({ asOf, touchesRecorded, to, landmark, stratumOf }: AnswerTerms) =>
  (subject: PassCase): Standing | null => {
    const { handOver, exit } = subject.pass;
    if (handOver === undefined) return null;
    const stratum = stratumOf?.(subject) ?? '';
    const out = (reason: string): Standing => ({
      group: ungrouped,
      stratum,
      wait: { outcome: 'excluded', reason },
    });
    const unusable = reasonAgainst(handOver);
    if (unusable !== null) return out(unusable);
    const from = (handOver.at + landmark) as Instant;
    if (asOf < from) return out('younger-than-landmark');
    const arrival = enteredAt(to)(subject);
    const end = arrival ?? exit;
    if (end !== undefined && end.at <= from) return out('ended-before-landmark');
    const group = groupAt(subject, from, touchesRecorded);
    if (typeof group === 'object') return out(group.reason);
    if (end === undefined) return { group, stratum, wait: { outcome: 'open', duration: asOf - from } };
    const against = reasonAgainst(end);
    return against === null
      ? {
          group,
          stratum,
          wait: { outcome: arrival === undefined ? 'competing' : 'happened', duration: end.at - from },
        }
      : out(`${arrival === undefined ? 'exit' : to}-${against}`);
  };

const groupAt = (
  subject: PassCase,
  landmark: Instant,
  touchesRecorded: TouchWaitTerms['touchesRecorded'],
): AnswerGroup | { readonly reason: string } => {
  if (!touchesRecorded(subject)) return { reason: 'touches-not-recorded' };
  const reached = firstReach(subject);
  if (reached === undefined || reached.at > landmark) return 'not-yet';
  const unusable = reasonAgainst(reached);
  if (unusable !== null) return { reason: `touch-${unusable}` };
  const kept = isKept(firstResponse('sales')(subject));
  if (kept === null) return { reason: 'no-promise' };
  return kept ? 'in-time' : 'late';
};
