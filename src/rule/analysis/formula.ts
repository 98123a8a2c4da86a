import type { Leaf, NormalRule } from '../normal-form.js';

/**
 * A demand on one leaf: which of its values, and whether its being missing, make something true.
 *
 * Unlike a condition of the normal form it is two-valued through and through, so it has a plain complement:
 * what a rule is *not met* for is not the same as what it is *not* met for, since unknown lies between.
 */
export interface Demand {
  /** The leaf that looks. */
  readonly leaf: Leaf;
  /** The values that will do: those that meet the leaf, those that do not, any, or none. */
  readonly values: 'meeting' | 'failing' | 'any' | 'none';
  /** Whether a missing value will do. */
  readonly missing: boolean;
}

/** A two-valued formula over demands. */
export type Formula =
  | { readonly all: ReadonlyArray<Formula> }
  | { readonly any: ReadonlyArray<Formula> }
  | { readonly atLeast: number; readonly of: ReadonlyArray<Formula> }
  | Demand;

/**
 * Returns the formula that is true exactly where a normal form is met.
 *
 * @param normal - the normal form
 * @returns the formula
 */
export const formulaOf = (normal: NormalRule): Formula => {
  if ('all' in normal) return { all: normal.all.map(formulaOf) };
  if ('any' in normal) return { any: normal.any.map(formulaOf) };
  if ('of' in normal) return { atLeast: normal.atLeast, of: normal.of.map(formulaOf) };
  const { leaf, negated } = normal;
  if ('present' in leaf) {
    const known = leaf.present !== negated;
    return { leaf, values: known ? 'any' : 'none', missing: !known };
  }
  const { whenMissing } = leaf;
  const missing = whenMissing !== undefined && whenMissing !== negated;
  return { leaf, values: negated ? 'failing' : 'meeting', missing };
};

const opposites = { meeting: 'failing', failing: 'meeting', any: 'none', none: 'any' } as const;

/**
 * Returns the formula that is true exactly where another is not.
 *
 * @param formula - any formula
 * @returns its complement
 */
export const complementOf = (formula: Formula): Formula => {
  if ('all' in formula) return { any: formula.all.map(complementOf) };
  if ('any' in formula) return { all: formula.any.map(complementOf) };
  if ('of' in formula) {
    return { atLeast: formula.of.length - formula.atLeast + 1, of: formula.of.map(complementOf) };
  }
  return { leaf: formula.leaf, values: opposites[formula.values], missing: !formula.missing };
};
