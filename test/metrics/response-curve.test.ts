import type { JournalEvent } from 'smarketing/journal';
import { hour, minute } from 'smarketing/kernel';
import { measure, type ResponseCurve, responseCurve } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../review/story.js';
import { passesOf } from './passes.js';

const now = '2026-06-01T00:00Z';
const curve = responseCurve({ asOf: at(now), touchesRecorded: () => true });
const start = at('2026-03-02T09:00Z');
const after = (delay: number): string => new Date(start + delay).toISOString();

let last = 0;
/** So many leads, answered after a while, the first of them qualified. */
const answered = (count: number, delay: number, qualified: number): ReadonlyArray<JournalEvent> =>
  Array.from({ length: count }, (_, index) => {
    last += 1;
    const id = `${last}`;
    return [
      tell(id, 'inquiry', after(0), {}),
      tell(id, 'handed-over', after(0), {}),
      tell(id, 'touch-connected', after(delay), { channel: 'call' }),
      ...(index < qualified ? [tell(id, 'sales-qualified', after(30 * hour), {})] : []),
    ];
  }).flat();

const curveOf = (...events: ReadonlyArray<JournalEvent>): ResponseCurve =>
  measure(curve)(passesOf(now, ...events));
const hbr = ({ studies }: ResponseCurve) => studies.filter(({ study }) => study === 'hbr-2011');

describe("a company's own response curve", () => {
  test('is cut where the studies are: an answer at the quick point is quick, at the slow point slow', () => {
    const reading = curveOf(
      ...[
        0,
        5 * minute,
        5 * minute + 1,
        30 * minute,
        hour,
        hour + 1,
        2 * hour,
        24 * hour - 1,
        24 * hour,
      ].flatMap((delay) => answered(1, delay, 0)),
    );
    expect(reading.bands.map(({ label, passes }) => [label, passes])).toEqual([
      ['up to 5 min', 2],
      ['5 min to 30 min', 1],
      ['30 min to 1 h', 2],
      ['1 h to 2 h', 1],
      ['2 h to 24 h', 2],
      ['24 h and later', 1],
    ]);
  });

  test('stands beside what a study says, with how sure it is', () => {
    const reading = curveOf(...answered(100, 10 * minute, 40), ...answered(200, 25 * hour, 20));
    const [hourLater, dayLater] = hbr(reading);
    expect(dayLater).toMatchObject({ published: 60, verdict: 'smaller' });
    expect(dayLater?.own.times).toBeCloseTo(4, 12);
    // Katz by hand: exp(±1.96 √(1/40 − 1/100 + 1/20 − 1/200)).
    expect(dayLater?.own.interval?.low).toBeCloseTo(4 / Math.exp(1.959963984540054 * Math.sqrt(0.06)), 9);
    expect(dayLater?.own.interval?.high).toBeCloseTo(4 * Math.exp(1.959963984540054 * Math.sqrt(0.06)), 9);
    expect(hourLater).toMatchObject({ published: 7, verdict: 'smaller' });
    expect(dayLater?.text).toBe(
      'Answered within 1 h, 40 of 100 were qualified; after 24 h or later, 20 of 200, 4 times as often (2.5 to 6.5). ' +
        'The study says 60 times. The own difference is real, and smaller than the published one.',
    );
  });

  test('calls a difference that chance would make noise', () => {
    const reading = curveOf(...answered(10, 10 * minute, 4), ...answered(10, 25 * hour, 3));
    expect(hbr(reading).map(({ verdict }) => verdict)).toEqual(['noise', 'noise']);
  });

  test('finds the published figure within its interval, where it is', () => {
    const reading = curveOf(...answered(50, 10 * minute, 14), ...answered(50, 3 * hour, 2));
    expect(hbr(reading)[0]).toMatchObject({ slow: 2 * hour, verdict: 'alike' });
  });

  test('gives no ratio to nothing', () => {
    const reading = curveOf(...answered(60, 10 * minute, 30), ...answered(60, 25 * hour, 0));
    expect(hbr(reading)[1]).toMatchObject({
      own: { times: null, reason: 'no-slow-success' },
      verdict: 'larger',
    });
    expect(hbr(curveOf())[0]).toMatchObject({
      own: { times: null, reason: 'nothing-answered', change: null },
      verdict: 'not-measured',
    });
  });

  test('waits until an open lead is old enough, and counts whom nobody touched', () => {
    const reading = curveOf(
      tell('young', 'handed-over', '2026-05-20T09:00Z', {}),
      tell('silent', 'handed-over', '2026-03-02T09:00Z', {}),
    );
    expect(reading.excluded).toEqual([{ reason: 'too-young', count: 1 }]);
    expect(reading.untouched).toMatchObject({ passes: 1, qualified: { numerator: 0, denominator: 1 } });
  });
});
