import * as E from 'fp-ts/lib/Either.js';
import { type Checked, issue, unlessIssues } from '../kernel/issue.js';
import { departments } from '../kernel/party.js';
import { type CompiledSigningRules, compileSigningRules, type SigningRules } from './signing-rules.js';

declare const jointSigningBrand: unique symbol;

/**
 * Describes signing rules under which both departments have to sign.
 *
 * @category model
 * @since 0.1.0
 */
export interface JointSigningRules extends CompiledSigningRules {
  /** No value outside this module can have it. */
  readonly [jointSigningBrand]: 'JointSigningRules';
}

/**
 * Holds the least that a joint document asks for: a signature of each department.
 *
 * @category presets
 * @since 0.1.0
 */
export const bothDepartments: SigningRules = { seats: [{ party: 'sales' }, { party: 'marketing' }] };

/**
 * Checks signing rules for what both departments have to sign: an agreement, or a step of a buy-in.
 *
 * @param document - seats, signatories and delegations; more seats than the two departments are allowed
 * @returns the rules, or the issues of `compileSigningRules` and `department-missing`
 * @category compilers
 * @since 0.1.0
 */
export const compileJointSigning = (document: SigningRules): Checked<JointSigningRules> => {
  const missing = departments
    .filter((department) => !document.seats.some(({ party }) => party === department))
    .map((department) =>
      issue('department-missing', ['seats'], 'Both departments have to sign.', {
        expected: `a seat for ${department}`,
      }),
    );
  const compiled = compileSigningRules(document);
  const issues = [...(E.isLeft(compiled) ? compiled.left : []), ...missing];
  return unlessIssues(issues, () => (compiled as E.Right<CompiledSigningRules>).right as JointSigningRules);
};
