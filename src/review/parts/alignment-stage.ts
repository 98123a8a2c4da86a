import { approvalsIn } from '../../agreement/approvals.js';
import { consensusOf } from '../../agreement/consensus.js';
import { partyDepartments } from '../../agreement/party-departments.js';
import { partyWords } from '../../agreement/words.js';
import type { LeadStage } from '../../journal/lead-events.js';
import { departmentOf } from '../../kernel/department-of.js';
import { departments } from '../../kernel/party.js';
import { saidOf } from '../alignment/declaration.js';
import type { Divergence } from '../alignment/divergence.js';
import type { StageEvidence, StageItemName } from '../alignment/stage.js';
import { hasEvidence } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { AlignmentGrounds } from './alignment-dimensions.js';
import { recordedStages } from './recorded-stages.js';

/**
 * Reads what is known of each item of the stages' checklists.
 *
 * @param subjects - what the review reads
 * @param grounds - what its other parts found
 * @param divergence - what the departments say of themselves
 * @returns one entry an item
 * @internal
 */
export const stageEvidence = (
  subjects: ReviewSubjects,
  grounds: AlignmentGrounds,
  divergence: Divergence,
): { readonly [Item in StageItemName]: StageEvidence } => ({
  ...definedEvidence(subjects, grounds),
  ...alignedEvidence(subjects, grounds),
  ...integratedEvidence(subjects, grounds, divergence),
});

type Some<Item extends StageItemName> = { readonly [Name in Item]: StageEvidence };

/** An item that can be told, and what is missing where it does not hold. */
const told = (holds: boolean, missing: string): StageEvidence => (holds ? { holds } : { holds, missing });

/** What people say of something. */
const stated = (
  { agreement }: ReviewSubjects,
  { declaration, heardUntil }: AlignmentGrounds,
  id: 'trained-together' | 'marketing-with-accounts',
): StageEvidence => {
  const nameOf = partyWords(agreement.agreement);
  const said = saidOf(declaration, heardUntil)(id);
  const { holds } = said;
  const [yes, no] = [said.yes.map(nameOf), said.no.map(nameOf)];
  if (holds === true) return { holds };
  if (holds === false) return { holds, missing: `${no.join(' and ')} says that it is not so.` };
  return {
    holds,
    missing:
      yes.length === 0
        ? 'Nobody has said whether it is so.'
        : `${yes.join(' and ')} says that it is so, ${no.join(' and ')} that it is not.`,
  };
};

const definedEvidence = (
  { agreement, standing, view, viewpoint }: ReviewSubjects,
  { readiness }: AlignmentGrounds,
): Some<'terms-accepted' | 'agreement-in-effect' | 'clocks-both-ways' | 'hand-overs-answered'> => {
  const consensus = consensusOf(agreement, viewpoint.asOf)(approvalsIn(view.others));
  const open = consensus.terms.filter(({ agreed }) => !agreed);
  const side = departmentOf(partyDepartments(agreement.agreement));
  const obliged = agreement.agreement.policies.map((policy) => side(policy.obliged));
  const without = departments.filter((department) => !obliged.includes(department));
  const unrecorded = (['hand-over', 'reasons'] as const).filter(
    (reading) => !hasEvidence(readiness, reading),
  );
  return {
    'terms-accepted': told(
      open.length === 0,
      `Not both accepted ${open.map(({ term }) => term).join(', ')}.`,
    ),
    'agreement-in-effect': told(
      standing.binding,
      standing.state === 'signed' ? 'Its time has not come, or is over.' : 'Not both have signed it.',
    ),
    'clocks-both-ways': told(
      without.length === 0,
      `No promise with a time limit is on ${without.join(' or ')}.`,
    ),
    'hand-overs-answered': told(
      unrecorded.length === 0,
      `Nobody records ${unrecorded.map((reading) => (reading === 'reasons' ? 'how leads end, and why' : 'hand-overs')).join(' and ')}.`,
    ),
  };
};

const alignedEvidence = (
  subjects: ReviewSubjects,
  grounds: AlignmentGrounds,
): Some<'joint-goal' | 'programmes-agreed' | 'rhythm-kept' | 'sales-consulted' | 'trained-together'> => {
  const { programmes, dialogue } = grounds;
  const { withoutAgreement, withoutSales, inputNotRecorded } = programmes;
  const { cadence } = dialogue;
  const late = (cadence ?? []).filter(
    ({ periods }) =>
      periods.filter(({ state }) => state === 'kept' || state === 'missed').at(-1)?.state !== 'kept',
  );
  const isProgrammed = withoutAgreement.programmes.denominator > 0;
  return {
    'joint-goal': told(
      (subjects.agreement.agreement.goals ?? []).length > 0,
      'There is no goal that both own.',
    ),
    'programmes-agreed': isProgrammed
      ? told(
          withoutAgreement.programmes.numerator === 0,
          `Not both agreed to ${withoutAgreement.which.map(({ id }) => id).join(', ')}.`,
        )
      : { holds: null, missing: 'No programme is agreed or recorded.' },
    'rhythm-kept':
      cadence === undefined
        ? { holds: null, missing: 'No minutes of meetings are recorded.' }
        : cadence.length === 0
          ? { holds: false, missing: 'No meeting is agreed.' }
          : told(
              late.length === 0,
              `The last period of ${late.map(({ policy }) => policy).join(', ')} that is over had no meeting that does.`,
            ),
    'sales-consulted': !isProgrammed
      ? { holds: null, missing: 'No programme is agreed or recorded.' }
      : inputNotRecorded.programmes.numerator > 0
        ? { holds: null, missing: 'Not every programme says whether Sales had a say.' }
        : told(
            withoutSales.programmes.numerator === 0,
            `Sales had no say in ${withoutSales.which.map(({ id }) => id).join(', ')}.`,
          ),
    'trained-together': stated(subjects, grounds, 'trained-together'),
  };
};

/** The stages that one funnel has to show. */
const funnel: ReadonlyArray<LeadStage> = [
  'inquiry',
  'marketing-qualified',
  'handed-over',
  'sales-qualified',
  'won',
];

const integratedEvidence = (
  subjects: ReviewSubjects,
  grounds: AlignmentGrounds,
  { shared, unsaid }: Divergence,
): Some<'one-record' | 'common-funnel' | 'shared-metrics' | 'shared-rewards' | 'marketing-with-accounts'> => {
  const { sales, marketing } = subjects.agreement.agreement.measuredBy ?? {};
  const recorded = recordedStages(subjects);
  const unseen = funnel.filter((stage) => !recorded.has(stage));
  const isPaid = (side: typeof sales, metric: string): boolean =>
    (side?.metrics ?? []).some(({ id, shareOfPay = 0 }) => id === metric && shareOfPay > 0);
  const silent = unsaid.filter(({ what }) => what === 'metrics').map(({ owner }) => owner);
  const unsaidMetrics = (): StageEvidence => ({
    holds: null,
    missing: `Nothing says by what ${silent.join(' and ')} is measured.`,
    owner: silent[0] ?? 'operations',
  });
  return {
    'one-record': told(
      hasEvidence(grounds.readiness, 'follow-up') && hasEvidence(grounds.readiness, 'conversion'),
      'The journal does not hold both what Marketing and what Sales does about a lead.',
    ),
    'common-funnel': told(unseen.length === 0, `No event states ${unseen.join(', ')}.`),
    'shared-metrics': silent.length > 0 ? unsaidMetrics() : told(shared.length > 0, 'They share no metric.'),
    'shared-rewards':
      silent.length > 0
        ? unsaidMetrics()
        : told(
            shared.some((metric) => isPaid(sales, metric) && isPaid(marketing, metric)),
            'Pay does not depend on a shared metric in both.',
          ),
    'marketing-with-accounts': stated(subjects, grounds, 'marketing-with-accounts'),
  };
};
