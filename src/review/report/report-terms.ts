import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import { amountWords, partyWords } from '../../agreement/words.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { Party } from '../../kernel/party.js';
import type { Review } from '../review.js';
import type { NextStep } from './next-step.js';
import type { ReportSection } from './report.js';
import { timeIn } from './time-text.js';

/**
 * Describes by what the sections of a report are written.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReportTerms {
  /** What both departments promised. */
  readonly agreement: CompiledAgreement;
  /** Writes an instant in the agreement's zone. */
  readonly timeOf: (at: Instant) => string;
  /** Writes what a party is called. */
  readonly nameOf: (party: Party) => string;
  /** Says that somebody owes something. */
  readonly owed: (owner: Party, request: string, by?: Instant) => NextStep;
}

/**
 * Describes a section of a report before it is written: null where a review has nothing for it.
 *
 * @category model
 * @since 0.1.0
 */
export type SectionOf = (terms: ReportTerms) => (review: Review) => ReportSection | null;

/**
 * Returns what the sections of a report are written by.
 *
 * @param agreement - what both departments promised, compiled
 * @returns the terms
 * @category constructors
 * @since 0.1.0
 */
export const reportTerms = (agreement: CompiledAgreement): ReportTerms => {
  const timeOf = timeIn(agreement.zone);
  const nameOf = partyWords(agreement.agreement);
  return {
    agreement,
    timeOf,
    nameOf,
    owed: (owner, request, by) => ({
      code: 'owed',
      owner,
      request,
      ...(by === undefined ? {} : { by }),
      text: `${nameOf(owner)}: ${request}${by === undefined ? '' : ` By ${timeOf(by)}.`}`,
    }),
  };
};

/**
 * Writes amounts, each currency apart.
 *
 * @param amounts - the amounts
 * @returns for example `1,250.00 EUR + 80.00 USD`, or `none known` without any
 * @category conversions
 * @since 0.1.0
 */
export const moneyText = (amounts: ReadonlyArray<Money>): string =>
  amounts.length === 0 ? 'none known' : amounts.map(amountWords).join(' + ');
