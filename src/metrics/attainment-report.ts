import type { Instant } from '../kernel/instant.js';
import type { PeriodId } from '../kernel/period.js';
import { type Attainment, type AttainmentSum, attainment } from './attainment.js';
import type { ClockCase } from './clock-case.js';
import { type Grouped, type GroupedSums, groupBy } from './group-by.js';
import { mapReading } from './list.js';
import type { Metric } from './metric.js';
import { struct } from './struct.js';

/**
 * Describes by what a promise's attainment is told apart.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttainmentTerms {
  /** The period of an instant in the agreement's zone, for example `periodAt(zone, rules, 'month')`. */
  readonly periodOf: (at: Instant) => PeriodId;
  /** Whether the agreement that both departments signed allows readings about single persons. */
  readonly personal: boolean;
}

/**
 * Describes attainment by person, or why it is not given.
 *
 * @category model
 * @since 0.1.0
 */
export type PersonAttainment =
  | {
      /** It is not given. */
      readonly given: false;
      /** The signed agreement does not allow it. */
      readonly reason: 'not-agreed';
    }
  | {
      /** It is given. */
      readonly given: true;
      /** Each person with enough judged clocks; the share carries its interval. */
      readonly persons: ReadonlyArray<Grouped<Attainment>>;
      /** Who has too few to be told apart from chance, as numbers only. */
      readonly tooFew: { readonly persons: number; readonly clocks: number };
    };

/**
 * Describes how a promise was kept, in all and by whom, for whom and when.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttainmentReport {
  /** In all. */
  readonly attainment: Attainment;
  /** By the team of the lead's owner; the group is empty where none is known. */
  readonly teams: ReadonlyArray<Grouped<Attainment>>;
  /** By the segment that the subject belonged to at the start; the group is empty where none is known. */
  readonly segments: ReadonlyArray<Grouped<Attainment>>;
  /** By the period in which the clock started; in a young one many are not due yet. */
  readonly periods: ReadonlyArray<Grouped<Attainment>>;
  /** By the person who owned it when it was breached, else at the end. */
  readonly persons: PersonAttainment;
}

/**
 * Describes the sums behind an attainment report.
 *
 * @category model
 * @since 0.1.0
 */
export interface AttainmentReportSum {
  /** In all. */
  readonly attainment: AttainmentSum;
  /** By team. */
  readonly teams: GroupedSums<AttainmentSum>;
  /** By segment. */
  readonly segments: GroupedSums<AttainmentSum>;
  /** By period. */
  readonly periods: GroupedSums<AttainmentSum>;
  /** By person; empty unless that is agreed. */
  readonly persons: GroupedSums<AttainmentSum>;
}

/**
 * Is how many judged clocks a person must have before a share is shown: 30, as the signed flag asks for (proposal).
 *
 * @category constants
 * @since 0.1.0
 */
export const fewestClocksOfPerson = 30;

/**
 * Measures how promises with a time limit were kept, by team, segment, period and, where agreed, person.
 *
 * **Details**: overdue open clocks count against the promise, the paused share stands beside it. Group it by policy
 * with `groupBy`. Where readings about persons are not agreed, not even the sums hold a person's name.
 *
 * @param terms - the periods, and whether persons may be told apart
 * @returns the metric over clocks
 * @category metrics
 * @since 0.1.0
 */
export const attainmentReport = ({
  periodOf,
  personal,
}: AttainmentTerms): Metric<ClockCase, AttainmentReportSum, AttainmentReport> => {
  const ofClock: Metric<ClockCase, AttainmentSum, Attainment> = {
    ...attainment,
    of: ({ clock }) => attainment.of(clock),
  };
  const by = (groupOf: (subject: ClockCase) => string) =>
    groupBy((subject: ClockCase) => [groupOf(subject)])(ofClock);
  return mapReading(
    ({
      persons,
      ...reading
    }: Omit<AttainmentReport, 'persons'> & {
      readonly persons: ReadonlyArray<Grouped<Attainment>>;
    }): AttainmentReport => ({
      ...reading,
      persons: personal ? byPerson(persons) : { given: false, reason: 'not-agreed' },
    }),
  )(
    struct({
      attainment: ofClock,
      teams: by(({ team }) => team ?? ''),
      segments: by(({ clock }) => clock.segment ?? ''),
      periods: by(({ clock }) => periodOf(clock.startedAt)),
      persons: groupBy(({ person }: ClockCase) => (personal && person !== undefined ? [person] : []))(
        ofClock,
      ),
    }),
  );
};

const byPerson = (persons: ReadonlyArray<Grouped<Attainment>>): PersonAttainment => {
  const isEnough = ({ reading }: Grouped<Attainment>): boolean =>
    reading.attained.denominator >= fewestClocksOfPerson;
  const few = persons.filter((one) => !isEnough(one));
  return {
    given: true,
    persons: persons.filter(isEnough),
    tooFew: {
      persons: few.length,
      clocks: few.reduce((sum, { reading }) => sum + reading.clocks, 0),
    },
  };
};
