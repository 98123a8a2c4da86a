import { day, hour, type Milliseconds, minute } from '../kernel/duration.js';
import type { JsonObject } from '../kernel/json.js';
import type { Grouped } from '../metrics/group-by.js';
import type { TimeToEvent } from '../metrics/time-to-event.js';
import { count } from '../review/report/number-text.js';
import { colours, nothingToDraw, picture, type VegaLiteSpec } from './vega-lite.js';

const title = 'How many leads are still untouched, by the time since the hand-over';

/** The marks of a time axis on which people tell speeds apart, in minutes. */
const marks: ReadonlyArray<readonly [label: string, at: Milliseconds]> = [
  ['1 min', minute],
  ['5 min', 5 * minute],
  ['20 min', 20 * minute],
  ['1 h', hour],
  ['4 h', 4 * hour],
  ['1 d', day],
  ['4 d', 4 * day],
  ['15 d', 15 * day],
  ['60 d', 60 * day],
  ['240 d', 240 * day],
  ['3 y', 1095 * day],
];

/** More groups than this are not told apart in one picture. */
const mostGroups = 6;

/** More steps than this cannot be seen at the width of a picture. */
const mostSteps = 300;

/**
 * Draws the share of leads without a first touch as it falls, with its interval, and a tick wherever leads drop out
 * of sight because they still wait.
 *
 * **Details**: time is logarithmic, and what is quicker than a minute stands at one. A lead that left untouched counts as
 * untouched for good, since leaving competes with being reached: the curve ends where the leads that left and those that still wait
 * keep it. Of more than six groups the largest six are drawn; the band is left out where groups stand side by side.
 *
 * @param groups - the waits by team, or one group of all
 * @returns a Vega-Lite specification
 * @category charts
 * @since 0.1.0
 */
export const survivalChart = (groups: ReadonlyArray<Grouped<TimeToEvent>>): VegaLiteSpec => {
  const drawn = groups
    .filter(({ reading }) => reading.subjects > 0)
    .sort((first, second) => second.reading.subjects - first.reading.subjects)
    .slice(0, mostGroups);
  if (drawn.length === 0)
    return nothingToDraw(title, 'No wait for a first touch is measured, so there is no curve of it.');
  const end = Math.max(
    5 * minute,
    ...drawn.flatMap(({ reading }) => [reading.curve.at(-1)?.at ?? 0, reading.censored.at(-1)?.at ?? 0]),
  );
  const names = drawn.map(({ group, reading }) => nameOf(group, reading));
  const lines = drawn.flatMap(({ group, reading }) => stepsOf(nameOf(group, reading), reading, end));
  const ticks = drawn.flatMap(({ group, reading }) =>
    thinned(reading.censored).map(({ at, waits }) => ({
      group: nameOf(group, reading),
      minutes: shown(at),
      untouched: untouchedAt(reading, at),
      waits,
    })),
  );
  const labels = Object.fromEntries(marks.map(([label, at]) => [at / minute, label]));
  const x = {
    field: 'minutes',
    type: 'quantitative',
    title: 'since the hand-over (logarithmic)',
    scale: { type: 'log', domain: [1, end / minute], nice: false },
    axis: {
      values: marks.filter(([, at]) => at <= end).map(([, at]) => at / minute),
      labelExpr: `${JSON.stringify(labels)}[datum.value]`,
      labelOverlap: true,
    },
  };
  const color = {
    field: 'group',
    type: 'nominal',
    scale: { domain: names, range: names.map((_, index) => colours[index] as string) },
    ...(drawn.length === 1 ? { legend: null } : {}),
  };
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    title: 'share still untouched',
    axis: { format: '%' },
    scale: { domain: [0, 1] },
  });
  return picture(
    { title, notes: notesOf(groups, drawn) },
    {
      height: 240,
      encoding: { x, color },
      layer: [
        ...(drawn.length === 1
          ? [
              {
                data: { values: lines.filter((step) => 'low' in step) },
                mark: { type: 'area', interpolate: 'step-after', opacity: 0.2 },
                encoding: { y: y('low'), y2: { field: 'high' } },
              },
            ]
          : []),
        {
          data: { values: lines },
          mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 },
          encoding: { y: y('untouched') },
        },
        {
          data: { values: ticks },
          mark: { type: 'tick', orient: 'vertical', thickness: 1.5, size: 9 },
          encoding: {
            y: y('untouched'),
            tooltip: [
              { field: 'group', type: 'nominal' },
              { field: 'waits', type: 'quantitative' },
            ],
          },
        },
      ],
    },
  );
};

const nameOf = (group: string, { subjects }: TimeToEvent): string =>
  `${group === '' ? 'no team' : group} (${count(subjects)})`;

/** A logarithm has no place for less than a minute. */
const shown = (at: Milliseconds): number => Math.max(1, at / minute);

const untouchedAt = ({ curve }: TimeToEvent, at: Milliseconds): number =>
  1 - (curve.findLast((point) => point.at <= at)?.share ?? 0);

interface Step extends JsonObject {
  readonly group: string;
  readonly minutes: number;
  readonly untouched: number;
}

const stepsOf = (group: string, { curve }: TimeToEvent, end: Milliseconds): ReadonlyArray<Step> => {
  const start = (curve[0]?.at ?? end) > minute ? [{ group, minutes: 1, untouched: 1 }] : [];
  const steps = thinned(curve).map(({ at, share, low, high }) => ({
    group,
    minutes: shown(at),
    untouched: Math.max(0, 1 - share),
    ...(low === undefined || high === undefined ? {} : { low: 1 - high, high: 1 - low }),
  }));
  const last = steps.at(-1) ?? { group, minutes: 1, untouched: 1 };
  return [...start, ...steps, { ...last, minutes: end / minute }];
};

/** Keeps every so manieth, and always the last: the picture has no more columns than that. */
const thinned = <Step>(steps: ReadonlyArray<Step>): ReadonlyArray<Step> => {
  const every = Math.ceil(steps.length / mostSteps);
  return steps.filter((_, index) => index % every === 0 || index === steps.length - 1);
};

const notesOf = (
  groups: ReadonlyArray<Grouped<TimeToEvent>>,
  drawn: ReadonlyArray<Grouped<TimeToEvent>>,
): ReadonlyArray<string> => {
  const sum = (of: (reading: TimeToEvent) => number): string =>
    count(drawn.reduce((total, { reading }) => total + of(reading), 0));
  const left = groups.filter(({ reading }) => reading.subjects > 0).length - drawn.length;
  return [
    `${sum(({ subjects }) => subjects)} passes: ${sum(({ happened }) => happened)} were reached, ${sum(({ competing }) => competing)} left untouched, ${sum(({ open }) => open)} still wait (a tick for each time they have waited).${left > 0 ? ` ${left} smaller groups are not drawn.` : ''}`,
    drawn.length === 1
      ? 'Band: 95% interval (log−log). Leaving counts as untouched for good (Aalen–Johansen).'
      : 'Leaving counts as untouched for good (Aalen–Johansen); one group alone is drawn with its interval.',
    'Source: hand-overs and touches in the journal; waits that cannot be measured are left out.',
  ];
};
