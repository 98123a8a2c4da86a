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
 * **Details**: `unpromised` nobody has promised it, or the asker asked anew; `declined` nobody will, and nobody had
 * promised to; `open` it is promised and there is time; `kept` done by its time, and not sent back since; `kept-late` done
 * after the time that was promised first; `broken` its time is over and it is not done, it was sent back, or it was declined
 * after it had been promised; `undated` promised without a time, so that nobody can say.
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
  /** By when as last agreed, else as last asked, epoch milliseconds. */
  readonly dueAt?: Instant;
  /** What it does not say and would have to. */
  readonly missing: ReadonlyArray<RequestPart>;
  /** When it was asked, else when it is first heard of, epoch milliseconds. */
  readonly askedAt: Instant;
  /** When it was last done, epoch milliseconds; absent while it is not. */
  readonly doneAt?: Instant;
  /** By when another offer would have it, epoch milliseconds; absent unless one waits for an answer. */
  readonly offeredDueAt?: Instant;
  /** The first promised time that ran out before it was done, epoch milliseconds; no new promise undoes it. */
  readonly ranOutAt?: Instant;
  /** How late it was done, or is by now, in milliseconds after the first promised time that ran out. */
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
 * promised. A promise is taken back by nobody alone: another offer, or a no, after a promise leaves it standing until the
 * asker asks anew or a new time is promised, and a time that ran out before that stays run out.
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
  const facts: { -readonly [Name in Stated]?: RequestChanged[Name] } = {};
  let word: Word = { promised: false };
  for (const { data, occurredAt } of changes) {
    const irregular = !isStepFrom(steps.at(-1)?.state)(data.state);
    steps.push({ state: data.state, at: occurredAt, ...(irregular ? { irregular: true } : {}) });
    for (const name of ['asker', 'performer', 'about', 'satisfiedWhen'] as const) {
      if (data[name] !== undefined) Object.assign(facts, { [name]: data[name] });
    }
    word = afterStep(word, data, occurredAt);
  }
  const state = (steps.at(-1) as RequestStep).state;
  const { doneAt, dueAt, offered } = word;
  const overdueFrom = word.ranOut ?? dueAt;
  const promise = promiseOf(word, state, asOf);
  const end = doneAt ?? asOf;
  const late =
    overdueFrom !== undefined && promise !== 'declined' && end > overdueFrom ? end - overdueFrom : undefined;
  const stated = { ...facts, ...(dueAt === undefined ? {} : { dueAt }) };
  return {
    key,
    state,
    promise,
    ...stated,
    missing: parts.filter((part) => stated[part] === undefined),
    askedAt: steps.find((step) => step.state === 'asked')?.at ?? (steps[0] as RequestStep).at,
    ...(doneAt === undefined ? {} : { doneAt }),
    ...(state === 'countered' && offered !== undefined ? { offeredDueAt: offered } : {}),
    ...(word.ranOut === undefined ? {} : { ranOutAt: word.ranOut }),
    ...(late === undefined ? {} : { lateBy: late }),
    countered: steps.filter((step) => step.state === 'countered').length,
    reopened: steps.filter((step) => step.state === 'reopened').length,
    steps,
  };
};

type Stated = 'asker' | 'performer' | 'about' | 'satisfiedWhen' | 'dueAt';

const parts: ReadonlyArray<RequestPart> = ['asker', 'performer', 'satisfiedWhen', 'dueAt'];

/** What was said and done about a request so far. */
interface Word {
  /** True when somebody promised it and the asker has not asked anew since. */
  readonly promised: boolean;
  /** By when, as last agreed, else as last asked. */
  readonly dueAt?: Instant;
  /** By when another offer would have it. */
  readonly offered?: Instant;
  /** When it was done; absent while it is not. */
  readonly doneAt?: Instant;
  /** The first promised time that ran out before it was done. */
  readonly ranOut?: Instant;
}

const afterStep = (before: Word, { state, dueAt: said }: RequestChanged, at: Instant): Word => {
  const { promised, dueAt, offered, doneAt, ranOut } = before;
  const due = (agreed: Instant | undefined) => (agreed === undefined ? {} : { dueAt: agreed });
  const done = (when: Instant | undefined) => (when === undefined ? {} : { doneAt: when });
  const isOver = promised && doneAt === undefined && dueAt !== undefined && at > dueAt;
  const over = ranOut ?? (isOver ? dueAt : undefined);
  const late = over === undefined ? {} : { ranOut: over };
  switch (state) {
    // Asking anew is no promise, and forgives what became of the one before.
    case 'asked':
      return { promised: false, ...due(said ?? dueAt) };
    case 'promised':
      return { promised: true, ...due(said ?? offered ?? dueAt), ...done(doneAt), ...late };
    case 'countered':
      return { ...before, ...late, ...(said === undefined ? {} : { offered: said }) };
    case 'declined':
      return { ...before, ...late };
    case 'done':
      return { promised, ...due(said ?? dueAt), ...late, doneAt: at };
    case 'accepted':
      return { promised, ...due(dueAt), ...late, doneAt: doneAt ?? at };
    case 'reopened':
      return { promised, ...due(said ?? dueAt), ...late };
  }
};

const promiseOf = (
  { promised, dueAt, doneAt, ranOut }: Word,
  state: RequestState,
  asOf: Instant,
): PromiseState => {
  // What was done without a word of promise was no promise that could be broken.
  if (!promised) return state === 'declined' ? 'declined' : 'unpromised';
  if (doneAt === undefined && state === 'declined') return 'broken';
  if (dueAt === undefined) return 'undated';
  if (doneAt !== undefined) return ranOut === undefined && doneAt <= dueAt ? 'kept' : 'kept-late';
  return asOf > dueAt ? 'broken' : 'open';
};
