import { type ReachCurve, type ReachPoint, reachedAt } from '../cartridge/reach-curve.js';
import { palette, picture, type VegaLiteSpec } from './vega-lite.js';

/**
 * Describes a curve of diminishing reach as it is to be drawn.
 *
 * @category model
 * @since 0.1.0
 */
export interface DrawnReachCurve {
  /** What the curve is of. */
  readonly title: string;
  /** The curve. */
  readonly curve: ReachCurve;
  /** The past point that it was read off, which is marked. */
  readonly point?: ReachPoint;
  /** How far the axis goes, in what is put in; three times the half of the curve when absent. */
  readonly most?: number;
  /** What is put in, for example `mailings`; `put in` when absent. */
  readonly unit?: string;
}

/** Points of the line; more cannot be told apart at this width. */
const steps = 60;

/**
 * Draws a curve of diminishing reach with its ceiling and the point of the past that it runs through.
 *
 * @param drawn - the curve and what to write beside it
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const reachCurveChart = ({
  title,
  curve,
  point,
  most,
  unit = 'put in',
}: DrawnReachCurve): VegaLiteSpec => {
  const end = Math.max(most ?? 3 * curve.half, point?.amount ?? 0);
  const line = Array.from({ length: steps + 1 }, (_, index) => {
    const amount = (end * index) / steps;
    return { amount, reached: reachedAt(curve)(amount) };
  });
  const x = { field: 'amount', type: 'quantitative', title: unit, axis: { grid: false } };
  const y = {
    field: 'reached',
    type: 'quantitative',
    title: 'different people reached',
    scale: { domain: [0, curve.ceiling * 1.05], nice: false },
  };
  return picture(
    {
      title,
      notes: [
        'Every unit more reaches fewer who had none before. One measured point gives no interval: read the curve as a shape.',
        'Source: a past activity, and the ceiling that was assumed for it.',
      ],
    },
    {
      height: 240,
      layer: [
        {
          data: { values: [{ amount: 0, reached: curve.ceiling, label: 'the most it can reach' }] },
          layer: [
            {
              mark: { type: 'rule', strokeDash: [4, 4], color: palette.grey },
              encoding: { y },
            },
            {
              mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, dy: 4 },
              encoding: { x, y, text: { field: 'label', type: 'nominal' } },
            },
          ],
        },
        {
          data: { values: line },
          mark: { type: 'line', color: palette.blue, strokeWidth: 2 },
          encoding: { x, y },
        },
        {
          data: {
            values:
              point === undefined
                ? []
                : [{ amount: point.amount, reached: point.reached, label: 'measured' }],
          },
          layer: [
            {
              mark: { type: 'point', filled: true, size: 90, color: palette.orange, opacity: 1 },
              encoding: { x, y },
            },
            {
              mark: { type: 'text', align: 'left', dx: 9, dy: 4 },
              encoding: { x, y, text: { field: 'label', type: 'nominal' } },
            },
          ],
        },
      ],
    },
  );
};
