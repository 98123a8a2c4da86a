import type { SignalChanged, SignalState, SignalTopic } from '../journal/dialogue-events.js';
import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import { departmentOf, type PartyDepartments } from '../kernel/department-of.js';
import { day, type Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue } from '../kernel/issue.js';
import type { Department, Party } from '../kernel/party.js';
import { bySubject } from './by-subject.js';

/**
 * Names one hop on the way of a signal, by the state it leads to.
 *
 * @category model
 * @since 0.1.0
 */
export type SignalHop = Exclude<SignalState, 'reported'>;

/**
 * Describes how one signal from the field found its way.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignalLife {
  /** The signal's key. */
  readonly key: RecordKey;
  /** The furthest state it reached. */
  readonly state: SignalState;
  /** When it was first reported, epoch milliseconds; absent when nobody recorded a report. */
  readonly reportedAt?: Instant;
  /** When each state was first reached, epoch milliseconds. */
  readonly reachedAt: { readonly [State in SignalState]?: Instant };
  /** How long each hop took from the nearest earlier state that was recorded, in milliseconds. */
  readonly latency: { readonly [Hop in SignalHop]?: Milliseconds };
  /** The hop it stands before, and for how long it has stood there, in milliseconds; absent once it is closed. */
  readonly waiting?: { readonly for: SignalHop; readonly since: Instant; readonly time: Milliseconds };
  /** `closed` it was told back to who reported it, in time or late; `due` there is time; `overdue` there is none. */
  readonly closure: 'closed-in-time' | 'closed-late' | 'due' | 'overdue' | 'not-measurable';
  /** How old it is, or was when it was closed, in milliseconds from the report. */
  readonly age?: Milliseconds;
  /** Who has to move it on: who has it, else Marketing. */
  readonly owner: Party;
  /** What it is about; absent when nobody said. */
  readonly topic?: SignalTopic;
  /** Who knew first; null when both departments reported it in one instant, absent when neither did. */
  readonly knewFirst?: Department | null;
  /** How much earlier Sales knew than Marketing, in milliseconds, negative when later; absent unless both knew. */
  readonly detectionLead?: Milliseconds;
  /** The competitor it is about. */
  readonly competitor?: string;
  /** The segment it comes from. */
  readonly segment?: string;
}

/**
 * Describes signals and what is wrong with their events.
 *
 * @category model
 * @since 0.1.0
 */
export interface Signals {
  /** One life for each signal, sorted by key. */
  readonly signals: ReadonlyArray<SignalLife>;
  /** What is out of order, with the event's source and id at the head of each path. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Describes what signals are read by.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignalTerms {
  /** The departments of teams and roles. */
  readonly belongs: PartyDepartments;
  /** How long there is from the report until it is told back, in milliseconds. */
  readonly closedWithin: Milliseconds;
}

/**
 * Gives how long there is to tell back what became of a signal, where nobody agreed on a time: 30 days.
 *
 * **Details**: proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetSignalClosure: Milliseconds = 30 * day;

/**
 * Follows signals from the field: reported, acknowledged, analysed, acted on, told back.
 *
 * **Details**: Marketing knows a signal when it reports it itself or acknowledges it. A state that comes before the
 * report is an issue, is kept, and yields no latency; what is told back is closed, whatever was skipped.
 *
 * @param terms - whose is who, and how long there is
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @returns a function from visible events in the journal's order to the signals
 * @category readings
 * @since 0.1.0
 */
export const signalLives =
  (terms: SignalTerms, asOf: Instant) =>
  (events: ReadonlyArray<JournalEvent>): Signals => {
    const groups = bySubject(events, 'signal-changed', asOf);
    return {
      signals: groups.map(({ key, events: changes }) => lifeOf(terms, asOf, key, changes)),
      issues: groups.flatMap(({ events: changes }) => faultsOf(changes)),
    };
  };

type Change = Extract<JournalEvent, { type: 'signal-changed' }>;

const signalStates: ReadonlyArray<SignalState> = [
  'reported',
  'acknowledged',
  'analysed',
  'acted',
  'told-back',
];

const lifeOf = (
  { belongs, closedWithin }: SignalTerms,
  asOf: Instant,
  key: RecordKey,
  changes: readonly [Change, ...Array<Change>],
): SignalLife => {
  const reachedAt: { -readonly [State in SignalState]?: Instant } = {};
  const facts: { -readonly [Name in keyof SignalChanged]?: SignalChanged[Name] } = {};
  for (const { data, occurredAt } of changes) {
    reachedAt[data.state] ??= occurredAt;
    for (const name of ['topic', 'competitor', 'segment', 'owner'] as const) {
      if (data[name] !== undefined) Object.assign(facts, { [name]: data[name] });
    }
  }
  const reportedAt = reachedAt.reported;
  const toldBack = reachedAt['told-back'];
  const { owner = 'marketing', ...said } = facts;
  return {
    key,
    state: signalStates.findLast((state) => reachedAt[state] !== undefined) as SignalState,
    ...(reportedAt === undefined ? {} : { reportedAt, age: Math.max(0, (toldBack ?? asOf) - reportedAt) }),
    reachedAt,
    latency: latencies(reachedAt),
    ...waitOf(reachedAt, asOf),
    closure: closureOf(reportedAt, toldBack, closedWithin, asOf),
    owner,
    ...(said as Pick<SignalLife, 'topic' | 'competitor' | 'segment'>),
    ...detection(changes, departmentOf(belongs)),
  };
};

const latencies = (reachedAt: SignalLife['reachedAt']): SignalLife['latency'] => {
  const latency: { -readonly [Hop in SignalHop]?: Milliseconds } = {};
  let before = reachedAt.reported;
  for (const hop of signalStates.slice(1) as ReadonlyArray<SignalHop>) {
    const at = reachedAt[hop];
    if (at === undefined) continue;
    if (before !== undefined && at >= before) latency[hop] = at - before;
    before = before === undefined ? undefined : (Math.max(at, before) as Instant);
  }
  return latency;
};

/** An open signal waits for one hop at a time: the one after the furthest that it made. */
const waitOf = (reachedAt: SignalLife['reachedAt'], asOf: Instant): Pick<SignalLife, 'waiting'> => {
  if (reachedAt.reported === undefined || reachedAt['told-back'] !== undefined) return {};
  const last = signalStates.findLastIndex((state) => reachedAt[state] !== undefined);
  const since = Math.max(...signalStates.flatMap((state) => reachedAt[state] ?? [])) as Instant;
  const hop = signalStates[last + 1] as SignalHop;
  return { waiting: { for: hop, since, time: asOf - since } };
};

const closureOf = (
  reportedAt: Instant | undefined,
  toldBack: Instant | undefined,
  within: Milliseconds,
  asOf: Instant,
): SignalLife['closure'] => {
  if (reportedAt === undefined || (toldBack !== undefined && toldBack < reportedAt)) return 'not-measurable';
  if (toldBack !== undefined) return toldBack - reportedAt <= within ? 'closed-in-time' : 'closed-late';
  return asOf - reportedAt <= within ? 'due' : 'overdue';
};

/** Marketing knows what it reports, and what it acknowledges of the others'. */
const detection = (
  changes: ReadonlyArray<Change>,
  side: (party: Party) => Department | null,
): Pick<SignalLife, 'knewFirst' | 'detectionLead'> => {
  const first = (knows: (change: Change) => boolean): Instant | undefined => changes.find(knows)?.occurredAt;
  const reports = (department: Department) => (change: Change) =>
    change.data.state === 'reported' &&
    change.data.reportedBy !== undefined &&
    side(change.data.reportedBy) === department;
  const sales = first(reports('sales'));
  const marketing = first(
    (change) => reports('marketing')(change) || (sales !== undefined && change.data.state === 'acknowledged'),
  );
  if (sales === undefined) return marketing === undefined ? {} : { knewFirst: 'marketing' };
  if (marketing === undefined) return { knewFirst: 'sales' };
  const lead = marketing - sales;
  return { knewFirst: lead === 0 ? null : lead > 0 ? 'sales' : 'marketing', detectionLead: lead };
};

const faultsOf = (changes: readonly [Change, ...Array<Change>]): ReadonlyArray<Issue> => {
  const report = changes.findIndex(({ data }) => data.state === 'reported');
  return changes.flatMap(({ source, id, data }, index) => {
    if (data.state === 'reported' || (report !== -1 && report < index)) return [];
    const path = [source, id, 'data', 'state'];
    return report === -1
      ? [
          issue('signal-not-reported', path, 'The signal moves on, and nobody recorded its report.', {
            expected: 'an event with state `reported` before it',
          }),
        ]
      : [
          issue('before-report', path, 'The signal moves on before it was reported.', {
            expected: 'a time after the report',
          }),
        ];
  });
};
