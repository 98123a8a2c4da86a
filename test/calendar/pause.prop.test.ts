import fc from 'fast-check';
import { breachAfter, consumed, dueAfter, elapsed, elapsedTime, type Pause } from 'smarketing/calendar';
import { type Instant, orThrow } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { amount, at, instantOffset, type Place, place } from './arbitraries.js';

const closedPauses = fc.array(fc.tuple(instantOffset, instantOffset), { maxLength: 4 });

const pausesAt = (start: number, pairs: ReadonlyArray<readonly [number, number]>): ReadonlyArray<Pause> =>
  pairs.map(([one, other]) => ({ start: at(start, one), end: at(start, other) }));

/** What a clock has counted, found by cutting the time at every edge: the definition, spelled out. */
const cut = ({ calendar }: Place, pauses: ReadonlyArray<Pause>, from: Instant, to: Instant): number => {
  const edges = [from, to, ...pauses.flatMap((pause) => [pause.start, pause.end ?? to])]
    .filter((edge) => from <= edge && edge <= to)
    .sort((a, b) => a - b);
  let sum = 0;
  edges.forEach((end, index) => {
    const start = edges[index - 1];
    const paused = pauses.some((pause) => pause.start <= (start ?? 0) && (start ?? 0) < (pause.end ?? to));
    if (start !== undefined && !paused) sum += orThrow(elapsed(calendar, start)(end));
  });
  return sum;
};

test('consumed time is open time outside every pause', () => {
  fc.assert(
    fc.property(place, closedPauses, instantOffset, instantOffset, (found, pairs, first, second) => {
      const [from, to] = [at(found.start, first), at(found.start, second)];
      const pauses = pausesAt(found.start, pairs);
      expect(orThrow(consumed(found.calendar, pauses, from)(to))).toBe(
        to < from ? 0 : cut(found, pauses, from, to),
      );
    }),
  );
});

test('an open pause ends at the instant asked about', () => {
  fc.assert(
    fc.property(
      place,
      closedPauses,
      instantOffset,
      instantOffset,
      instantOffset,
      (found, pairs, since, first, second) => {
        const [from, to] = [
          at(found.start, Math.min(first, second)),
          at(found.start, Math.max(first, second)),
        ];
        const pauses = [...pausesAt(found.start, pairs), { start: at(found.start, since) }];
        expect(orThrow(consumed(found.calendar, pauses, from)(to))).toBe(cut(found, pauses, from, to));
      },
    ),
  );
});

test('consumed time never falls', () => {
  fc.assert(
    fc.property(
      place,
      closedPauses,
      instantOffset,
      instantOffset,
      instantOffset,
      ({ calendar, start }, pairs, from, one, other) => {
        const read = consumed(calendar, pausesAt(start, pairs), at(start, from));
        expect(orThrow(read(at(start, Math.min(one, other))))).toBeLessThanOrEqual(
          orThrow(read(at(start, Math.max(one, other)))),
        );
      },
    ),
  );
});

test('due is the first instant that uses the target up, breach the last that does not exceed it', () => {
  fc.assert(
    fc.property(
      place,
      closedPauses,
      instantOffset,
      amount,
      ({ calendar, start }, pairs, offset, milliseconds) => {
        const pauses = pausesAt(start, pairs);
        const from = at(start, offset);
        const read = (to: number) => orThrow(consumed(calendar, pauses, from)(to as Instant));
        const due = orThrow(dueAfter(calendar, milliseconds, pauses)(from));
        const breach = orThrow(breachAfter(calendar, milliseconds, pauses)(from));
        expect(read(due)).toBe(milliseconds);
        expect(due).toBeGreaterThanOrEqual(from);
        if (milliseconds > 0) expect(read(due - 1)).toBe(milliseconds - 1);
        expect(read(breach)).toBe(milliseconds);
        expect(read(breach + 1)).toBe(milliseconds + 1);
      },
    ),
  );
});

test('a pause after the due time does not move it, and an earlier one never makes it earlier', () => {
  fc.assert(
    fc.property(
      place,
      closedPauses,
      instantOffset,
      amount,
      instantOffset,
      ({ calendar, start }, pairs, offset, milliseconds, length) => {
        const pauses = pausesAt(start, pairs);
        const from = at(start, offset);
        const due = orThrow(dueAfter(calendar, milliseconds + 1, pauses)(from));
        const later = { start: due, end: (due + length) as Instant };
        expect(orThrow(dueAfter(calendar, milliseconds + 1, [...pauses, later])(from))).toBe(due);
        const earlier = { start: from, end: (from + length) as Instant };
        expect(
          orThrow(dueAfter(calendar, milliseconds + 1, [...pauses, earlier])(from)),
        ).toBeGreaterThanOrEqual(due);
      },
    ),
  );
});

test('around the clock the same laws hold', () => {
  fc.assert(
    fc.property(closedPauses, amount, (pairs, milliseconds) => {
      const pauses = pausesAt(0, pairs);
      const read = consumed(elapsedTime, pauses, 0 as Instant);
      const breach = orThrow(breachAfter(elapsedTime, milliseconds, pauses)(0 as Instant));
      expect(orThrow(read(breach))).toBe(milliseconds);
      expect(orThrow(read((breach + 1) as Instant))).toBe(milliseconds + 1);
    }),
  );
});
