import * as E from 'fp-ts/lib/Either.js';
import * as O from 'fp-ts/lib/Option.js';
import type { LeadEvent } from 'smarketing/journal';
import { day, hour, minute, orThrow } from 'smarketing/kernel';
import {
  compileHeat,
  type HeatDefinition,
  type HeatReading,
  harvardResponseStudy,
  lateness,
  leadResponseContactStudy,
  ownActs,
  proposedHeat,
} from 'smarketing/lead';
import { describe, expect, test } from 'vitest';
import { at, dated, event, record } from './story.js';

const heat = (definition: HeatDefinition, now: string, ...events: ReadonlyArray<LeadEvent>): HeatReading =>
  orThrow(compileHeat(definition))(at(now))(record(...events));

const act = (time: string, activity: string, extras: object = {}): LeadEvent =>
  event(time, 'prospect-activity', { activity }, extras);

describe('heat', () => {
  test.each([
    ['02T09:00', 1, 'hot'],
    ['16T09:00', 0.5, 'hot'],
    ['30T09:00', 0.25, 'warm'],
  ])('on the %s is %d, %s at the band’s lower bound', (now, expected, band) => {
    expect(heat(proposedHeat, now, act('02T09:00', 'form-submitted'))).toMatchObject({
      heat: expected,
      band,
    });
  });

  test('falls out of its band one millisecond later', () => {
    const late = act('02T09:00', 'form-submitted', { occurredAt: at('02T09:00') - 1 });
    expect(heat(proposedHeat, '16T09:00', late)).toMatchObject({ band: 'warm' });
  });

  test('counts from the last act, which it names', () => {
    const reading = heat(
      proposedHeat,
      '16T09:00',
      act('02T09:00', 'form-submitted'),
      act('09T09:00', 'page-viewed'),
    );
    expect(reading).toMatchObject({ age: 7 * day, act: { act: 'page-viewed', at: at('09T09:00') } });
  });

  test('does not see what comes later', () => {
    expect(
      heat(proposedHeat, '05T09:00', act('02T09:00', 'form-submitted'), act('09T09:00', 'page-viewed')),
    ).toMatchObject({
      age: 3 * day,
    });
  });

  test('is unknown where the prospect did nothing himself', () => {
    expect(heat(proposedHeat, '05T09:00', act('02T09:00', 'email-opened'))).toEqual({
      heat: null,
      reason: 'no-own-act',
    });
  });

  test('lasts longer after acts that cost more', () => {
    const definition = { ...proposedHeat, halfLives: { 'seminar-attended': 28 * day } };
    const story = [act('02T09:00', 'seminar-attended'), act('09T09:00', 'page-viewed')];
    expect(heat(definition, '30T09:00', ...story)).toMatchObject({
      heat: 0.5,
      act: { act: 'seminar-attended' },
    });
    expect(heat(definition, '23T09:00', ...story)).toMatchObject({ act: { act: 'seminar-attended' } });
    expect(heat(definition, '09T09:00', ...story)).toMatchObject({ heat: 1, act: { act: 'page-viewed' } });
  });
});

describe('own acts', () => {
  test.each([
    ['an opened mail', act('02T09:00', 'email-opened')],
    [
      'what an automation did',
      act('02T09:00', 'form-submitted', { actor: { kind: 'automation', id: 'bot' } }),
    ],
    [
      'what a bulk load wrote',
      act('02T09:00', 'form-submitted', { actor: { kind: 'import', id: 'loader' } }),
    ],
    ['a call of ours', event('02T09:00', 'touch-connected', { channel: 'call' })],
    ['a capture by us', event('02T09:00', 'captured', { origin: 'sales' })],
  ])('are not %s', (_, foreign) => {
    expect(ownActs(at('03T09:00'))(record(foreign))).toEqual([]);
  });

  test.each([
    ['an activity', act('02T09:00', 'form-submitted'), 'form-submitted'],
    ['an inquiry', event('02T09:00', 'inquiry', {}), 'inquiry'],
    [
      'a form that made the lead',
      event('02T09:00', 'captured', { origin: 'marketing' }, { actor: { kind: 'prospect', id: 'p' } }),
      'inquiry',
    ],
    [
      'a call of his',
      event('02T09:00', 'touch-attempted', { channel: 'call', direction: 'inbound' }),
      'inbound',
    ],
    [
      'a meeting he booked',
      event('02T09:00', 'touch-attempted', { channel: 'meeting', bookedByProspect: true }),
      'booking',
    ],
  ])('are %s', (_, own, name) => {
    expect(ownActs(at('03T09:00'))(record(own)).map(({ act: found }) => found)).toEqual([name]);
  });

  test('keep a date a date', () => {
    expect(ownActs(at('03T09:00'))(record(dated('02', 'inquiry', {})))).toMatchObject([
      { precision: 'date' },
    ]);
  });

  test('follow the company’s own list', () => {
    expect(ownActs(at('03T09:00'), [])(record(act('02T09:00', 'email-opened')))).toHaveLength(1);
  });
});

describe('a definition of heat', () => {
  const codes = (definition: HeatDefinition) => {
    const compiled = compileHeat(definition);
    return E.isLeft(compiled) ? compiled.left.map(({ code, path }) => `${path.join('.')} ${code}`) : [];
  };

  test('is refused with every issue at once', () => {
    expect(
      codes({
        halfLife: 0,
        halfLives: { call: 1.5 },
        bands: [
          { name: 'a', from: 0.1 },
          { name: 'a', from: 0.1 },
          { name: 'b', from: Number.NaN },
        ],
      }),
    ).toEqual([
      'halfLife not-a-half-life',
      'halfLives.call not-a-half-life',
      'bands.0.from gap-below',
      'bands.1.from not-ascending',
      'bands.1.name duplicate-band',
      'bands.2.from not-a-share',
      'bands.2.from not-ascending',
    ]);
    expect(codes({ halfLife: 1, bands: [] })).toEqual(['bands no-bands']);
  });

  test('that we propose is sound', () => {
    expect(codes(proposedHeat)).toEqual([]);
  });
});

describe('published response studies', () => {
  test.each([
    [hour, undefined],
    [2 * hour - 1, undefined],
    [2 * hour, 7],
    [24 * hour - 1, 7],
    [24 * hour, 60],
    [365 * day, 60],
  ])('say what they say and nothing between: %d', (delay, times) => {
    expect(O.toUndefined(lateness(harvardResponseStudy)(delay))?.times).toBe(times);
  });

  test('know the half hour', () => {
    expect(O.toUndefined(lateness(leadResponseContactStudy)(30 * minute))?.times).toBe(100);
    expect(O.isNone(lateness(leadResponseContactStudy)(29 * minute))).toBe(true);
  });
});
