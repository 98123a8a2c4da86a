import { type Issue, issue } from '../../kernel/issue.js';
import { show } from '../../kernel/show.js';
import { whole } from './decay.js';
import type { MicroPoints } from './score-reading.js';

/** More points than this no item, limit or threshold may have: sums then stay below 2^53. */
export const mostPoints = 1_000_000;

/** Points as whole millionths. */
export const microPoints = (points: number): MicroPoints => Math.round(points * whole) + 0;

/** Finds whether points are a decimal that whole millionths hold exactly. */
export const pointIssues = (path: Issue['path'], points: number): ReadonlyArray<Issue> =>
  Math.abs(points) <= mostPoints && microPoints(points) / whole === points
    ? []
    : [
        issue('not-points', path, 'The points are no usable decimal.', {
          expected: `at most six decimal places, from −${mostPoints} to ${mostPoints}`,
          received: show(points),
        }),
      ];
