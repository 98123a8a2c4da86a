import type { OpportunityRecord } from '../journal/opportunity-record.js';
import { type LeadKey, type RecordKey, textOfKey } from '../journal/subject.js';
import { byCodeUnit } from '../kernel/order.js';
import type { LeadLife } from '../lead/lead-life.js';
import { holdsSinceReopening, opportunitiesOfLeads, opportunityOfPass } from '../lead/opportunity-of-pass.js';
import type { Deal } from '../lead/pass.js';
import type { Conversion } from './journey.js';
import { type GapSubject, subjectAs } from './journey-gap.js';

/** A conversion with those it counts at. */
export interface WonConversion {
  /** What was won. */
  readonly conversion: Conversion;
  /** The opportunity; the lead where a sale names none. */
  readonly of: GapSubject;
  /** The lead that its money counts at; absent when no lead is linked. */
  readonly lead?: LeadKey;
  /** The account of the opportunity, where one is known. */
  readonly account?: RecordKey;
}

/** Every conversion once, and how many sales were lost again. */
export interface WonConversions {
  /** The conversions, in the order of time. */
  readonly won: ReadonlyArray<WonConversion>;
  /** The leads with sales that do not stand, each as often as it has one. */
  readonly lostAgain: ReadonlyArray<LeadKey>;
}

/**
 * Finds what was won: opportunities, each once at its primary lead, and sales of leads that have no opportunity.
 *
 * **Details**: a sale that names no opportunity belongs to the latest one of its lead that was open in that pass. Of an
 * opportunity that its source shows as won, its own amount and closing time count first; of one that it still shows as
 * open, those of the lead's sale, unless it was reopened after that; one that it shows as lost is none.
 *
 * @param opportunities - the opportunities from one viewpoint
 * @returns a function from the lives of leads to the conversions
 */
export const wonConversions =
  (opportunities: ReadonlyArray<OpportunityRecord>) =>
  (lives: ReadonlyArray<LeadLife>): WonConversions => {
    const records = new Map(opportunities.map((record) => [textOfKey(record.key), record]));
    const linked = opportunitiesOfLeads(opportunities);
    const dealOf = new Map<string, { readonly deal: Deal; readonly lead: LeadKey }>();
    const won: Array<WonConversion> = [];
    const lostAgain: Array<LeadKey> = [];
    for (const life of lives) {
      const own = linked.get(textOfKey(life.key)) ?? [];
      for (const pass of life.passes) {
        const { exit } = pass;
        if (exit?.kind !== 'won') continue;
        lostAgain.push(...(exit.cancelled ?? []).map(() => life.key));
        for (const deal of exit.deals) {
          const sold = deal.opportunity ?? opportunityOfPass(own, pass, deal.at)?.key;
          const text = sold === undefined ? undefined : textOfKey(sold);
          const record = text === undefined ? undefined : records.get(text);
          if (text === undefined || record === undefined) {
            won.push({
              of: subjectAs('lead', life.key),
              lead: life.key,
              conversion: conversionOf(deal.at, deal.value, deal.opportunity),
            });
          } else if (
            record.status === 'lost' ||
            (record.status === 'open' && !holdsSinceReopening(deal.at, record))
          ) {
            lostAgain.push(life.key);
          } else {
            const known = dealOf.get(text);
            if (known === undefined || deal.at < known.deal.at) dealOf.set(text, { deal, lead: life.key });
          }
        }
      }
    }
    for (const [text, record] of records) {
      const told = dealOf.get(text);
      const isWon = record.status === 'won';
      const at = isWon ? record.closedAt : told?.deal.at;
      if (at === undefined) continue;
      // As a deal it is worth what the word says that closed it.
      const values = isWon ? [record.amount, told?.deal.value] : [told?.deal.value, record.amount];
      const lead = record.primaryLead ?? told?.lead;
      won.push({
        of: subjectAs('opportunity', record.key),
        conversion: conversionOf(at, values[0] ?? values[1], record.key),
        ...(lead === undefined ? {} : { lead }),
        ...(record.account === undefined ? {} : { account: record.account }),
      });
    }
    return { won: won.sort(byTime), lostAgain };
  };

const conversionOf = (
  at: Conversion['at'],
  value: Conversion['value'],
  opportunity: RecordKey | undefined,
): Conversion => ({
  at,
  ...(value === undefined ? {} : { value }),
  ...(opportunity === undefined ? {} : { opportunity: { system: opportunity.system, id: opportunity.id } }),
});

const byTime = (first: WonConversion, second: WonConversion): number =>
  first.conversion.at - second.conversion.at || byCodeUnit(textOf(first), textOf(second));

const textOf = ({ conversion: { opportunity }, lead }: WonConversion): string =>
  [opportunity, lead].map((key) => (key === undefined ? '' : textOfKey(key))).join('\u0000');
