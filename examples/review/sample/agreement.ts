import { type Agreement, draftAgreement, proposedAlignment } from 'smarketing/agreement';
import { day, hour, orThrow, parseCivilDate } from 'smarketing/kernel';
import { accountKey } from './actors.js';
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

const date = (text: string) => orThrow(parseCivilDate(text));

/** Every ninth account, 120 of them; half of the winter's list stays on the spring's. */
const named = (first: number) =>
  Array.from({ length: 120 }, (_entry, index) => accountKey(1 + 9 * ((first + index) % 155)));

/** ABC Corp's agreement: the draft, discussed, changed where the two departments wanted it so, and confirmed. */
export const sampleAgreement: Agreement = {
  ...confirmed,
  terms: { ...confirmed.terms, profitable: { ...confirmed.terms.profitable, margin: 0.55 } },
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
  credit: {
    lookBack: 90 * day,
    origins: { 'partner-portal': 'partner' },
    unprovenAtMost: 0.1,
    models: [
      { kind: 'first-touch' },
      { kind: 'last-touch' },
      { kind: 'linear' },
      { kind: 'time-decay', halfLife: 14 * day },
      { kind: 'markov', order: 2 },
    ],
  },
  targetAccounts: [
    {
      id: 'winter',
      title: 'Named accounts',
      from: date('2026-01-01'),
      until: date('2026-04-01'),
      accounts: named(0),
    },
    {
      id: 'spring',
      title: 'Named accounts',
      from: date('2026-04-01'),
      until: date('2026-07-01'),
      accounts: named(60),
      programmes: ['account-dinners'],
    },
  ],
  // Each rep says how many new leads a week brings at most; the west team has written it down rep by rep.
  capacity: [
    { party: 'sales', leads: 105, per: 'week' },
    { party: 'team:east', leads: 40, per: 'week' },
    { party: 'team:central', leads: 36, per: 'week' },
    ...teams.west.reps.map((person) => ({ party: 'team:west', person, leads: 7, per: 'week' }) as const),
  ],
  alignment: proposedAlignment,
  measuredBy: {
    sales: {
      metrics: [
        { id: 'revenue', shareOfPay: 0.4 },
        { id: 'new-customers', shareOfPay: 0.1 },
      ],
      horizon: 91 * day,
      terms: { 'qualified-lead': 1, sale: 1 },
    },
    marketing: {
      metrics: [{ id: 'leads-handed-over', shareOfPay: 0.1 }, { id: 'brand-recall' }, { id: 'revenue' }],
      horizon: 365 * day,
      terms: { 'qualified-lead': 1, sale: 1, profitable: 1 },
    },
  },
  targets: {
    period: 'fiscal-quarter',
    handedOver: 1_000,
    workedInTime: 0.9,
    converted: 0.12,
    overdueNow: 20,
  },
};
