import type { JournalEvent } from '../journal/event.js';
import type { OpportunityRecord } from '../journal/opportunity-record.js';
import { type RecordKey, textOfKey } from '../journal/subject.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import { day, type Milliseconds } from '../kernel/duration.js';
import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import type { Issue } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import { bySubject } from './by-subject.js';

/**
 * Describes what is known of one competitor, and where reps find it.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompetitorProfile {
  /** The competitor's name as opportunities name it, unique. */
  readonly id: string;
  /** Who keeps it current. */
  readonly owner: Party;
  /** When somebody last went through it, epoch milliseconds. */
  readonly reviewedAt: Instant;
  /** Where it is better than we are, one sentence each. */
  readonly strengths?: ReadonlyArray<string>;
  /** Where we are better, one sentence each. */
  readonly weaknesses?: ReadonlyArray<string>;
  /** What it says against us, and what a rep answers. */
  readonly answers?: ReadonlyArray<{ readonly objection: string; readonly answer: string }>;
  /** The asset that reps use against it; its `asset-published` events say when it was made and renewed. */
  readonly battlecard?: RecordKey;
}

/**
 * Describes by what knowledge of competitors is judged.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompetitorTerms {
  /** How long a profile or battlecard is fresh, in milliseconds. */
  readonly freshFor: Milliseconds;
  /** The stages, in the company's own words, in which a buyer decides: by then a rep needs the battlecard. */
  readonly decisionStages: ReadonlyArray<string>;
}

/**
 * Gives how long a battlecard is fresh: 90 days.
 *
 * **Details**: proposal. Reports on competitive enablement speak of a renewal every 60 to 90 days, second-hand.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetFreshness: Milliseconds = 90 * day;

/**
 * Names whether a rep had a fresh battlecard when the buyer came to decide.
 *
 * **Details**: `too-late` there is one, made after that moment; `missing` there is none; `not-recorded` the deal is
 * closed and no stage says when the buyer decided.
 *
 * @category model
 * @since 0.1.0
 */
export type Readiness = 'ready' | 'stale' | 'too-late' | 'missing' | 'not-recorded';

/**
 * Describes one deal against a competitor.
 *
 * @category model
 * @since 0.1.0
 */
export interface ContestedDeal {
  /** The opportunity. */
  readonly opportunity: RecordKey;
  /** Whether there was a fresh battlecard in time. */
  readonly readiness: Readiness;
  /** When the buyer came to decide, epoch milliseconds; absent when not recorded. */
  readonly decisionAt?: Instant;
  /** How old the battlecard was then, in milliseconds; absent where there was none. */
  readonly battlecardAge?: Milliseconds;
}

/**
 * Describes how well reps are equipped against one competitor.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompetitorReading {
  /** The competitor. */
  readonly competitor: string;
  /** Who keeps the profile; Marketing where there is none, since it owes one. */
  readonly owner: Party;
  /** Whether there is a profile, and whether it is fresh now. */
  readonly profile: 'fresh' | 'stale' | 'missing';
  /** What a rep would look for in the profile and not find. */
  readonly lacks: ReadonlyArray<'strengths' | 'weaknesses' | 'answers' | 'battlecard'>;
  /** Whether there is a battlecard, and whether it is fresh now. */
  readonly battlecard: 'fresh' | 'stale' | 'missing';
  /** Deals won against it, of those that ended won or lost. */
  readonly won: Ratio;
  /** Deals with a fresh battlecard before the decision, of those where it is known. */
  readonly readyInTime: Ratio;
  /** The deals that came to a decision, sorted by key. */
  readonly deals: ReadonlyArray<ContestedDeal>;
}

/**
 * Reads how well reps are equipped against each competitor: those with a profile, and those that opportunities name.
 *
 * @param terms - how long knowledge is fresh, and which stages are decisions
 * @param profiles - the profiles
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @returns a function from visible events in the journal's order to one reading for each competitor, and to the
 *   issues of the profiles
 * @category readings
 * @since 0.1.0
 */
export const readCompetitors =
  (
    { freshFor, decisionStages }: CompetitorTerms,
    profiles: ReadonlyArray<CompetitorProfile>,
    asOf: Instant,
  ) =>
  (
    events: ReadonlyArray<JournalEvent>,
  ): { readonly competitors: ReadonlyArray<CompetitorReading>; readonly issues: ReadonlyArray<Issue> } => {
    const known = new Map<string, CompetitorProfile>();
    for (const profile of profiles) if (!known.has(profile.id)) known.set(profile.id, profile);
    const published = new Map(
      bySubject(events, 'asset-published', asOf).map(({ key, events: made }) => [
        textOfKey(key),
        made.map(({ occurredAt }) => occurredAt),
      ]),
    );
    const contests = groupsOf<Contest, string>(({ competitor }) => competitor)(
      contestsOf(events, decisionStages, asOf),
    );
    const names = [...new Set([...known.keys(), ...contests.keys()])].sort(byCodeUnit);
    return {
      issues: duplicatesIn(
        profiles.map(({ id }) => id),
        (index) => ['profiles', index, 'id'],
      ),
      competitors: names.map((competitor): CompetitorReading => {
        const profile = known.get(competitor);
        const key = profile?.battlecard;
        const versions = key === undefined ? [] : (published.get(textOfKey(key)) ?? []);
        const own = contests.get(competitor) ?? [];
        const deals = own.map((contest) => dealOf(contest, versions, freshFor));
        const ended = own.filter(({ status }) => status === 'won' || status === 'lost');
        const judged = deals.filter(({ readiness }) => readiness !== 'not-recorded');
        return {
          competitor,
          owner: profile?.owner ?? 'marketing',
          profile: freshness(profile?.reviewedAt, asOf, freshFor),
          lacks: lacksOf(profile),
          battlecard: freshness(versions.at(-1), asOf, freshFor),
          won: rate(ended.filter(({ status }) => status === 'won').length, ended.length),
          readyInTime: rate(judged.filter(({ readiness }) => readiness === 'ready').length, judged.length),
          deals,
        };
      }),
    };
  };

/** Whoever has no profile lacks all of it. */
const lacksOf = (profile: CompetitorProfile | undefined): CompetitorReading['lacks'] => [
  ...(['strengths', 'weaknesses', 'answers'] as const).filter((part) => (profile?.[part] ?? []).length === 0),
  ...(profile?.battlecard === undefined ? (['battlecard'] as const) : []),
];

const freshness = (
  at: Instant | undefined,
  asOf: Instant,
  freshFor: Milliseconds,
): 'fresh' | 'stale' | 'missing' =>
  at === undefined ? 'missing' : asOf - at <= freshFor ? 'fresh' : 'stale';

type OpportunityStatus = OpportunityRecord['status'];

/** A deal against a competitor that came to a decision, or ended without one on record. */
interface Contest {
  readonly opportunity: RecordKey;
  readonly competitor: string;
  readonly decisionAt?: Instant;
  readonly status: OpportunityStatus;
}

const contestsOf = (
  events: ReadonlyArray<JournalEvent>,
  decisionStages: ReadonlyArray<string>,
  asOf: Instant,
): ReadonlyArray<Contest> => {
  const changes = new Map<
    string,
    { key: RecordKey; competitor?: string; decisionAt?: Instant; status: OpportunityStatus }
  >();
  for (const event of events) {
    if (event.type !== 'opportunity-opened' && event.type !== 'opportunity-changed') continue;
    if (event.occurredAt > asOf) continue;
    const text = textOfKey(event.subject);
    const { system, id } = event.subject;
    const deal = changes.get(text) ?? { key: { system, id }, status: 'open' };
    changes.set(text, deal);
    const { competitor, stage, status } = event.data;
    if (competitor !== undefined) deal.competitor = competitor;
    if (stage !== undefined && decisionStages.includes(stage)) deal.decisionAt ??= event.occurredAt;
    if (status !== undefined) deal.status = status;
  }
  return [...changes]
    .sort(([first], [second]) => byCodeUnit(first, second))
    .flatMap(([, { key, competitor, decisionAt, status }]): ReadonlyArray<Contest> => {
      if (competitor === undefined || (decisionAt === undefined && status === 'open')) return [];
      return [{ opportunity: key, competitor, status, ...(decisionAt === undefined ? {} : { decisionAt }) }];
    });
};

const dealOf = (
  { opportunity, decisionAt }: Contest,
  versions: ReadonlyArray<Instant>,
  freshFor: Milliseconds,
): ContestedDeal => {
  if (decisionAt === undefined) return { opportunity, readiness: 'not-recorded' };
  const last = versions.findLast((at) => at <= decisionAt);
  if (last === undefined) {
    return { opportunity, decisionAt, readiness: versions.length === 0 ? 'missing' : 'too-late' };
  }
  const age = decisionAt - last;
  return { opportunity, decisionAt, readiness: age <= freshFor ? 'ready' : 'stale', battlecardAge: age };
};
