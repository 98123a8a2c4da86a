import type { EventKey } from '../journal/event-identity.js';
import type { RecordKey } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Clock } from './clock.js';
import { reachOn } from './leg.js';
import { ownerAt } from './owner-span.js';
import type { LadderStep, StepTime } from './policy.js';
import type { Policy } from './policy-version.js';
import { clocksOf, type SubjectHistory } from './read-clock.js';

/**
 * Describes whom a step concerns, once it is due: the person who owned the subject then, or a party.
 *
 * @category model
 * @since 0.1.0
 */
export type Addressee =
  | {
      /** The owner's identifier. */
      readonly owner: string;
    }
  | {
      /** The party; the one that answers for the queue where the owner was meant and there was none. */
      readonly party: Party;
    };

/**
 * Describes a step of a ladder that has come.
 *
 * @category model
 * @since 0.1.0
 */
export interface Escalation {
  /**
   * A text that is the same whenever this step of this clock is computed, and that no other step has. A worker
   * that remembers the keys it has sent never sends one twice.
   */
  readonly key: string;
  /** The id of the policy. */
  readonly policy: string;
  /** What the clock is about. */
  readonly subject: RecordKey;
  /** Which of the policy's clocks of this subject it is, from 1. */
  readonly cycle: number;
  /** The id of the step. */
  readonly step: string;
  /** When it came, epoch milliseconds. */
  readonly at: Instant;
  /** Whether to tell somebody or to give the work to somebody else. */
  readonly action: 'tell' | 'reassign';
  /** Whom. */
  readonly whom: ReadonlyArray<Addressee>;
}

/** Describes when a step of one clock comes, as far as is known. */
export interface StepDue {
  readonly step: LadderStep;
  readonly at: Instant;
}

/** Finds when the steps of an open clock come, and when those of a closed one came before it was closed. */
export const stepsOf = (clock: Clock): ReadonlyArray<StepDue> => {
  const { ladder = [] } = clock.version.document;
  if (clock.unmeasurable !== undefined || clock.dueAt === 'exhausted') return [];
  const end = clock.stop?.at ?? clock.cancel?.at;
  return ladder.flatMap((step) => {
    const amount = amountOf(step.at, clock.target);
    const at = amount === clock.target ? clock.dueAt : reachOn(clock.legs, amount, 'closing');
    return typeof at === 'number' && (end === undefined || at < end) ? [{ step, at }] : [];
  });
};

/** The time of the clock at which a step comes; a fraction is rounded to the millisecond. */
const amountOf = (time: StepTime, target: Milliseconds): Milliseconds =>
  'fraction' in time
    ? Math.round(target * time.fraction)
    : 'beforeDue' in time
      ? Math.max(0, target - time.beforeDue)
      : target + time.afterDue;

/**
 * Lists the steps of all ladders that have come for a subject, in order of time.
 *
 * **When to use**: on every wake-up and after every event. Send what has a key that was not sent yet, so that
 * events that arrive twice, late or out of order never lose a step and never send one twice.
 *
 * @param policies - compiled policies
 * @param asOf - the instant; only what happened up to and including it counts, epoch milliseconds
 * @returns a function from a subject's history to the steps
 * @example
 * ```ts
 * import { hour, instant, orThrow } from 'smarketing/kernel'
 * import { compilePolicy, escalationsOf, type PolicyDocument } from 'smarketing/sla'
 *
 * const firstTouch: PolicyDocument = {
 *   id: 'first-touch', version: 1, metric: 'first-response', obliged: 'sales',
 *   start: [{ type: 'handed-over' }],
 *   stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
 *   targets: [{ target: { clock: 'elapsed', milliseconds: 4 * hour } }],
 *   ladder: [{ id: 'warn', at: { fraction: 0.75 }, action: 'tell', whom: ['owner'] }],
 * }
 * const policies = [orThrow(compilePolicy({ calendars: {} })(firstTouch))]
 * const at = (hours: number) => orThrow(instant(hours * hour))
 * const lead = {
 *   key: { system: 'crm', id: '7' },
 *   events: [{
 *     schemaVersion: 1, source: 'crm', id: 'e1', type: 'handed-over', occurredAt: at(0),
 *     subject: { kind: 'lead', system: 'crm', id: '7' }, data: { owner: 'kim' },
 *   }],
 * } as const
 * escalationsOf(policies, at(2))(lead).length // => 0
 * escalationsOf(policies, at(3))(lead).map(({ step, whom }) => [step, whom]) // => [['warn', [{ owner: 'kim' }]]]
 * ```
 * @category readings
 * @since 0.1.0
 */
export const escalationsOf =
  (policies: ReadonlyArray<Policy>, asOf: Instant) =>
  (history: SubjectHistory): ReadonlyArray<Escalation> =>
    clocksOf(
      policies,
      asOf,
    )(history)
      .flatMap((clock) => stepsOf(clock).flatMap((due) => (due.at <= asOf ? [escalationOf(clock, due)] : [])))
      .sort((first, second) => first.at - second.at || byCodeUnit(first.key, second.key));

const escalationOf = (clock: Clock, { step, at }: StepDue): Escalation => ({
  key: keyOf(clock, step),
  policy: clock.version.document.id,
  subject: { system: clock.subject.system, id: clock.subject.id },
  cycle: clock.cycle,
  step: step.id,
  at,
  action: step.action,
  whom: step.whom.map((recipient) => addresseeOf(clock, recipient, at)),
});

/** The event that started the clock tells clocks apart; its number among them may change when events arrive late. */
const keyOf = ({ version, startedBy, restarts }: Clock, step: LadderStep): string =>
  [version.document.id, ...keyParts(startedBy), ...restarts.map(({ at }) => String(at)), step.id]
    .map(encodeURIComponent)
    .join('/');

const keyParts = ({ source, id }: EventKey): ReadonlyArray<string> => [source, id];

const addresseeOf = (clock: Clock, recipient: LadderStep['whom'][number], at: Instant): Addressee => {
  if (recipient !== 'owner') return { party: recipient };
  const owner = ownerAt(clock.owners)(at);
  const { queue, obliged } = clock.version.document;
  return owner?.kind === 'person' && owner.owner !== undefined
    ? { owner: owner.owner }
    : { party: queue ?? obliged };
};
