import { byCodeUnit } from '../../kernel/order.js';
import { type Grouped, type GroupedSums, groupBy } from '../group-by.js';
import type { Metric } from '../metric.js';
import { type QuotaAttainment, type QuotaCase, type QuotaSum, quotaAttainment } from './quota.js';

/**
 * Describes an attainment, and on whose quotas it rests.
 *
 * @category model
 * @since 0.1.0
 */
export interface RolledUpAttainment extends QuotaAttainment {
  /** On a quota of its own, on its teams', on its people's; `none` where nobody has one. */
  readonly basis: 'own' | 'teams' | 'persons' | 'none';
}

/**
 * Describes the attainment of quotas by person, or why it is not given.
 *
 * @category model
 * @since 0.1.0
 */
export type PersonQuotas =
  | {
      /** It is not given. */
      readonly given: false;
      /** The signed agreement does not allow it. */
      readonly reason: 'not-agreed';
    }
  | {
      /** It is given. */
      readonly given: true;
      /** Each person with a quota. */
      readonly persons: ReadonlyArray<Grouped<QuotaAttainment>>;
    };

/**
 * Describes how far quotas were attained, in all, by team, and by person where that is agreed.
 *
 * @category model
 * @since 0.1.0
 */
export interface QuotaReport {
  /** In all. */
  readonly whole: RolledUpAttainment;
  /** By team; the group is empty for people whose team is not known. */
  readonly teams: ReadonlyArray<Grouped<RolledUpAttainment>>;
  /** By person. */
  readonly persons: PersonQuotas;
}

/**
 * Describes the sums behind a report of quotas.
 *
 * @category model
 * @since 0.1.0
 */
export interface QuotaReportSum {
  /** The department's own quotas. */
  readonly own: QuotaSum;
  /** The teams' own quotas. */
  readonly teams: GroupedSums<QuotaSum>;
  /** The quotas of people, by team. */
  readonly members: GroupedSums<QuotaSum>;
  /** By person; empty unless that is agreed. */
  readonly persons: GroupedSums<QuotaSum>;
}

/**
 * Measures how far quotas were attained at every level, the same money never twice.
 *
 * **Details**: a department is read on its own quota, else on its teams'; a team on its own, else on its people's. Each
 * is all that was sold ÷ all quotas. Group it by period and department with `groupBy`. Where readings about persons
 * are not agreed, not even the sums hold a person's name.
 *
 * @param terms - whether the signed agreement allows readings about single persons
 * @returns the metric over quotas
 * @category metrics
 * @since 0.1.0
 */
export const quotaReport = ({
  personal,
}: {
  readonly personal: boolean;
}): Metric<QuotaCase, QuotaReportSum, QuotaReport> => {
  const { concat } = quotaAttainment;
  const of = (level: QuotaCase['unit']['level'], subject: QuotaCase): QuotaSum =>
    subject.unit.level === level ? quotaAttainment.of(subject) : quotaAttainment.empty;
  const by = (level: QuotaCase['unit']['level'], nameOf: (subject: QuotaCase) => string) =>
    groupBy((subject: QuotaCase) => (subject.unit.level === level ? [nameOf(subject)] : []))(quotaAttainment);
  const teams = by('team', ({ unit }) => unit.name);
  const members = by('person', ({ team }) => team ?? '');
  const persons = personal ? by('person', ({ unit }) => unit.name) : by('person', () => '');
  return {
    empty: { own: quotaAttainment.empty, teams: [], members: [], persons: [] },
    of: (subject) => ({
      own: of('department', subject),
      teams: teams.of(subject),
      members: members.of(subject),
      persons: personal ? persons.of(subject) : [],
    }),
    concat: (first, second) => ({
      own: concat(first.own, second.own),
      teams: teams.concat(first.teams, second.teams),
      members: members.concat(first.members, second.members),
      persons: persons.concat(first.persons, second.persons),
    }),
    extract: (sum) => {
      const rows = teamRows(sum);
      return {
        whole: readWhole(sum.own, rows),
        teams: rows.map(({ group, basis, own }) => ({ group, reading: readAs(basis, own) })),
        persons: personal
          ? { given: true, persons: persons.extract(sum.persons) }
          : { given: false, reason: 'not-agreed' },
      };
    },
  };
};

interface TeamRow {
  readonly group: string;
  readonly basis: 'own' | 'persons';
  readonly own: QuotaSum;
}

/** Every team once: on its own quota, else on its people's, else with what was locked too late to be one. */
const teamRows = ({ teams, members }: QuotaReportSum): ReadonlyArray<TeamRow> => {
  const ofPeople = new Set(members.map(([group]) => group));
  const own = groupedRows(teams, 'own').filter(
    ({ group, own: { counts } }) => counts[0] > 0 || !ofPeople.has(group),
  );
  const withOwn = new Set(own.map(({ group }) => group));
  const others = groupedRows(members, 'persons').filter(({ group }) => !withOwn.has(group));
  return [...own, ...others].sort((first, second) => byCodeUnit(first.group, second.group));
};

const groupedRows = (sums: GroupedSums<QuotaSum>, basis: TeamRow['basis']): ReadonlyArray<TeamRow> =>
  sums.map(([group, own]) => ({ group, basis, own }));

const readWhole = (own: QuotaSum, rows: ReadonlyArray<TeamRow>): RolledUpAttainment => {
  if (own.counts[0] > 0) return readAs('own', own);
  const total = rows.reduce((sum, row) => quotaAttainment.concat(sum, row.own), own);
  const withQuota = rows.filter((row) => row.own.counts[0] > 0);
  const isOfTeams = withQuota.some((row) => row.basis === 'own');
  const basis = isOfTeams ? 'teams' : withQuota.length > 0 ? 'persons' : 'none';
  return readAs(basis, total);
};

const readAs = (basis: RolledUpAttainment['basis'], sum: QuotaSum): RolledUpAttainment => ({
  ...quotaAttainment.extract(sum),
  basis,
});
