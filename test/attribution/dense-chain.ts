import type { CountedPath } from 'smarketing/attribution';

/*
 * The chain once more, by other means: states are texts, the system is solved in exact fractions by elimination with
 * every channel removed in turn, and an effect is the difference of two probabilities, as the papers write it.
 */

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const fraction = (top: bigint, bottom: bigint): Fraction => {
  const common = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / common, bottom: bottom / common };
};
const zero = fraction(0n, 1n);
const one = fraction(1n, 1n);
const minus = (a: Fraction, b: Fraction) =>
  fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
const times = (a: Fraction, b: Fraction) => fraction(a.top * b.top, a.bottom * b.bottom);
const over = (a: Fraction, b: Fraction) => fraction(a.top * b.bottom, a.bottom * b.top);

/** The probability of a conversion from the start, with a channel removed: its states lead to nothing. */
const probability = (paths: ReadonlyArray<CountedPath>, order: number, removed?: string): Fraction => {
  const counts = new Map<string, Map<string, number>>();
  for (const { channels, conversions, nulls } of paths) {
    let state = 'start';
    const go = (to: string, times: number): void => {
      const row = counts.get(state) ?? new Map<string, number>();
      counts.set(state, row.set(to, (row.get(to) ?? 0) + times));
    };
    for (let position = 0; position < channels.length; position += 1) {
      const to = JSON.stringify(channels.slice(Math.max(0, position - order + 1), position + 1));
      go(to, conversions + nulls);
      state = to;
    }
    go('conversion', conversions);
    go('null', nulls);
  }
  const states = [...counts.keys()].filter(
    (state) => state === 'start' || (JSON.parse(state) as ReadonlyArray<string>).at(-1) !== removed,
  );
  const rows = states.map((state, at) => {
    const row = counts.get(state) as Map<string, number>;
    const total = BigInt([...row.values()].reduce((sum, count) => sum + count, 0));
    const share = (to: string) => fraction(BigInt(row.get(to) ?? 0), total);
    return [...states.map((to, column) => minus(at === column ? one : zero, share(to))), share('conversion')];
  });
  for (let pivot = 0; pivot < rows.length; pivot += 1) {
    const at = rows.findIndex((row, index) => index >= pivot && row[pivot]?.top !== 0n);
    const chosen = rows[at] as Array<Fraction>;
    rows[at] = rows[pivot] as Array<Fraction>;
    rows[pivot] = chosen.map((cell) => over(cell, chosen[pivot] as Fraction));
    for (const [index, row] of rows.entries()) {
      const factor = row[pivot] as Fraction;
      if (index === pivot || factor.top === 0n) continue;
      rows[index] = row.map((cell, column) => minus(cell, times(factor, rows[pivot]?.[column] as Fraction)));
    }
  }
  return rows[states.indexOf('start')]?.at(-1) as Fraction;
};

const numberOf = ({ top, bottom }: Fraction): number => Number((top * 10n ** 20n) / bottom) / 1e20;

/** The removal effect of each channel, by exact fractions. */
export const exactEffects = (
  paths: ReadonlyArray<CountedPath>,
  order: number,
): Readonly<Record<string, number>> => {
  const whole = probability(paths, order);
  const channels = [...new Set(paths.flatMap((path) => path.channels))] as ReadonlyArray<string>;
  return Object.fromEntries(
    channels.map((channel) => [
      channel,
      whole.top === 0n ? 0 : numberOf(over(minus(whole, probability(paths, order, channel)), whole)),
    ]),
  );
};

/** The removal effect of each channel, by sending probability along the chain until nothing is left on the way. */
export const walkedEffects = (
  paths: ReadonlyArray<CountedPath>,
  order: number,
): Readonly<Record<string, number>> => {
  const rows = new Map<string, Map<string, number>>();
  for (const { channels, conversions, nulls } of paths) {
    const trail = channels.map((_, position) =>
      JSON.stringify(channels.slice(Math.max(0, position - order + 1), position + 1)),
    );
    for (const [end, times] of [
      ['conversion', conversions],
      ['null', nulls],
    ] as const) {
      const way = ['start', ...trail, end];
      for (let step = 1; step < way.length; step += 1) {
        const row = rows.get(way[step - 1] as string) ?? new Map<string, number>();
        rows.set(
          way[step - 1] as string,
          row.set(way[step] as string, (row.get(way[step] as string) ?? 0) + times),
        );
      }
    }
  }
  const converted = (removed?: string): number => {
    let mass = new Map([['start', 1]]);
    let sum = 0;
    for (let left = 1; left > 1e-17; ) {
      const next = new Map<string, number>();
      for (const [state, weight] of mass) {
        const row = rows.get(state) as Map<string, number>;
        const total = [...row.values()].reduce((all, count) => all + count, 0);
        for (const [to, count] of row) {
          const part = (weight * count) / total;
          if (to === 'conversion') sum += part;
          else if (to !== 'null' && (JSON.parse(to) as ReadonlyArray<string>).at(-1) !== removed) {
            next.set(to, (next.get(to) ?? 0) + part);
          }
        }
      }
      mass = next;
      left = [...mass.values()].reduce((all, part) => all + part, 0);
    }
    return sum;
  };
  const whole = converted();
  const channels = [...new Set(paths.flatMap((path) => path.channels))] as ReadonlyArray<string>;
  return Object.fromEntries(
    channels.map((channel) => [channel, whole === 0 ? 0 : 1 - converted(channel) / whole]),
  );
};
