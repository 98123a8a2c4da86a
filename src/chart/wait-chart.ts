import { day, hour, type Milliseconds, minute } from '../kernel/duration.js';
import type { Grouped } from '../metrics/group-by.js';
import type { TimeToEvent } from '../metrics/time-to-event.js';
import { framed, type VegaLiteSpec } from './vega-lite.js';

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

/**
 * Draws the share of leads that somebody has reached for by when, those who never were included.
 *
 * @param groups - the waits by team, or one group of all
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const waitChart = (groups: ReadonlyArray<Grouped<TimeToEvent>>): VegaLiteSpec =>
  framed({
    title: 'Share of handed-over leads with a first touch, by time since hand-over',
    width: 520,
    height: 220,
    data: {
      values: groups.flatMap(({ group, reading }) =>
        reading.subjects === 0
          ? []
          : readAt.map(([label, at]) => ({
              group: group === '' ? 'no team' : group,
              time: label,
              share: shareBy(reading, at),
            })),
      ),
    },
    mark: { type: 'line', point: true, interpolate: 'monotone' },
    encoding: {
      x: {
        field: 'time',
        type: 'ordinal',
        sort: readAt.map(([label]) => label),
        title: null,
        axis: { labelAngle: 0 },
      },
      y: {
        field: 'share',
        type: 'quantitative',
        axis: { format: '%' },
        scale: { domain: [0, 1] },
        title: null,
      },
      color: { field: 'group', type: 'nominal', legend: { orient: 'bottom' } },
    },
  });

const shareBy = ({ curve }: TimeToEvent, at: Milliseconds): number =>
  curve.findLast((point) => point.at <= at)?.share ?? 0;
