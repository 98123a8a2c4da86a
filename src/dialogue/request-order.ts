import type { RequestState } from '../journal/dialogue-events.js';

/** What may follow each state. Nothing follows a decline but asking again, since a no is an answer. */
export const follows: { readonly [State in RequestState]: ReadonlyArray<RequestState> } = {
  asked: ['promised', 'declined', 'countered'],
  countered: ['asked', 'promised', 'countered', 'declined'],
  promised: ['done', 'countered', 'declined'],
  declined: ['asked'],
  done: ['accepted', 'reopened'],
  accepted: ['reopened'],
  reopened: ['promised', 'done', 'declined', 'countered'],
};

/**
 * Tells whether a request may come to a state.
 *
 * @param before - the state before; undefined when there is none yet
 */
export const isStepFrom =
  (before: RequestState | undefined) =>
  (state: RequestState): boolean =>
    before === undefined ? state === 'asked' : follows[before].includes(state);
