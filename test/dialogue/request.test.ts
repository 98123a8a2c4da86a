import { nextRequestStep, type RequestLife, readRequests, requestLives } from 'smarketing/dialogue';
import type { JournalEvent, RequestChanged } from 'smarketing/journal';
import { day, hour } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { at, key, made } from './made.js';

const asked: RequestChanged = {
  state: 'asked',
  asker: 'sales',
  performer: 'marketing',
  about: 'asset',
  satisfiedWhen: 'The brochure names the price.',
  dueAt: at('T17:00Z'),
};

const step = (time: string, data: RequestChanged, id = 'r1'): JournalEvent =>
  made('request-changed', id, time, data);

const lifeAt = (time: string, ...events: ReadonlyArray<JournalEvent>): RequestLife =>
  requestLives(at(time))(events)[0] as RequestLife;

describe('the life of a request', () => {
  test('goes from asked to accepted, and the promise is kept', () => {
    const events = [
      step('T09:00Z', asked),
      step('T09:30Z', { state: 'promised' }),
      step('T15:00Z', { state: 'done' }),
      step('T16:00Z', { state: 'accepted' }),
    ];
    expect(lifeAt('T08:59Z', ...events)).toBeUndefined();
    expect(lifeAt('T09:10Z', ...events)).toMatchObject({ state: 'asked', promise: 'unpromised' });
    expect(lifeAt('T10:00Z', ...events)).toMatchObject({ state: 'promised', promise: 'open' });
    const done = lifeAt('T18:00Z', ...events);
    expect(done).toMatchObject({
      state: 'accepted',
      promise: 'kept',
      performer: 'marketing',
      askedAt: at('T09:00Z'),
      doneAt: at('T15:00Z'),
      missing: [],
    });
    expect(done.lateBy).toBeUndefined();
  });

  test('is broken when its time is over, to the millisecond', () => {
    const events = [step('T09:00Z', asked), step('T09:30Z', { state: 'promised' })];
    expect(lifeAt('T17:00Z', ...events).promise).toBe('open');
    expect(lifeAt('2026-03-02T17:00:00.001Z', ...events)).toMatchObject({ promise: 'broken', lateBy: 1 });
  });

  test('done at its time is kept, done later is kept late', () => {
    const events = [step('T09:00Z', asked), step('T09:30Z', { state: 'promised' })];
    expect(lifeAt('T20:00Z', ...events, step('T17:00Z', { state: 'done' })).promise).toBe('kept');
    expect(lifeAt('T20:00Z', ...events, step('T18:00Z', { state: 'done' }))).toMatchObject({
      promise: 'kept-late',
      lateBy: hour,
    });
  });

  test('sent back after it was done is broken until it is done again', () => {
    const events = [
      step('T09:00Z', asked),
      step('T09:30Z', { state: 'promised' }),
      step('T15:00Z', { state: 'done' }),
      step('T18:00Z', { state: 'reopened' }),
    ];
    expect(lifeAt('T19:00Z', ...events)).toMatchObject({ promise: 'broken', reopened: 1, lateBy: 2 * hour });
    const again = step('T18:30Z', { state: 'reopened', dueAt: at('2026-03-03T17:00:00Z') });
    expect(lifeAt('T19:00Z', ...events.slice(0, 3), again).promise).toBe('open');
  });

  test('countered has the time that was promised in the end', () => {
    const events = [
      step('T09:00Z', asked),
      step('T10:00Z', { state: 'countered', dueAt: at('2026-03-04T17:00:00Z') }),
      step('T11:00Z', { state: 'promised' }),
    ];
    expect(lifeAt('T10:30Z', ...events)).toMatchObject({ state: 'countered', promise: 'unpromised' });
    expect(lifeAt('T18:00Z', ...events)).toMatchObject({
      promise: 'open',
      countered: 1,
      dueAt: at('2026-03-04T17:00:00Z'),
    });
  });

  test('once promised is taken back by nobody alone', () => {
    const promised = [step('T09:00Z', asked), step('T09:30Z', { state: 'promised' })];
    const offer = (time: string) => step(time, { state: 'countered', dueAt: at('2026-03-04T17:00:00Z') });
    // Another offer in time leaves the promise as it was until it is answered.
    const waits = lifeAt('T12:00Z', ...promised, offer('T10:00Z'));
    expect(waits).toMatchObject({
      state: 'countered',
      promise: 'open',
      dueAt: at('T17:00Z'),
      offeredDueAt: at('2026-03-04T17:00:00Z'),
    });
    expect(lifeAt('T18:00Z', ...promised, offer('T10:00Z'))).toMatchObject({
      promise: 'broken',
      lateBy: hour,
    });
    const renewed = [...promised, offer('T10:00Z'), step('T11:00Z', { state: 'promised' })];
    expect(lifeAt('T18:00Z', ...renewed)).toMatchObject({
      promise: 'open',
      dueAt: at('2026-03-04T17:00:00Z'),
    });
    // An offer after its time mends nothing: what is done then is late.
    const overran = [...promised, offer('T18:00Z'), step('T19:00Z', { state: 'promised' })];
    expect(lifeAt('T20:00Z', ...overran).promise).toBe('open');
    expect(
      lifeAt('2026-03-05T00:00:00Z', ...overran, step('2026-03-03T17:00:00Z', { state: 'done' })),
    ).toMatchObject({ promise: 'kept-late', lateBy: day });
    // A no after a promise breaks it; a new question by the asker forgives it.
    const declined = [...promised, step('T10:00Z', { state: 'declined' })];
    expect(lifeAt('T12:00Z', ...declined)).toMatchObject({ state: 'declined', promise: 'broken' });
    expect(lifeAt('T12:00Z', ...declined, step('T11:00Z', asked)).promise).toBe('unpromised');
  });

  test('countered has its asked time until another is promised', () => {
    const countered = [
      step('T09:00Z', asked),
      step('T10:00Z', { state: 'countered', dueAt: at('2026-03-04T17:00:00Z') }),
    ];
    expect(lifeAt('T10:30Z', ...countered)).toMatchObject({
      dueAt: at('T17:00Z'),
      offeredDueAt: at('2026-03-04T17:00:00Z'),
    });
  });

  test('declined is an answer, and late for nothing', () => {
    const life = lifeAt('T20:00Z', step('T09:00Z', asked), step('T10:00Z', { state: 'declined' }));
    expect(life.promise).toBe('declined');
    expect(life.lateBy).toBeUndefined();
  });

  test('says what it lacks', () => {
    const life = lifeAt('T20:00Z', step('T09:00Z', { state: 'promised' }));
    expect(life).toMatchObject({
      promise: 'undated',
      missing: ['asker', 'performer', 'satisfiedWhen', 'dueAt'],
      steps: [{ state: 'promised', irregular: true }],
    });
  });
});

describe('a proposed step', () => {
  const life = lifeAt('T09:30Z', step('T09:00Z', asked));

  test('is taken from the one who may say so', () => {
    expect(nextRequestStep(life, 'marketing')({ state: 'promised' })._tag).toBe('Right');
  });

  test('is refused from anybody else, and out of order', () => {
    expect(nextRequestStep(life, 'sales')({ state: 'promised' })).toEqual({
      _tag: 'Left',
      left: { _tag: 'wrong-speaker', to: 'promised', by: 'sales', allowed: ['marketing'] },
    });
    expect(nextRequestStep(life, 'marketing')({ state: 'done' })).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'wrong-order',
        from: 'asked',
        to: 'done',
        allowed: ['promised', 'declined', 'countered'],
      },
    });
  });

  test('that promises needs a time', () => {
    const { dueAt: _, ...open } = asked;
    const undated = lifeAt('T09:30Z', step('T09:00Z', open));
    expect(nextRequestStep(undated, 'marketing')({ state: 'promised' })).toEqual({
      _tag: 'Left',
      left: { _tag: 'due-missing', to: 'promised' },
    });
    expect(nextRequestStep(undated, 'marketing')({ state: 'promised', dueAt: at('T17:00Z') })._tag).toBe(
      'Right',
    );
  });
});

describe('how the departments ask and keep their word', () => {
  const meeting = made('meeting-held', 'm1', 'T12:00Z', {
    policy: 'rhythm',
    participants: [],
    complaints: [
      { by: 'team:emea', about: 'asset', request: key('r1') },
      { by: 'sales', about: 'lead' },
      { by: 'sales', about: 'person', request: key('r1') },
      { by: 'marketing', about: 'process', request: key('nobody knows it') },
    ],
  });
  const events = [
    step('T09:00Z', asked),
    step('T09:30Z', { state: 'promised' }),
    step('T15:00Z', { state: 'done' }),
    step('T09:00Z', { ...asked, performer: 'sales', asker: 'marketing' }, 'r2'),
    step('T09:30Z', { state: 'promised' }, 'r2'),
    step('T09:00Z', { state: 'asked', performer: 'sales' }, 'r3'),
    meeting,
  ];
  const reading = readRequests({ 'team:emea': 'sales' }, at('2026-03-05T12:00:00Z'))(events);

  test('counts complaints with a request, and the rest as blame', () => {
    expect(reading.withRequest).toMatchObject({ numerator: 1, denominator: 4 });
    expect(reading.blame).toMatchObject({ numerator: 3, denominator: 4 });
    expect(reading.byDepartment.sales.blame).toMatchObject({ numerator: 2, denominator: 3 });
    expect(reading.byDepartment.marketing.blame).toMatchObject({ numerator: 1, denominator: 1 });
    expect(reading.subjects).toEqual({ process: 1, asset: 1, lead: 1, metric: 0 });
    expect(reading.complaintsNotRecorded).toBe(false);
  });

  test('counts what was complained of at a meeting once, however often its minutes were written', () => {
    const { withRequest } = readRequests(
      {},
      at('T20:00Z'),
    )([...events, { ...meeting, id: 'second minutes', occurredAt: at('T12:30Z') }]);
    expect(withRequest.denominator).toBe(4);
  });

  test('tells whose promises are kept and which are broken', () => {
    expect(reading.actionable).toMatchObject({ numerator: 2, denominator: 3 });
    expect(reading.keptPromises).toMatchObject({ numerator: 1, denominator: 2 });
    expect(reading.byDepartment.marketing.keptPromises).toMatchObject({ numerator: 1, denominator: 1 });
    expect(reading.byDepartment.sales.keptPromises).toMatchObject({ numerator: 0, denominator: 1 });
    expect(reading.broken.map(({ key: { id }, lateBy }) => [id, lateBy])).toEqual([
      ['r2', 3 * day - 5 * hour],
    ]);
  });

  test('is not known where no minutes say anything of complaints', () => {
    const silent = readRequests(
      {},
      at('T20:00Z'),
    )([made('meeting-held', 'm1', 'T12:00Z', { policy: 'rhythm', participants: [] })]);
    expect(silent.complaintsNotRecorded).toBe(true);
    expect(silent.blame).toMatchObject({ value: null, reason: 'empty-denominator' });
  });
});
