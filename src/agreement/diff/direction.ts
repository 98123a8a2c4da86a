import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Money } from '../../kernel/money.js';

/** Whether what comes after is harder or easier to keep, or neither can be said. */
export type Direction = 'stricter' | 'looser' | 'neither';

/** The other way round. */
export const opposite: { readonly [From in Direction]: Direction } = {
  stricter: 'looser',
  looser: 'stricter',
  neither: 'neither',
};

/** The direction where more is harder; what cannot be compared is neither. */
export const rising = (before: unknown, after: unknown): Direction => {
  const [old, fresh] = [sizeOf(before), sizeOf(after)];
  if (old.unit !== fresh.unit || Number.isNaN(old.size) || Number.isNaN(fresh.size)) return 'neither';
  return fresh.size > old.size ? 'stricter' : fresh.size < old.size ? 'looser' : 'neither';
};

const sizeOf = (value: unknown): { readonly size: number; readonly unit: string } => {
  if (typeof value === 'number') return { size: value, unit: '' };
  const { minor, currency } = (value ?? {}) as Partial<Money>;
  return { size: minor ?? Number.NaN, unit: currency ?? '' };
};

/** The direction where less is harder. */
export const falling = (before: unknown, after: unknown): Direction => opposite[rising(before, after)];

/** The direction where each further member is harder, as long as nothing was taken out. */
export const growing = (before: unknown, after: unknown): Direction => {
  const [old, fresh] = [before, after].map((list) => (Array.isArray(list) ? list.map(canonicalJson) : []));
  const [kept, known] = [
    old?.every((each) => fresh?.includes(each)),
    fresh?.every((each) => old?.includes(each)),
  ];
  return kept === known ? 'neither' : kept ? 'stricter' : 'looser';
};

/** The direction that all parts agree on, if any of them has one. */
export const together = (directions: ReadonlyArray<Direction>): Direction => {
  const [first = 'neither', ...others] = directions;
  return others.every((direction) => direction === first) ? first : 'neither';
};
