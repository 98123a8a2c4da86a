import {
  type DeclaredObservation,
  isObserved,
  type JournalEvent,
  journalOf,
  observationWindows,
} from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, made } from './made-events.js';

const events: ReadonlyArray<JournalEvent> = journalOf([
  captured('web/a', 'T09:00Z'),
  captured('web/b', 'T11:00Z'),
  captured('web/c', 'T08:00Z', { source: 'web' }),
  made('touch-attempted', 'web/a', 'T10:00Z', { channel: 'call' }),
  made('touch-attempted', 'web/b', 'T12:00Z', { channel: 'call' }),
]).events;

const declaration = (from: string, to?: string): DeclaredObservation => ({
  source: 'crm',
  type: 'touch-attempted',
  observedFrom: at(from),
  ...(to === undefined ? {} : { observedTo: at(to) }),
});

describe('observation windows', () => {
  test('begin with the first event where nothing is declared, by type and source', () => {
    expect(observationWindows([])(events)).toEqual([
      { source: 'crm', type: 'captured', observedFrom: at('T09:00Z'), basis: 'derived', events: 2 },
      { source: 'web', type: 'captured', observedFrom: at('T08:00Z'), basis: 'derived', events: 1 },
      { source: 'crm', type: 'touch-attempted', observedFrom: at('T10:00Z'), basis: 'derived', events: 2 },
    ]);
  });

  test('a declared window takes the place of the derived one', () => {
    const windows = observationWindows([declaration('T07:00Z')])(events);
    expect(windows.filter(({ type }) => type === 'touch-attempted')).toEqual([
      { ...declaration('T07:00Z'), basis: 'declared', events: 2 },
    ]);
  });

  test('of several declared windows each counts its own events, and its end is not in it', () => {
    const windows = observationWindows([declaration('T12:00Z'), declaration('T09:00Z', 'T12:00Z')])(events);
    expect(
      windows
        .filter(({ type }) => type === 'touch-attempted')
        .map((each) => [each.observedFrom, each.events]),
    ).toEqual([
      [at('T09:00Z'), 1],
      [at('T12:00Z'), 1],
    ]);
  });

  test('a window nothing fell into is kept', () => {
    expect(observationWindows([declaration('T09:00Z')])([])).toEqual([
      { ...declaration('T09:00Z'), basis: 'declared', events: 0 },
    ]);
  });
});

describe('whether something was observed', () => {
  const windows = observationWindows([declaration('T07:00Z', 'T09:00Z'), declaration('T12:00Z')])(events);
  const touched = isObserved(windows, ['touch-attempted', 'touch-connected']);

  test.each([
    ['T06:59Z', false],
    ['T07:00Z', true],
    ['T08:59Z', true],
    ['T09:00Z', false],
    ['T12:00Z', true],
    ['2030-01-01T00:00Z', true],
  ])('at %s: %s', (time, expected) => {
    expect(touched(at(time))).toBe(expected);
  });

  test('any source will do', () => {
    expect(isObserved(windows, ['captured'])(at('T08:30Z'))).toBe(true);
    expect(isObserved(windows, ['meeting-held'])(at('T08:30Z'))).toBe(false);
  });
});
