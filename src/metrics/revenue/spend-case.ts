import type { JournalEvent } from '../../journal/event.js';
import type { Instant } from '../../kernel/instant.js';
import { isMoney, type Money } from '../../kernel/money.js';
import type { Department } from '../../kernel/party.js';

/**
 * Describes money that was spent, as figures see it.
 *
 * @category model
 * @since 0.1.0
 */
export interface SpendCase {
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** How much. */
  readonly amount: Money;
  /** Who spent it. */
  readonly department: Department;
  /** What it bought, for example `paid-search`; absent where nobody said. */
  readonly channel?: string;
  /** The programme it was spent on; absent where it was on none. */
  readonly programme?: string;
}

/**
 * Selects what was spent from events.
 *
 * **Gotchas**: an event whose amount is none, which no decoded event has, is left out.
 *
 * @param events - visible events
 * @returns one entry for each event of spending, in the order of the events
 * @category selections
 * @since 0.1.0
 */
export const spendCases = (events: ReadonlyArray<JournalEvent>): ReadonlyArray<SpendCase> =>
  events.flatMap((event) =>
    event.type !== 'spend' || !isMoney(event.data.amount)
      ? []
      : [
          {
            at: event.occurredAt,
            amount: event.data.amount,
            department: event.data.department,
            ...(event.data.channel === undefined ? {} : { channel: event.data.channel }),
            ...(event.subject.kind === 'programme' ? { programme: event.subject.id } : {}),
          },
        ],
  );
