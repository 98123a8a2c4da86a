import type { ComplaintSubject, RequestChanged, RequestState } from '../journal/dialogue-events.js';
import type { JournalEvent } from '../journal/event.js';
import type { RecordKey } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import { bySubject } from './by-subject.js';
import { isStepFrom } from './request-order.js';

/**
 * Describes one step in the life of a request.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestStep {
  /** The state it came to. */
  readonly state: RequestState;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** True when no request may come to this state from the one before; it is taken all the same. */
  readonly irregular?: true;
}

/**
 * Names how the promise behind a request stands.
 *
 * **Details**: `unpromised` nobody has promised it yet, or the answer was another offer; `declined` nobody will;
 * `open` it is promised and there is time; `kept` done by its time, and not sent back since; `kept-late` done after
 * it; `broken` its time is over and it is not done, or it was sent back; `undated` promised without a time, so that
 * nobody can say.
 *
 * @category model
 * @since 0.1.0
 */
export type PromiseState = 'unpromised' | 'declined' | 'open' | 'kept' | 'kept-late' | 'broken' | 'undated';

/**
 * Names what a request has to say before it can be acted on.
 *
 * @category model
 * @since 0.1.0
 */
export type RequestPart = 'asker' | 'performer' | 'satisfiedWhen' | 'dueAt';

/**
 * Describes the life of one request up to an instant.
 *
 * @category model
 * @since 0.1.0
 */
export interface RequestLife {
  /** The request's key. */
  readonly key: RecordKey;
  /** Where it stands. */
  readonly state: RequestState;
  /** How the promise behind it stands. */
  readonly promise: PromiseState;
  /** Who asked. */
  readonly asker?: Party;
  /** Who is to do it, and owns what is missing of it. */
  readonly performer?: Party;
  /** What the complaint behind it is about. */
  readonly about?: ComplaintSubject;
  /** How both will know that it is done. */
  readonly satisfiedWhen?: string;
  /** By when as last agreed, epoch milliseconds. */
  readonly dueAt?: Instant;
  /** What it does not say and would have to. */
  readonly missing: ReadonlyArray<RequestPart>;
  /** When it was asked, else when it is first heard of, epoch milliseconds. */
  readonly askedAt: Instant;
  /** When it was last done, epoch milliseconds; absent while it is not. */
  readonly doneAt?: Instant;
  /** How late it was done, or is by now, in milliseconds. */
  readonly lateBy?: Milliseconds;
  /** How often another offer was made. */
  readonly countered: number;
  /** How often it was sent back. */
  readonly reopened: number;
  /** Every step, in order. */
  readonly steps: ReadonlyArray<RequestStep>;
}

/**
 * Folds the events of the journal into the lives of requests.
 *
 * **Details**: what happened is never refused. A request that is done without a promise, or promised twice, is
 * followed, and its step marked irregular. Facts are as last stated; a counter-offer's time counts once it is
 * promised.
 *
 * @param asOf - only what happened up to and including this instant counts, epoch milliseconds
 * @returns a function from visible events in the journal's order to one life for each request, sorted by key
 * @category readings
 * @since 0.1.0
 */
export const requestLives =
  (asOf: Instant) =>
  (events: ReadonlyArray<JournalEvent>): ReadonlyArray<RequestLife> =>
    bySubject(events, 'request-changed', asOf).map(({ key, events: changes }) => lifeOf(asOf, key, changes));

type Change = Extract<JournalEvent, { type: 'request-changed' }>;

const lifeOf = (asOf: Instant, key: RecordKey, changes: readonly [Change, ...Array<Change>]): RequestLife => {
  const steps: Array<RequestStep> = [];
  const facts: { -readonly [Name in keyof RequestChanged]?: RequestChanged[Name] } = {};
  let agreedDue: Instant | undefined;
  let promised = false;
  let doneAt: Instant | undefined;
  for (const { data, occurredAt } of changes) {
    const before = steps.at(-1)?.state;
    const irregular = !isStepFrom(before)(data.state);
    steps.push({ state: data.state, at: occurredAt, ...(irregular ? { irregular: true } : {}) });
    for (const name of ['asker', 'performer', 'about', 'satisfiedWhen', 'dueAt'] as const) {
      if (data[name] !== undefined) Object.assign(facts, { [name]: data[name] });
    }
    switch (data.state) {
      case 'asked':
      case 'reopened':
        // A new time may come with either; asking again is no promise.
        if (data.state === 'asked') promised = false;
        else agreedDue = data.dueAt ?? agreedDue;
        doneAt = undefined;
        break;
      case 'promised':
        promised = true;
        agreedDue = data.dueAt ?? facts.dueAt;
        break;
      case 'countered':
      case 'declined':
        promised = false;
        break;
      case 'done':
        doneAt = occurredAt;
        break;
      case 'accepted':
        doneAt ??= occurredAt;
        break;
    }
  }
  const state = (steps.at(-1) as RequestStep).state;
  const dueAt = agreedDue ?? facts.dueAt;
  const end = doneAt ?? asOf;
  const late = dueAt !== undefined && state !== 'declined' && end > dueAt ? end - dueAt : undefined;
  const stated = { ...facts, ...(dueAt === undefined ? {} : { dueAt }) };
  const { state: _, ...said } = stated as RequestChanged;
  return {
    key,
    state,
    promise: promiseOf({ state, promised, doneAt, dueAt, asOf }),
    ...said,
    missing: parts.filter((part) => stated[part] === undefined),
    askedAt: steps.find((step) => step.state === 'asked')?.at ?? (steps[0] as RequestStep).at,
    ...(doneAt === undefined ? {} : { doneAt }),
    ...(late === undefined ? {} : { lateBy: late }),
    countered: steps.filter((step) => step.state === 'countered').length,
    reopened: steps.filter((step) => step.state === 'reopened').length,
    steps,
  };
};

const parts: ReadonlyArray<RequestPart> = ['asker', 'performer', 'satisfiedWhen', 'dueAt'];

interface Promised {
  readonly state: RequestState;
  readonly promised: boolean;
  readonly doneAt: Instant | undefined;
  readonly dueAt: Instant | undefined;
  readonly asOf: Instant;
}

const promiseOf = ({ state, promised, doneAt, dueAt, asOf }: Promised): PromiseState => {
  if (state === 'declined') return 'declined';
  // What was done without a word of promise was no promise that could be broken.
  if (!promised) return 'unpromised';
  if (dueAt === undefined) return 'undated';
  if (doneAt !== undefined) return doneAt <= dueAt ? 'kept' : 'kept-late';
  return asOf > dueAt ? 'broken' : 'open';
};
