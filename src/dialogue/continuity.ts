import type { Participant } from '../journal/dialogue-events.js';
import { departmentOf, type PartyDepartments } from '../kernel/department-of.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Department, Party } from '../kernel/party.js';
import { type Ratio, ratio } from '../kernel/ratio.js';

/**
 * Describes someone who delivers what a session agreed on.
 *
 * @category model
 * @since 0.1.0
 */
export interface TeamMember {
  /** The person's identifier. */
  readonly person: string;
  /** Whom he or she stands for. */
  readonly party: Party;
  /** The person of the session whose place he or she took, handed over by name. */
  readonly succeeds?: string;
}

/**
 * Describes how far those who met are those who deliver, for one department or all.
 *
 * @category model
 * @since 0.1.0
 */
export interface Continuity {
  /** Who met and delivers too, of all who met. */
  readonly share: Ratio;
  /** The same, counting whom a named successor stands in for as well. */
  readonly withSuccessors: Ratio;
  /** Who met and delivers too, of all who met or deliver: also falls where many join later. */
  readonly jaccard: Ratio;
  /** Who met and is neither in the team nor succeeded, by name. */
  readonly gone: ReadonlyArray<string>;
  /** Who took whose place. */
  readonly succeeded: ReadonlyArray<{ readonly person: string; readonly by: string }>;
}

/**
 * Describes the continuity between a session and the team that delivers.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContinuityReading extends Continuity {
  /** The same for each department. */
  readonly byDepartment: { readonly [Side in Department]: Continuity };
  /** True when the share reaches the floor; null when nobody met. */
  readonly kept: boolean | null;
  /** The floor. */
  readonly floor: number;
  /** Members listed twice and successors of somebody who did not meet. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Reads whether the people who met are the people who deliver: the same team manages the results.
 *
 * @param belongs - the departments of teams and roles
 * @param floor - the least share that counts as continuity, 0–1; 0.8 is a proposal
 * @returns a function that takes the session's participants and the delivery team
 * @example
 * ```ts
 * import { readContinuity } from 'smarketing/dialogue'
 *
 * const session = [{ person: 'ada', party: 'sales' }, { person: 'bo', party: 'marketing' }] as const
 * const reading = readContinuity()(session, [{ person: 'ada', party: 'sales' }])
 * reading.share // => { numerator: 1, denominator: 2, value: 0.5 }
 * reading.gone // => ['bo']
 * ```
 * @category readings
 * @since 0.1.0
 */
export const readContinuity =
  (belongs: PartyDepartments = {}, floor = 0.8) =>
  (session: ReadonlyArray<Participant>, team: ReadonlyArray<TeamMember>): ContinuityReading => {
    const side = departmentOf(belongs);
    const whole = continuityOf(session, team);
    const of = (department: Department): Continuity =>
      continuityOf(
        session.filter(({ party }) => side(party) === department),
        team.filter(({ party }) => side(party) === department),
      );
    return {
      ...whole,
      byDepartment: { sales: of('sales'), marketing: of('marketing') },
      kept: whole.share.value === null ? null : whole.share.value >= floor,
      floor,
      issues: faultsOf(session, team),
    };
  };

const continuityOf = (session: ReadonlyArray<Participant>, team: ReadonlyArray<TeamMember>): Continuity => {
  const met = new Set(session.map(({ person }) => person));
  const delivers = new Set(team.map(({ person }) => person));
  const both = [...met].filter((person) => delivers.has(person));
  const places = new Map(
    team.flatMap(({ person, succeeds }) =>
      succeeds !== undefined && met.has(succeeds) && !delivers.has(succeeds) ? [[succeeds, person]] : [],
    ),
  );
  const gone = [...met].filter((person) => !delivers.has(person) && !places.has(person));
  return {
    share: ratio(both.length, met.size),
    withSuccessors: ratio(both.length + places.size, met.size),
    jaccard: ratio(both.length, new Set([...met, ...delivers]).size),
    gone: gone.sort(byCodeUnit),
    succeeded: [...places]
      .map(([person, by]) => ({ person, by }))
      .sort((first, second) => byCodeUnit(first.person, second.person)),
  };
};

const faultsOf = (
  session: ReadonlyArray<Participant>,
  team: ReadonlyArray<TeamMember>,
): ReadonlyArray<Issue> => {
  const met = new Set(session.map(({ person }) => person));
  return [
    ...duplicatesIn(
      team.map(({ person }) => person),
      (index) => ['team', index, 'person'],
    ),
    ...team.flatMap(({ succeeds }, index) =>
      succeeds === undefined || met.has(succeeds)
        ? []
        : [
            issue('unknown-person', ['team', index, 'succeeds'], 'The person succeeded did not meet.', {
              expected: 'someone of the session',
              received: show(succeeds),
            }),
          ],
    ),
  ];
};
