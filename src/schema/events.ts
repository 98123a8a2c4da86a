import * as E from 'fp-ts/lib/Either.js';
import type { JournalEvent } from '../journal/event.js';
import { minute } from '../kernel/duration.js';
import { type Checked, type Issue, issue, refuse, show } from '../kernel/issue.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import { decodeEvent } from './event.js';

/**
 * Describes what became of many events: those that could be read, and everything there was to say.
 *
 * @category model
 * @since 0.1.0
 */
export interface DecodedEvents {
  /** The events that were read, in the order of the input. */
  readonly events: ReadonlyArray<JournalEvent>;
  /** Every issue; its path begins with the position of the event in the input. */
  readonly issues: ReadonlyArray<Issue>;
  /** How many inputs were refused. */
  readonly refused: number;
}

/** How far a source's clock may run ahead of the keeper's before an event counts as future-dated (proposal). */
const clockSkew = 5 * minute;

/**
 * Decodes many events; what cannot be read is reported and the rest is kept.
 *
 * @param inputs - anything, one an event
 * @returns the events, and all issues with the position in front of their path
 * @category decoders
 * @since 0.1.0
 */
export const decodeEvents = (inputs: ReadonlyArray<unknown>): DecodedEvents => {
  const length = unlessUnreadable(() => lengthOf(inputs));
  if (E.isLeft(length)) return { events: [], issues: length.left, refused: 1 };
  const events: Array<JournalEvent> = [];
  const issues: Array<Issue> = [];
  for (let index = 0; index < length.right; index += 1) {
    const decoded = unlessUnreadable(() => decodeEvent(inputs[index]));
    const found = E.isLeft(decoded) ? decoded.left : remarksOn(decoded.right);
    for (const one of found) issues.push({ ...one, path: [index, ...one.path] });
    if (E.isRight(decoded)) events.push(decoded.right);
  }
  return { events, issues, refused: length.right - events.length };
};

/** The type asks for a list; what `JSON.parse` returned has no type that could keep anything else out. */
const lengthOf = (inputs: unknown): Checked<number> =>
  Array.isArray(inputs)
    ? E.right(inputs.length)
    : refuse('not-a-list', [], 'The value is not a list of events.', {
        expected: 'a list, one entry an event',
        received: show(inputs),
      });

/**
 * Lists what is odd about an event that can be read: an unknown type, or a time after it was received.
 *
 * @param event - a decoded event
 * @returns `unknown-event-type` and `future-dated`, as they apply; the event is kept all the same
 * @category decoders
 * @since 0.1.0
 */
export const remarksOn = (event: JournalEvent): ReadonlyArray<Issue> => {
  const remarks: Array<Issue> = [];
  if (event.type === 'other') {
    remarks.push(
      issue('unknown-event-type', ['type'], 'The type of event is not known; the event is kept, unused.', {
        received: show(event.data.type),
      }),
    );
  }
  if (event.receivedAt !== undefined && event.occurredAt > event.receivedAt + clockSkew) {
    remarks.push(
      issue('future-dated', ['occurredAt'], 'The event happened after it was received.', {
        expected: 'occurredAt at most 5 minutes after receivedAt',
      }),
    );
  }
  return remarks;
};
