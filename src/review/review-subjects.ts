import { type AgreementSubjects, agreementSubjects } from '../agreement/agreement-subjects.js';
import type { CompiledAgreement } from '../agreement/compiled-agreement.js';
import type { Journal } from '../journal/journal.js';
import type { OpportunityRecord } from '../journal/opportunity-record.js';
import { type LeadKey, textOfKey } from '../journal/subject.js';
import type { Viewpoint } from '../journal/visible-events.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import { remembered, whenAsked } from '../kernel/remembered.js';
import type { LeadLife } from '../lead/lead-life.js';
import type { LeadLedgerTerms } from '../metrics/black-hole/black-hole.js';
import type { Fate } from '../metrics/black-hole/fate.js';
import { type LeadCause, leadFate } from '../metrics/black-hole/lead-fate.js';
import type { PassCase } from '../metrics/lead-case.js';
import { type SourceCase, sourceCases } from '../metrics/source/source-case.js';
import { wonMoney } from '../metrics/won-money.js';

/**
 * Describes everything that a review reads from one viewpoint, folded once.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReviewSubjects extends AgreementSubjects {
  /** What is known to depend on a pass: the open amounts of its lead's opportunities. */
  readonly openMoneyOf: (subject: PassCase) => ReadonlyArray<Money>;
  /** When something last happened to the lead of a pass, epoch milliseconds; that somebody grades it is no event of its. */
  readonly lastHeardOf: (subject: PassCase) => Instant;
  /** By what the account of leads is kept: by the agreement, and by what is recorded at all. */
  readonly ledgerTerms: LeadLedgerTerms;
  /** Where a pass of a lead stands: out again, inside and in time, in the black hole and why, or not known. */
  readonly fateOf: (subject: PassCase) => Fate<LeadCause>;
  /** Every opportunity with who brought it; excluded leads have no part in it. */
  readonly sourceCases: () => ReadonlyArray<SourceCase>;
}

/**
 * Folds a journal into everything that a review reads.
 *
 * @param agreement - what both departments promised
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @returns a function from a journal to the subjects of the review
 * @category folds
 * @since 0.1.0
 */
export const reviewSubjects =
  (agreement: CompiledAgreement, viewpoint: Viewpoint) =>
  (journal: Journal): ReviewSubjects => {
    const subjects = agreementSubjects(agreement, viewpoint)(journal);
    const lastEventOf = remembered(
      ({ key }: LeadLife) =>
        subjects.records.get(textOfKey(key))?.events.findLast(({ type }) => type !== 'graded')?.occurredAt,
    );
    const openMoneyOf = openMoney(subjects.view.opportunities);
    const lastHeardOf = ({ life, pass }: PassCase): Instant => lastEventOf(life) ?? pass.started.at;
    const ledgerTerms = leadLedgerTerms({ ...subjects, openMoneyOf, lastHeardOf });
    return {
      ...subjects,
      openMoneyOf,
      lastHeardOf,
      ledgerTerms,
      fateOf: remembered(leadFate(ledgerTerms)),
      sourceCases: whenAsked(() => countedCases(subjects)),
    };
  };

const leadLedgerTerms = ({
  agreement,
  viewpoint,
  passes,
  touchesRecorded,
  lastHeardOf,
  openMoneyOf,
}: AgreementSubjects & Pick<ReviewSubjects, 'lastHeardOf' | 'openMoneyOf'>): LeadLedgerTerms => ({
  asOf: viewpoint.asOf,
  staleAfter: agreement.agreement.staleAfter,
  lastHeardOf,
  touchesRecorded,
  recorded: {
    handOvers: passes.some(({ pass }) => pass.handOver !== undefined),
    owners: passes.some(({ owner, team }) => owner !== undefined || team !== undefined),
    reasons: passes.some(
      ({ pass: { exit } }) => exit !== undefined && exit.kind !== 'won' && exit.reason !== undefined,
    ),
  },
  exclusionOf: ({ life: { exclusion } }) =>
    exclusion !== undefined && agreement.exclusions.has(exclusion) ? exclusion : null,
  moneyOf: (subject) => (subject.pass.exit?.kind === 'won' ? wonMoney(subject) : openMoneyOf(subject)),
});

const countedCases = ({ agreement, view, leads, deals }: AgreementSubjects): ReadonlyArray<SourceCase> => {
  const counted = new Set(leads.map(({ life }) => textOfKey(life.key)));
  const isExcluded = (lead: LeadKey): boolean => !counted.has(textOfKey(lead));
  return sourceCases(agreement.credit.sourcing)({ view, deals, isExcluded });
};

/** An opportunity's money counts once, at its primary lead. */
const openMoney = (
  opportunities: ReadonlyArray<OpportunityRecord>,
): ((subject: PassCase) => ReadonlyArray<Money>) => {
  const amounts = new Map<string, Array<Money>>();
  for (const { status, primaryLead, amount } of opportunities) {
    if (status !== 'open' || primaryLead === undefined || amount === undefined) continue;
    const lead = textOfKey(primaryLead);
    const present = amounts.get(lead);
    if (present === undefined) amounts.set(lead, [amount]);
    else present.push(amount);
  }
  return ({ life, pass }) => (pass.exit === undefined ? (amounts.get(textOfKey(life.key)) ?? []) : []);
};
