import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Disposition, ExitKind, ReasonFamily } from '../lead/exit-reason.js';
import { countOf } from './count.js';
import { type GroupedSums, groupBy } from './group-by.js';
import type { PassCase } from './lead-case.js';
import { mapReading } from './list.js';
import type { Metric } from './metric.js';

/**
 * Describes how many passes ended in one way, for one reason.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExitCount {
  /** How the passes ended. */
  readonly exit: ExitKind;
  /** The reason as the events give it; absent where none was given, or none is needed. */
  readonly reason?: string;
  /** What the reason has in common with others; absent for a win. */
  readonly family?: ReasonFamily;
  /** Who has to do something about it; absent for a win. */
  readonly accountable?: Party;
  /** How many passes. */
  readonly passes: number;
}

/**
 * Counts how passes ended and why, the most frequent first.
 *
 * @returns the metric over passes
 * @category metrics
 * @since 0.1.0
 */
export const exits = (): Metric<PassCase, GroupedSums<number>, ReadonlyArray<ExitCount>> =>
  mapReading((groups: ReadonlyArray<{ readonly group: string; readonly reading: number }>) =>
    groups
      .map(
        ({ group, reading }): ExitCount => ({
          ...(JSON.parse(group) as Omit<ExitCount, 'passes'>),
          passes: reading,
        }),
      )
      .sort((first, second) => second.passes - first.passes || byCodeUnit(textOf(first), textOf(second))),
  )(groupBy(groupsOf)(countOf<PassCase>(() => true)));

const groupsOf = ({ pass: { exit } }: PassCase): ReadonlyArray<string> =>
  exit === undefined ? [] : [exitGroup(exit)];

/**
 * Names the group of an exit by everything there is to say, as JSON, so that any reason can be told from any other.
 *
 * @internal
 */
export const exitGroup = (
  exit: { readonly kind: 'won' } | ({ readonly kind: Exclude<ExitKind, 'won'> } & Disposition),
): string => {
  if (exit.kind === 'won') return JSON.stringify({ exit: 'won' });
  const { kind, reason, family, accountable } = exit;
  return JSON.stringify({ exit: kind, ...(reason === undefined ? {} : { reason }), family, accountable });
};

const textOf = ({ exit, reason = '' }: ExitCount): string => `${exit} ${reason}`;
