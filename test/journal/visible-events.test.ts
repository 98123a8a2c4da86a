import { type JournalEvent, journalOf, type Viewpoint, visibleEvents } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, captured, forgotten, made } from './made-events.js';

const seen = (events: ReadonlyArray<JournalEvent>, viewpoint: Viewpoint): ReadonlyArray<JournalEvent> =>
  visibleEvents(viewpoint)(journalOf(events)).events;

const codes = (events: ReadonlyArray<JournalEvent>, viewpoint: Viewpoint): ReadonlyArray<unknown> =>
  visibleEvents(viewpoint)(journalOf(events)).issues.map(({ code, path }) => [code, ...path]);

describe('asOf', () => {
  test('includes its own instant and nothing after it', () => {
    const events = ['T09:00Z', 'T10:00Z', 'T10:00:00.001Z'].map((time) => captured('web/a', time));
    expect(seen(events, { asOf: at('T10:00Z') })).toEqual(events.slice(0, 2));
  });
});

describe('knownAt', () => {
  test('includes what was received at its own instant, and nothing received later', () => {
    const events = ['T10:00Z', 'T10:00:00.001Z'].map((time) =>
      captured('web/a', 'T09:00Z', { id: time, receivedAt: at(time) }),
    );
    expect(seen(events, { asOf: at('T12:00Z'), knownAt: at('T10:00Z') })).toEqual(events.slice(0, 1));
  });

  test('an event whose receipt nobody noted was known when it happened', () => {
    const events = [captured('web/a', 'T09:00Z'), captured('web/a', 'T11:00Z')];
    expect(seen(events, { asOf: at('T12:00Z'), knownAt: at('T10:00Z') })).toEqual(events.slice(0, 1));
  });

  test('shows the content that counted then', () => {
    const first = made(
      'lost',
      'web/a',
      'T09:00Z',
      { reason: 'price' },
      { id: 'x', receivedAt: at('T09:00Z') },
    );
    const second = made(
      'lost',
      'web/a',
      'T09:00Z',
      { reason: 'timing' },
      { id: 'x', revision: 1, receivedAt: at('T15:00Z') },
    );
    expect(seen([second, first], { asOf: at('T20:00Z'), knownAt: at('T14:00Z') })).toEqual([first]);
    expect(seen([second, first], { asOf: at('T20:00Z'), knownAt: at('T15:00Z') })).toEqual([second]);
  });
});

describe('corrections', () => {
  test('a corrected time moves the event out of an earlier view', () => {
    const first = captured('web/a', 'T09:00Z', { id: 'x' });
    const second = captured('web/a', 'T11:00Z', { id: 'x', revision: 1 });
    expect(seen([first, second], { asOf: at('T10:00Z') })).toEqual([]);
    expect(seen([first, second], { asOf: at('T11:00Z') })).toEqual([second]);
  });

  test('are no conflict', () => {
    const first = captured('web/a', 'T09:00Z', { id: 'x' });
    expect(
      codes([first, { ...first, origin: 1, revision: 2 } as never, { ...first, revision: 1 }], {
        asOf: at('T12:00Z'),
      }),
    ).toEqual([]);
  });
});

describe('conflicts', () => {
  const price = made('lost', 'web/a', 'T09:00Z', { reason: 'price' }, { id: 'x', receivedAt: at('T09:00Z') });
  const timing = made(
    'lost',
    'web/a',
    'T11:00Z',
    { reason: 'timing' },
    { id: 'x', receivedAt: at('T13:00Z') },
  );
  const conflict = ['conflicting-event', 'crm', 'x'];

  test('two contents of one revision are one, and are reported once', () => {
    const events = [price, timing, { ...timing, data: { reason: 'other' } }];
    expect(seen(events, { asOf: at('T12:00Z') })).toHaveLength(1);
    expect(codes(events, { asOf: at('T12:00Z') })).toEqual([conflict]);
  });

  test('a higher revision settles them, another conflict reopens them', () => {
    const settled = { ...price, revision: 1 };
    expect(codes([price, timing, settled], { asOf: at('T12:00Z') })).toEqual([]);
    expect(codes([price, timing, settled, { ...timing, revision: 1 }], { asOf: at('T12:00Z') })).toEqual([
      conflict,
    ]);
  });

  test('are known only when both sides are', () => {
    expect(codes([price, timing], { asOf: at('T12:00Z'), knownAt: at('T12:00Z') })).toEqual([]);
    expect(codes([price, timing], { asOf: at('T12:00Z'), knownAt: at('T13:00Z') })).toEqual([conflict]);
  });

  test('are silent as long as nothing they could mean has happened', () => {
    expect(codes([price, timing], { asOf: at('T08:59Z') })).toEqual([]);
    expect(codes([price, timing], { asOf: at('T09:00Z') })).toEqual([conflict]);
  });
});

test('what must be forgotten is invisible whatever its date', () => {
  const events = [captured('web/a', 'T09:00Z'), captured('web/b', 'T09:00Z')];
  const request = forgotten('web/a', 'T15:00Z');
  expect(seen([...events, request], { asOf: at('T10:00Z') })).toEqual(events.slice(1));
});
