import type { JournalEvent } from '../journal/event.js';
import type { Instant } from '../kernel/instant.js';
import { type Fold, listening } from './fold-state.js';

/** Begins a pause; the latest word on a reason counts, since it may bring a date, or another date. */
export const beginPause = (fold: Fold, event: JournalEvent, index: number): void => {
  const { occurredAt: from, precision } = event;
  const allowed = listening(fold, from)?.pauses[index];
  if (allowed === undefined) return;
  const ends = statedEnd(event, allowed.untilField);
  // Who has to name a date and names none has no pause.
  if (allowed.untilField !== undefined && ends === undefined) return;
  finish(fold, allowed.id, from, false);
  fold.pauses.push({
    id: allowed.id,
    index,
    from,
    ends,
    to: undefined,
    dateOnly: precision === 'date',
  });
};

/** Ends a pause. */
export const endPause = (fold: Fold, { occurredAt, precision }: JournalEvent, index: number): void => {
  const allowed = listening(fold, occurredAt)?.pauses[index];
  if (allowed !== undefined) finish(fold, allowed.id, occurredAt, precision === 'date');
};

const finish = ({ pauses }: Fold, id: string, at: Instant, dateOnly: boolean): void => {
  for (let position = pauses.length - 1; position >= 0; position -= 1) {
    const open = pauses[position];
    if (open === undefined || open.id !== id) continue;
    // Of one reason only the last pause can be open.
    if (open.to === undefined) {
      open.to = open.ends !== undefined && open.ends < at ? open.ends : at;
      if (dateOnly) open.dateOnly = true;
    }
    return;
  }
};

/** What the event itself says about the end, which is an instant or nothing. */
const statedEnd = ({ data }: JournalEvent, field: string | undefined): Instant | undefined => {
  if (field === undefined || !Object.hasOwn(data, field)) return undefined;
  const stated = (data as unknown as Readonly<Record<string, unknown>>)[field];
  return Number.isSafeInteger(stated) ? (stated as Instant) : undefined;
};
