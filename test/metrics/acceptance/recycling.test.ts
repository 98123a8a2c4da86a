import { day } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import { recycling } from 'smarketing/metrics/acceptance';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../../review/story.js';
import { passesOf } from '../passes.js';

const asOf = '2026-06-30T00:00:00Z';
const handedOver = (lead: string, when: string) => tell(lead, 'handed-over', when, { team: 'east' });
const accepted = (lead: string, when: string) => tell(lead, 'accepted', when, {});
const recycled = (
  lead: string,
  when: string,
  data: { readonly reason?: string; readonly until?: string } = {},
) =>
  tell(lead, 'recycled', when, {
    ...(data.reason === undefined ? {} : { reason: data.reason }),
    ...(data.until === undefined ? {} : { until: at(data.until) }),
  });
const won = (lead: string, when: string, minor: number) =>
  tell(lead, 'won', when, { value: { minor, currency: 'EUR' } });

const spring = [
  // Came back, was repaired, accepted again and won.
  handedOver('second-chance', '2026-03-02T09:00:00Z'),
  accepted('second-chance', '2026-03-02T10:00:00Z'),
  recycled('second-chance', '2026-03-10T09:00:00Z', { reason: 'not-ready' }),
  handedOver('second-chance', '2026-04-09T09:00:00Z'),
  accepted('second-chance', '2026-04-09T10:00:00Z'),
  won('second-chance', '2026-05-04T09:00:00Z', 900_000),
  // Came back twice.
  handedOver('twice', '2026-03-02T09:00:00Z'),
  accepted('twice', '2026-03-02T10:00:00Z'),
  recycled('twice', '2026-03-12T09:00:00Z', { reason: 'unresponsive' }),
  handedOver('twice', '2026-04-01T09:00:00Z'),
  recycled('twice', '2026-04-11T09:00:00Z', { reason: 'unresponsive' }),
  // Rests until autumn; waits at Marketing.
  handedOver('rests', '2026-03-02T09:00:00Z'),
  recycled('rests', '2026-03-03T09:00:00Z', { reason: 'bad-timing', until: '2026-09-01T00:00:00Z' }),
  handedOver('waits', '2026-03-02T09:00:00Z'),
  recycled('waits', '2026-03-04T09:00:00Z', { reason: 'not-ready' }),
  // Won at once.
  handedOver('first-chance', '2026-03-02T09:00:00Z'),
  accepted('first-chance', '2026-03-02T10:00:00Z'),
  won('first-chance', '2026-03-20T09:00:00Z', 500_000),
];

describe('recycling', () => {
  const reading = measure(recycling(at(asOf)))(passesOf(asOf, ...spring));

  test('follows what came back into its next pass', () => {
    expect(reading.byPass).toEqual([
      {
        pass: 1,
        recycled: 4,
        resting: 1,
        waiting: 1,
        again: 2,
        handedOver: 2,
        accepted: 1,
        won: 1,
        recycledAgain: 1,
        left: 0,
        open: 0,
        money: [{ minor: 900_000, currency: 'EUR' }],
      },
      {
        pass: 2,
        recycled: 1,
        resting: 0,
        waiting: 1,
        again: 0,
        handedOver: 0,
        accepted: 0,
        won: 0,
        recycledAgain: 0,
        left: 0,
        open: 0,
        money: [],
      },
    ]);
  });

  test('counts passes, and leads beside them', () => {
    expect(reading.recycled).toMatchObject({ numerator: 5, denominator: 7 });
    expect(reading.leads).toBe(4);
  });

  test('sets second passes beside first ones, each win credited to its own', () => {
    expect(reading.numbers).toMatchObject([
      { pass: 1, handedOver: 5, won: { numerator: 1, denominator: 5 }, money: [{ minor: 500_000 }] },
      { pass: 2, handedOver: 2, won: { numerator: 1, denominator: 2 }, money: [{ minor: 900_000 }] },
    ]);
    // Three of the first passes were accepted, two ended without an answer.
    expect(reading.numbers.map(({ accepted: share }) => [share.numerator, share.denominator])).toEqual([
      [3, 5],
      [1, 2],
    ]);
  });

  test('says why they came back, and for which reasons they began again', () => {
    expect(
      reading.reasons.map(({ reason, accountable, passes, again }) => [reason, accountable, passes, again]),
    ).toEqual([
      ['not-ready', 'marketing', 2, 1],
      ['unresponsive', 'marketing', 2, 1],
      ['bad-timing', 'marketing', 1, 0],
    ]);
  });

  test('keeps those that never began again in the time until the next pass', () => {
    expect(reading.untilAgain).toMatchObject({ subjects: 5, happened: 2, open: 3 });
    expect(reading.untilAgain.median).toMatchObject({ value: null, reason: 'not-reached' });
    const again = measure(recycling(at(asOf)))(passesOf(asOf, ...spring.slice(0, 6)));
    expect(again.untilAgain.median.value).toBe(30 * day);
  });

  test('counts passes past the fifth with it', () => {
    const months = Array.from({ length: 7 }, (_, index) => `2025-0${index + 1}`);
    const {
      byPass,
      recycled: share,
      leads,
    } = measure(recycling(at(asOf)))(
      passesOf(
        asOf,
        ...months.flatMap((month) => [
          handedOver('1', `${month}-02T09:00:00Z`),
          recycled('1', `${month}-20T09:00:00Z`),
        ]),
      ),
    );
    expect(byPass.map(({ pass, recycled: count }) => [pass, count])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
      [5, 3],
    ]);
    expect([share.numerator, leads]).toEqual([7, 1]);
  });
});
