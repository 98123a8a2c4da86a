import { compileAttribution, presetModels, readPaths } from 'smarketing/attribution';
import { attributionChart } from 'smarketing/chart';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { counted, euros } from '../attribution/journeys-of.js';
import { drawn, isVegaLite } from './drawn.js';

const attribution = orThrow(
  compileAttribution([
    ...presetModels.filter(({ kind }) => kind !== 'time-decay'),
    { kind: 'markov', order: 3 },
  ]),
);
const reading = attribution.extract(
  orThrow(
    readPaths([
      { ...counted('search > mail > demo', 30, 200), values: [euros(3_000_000)] },
      { ...counted('fair > mail > mail > demo', 12, 40), values: [euros(4_000_000)] },
      { ...counted('search', 9, 600), values: [euros(500_000)] },
      { ...counted('partner > demo', 6, 3), values: [euros(900_000)] },
    ]),
  ),
);

const free = attribution.extract(
  orThrow(readPaths([{ ...counted('search > demo', 2, 5), values: [euros(0)] }])),
);

describe.each([
  ['conversions', attributionChart(reading)],
  ['money', attributionChart(reading, 'EUR')],
  ['gifts', attributionChart(free)],
  ['money that is none', attributionChart(free, 'EUR')],
  ['nothing', attributionChart(attribution.extract(attribution.empty))],
])('the picture of credited %s', (_, spec) => {
  test('is plain JSON, and Vega-Lite by its published schema', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(isVegaLite(spec)).toBe(true);
  });

  test('compiles without a warning and can be drawn', async () => {
    const { svg, warnings } = await drawn(spec);
    expect(svg).toContain('<svg');
    expect(svg).not.toContain('NaN');
    expect(warnings).toEqual([]);
  });
});

test('every channel and model is named, and money stands in whole units', async () => {
  const spec = attributionChart(reading, 'EUR');
  const { svg } = await drawn(spec);
  for (const text of ['search', 'partner', 'first touch', 'Markov, order 3']) expect(svg).toContain(text);
  const { values } = spec.data as { readonly values: ReadonlyArray<{ model: string; credit: number }> };
  const last = values.filter(({ model }) => model === 'last touch');
  expect(last.reduce((sum, { credit }) => sum + credit, 0)).toBe(84_000);
});
