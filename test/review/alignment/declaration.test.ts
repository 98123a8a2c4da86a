import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import {
  type AlignmentDeclaration,
  declaredMeasure,
  type Statement,
  saidOf,
} from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';

const at = (text: string): Instant => orThrow(parseInstant(text));
const say = (by: Statement['by'], holds: boolean, when: string): Statement => ({
  id: 'small-company',
  holds,
  by,
  at: at(`2026-0${when}T12:00:00Z`),
});
const said = (asOf: string, ...statements: ReadonlyArray<Statement>) =>
  saidOf({ statements }, at(`2026-0${asOf}T12:00:00Z`))('small-company');

describe('what is said', () => {
  test('is nothing where nobody speaks', () => {
    expect(said('1-01')).toEqual({ holds: null, yes: [], no: [] });
    expect(saidOf(undefined, at('2026-01-01T00:00:00Z'))('small-company').holds).toBeNull();
  });

  test('is the latest word of each, and nothing of tomorrow', () => {
    const words = [say('sales', true, '3-01'), say('sales', false, '2-01'), say('sales', false, '4-01')];
    expect(said('1-31', ...words).holds).toBeNull();
    expect(said('2-01', ...words).holds).toBe(false);
    expect(said('3-15', ...words).holds).toBe(true);
    expect(said('4-01', ...words).holds).toBe(false);
  });

  test('is nothing known where parties contradict each other; nobody is outvoted', () => {
    const words = [
      say('sales', true, '1-01'),
      say('operations', true, '1-01'),
      say('marketing', false, '1-02'),
    ];
    expect(said('2-01', ...words)).toEqual({ holds: null, yes: ['operations', 'sales'], no: ['marketing'] });
  });
});

test('the latest measure that was there by then counts', () => {
  const measure = (value: number, when: string) =>
    ({ id: 'message', value, by: 'marketing', at: at(when), source: 'audit' }) as const;
  const declaration: Pick<AlignmentDeclaration, 'measures'> = {
    measures: [
      measure(0.6, '2026-02-01T00:00:00Z'),
      measure(0.8, '2026-05-01T00:00:00Z'),
      measure(0.5, '2026-01-01T00:00:00Z'),
    ],
  };
  const valueAt = (when: string) => declaredMeasure(declaration, at(when))('message')?.value;
  expect(['2025-12-31T00:00:00Z', '2026-03-01T00:00:00Z', '2026-05-01T00:00:00Z'].map(valueAt)).toEqual([
    undefined,
    0.6,
    0.8,
  ]);
  expect(declaredMeasure(declaration, at('2026-06-01T00:00:00Z'))('signals')).toBeUndefined();
});
