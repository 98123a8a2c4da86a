import {
  type Agreement,
  compileAgreement,
  draftAgreement,
  type ObligationMetric,
} from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import type { ApprovalRecord } from 'smarketing/approval';
import { tableZones } from 'smarketing/calendar';
import { hour, type Instant, instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { draftDefinition } from 'smarketing/lead';
import type { ActivitySchema, FactSchema } from 'smarketing/rule';
import { presetAccept } from 'smarketing/sla';
import { describe, expect, it } from 'vitest';
import { reversed } from './reversed.js';

const date = (text: string) => orThrow(parseCivilDate(text));
const at = (text: string): Instant => orThrow(parseInstant(text));
const compile = compileAgreement(
  tableZones({ UTC: { offset: 0, changes: [] }, 'Asia/Kolkata': { offset: 19_800_000, changes: [] } }),
);
const asOf = at('2026-03-01T00:00:00Z');
const contractOf = (agreement: Agreement, approvals: ReadonlyArray<ApprovalRecord> = []): string =>
  contractMarkdown(orThrow(compile(agreement)), asOf)(approvals);

const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: date('2026-01-01') });

const facts = {
  ...draft.facts,
  employees: { type: 'integer', label: 'Employees', maxAge: 365 * 24 * hour },
  country: { type: 'enum', values: ['DE', 'FR'] },
  budget: { type: 'money', currency: 'EUR' },
  lastVisit: { type: 'instant' },
  interests: { type: 'list', of: 'string' },
} as const satisfies FactSchema;
const activities = { 'page-view': { url: { type: 'string' } } } as const satisfies ActivitySchema;

const ready = draftDefinition(facts, { activities })({
  id: 'ready',
  version: 1,
  gate: 'hand-over',
  effectiveFrom: orThrow(instant(0)),
  rule: {
    all: [
      { fact: 'employees', op: 'gte', value: 50, label: 'Big enough' },
      { not: { fact: 'country', op: 'in', value: ['FR'] } },
      {
        atLeast: 2,
        of: [
          { fact: 'budget', op: 'gt', value: { minor: 100_000, currency: 'EUR' } },
          { fact: 'lastVisit', op: 'withinLast', value: 14 * 24 * hour, whenMissing: false },
          { fact: 'interests', op: 'hasAny', value: ['pri|cing', 'demo'] },
        ],
      },
      {
        any: [
          {
            count: 'page-view',
            op: 'gte',
            value: 3,
            within: 7 * 24 * hour,
            where: { fact: 'url', op: 'contains', value: 'pricing', fold: true },
          },
          { fact: 'lastVisit', op: 'gt', value: orThrow(instant(0)) },
          { fact: 'need', present: true },
        ],
      },
    ],
  },
});

/** An agreement that uses every part there is, with names that are hostile to Markdown. */
const full: Agreement = {
  ...draft,
  title: 'Sales | Marketing: *one* <b>team</b>\n# no heading',
  effectiveTo: date('2027-01-01'),
  facts,
  activities,
  parties: [
    { party: 'team:emea', name: 'EMEA_team `a|b`', department: 'sales', members: ['ada', 'bob'] },
    { party: 'partner:agency', name: 'The agency' },
  ],
  signing: {
    seats: [{ party: 'sales', role: 'sales-vp' }, { party: 'marketing' }],
  },
  terms: {
    ...draft.terms,
    'qualified-lead': {
      version: 2,
      definitions: [
        ready,
        draftDefinition(facts, { activities, definitions: [ready] })({
          id: 'worth-it',
          version: 1,
          gate: 'sales-qualified',
          rule: { ref: 'ready', version: 1 },
        }),
      ],
    },
    profitable: { version: 1, floor: { kind: 'lifetime-multiple', atLeast: 3 }, margin: 0.4 },
    sale: { version: 1, event: 'cash', zone: 'Asia/Kolkata' },
    glossary: { demo: { version: 1, word: 'Demo', meaning: '1. A meeting * that shows the product.' } },
  },
  calendars: {
    ...draft.calendars,
    night: {
      zone: 'Asia/Kolkata',
      weekly: { sat: [{ start: 1320, end: 1800 }], sun: [{ start: 1320, end: 1800 }] },
      holidays: [{ kind: 'date', name: 'Holi', date: '2026-03-04' }],
    },
  },
  calendarUse: { default: 'office', owners: { 'team:emea': 'night' } },
  policies: [
    {
      ...presetAccept,
      targets: [
        { when: { segment: 'key' }, target: { clock: 'elapsed', milliseconds: hour }, calendar: 'night' },
        { target: { clock: 'business-days', days: 2, at: 'end-of-day' } },
      ],
    },
    ...draft.policies.slice(1),
  ],
  obligations: {
    ...draft.obligations,
    marketing: [
      {
        id: 'promise',
        title: 'Marketing answers.',
        owner: 'marketing',
        beneficiary: 'team:emea',
        metric: { kind: 'policy-attainment', policy: 'rework' },
        atLeast: 0.875,
        period: 'month',
      },
      ...draft.obligations.marketing,
    ],
  },
  goals: [
    {
      id: 'revenue',
      title: 'Grow | revenue',
      period: 'FY2026',
      owners: { sales: 'Sam', marketing: 'Mia' },
      measure: { kind: 'revenue', atLeast: { minor: 100_000_000, currency: 'EUR' }, marketingShare: 0.4 },
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
      benchmarks: [],
    },
  ],
  sharing: [{ from: 'sales', facts: ['need'] }],
  sources: [{ source: 'crm', type: 'touch-attempted', observedFrom: orThrow(instant(0)) }],
};

describe('a contract', () => {
  const contract = contractOf(full);
  const lines = contract.split('\n');

  it('begins with its title in one line, whatever the title says', () => {
    expect(lines[0]).toBe('# Sales \\| Marketing: \\*one\\* \\<b\\>team\\</b\\> # no heading');
    expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
  });

  it('has a section for each thing that is agreed, each once', () => {
    expect(lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3))).toEqual([
      'Who takes part',
      'Terms',
      'What Marketing owes Sales',
      'What Sales owes Marketing',
      'Promises with a time limit',
      'Goals of both',
      'Programmes',
      'What page one is held against',
      'Meetings',
      'How each promise runs',
      'Working hours',
      'How a lead moves',
      'What is recorded',
      'What is open',
      'Proposed, to be confirmed by both',
      'Signatures',
    ]);
  });

  it('leads every reference back to a place that is there, once', () => {
    const places = [...contract.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, name]) => name);
    const links = [...contract.matchAll(/\]\(#([^)]+)\)/g)].map(([, name]) => name);
    expect(new Set(places).size).toBe(places.length);
    expect(links.length).toBeGreaterThan(10);
    for (const name of links) expect(places).toContain(name);
  });

  it('keeps its tables straight although cells hold bars', () => {
    const rows = lines.filter((line) => line.startsWith('|'));
    const cells = (line: string) => line.split(/(?<!\\)\|/).length;
    let previous = 0;
    for (const row of rows) {
      if (/^\| -/.test(row)) expect(cells(row)).toBe(previous);
      previous = cells(row);
    }
    const row = rows.find((line) => line.includes('Grow')) ?? '';
    expect(row).toContain('Grow \\| revenue');
    expect(cells(row)).toBe(8);
  });

  it('says rules in sentences', () => {
    expect(contract).toContain(`- all of these:
  - Big enough: Employees is at least 50
  - not:
    - country is one of “FR”
  - at least 2 of these:
    - budget is above 1,000.00 EUR
    - lastVisit lies within the last 14 days, and nobody may not know
    - interests has any of “pri\\|cing” or “demo”
  - at least one of these:
    - the number of page-view of the last 7 days is at least 3, counting those with:
      - url contains “pricing” (capitals or not)
    - lastVisit is after 1970-01-01T00:00:00.000Z
    - What the prospect needs is known`);
  });

  it('says who owes what, by when, on which calendar', () => {
    const [key, others] = lines.filter(
      (line) => (line.startsWith('|') && line.includes('[`night`]')) || line.includes('2 business days'),
    );
    expect(key).toMatch(/`accept`.*Sales.*segment: key.*1 hour, around the clock.*#calendar-night/);
    expect(others).toMatch(/all others.*2 business days, until the end of the day.*#calendar-office/);
    expect(contract).toContain('times that [`rework`](#policy-rework) is kept');
    expect(contract).toContain('87.5%');
    expect(contract).toContain(
      'Where the costs of a sale are not recorded, 40% of it count as left after them.',
    );
    expect(contract).toMatch(
      /`night` \(`Asia\/Kolkata`, for team:emea\): Saturday to Sunday 22:00-06:00\.\n {2}- Closed on Holi \(2026-03-04\)\./,
    );
    expect(contract).toContain('Monday to Friday 09:00-17:00; no holidays');
  });

  it('names what is open and what nobody confirmed', () => {
    expect(contract).toContain('- Nothing says by what the programme Expo is to be judged. (Marketing)');
    expect(contract).toMatch(
      /- The first attempt comes within a business hour\. \(preset, `policies\.first-response\.targets`, after <https:/,
    );
  });

  it('shows who signed, and for whom it waits', () => {
    const compiled = orThrow(compile(full));
    const text = { subject: compiled.subject, version: compiled.version, hash: compiled.hash };
    const signed: ApprovalRecord = {
      ...text,
      kind: 'given',
      party: 'sales',
      role: 'sales-vp',
      by: { kind: 'person', id: 'ada' },
      at: at('2026-02-01T12:00:00Z'),
    };
    const partly = contractOf(full, [signed]);
    expect(partly).toContain('**Partly signed.** Marketing has not signed.');
    expect(partly).toMatch(/\| Sales \(sales-vp\) *\| ada *\| 2026-02-01 *\| signed *\|/);
    const whole = contractOf(full, [
      { ...text, kind: 'given', party: 'marketing', by: { kind: 'person', id: 'ada' }, at: signed.at },
      { ...text, kind: 'given', party: 'partner:agency', at: signed.at },
      signed,
    ]);
    expect(whole).toContain('**Signed.** Every signature that is asked for is there.');
    expect(whole).toContain('- Consulted: The agency, 2026-02-01.');
    expect(whole).toContain('- ada signed for sales as sales-vp and marketing.');
    const stale = contractOf(full, [{ ...signed, hash: 'other' }]);
    expect(stale).toContain('Sales signed another text (version 1) on 2026-02-01; Marketing has not signed.');
    const withdrawn = contractOf(full, [
      signed,
      { ...signed, kind: 'withdrawn', at: at('2026-02-02T00:00:00Z') },
    ]);
    expect(withdrawn).toContain('Sales took the signature back on 2026-02-02');
  });

  it('says an opt-out in words where a policy calls it off among other things', () => {
    const policies = draft.policies.filter(({ id }) => id === 'first-response');
    expect(contractOf({ ...draft, policies, assumptions: [] })).toContain(
      'called off when the prospect may not be contacted any more, or Sales rejects the lead, or',
    );
  });

  it('leaves nothing for a formatter: no space at an end of a line, one line feed at the end', () => {
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
    expect(contract).toMatch(/[^\n]\n$/);
    expect(contract).not.toMatch(/\n\n\n/);
  });

  it('does not depend on the order of keys', () => {
    expect(contractOf(reversed(full) as Agreement)).toBe(contract);
  });

  it('is short where little is agreed', () => {
    const { cadence: _, assumptions: __, pauses: ___, ...less } = draft;
    const small = contractOf({
      ...less,
      policies: [],
      targets: { period: 'year' },
      calendars: { always: { zone: 'UTC', always: true } },
      calendarUse: { default: 'always' },
    });
    expect(small).not.toContain('## Promises');
    expect(small).not.toContain('## Meetings');
    expect(small).toContain('always open');
  });

  it('says every metric, every kind of step and every length of time', () => {
    const metrics: ReadonlyArray<ObligationMetric> = [
      { kind: 'leads-handed-over', segment: 'key' },
      { kind: 'complete-at-hand-over' },
      { kind: 'accepted' },
      { kind: 'signals-answered', within: 90 * 60_000 },
      { kind: 'requests-kept' },
      { kind: 'meetings-held', policy: 'rhythm' },
    ];
    const owed = metrics.map((metric, index) => ({
      id: `m${index}`,
      title: 'One of them.',
      owner: 'marketing' as const,
      beneficiary: 'sales' as const,
      metric,
      atLeast: 1,
      period: 'week' as const,
    }));
    const [first, ...others] = owed;
    const { ladder: _, ...policy } = presetAccept;
    const text = contractOf({
      ...draft,
      obligations: { ...draft.obligations, marketing: [first as (typeof owed)[0], ...others] },
      policies: [
        {
          ...policy,
          targets: [
            {
              target: { clock: 'business', milliseconds: 20 * 60_000 },
              outsideHours: { clock: 'business-days', days: 1, at: { time: 600 } },
            },
          ],
          ladder: [
            { id: 'a', at: { beforeDue: hour }, action: 'tell', whom: ['owner'] },
            { id: 'b', at: { afterDue: 90_000 }, action: 'reassign', whom: ['team:emea'] },
          ],
        },
      ],
    });
    for (const words of [
      'leads of the segment key handed over',
      'handed-over leads that carry every [required fact](#completeness)',
      'handed-over leads that Sales accepts',
      'signals from the field acknowledged within 1 hour 30 minutes',
      'promised requests done by the promised time',
      'meetings held (the regular exchange)',
      '20 business minutes (begun outside hours: 1 business day, until 10:00)',
      '1 hour before the time is up, tell whoever owns it (`a`).',
      '1 minute 30 seconds after the time is up, give the work to emea (`b`).',
    ]) {
      expect(text).toContain(words);
    }
  });
});
