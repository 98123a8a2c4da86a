import { type Agreement, draftAgreement } from 'smarketing/agreement';
import { day, hour, type Instant, minute, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { draftDefinition } from 'smarketing/lead';
import type { ActivitySchema, FactSchema } from 'smarketing/rule';
import type { PolicyDocument } from 'smarketing/sla';

const date = (text: string) => orThrow(parseCivilDate(text));
const at = (text: string): Instant => orThrow(parseInstant(text));

const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: date('2026-01-01') });

const facts = {
  ...draft.facts,
  employees: { type: 'integer', label: 'Employees', maxAge: 365 * day },
  country: { type: 'enum', values: ['DE', 'FR'], label: 'Country' },
  budget: { type: 'money', currency: 'EUR', label: 'Budget' },
  interests: { type: 'list', of: 'enum', values: ['pricing', 'demo'], label: 'Interests' },
} as const satisfies FactSchema;
const activities = {
  'page-view': { url: { type: 'string', label: 'Address' } },
} as const satisfies ActivitySchema;

const handOver = draftDefinition(facts, { activities })({
  id: 'ready',
  version: 1,
  title: 'Ready for Sales',
  gate: 'hand-over',
  effectiveFrom: at('2026-01-01T00:00:00Z'),
  effectiveTo: at('2027-01-01T00:00:00Z'),
  rule: {
    all: [
      { fact: 'employees', op: 'gte', value: 50, label: 'Big enough' },
      {
        count: 'page-view',
        op: 'gte',
        value: 3,
        within: 7 * day,
        where: { fact: 'url', op: 'contains', value: 'pricing', fold: true },
      },
      { fact: 'need', present: true },
    ],
  },
});

const policy: PolicyDocument = {
  id: 'call',
  version: 1,
  effectiveFrom: at('2026-01-01T00:00:00Z'),
  label: 'First call',
  metric: 'first-response',
  obliged: 'sales',
  queue: 'operations',
  start: [{ type: 'handed-over', where: { team: ['emea', null] }, by: ['automation'] }],
  stop: [{ type: 'touch-attempted', where: { channel: 'call' }, by: ['person'], times: 2 }],
  cancel: [{ type: 'contact-permission-changed', where: { permitted: false } }],
  pauses: [
    {
      id: 'asked-for-date',
      from: [{ type: 'deferred', where: { reason: 'asked' } }],
      until: [{ type: 'touch-connected' }],
      untilField: 'until',
      cap: 10 * day,
    },
  ],
  pause: 'restart',
  reopenedBy: [{ type: 'recycled' }],
  reopen: 'counting',
  targets: [
    {
      when: { segment: 'key' },
      target: { clock: 'elapsed', milliseconds: hour },
      outsideHours: { clock: 'business', milliseconds: 2 * hour },
      calendar: 'office',
    },
    { target: { clock: 'business-days', days: 2, at: { time: 600 }, from: 'opening' } },
  ],
  calendar: 'office',
  onPolicyChange: 'recompute',
  onOwnerChange: 'remaining',
  ladder: [
    { id: 'warn', at: { fraction: 0.75 }, action: 'tell', whom: ['owner'] },
    { id: 'soon', at: { beforeDue: 30 * minute }, action: 'tell', whom: ['role:sales-vp'] },
    { id: 'late', at: { afterDue: hour }, action: 'reassign', whom: ['team:emea'] },
  ],
  touch: {
    by: ['person'],
    directions: ['outbound'],
    bulk: false,
    channels: ['call'],
    departments: ['sales'],
    prospectBooked: true,
  },
  backdatingLimit: 2 * day,
};

/** An agreement in which every part is there that can be, so that tests can take each away or change it. */
export const wholeAgreement: Required<Agreement> = {
  schemaVersion: 1,
  id: 'whole',
  version: 3,
  title: 'One team',
  effectiveFrom: date('2026-01-01'),
  effectiveTo: date('2027-01-01'),
  zone: 'UTC',
  currency: 'EUR',
  fiscalYearStart: 7,
  fiscalYearNamedAfter: 'start',
  weekStart: 'mon',
  signing: {
    seats: [{ party: 'sales', role: 'sales-vp' }, { party: 'marketing' }],
    signatories: [
      {
        party: 'sales',
        role: 'sales-vp',
        person: 'sam',
        from: at('2026-01-01T00:00:00Z'),
        until: at('2027-01-01T00:00:00Z'),
      },
      { party: 'marketing', person: 'mia' },
    ],
    delegations: [
      {
        party: 'marketing',
        delegator: 'mia',
        delegate: 'max',
        from: at('2026-02-01T00:00:00Z'),
        until: at('2026-03-01T00:00:00Z'),
      },
    ],
  },
  parties: [
    { party: 'team:emea', name: 'EMEA team', department: 'sales', members: ['ada', 'bob'] },
    { party: 'partner:agency', name: 'The agency' },
    { party: 'role:sales-vp', name: 'Vice President of Sales', department: 'sales' },
  ],
  facts,
  activities,
  completeness: {
    items: [
      { fact: 'company', weight: 2, required: true },
      { fact: 'need', weight: 1 },
    ],
  },
  terms: {
    'qualified-lead': { version: 2, meaning: 'A lead worth a call.', definitions: [handOver] },
    profitable: {
      version: 1,
      meaning: 'A customer that leaves money.',
      floor: { kind: 'contribution-share', after: ['cost-of-sale', 'cost-to-serve'], atLeast: 0.3 },
      margin: 0.4,
    },
    sale: { version: 1, meaning: 'Money in the bank.', event: 'cash', zone: 'Asia/Karachi' },
    glossary: {
      demo: {
        version: 1,
        word: 'Demo',
        meaning: 'A meeting that shows the product.',
        insteadOf: ['show and tell'],
      },
    },
  },
  lifecycle: {
    acceptance: 'explicit',
    exitReasons: {
      'no-budget': {
        exits: ['disqualified', 'lost'],
        family: 'budget',
        accountable: 'marketing',
        label: 'No budget',
      },
    },
    customStages: { demo: { reached: 'working', label: 'Demo held' } },
    unresponsiveAttempts: 5,
    backdatedAfter: 12 * hour,
    belatedWithin: 3 * day,
  },
  grading: { grades: ['C', 'B', 'A'], ordered: true, weights: 'quadratic' },
  touch: {
    by: ['person', 'automation'],
    directions: ['outbound'],
    bulk: true,
    channels: ['call', 'email'],
    departments: ['sales'],
    prospectBooked: true,
  },
  pauses: { 'asked-for-date': 'The prospect named a later date.' },
  calendars: {
    office: {
      zone: 'UTC',
      name: 'Office',
      weekly: { mon: [{ start: 540, end: 1020 }] },
      holidays: [
        { kind: 'date', name: 'Founding day', date: '2026-05-04' },
        { kind: 'every-year', name: 'New Year', day: '01-01' },
        { kind: 'nth-weekday', name: 'Labor Day', nth: 1, weekday: 'mon', month: 9 },
        { kind: 'range', name: 'Shutdown', first: '2026-12-24', last: '2026-12-31' },
      ],
      closures: [{ name: 'All hands', date: '2026-06-01', start: 600, end: 660 }],
      overrides: [{ date: '2026-06-06', windows: [{ start: 540, end: 720 }], name: 'Inventory' }],
    },
  },
  calendarUse: { default: 'office', owners: { 'team:emea': 'office' } },
  policies: [policy, { ...(draft.policies.at(-1) as PolicyDocument) }],
  obligations: {
    marketing: [
      {
        id: 'leads',
        title: 'Marketing hands over leads.',
        owner: 'marketing',
        beneficiary: 'team:emea',
        metric: { kind: 'leads-handed-over', segment: 'key' },
        atLeast: 120,
        period: 'fiscal-quarter',
      },
      {
        id: 'answers',
        title: 'Marketing answers.',
        owner: 'marketing',
        beneficiary: 'sales',
        metric: { kind: 'signals-answered', within: 8 * hour },
        atLeast: 0.9,
        period: 'month',
      },
      {
        id: 'watch',
        title: 'Marketing watches.',
        owner: 'marketing',
        beneficiary: 'sales',
        metric: { kind: 'service-deliveries', service: 'competitor-watch' },
        atLeast: 1,
        period: 'month',
      },
      {
        id: 'tools',
        title: 'Marketing makes tools.',
        owner: 'marketing',
        beneficiary: 'sales',
        metric: { kind: 'assets-published', assets: ['battlecard'] },
        atLeast: 1,
        period: 'month',
      },
    ],
    sales: [
      {
        id: 'needs',
        title: 'Sales asks for needs.',
        owner: 'team:emea',
        beneficiary: 'marketing',
        metric: { kind: 'facts-recorded', facts: ['need'], by: 'sales-qualified' },
        atLeast: 0.9,
        period: 'quarter',
      },
      {
        id: 'gain',
        title: 'Sales adds what it learns.',
        owner: 'sales',
        beneficiary: 'marketing',
        metric: { kind: 'completeness-gained', from: 'handed-over', to: 'sales-qualified' },
        atLeast: 0.1,
        period: 'quarter',
      },
      {
        id: 'results',
        title: 'Sales reports.',
        owner: 'sales',
        beneficiary: 'marketing',
        metric: { kind: 'results-reported', within: 30 * day },
        atLeast: 0.9,
        period: 'quarter',
      },
      {
        id: 'calls',
        title: 'Sales calls.',
        owner: 'sales',
        beneficiary: 'marketing',
        metric: { kind: 'policy-attainment', policy: 'call' },
        atLeast: 0.9,
        period: 'week',
      },
      {
        id: 'meets',
        title: 'Sales meets.',
        owner: 'sales',
        beneficiary: 'marketing',
        metric: { kind: 'meetings-held', policy: 'rhythm' },
        atLeast: 1,
        period: 'month',
      },
    ],
  },
  goals: [
    {
      id: 'revenue',
      title: 'New revenue',
      period: 'FY2026',
      owners: { sales: 'sam', marketing: 'mia' },
      measure: { kind: 'revenue', atLeast: { minor: 100_000_000, currency: 'EUR' }, marketingShare: 0.4 },
    },
    {
      id: 'keep',
      title: 'Customers kept',
      period: 'FY2026',
      owners: { sales: 'sam', marketing: 'mia' },
      measure: { kind: 'customers-kept', atLeast: 40 },
    },
  ],
  programmes: [
    {
      id: 'expo',
      title: 'Expo',
      objective: 'lead-generation',
      tactic: 'events',
      budget: { minor: 5_000_000, currency: 'EUR' },
      from: date('2026-03-01'),
      until: date('2026-04-01'),
      deliverables: ['80 inquiries'],
      benchmarks: ['20 qualified leads'],
    },
  ],
  portfolio: { id: 'services', version: 2, hash: 'f00d' as Required<Agreement>['portfolio']['hash'] },
  targets: {
    period: 'fiscal-quarter',
    handedOver: 120,
    workedInTime: 0.9,
    converted: 0.1,
    overdueNow: 3,
    moneyAtRisk: { minor: 500_000, currency: 'EUR' },
  },
  alignment: {
    dimensions: [
      { id: 'acceptance', weight: 20, atLeast: 0.9 },
      { id: 'source-gap', weight: 5, atMost: 0.1 },
    ],
    minimumCoverage: 0.7,
  },
  measuredBy: {
    sales: { metrics: [{ id: 'revenue', shareOfPay: 0.5 }], horizon: 91 * day, terms: { sale: 1, demo: 1 } },
    marketing: {
      metrics: [{ id: 'revenue', shareOfPay: 0.1 }, { id: 'brand-recall' }],
      horizon: 365 * day,
      terms: { sale: 2 },
    },
  },
  credit: {
    per: 'account',
    lookBack: 60 * day,
    touch: {
      by: ['person', 'automation'],
      directions: ['outbound'],
      bulk: true,
      channels: ['email'],
      departments: ['marketing'],
      prospectBooked: false,
    },
    activities: ['form-submitted', 'seminar-attended'],
    origins: { 'Reseller day': 'partner' },
    unprovenAtMost: 0.1,
    models: [
      { kind: 'linear' },
      { kind: 'position-based', first: 0.5, middle: 0.25, last: 0.25 },
      { kind: 'time-decay', halfLife: 14 * day },
      { kind: 'markov', order: 2 },
    ],
    channelFrom: 'programme',
    matureAfter: 120 * day,
  },
  targetAccounts: [
    {
      id: 'key-accounts',
      title: 'Key accounts',
      from: date('2026-01-01'),
      until: date('2026-07-01'),
      accounts: [
        { system: 'crm', id: '001', name: 'Acme' },
        { system: 'erp', id: '002', name: 'Globex' },
      ],
      programmes: ['dinners'],
    },
  ],
  capacity: [
    { party: 'sales', leads: 300, per: 'month' },
    { party: 'team:emea', person: 'ada', leads: 12, per: 'week' },
    { party: 'team:emea', person: 'bob', leads: 8, per: 'week' },
  ],
  cadence: [{ policy: 'rhythm', every: 'month', owner: 'operations' }],
  sharing: [
    { from: 'sales', facts: ['need', 'timeframe'] },
    { from: 'marketing', facts: ['company'] },
  ],
  sources: [
    {
      source: 'crm',
      type: 'touch-attempted',
      observedFrom: at('2026-01-01T00:00:00Z'),
      observedTo: at('2026-12-01T00:00:00Z'),
    },
  ],
  exclusions: ['test', 'spam'],
  staleAfter: 60 * day,
  personal: true,
  assumptions: [
    { path: ['staleAfter'], mark: 'preset', note: 'Sixty days are long.', source: 'https://example.org' },
  ],
};

type Key = string | number;
export type Place = ReadonlyArray<Key>;

/** Every place of a document that holds a text, a number or a truth value. */
export const leavesOf = (value: unknown, path: Place = []): ReadonlyArray<Place> =>
  typeof value !== 'object' || value === null
    ? [path]
    : Object.entries(value).flatMap(([key, member]) =>
        leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
      );

/** Every place that holds anything below the root. */
export const placesOf = (value: unknown, path: Place = []): ReadonlyArray<Place> =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, member]) => {
        const place = [...path, Array.isArray(value) ? Number(key) : key];
        return [place, ...placesOf(member, place)];
      });

/** The document with another value at a place. */
export const changedAt = <Document>(
  document: Document,
  place: Place,
  change: (old: unknown) => unknown,
): Document => {
  const [key, ...rest] = place;
  if (key === undefined) return change(document) as Document;
  const copy = (Array.isArray(document) ? [...document] : { ...document }) as Record<Key, unknown>;
  copy[key] = changedAt(copy[key], rest, change);
  return copy as Document;
};

/** The document without what is at a place. */
export const withoutAt = <Document>(document: Document, place: Place): Document => {
  const last = place[place.length - 1] as Key;
  return changedAt(document, place.slice(0, -1), (parent) => {
    if (Array.isArray(parent)) return parent.filter((_, index) => index !== last);
    const { [last]: _, ...rest } = parent as Record<Key, unknown>;
    return rest;
  });
};

/** Another value of the same kind. */
export const otherThan = (old: unknown): unknown =>
  typeof old === 'string'
    ? `${old}x`
    : typeof old === 'number'
      ? old + 1
      : typeof old === 'boolean'
        ? !old
        : 'x';
