import * as E from 'fp-ts/lib/Either.js';
import { type LeadKey, textOfKey } from '../journal/subject.js';
import { marketingTouches, proposedLookBack } from '../journal/touch-rule.js';
import type { JournalView } from '../journal/view.js';
import type { Checked } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import { foldLead } from '../lead/lifecycle.js';
import { cutJourneys } from './cut-journeys.js';
import { type Conversion, inOrder, type Journey, type JourneyTouch } from './journey.js';
import { gapCounts, type JourneyGap, subjectAs, textOfSubject } from './journey-gap.js';
import { checkJourneyTerms, type JourneyTerms, proposedMaturity } from './journey-terms.js';
import { leadTouches } from './lead-touches.js';
import { type WonConversion, wonConversions } from './won-conversions.js';

/**
 * Describes the journeys in a journal.
 *
 * @category model
 * @since 0.1.0
 */
export interface JourneyReading {
  /** Every journey, sorted by subject, those of one subject in order. */
  readonly journeys: ReadonlyArray<Journey>;
  /** What is in none of them, and why. */
  readonly leftOut: ReadonlyArray<JourneyGap>;
}

/**
 * Compiles what makes a journey.
 *
 * **Details**: each conversion ends a journey of its own, made of the touches since the conversion before. Those of
 * one instant share their touches. What has not led to a conversion is a null path only when it is mature; until
 * then nobody knows, and it is left out.
 *
 * @param terms - what the departments agreed
 * @returns a function from a view of the journal to its journeys, or issues: `not-a-duration`, `not-a-choice`,
 *   `unreadable`, and those of the lifecycle
 * @category compilers
 * @since 0.1.0
 */
export const compileJourneys = (terms: JourneyTerms): Checked<(view: JournalView) => JourneyReading> =>
  E.map(journeysBy)(checkJourneyTerms(terms));

/** What is known of a lead or an account before its touches are cut into journeys. */
interface Traveller {
  readonly subject: Journey['subject'];
  readonly touches: Array<JourneyTouch>;
  readonly won: Array<Conversion>;
}

const journeysBy = (terms: JourneyTerms): ((view: JournalView) => JourneyReading) => {
  const { lifecycle, per = 'lead', activities, channelFrom = 'channel', touch = marketingTouches } = terms;
  const fold = foldLead(lifecycle);
  const touchesOf = leadTouches({ channelFrom, touch, ...(activities === undefined ? {} : { activities }) });
  const cut = cutJourneys({
    lookBack: terms.lookBack ?? proposedLookBack,
    matureAfter: terms.matureAfter ?? proposedMaturity,
    nullAfterConversion: terms.nullAfterConversion ?? false,
  });
  return ({ asOf, leads, accounts, opportunities }) => {
    const gaps = gapCounts();
    const whose = whoseJourney(per, accounts);
    const { travellers, travellerOf } = gathered();
    const lives = leads.flatMap((record) => {
      const life = fold(record);
      const lead = subjectAs('lead', record.key);
      const unseen = life.standing.status === 'forgotten' ? 'forgotten' : 'excluded';
      if (unseen === 'forgotten' || life.exclusion !== undefined) {
        gaps.add(unseen, 'subjects', 1, lead);
        return [];
      }
      const { touches, uncounted, laterCaptures, repeated } = touchesOf(record);
      gaps.add('not-counted', 'events', uncounted, lead);
      gaps.add('later-capture', 'events', laterCaptures, lead);
      gaps.add('repeated', 'events', repeated, lead);
      const traveller = travellerOf(whose.lead(record.key));
      for (const each of touches) traveller.touches.push(each);
      return [life];
    });
    const { won, lostAgain } = wonConversions(opportunities)(lives);
    for (const lead of lostAgain) gaps.add('lost-again', 'conversions', 1, subjectAs('lead', lead));
    const counted = new Set(lives.map(({ key }) => textOfKey(key)));
    for (const one of won) {
      const subject = whose.conversion(one, (lead) => counted.has(textOfKey(lead)));
      if (subject !== undefined) travellerOf(subject).won.push(one.conversion);
      else gaps.add('no-lead', 'conversions', 1, one.of);
    }
    const journeys = [...travellers()].flatMap(({ subject, touches, won: conversions }) => {
      if (touches.length === 0 && conversions.length === 0) gaps.add('untouched', 'subjects', 1, subject);
      const cutting = cut(asOf)(subject, inOrder(touches), conversions);
      for (const [reason, count] of cutting.leftOut) gaps.add(reason, 'touches', count, subject);
      return cutting.journeys;
    });
    return { journeys, leftOut: gaps.read() };
  };
};

/** Keeps one traveller for each subject. */
const gathered = () => {
  const known = new Map<string, Traveller>();
  return {
    travellerOf: (subject: Traveller['subject']): Traveller => {
      const text = textOfSubject(subject);
      const found = known.get(text) ?? { subject, touches: [], won: [] };
      known.set(text, found);
      return found;
    },
    travellers: (): ReadonlyArray<Traveller> =>
      [...known].sort(([first], [second]) => byCodeUnit(first, second)).map(([, traveller]) => traveller),
  };
};

/** Tells whose journey a lead or a conversion belongs to. */
const whoseJourney = (per: 'lead' | 'account', accounts: JournalView['accounts']) => {
  const accountOf = new Map(
    (per === 'account' ? accounts : []).flatMap(({ key, leads }) =>
      leads.map((lead) => [textOfKey(lead), subjectAs('account', key)] as const),
    ),
  );
  const ofLead = (lead: LeadKey): Journey['subject'] =>
    accountOf.get(textOfKey(lead)) ?? subjectAs('lead', lead);
  return {
    lead: ofLead,
    conversion: (
      { lead, account }: WonConversion,
      counts: (lead: LeadKey) => boolean,
    ): Journey['subject'] | undefined => {
      if (lead !== undefined && !counts(lead)) return undefined;
      if (per === 'account' && account !== undefined) return subjectAs('account', account);
      return lead === undefined ? undefined : ofLead(lead);
    },
  };
};
