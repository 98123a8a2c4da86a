import { day } from '../kernel/duration.js';
import type { StageTime } from '../metrics/stage-times/stage-times.js';
import { count } from '../review/report/number-text.js';
import { shareAxis } from './labels.js';
import { coloursFor, nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How long it takes from stage to stage';

/**
 * Draws what share has got from one stage to another after so many days, open ones and those that left another way
 * included, with the interval of each share.
 *
 * @param times - the times of a review
 * @returns a Vega-Lite specification; a step that nobody made is not drawn
 * @category charts
 * @since 0.1.0
 */
export const stageTimeChart = (times: ReadonlyArray<StageTime>): VegaLiteSpec => {
  const drawn = times.filter(({ happened }) => happened > 0);
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
        'Bands: 95% intervals (log−log). A curve stays where the exits and the open ones keep it.',
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
