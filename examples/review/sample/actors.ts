import type { LeadKey, RecordKey } from 'smarketing/journal';

export const leadKey = (number: number): LeadKey => ({
  system: 'crm:lead',
  id: `L${String(number).padStart(5, '0')}`,
});

export const accountKey = (number: number): RecordKey => ({
  system: 'crm:account',
  id: `A${String(number).padStart(4, '0')}`,
});

export const marketingAutomation = { kind: 'automation', id: 'marketing-automation' } as const;
export const router = { kind: 'automation', id: 'router' } as const;
export const person = (id: string) => ({ kind: 'person', id }) as const;
export const prospect = (key: LeadKey) => ({ kind: 'prospect', id: key.id }) as const;
