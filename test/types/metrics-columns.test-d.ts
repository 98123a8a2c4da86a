import {
  type ColumnFigures,
  columnTypeCode,
  type EventColumns,
  type LeadColumns,
  type LeadFiguresSum,
} from 'smarketing/metrics/columns';
import { expectTypeOf, test } from 'vitest';

declare const figures: ColumnFigures;
declare const columns: EventColumns;
declare const leads: LeadColumns;

test('only columns that were checked are added up', () => {
  expectTypeOf(figures.sum(leads)).toEqualTypeOf<LeadFiguresSum>();
  // @ts-expect-error [ts2345] - nobody has checked these rows
  figures.sum(columns);
});

test('a column holds the numbers that its doc comment names', () => {
  const lead = new Uint32Array(1);
  const at = new Float64Array(1);
  expectTypeOf({ schemaVersion: 1, lead, type: new Uint8Array(1), at } as const).toExtend<EventColumns>();
  // @ts-expect-error [ts2322] - milliseconds since 1970 do not fit into 32 bits
  const short: EventColumns = { schemaVersion: 1, lead, type: new Uint8Array(1), at: new Uint32Array(1) };
  expectTypeOf(short).toEqualTypeOf<EventColumns>();
});

test('columns carry no merges', () => {
  expectTypeOf(columnTypeCode.captured).toEqualTypeOf<number>();
  // @ts-expect-error [ts2339] - records have resolved them before
  expectTypeOf(columnTypeCode.merged);
});
