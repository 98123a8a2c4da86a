import type { DimensionName } from '../../agreement/alignment-terms.js';
import { approvalsIn } from '../../agreement/approvals.js';
import { consensusOf } from '../../agreement/consensus.js';
import type { Department } from '../../kernel/party.js';
import type { Divergence } from '../alignment/divergence.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { Debt } from './debt.js';

/** What a dimension of the index waits for, by what a department has not said of itself. */
const waits: { readonly [What in Divergence['unsaid'][number]['what']]: DimensionName } = {
  metrics: 'shared-metrics',
  horizon: 'shared-horizon',
  terms: 'terms-in-use',
};

/**
 * Lists what a department owes of alignment: the shared terms it has not accepted, and what the agreement weighs and it has
 * not said of itself. Where nobody records signatures, nobody owes one.
 */
export const alignmentDebts = (
  { agreement, events, view, viewpoint }: ReviewSubjects,
  { unsaid }: Divergence,
  department: Department,
): ReadonlyArray<Debt> => {
  const isSigned = events.some(({ type }) => type === 'approval-given');
  const { terms } = consensusOf(agreement, viewpoint.asOf)(approvalsIn(view.others));
  const unaccepted = isSigned ? terms.filter(({ acceptedBy }) => !acceptedBy.includes(department)) : [];
  const weighed = new Set((agreement.agreement.alignment?.dimensions ?? []).map(({ id }) => id));
  const silent = unsaid.filter(({ owner, what }) => owner === department && weighed.has(waits[what]));
  return [
    {
      id: 'unaccepted-terms',
      title: 'Shared terms are not accepted in the version that is there.',
      request: 'Accept these terms, or say what they should mean instead.',
      owner: department,
      count: unaccepted.length,
      names: unaccepted.map(({ term }) => term),
    },
    {
      id: 'unsaid-measures',
      title:
        'It is not said by what the department is measured, how far it looks ahead, or which terms it uses.',
      request: 'Say this in the agreement, since the alignment index weighs it.',
      owner: department,
      count: silent.length,
      names: silent.map(({ what }) => what),
    },
  ];
};
