import type { LeadKey } from '../journal/subject.js';
import { textOfKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import { byCodeUnit, type Compare } from '../kernel/order.js';
import type { PassCase } from './lead-case.js';

/**
 * Describes one lead behind a count, with what its owner needs to act on it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ListedLead {
  /** The lead. */
  readonly key: LeadKey;
  /** The number of the pass that is counted. */
  readonly pass: number;
  /** Who owns it; absent when nobody is recorded. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** Since when the pass has run, epoch milliseconds. */
  readonly since: Instant;
  /** Its age in milliseconds. */
  readonly age: number;
  /** What is known to depend on it, in each currency; absent when no amount is known. */
  readonly money?: ReadonlyArray<Money>;
  /** Why it is on the list, as a kebab-case code. */
  readonly reason: string;
}

/**
 * Describes how a list of leads is drawn up.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadListTerms {
  /** The instant of the list, epoch milliseconds. */
  readonly asOf: Instant;
  /** Why a pass is on the list, as a kebab-case code; null when it is not. */
  readonly reasonFor: (subject: PassCase) => string | null;
  /** What is known to depend on a pass. */
  readonly moneyOf: (subject: PassCase) => ReadonlyArray<Money>;
}

/**
 * Lists the leads behind a count, sorted by key and pass, so that the same question gives the same list.
 *
 * @param terms - the instant, the reason, and the money
 * @returns a function from passes to the list
 * @category folds
 * @since 0.1.0
 */
export const whichLeads =
  ({ asOf, reasonFor, moneyOf }: LeadListTerms) =>
  (subjects: Iterable<PassCase>): ReadonlyArray<ListedLead> => {
    const listed: Array<ListedLead> = [];
    for (const subject of subjects) {
      const reason = reasonFor(subject);
      if (reason === null) continue;
      listed.push(listedLead(asOf, moneyOf)(subject, reason));
    }
    return listed.sort(byListing);
  };

/**
 * Describes one lead as lists do.
 *
 * @param asOf - the instant of the list, epoch milliseconds
 * @param moneyOf - what is known to depend on a pass
 * @returns a function from a pass, and why it is on the list, to its entry
 * @category conversions
 * @since 0.1.0
 */
export const listedLead =
  (asOf: Instant, moneyOf: LeadListTerms['moneyOf']) =>
  (subject: PassCase, reason: string): ListedLead => {
    const { life, pass, owner, team } = subject;
    const money = moneyOf(subject);
    return {
      key: life.key,
      pass: pass.number,
      ...(owner === undefined ? {} : { owner }),
      ...(team === undefined ? {} : { team }),
      since: pass.started.at,
      age: asOf - pass.started.at,
      ...(money.length === 0 ? {} : { money }),
      reason,
    };
  };

/**
 * Orders listed leads by key, and then by pass.
 *
 * @category orders
 * @since 0.1.0
 */
export const byListing: Compare<Pick<ListedLead, 'key' | 'pass'>> = (first, second) =>
  byCodeUnit(textOfKey(first.key), textOfKey(second.key)) || first.pass - second.pass;
