import type { Party } from '../../kernel/party.js';
import type { Review } from '../review.js';
import { type NextStep, see } from './next-step.js';
import type { ReportTerms } from './report-terms.js';

/**
 * Says that what is owed because of a line stands among the debts, where it does.
 *
 * @param terms - what sections are written by
 * @param owner - who would owe it
 * @param id - the debt's identifier
 * @param otherwise - the step where there is no such debt
 * @returns a function from the review to the step
 * @category constructors
 * @since 0.1.0
 */
export const seeDebt =
  ({ nameOf }: ReportTerms, owner: Party, id: string, otherwise: NextStep) =>
  ({ pageOne: { debts } }: Review): NextStep => {
    const all = [...debts.marketing, ...debts.sales].filter((debt) => debt.id === id);
    const debt = all.find((one) => one.owner === owner) ?? all[0];
    return debt === undefined
      ? otherwise
      : see('debts', `${nameOf(debt.owner)}: ${debt.request}`, `${debt.owner}:${debt.id}`);
  };
