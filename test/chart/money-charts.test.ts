import { sourcedChart, winRateChart } from 'smarketing/chart';
import { type Instant, orThrow } from 'smarketing/kernel';
import { groupBy, measure } from 'smarketing/metrics';
import { type DealCase, winRate } from 'smarketing/metrics/revenue';
import { compileSourcing, type Source, type SourceCase, sourced } from 'smarketing/metrics/source';
import { expect, test } from 'vitest';
import { valuesOf } from './drawn.js';
import { holdsForEmptyPictures, holdsForPictures } from './pictures.js';

const brought = (id: number, sources: readonly [Source, Source, Source], linked = true): SourceCase => ({
  deal: { key: { system: 'crm', id: String(id) }, basis: 'opportunity', status: 'open' },
  openedAt: 0 as Instant,
  sources: { 'lead-source': sources[0], 'first-touch': sources[1], 'touch-before-sales': sources[2] },
  influence: 'before',
  linked,
  touched: true,
});
const read = measure(sourced(orThrow(compileSourcing({}))));
const opportunities = read([
  ...Array.from({ length: 6 }, (_, id) => brought(id, ['marketing', 'marketing', 'sales'])),
  ...Array.from({ length: 4 }, (_, id) => brought(10 + id, ['sales', 'sales', 'sales'])),
]);

interface Dated extends DealCase {
  readonly period: string;
}
const deal = (period: string, status: DealCase['status'], id: number): Dated => ({
  key: { system: 'crm', id: `${period}-${status}-${id}` },
  basis: 'opportunity',
  status,
  period,
});
const periods = measure(groupBy(({ period }: Dated) => [period])(winRate))([
  ...Array.from({ length: 3 }, (_, id) => deal('2026-Q1', 'won', id)),
  ...Array.from({ length: 5 }, (_, id) => deal('2026-Q1', 'lost', id)),
  deal('2026-Q2', 'won', 1),
  deal('2026-Q2', 'open', 2),
  deal('2026-Q3', 'open', 3),
]);

const specs = {
  sources: sourcedChart(opportunities),
  'win rates by close': winRateChart({ by: 'closed' })(periods),
  'win rates by cohort': winRateChart({ by: 'opened' })(periods),
} as const;

holdsForPictures(specs);
holdsForEmptyPictures({
  opportunities: sourcedChart(read([])),
  evidence: sourcedChart(read([brought(1, ['marketing', 'unknown', 'unknown'], false)])),
  deals: winRateChart({ by: 'closed' })([]),
});

test('each definition has its own point for each party, and a party without any stands at 0', () => {
  expect(valuesOf(specs.sources).map(({ source, definition, share }) => [source, definition, share])).toEqual(
    [
      ['marketing', 'by the lead source', 0.6],
      ['marketing', 'by the first touch', 0.6],
      ['marketing', 'by a touch before Sales acted', 0],
      ['sales', 'by the lead source', 0.4],
      ['sales', 'by the first touch', 0.4],
      ['sales', 'by a touch before Sales acted', 1],
    ],
  );
  expect(specs.sources.title.subtitle.join(' ')).toContain('On 60.0% of them the three do not agree');
});

test('a period with open deals is told from one that is decided, and one without a decision is not drawn', () => {
  expect(valuesOf(specs['win rates by cohort']).map(({ label, kind }) => [label, kind])).toEqual([
    ['2026-Q1', 'all decided'],
    ['2026-Q2, 1 open', 'some still open'],
  ]);
  expect(valuesOf(specs['win rates by close']).map(({ label }) => label)).toEqual(['2026-Q1', '2026-Q2']);
});
