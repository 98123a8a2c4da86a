import { day, hour, type Milliseconds, minute } from '../kernel/duration.js';
import type { Grouped } from '../metrics/group-by.js';
import type { TimeToEvent } from '../metrics/time-to-event.js';
import { count } from '../review/report/number-text.js';
import { coloursFor, nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

/** A curve is read at these times: even steps on the logarithmic scale in which people tell speeds apart. */
const readAt: ReadonlyArray<readonly [label: string, at: Milliseconds]> = [
  ['5m', 5 * minute],
  ['15m', 15 * minute],
  ['30m', 30 * minute],
  ['1h', hour],
  ['2h', 2 * hour],
  ['4h', 4 * hour],
  ['8h', 8 * hour],
  ['1d', day],
  ['2d', 2 * day],
  ['4d', 4 * day],
  ['7d', 7 * day],
  ['14d', 14 * day],
  ['30d', 30 * day],
];

const title = 'How soon handed-over leads are reached for, team by team';

/**
 * Draws the share of leads that somebody has reached for by when, those who never were included.
 *
 * @param groups - the waits by team, or one group of all
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const waitChart = (groups: ReadonlyArray<Grouped<TimeToEvent>>): VegaLiteSpec => {
  const drawn = groups.filter(({ reading }) => reading.subjects > 0);
  if (drawn.length === 0)
    return nothingToDraw(title, 'No wait for a first touch is measured, so there is no curve of it.');
  const names = drawn.map(({ group, reading }) => nameOf(group, reading));
  return picture(
    {
      title,
      notes: [
        'Cumulative incidence (Aalen–Johansen): leads that never were reached keep it from 100%. Number of passes in brackets.',
        'Bars: 95% intervals (log−log). Source: hand-overs and first touches in the journal, in elapsed time.',
      ],
    },
    {
      height: 220,
      data: {
        values: drawn.flatMap(({ group, reading }) =>
          readAt.map(([label, at]) => ({
            group: nameOf(group, reading),
            time: label,
            ...pointAt(reading, at),
          })),
        ),
      },
      encoding: {
        x: {
          field: 'time',
          type: 'ordinal',
          sort: readAt.map(([label]) => label),
          title: 'since the hand-over',
          axis: { labelAngle: 0, labelOverlap: true },
        },
        color: { field: 'group', type: 'nominal', scale: coloursFor(names) },
      },
      layer: [
        {
          transform: [{ filter: 'isValid(datum.low)' }],
          mark: { type: 'rule', strokeWidth: 3, opacity: 0.3 },
          encoding: {
            y: { field: 'low', type: 'quantitative', title: 'share with a first touch' },
            y2: { field: 'high' },
          },
        },
        {
          mark: { type: 'line', point: true, interpolate: 'monotone' },
          encoding: {
            y: {
              field: 'share',
              type: 'quantitative',
              axis: { format: '%' },
              scale: { domain: [0, 1] },
              title: 'share with a first touch',
            },
          },
        },
      ],
    },
  );
};

const nameOf = (group: string, { subjects }: TimeToEvent): string =>
  `${group === '' ? 'no team' : group} (${count(subjects)})`;

const pointAt = (
  { curve }: TimeToEvent,
  at: Milliseconds,
): { readonly share: number; readonly low?: number; readonly high?: number } => {
  const point = curve.findLast((one) => one.at <= at);
  if (point === undefined) return { share: 0 };
  const { share, low, high } = point;
  return low === undefined || high === undefined ? { share } : { share, low, high };
};
