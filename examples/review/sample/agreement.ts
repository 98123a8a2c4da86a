import { type Agreement, draftAgreement } from 'smarketing/agreement';
import { hour, orThrow, parseCivilDate } from 'smarketing/kernel';
import { teams, zone } from './company.js';
import { officeCalendar } from './office.js';

const draft = draftAgreement({
  zone,
  currency: 'USD',
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
  id: 'abc-corp',
  title: 'ABC Corp: what Sales and Marketing promise each other',
  acceptance: 'explicit',
  leadsPerQuarter: 1_000,
  calendar: officeCalendar,
  facts: {
    employees: { type: 'integer', label: 'Employees' },
    industry: { type: 'string', label: 'Industry' },
    country: { type: 'string', label: 'Country' },
    'budget-stated': { type: 'boolean', label: 'Budget stated' },
    'demo-requested': { type: 'boolean', label: 'Demo requested' },
  },
  handOver: {
    all: [
      { fact: 'employees', op: 'gte', value: 20 },
      {
        any: [
          { fact: 'demo-requested', op: 'eq', value: true },
          { fact: 'budget-stated', op: 'eq', value: true },
        ],
      },
    ],
  },
  required: ['employees', 'industry', 'country'],
});

const { assumptions: _, ...confirmed } = draft;

/** ABC Corp's agreement: the draft, discussed, changed where the two departments wanted it so, and confirmed. */
export const sampleAgreement: Agreement = {
  ...confirmed,
  parties: Object.entries(teams).map(([name, { reps }]) => ({
    party: `team:${name}`,
    name: `Team ${name}`,
    department: 'sales',
    members: reps,
  })),
  policies: confirmed.policies.map((policy) =>
    policy.id === 'first-response'
      ? {
          ...policy,
          label: 'First attempt to reach a lead, within 4 business hours',
          targets: [{ target: { clock: 'business', milliseconds: 4 * hour } }],
        }
      : policy,
  ),
  grading: { grades: ['C', 'B', 'A'], ordered: true, weights: 'quadratic' },
  targets: {
    period: 'fiscal-quarter',
    handedOver: 1_000,
    workedInTime: 0.9,
    converted: 0.12,
    overdueNow: 20,
  },
};
