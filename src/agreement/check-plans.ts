import * as E from 'fp-ts/lib/Either.js';
import { meetingPolicies } from '../journal/dialogue-events.js';
import { isInstant } from '../kernel/instant.js';
import { type Issue, issue, under } from '../kernel/issue.js';
import { departments, isParty } from '../kernel/party.js';
import { type PeriodRules, periodDates } from '../kernel/period.js';
import { show } from '../kernel/show.js';
import type { Agreement } from './agreement.js';
import {
  choiceIssues,
  datesIssues,
  isShare,
  moneyIssues,
  nameIssues,
  periodUnits,
  repeatedIssues,
  targetIssues,
  textIssues,
} from './check-value.js';

/**
 * Finds what is wrong with goals, programmes, targets, capacity, cadence, sharing and sources.
 *
 * @param rules - how the company counts its periods
 * @returns a function from the agreement to every issue with its path from the root
 */
export const planIssues =
  (rules: PeriodRules) =>
  (agreement: Agreement): ReadonlyArray<Issue> => [
    ...goalIssues(rules, agreement),
    ...programmeIssues(agreement),
    ...pageOneIssues(agreement),
    ...capacityIssues(agreement),
    ...cadenceIssues(agreement),
    ...sharingIssues(agreement),
    ...sourceIssues(agreement),
  ];

const goalKinds = ['revenue', 'revenue-retained', 'customers-won', 'customers-kept'];

const goalIssues = (rules: PeriodRules, { goals = [], currency }: Agreement): ReadonlyArray<Issue> => [
  ...goals.flatMap((goal, index): ReadonlyArray<Issue> => {
    const at = ['goals', index];
    const period = periodDates(rules)(goal.period);
    const { measure } = goal;
    return [
      ...textIssues(goal.id, [...at, 'id']),
      ...textIssues(goal.title, [...at, 'title']),
      ...(E.isLeft(period) ? under(...at, 'period')(period.left) : []),
      ...departments.flatMap((side) => textIssues(goal.owners[side], [...at, 'owners', side])),
      ...choiceIssues(goalKinds, measure.kind, [...at, 'measure', 'kind']),
      ...('marketingShare' in measure &&
      measure.marketingShare !== undefined &&
      !isShare(measure.marketingShare)
        ? [
            issue('out-of-range', [...at, 'measure', 'marketingShare'], 'The value is no share.', {
              expected: 'a share of 0–1',
              received: show(measure.marketingShare),
            }),
          ]
        : []),
      ...(typeof measure.atLeast === 'number'
        ? targetIssues(measure.atLeast, 'count', [...at, 'measure', 'atLeast'])
        : [
            ...moneyIssues(measure.atLeast, currency, [...at, 'measure', 'atLeast']),
            ...(measure.atLeast.minor === 0
              ? [issue('zero-target', [...at, 'measure', 'atLeast'], 'A target of 0 is always met.')]
              : []),
          ]),
    ];
  }),
  ...repeatedIssues(
    'repeated-id',
    goals.map(({ id }) => id),
    (index) => ['goals', index, 'id'],
  ),
];

const programmeIssues = ({ programmes = [], currency }: Agreement): ReadonlyArray<Issue> => [
  ...programmes.flatMap((programme, index) => {
    const at = ['programmes', index];
    return [
      ...textIssues(programme.id, [...at, 'id']),
      ...moneyIssues(programme.budget, currency, [...at, 'budget']),
      ...datesIssues(programme.from, programme.until, [...at, 'from'], [...at, 'until']),
    ];
  }),
  ...repeatedIssues(
    'repeated-id',
    programmes.map(({ id }) => id),
    (index) => ['programmes', index, 'id'],
  ),
];

const pageOneIssues = ({ targets, currency }: Agreement): ReadonlyArray<Issue> => [
  ...choiceIssues(periodUnits, targets.period, ['targets', 'period']),
  ...targetIssues(targets.handedOver, 'count', ['targets', 'handedOver']),
  ...targetIssues(targets.workedInTime, 'share', ['targets', 'workedInTime']),
  ...targetIssues(targets.converted, 'share', ['targets', 'converted']),
  // A ceiling of 0 is a promise that can be broken, unlike a floor of 0.
  ...(targets.overdueNow === undefined ||
  (Number.isSafeInteger(targets.overdueNow) && targets.overdueNow >= 0)
    ? []
    : [
        issue('out-of-range', ['targets', 'overdueNow'], 'The ceiling is not a whole number from 0.', {
          received: show(targets.overdueNow),
        }),
      ]),
  ...(targets.moneyAtRisk === undefined
    ? []
    : moneyIssues(targets.moneyAtRisk, currency, ['targets', 'moneyAtRisk'])),
];

const capacityIssues = ({ capacity = [] }: Agreement): ReadonlyArray<Issue> => [
  ...capacity.flatMap(({ party, person, leads, per }, index) => {
    const at = ['capacity', index];
    const first = capacity.find((other) => other.party === party && other.person !== undefined);
    return [
      ...(isParty(party)
        ? []
        : [issue('not-a-party', [...at, 'party'], 'The text names no party.', { received: show(party) })]),
      ...(person === undefined ? [] : textIssues(person, [...at, 'person'])),
      ...targetIssues(leads, 'count', [...at, 'leads']),
      ...choiceIssues(periodUnits, per, [...at, 'per']),
      // The sum of persons is the party's, so they are counted over periods of one length.
      ...(person === undefined || first === undefined || first.per === per
        ? []
        : [
            issue(
              'mixed-periods',
              [...at, 'per'],
              'The persons of one party are counted over other periods.',
              {
                expected: first.per,
                received: show(per),
              },
            ),
          ]),
    ];
  }),
  ...repeatedIssues(
    'repeated-party',
    capacity.map(({ party, person = '' }) => `${party} ${person}`),
    (index) => ['capacity', index, 'party'],
  ),
];

const cadenceIssues = ({ cadence = [] }: Agreement): ReadonlyArray<Issue> => [
  ...cadence.flatMap(({ policy, every, owner }, index) => [
    ...choiceIssues(meetingPolicies, policy, ['cadence', index, 'policy']),
    ...choiceIssues(periodUnits, every, ['cadence', index, 'every']),
    ...(isParty(owner)
      ? []
      : [
          issue('not-a-party', ['cadence', index, 'owner'], 'The text names no party.', {
            received: show(owner),
          }),
        ]),
  ]),
  ...repeatedIssues(
    'repeated-policy',
    cadence.map(({ policy }) => policy),
    (index) => ['cadence', index, 'policy'],
  ),
];

const sharingIssues = ({ sharing = [], facts }: Agreement): ReadonlyArray<Issue> =>
  sharing.flatMap((entry, index) =>
    entry.facts.flatMap((fact, place) =>
      nameIssues('unknown-fact', 'No fact has this name.', Object.keys(facts), fact, [
        'sharing',
        index,
        'facts',
        place,
      ]),
    ),
  );

const sourceIssues = ({ sources = [] }: Agreement): ReadonlyArray<Issue> =>
  sources.flatMap(({ source, observedFrom, observedTo }, index) => {
    const at = ['sources', index];
    return [
      ...textIssues(source, [...at, 'source']),
      ...(isInstant(observedFrom)
        ? []
        : [issue('not-an-instant', [...at, 'observedFrom'], 'The value is not an instant.')]),
      ...(observedTo !== undefined && observedTo <= observedFrom
        ? [issue('reversed-range', [...at, 'observedTo'], 'The range ends before it begins.')]
        : []),
    ];
  });
