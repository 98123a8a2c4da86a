import type { PassCase } from '../metrics/lead-case.js';
import { type ListedLead, whichLeads } from '../metrics/which-leads.js';
import type { ReviewSubjects } from './review-subjects.js';

/** Lists leads as of the review, each with what depends on it and why it is listed; null is for those that are not. */
export const leadList = (
  { viewpoint: { asOf }, openMoneyOf }: ReviewSubjects,
  reasonFor: (subject: PassCase) => string | null,
): ((passes: Iterable<PassCase>) => ReadonlyArray<ListedLead>) =>
  whichLeads({ asOf, reasonFor, moneyOf: openMoneyOf });
