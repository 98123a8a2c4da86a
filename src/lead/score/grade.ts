import { type Issue, issue } from '../../kernel/issue.js';
import { microPoints, pointIssues } from './micro-points.js';
import type { MicroPoints, ScoreReading } from './score-reading.js';
import type { GradeMatrix, ScoreBand } from './scorecard.js';

/** Reads the grade of two sums; bands include their lower bound, the lowest has none. */
export const gradeOf =
  ({ fit, engagement, grades }: GradeMatrix) =>
  (sums: ScoreReading['dimensions']): string =>
    grades[bandAt(fit, sums.fit)]?.[bandAt(engagement, sums.engagement)] ?? '';

const bandAt = (bands: ReadonlyArray<ScoreBand>, points: MicroPoints): number =>
  Math.max(
    0,
    bands.findLastIndex(({ from }) => microPoints(from) <= points),
  );

/** Finds what is wrong with grades. */
export const gradeIssues = ({ fit, engagement, grades }: GradeMatrix): ReadonlyArray<Issue> => [
  ...bandIssues('fit', fit),
  ...bandIssues('engagement', engagement),
  ...(grades.length === fit.length && grades.every((row) => row.length === engagement.length)
    ? []
    : [
        issue('wrong-size', ['grades', 'grades'], 'The grades do not fill the matrix.', {
          expected: `${fit.length} rows of ${engagement.length}`,
        }),
      ]),
];

const bandIssues = (side: 'fit' | 'engagement', bands: ReadonlyArray<ScoreBand>): ReadonlyArray<Issue> => [
  ...(bands.length === 0 ? [issue('no-bands', ['grades', side], 'There is no band.')] : []),
  ...bands.flatMap(({ from }, index) => {
    const path = ['grades', side, index, 'from'];
    const below = bands[index - 1];
    return below !== undefined && !(from > below.from)
      ? [issue('not-ascending', path, 'The band begins no higher than the one before it.')]
      : pointIssues(path, from);
  }),
];
