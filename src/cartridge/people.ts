import { type Issue, issue, show } from '../kernel/issue.js';

/** Tells whether a value can count people: finite, from 0 up to what a double counts exactly. */
export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;

/** States that a number is outside its range. */
export const outOfRange = (path: Issue['path'], expected: string, received: unknown): Issue =>
  issue('out-of-range', path, 'The value is outside the allowed range.', {
    expected,
    received: show(received),
  });

/** How many people a reached number means: an outcome is rounded down, but not for the last digit of a double. */
export const wholePeople = (reached: number): number => Math.floor(reached * (1 + 1e-12));
