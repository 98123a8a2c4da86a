import type { ActivitySchema, FactSchema } from '../fact-schema.js';
import type { Formula } from './formula.js';
import { type Budget, searchBranches } from './search.js';
import { subjectOf } from './subject.js';
import { type Witness, witnessOf } from './witness.js';

/** Whether some lead makes a formula true: none for certain, this one, or nobody can tell. */
export type Satisfied =
  | { readonly answer: 'none' }
  | { readonly answer: 'one'; readonly witness: Witness }
  | { readonly answer: 'not-decided' };

/**
 * Looks for a lead that makes a formula true.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @param accept - judges a lead that was made up; only one it accepts counts
 * @returns a function from a formula to a lead, to the certainty that there is none, or to neither
 */
export const satisfy =
  (schema: FactSchema, activities: ActivitySchema, accept: (witness: Witness) => boolean) =>
  (formula: Formula): Satisfied => {
    const witnessFor = witnessOf(schema, activities);
    let found: Witness | null = null;
    let doubtful = false;
    const complete = searchBranches({
      subjectOf: subjectOf(schema, activities),
      asOf: null,
      worth: () => true,
      visit: (states) => {
        const witness = witnessFor(states);
        if (witness !== null && accept(witness)) found = witness;
        else doubtful = true;
        return found !== null;
      },
    })(formula);
    if (found !== null) return { answer: 'one', witness: found };
    return { answer: complete && !doubtful ? 'none' : 'not-decided' };
  };

/**
 * Tells whether no lead at all can make a formula true.
 *
 * @param schema - the facts
 * @param activities - the activities
 * @param budget - how much several searches may compare together; each for itself when absent
 * @returns a function from a formula to `yes` by proof, `no` when a branch without a contradiction was found,
 *   or `not-decided`
 */
export const contradictory =
  (schema: FactSchema, activities: ActivitySchema, budget?: Budget) =>
  (formula: Formula): 'yes' | 'no' | 'not-decided' => {
    let possible = false;
    const complete = searchBranches({
      subjectOf: subjectOf(schema, activities),
      asOf: null,
      worth: () => true,
      ...(budget === undefined ? {} : { budget }),
      visit: () => {
        possible = true;
        return true;
      },
    })(formula);
    return possible ? 'no' : complete ? 'yes' : 'not-decided';
  };
