import type {
  ColumnField,
  compileTableMapping,
  draftTableMapping,
  Encoding,
  EventTemplate,
  FieldTemplate,
  TableMapping,
} from 'smarketing/crm';
import type { EventType } from 'smarketing/journal';
import type { Checked } from 'smarketing/kernel';
import type { decodeTableMapping } from 'smarketing/schema';
import { describe, expectTypeOf, it } from 'vitest';

describe('TableMapping', () => {
  it('maps to every type of event but the unknown one', () => {
    expectTypeOf<EventTemplate['type']>().toEqualTypeOf<Exclude<EventType, 'other'>>();
  });

  it('reads a field from a column, a constant, or fields by name', () => {
    expectTypeOf<ColumnField>().toExtend<FieldTemplate>();
    expectTypeOf<{ readonly value: 'marketing' }>().toExtend<FieldTemplate>();
    expectTypeOf<{ readonly fields: { readonly a: ColumnField } }>().toExtend<FieldTemplate>();
    expectTypeOf<{ readonly text: string }>().not.toExtend<FieldTemplate>();
  });

  it('is what a draft gives, what is decoded, and what is compiled', () => {
    expectTypeOf<ReturnType<ReturnType<typeof draftTableMapping>>>().toEqualTypeOf<Checked<TableMapping>>();
    expectTypeOf<ReturnType<typeof decodeTableMapping>>().toEqualTypeOf<Checked<TableMapping>>();
    expectTypeOf<Parameters<ReturnType<typeof compileTableMapping>>>().toEqualTypeOf<[TableMapping]>();
  });
});

describe('Encoding', () => {
  it('has a pattern for wall-clock times and a currency for amounts', () => {
    expectTypeOf<{ readonly kind: 'local-time' }>().not.toExtend<Encoding>();
    expectTypeOf<{ readonly kind: 'money' }>().not.toExtend<Encoding>();
    expectTypeOf<{ readonly kind: 'date'; readonly pattern: 'DD.MM.YYYY' }>().toExtend<Encoding>();
  });
});
