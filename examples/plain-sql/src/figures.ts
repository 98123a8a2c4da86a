/** Figures by their names. */
export type Figures = ReadonlyMap<string, number>;

/** One figure as both sides have it. */
export interface Compared {
  readonly figure: string;
  readonly plain: number | undefined;
  readonly review: number | undefined;
}

/** Puts both sides beside each other, in the order of the plain one; what only one of them has is not equal. */
export const compared = (plain: Figures, review: Figures): ReadonlyArray<Compared> => [
  ...[...plain].map(([figure, value]) => ({ figure, plain: value, review: review.get(figure) })),
  ...[...review]
    .filter(([figure]) => !plain.has(figure))
    .map(([figure, value]) => ({ figure, plain: undefined, review: value })),
];

/** Counts agree to the last one; shares are added up in another order, so to nine decimals. */
export const agrees = ({ plain, review }: Compared): boolean =>
  plain !== undefined && review !== undefined && Math.abs(plain - review) < 1e-9;

/** Prints figures as a table. */
export const table = (title: string, rows: ReadonlyArray<Compared>): string => {
  const text = (value: number | undefined): string =>
    value === undefined ? 'none' : Number.isInteger(value) ? String(value) : value.toFixed(6);
  return [
    title,
    `  ${'figure'.padEnd(52)}${'plain SQL'.padStart(12)}${'review'.padStart(12)}`,
    ...rows.map(
      (row) =>
        `${agrees(row) ? '  ' : '✗ '}${row.figure.padEnd(52)}${text(row.plain).padStart(12)}${text(row.review).padStart(12)}`,
    ),
    '',
  ].join('\n');
};
