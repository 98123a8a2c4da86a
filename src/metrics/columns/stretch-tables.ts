import type { TimeScale } from '../../calendar/time-scale.js';
import type { Instant } from '../../kernel/instant.js';
import type { PeriodId } from '../../kernel/period.js';

/** A quarter of an hour: opening hours and days begin on one almost everywhere, and where not, it is noticed. */
const quarter = 900_000;

/** Up to how many quarters are kept: sixty years. What lies outside is asked each time. */
const mostQuarters = 1 << 21;

/**
 * Measures by a time scale, from a table that fills as it is asked: where all or none of a quarter counts, what lies
 * between its ends needs no calendar.
 *
 * @param scale - what counts as time
 * @param from - the earliest instant that will be asked
 * @returns a function from two instants to what counts between them; NaN beyond the scale's horizon
 */
export const scaleTable = (scale: TimeScale, from: number): ((start: number, end: number) => number) => {
  const first = Math.floor(from / quarter);
  let edges = new Float64Array(1024).fill(Number.NaN);
  const ask = (at: number): number => {
    const reading = scale.read(at as Instant);
    return reading._tag === 'Right' ? reading.right : Number.NaN;
  };
  const learn = (index: number): number => {
    if (index >= edges.length) {
      const grown = new Float64Array(Math.min(mostQuarters, Math.max(index + 1, edges.length * 2))).fill(
        Number.NaN,
      );
      grown.set(edges);
      edges = grown;
    }
    const reading = ask((first + index) * quarter);
    edges[index] = reading;
    return reading;
  };
  const edge = (index: number): number => {
    const known = index < edges.length ? (edges[index] as number) : Number.NaN;
    return Number.isNaN(known) ? learn(index) : known;
  };
  const read = (at: number): number => {
    const index = Math.floor(at / quarter) - first;
    if (index < 0 || index >= mostQuarters - 1) return ask(at);
    const before = edge(index);
    const counted = edge(index + 1) - before;
    if (counted === 0) return before;
    return counted === quarter ? before + (at - (first + index) * quarter) : ask(at);
  };
  return (start, end) => read(end) - read(start);
};

/** How many periods are kept by number; any further one is asked for each time. */
const mostNames = 32_000;

/** Numbers the periods that instants fall into, in the order in which they are met. */
export interface PeriodTable {
  /** The number of the period of an instant. */
  readonly codeOf: (at: number) => number;
  /** The names by number. */
  readonly names: ReadonlyArray<PeriodId>;
}

/**
 * Numbers periods by a table of quarters; a quarter in which a period ends is asked each time.
 *
 * @param periodOf - the period of an instant; periods are stretches of time
 * @param from - the earliest instant that will be asked
 */
export const periodTable = (periodOf: (at: Instant) => PeriodId, from: number): PeriodTable => {
  const first = Math.floor(from / quarter);
  const names: Array<PeriodId> = [];
  const numbers = new Map<PeriodId, number>();
  // 0 is unknown, −1 is asked each time, else one more than the number.
  let known = new Int16Array(1024);
  const ask = (at: number): number => {
    const name = periodOf(at as Instant);
    const present = numbers.get(name);
    if (present !== undefined) return present;
    numbers.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };
  const nameFrom = (index: number): PeriodId => periodOf(((first + index) * quarter) as Instant);
  const nameAtEnd = (index: number): PeriodId => periodOf(((first + index + 1) * quarter - 1) as Instant);
  /** Numbers a quarter, and with it those after it that lie in the same period: it is one stretch of time. */
  const learn = (index: number): void => {
    const name = nameFrom(index);
    if (name !== nameAtEnd(index) || names.length > mostNames) {
      known[index] = -1;
      return;
    }
    let to = index + 1;
    for (let step = 1; to + step <= known.length && nameAtEnd(to + step - 1) === name; step *= 2) to += step;
    known.fill(ask((first + index) * quarter) + 1, index, to);
  };
  return {
    names,
    codeOf: (at) => {
      const index = Math.floor(at / quarter) - first;
      if (index < 0 || index >= mostQuarters) return ask(at);
      if (index >= known.length) {
        const grown = new Int16Array(Math.min(mostQuarters, Math.max(index + 1, known.length * 2)));
        grown.set(known);
        known = grown;
      }
      if (known[index] === 0) learn(index);
      const code = known[index] as number;
      return code < 0 ? ask(at) : code - 1;
    },
  };
};
