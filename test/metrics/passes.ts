import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { leadCase, type PassCase } from 'smarketing/metrics';
import { agreement, at } from '../review/story.js';

/** The passes that events make under the agreement of the review's story: office hours in UTC, one hour to touch. */
export const passesOf = (asOf: string, ...events: ReadonlyArray<JournalEvent>): ReadonlyArray<PassCase> =>
  viewJournal({ asOf: at(asOf) })(journalOf(events))
    .leads.map(leadCase({ lifecycle: agreement.lifecycle, policies: agreement.policies, asOf: at(asOf) }))
    .flatMap(({ passes }) => passes);
