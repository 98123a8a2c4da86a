import { type CompiledAgreement, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones, parseHours } from 'smarketing/calendar';
import type { EventOf, JournalEvent, LeadEvent } from 'smarketing/journal';
import { hour, type Instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';

export const at = (text: string): Instant => orThrow(parseInstant(text));

const hours = orThrow(parseHours('09:00-17:00'));

const draft = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2025-01-01')),
  acceptance: 'explicit',
  leadsPerQuarter: 4,
  calendar: { zone: 'UTC', weekly: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } },
});

/** Two departments, office hours in UTC, and one hour to reach a lead. */
export const agreement: CompiledAgreement = orThrow(
  compileAgreement(intlZones)({
    ...draft,
    policies: draft.policies.map((policy) =>
      policy.id === 'first-response'
        ? { ...policy, targets: [{ target: { clock: 'business', milliseconds: hour } }] }
        : policy,
    ),
    targets: { period: 'quarter', handedOver: 4, workedInTime: 0.5, converted: 0.25, overdueNow: 0 },
  }),
);

let count = 0;

/** An event about a lead, told in as few words as possible. */
export const tell = <Type extends LeadEvent['type']>(
  lead: string,
  type: Type,
  when: string,
  data: EventOf<Type>['data'],
  more: Partial<JournalEvent> = {},
): JournalEvent => {
  count += 1;
  return {
    schemaVersion: 1,
    source: 'crm',
    id: `${lead}-${type}-${when}-${count}`,
    type,
    occurredAt: at(when),
    subject: { kind: 'lead', system: 'crm', id: lead },
    actor: { kind: 'person', id: 'kim' },
    data,
    ...more,
  } as JournalEvent;
};
