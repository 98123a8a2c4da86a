import type { CompiledPortfolio, ServiceLevel } from 'smarketing/cartridge';
import { type AssuranceTerms, assure, type ServiceAssurance } from 'smarketing/cartridge/assure';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { day, formatInstant } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { asked, at, delivered, office, onDate, promising, rated, terms, withdrawn } from './build.js';

const quarter = { from: at('2026-01-01T00:00:00'), asOf: at('2026-04-15T12:00:00') };

const read = (
  level: ServiceLevel | undefined,
  events: ReadonlyArray<JournalEvent>,
  span = quarter,
  by: AssuranceTerms = terms,
) => assure(promising(level), by, span)(journalOf(events));

const watchOf = (...parameters: Parameters<typeof read>): ServiceAssurance =>
  read(...parameters)
    .cartridges.flatMap(({ services }) => services)
    .find(({ service }) => service === 'competitor-watch') as ServiceAssurance;

const reasons = ({ reasons: list }: ServiceAssurance) =>
  list.map(({ code, count, owner }) => `${code} ${count} ${owner}`);

describe('requests answered within two business days', () => {
  const level: ServiceLevel = { kind: 'answered-within', target: { clock: 'business-days', days: 2 } };

  test('count from Friday afternoon to Tuesday afternoon', () => {
    const watch = watchOf(level, [
      asked('2026-03-06T16:00:00', 'r1'),
      delivered('2026-03-10T16:00:00', 'r1'),
      asked('2026-03-06T16:00:00', 'r2'),
      delivered('2026-03-10T16:00:01', 'r2'),
    ]);
    expect(watch.requests).toEqual({
      onTime: 1,
      late: 1,
      overdue: 0,
      open: 0,
      askedTooLate: 0,
      withdrawn: 0,
      notMeasurable: 0,
    });
    expect(watch.attained).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 0.5,
      interval: { method: 'wilson' },
    });
    expect([watch.state, reasons(watch)]).toEqual(['missed', ['delivered-late 1 marketing']]);
  });

  test('skip a holiday', () => {
    const events = [asked('2026-04-02T10:00:00', 'r1'), delivered('2026-04-07T10:00:00', 'r1')];
    expect(watchOf(level, events).state).toBe('kept');
  });

  test('that wait are due, and then overdue', () => {
    const events = [delivered('2026-01-02T10:00:00', 'r0'), asked('2026-04-13T10:00:00', 'r1')];
    const before = read(level, events, { ...quarter, asOf: at('2026-04-15T10:00:00') });
    expect(before.nextDue[0]).toEqual({
      service: 'competitor-watch',
      cartridge: 'market-intelligence',
      owner: 'marketing',
      dueAt: at('2026-04-15T10:00:00'),
      request: { system: 'desk', id: 'r1' },
    });
    expect(before.overdue.filter(({ service }) => service === 'competitor-watch')).toEqual([]);
    const after = read(level, events, { ...quarter, asOf: at('2026-04-15T10:00:01') });
    const [overdue] = after.overdue.filter(({ service }) => service === 'competitor-watch');
    expect(overdue).toMatchObject({ dueAt: at('2026-04-15T10:00:00'), request: { id: 'r1' } });
    const watch = watchOf(level, events, { ...quarter, asOf: at('2026-04-15T10:00:01') });
    expect([watch.state, watch.attained.value, watch.overdueSince]).toEqual([
      'missed',
      0,
      at('2026-04-15T10:00:00'),
    ]);
  });

  test('that are taken back in time wait no longer and do not count', () => {
    const watch = watchOf(level, [
      delivered('2026-01-02T10:00:00', 'r0'),
      asked('2026-03-02T10:00:00', 'r1'),
      withdrawn('2026-03-03T10:00:00', 'r1'),
    ]);
    expect(watch.requests).toMatchObject({ withdrawn: 1, overdue: 0, open: 0 });
    expect([watch.state, watch.requested, reasons(watch)]).toEqual(['nothing-due', 1, ['withdrawn 1 sales']]);
    expect(watch.nextDueAt).toBeUndefined();
  });

  test('that are taken back when their time is over had been missed', () => {
    const late = [asked('2026-03-02T10:00:00', 'r1'), withdrawn('2026-03-09T10:00:00', 'r1')];
    const recorded = watchOf(level, [delivered('2026-01-02T10:00:00', 'r0'), ...late]);
    expect([recorded.state, recorded.requests?.late, recorded.overdueSince]).toEqual([
      'missed',
      1,
      undefined,
    ]);
    expect(watchOf(level, late).state).toBe('not-measured');
    const onTheDay = [
      delivered('2026-01-02T10:00:00', 'r0'),
      asked('2026-03-02T10:00:00', 'r1'),
      onDate(withdrawn('2026-03-04T00:00:00', 'r1')),
    ];
    expect(reasons(watchOf(level, onTheDay))).toEqual(['date-only 1 sales']);
  });

  test('can be made again after they were taken back', () => {
    const watch = watchOf(level, [
      asked('2026-03-02T10:00:00', 'r1'),
      withdrawn('2026-03-03T10:00:00', 'r1'),
      withdrawn('2026-03-03T11:00:00', 'r1'),
      asked('2026-03-10T10:00:00', 'r1'),
      delivered('2026-03-11T10:00:00', 'r1'),
    ]);
    expect([watch.requested, watch.requests]).toMatchObject([2, { withdrawn: 1, onTime: 1 }]);
  });

  test('that nobody made are no failure', () => {
    const watch = watchOf(level, []);
    expect([watch.state, watch.attained.value, reasons(watch)]).toEqual([
      'nothing-due',
      null,
      ['nothing-asked 1 marketing'],
    ]);
    expect(watch.nextDueAt).toBeUndefined();
  });

  test('before the span do not count, nor do those after it', () => {
    const watch = watchOf(level, [
      asked('2025-12-30T10:00:00', 'r1'),
      delivered('2026-02-27T10:00:00', 'r1'),
      asked('2026-05-01T10:00:00', 'r2'),
    ]);
    expect([watch.requested, watch.delivered]).toEqual([0, 1]);
  });

  test('where nobody records deliveries are not called overdue', () => {
    const watch = watchOf(level, [asked('2026-03-02T10:00:00', 'r1')]);
    expect([watch.state, reasons(watch)]).toEqual(['not-measured', ['not-recorded 1 marketing']]);
  });

  test('may be missed now and then, where that is the level', () => {
    const events = Array.from({ length: 10 }, (_, index) => [
      asked('2026-03-02T10:00:00', `r${index}`),
      delivered(index === 0 ? '2026-03-20T10:00:00' : '2026-03-03T10:00:00', `r${index}`),
    ]).flat();
    expect(watchOf({ ...level, atLeast: 0.9 }, events).state).toBe('kept');
    expect(watchOf({ ...level, atLeast: 0.91 }, events).state).toBe('missed');
    expect(watchOf(level, events).state).toBe('missed');
  });

  test('made again while they wait are one request', () => {
    const watch = watchOf(level, [
      asked('2026-03-02T10:00:00', 'r1'),
      asked('2026-03-03T10:00:00', 'r1'),
      delivered('2026-03-04T10:00:00', 'r1'),
    ]);
    expect(watch.requests).toMatchObject({ onTime: 1, overdue: 0 });
  });

  test('of a source that names only the service are answered in turn', () => {
    const watch = watchOf(level, [
      asked('2026-03-02T10:00:00', 'competitor-watch'),
      asked('2026-03-03T10:00:00', 'competitor-watch'),
      delivered('2026-03-04T10:00:00', 'competitor-watch'),
    ]);
    expect(watch.requests).toMatchObject({ onTime: 1, overdue: 1 });
  });

  test('made and answered in one instant are answered, whatever their identifiers', () => {
    const [first, second] = [delivered('2026-03-02T10:00:00', 'r1'), asked('2026-03-02T10:00:00', 'r1')];
    expect(watchOf(level, [first, second]).requests).toMatchObject({ onTime: 1, open: 0 });
    const told = [
      { ...first, sequence: 1 },
      { ...second, sequence: 2 },
    ];
    expect(watchOf(level, told).requests).toMatchObject({ onTime: 0, overdue: 1 });
  });

  test('that waited are answered before more is asked in the same instant', () => {
    const told = [
      asked('2026-04-10T10:00:00', 'r1'),
      asked('2026-04-14T10:00:00', 'r1'),
      delivered('2026-04-14T10:00:00', 'r1'),
    ];
    expect(watchOf(level, told).requests).toMatchObject({ onTime: 1, open: 1 });
  });

  test('known by their date alone are judged where both ends of the day agree', () => {
    const judge = (answer: string) =>
      watchOf(level, [onDate(asked('2026-03-02T00:00:00', 'r1')), onDate(delivered(answer, 'r1'))]).requests;
    expect(judge('2026-03-03T00:00:00')).toMatchObject({ onTime: 1 });
    expect(judge('2026-03-04T00:00:00')).toMatchObject({ notMeasurable: 1 });
    expect(judge('2026-03-06T00:00:00')).toMatchObject({ late: 1 });
  });

  test('count on the calendar that the level names', () => {
    const events = [asked('2026-03-06T16:00:00', 'r1'), delivered('2026-03-09T16:00:00', 'r1')];
    expect(watchOf({ ...level, calendar: 'always' }, events).state).toBe('missed');
    const unknown = watchOf({ ...level, calendar: 'moon' }, events);
    expect([unknown.state, reasons(unknown)]).toEqual(['not-measured', ['unknown-calendar 1 marketing']]);
    expect(watchOf({ ...level, calendar: 'toString' }, events).state).toBe('not-measured');
  });

  test('past the end of the calendar are not measured', () => {
    const late = { from: at('2100-01-01T00:00:00Z'), asOf: at('2102-01-01T00:00:00Z') };
    const watch = watchOf(level, [asked('2100-12-31T10:00:00Z', 'r1')], late);
    expect(reasons(watch)).toEqual(['calendar-exhausted 1 marketing']);
  });
});

describe('a message ten working days before the launch', () => {
  const level: ServiceLevel = { kind: 'by-due-date', notice: { clock: 'business-days', days: 10 } };
  const launch = at('2026-03-30T09:00:00');

  test('is in time to the minute', () => {
    const judge = (when: string) =>
      watchOf(level, [asked('2026-02-02T10:00:00', 'r1', { dueAt: launch }), delivered(when, 'r1')]).state;
    expect([judge('2026-03-16T09:00:00'), judge('2026-03-16T09:00:01')]).toEqual(['kept', 'missed']);
  });

  test('is asked for too late by whoever asks with a week to go', () => {
    const watch = watchOf(level, [
      asked('2026-03-23T10:00:00', 'r1', { dueAt: launch }),
      delivered('2026-03-29T10:00:00', 'r1'),
    ]);
    expect([watch.state, reasons(watch)]).toEqual(['nothing-due', ['asked-too-late 1 sales']]);
  });

  test('can still be had by whoever asks at the last moment', () => {
    const events = [
      asked('2026-03-16T09:00:00', 'r1', { dueAt: launch }),
      delivered('2026-03-16T09:00:00', 'r1'),
    ];
    expect(watchOf(level, events).state).toBe('kept');
  });

  test('cannot be judged without the date', () => {
    const watch = watchOf(level, [
      asked('2026-02-02T10:00:00', 'r1'),
      delivered('2026-02-03T10:00:00', 'r1'),
    ]);
    expect([watch.state, reasons(watch)]).toEqual(['not-measured', ['due-date-missing 1 sales']]);
    expect(
      read(level, [asked('2026-02-02T10:00:00', 'r1')]).unmeasured.find(
        ({ service }) => service === 'competitor-watch',
      ),
    ).toEqual({
      service: 'competitor-watch',
      cartridge: 'market-intelligence',
      missing: [{ code: 'due-date-missing', count: 1, owner: 'sales' }],
      owner: 'sales',
    });
  });

  test('moves with the date while it waits', () => {
    const events = [
      asked('2026-02-02T10:00:00', 'r1', { dueAt: launch }),
      asked('2026-02-20T10:00:00', 'r1', { dueAt: at('2026-04-30T09:00:00') }),
      delivered('2026-03-25T10:00:00', 'r1'),
    ];
    expect(watchOf(level, events).state).toBe('kept');
  });

  test('with notice around the clock, or none', () => {
    const events = (when: string) => [
      asked('2026-02-02T10:00:00', 'r1', { dueAt: launch }),
      delivered(when, 'r1'),
    ];
    const notice = { clock: 'elapsed', milliseconds: 30 * day } as const;
    // The clocks went forward on the 29th: thirty days are 30 × 24 hours.
    expect(watchOf({ kind: 'by-due-date', notice }, events('2026-02-28T08:00:00')).state).toBe('kept');
    expect(watchOf({ kind: 'by-due-date', notice }, events('2026-02-28T08:00:01')).state).toBe('missed');
    expect(watchOf({ kind: 'by-due-date' }, events('2026-03-30T09:00:00')).state).toBe('kept');
  });
});

describe('battlecards reviewed every quarter', () => {
  const level: ServiceLevel = { kind: 'every-period', atLeast: 1, every: 'fiscal-quarter' };

  test('are judged when the quarter is over, in the zone of the agreement', () => {
    const year = { from: at('2025-07-01T00:00:00+02:00'), asOf: at('2026-04-15T12:00:00') };
    const watch = watchOf(
      level,
      [
        delivered('2025-07-01T00:00:00+02:00', 'c1'),
        delivered('2025-12-31T23:59:59', 'c2'),
        delivered('2026-01-01T00:00:00', 'c3'),
      ],
      year,
    );
    expect(watch.periods?.map(({ period, delivered: count, state }) => [period, count, state])).toEqual([
      ['FY2025-Q3', 1, 'kept'],
      ['FY2025-Q4', 1, 'kept'],
      ['FY2026-Q1', 1, 'kept'],
    ]);
    expect([watch.current?.period, watch.current?.state]).toEqual(['FY2026-Q2', 'open']);
    expect(formatInstant(watch.nextDueAt as never)).toBe('2026-06-30T22:00:00.000Z');
    expect([watch.state, watch.required]).toEqual(['kept', 3]);
  });

  test('fall due in the next quarter once this one is done', () => {
    const watch = watchOf(level, [
      delivered('2026-01-10T10:00:00', 'c1'),
      delivered('2026-04-01T10:00:00', 'c2'),
    ]);
    expect(watch.current?.state).toBe('kept');
    expect(formatInstant(watch.nextDueAt as never)).toBe('2026-09-30T22:00:00.000Z');
  });

  test('missed once are a level missed, with the number of quarters', () => {
    const watch = watchOf(level, [delivered('2025-01-10T10:00:00', 'c1', { service: 'battlecard' })]);
    expect([watch.state, watch.attained, reasons(watch)]).toEqual([
      'missed',
      { numerator: 0, denominator: 1, value: 0 },
      ['period-short 1 marketing'],
    ]);
  });

  test('missed are overdue until they are made up, and stay missed', () => {
    const recorded = delivered('2025-01-10T10:00:00', 'c1', { service: 'battlecard' });
    const asOf = at('2026-07-15T12:00:00');
    const overdue = (...events: ReadonlyArray<JournalEvent>) =>
      read(level, [recorded, ...events], { ...quarter, asOf }).overdue.filter(
        ({ service }) => service === 'competitor-watch',
      );
    expect(overdue()).toEqual([
      {
        service: 'competitor-watch',
        cartridge: 'market-intelligence',
        owner: 'marketing',
        // The first quarter ended in Berlin at this instant, and neither it nor the second was served.
        dueAt: at('2026-04-01T00:00:00'),
        period: 'FY2026-Q1',
      },
    ]);
    expect(overdue(delivered('2026-02-01T10:00:00', 'c2'))).toMatchObject([{ period: 'FY2026-Q2' }]);
    const late = delivered('2026-07-10T10:00:00', 'c2');
    expect(overdue(late)).toEqual([]);
    const watch = watchOf(level, [recorded, late], { ...quarter, asOf });
    expect([watch.state, watch.attained.numerator, watch.attained.denominator]).toEqual(['missed', 0, 2]);
  });

  test('are not held against a promise made in the middle of a quarter', () => {
    const watch = watchOf(level, [], { from: at('2026-01-02T00:00:00'), asOf: at('2026-04-15T12:00:00') });
    expect([watch.state, reasons(watch)]).toEqual(['nothing-due', ['no-period-closed 1 marketing']]);
  });

  test('that nobody records are not measured', () => {
    const watch = watchOf(level, []);
    expect([watch.state, reasons(watch)]).toEqual(['not-measured', ['not-recorded 1 marketing']]);
    const sources = [
      { source: 'desk', type: 'service-delivered' as const, observedFrom: at('2025-01-01T00:00:00') },
    ];
    expect(watchOf(level, [], quarter, { ...terms, sources }).state).toBe('missed');
  });

  test('are over at the first instant of the next quarter', () => {
    const recorded = delivered('2025-01-10T10:00:00', 'c1', { service: 'battlecard' });
    const closed = (asOf: string) =>
      watchOf(level, [recorded], { ...quarter, asOf: at(asOf) }).periods?.length;
    expect([closed('2026-03-31T23:59:59'), closed('2026-04-01T00:00:00')]).toEqual([0, 1]);
  });

  test('whose recording ended before they did are not measured', () => {
    const sources = [
      {
        source: 'desk',
        type: 'service-delivered' as const,
        observedFrom: at('2025-01-01T00:00:00'),
        observedTo: at('2026-03-01T00:00:00'),
      },
    ];
    expect(watchOf(level, [], quarter, { ...terms, sources }).state).toBe('not-measured');
  });

  test('over a century of days end', () => {
    const span = { from: at('1970-01-01T00:00:00Z'), asOf: at('2090-01-01T00:00:00Z') };
    expect(watchOf({ ...level, every: 'day' }, [], span).periods).toHaveLength(40_000);
  });
});

describe('forty qualified leads a month', () => {
  const level: ServiceLevel = {
    kind: 'amount-per-period',
    atLeast: 40,
    unit: 'qualified leads',
    every: 'month',
  };

  test('are summed over the deliveries of the month', () => {
    const watch = watchOf(level, [
      delivered('2026-01-09T10:00:00', 'b1', { measured: 25 }),
      delivered('2026-01-23T10:00:00', 'b2', { measured: 15 }),
      delivered('2026-02-13T10:00:00', 'b3', { measured: 39 }),
      delivered('2026-03-31T23:30:00', 'b4', { measured: 41 }),
      delivered('2026-04-02T10:00:00', 'b5', { measured: 12 }),
    ]);
    expect(watch.periods?.map(({ delivered: amount, state }) => [amount, state])).toEqual([
      [40, 'kept'],
      [39, 'short'],
      [41, 'kept'],
    ]);
    expect(watch.current).toMatchObject({ period: '2026-04', delivered: 12, required: 40, state: 'open' });
    expect([watch.state, watch.attained.value, watch.required]).toEqual(['missed', 2 / 3, 120]);
  });

  test('cannot be short where a delivery does not say how many', () => {
    const watch = watchOf(
      level,
      [delivered('2026-01-01T00:00:00', 'b0', { measured: 5 }), delivered('2026-01-09T10:00:00', 'b1')],
      { from: quarter.from, asOf: at('2026-02-05T00:00:00') },
    );
    expect([watch.state, reasons(watch)]).toEqual(['not-measured', ['measure-missing 1 marketing']]);
  });

  test('never become more than a number can say', () => {
    const watch = watchOf(level, [
      delivered('2026-01-02T00:00:00', 'b0', { measured: 1e308 }),
      delivered('2026-01-09T10:00:00', 'b1', { measured: 1e308 }),
    ]);
    expect(JSON.parse(JSON.stringify(watch))).toEqual(watch);
  });
});

describe('a profile never older than ninety days', () => {
  const level: ServiceLevel = { kind: 'never-older-than', age: 90 * day };

  test('is kept by one delivered before the span, and due again on its day', () => {
    const watch = watchOf(level, [
      delivered('2025-12-01T12:00:00', 'p1'),
      delivered('2026-03-01T12:00:00', 'p2'),
    ]);
    expect([watch.state, watch.attained.value]).toEqual(['kept', 1]);
    expect(formatInstant(watch.nextDueAt as never)).toBe('2026-05-30T11:00:00.000Z');
  });

  test('is missed by the days in which it was too old', () => {
    const watch = watchOf(
      level,
      [delivered('2025-11-12T00:00:00', 'p1'), delivered('2026-02-20T00:00:00', 'p2')],
      {
        from: at('2026-01-01T00:00:00Z'),
        asOf: at('2026-04-11T00:00:00Z'),
      },
    );
    // Too old from 10 to 20 February: ten days of a hundred.
    expect([watch.state, watch.attained.value]).toEqual(['missed', 0.9]);
    expect(watch.overdueSince).toBeUndefined();
  });

  test('is young enough until the last instant', () => {
    const events = [delivered('2026-01-01T00:00:00', 'p1')];
    const since = (asOf: number) =>
      watchOf(level, events, { ...quarter, asOf: asOf as typeof quarter.asOf }).overdueSince;
    const due = at('2026-01-01T00:00:00') + 90 * day;
    expect([since(due), since(due + 1)]).toEqual([undefined, due]);
  });

  test('is overdue from the first day where there never was one', () => {
    const watch = watchOf(level, [delivered('2025-11-12T00:00:00', 'x', { service: 'battlecard' })]);
    expect([watch.state, watch.attained.value, watch.overdueSince, reasons(watch)]).toEqual([
      'missed',
      0,
      quarter.from,
      ['never-delivered 1 marketing'],
    ]);
    expect(watchOf(level, []).state).toBe('not-measured');
  });
});

describe('at least 80 percent of the reps certified', () => {
  const level: ServiceLevel = { kind: 'measured', unit: 'percent', direction: 'at-least', value: 80 };

  test('is measured at each training', () => {
    const watch = watchOf(level, [
      delivered('2026-01-10T10:00:00', 't1', { measured: 80 }),
      delivered('2026-02-10T10:00:00', 't2', { measured: 79.9 }),
      delivered('2026-03-10T10:00:00', 't3'),
    ]);
    expect([watch.state, watch.attained.numerator, watch.attained.denominator, reasons(watch)]).toEqual([
      'missed',
      1,
      2,
      ['below-level 1 marketing', 'measure-missing 1 marketing'],
    ]);
  });

  test('counts no training before the promise', () => {
    const watch = watchOf(level, [delivered('2025-12-10T10:00:00', 't0', { measured: 10 })]);
    expect([watch.state, watch.delivered]).toEqual(['nothing-due', 0]);
  });

  test('can be a ceiling as well', () => {
    const events = [delivered('2026-01-10T10:00:00', 't1', { measured: 3 })];
    expect(watchOf({ ...level, direction: 'at-most', value: 3 }, events).state).toBe('kept');
    expect(watchOf({ ...level, direction: 'at-most', value: 2 }, events).state).toBe('missed');
  });
});

describe('the rating of Sales', () => {
  const level: ServiceLevel = { kind: 'answered-within', target: { clock: 'business-days', days: 2 } };
  const noted = (...ratings: ReadonlyArray<number>) =>
    ratings.flatMap((rating, index) => [
      asked('2026-03-02T10:00:00', `r${index}`),
      delivered('2026-03-03T10:00:00', `r${index}`, { rating }),
    ]);

  test('stands beside the level: a service can keep it and fail its customer', () => {
    const watch = watchOf(level, noted(2, 1, 3));
    expect(watch.state).toBe('kept');
    expect(watch.rating).toEqual({
      count: 3,
      mean: { numerator: 6, denominator: 3, value: 2 },
      median: { numerator: 2, denominator: 1, value: 2 },
    });
  });

  test('has two middles where their number is even, and none where there is none', () => {
    expect(watchOf(level, noted(10, 7, 0, 8)).rating.median).toEqual({
      numerator: 15,
      denominator: 2,
      value: 7.5,
    });
    expect(watchOf(level, []).rating).toEqual({
      count: 0,
      mean: { numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' },
      median: { numerator: 0, denominator: 0, value: null, reason: 'empty-denominator' },
    });
  });

  test('off the scale is left out, and said', () => {
    const watch = watchOf(level, noted(11, -1, Number.NaN, 9));
    expect([watch.rating.count, reasons(watch)]).toEqual([1, ['rating-unusable 3 sales']]);
  });

  const once = [asked('2026-03-02T10:00:00', 'r1'), delivered('2026-03-03T10:00:00', 'r1', { rating: 3 })];
  const ratingOf = (...events: ReadonlyArray<JournalEvent>) => {
    const { count, mean } = watchOf(level, [...once, ...events]).rating;
    return [count, mean.numerator];
  };

  test('given later stands instead of what was noted with the delivery', () => {
    expect(ratingOf()).toEqual([1, 3]);
    expect(ratingOf(rated('2026-03-20T10:00:00', 'r1', 8))).toEqual([1, 8]);
    expect(ratingOf(rated('2026-03-20T10:00:00', 'r1', 11))).toEqual([1, 3]);
    expect(ratingOf(rated('2026-05-20T10:00:00', 'r1', 8))).toEqual([1, 3]);
  });

  test('is the last word of each person, and of the party where no person is named', () => {
    const ada = { person: 'ada' };
    const words = [
      rated('2026-03-20T10:00:00', 'r1', 2, ada),
      rated('2026-03-21T10:00:00', 'r1', 9, ada),
      rated('2026-03-22T10:00:00', 'r1', 5, { person: 'bo' }),
      rated('2026-03-23T10:00:00', 'r1', 1),
      rated('2026-03-24T10:00:00', 'r1', 7),
    ];
    expect(ratingOf(...words)).toEqual([3, 9 + 5 + 7]);
    const loaded = words.map((word) => ({ ...word, actor: { kind: 'import' as const, id: 'survey' } }));
    expect(ratingOf(...loaded)).toEqual([1, 7]);
  });

  test('is about the delivery before it, so two deliveries may be rated by one person', () => {
    const person = 'ada';
    const again = [
      rated('2026-03-04T10:00:00', 'r1', 2, { person }),
      delivered('2026-03-10T10:00:00', 'r1'),
      rated('2026-03-12T10:00:00', 'r1', 9, { person }),
    ];
    expect(ratingOf(...again)).toEqual([2, 11]);
    const sameDay = onDate(rated('2026-03-03T00:00:00', 'r1', 6));
    expect(ratingOf(sameDay)).toEqual([1, 6]);
  });

  test('counts where no delivery is recorded, and not before the span', () => {
    expect(ratingOf(rated('2026-03-04T10:00:00', 'r9', 10))).toEqual([2, 13]);
    expect(ratingOf(rated('2025-12-04T10:00:00', 'r9', 10))).toEqual([1, 3]);
  });

  test('is not what the owner says of himself', () => {
    const watch = watchOf(level, [...once, rated('2026-03-20T10:00:00', 'r1', 10, { by: 'marketing' })]);
    expect([watch.rating.mean.numerator, reasons(watch)]).toEqual([3, ['rated-by-owner 1 marketing']]);
  });
});

describe('the whole portfolio', () => {
  test('says which services of a cartridge are kept, and of which nobody can tell', () => {
    const reading = read({ kind: 'answered-within', target: { clock: 'business-days', days: 2 } }, [
      asked('2026-03-02T10:00:00', 'r1'),
      delivered('2026-03-03T10:00:00', 'r1', { rating: 8 }),
      delivered('2026-03-05T10:00:00', 's1', { service: 'segment-research', rating: 4 }),
    ]);
    const [intelligence] = reading.cartridges;
    expect(intelligence).toMatchObject({
      cartridge: 'market-intelligence',
      kept: { numerator: 1, denominator: 2, value: 0.5 },
      // The year is not over, and the quarter was not recorded from its beginning.
      unmeasured: ['win-loss-reading'],
      rating: { count: 2, mean: { value: 6 } },
    });
    expect(reading.unmeasured.filter(({ cartridge }) => cartridge === 'market-intelligence')).toEqual([
      {
        service: 'win-loss-reading',
        cartridge: 'market-intelligence',
        missing: [{ code: 'not-recorded', count: 1, owner: 'marketing' }],
        owner: 'marketing',
      },
    ]);
  });

  test('lists a service without a level as unmeasured', () => {
    const found = read(undefined, []).unmeasured.find(({ service }) => service === 'competitor-watch');
    expect(found?.missing).toEqual([{ code: 'level-missing', count: 1, owner: 'marketing' }]);
  });

  test('lists services that it does not have', () => {
    const { unknownServices } = read(undefined, [
      asked('2026-03-02T10:00:00', 'x', { service: 'coffee' }),
      rated('2026-03-05T10:00:00', 'x', 9, { service: 'coffee' }),
      delivered('2026-03-02T10:00:00', 'x', { service: '__proto__' }),
    ]);
    expect(unknownServices).toEqual([
      { service: '__proto__', requested: 0, delivered: 1, rated: 0 },
      { service: 'coffee', requested: 1, delivered: 0, rated: 1 },
    ]);
  });

  test('sees no further than it was known', () => {
    const level: ServiceLevel = { kind: 'answered-within', target: { clock: 'business-days', days: 2 } };
    const late = { ...delivered('2026-03-03T10:00:00', 'r1'), receivedAt: at('2026-05-01T00:00:00') };
    const events = [delivered('2026-01-02T10:00:00', 'r0'), asked('2026-03-02T10:00:00', 'r1'), late];
    const portfolio: CompiledPortfolio = promising(level);
    const overdue = (knownAt: string) =>
      assure(portfolio, terms, { ...quarter, knownAt: at(knownAt) })(journalOf(events)).overdue.filter(
        ({ service }) => service === 'competitor-watch',
      ).length;
    expect([overdue('2026-04-15T12:00:00'), overdue('2026-05-02T00:00:00')]).toEqual([1, 0]);
    expect(office).toBe(terms.defaultCalendar);
  });
});
