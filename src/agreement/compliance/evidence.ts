import type { EventType } from '../../journal/event.js';
import type { LeadStage } from '../../journal/lead-events.js';
import type { ObservationWindow } from '../../journal/observation.js';
import { textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import { type Interval, measureIntervals } from '../../kernel/interval.js';
import type { Party } from '../../kernel/party.js';
import { leadStages } from '../../lead/lead-stage.js';
import type { AgreementSubjects } from '../agreement-subjects.js';
import type { Obligation } from '../obligation.js';
import type { UnmeasuredPeriod } from './compliance-reading.js';

/** Whether what an obligation is measured by was recorded in a period. */
export interface Evidence {
  readonly state: 'recorded' | 'not-recorded' | 'partly-recorded' | 'acceptance-not-agreed';
  /** The first kind of events that is missing: any of these types. */
  readonly missing: ReadonlyArray<EventType>;
  /** What is missing, where that is less than all such events. */
  readonly what?: string;
  /** Who would have to record them. */
  readonly owner?: Party;
}

/** Events that an obligation is measured by: any of the types, and who records them; the owing side when absent. */
interface Need {
  readonly types: ReadonlyArray<EventType>;
  readonly owner?: Party;
}

/**
 * Tells whether an obligation has evidence in a period.
 *
 * **Details**: a source that is declared to record, and recorded nothing, is evidence that nothing happened. A
 * source that nobody declared counts from the period of its first event on.
 */
export const evidenceOf = (subjects: AgreementSubjects, { metric }: Obligation, span: Interval): Evidence => {
  const { agreement, windows, viewpoint } = subjects;
  if (metric.kind === 'accepted' && agreement.lifecycle.acceptance === 'none') {
    return { state: 'acceptance-not-agreed', missing: [] };
  }
  const end = Math.min(span.end, viewpoint.asOf + 1) as Instant;
  const covered = needsOf(subjects, metric).map((need) => ({
    need,
    cover: coverOf(windows, need.types, { start: span.start, end }),
  }));
  const worst =
    covered.find(({ cover }) => cover === 'none') ?? covered.find(({ cover }) => cover === 'part');
  if (worst === undefined) return factEvidence(subjects, metric);
  const { types, owner } = worst.need;
  return {
    state: worst.cover === 'none' ? 'not-recorded' : 'partly-recorded',
    missing: types,
    ...(owner === undefined ? {} : { owner }),
  };
};

/**
 * Where nobody ever told a fact, or told one after a hand-over, the systems do not record it: that is no proof of
 * what was asked. A source that is declared to record facts makes it one.
 */
const factEvidence = (subjects: AgreementSubjects, metric: Obligation['metric']): Evidence => {
  const recorded: Evidence = { state: 'recorded', missing: [] };
  if (metric.kind !== 'facts-recorded' && metric.kind !== 'completeness-gained') return recorded;
  const { windows, passes, records } = subjects;
  if (windows.some(({ type, basis }) => type === 'profile-changed' && basis === 'declared')) return recorded;
  const missing: Evidence = { state: 'not-recorded', missing: ['profile-changed'], owner: 'sales' };
  if (metric.kind === 'facts-recorded') {
    const never = metric.facts.filter((fact) => !isToldAnywhere(subjects, fact));
    return never.length === 0 ? recorded : { ...missing, what: `the facts ${never.join(', ')}` };
  }
  const isToldLater = passes.some(({ life, pass: { handOver } }) => {
    if (handOver === undefined) return false;
    const events = records.get(textOfKey(life.key))?.events ?? [];
    return events.some(({ type, occurredAt }) => type === 'profile-changed' && occurredAt > handOver.at);
  });
  return isToldLater ? recorded : { ...missing, what: 'facts that are learned after the hand-over' };
};

const isToldAnywhere = ({ passes, records }: AgreementSubjects, fact: string): boolean =>
  passes.some(({ pass }) => Object.hasOwn(pass.handOver?.packet.facts ?? {}, fact)) ||
  [...records.values()].some(({ events }) =>
    events.some((event) => event.type === 'profile-changed' && Object.hasOwn(event.data.facts, fact)),
  );

const exits = ['won', 'lost', 'rejected', 'disqualified', 'recycled'] as const;

const handOver: Need = { types: ['handed-over'], owner: 'marketing' };

/** A stage is known from its own events, and from those of every later one. */
const fromStage = (stage: LeadStage): Need => ({ types: leadStages.slice(leadStages.indexOf(stage)) });

/** Facts are recorded by themselves, or come with the hand-over where any packet carries them. */
const factsNeed = ({ passes }: AgreementSubjects): Need =>
  passes.some(({ pass }) => pass.handOver?.packet.facts !== undefined)
    ? { types: ['profile-changed', 'handed-over'] }
    : { types: ['profile-changed'] };

const needsOf = (subjects: AgreementSubjects, metric: Obligation['metric']): ReadonlyArray<Need> => {
  switch (metric.kind) {
    case 'leads-handed-over':
      return [handOver];
    case 'complete-at-hand-over':
      return [handOver, factsNeed(subjects)];
    case 'accepted':
      return [
        handOver,
        {
          types:
            subjects.agreement.lifecycle.acceptance === 'explicit'
              ? ['accepted', 'rejected']
              : ['touch-attempted', 'touch-connected'],
        },
      ];
    case 'policy-attainment':
      return [
        {
          types: subjects.agreement.agreement.policies
            .filter(({ id }) => id === metric.policy)
            .flatMap(({ start }) => start.map(({ type }) => type)),
        },
      ];
    case 'facts-recorded':
      return [fromStage(metric.by), factsNeed(subjects)];
    case 'completeness-gained':
      return [fromStage(metric.to), { types: ['profile-changed'] }];
    case 'results-reported':
      return [handOver, { types: ['sales-qualified', ...exits] }];
    case 'service-deliveries':
      return [{ types: ['service-delivered'] }];
    case 'assets-published':
      return [{ types: ['asset-published'] }];
    case 'signals-answered':
      return [{ types: ['signal-changed'] }];
    case 'requests-kept':
      return [{ types: ['request-changed'] }];
    case 'meetings-held':
      return [{ types: ['meeting-held'] }];
  }
};

const coverOf = (
  windows: ReadonlyArray<ObservationWindow>,
  types: ReadonlyArray<EventType>,
  span: Interval,
): 'none' | 'part' | 'whole' => {
  const relevant = windows.filter(
    ({ type, observedFrom, observedTo }) =>
      types.includes(type) &&
      observedFrom < span.end &&
      (observedTo === undefined || observedTo > span.start),
  );
  if (relevant.length === 0) return 'none';
  if (relevant.some(({ basis }) => basis === 'derived')) return 'whole';
  const within = relevant.map(({ observedFrom, observedTo = span.end }) => ({
    start: observedFrom < span.start ? span.start : observedFrom,
    end: observedTo > span.end ? span.end : observedTo,
  }));
  return measureIntervals(within) < span.end - span.start ? 'part' : 'whole';
};

/** Why nobody can tell, to follow a colon. */
export const lackOf = (
  reason: UnmeasuredPeriod['reason'],
  { missing, what }: Pick<Evidence, 'missing' | 'what'>,
): string => {
  const events =
    what ?? (missing.length === 0 ? 'what it is measured by' : [...new Set(missing)].join(' or '));
  switch (reason) {
    case 'not-recorded':
      return `no source records ${events}`;
    case 'partly-recorded':
      return `sources record ${events} for a part of the period only`;
    case 'partly-in-effect':
      return 'the agreement was in effect for a part of the period only';
    case 'nothing-to-judge':
      return 'nothing happened that could be judged';
    case 'acceptance-not-agreed':
      return 'the agreement measures no acceptance';
  }
};
