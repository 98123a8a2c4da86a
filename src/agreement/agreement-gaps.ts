import { type Department, departments } from '../kernel/party.js';
import type { Agreement } from './agreement.js';
import type { AgreementGap } from './compiled-agreement.js';

/**
 * Finds what an agreement leaves open without being wrong.
 *
 * @param agreement - an agreement without issues
 * @returns the gaps, in the order in which a reader meets their places
 */
export const gapsOf = (agreement: Agreement): ReadonlyArray<AgreementGap> => [
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
  ...(agreement.assumptions ?? []).map(
    ({ path, note }): AgreementGap => ({
      code: 'unconfirmed',
      path,
      message: `Nobody has confirmed this yet: ${note}`,
      owner: 'operations',
    }),
  ),
];

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
