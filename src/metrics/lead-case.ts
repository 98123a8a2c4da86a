import type { LeadRecord } from '../journal/lead-record.js';
import { touchRole } from '../journal/touch-rule.js';
import type { Instant } from '../kernel/instant.js';
import type { LeadLife } from '../lead/lead-life.js';
import { foldLead } from '../lead/lifecycle.js';
import { completeTerms, type LifecycleTerms } from '../lead/lifecycle-terms.js';
import type { Pass } from '../lead/pass.js';
import type { Policy } from '../sla/policy-version.js';
import { readClocks } from '../sla/read-clock.js';
import type { ClockReading, StartedClock } from '../sla/reading.js';

/**
 * Describes a clock that a touch would have stopped, in a time or team whose touches nobody recorded.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnrecordedClock extends StartedClock {
  /** Tells states apart. */
  readonly state: 'not-measurable';
  /** Why. */
  readonly reason: 'touches-not-recorded';
  /** Whether it is still open, as far as anybody knows. */
  readonly open: boolean;
}

/**
 * Describes a clock that was started, whatever became of it.
 *
 * @category model
 * @since 0.1.0
 */
export type StartedReading = Extract<ClockReading, StartedClock> | UnrecordedClock;

/**
 * Describes one lead as figures see it: its life and its clocks, joined.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadCase {
  /** What became of it. */
  readonly life: LeadLife;
  /** Its passes, each with the clocks that started in it. */
  readonly passes: ReadonlyArray<PassCase>;
}

/**
 * Describes one pass as figures see it; rates count passes.
 *
 * @category model
 * @since 0.1.0
 */
export interface PassCase {
  /** The lead's life. */
  readonly life: LeadLife;
  /** The pass. */
  readonly pass: Pass;
  /** The clocks that started in it. */
  readonly clocks: ReadonlyArray<StartedReading>;
  /** When Sales tried to reach the prospect in it, connections included, in order; absent when it never did. */
  readonly attempts?: ReadonlyArray<Instant>;
  /** Who owned the lead last in this pass; absent when nobody is recorded. */
  readonly owner?: string;
  /** The owner's team, or the team it was handed to; absent when none is recorded. */
  readonly team?: string;
}

/**
 * Describes by what terms leads are joined.
 *
 * @category model
 * @since 0.1.0
 */
export interface CaseTerms {
  /** How a lead moves. */
  readonly lifecycle: LifecycleTerms;
  /** The promises with a time limit. */
  readonly policies: ReadonlyArray<Policy>;
  /** Only what happened up to and including this instant counts, epoch milliseconds. */
  readonly asOf: Instant;
  /** The events that belong to bulk loads, as `importedEvents` of the room `lead` writes them. */
  readonly imported?: ReadonlySet<string>;
}

/**
 * Folds a lead's events once into all that figures ask of it.
 *
 * @param terms - the agreed terms and the instant
 * @returns a function from a lead's record to its case
 * @category joins
 * @since 0.1.0
 */
export const leadCase = ({
  lifecycle,
  policies,
  asOf,
  imported,
}: CaseTerms): ((record: LeadRecord) => LeadCase) => {
  const fold = foldLead(lifecycle, imported);
  const read = readClocks(policies, asOf);
  const attemptsIn = attemptsOf(lifecycle);
  return (record) => {
    const life = fold(record);
    const clocks = record.forgotten ? [] : read(record).filter(isStarted);
    const attempts = record.forgotten ? [] : attemptsIn(record);
    const startedIn = within(clocks, ({ startedAt }) => startedAt);
    const madeIn = within(attempts, (at) => at);
    return { life, passes: life.passes.map((pass, index) => passCase(life, startedIn, madeIn, pass, index)) };
  };
};

/** The touches that count as Sales' own work on the lead, by the terms that the lead's life is folded by. */
const attemptsOf = (lifecycle: LifecycleTerms): ((record: LeadRecord) => ReadonlyArray<Instant>) => {
  const roleOf = touchRole({ departments: ['sales'], ...completeTerms(lifecycle).touch });
  return ({ events }) => {
    const attempts: Array<Instant> = [];
    for (const event of events)
      if ((event.type === 'touch-attempted' || event.type === 'touch-connected') && roleOf(event) === 'touch')
        attempts.push(event.occurredAt);
    return attempts;
  };
};

const isStarted = (reading: ClockReading): reading is Extract<ClockReading, StartedClock> =>
  reading.state !== 'pending';

/** Gives what is timed from one instant up to another, in its own order. */
type Within<Timed> = (from: Instant, before: number) => ReadonlyArray<Timed>;

/** Sorts once and then looks up: who collects the events of many persons, a shared mailbox, has thousands of passes. */
const within = <Timed>(all: ReadonlyArray<Timed>, timeOf: (one: Timed) => Instant): Within<Timed> => {
  const inTime = all
    .map((one, place) => ({ one, place, at: timeOf(one) }))
    .sort((first, second) => first.at - second.at);
  const firstFrom = (at: number): number => {
    let low = 0;
    let high = inTime.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((inTime[middle] as { readonly at: Instant }).at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (from, before) =>
    inTime
      .slice(firstFrom(from), firstFrom(before))
      .sort((first, second) => first.place - second.place)
      .map(({ one }) => one);
};

const passCase = (
  life: LeadLife,
  startedIn: Within<StartedReading>,
  madeIn: Within<Instant>,
  pass: Pass,
  index: number,
): PassCase => {
  const next = life.passes[index + 1]?.started.at ?? Number.POSITIVE_INFINITY;
  const own = startedIn(pass.started.at, next);
  const made = madeIn(pass.handOver?.at ?? pass.started.at, next);
  const spell = life.owners.findLast(({ at, ownerKind }) => at < next && ownerKind === 'person');
  const owner = spell?.owner ?? pass.handOver?.packet.owner;
  const team = spell?.team ?? pass.handOver?.packet.team;
  return {
    life,
    pass,
    clocks: own,
    ...(made.length === 0 ? {} : { attempts: made }),
    ...(owner === undefined ? {} : { owner }),
    ...(team === undefined ? {} : { team }),
  };
};
