import {
  type Agreement,
  type CompiledAgreement,
  compileAgreement,
  draftAgreement,
  type Obligation,
} from 'smarketing/agreement';
import { tableZones } from 'smarketing/calendar';
import type { EventOf, JournalEvent } from 'smarketing/journal';
import { hour, type Instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';

export const at = (text: string): Instant => orThrow(parseInstant(text));

/** Asking the host for zones is slow, and these readings are not about them. */
const zones = tableZones({
  UTC: { offset: 0, changes: [] },
  'Asia/Karachi': { offset: 5 * hour, changes: [] },
});

export const draft: Agreement = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
  leadsPerQuarter: 2,
});

export const compile = (agreement: Agreement): CompiledAgreement =>
  orThrow(compileAgreement(zones)(agreement));

type Loose = Omit<Obligation, 'owner' | 'beneficiary' | 'id' | 'title' | 'period'> & Partial<Obligation>;

/** An agreement in which Sales owes just this, and Marketing that. */
export const owing = (sales: Loose, marketing: Loose, more: Partial<Agreement> = {}): CompiledAgreement =>
  compile({
    ...draft,
    obligations: {
      sales: [
        {
          id: 's',
          title: 'Sales’ duty.',
          owner: 'sales',
          beneficiary: 'marketing',
          period: 'quarter',
          ...sales,
        },
      ],
      marketing: [
        {
          id: 'm',
          title: 'Marketing’s duty.',
          owner: 'marketing',
          beneficiary: 'sales',
          period: 'quarter',
          ...marketing,
        },
      ],
    },
    ...more,
  });

/** An event in as few words as possible. */
export const tell = <Type extends JournalEvent['type']>(
  subject: string,
  type: Type,
  when: string,
  data: EventOf<Type>['data'],
  more: Partial<JournalEvent> = {},
): JournalEvent => {
  const [kind, id] = subject.includes(':') ? subject.split(':') : ['lead', subject];
  return {
    schemaVersion: 1,
    source: 'crm',
    id: `${subject}-${type}-${when}`,
    type,
    occurredAt: at(when),
    subject: { kind, system: 'crm', id },
    actor: { kind: 'person', id: 'kim' },
    data,
    ...more,
  } as unknown as JournalEvent;
};
