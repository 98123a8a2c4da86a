import { departments } from '../../kernel/party.js';
import type { Agreement } from '../agreement.js';
import { alignmentDimensions } from '../alignment-terms.js';
import type { DepartmentMeasures, DepartmentMetric } from '../department-measures.js';
import { durationWords, membersOf, percent } from '../words.js';
import { anchor, code, inline, link, table } from './markdown.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** What alignment is held against, and by what each department is measured. */
export const alignmentBlocks = (agreement: Agreement): Blocks => [
  ...indexBlocks(agreement),
  ...measureBlocks(agreement),
];

const indexBlocks = ({ alignment }: Agreement): Blocks => {
  if (alignment === undefined) return [];
  const { dimensions, minimumCoverage } = alignment;
  return [
    ['## What alignment is held against'],
    table(
      ['Id', 'Dimension', 'Weight', 'Target'],
      dimensions.map(({ id, weight, atLeast, atMost }) => [
        `${anchor('dimension', id)}${code(id)}`,
        inline(alignmentDimensions[id]?.label ?? id),
        String(weight),
        atLeast !== undefined
          ? `at least ${percent(atLeast)}`
          : atMost !== undefined
            ? `at most ${percent(atMost)}`
            : '**not agreed**',
      ]),
    ),
    ...(minimumCoverage === undefined
      ? []
      : [[`No index is given while less than ${percent(minimumCoverage)} of this weight is measured.`]]),
  ];
};

const sideNames = { sales: 'Sales', marketing: 'Marketing' } as const;

const measureBlocks = ({ measuredBy = {} }: Agreement): Blocks => {
  const lines = departments.flatMap((side) => {
    const measures = measuredBy[side];
    return measures === undefined ? [] : [`- ${sideNames[side]} ${measureWords(measures)}.`];
  });
  return lines.length === 0 ? [] : [['## By what each is measured'], lines];
};

const measureWords = ({ metrics, horizon, terms = {} }: DepartmentMeasures): string =>
  [
    metrics.length === 0 ? 'is measured by nothing' : `is measured by ${metrics.map(metricWords).join(', ')}`,
    ...(horizon === undefined ? [] : [`looks ${durationWords(horizon)} ahead`]),
    ...(Object.keys(terms).length === 0
      ? []
      : [
          `works with ${membersOf(terms)
            .map(([term, version]) => `${link('term', term)} in version ${version}`)
            .join(', ')}`,
        ]),
  ].join('; ');

const metricWords = ({ id, shareOfPay }: DepartmentMetric): string =>
  `${code(id)}${shareOfPay === undefined ? '' : ` (${percent(shareOfPay)} of pay)`}`;
