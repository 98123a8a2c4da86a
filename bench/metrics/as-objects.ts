import { type LeadEvent, type LeadRecord, recordOf } from 'smarketing/journal';
import { columnActors, columnEventTypes, type EventColumns } from 'smarketing/metrics/columns';
import { channels, owners, reasons, segments, teams, touchKinds, type } from './generate.js';

/** Writes rows as the events they stand for, a record each lead: what a journal holds. */
export const recordsOf = (columns: EventColumns): ReadonlyArray<LeadRecord> => {
  const { lead, type: typeOf, at, actor, detail, amount, owner, team, channel, segment, reason } = columns;
  const text = (texts: readonly string[], code: number | undefined): string | undefined =>
    texts[(code ?? 0) - 1];
  const records: Array<LeadRecord> = [];
  let events: Array<LeadEvent> = [];
  for (let row = 0; row < lead.length; row += 1) {
    const code = typeOf[row] as number;
    const subject = { kind: 'lead', system: 'crm', id: String(lead[row]) } as const;
    const data: Record<string, unknown> = {};
    const put = (name: string, value: unknown): void => {
      if (value !== undefined) data[name] = value;
    };
    if (code === type.captured) {
      data.origin = 'marketing';
      put('channel', text(channels, channel?.codes[row]));
      put('segment', text(segments, segment?.codes[row]));
    } else if (code === type.attempted || code === type.connected)
      put('channel', text([...channels, ...touchKinds], channel?.codes[row]));
    else if (code === type.handedOver || code === type.ownerChanged) {
      put('owner', text(owners, owner?.codes[row]));
      put('team', text(teams, team?.codes[row]));
      if (detail?.[row] !== 0) data.department = 'sales';
    } else if (code === type.won) data.value = { minor: amount?.[row] as number, currency: 'EUR' };
    else if (code >= type.lost && code <= type.recycled) put('reason', text(reasons, reason?.codes[row]));
    events.push({
      schemaVersion: 1,
      source: 'crm',
      id: String(row),
      type: columnEventTypes[code],
      occurredAt: at[row],
      subject,
      actor: { kind: columnActors[actor?.[row] ?? 0], id: 'somebody' },
      data,
    } as unknown as LeadEvent);
    if (lead[row + 1] === lead[row]) continue;
    records.push(recordOf([{ system: 'crm', id: subject.id }], events));
    events = [];
  }
  return records;
};
