import type { Instant } from '../../kernel/instant.js';
import type { LaunchReading, ReadCriterion } from '../../message/launch-reading.js';
import type { TrainingReading } from '../../message/training.js';
import type { Fate } from '../../metrics/black-hole/fate.js';

/**
 * Describes a launch as the room `message` reads it, for the report on the black hole.
 *
 * @category model
 * @since 0.1.0
 */
export interface ToldLaunch {
  /** Whether it is ready, as `readLaunch` says. */
  readonly launch: LaunchReading;
  /** Who can pitch its message, as `readTraining` says; absent where nobody keeps certificates. */
  readonly training?: TrainingReading;
}

/**
 * Names why a launch is in the black hole.
 *
 * **Details**: each launch has one cause at most, the first of this list that holds, and none before its time.
 * - `no-rep-can-pitch`: everything is due, and nobody who speaks for the company is certified to pitch it.
 * - `not-ready`: something without which nothing is launched is overdue.
 *
 * @category model
 * @since 0.1.0
 */
export type LaunchCause = 'no-rep-can-pitch' | 'not-ready';

/**
 * Tells where a launch stands: ready, with time left, or in the black hole and why.
 *
 * @param asOf - the instant of the reading, epoch milliseconds
 * @returns a function from a launch to its fate
 */
export const launchFate =
  (asOf: Instant) =>
  ({ launch: { criteria, blockers, decision }, training }: ToldLaunch): Fate<LaunchCause> => {
    const times = criteria.map(({ dueAt }) => dueAt);
    const lastDue = times.reduce<Instant | undefined>(
      (last, time) => (last === undefined || time > last ? time : last),
      undefined,
    );
    if (training !== undefined && lastDue !== undefined && lastDue <= asOf && isUnheard(training)) {
      return { where: 'in-the-hole', code: 'no-rep-can-pitch', accountable: 'sales', since: lastDue };
    }
    const [latest] = blockers
      .filter(({ lateBy }) => lateBy !== undefined)
      .sort((first: ReadCriterion, second: ReadCriterion) => first.dueAt - second.dueAt);
    if (latest !== undefined) {
      return { where: 'in-the-hole', code: 'not-ready', accountable: latest.owner, since: latest.dueAt };
    }
    return decision === 'go' ? { where: 'came-out', code: 'ready' } : { where: 'in-time', code: decision };
  };

const isUnheard = ({ certified }: TrainingReading): boolean =>
  certified.denominator > 0 && certified.numerator === 0;
