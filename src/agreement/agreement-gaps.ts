import { presetMeetingRules } from '../dialogue/meeting-rules.js';
import type { Issue } from '../kernel/issue.js';
import { type Department, departments } from '../kernel/party.js';
import type { PeriodUnit } from '../kernel/period.js';
import type { Agreement, Assumption } from './agreement.js';
import type { AgreementGap } from './compiled-agreement.js';
import { periodWords } from './words.js';

/**
 * Finds what an agreement leaves open without being wrong.
 *
 * @param agreement - an agreement without issues
 * @returns the gaps, in the order in which a reader meets their places
 */
export const gapsOf = (agreement: Agreement): ReadonlyArray<AgreementGap> => [
  ...(agreement.terms.profitable.margin === undefined
    ? [
        {
          code: 'no-margin',
          path: ['terms', 'profitable', 'margin'],
          message: 'Nothing says what share of a sale is left after its costs, so no return can be measured.',
          owner: 'operations',
        } as const,
      ]
    : []),
  ...clockGaps(agreement),
  ...((agreement.goals ?? []).length === 0
    ? [
        {
          code: 'no-joint-goal',
          path: ['goals'],
          message: 'There is no goal that both departments own.',
          owner: 'sales',
        } as const,
      ]
    : []),
  ...programmeGaps(agreement),
  ...gradeGaps(agreement),
  ...alignmentGaps(agreement),
  ...creditGaps(agreement),
  ...capacityGaps(agreement),
  ...cadenceGaps(agreement),
  ...(agreement.assumptions ?? []).flatMap(({ path, note }): ReadonlyArray<AgreementGap> => {
    // What was taken out of the agreement needs no confirmation any more.
    const place = placeOf(agreement, path);
    if (place === null) return [];
    const message = `Nobody has confirmed this yet: ${note}`;
    return [{ code: 'unconfirmed', path: place, message, owner: 'operations' }];
  }),
];

/** The place that a path with ids of list members leads to, with indexes instead of ids; null for none. */
export const placeOf = (root: unknown, path: Assumption['path']): Issue['path'] | null => {
  const place: Array<string | number> = [];
  let value = root;
  for (const key of path) {
    const index = Array.isArray(value)
      ? value.findIndex((member: { readonly id?: unknown } | null) => member?.id === key)
      : -1;
    const next = index >= 0 ? index : key;
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, next)) return null;
    value = (value as Readonly<Record<string | number, unknown>>)[next];
    place.push(next);
  }
  return place;
};

/** For every clock on one side there is one on the other. */
const clockGaps = ({ policies }: Agreement): ReadonlyArray<AgreementGap> => {
  const obliged = new Set<string>(policies.map((policy) => policy.obliged));
  const without = departments.filter((side) => !obliged.has(side));
  return obliged.size === 0 || without.length !== 1
    ? []
    : without.map((side: Department) => ({
        code: 'one-sided-clocks',
        path: ['policies'],
        message: `No promise with a time limit is on ${side}, while there are some on the other side.`,
        owner: side,
      }));
};

const lengths: { readonly [Unit in PeriodUnit]: number } = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  'fiscal-quarter': 91,
  year: 365,
  'fiscal-year': 365,
};

/** Without a word on credit the departments argue with a proposal, and without a list nobody can say who aims elsewhere. */
const creditGaps = ({ credit, targetAccounts = [] }: Agreement): ReadonlyArray<AgreementGap> => [
  ...(credit === undefined
    ? [
        {
          code: 'no-credit-terms',
          path: ['credit'],
          message: 'Nothing says who gets the credit for what is won.',
          owner: 'operations',
        } as const,
      ]
    : []),
  ...(targetAccounts.length === 0
    ? [
        {
          code: 'no-target-accounts',
          path: ['targetAccounts'],
          message: 'There is no list of accounts that both departments aim at.',
          owner: 'operations',
        } as const,
      ]
    : []),
];

/** Without targets there is no index, and without a word on measures nobody sees how far they diverge. */
const alignmentGaps = ({ alignment, measuredBy = {} }: Agreement): ReadonlyArray<AgreementGap> => [
  ...(alignment === undefined
    ? [
        {
          code: 'no-alignment-terms',
          path: ['alignment'],
          message: 'Nothing says what alignment is held against.',
          owner: 'operations',
        } as const,
      ]
    : alignment.dimensions.flatMap(({ id, atLeast, atMost }, index) =>
        atLeast === undefined && atMost === undefined
          ? [
              {
                code: 'dimension-without-target',
                path: ['alignment', 'dimensions', index],
                message: `The dimension ${id} has no target, so that it counts as missing.`,
                owner: 'operations',
              } as const,
            ]
          : [],
      )),
  ...departments
    .filter((side) => measuredBy[side] === undefined)
    .map(
      (side): AgreementGap => ({
        code: 'measures-not-declared',
        path: ['measuredBy', side],
        message: `Nothing says by what ${side} is measured.`,
        owner: side,
      }),
    ),
];

/** Without it nobody can say whether a team is late because too much came. */
const capacityGaps = ({ capacity = [] }: Agreement): ReadonlyArray<AgreementGap> =>
  capacity.length > 0
    ? []
    : [
        {
          code: 'capacity-not-agreed',
          path: ['capacity'],
          message: 'Nothing says how many leads a team can take up.',
          owner: 'sales',
        },
      ];

/** The off-site of the sources is held each quarter at least. */
const cadenceGaps = ({ cadence = [] }: Agreement): ReadonlyArray<AgreementGap> =>
  cadence.flatMap(({ policy, every, owner }, index) => {
    const least = presetMeetingRules[policy].leastOften;
    return least === undefined || lengths[every] <= lengths[least]
      ? []
      : [
          {
            code: 'meetings-too-seldom',
            path: ['cadence', index, 'every'],
            message: `The ${policy} is due once in each ${periodWords[every]}; it does its work each ${periodWords[least]} at least.`,
            owner,
          } as const,
        ];
  });

/** Without shared grades nobody can tell whether both mean the same by a good lead. */
const gradeGaps = ({ grading }: Agreement): ReadonlyArray<AgreementGap> =>
  grading !== undefined
    ? []
    : [
        {
          code: 'no-shared-grades',
          path: ['grading'],
          message: 'Nothing says by which grades both judge the same leads.',
          owner: 'operations',
        },
      ];

/** Money spent without agreed deliverables or benchmarks is the sources' lethal disconnect. */
const programmeGaps = ({ programmes = [] }: Agreement): ReadonlyArray<AgreementGap> =>
  programmes.flatMap(({ title, deliverables, benchmarks }, index) => [
    ...(deliverables.length === 0
      ? [
          {
            code: 'deliverables-missing',
            path: ['programmes', index, 'deliverables'],
            message: `Nothing says what the programme ${title} is to deliver.`,
            owner: 'marketing',
          } as const,
        ]
      : []),
    ...(benchmarks.length === 0
      ? [
          {
            code: 'benchmarks-missing',
            path: ['programmes', index, 'benchmarks'],
            message: `Nothing says by what the programme ${title} is to be judged.`,
            owner: 'marketing',
          } as const,
        ]
      : []),
  ]);
