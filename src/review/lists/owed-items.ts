import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import { partyDepartments } from '../../agreement/party-departments.js';
import { departmentOf } from '../../kernel/department-of.js';
import type { Department, Party } from '../../kernel/party.js';
import type { ListedLead } from '../../metrics/which-leads.js';
import type { Debt } from '../debts/debt.js';
import type { Review } from '../review.js';
import type { OwedItem } from './owed-item.js';

/** What an item says beyond the debt it is part of. */
type Own = Omit<OwedItem, 'debt' | 'department' | 'title' | 'request' | 'by'>;

/** Tells of which department a party is. */
type SideOf = (party: Party) => Department | null;

/**
 * Lists everything that is owed, one entry for each thing of each debt: as many as the debt counts, where what it counts
 * has names.
 *
 * @param agreement - the agreement that was reviewed, compiled
 * @returns a function from a review to the items, Marketing's first, debt by debt
 * @category readings
 * @since 0.1.0
 */
export const owedItems = (agreement: CompiledAgreement): ((review: Review) => ReadonlyArray<OwedItem>) => {
  const sideOf = departmentOf(partyDepartments(agreement.agreement));
  return (review) => {
    const { debts, actions } = review.pageOne;
    return [...debts.marketing, ...debts.sales].flatMap((debt) => {
      const { id, owner, title, request } = debt;
      const by = actions.find((action) => action.owner === owner && action.because === id)?.byWhen;
      return ownItems(review, sideOf, debt).map(
        (own): OwedItem => ({
          debt: id,
          department: owner,
          ...own,
          title,
          request,
          ...(by === undefined ? {} : { by }),
        }),
      );
    });
  };
};

const ownItems = (review: Review, sideOf: SideOf, debt: Debt): ReadonlyArray<Own> => {
  if (debt.leads !== undefined) return debt.leads.map((lead) => leadItem(sideOf, debt.owner, lead));
  const told = toldItems(review, sideOf, debt);
  // What a debt counts is what its list holds: where the two differ, the names that it gives are the list.
  return told.length === debt.count
    ? told
    : (debt.names ?? []).map((name) => ({
        party: debt.owner,
        kind: 'other',
        name,
        money: [],
        reason: debt.id,
      }));
};

/** A lead's team is asked only where the team is of the department that owes: Marketing's debt is no rep's work. */
const leadItem = (
  sideOf: SideOf,
  owner: Department,
  { key, pass, owner: person, team, since, money = [], reason }: ListedLead,
): Own => {
  const isOwn = team !== undefined && (sideOf(`team:${team}`) ?? 'sales') === owner;
  return {
    party: isOwn ? `team:${team}` : owner,
    ...(person === undefined || owner !== 'sales' ? {} : { person }),
    kind: 'lead',
    key,
    name: key.id,
    pass,
    since,
    money,
    reason,
  };
};

const toldItems = (
  { dialogue, assets, compliance, programmes, deliveries }: Review,
  sideOf: SideOf,
  { id, owner }: Debt,
): ReadonlyArray<Own> => {
  const isOwn = (party: Party | undefined): boolean =>
    party !== undefined && (sideOf(party) ?? 'marketing') === owner;
  switch (id) {
    case 'broken-promises':
      return (dialogue.requests?.broken ?? []).flatMap(
        ({ key, performer, satisfiedWhen, ranOutAt, dueAt }) =>
          performer === undefined || sideOf(performer) !== owner
            ? []
            : [
                {
                  party: performer,
                  kind: 'request',
                  key,
                  name: satisfiedWhen ?? key.id,
                  ...((ranOutAt ?? dueAt) === undefined ? {} : { since: ranOutAt ?? dueAt }),
                  money: [],
                  reason: 'broken',
                } as Own,
              ],
      );
    case 'untold-signals':
      return (dialogue.signals?.overdue ?? []).flatMap(({ key, topic, owner: party, reportedAt }) =>
        isOwn(party)
          ? [
              {
                party,
                kind: 'signal',
                key,
                name: key.id,
                ...(reportedAt === undefined ? {} : { since: reportedAt }),
                money: [],
                reason: topic ?? 'topic-not-said',
              } as Own,
            ]
          : [],
      );
    case 'unused-assets':
      return (assets?.unused ?? []).flatMap(({ key, title, use, cost, owner: party }) =>
        isOwn(party)
          ? [
              {
                party,
                kind: 'asset',
                key,
                name: title,
                money: cost === undefined ? [] : [cost],
                reason: use,
              },
            ]
          : [],
      );
    case 'missed-obligations':
      return compliance.sides[owner].obligations.flatMap(({ id: name, title, owner: party, periods }) => {
        const last = periods.findLast(({ closed }) => closed);
        return last?.state === 'missed'
          ? [
              {
                party,
                kind: 'obligation',
                name: `${name}: ${title}`,
                since: last.span.end,
                money: [],
                reason: last.text,
              },
            ]
          : [];
      });
    case 'programmes-without-agreement':
    case 'programmes-awaiting-consent':
      return programmes.programmes.flatMap(({ key, title, status, lacks, spent }) => {
        const own = lacks.filter((lack) => lack.owner === owner);
        return status === 'abandoned' || own.length === 0
          ? []
          : [
              {
                party: owner,
                kind: 'programme',
                key,
                name: title ?? key.id,
                money: spent,
                reason: own.map(({ lack }) => lack).join(' '),
              },
            ];
      });
    case 'overdue-services':
      return (deliveries?.overdue ?? []).flatMap(({ service, owner: party, dueAt, request, period }) =>
        isOwn(party)
          ? [
              {
                party,
                kind: 'service',
                ...(request === undefined ? {} : { key: request }),
                name: service,
                since: dueAt,
                money: [],
                reason: period ?? (request === undefined ? 'too-old' : 'asked-for'),
              } as Own,
            ]
          : [],
      );
    default:
      return meetingItems(dialogue, id);
  }
};

const meetingItems = ({ cadence = [] }: Review['dialogue'], id: string): ReadonlyArray<Own> =>
  cadence
    .filter(({ policy }) => id === `missed-meetings:${policy}`)
    .flatMap(({ policy, owner: party, periods }) =>
      periods
        .slice(periods.findLastIndex(({ state }) => state === 'kept') + 1)
        .flatMap(({ period, state }) =>
          state === 'missed'
            ? [{ party, kind: 'meeting', name: policy, money: [], reason: period } as Own]
            : [],
        ),
    );
