import {
  readSignals,
  readSignalsByTopic,
  type SignalLife,
  type Signals,
  signalLives,
} from 'smarketing/dialogue';
import type { JournalEvent, SignalChanged } from 'smarketing/journal';
import { day, hour } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { at, made } from './made.js';

const terms = { belongs: { 'team:emea': 'sales' }, closedWithin: 8 * hour } as const;

const says = (id: string, time: string, data: SignalChanged): JournalEvent =>
  made('signal-changed', id, time, data);

const read = (time: string, ...events: ReadonlyArray<JournalEvent>): Signals =>
  signalLives(terms, at(time))(events);

const lifeAt = (time: string, ...events: ReadonlyArray<JournalEvent>): SignalLife =>
  read(time, ...events).signals[0] as SignalLife;

const way = [
  says('s1', 'T08:00Z', { state: 'reported', topic: 'trend', reportedBy: 'team:emea' }),
  says('s1', 'T09:00Z', { state: 'acknowledged', owner: 'role:product-marketing' }),
  says('s1', 'T11:00Z', { state: 'analysed' }),
  says('s1', 'T14:00Z', { state: 'acted' }),
  says('s1', 'T15:00Z', { state: 'told-back' }),
];

describe('a signal from the field', () => {
  test('takes its hops, and is closed in time', () => {
    expect(lifeAt('T20:00Z', ...way)).toMatchObject({
      state: 'told-back',
      closure: 'closed-in-time',
      age: 7 * hour,
      latency: { acknowledged: hour, analysed: 2 * hour, acted: 3 * hour, 'told-back': hour },
      topic: 'trend',
      owner: 'role:product-marketing',
      knewFirst: 'sales',
      detectionLead: hour,
    });
  });

  test('is due, then overdue, with whoever has it', () => {
    expect(lifeAt('T16:00Z', ...way.slice(0, 1))).toMatchObject({ closure: 'due', owner: 'marketing' });
    expect(lifeAt('2026-03-02T16:00:00.001Z', ...way.slice(0, 2))).toMatchObject({
      closure: 'overdue',
      owner: 'role:product-marketing',
    });
  });

  test('that skips hops takes the rest from the last one there was', () => {
    const skipped = lifeAt('T20:00Z', way[0] as JournalEvent, way[3] as JournalEvent);
    expect(skipped.latency).toEqual({ acted: 6 * hour });
  });

  test('may be known to Marketing first', () => {
    const early = says('s1', 'T06:00Z', { state: 'reported', reportedBy: 'marketing' });
    expect(lifeAt('T20:00Z', early, ...way)).toMatchObject({
      knewFirst: 'marketing',
      detectionLead: -2 * hour,
    });
    expect(lifeAt('T20:00Z', early)).toMatchObject({ knewFirst: 'marketing' });
  });

  test('closed before it was reported, or never reported, is an issue and not measured', () => {
    const early = says('s1', 'T07:00Z', { state: 'told-back' });
    const { signals, issues } = read('T20:00Z', early, ...way.slice(0, 1));
    expect(issues.map(({ code }) => code)).toEqual(['before-report']);
    expect(signals[0]).toMatchObject({ closure: 'not-measurable', latency: {} });
    expect(read('T20:00Z', early).issues.map(({ code }) => code)).toEqual(['signal-not-reported']);
  });
});

describe('signals together', () => {
  const { signals } = read(
    '2026-03-04T08:00:00Z',
    ...way,
    says('s2', 'T08:00Z', { state: 'reported', topic: 'segment', reportedBy: 'sales' }),
    says('s3', '2026-03-04T07:00:00Z', { state: 'reported' }),
  );

  test('say how many wait for each hop, and which are overdue', () => {
    const reading = readSignals(signals);
    expect(reading).toMatchObject({
      signals: 3,
      due: 1,
      closedInTime: { numerator: 1, denominator: 2 },
      salesKnewFirst: { numerator: 2, denominator: 2 },
      medianDetectionLead: hour,
    });
    // One took an hour, and two wait longer or as long: nobody can say yet that half take no longer.
    expect(reading.hops.acknowledged).toEqual({ made: 1, waiting: 2, median: null, p90: null });
    expect(reading.hops.analysed.waiting).toBe(0);
    expect(reading.overdue.map(({ key: { id }, age }) => [id, age])).toEqual([['s2', 2 * day]]);
  });

  test('take as long as half took, those that wait counted as longer than they have waited', () => {
    const hops = (waits: ReadonlyArray<string>) =>
      readSignals(
        read(
          'T20:00Z',
          ...['T09:00Z', 'T10:00Z', 'T11:00Z'].flatMap((time, index) => [
            says(`made ${index}`, 'T08:00Z', { state: 'reported' }),
            says(`made ${index}`, time, { state: 'acknowledged' }),
          ]),
          ...waits.map((time, index) => says(`open ${index}`, time, { state: 'reported' })),
        ).signals,
      ).hops.acknowledged;
    expect(hops([])).toEqual({ made: 3, waiting: 0, median: 2 * hour, p90: 3 * hour });
    // Those that came in a moment ago say little; those that came in at dawn say much.
    expect(hops(['T19:45Z'])).toMatchObject({ waiting: 1, median: 2 * hour, p90: 3 * hour });
    expect(hops(['T06:00Z'])).toMatchObject({ waiting: 1, median: 2 * hour, p90: null });
    expect(hops(['T06:00Z', 'T06:00Z'])).toMatchObject({ median: 3 * hour, p90: null });
    expect(hops(['T06:00Z', 'T06:00Z', 'T06:00Z', 'T06:00Z'])).toMatchObject({ median: null });
  });

  test('are told apart by topic', () => {
    const topics = readSignalsByTopic(signals);
    expect(Object.entries(topics).map(([topic, { signals: count }]) => [topic, count])).toEqual([
      ['segment', 1],
      ['trend', 1],
      ['unsaid', 1],
    ]);
  });

  test('that are none have no figures', () => {
    expect(readSignals([])).toMatchObject({
      closedInTime: { value: null, reason: 'empty-denominator' },
      medianDetectionLead: null,
      hops: { acted: { made: 0, waiting: 0, median: null, p90: null } },
    });
  });
});
