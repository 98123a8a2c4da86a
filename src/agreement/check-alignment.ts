import { type Issue, issue } from '../kernel/issue.js';
import { departments } from '../kernel/party.js';
import { show } from '../kernel/show.js';
import type { Agreement } from './agreement.js';
import { type AlignmentDimension, alignmentDimensions } from './alignment-terms.js';
import {
  choiceIssues,
  isShare,
  nameIssues,
  repeatedIssues,
  targetIssues,
  textIssues,
  versionIssues,
} from './check-value.js';
import type { DepartmentMeasures } from './department-measures.js';

type At = Issue['path'];

/**
 * Finds what is wrong with what alignment is held against, and with what departments say of themselves.
 *
 * @param agreement - the agreement
 * @returns every issue with its path from the root
 */
export const alignmentIssues = (agreement: Agreement): ReadonlyArray<Issue> => [
  ...indexIssues(agreement),
  ...departments.flatMap((side) => {
    const measures = agreement.measuredBy?.[side];
    return measures === undefined ? [] : measureIssues(agreement, measures, ['measuredBy', side]);
  }),
];

const indexIssues = ({ alignment }: Agreement): ReadonlyArray<Issue> => {
  if (alignment === undefined) return [];
  const { dimensions, minimumCoverage } = alignment;
  return [
    ...(dimensions.length === 0
      ? [issue('nothing-weighed', ['alignment', 'dimensions'], 'An index of nothing says nothing.')]
      : []),
    ...dimensions.flatMap((dimension, index) =>
      dimensionIssues(dimension, ['alignment', 'dimensions', index]),
    ),
    ...repeatedIssues(
      'repeated-id',
      dimensions.map(({ id }) => id),
      (index) => ['alignment', 'dimensions', index, 'id'],
    ),
    ...targetIssues(minimumCoverage, 'share', ['alignment', 'minimumCoverage']),
  ];
};

/** The most that one dimension can weigh, so that all sums stay exact. */
const mostWeight = 1_000;

const dimensionIssues = (dimension: AlignmentDimension, at: At): ReadonlyArray<Issue> => {
  const { id, weight, atLeast, atMost } = dimension;
  const unknown = choiceIssues(Object.keys(alignmentDimensions), id, [...at, 'id']);
  if (unknown.length > 0) return unknown;
  const { sense } = alignmentDimensions[id];
  const [wrong, right] =
    sense === 'at-least' ? (['atMost', 'atLeast'] as const) : (['atLeast', 'atMost'] as const);
  return [
    ...(Number.isSafeInteger(weight) && weight >= 1 && weight <= mostWeight
      ? []
      : [
          issue('not-a-weight', [...at, 'weight'], 'The value is no weight.', {
            expected: `a whole number of 1–${mostWeight}`,
            received: show(weight),
          }),
        ]),
    ...(dimension[wrong] === undefined
      ? []
      : [
          issue('wrong-sense', [...at, wrong], 'The dimension is held against the other kind of target.', {
            expected: right,
          }),
        ]),
    ...(sense === 'at-least'
      ? targetIssues(atLeast, 'share', [...at, 'atLeast'])
      : shareIssues(atMost, [...at, 'atMost'])),
  ];
};

/** A ceiling of 0 is a promise that can be broken, unlike a floor of 0. */
const shareIssues = (value: number | undefined, at: At): ReadonlyArray<Issue> =>
  value === undefined || isShare(value)
    ? []
    : [
        issue('out-of-range', at, 'The value is no share.', {
          expected: 'a share of 0–1',
          received: show(value),
        }),
      ];

const measureIssues = (
  { terms: agreed }: Agreement,
  { metrics, horizon, terms = {} }: DepartmentMeasures,
  at: At,
): ReadonlyArray<Issue> => {
  const { glossary = {}, ...computed } = agreed;
  const known = [...Object.keys(computed), ...Object.keys(glossary)];
  const pay = metrics.reduce((sum, { shareOfPay = 0 }) => sum + shareOfPay, 0);
  return [
    ...metrics.flatMap(({ id, shareOfPay }, index) => [
      ...textIssues(id, [...at, 'metrics', index, 'id']),
      ...shareIssues(shareOfPay, [...at, 'metrics', index, 'shareOfPay']),
    ]),
    ...repeatedIssues(
      'repeated-id',
      metrics.map(({ id }) => id),
      (index) => [...at, 'metrics', index, 'id'],
    ),
    ...(pay > 1 + payTolerance
      ? [
          issue('out-of-range', [...at, 'metrics'], 'More than all pay depends on these metrics.', {
            expected: 'shares of pay that add up to 1 at most',
            received: show(pay),
          }),
        ]
      : []),
    ...(horizon === undefined || (Number.isSafeInteger(horizon) && horizon > 0)
      ? []
      : [
          issue('zero-target', [...at, 'horizon'], 'The horizon is no time ahead.', {
            expected: 'whole milliseconds above 0',
            received: show(horizon),
          }),
        ]),
    ...Object.entries(terms).flatMap(([term, version]) => [
      ...nameIssues('unknown-term', 'No term of the agreement has this name.', known, term, [
        ...at,
        'terms',
        term,
      ]),
      ...versionIssues(version, [...at, 'terms', term]),
    ]),
  ];
};

/** Shares such as 0.1 are no exact binary fractions; their sum may pass 1 by a hair. */
const payTolerance = 1e-9;
