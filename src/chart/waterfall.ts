import type { JsonObject } from '../kernel/json.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { palette } from './vega-lite.js';

/**
 * Describes a step between two levels.
 *
 * @internal
 */
export interface WaterfallStep {
  /** What makes the difference. */
  readonly name: string;
  /** The difference. */
  readonly effect: number;
}

/**
 * Describes a way from one level to another, step by step.
 *
 * @internal
 */
export interface Waterfall {
  /** The level before, and what it is called. */
  readonly before: { readonly name: string; readonly level: number };
  /** The level after, and what it is called. */
  readonly after: { readonly name: string; readonly level: number };
  /** The steps; together they are the difference of the levels. */
  readonly steps: ReadonlyArray<WaterfallStep>;
  /** What stands below the axis. */
  readonly title: string;
  /** How numbers of the axis are written, as d3 does. */
  readonly format: string;
  /** Writes a level. */
  readonly levelText: (level: number) => string;
  /** Writes an effect, with its sign. */
  readonly effectText: (effect: number) => string;
}

/** More steps than this are gathered in one. */
const mostSteps = 8;

const kinds = ['level', 'up', 'down'] as const;

/**
 * Draws a way from one level to another, a bar for each step between them. The levels are marks and no bars, so that the
 * axis may begin near them, where the steps can be seen.
 *
 * @internal
 */
export const waterfall = (way: Waterfall): JsonObject => {
  const { before, after, title, format, levelText, effectText } = way;
  const steps = gathered(way.steps);
  const values = [
    {
      name: before.name,
      start: before.level,
      end: before.level,
      kind: kinds[0] as string,
      text: levelText(before.level),
    },
    ...steps.map(({ name, effect }, index) => {
      const start = steps.slice(0, index).reduce((level, step) => level + step.effect, before.level);
      return {
        name,
        start,
        end: start + effect,
        kind: effect < 0 ? kinds[2] : kinds[1],
        text: effectText(effect),
      };
    }),
    { name: after.name, start: after.level, end: after.level, kind: kinds[0], text: levelText(after.level) },
  ].map((value) => ({ ...value, name: rowLabel(value.name), tip: Math.max(value.start, value.end) }));
  const reached = [
    before.level,
    ...values.slice(1, -1).flatMap(({ start, end }) => [start, end]),
    after.level,
  ];
  const [least, most] = [Math.min(...reached), Math.max(...reached)];
  const room = (most - least) / 3 || Math.abs(most) || 1;
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title,
    axis: { format, tickCount: 6 },
    scale: { domain: [least - room / 3, most + room], nice: false, zero: false },
  });
  const color = {
    field: 'kind',
    type: 'nominal',
    scale: { domain: [...kinds], range: [palette.grey, palette.green, palette.red] },
  };
  return {
    height: rowsHeight(
      30,
      values.map(({ name }) => name),
    ),
    data: { values },
    encoding: { y: { ...rowAxis('name'), sort: values.map(({ name }) => name) } },
    layer: [
      {
        transform: [{ filter: `datum.kind !== '${kinds[0]}'` }],
        mark: { type: 'bar', height: { band: 0.65 } },
        encoding: { x: x('start'), x2: { field: 'end' }, color },
      },
      {
        transform: [{ filter: `datum.kind === '${kinds[0]}'` }],
        mark: { type: 'tick', orient: 'vertical', thickness: 5, size: 20, opacity: 1 },
        encoding: { x: x('end'), color },
      },
      {
        mark: { type: 'text', align: 'left', dx: 5 },
        encoding: { x: x('tip'), text: { field: 'text', type: 'nominal' } },
      },
    ],
  };
};

/** The largest steps, and what the others make together, so that the way still arrives. */
const gathered = (steps: ReadonlyArray<WaterfallStep>): ReadonlyArray<WaterfallStep> => {
  if (steps.length <= mostSteps) return steps;
  const bySize = [...steps].sort((first, second) => Math.abs(second.effect) - Math.abs(first.effect));
  const small = new Set(bySize.slice(mostSteps - 1));
  return [
    ...steps.filter((step) => !small.has(step)),
    {
      name: `${small.size} others together`,
      effect: [...small].reduce((sum, { effect }) => sum + effect, 0),
    },
  ];
};
