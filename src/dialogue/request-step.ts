import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { RequestChanged, RequestState } from '../journal/dialogue-events.js';
import type { Party } from '../kernel/party.js';
import type { RequestLife } from './request-life.js';
import { follows, isStepFrom } from './request-order.js';

/** Who may say so. A counter-offer is answered by either: the asker asks anew, the performer promises. */
const speaker: { readonly [State in RequestState]: ReadonlyArray<'asker' | 'performer'> } = {
  asked: ['asker'],
  promised: ['performer'],
  declined: ['performer'],
  countered: ['performer'],
  done: ['performer'],
  accepted: ['asker'],
  reopened: ['asker'],
};

/**
 * Describes why a step of a request is refused.
 *
 * @category model
 * @since 0.1.0
 */
export type RequestRefusal =
  | {
      /** Names the refusal: the request is not where this step could follow. */
      readonly _tag: 'wrong-order';
      /** Where it stands. */
      readonly from: RequestState;
      /** The step. */
      readonly to: RequestState;
      /** What could follow. */
      readonly allowed: ReadonlyArray<RequestState>;
    }
  | {
      /** Names the refusal: only the other party can say so. */
      readonly _tag: 'wrong-speaker';
      /** The step. */
      readonly to: RequestState;
      /** Who said it. */
      readonly by: Party;
      /** Who may. */
      readonly allowed: ReadonlyArray<Party>;
    }
  | {
      /** Names the refusal: a promise, or another offer, needs a time. */
      readonly _tag: 'due-missing';
      /** The step. */
      readonly to: RequestState;
    };

/**
 * Checks a step of a request that somebody proposes; what has happened is followed by `requestLives` instead.
 *
 * @param life - where the request stands
 * @param by - who speaks
 * @returns a function from the proposed step to the same step, or to why it is refused
 * @category constructors
 * @since 0.1.0
 */
export const nextRequestStep =
  (life: RequestLife, by: Party) =>
  (step: RequestChanged): Either<RequestRefusal, RequestChanged> => {
    const { state } = step;
    if (!isStepFrom(life.state)(state)) {
      return E.left({ _tag: 'wrong-order', from: life.state, to: state, allowed: follows[life.state] });
    }
    const allowed = speaker[state].flatMap((role) => life[role] ?? []);
    if (allowed.length > 0 && !allowed.includes(by)) {
      return E.left({ _tag: 'wrong-speaker', to: state, by, allowed });
    }
    const dated = step.dueAt ?? life.dueAt;
    return dated === undefined && (state === 'promised' || state === 'countered')
      ? E.left({ _tag: 'due-missing', to: state })
      : E.right(step);
  };
