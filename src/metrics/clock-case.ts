import { type RecordKey, textOfKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Moment } from '../lead/moment.js';
import type { Lateness } from '../sla/reading.js';
import { type AttainmentState, attainmentState } from './attainment.js';
import type { PassCase, StartedReading } from './lead-case.js';

/**
 * Describes one clock as figures see it: its reading, joined with what the lead's life says of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClockCase {
  /** The clock. */
  readonly clock: StartedReading;
  /** The number of the pass it started in; absent where it is not about a lead. */
  readonly pass?: number;
  /** The team of the lead's owner; absent when none is recorded. */
  readonly team?: string;
  /** The person who owned the lead when the clock was breached, else when it was read; never a queue. */
  readonly person?: string;
  /** True when a bulk load wrote its start or its stop, so that it says nothing about speed. */
  readonly imported?: true;
}

/**
 * Describes one clock behind a count, with what its owner needs to act on it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ListedClock {
  /** What it is about. */
  readonly subject: RecordKey;
  /** The number of the pass it started in; absent where it is not about a lead. */
  readonly pass?: number;
  /** The policy. */
  readonly policy: string;
  /** Which of the policy's clocks of this subject it is, from 1. */
  readonly cycle: number;
  /** How it counts. */
  readonly state: AttainmentState;
  /** Who owns the subject; absent when nobody is recorded. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** When it started, epoch milliseconds. */
  readonly startedAt: Instant;
  /** When it is or was due, epoch milliseconds; absent where it has no due time. */
  readonly dueAt?: Instant;
  /** By how much it is or was late; absent when it is not. */
  readonly lateBy?: Lateness;
}

/**
 * Joins the clocks of a pass with what its lead's life says of them.
 *
 * @param subject - a pass
 * @returns a case for each clock that started in it
 * @category joins
 * @since 0.1.0
 */
export const clockCases = (subject: PassCase): ReadonlyArray<ClockCase> => {
  const { life, pass, clocks, team } = subject;
  if (clocks.length === 0) return [];
  const isPerson = (name: string): boolean =>
    life.owners.some(({ ownerKind, owner }) => ownerKind === 'person' && owner === name) ||
    life.passes.some(({ handOver }) => handOver?.packet.owner === name);
  const loaded = new Set(momentsOf(subject).flatMap(({ at, imported }) => (imported === true ? [at] : [])));
  return clocks.map((clock): ClockCase => {
    const owner = ('ownerAtBreach' in clock ? clock.ownerAtBreach : undefined) ?? clock.owner;
    const isLoaded = loaded.has(clock.startedAt) || ('stop' in clock && loaded.has(clock.stop.at));
    return {
      clock,
      pass: pass.number,
      ...(team === undefined ? {} : { team }),
      ...(owner === undefined || !isPerson(owner) ? {} : { person: owner }),
      ...(isLoaded ? { imported: true } : {}),
    };
  });
};

const momentsOf = ({ pass }: PassCase): ReadonlyArray<Moment> => {
  const { first, booking, firstContact } = pass.touches;
  return [...Object.values(pass.stages), pass.handOver, pass.exit, first, booking, firstContact].filter(
    (moment) => moment !== undefined,
  );
};

/**
 * Lists the clocks behind a count, the oldest first, so that the same question gives the same list.
 *
 * @param counts - which clocks are on it, by how they count
 * @returns a function from clocks to the list
 * @category folds
 * @since 0.1.0
 */
export const whichClocks =
  (counts: (state: AttainmentState, subject: ClockCase) => boolean) =>
  (subjects: Iterable<ClockCase>): ReadonlyArray<ListedClock> => {
    const listed: Array<ListedClock> = [];
    for (const subject of subjects) {
      const { clock, pass, team } = subject;
      const state = attainmentState(clock);
      if (!counts(state, subject)) continue;
      listed.push({
        subject: clock.subject,
        ...(pass === undefined ? {} : { pass }),
        policy: clock.policy.id,
        cycle: clock.cycle,
        state,
        ...(clock.owner === undefined ? {} : { owner: clock.owner }),
        ...(team === undefined ? {} : { team }),
        startedAt: clock.startedAt,
        ...('dueAt' in clock && clock.dueAt !== undefined ? { dueAt: clock.dueAt } : {}),
        ...('lateBy' in clock ? { lateBy: clock.lateBy } : {}),
      });
    }
    return listed.sort(
      (first, second) =>
        first.startedAt - second.startedAt ||
        byCodeUnit(textOfKey(first.subject), textOfKey(second.subject)) ||
        byCodeUnit(first.policy, second.policy) ||
        first.cycle - second.cycle,
    );
  };
