import { microPoints } from './micro-points.js';
import type { MicroPoints } from './score-reading.js';
import type { ScoreThreshold } from './scorecard.js';

/**
 * Moves a lead in and out of the marks it can reach: in at `enter`, out below `leave`, and between them it stays
 * where it was.
 *
 * @param thresholds - the marks
 * @returns a function from the marks it was inside, and its score in millionths of a point, to those it is
 * inside now, in the order of the marks
 * @example
 * ```ts
 * import { stepThresholds } from 'smarketing/lead/score'
 *
 * const step = stepThresholds([{ name: 'sales-ready', enter: 50, leave: 40 }])
 * step([], 45_000_000) // => []
 * step([], 50_000_000) // => ['sales-ready']
 * step(['sales-ready'], 45_000_000) // => ['sales-ready']
 * step(['sales-ready'], 39_999_999) // => []
 * ```
 * @category reducers
 * @since 0.1.0
 */
export const stepThresholds =
  (thresholds: ReadonlyArray<ScoreThreshold>) =>
  (inside: ReadonlyArray<string>, score: MicroPoints): ReadonlyArray<string> =>
    thresholds
      .filter(({ name, enter, leave }) => score >= microPoints(inside.includes(name) ? leave : enter))
      .map(({ name }) => name);
