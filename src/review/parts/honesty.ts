import type { Issue } from '../../kernel/issue.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { ListedLead } from '../../metrics/which-leads.js';
import { leadList } from '../lead-list.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { staleIn } from '../stale.js';

/**
 * Describes a number of things of one kind.
 *
 * @category model
 * @since 0.1.0
 */
export interface Tally {
  /** What kind. */
  readonly code: string;
  /** How many. */
  readonly count: number;
}

/**
 * Describes what the data cannot say, or says oddly.
 *
 * @category model
 * @since 0.1.0
 */
export interface DataHonesty {
  /** How many leads are visible, those excluded included. */
  readonly leads: number;
  /** How many events are visible. */
  readonly events: number;
  /** The leads that belong to no rate, by why. */
  readonly excluded: ReviewSubjects['excluded'];
  /** How many stage changes bulk loads wrote; their times are left out of all speed. */
  readonly imported: number;
  /** How many bulk loads there were. */
  readonly bulkLoads: number;
  /** How many events are known by their date only; no hours are derived from them. */
  readonly dateOnly: number;
  /** The teams that work leads and log no touch at all; their leads are "not recorded", not "not worked". */
  readonly silentTeams: ReadonlyArray<string>;
  /** What is out of the ordinary in the leads' histories, the most frequent first. */
  readonly irregularities: ReadonlyArray<Tally>;
  /** The types of event that nobody here knows, the most frequent first. */
  readonly unknownTypes: ReadonlyArray<Tally>;
  /** Open leads on which nothing has happened for longer than agreed. */
  readonly stale: ReadonlyArray<ListedLead>;
  /** Conflicting events and contradicting merges. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Says what the data cannot say, or says oddly: none of it is dropped, and all of it is counted.
 *
 * @param subjects - what the review reads
 * @returns the reading
 * @category readings
 * @since 0.1.0
 */
export const dataHonesty = (subjects: ReviewSubjects): DataHonesty => {
  const { view, events, leads, passes, excluded, bursts, silentTeams } = subjects;
  const touchesAreRecorded = events.some(
    ({ type }) => type === 'touch-attempted' || type === 'touch-connected',
  );
  const isStale = staleIn(subjects);
  return {
    leads: view.leads.length,
    events: events.length,
    excluded,
    imported: bursts.reduce((sum, burst) => sum + burst.events.length, 0),
    bulkLoads: bursts.length,
    dateOnly: events.filter(({ precision }) => precision === 'date').length,
    silentTeams,
    irregularities: tally(
      leads
        .flatMap(({ life }) => life.irregularities.map(({ code }) => code))
        .filter((code) => touchesAreRecorded || !needsTouches.has(code)),
    ),
    unknownTypes: tally(events.flatMap((event) => (event.type === 'other' ? [event.data.type] : []))),
    stale: leadList(subjects, (subject) => (isStale(subject) ? 'stale' : null))(passes),
    issues: view.issues,
  };
};

/** Where nobody records touches, a lead without one shows nothing out of the ordinary. */
const needsTouches: ReadonlySet<string> = /* @__PURE__ */ new Set([
  'won-before-contact',
  'disqualified-before-contact',
  'unresponsive-too-early',
]);

const tally = (codes: ReadonlyArray<string>): ReadonlyArray<Tally> => {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((first, second) => second.count - first.count || byCodeUnit(first.code, second.code));
};
