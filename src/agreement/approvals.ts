import type { ApprovalRecord } from '../approval/approval-record.js';
import type { JournalEvent } from '../journal/event.js';

/**
 * Takes the signatures, and those taken back, out of a journal's events.
 *
 * @param events - events in any order, of whatever types; only visible ones, as `viewJournal` gives them
 * @returns one approval record for each `approval-given` and `approval-withdrawn`
 * @example
 * ```ts
 * import { approvalsIn } from 'smarketing/agreement'
 * import type { JournalEvent } from 'smarketing/journal'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const at = orThrow(parseInstant('2026-01-05T09:00:00Z'))
 * const signed: JournalEvent = {
 *   schemaVersion: 1, source: 'minutes', id: '1', type: 'approval-given', occurredAt: at,
 *   subject: { kind: 'document', system: 'agreement', id: 'abc' },
 *   data: { version: 1, hash: 'a1b2', party: 'sales' },
 * }
 * approvalsIn([signed])
 * // => [{ kind: 'given', subject: { system: 'agreement', id: 'abc' }, version: 1, hash: 'a1b2', party: 'sales', at: 1767603600000 }]
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const approvalsIn = (events: ReadonlyArray<JournalEvent>): ReadonlyArray<ApprovalRecord> =>
  events.flatMap((event) => {
    if (event.type !== 'approval-given' && event.type !== 'approval-withdrawn') return [];
    const { subject, data, actor, occurredAt } = event;
    return [
      {
        kind: event.type === 'approval-given' ? 'given' : 'withdrawn',
        subject: { system: subject.system, id: subject.id },
        ...data,
        ...(actor === undefined ? {} : { by: actor }),
        at: occurredAt,
      },
    ];
  });
