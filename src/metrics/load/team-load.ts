import type { Instant } from '../../kernel/instant.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { PeriodId, PeriodUnit } from '../../kernel/period.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import { type Change, changeFrom } from '../change.js';
import { countOf } from '../count.js';
import { firstResponse } from '../follow-up.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import { isKept } from '../kept.js';
import type { PassCase } from '../lead-case.js';
import { mapReading } from '../list.js';
import type { Metric } from '../metric.js';
import { type RateSum, rateOf } from '../rate.js';
import { struct } from '../struct.js';
import { type Workload, type WorkloadSum, workload } from '../workload.js';
import type { Capacity } from './capacity.js';

/**
 * Describes what came to a team in one period, held against what it can take up.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodLoad {
  /** The period. */
  readonly period: PeriodId;
  /** How many leads were handed over to the team in it. */
  readonly handedOver: number;
  /** That over the capacity: above 1 more came than the team can take up. */
  readonly load: number;
  /** True while the period is under way and more may come. */
  readonly underWay?: true;
}

/**
 * Describes a team's load against its capacity, and whether missed first responses go together with overload.
 *
 * @category model
 * @since 0.1.0
 */
export interface CapacityLoad {
  /** The capacity. */
  readonly capacity: Capacity;
  /** The periods in which anything was handed over, in order. */
  readonly periods: ReadonlyArray<PeriodLoad>;
  /** How many of them brought more than the capacity. */
  readonly overloaded: number;
  /** Open leads in hand over the capacity: for how many periods there is work already. */
  readonly backlog: number;
  /** First responses kept, of leads that came in a period above capacity. */
  readonly keptOver: Ratio;
  /** First responses kept, of leads that came in a period within it. */
  readonly keptWithin: Ratio;
  /** How the first differs from the second; null where either is nothing. */
  readonly difference: Change | null;
  /** How many first responses were missed of leads from periods above capacity, and from all others. */
  readonly missed: { readonly over: number; readonly within: number };
  /** Whether overload explains what was missed, in English. */
  readonly text: string;
}

/**
 * Describes what a team has in hand, and how that compares with what it can take up.
 *
 * @category model
 * @since 0.1.0
 */
export interface TeamLoad {
  /** The team; empty where none is recorded. */
  readonly team: string;
  /** What it has in hand, and what it put off. */
  readonly work: Workload;
  /** How that compares with its capacity; absent where none is agreed, since nobody can guess it. */
  readonly against?: CapacityLoad;
}

/**
 * Describes by what the load of teams is measured.
 *
 * @category model
 * @since 0.1.0
 */
export interface LoadTerms {
  /** Up to when, epoch milliseconds. */
  readonly asOf: Instant;
  /** How many leads a team can take up; null where nobody agreed on it. */
  readonly capacityOf: (team: string) => Capacity | null;
  /** The period of an instant, by how long periods are. */
  readonly periodOf: (unit: PeriodUnit) => (at: Instant) => PeriodId;
}

/**
 * Describes the sums behind what came to a team in one period.
 *
 * @category model
 * @since 0.1.0
 */
export interface PeriodLoadSum {
  /** How many were handed over. */
  readonly handedOver: number;
  /** First responses kept, out of the judged ones. */
  readonly kept: RateSum;
}

/**
 * Describes the sums behind the load of a team.
 *
 * @category model
 * @since 0.1.0
 */
export interface TeamLoadSum {
  /** What it has in hand. */
  readonly work: WorkloadSum;
  /** What came, by period; under the empty name where the team has no capacity. */
  readonly periods: GroupedSums<PeriodLoadSum>;
}

/**
 * Measures what each team has in hand against what it can take up, and whether it is late because too much came.
 *
 * **Details**: workload stops no clock, so that this is the place where it counts. A capacity is agreed or there is none;
 * no figure here is guessed from what a team has done. That missed responses and overload go together does not say that
 * one makes the other.
 *
 * @param terms - up to when, the capacities, and how periods are counted
 * @returns the metric over passes: a reading for each team, by name
 * @category metrics
 * @since 0.1.0
 */
export const teamLoad = (
  terms: LoadTerms,
): Metric<PassCase, GroupedSums<TeamLoadSum>, ReadonlyArray<TeamLoad>> => {
  const { periodOf } = terms;
  // Against nothing no load can be held; a compiled agreement has no such capacity.
  const capacityOf = (team: string): Capacity | null => {
    const capacity = terms.capacityOf(team);
    return capacity !== null && capacity.leads > 0 ? capacity : null;
  };
  const periodIn = (subject: PassCase): PeriodId => {
    const { handOver } = subject.pass;
    const capacity = capacityOf(subject.team ?? '');
    return handOver === undefined || capacity === null ? '' : periodOf(capacity.per)(handOver.at);
  };
  const byTeam = groupBy<PassCase>((subject) =>
    subject.pass.handOver === undefined ? [] : [subject.team ?? ''],
  )(
    struct({
      work: workload(),
      periods: groupBy<PassCase>((subject) => [periodIn(subject)])(
        struct({
          handedOver: countOf<PassCase>(() => true),
          kept: rateOf<PassCase>(
            (subject) => responded(subject) !== null,
            (subject) => responded(subject) === true,
          ),
        }),
      ),
    }),
  );
  return mapReading((teams: ReadonlyArray<Grouped<TeamParts>>) =>
    teams.map(({ group, reading }): TeamLoad => {
      const capacity = capacityOf(group);
      const { work, periods } = reading;
      return capacity === null
        ? { team: group, work }
        : { team: group, work, against: againstCapacity(terms, capacity, work, periods) };
    }),
  )(byTeam);
};

/** What came in a period, and how many first responses were kept. */
interface Arrivals {
  readonly handedOver: number;
  readonly kept: Ratio;
}

interface TeamParts {
  readonly work: Workload;
  readonly periods: ReadonlyArray<Grouped<Arrivals>>;
}

/** Whether the promise of the first response was kept; null where that is not judged. */
const responded = (subject: PassCase): boolean | null => isKept(firstResponse('sales')(subject));

const againstCapacity = (
  { asOf, periodOf }: LoadTerms,
  capacity: Capacity,
  work: Workload,
  arrivals: TeamParts['periods'],
): CapacityLoad => {
  const underWay = periodOf(capacity.per)(asOf);
  const isOver = ({ reading }: Grouped<Arrivals>): boolean => reading.handedOver > capacity.leads;
  const over = arrivals.filter(isOver);
  const within = arrivals.filter((one) => !isOver(one));
  const [keptOver, keptWithin] = [keptOf(over), keptOf(within)];
  const difference = changeFrom(keptWithin)(keptOver);
  const missed = {
    over: keptOver.denominator - keptOver.numerator,
    within: keptWithin.denominator - keptWithin.numerator,
  };
  return {
    capacity,
    periods: arrivals
      .map(
        ({ group, reading: { handedOver } }): PeriodLoad => ({
          period: group,
          handedOver,
          load: handedOver / capacity.leads,
          ...(group === underWay ? { underWay: true } : {}),
        }),
      )
      .sort((first, second) => byCodeUnit(first.period, second.period)),
    overloaded: over.length,
    backlog: work.open / capacity.leads,
    keptOver,
    keptWithin,
    difference,
    missed,
    text: textOf(over.length, missed, difference),
  };
};

const keptOf = (periods: TeamParts['periods']): Ratio => {
  const sum = (part: 'numerator' | 'denominator'): number =>
    periods.reduce((total, { reading }) => total + reading.kept[part], 0);
  return rate(sum('numerator'), sum('denominator'));
};

const textOf = (overloaded: number, missed: CapacityLoad['missed'], difference: Change | null): string => {
  const all = missed.over + missed.within;
  if (all === 0) return 'No first response was missed.';
  const count = (number: number): string => `${number} of the ${all} missed first responses`;
  if (overloaded === 0)
    return 'More than the capacity never came: overload explains none of the missed first responses.';
  const where = `${count(missed.over)} are of leads that came while more came than the team can take up`;
  if (difference === null) return `${where}; there is nothing to compare them with.`;
  if (difference.verdict === 'noise')
    return `${where}; promises were kept as often otherwise, within noise: nothing shows that overload explains what was missed.`;
  return difference.difference < 0
    ? `${where}; promises were kept less often then, by more than noise: overload goes together with being late. ${missed.within} were missed without it.`
    : `${where}; promises were kept more often then, so overload does not explain what was missed.`;
};
