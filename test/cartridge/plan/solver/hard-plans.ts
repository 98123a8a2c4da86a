import type { SolverModel } from 'smarketing/cartridge/plan/solver';

/** How the worth of services hangs together with what they cost. */
export type Kind = 'uncorrelated' | 'weakly' | 'noisy' | 'strongly' | 'wholly';

/** Numbers that look random and are the same on every machine (mulberry32). */
export const numbersFrom = (seed: number): ((least: number, most: number) => number) => {
  let state = seed >>> 0;
  return (least, most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return least + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most - least + 1));
  };
};

/**
 * Makes a plan of services under a budget and resources, each limit half of what all services would take, with
 * prerequisites: the harder, the more the worth follows the cost.
 */
export const hardPlan = (
  seed: number,
  kind: Kind,
  { services = 60, limits = 4, prerequisites = 20 } = {},
): SolverModel => {
  const draw = numbersFrom(seed * 7919 + 13);
  const name = (j: number): string => `s${String(j).padStart(2, '0')}`;
  const uses = Array.from({ length: limits }, () => Array.from({ length: services }, () => draw(5, 100)));
  const worth = Array.from({ length: services }, (_, j) => {
    const cost = uses[0]?.[j] ?? 0;
    const average = uses.reduce((sum, row) => sum + (row[j] ?? 0), 0) / limits;
    if (kind === 'uncorrelated') return draw(1, 100);
    if (kind === 'weakly') return Math.max(1, cost + draw(-10, 10));
    if (kind === 'wholly') return Math.round(average) + 10;
    return kind === 'noisy' ? Math.round(average + draw(0, 50)) : cost + 10;
  });
  const before = new Map<string, readonly [number, number]>();
  while (before.size < prerequisites) {
    const taken = draw(1, services - 1);
    const given = draw(0, taken - 1);
    before.set(`${name(taken)} needs ${name(given)}`, [taken, given]);
  }
  return {
    variables: worth.map((_, j) => ({ id: name(j), most: 1 })),
    constraints: [
      ...uses.map((row, i) => ({
        id: i === 0 ? 'budget' : `resource-${i}`,
        terms: row.map((by, j) => ({ variable: name(j), by })),
        atMost: Math.floor(row.reduce((sum, by) => sum + by, 0) / 2),
      })),
      ...[...before].map(([id, [taken, given]]) => ({
        id,
        terms: [
          { variable: name(taken), by: 1 },
          { variable: name(given), by: -1 },
        ],
        atMost: 0,
      })),
    ],
    objectives: [{ id: 'worth', terms: worth.map((by, j) => ({ variable: name(j), by })) }],
  };
};
