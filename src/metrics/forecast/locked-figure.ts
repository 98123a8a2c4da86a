import type { JournalEvent } from '../../journal/event.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Instant } from '../../kernel/instant.js';
import { isMoney, type Money } from '../../kernel/money.js';
import { byCodeUnit, byNumber } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';
import type { PeriodId } from '../../kernel/period.js';

/**
 * Describes whose a quota or a forecast is: a whole department's, a team's, or one person's.
 *
 * @category model
 * @since 0.1.0
 */
export interface LockedUnit {
  /** The department that it belongs to. */
  readonly department: Department;
  /** How much of it. */
  readonly level: 'department' | 'team' | 'person';
  /** The team or the person; the department itself at its own level. */
  readonly name: string;
}

/**
 * Describes an amount as it was frozen.
 *
 * @category model
 * @since 0.1.0
 */
export interface Lock {
  /** How much. */
  readonly amount: Money;
  /** When it was frozen, epoch milliseconds. */
  readonly lockedAt: Instant;
}

/**
 * Describes every lock of one figure: one unit's quota, or forecast, for one period.
 *
 * @category model
 * @since 0.1.0
 */
export interface LockHistory {
  /** What was frozen. */
  readonly measure: 'forecast' | 'quota';
  /** The period it is about. */
  readonly period: PeriodId;
  /** Whose. */
  readonly unit: LockedUnit;
  /** Every lock, the earliest first; one at least. */
  readonly locks: readonly [Lock, ...ReadonlyArray<Lock>];
}

/**
 * Gathers locked figures from events, each with all of its locks.
 *
 * **Details**: an owner is a team when `isTeam` knows the name, or when it is written `team:east`; else a person. A
 * lock about the department `marketing` is Marketing's, every other one Sales'. An amount that is none locks nothing.
 *
 * @param isTeam - tells whether a name is that of a team
 * @returns a function from visible events to the histories, sorted by measure, period, department, level and name
 * @category joins
 * @since 0.1.0
 */
export const lockHistories =
  (isTeam: (name: string) => boolean) =>
  (events: ReadonlyArray<JournalEvent>): ReadonlyArray<LockHistory> => {
    const locks = events.flatMap((event) => {
      if (event.type !== 'snapshot-locked' || !isMoney(event.data.amount)) return [];
      const { measure, period, amount, owner } = event.data;
      const unit = unitOf(isTeam, event.subject.id, owner);
      return [
        {
          text: JSON.stringify([measure, period, unit.department, unit.level, unit.name]),
          measure,
          period,
          unit,
          lock: { amount, lockedAt: event.occurredAt },
        },
      ];
    });
    return [...groupsOf(({ text }: (typeof locks)[number]) => text)(locks)]
      .sort(([first], [second]) => byCodeUnit(first, second))
      .map(([, [first, ...rest]]) => {
        const [earliest = first, ...later] = [first, ...rest].sort((one, other) =>
          byNumber(one.lock.lockedAt, other.lock.lockedAt),
        );
        const { measure, period, unit } = first;
        return { measure, period, unit, locks: [earliest.lock, ...later.map(({ lock }) => lock)] };
      });
  };

const unitOf = (
  isTeam: (name: string) => boolean,
  subject: string,
  owner: string | undefined,
): LockedUnit => {
  const department = subject === 'marketing' ? 'marketing' : 'sales';
  if (owner === undefined) return { department, level: 'department', name: department };
  if (owner.startsWith('team:')) return { department, level: 'team', name: owner.slice('team:'.length) };
  return { department, level: isTeam(owner) ? 'team' : 'person', name: owner };
};

/**
 * Finds the lock that stood before a moment: the latest one set earlier.
 *
 * @param history - the locks of one figure
 * @param moment - epoch milliseconds
 * @returns the lock, or undefined when none had been set
 * @category selections
 * @since 0.1.0
 */
export const lockBefore = ({ locks }: Pick<LockHistory, 'locks'>, moment: number): Lock | undefined =>
  locks.findLast(({ lockedAt }) => lockedAt < moment);
