import { meetingPolicies } from '../journal/dialogue-events.js';
import { type Issue, issue } from '../kernel/issue.js';
import { type Department, departments, isParty } from '../kernel/party.js';
import { show } from '../kernel/show.js';
import { isLeadStage, leadStages, rankOfStage } from '../lead/lead-stage.js';
import type { Agreement } from './agreement.js';
import {
  choiceIssues,
  nameIssues,
  periodUnits,
  repeatedIssues,
  targetIssues,
  textIssues,
} from './check-value.js';
import { type CompletenessGained, type Obligation, unitOfObligation } from './obligation.js';

type At = Issue['path'];

/**
 * Finds what is wrong with what the departments owe each other.
 *
 * @param agreement - the whole, since obligations name policies and facts of it
 * @returns every issue with its path from the agreement's root
 */
export const obligationIssues = (agreement: Agreement): ReadonlyArray<Issue> => {
  const placed = departments.flatMap((side) =>
    agreement.obligations[side].map((obligation, index) => ({
      side,
      obligation,
      at: ['obligations', side, index] as At,
    })),
  );
  return [
    ...departments.flatMap((side) =>
      (agreement.obligations[side] as ReadonlyArray<Obligation>).length === 0
        ? [
            issue(
              'one-sided',
              ['obligations', side],
              'One department owes nothing, so this is no agreement.',
              {
                expected: 'at least one obligation',
              },
            ),
          ]
        : [],
    ),
    ...placed.flatMap(({ side, obligation, at }) => oneIssues(agreement, side, obligation, at)),
    ...repeatedIssues(
      'repeated-id',
      placed.map(({ obligation }) => obligation.id),
      (index) => [...(placed[index]?.at ?? []), 'id'],
    ),
  ];
};

const oneIssues = (
  agreement: Agreement,
  side: Department,
  obligation: Obligation,
  at: At,
): ReadonlyArray<Issue> => {
  const other: Department = side === 'sales' ? 'marketing' : 'sales';
  return [
    ...textIssues(obligation.id, [...at, 'id']),
    ...textIssues(obligation.title, [...at, 'title']),
    ...partyIssues(obligation.owner, other, [...at, 'owner']),
    ...partyIssues(obligation.beneficiary, side, [...at, 'beneficiary']),
    ...choiceIssues(periodUnits, obligation.period, [...at, 'period']),
    ...choiceIssues(Object.keys(unitOfObligation), obligation.metric.kind, [...at, 'metric', 'kind']),
    ...(Object.hasOwn(unitOfObligation, obligation.metric.kind)
      ? [
          ...targetIssues(obligation.atLeast, unitOfObligation[obligation.metric.kind], [...at, 'atLeast']),
          ...metricIssues(agreement, obligation, [...at, 'metric']),
        ]
      : []),
  ];
};

/** Nobody owes a thing to himself, and nobody owes it in the other's place. */
const partyIssues = (party: string, not: Department, at: At): ReadonlyArray<Issue> => {
  if (!isParty(party)) {
    return [issue('not-a-party', at, 'The text names no party.', { received: show(party) })];
  }
  return party === not || party.startsWith('partner:')
    ? [
        issue('wrong-party', at, 'The party stands on the wrong side of the obligation.', {
          expected: `a party other than ${not} and any partner`,
          received: party,
        }),
      ]
    : [];
};

const metricIssues = (agreement: Agreement, { metric }: Obligation, at: At): ReadonlyArray<Issue> => {
  switch (metric.kind) {
    case 'policy-attainment':
      return nameIssues(
        'unknown-policy',
        'No policy has this id.',
        [...new Set(agreement.policies.map(({ id }) => id))],
        metric.policy,
        [...at, 'policy'],
      );
    case 'facts-recorded':
      return [
        ...choiceIssues(leadStages, metric.by, [...at, 'by']),
        ...emptyIssues(metric.facts, [...at, 'facts']),
        ...metric.facts.flatMap((fact, index) =>
          nameIssues('unknown-fact', 'No fact has this name.', Object.keys(agreement.facts), fact, [
            ...at,
            'facts',
            index,
          ]),
        ),
      ];
    case 'complete-at-hand-over':
      return completenessIssues(agreement, at);
    case 'completeness-gained':
      return [
        ...completenessIssues(agreement, at),
        ...choiceIssues(leadStages, metric.from, [...at, 'from']),
        ...choiceIssues(leadStages, metric.to, [...at, 'to']),
        ...(!isLeadStage(metric.from) || !isLeadStage(metric.to) || isAfter(metric)
          ? []
          : [
              issue('reversed-range', [...at, 'to'], 'The second stage does not come after the first.', {
                expected: `a stage after ${metric.from}`,
                received: show(metric.to),
              }),
            ]),
      ];
    case 'results-reported':
    case 'signals-answered':
      return Number.isSafeInteger(metric.within) && metric.within > 0
        ? []
        : [
            issue('zero-target', [...at, 'within'], 'There is no time in which it could be done.', {
              expected: 'whole milliseconds above 0',
              received: show(metric.within),
            }),
          ];
    case 'assets-published':
      return emptyIssues(metric.assets, [...at, 'assets']);
    case 'service-deliveries':
      return textIssues(metric.service, [...at, 'service']);
    case 'meetings-held':
      return choiceIssues(meetingPolicies, metric.policy, [...at, 'policy']);
    case 'leads-handed-over':
    case 'accepted':
    case 'requests-kept':
      return [];
  }
};

const isAfter = ({ from, to }: CompletenessGained): boolean => rankOfStage(from) < rankOfStage(to);

const emptyIssues = (list: ReadonlyArray<string>, at: At): ReadonlyArray<Issue> =>
  list.length === 0 ? [issue('empty-list', at, 'Without any of these nothing is measured.')] : [];

const completenessIssues = (agreement: Agreement, at: At): ReadonlyArray<Issue> =>
  agreement.completeness === undefined
    ? [
        issue('completeness-missing', at, 'The agreement does not say when a lead is complete.', {
          expected: 'completeness with its items',
        }),
      ]
    : [];
