import * as O from 'fp-ts/lib/Option.js';
import { elapsedFrom, isMeasurable, type Moment } from 'smarketing/lead';
import { describe, expect, test } from 'vitest';
import { at } from './story.js';

const known: Moment = { at: at('02T09:00'), event: { source: 'crm', id: '1' } };
const later: Moment = { at: at('02T10:00'), event: { source: 'crm', id: '2' } };

describe('elapsed time', () => {
  test('lies between two known moments', () => {
    expect(elapsedFrom(known)(later)).toEqual(O.some(3_600_000));
    expect(elapsedFrom(known)(known)).toEqual(O.some(0));
  });

  test.each<[string, Moment]>([
    ['a date only', { ...later, precision: 'date' }],
    ['a bulk load', { ...later, imported: true }],
    ['an inferred moment', { ...later, inferred: true }],
  ])('is none to or from %s', (_, moment) => {
    expect(isMeasurable(moment)).toBe(false);
    expect(elapsedFrom(known)(moment)).toEqual(O.none);
    expect(elapsedFrom({ ...moment, at: known.at })(later)).toEqual(O.none);
  });

  test('never runs backward', () => {
    expect(elapsedFrom(later)(known)).toEqual(O.none);
  });
});
