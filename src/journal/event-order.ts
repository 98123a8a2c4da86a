import { byCodeUnit, byNumber, type Compare } from '../kernel/order.js';
import type { JournalEvent } from './event.js';

/**
 * Compares events by when they happened: `occurredAt`, then `sequence` (absent counts as 0), then `source`,
 * then `id`.
 *
 * It is total over events of different identity, so every machine folds them in the same order, however
 * they arrived.
 *
 * @param first - an event
 * @param second - an event
 * @returns negative when the first comes first, positive when the second does, 0 for one identity
 * @category orders
 * @since 0.1.0
 */
export const byOccurrence: Compare<JournalEvent> = (first, second) =>
  byNumber(first.occurredAt, second.occurredAt) ||
  byNumber(first.sequence ?? 0, second.sequence ?? 0) ||
  byCodeUnit(first.source, second.source) ||
  byCodeUnit(first.id, second.id);
