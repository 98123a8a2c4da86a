import { day } from '../kernel/duration.js';
import type { StageTime } from '../metrics/stage-times/stage-times.js';
import { count } from '../review/report/number-text.js';
import { shareAxis } from './labels.js';
import { coloursFor, nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

/** As many as there are colours that can be told apart. */
const mostSteps = 8;

/**
 * Draws what share has got from one stage to another after so many days, open ones and those that left another way
 * included, with the interval of each share.
 *
 * @param times - the times of a review, or some of them; those that lead to one stage make one picture of the way there
 * @returns a Vega-Lite specification; a step that nobody made is not drawn, and of more than eight the first eight are
 * @category charts
 * @since 0.1.0
 */
export const stageTimeChart = (times: ReadonlyArray<StageTime>): VegaLiteSpec => {
  const made = times.filter(({ happened }) => happened > 0);
  const drawn = made.slice(0, mostSteps);
  const goals = [...new Set(times.map(({ to }) => to))];
  const title = `How long it takes ${goals.length === 1 ? `until ${goals[0]}` : 'from stage to stage'}`;
  if (drawn.length === 0) return nothingToDraw(title, 'No pass has got from one recorded stage to another.');
  const nameOf = ({ from, to, passes }: StageTime): string => `${from} → ${to} (${count(passes)})`;
  const end = Math.max(...drawn.map(({ curve }) => curve.at(-1)?.at ?? 0), day);
  const values = drawn.flatMap((time) => {
    const step = nameOf(time);
    const points = time.curve.map(({ at, share, low, high }) => ({
      step,
      days: at / day,
      share,
      ...(low === undefined || high === undefined ? {} : { low, high }),
    }));
    const last = points.at(-1)?.share ?? 0;
    return [{ step, days: 0, share: 0 }, ...points, { step, days: end / day, share: last }];
  });
  const encoding = {
    x: { field: 'days', type: 'quantitative', title: 'days since the first of the two stages' },
    color: { field: 'step', type: 'nominal', scale: coloursFor(drawn.map(nameOf)) },
  };
  return picture(
    {
      title,
      notes: [
        'Cumulative incidence (Aalen–Johansen; Kaplan–Meier where nothing competes). Number of passes in brackets.',
        `Bands: 95% intervals (log−log). A curve stays where the exits and the open ones keep it.${made.length > drawn.length ? ` ${made.length - drawn.length} more steps are not drawn.` : ''}`,
        'Source: the stages in the journal; times that are not known are left out.',
      ],
    },
    {
      height: 260,
      data: { values },
      encoding,
      layer: [
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'area', interpolate: 'step-after', opacity: 0.15 },
          encoding: { y: shareAxis('low', 'share that got there'), y2: { field: 'high' } },
        },
        {
          mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
          encoding: { y: shareAxis('share', 'share that got there') },
        },
      ],
    },
  );
};
