import {
  type Agreement,
  agreementHash,
  type CompiledAgreement,
  compileAgreement,
  draftAgreement,
} from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { formatInstant, hour, type Issue, instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import { draftDefinition } from 'smarketing/lead';
import { presetAccept } from 'smarketing/sla';
import { describe, expect, it } from 'vitest';

const date = (text: string) => orThrow(parseCivilDate(text));
const draft = draftAgreement({
  zone: 'America/New_York',
  currency: 'USD',
  effectiveFrom: date('2026-01-01'),
});
const compile = compileAgreement(intlZones);
const issuesOf = (agreement: Agreement): ReadonlyArray<Issue> => {
  const compiled = compile(agreement);
  return compiled._tag === 'Left' ? compiled.left : [];
};
const codesOf = (agreement: Agreement): ReadonlyArray<string> =>
  issuesOf(agreement).map(({ code, path }) => `${code} at ${path.join('.')}`);

describe('a sound agreement', () => {
  const compiled = orThrow(compile(draft));

  it('is its own reference for signatures', () => {
    expect(compiled.subject).toEqual({ system: 'agreement', id: 'draft' });
    expect(compiled.version).toBe(1);
    expect(compiled.hash).toBe(agreementHash(draft));
  });

  it('begins and ends at midnight of its zone', () => {
    const limited = orThrow(compile({ ...draft, effectiveTo: date('2026-07-01') }));
    expect(formatInstant(limited.effectiveFrom)).toBe('2026-01-01T05:00:00.000Z');
    expect(limited.effectiveTo && formatInstant(limited.effectiveTo)).toBe('2026-07-01T04:00:00.000Z');
  });

  it('finds the calendar of an owner, a team, a department, and else the default', () => {
    const night = { zone: 'Asia/Tokyo', always: true } as const;
    const { calendarOf, calendars } = orThrow(
      compile({
        ...draft,
        calendars: { ...draft.calendars, night },
        calendarUse: { default: 'office', owners: { 'team:apac': 'night' } },
      }),
    );
    expect(calendarOf(['ada', 'team:apac'])).toBe(calendars.night);
    expect(calendarOf(['ada', 'team:emea', 'sales'])).toBe(calendars.office);
    expect(calendarOf([])).toBe(calendars.office);
  });

  it('has one definition of a touch for policies and for the lead’s life', () => {
    const { lifecycle, policies } = orThrow(
      compile({ ...draft, touch: { by: ['person', 'automation'], bulk: true } }),
    );
    expect(lifecycle.touch).toEqual({ by: ['person', 'automation'], bulk: true });
    expect(policies.every(({ versions }) => versions[0]?.document.touch?.bulk === true)).toBe(true);
  });

  it('leaves a policy’s own definition of a touch alone', () => {
    const own = { ...presetAccept, touch: { channels: ['call'] } };
    const { policies } = orThrow(compile({ ...draft, touch: { bulk: true }, policies: [own] }));
    expect(policies[0]?.versions[0]?.document.touch).toEqual({ channels: ['call'] });
  });

  it('excludes the four kinds of no lead unless it says otherwise', () => {
    expect([...compiled.exclusions]).toEqual(['test', 'spam', 'competitor', 'duplicate']);
    expect([...orThrow(compile({ ...draft, exclusions: ['test'] })).exclusions]).toEqual(['test']);
  });

  it('judges leads by its definition', () => {
    const context = { asOf: orThrow(instant(0)) };
    const verdict = (facts: object) => compiled.definitions[0]?.rule.verdict(facts, context);
    expect(verdict({ rightContact: true, needConfirmed: true })).toBe('met');
    expect(verdict({ rightContact: true })).toBe('unknown');
    expect(verdict({ rightContact: false })).toBe('not-met');
  });

  it('says where an off-site is due more seldom than it does its work', () => {
    const gapsOf = (every: 'month' | 'fiscal-quarter' | 'year', policy: 'off-site' | 'rhythm' = 'off-site') =>
      orThrow(
        compile({ ...draft, assumptions: [], cadence: [{ policy, every, owner: 'marketing' }] }),
      ).gaps.filter(({ code }) => code === 'meetings-too-seldom');
    expect(gapsOf('month')).toEqual([]);
    expect(gapsOf('fiscal-quarter')).toEqual([]);
    expect(gapsOf('year', 'rhythm')).toEqual([]);
    expect(gapsOf('year')).toEqual([
      {
        code: 'meetings-too-seldom',
        path: ['cadence', 0, 'every'],
        message:
          'The off-site is due once in each calendar year; it does its work each calendar quarter at least.',
        owner: 'marketing',
      },
    ]);
  });

  it('names the gaps it has, with who has to close them', () => {
    const programme = {
      id: 'expo',
      title: 'Expo',
      objective: 'lead-generation',
      tactic: 'events',
      budget: { minor: 1_000_000, currency: 'USD' },
      from: date('2026-03-01'),
      until: date('2026-03-08'),
      deliverables: [],
      benchmarks: [],
    };
    const { gaps } = orThrow(
      compile({ ...draft, policies: [presetAccept], programmes: [programme], assumptions: [] }),
    );
    expect(gaps.map(({ code, owner }) => [code, owner])).toEqual([
      ['no-margin', 'operations'],
      ['one-sided-clocks', 'marketing'],
      ['no-joint-goal', 'sales'],
      ['deliverables-missing', 'marketing'],
      ['benchmarks-missing', 'marketing'],
      ['no-shared-grades', 'operations'],
      ['no-alignment-terms', 'operations'],
      ['measures-not-declared', 'sales'],
      ['measures-not-declared', 'marketing'],
      ['no-credit-terms', 'operations'],
      ['no-target-accounts', 'operations'],
      ['capacity-not-agreed', 'sales'],
    ]);
  });

  it('asks to confirm what a draft assumed, as long as it is there', () => {
    const paths = ({ gaps }: CompiledAgreement) =>
      gaps.filter(({ code }) => code === 'unconfirmed').map(({ path }) => path.join('.'));
    expect(paths(compiled)).toContain('policies.2.targets');
    expect(paths(compiled)).toContain('obligations.marketing.0.atLeast');
    const fewer = orThrow(compile({ ...draft, policies: [presetAccept] }));
    expect(paths(fewer)).toHaveLength(paths(compiled).length - (draft.policies.length - 1));
  });
});

describe('an agreement with faults', () => {
  it('reports all of them at once, each with its place', () => {
    const broken: Agreement = {
      ...draft,
      id: ' ',
      version: 0,
      zone: 'America/New_Yrok',
      currency: 'usd',
      fiscalYearStart: 13,
      staleAfter: 0,
      effectiveTo: date('2025-01-01'),
      signing: { seats: [{ party: 'sales' }] },
      targets: { period: 'quarter', handedOver: 0, converted: 1.2 },
      terms: {
        ...draft.terms,
        profitable: {
          version: 1,
          floor: { kind: 'contribution-share', after: [], atLeast: -1 },
          margin: 0,
        },
        sale: { version: 1, event: 'signed', zone: 'Mars' },
      },
    };
    expect(codesOf(broken)).toEqual([
      'empty-text at id',
      'not-a-version at version',
      'reversed-range at effectiveTo',
      'not-a-currency at currency',
      'out-of-range at fiscalYearStart',
      'zero-target at staleAfter',
      'unknown-zone at zone',
      'department-missing at signing.seats',
      'no-costs at terms.profitable.floor.after',
      'out-of-range at terms.profitable.floor.atLeast',
      'out-of-range at terms.profitable.margin',
      'unknown-zone at terms.sale.zone',
      'zero-target at targets.handedOver',
      'out-of-range at targets.converted',
    ]);
  });

  it('says which fact was probably meant', () => {
    const { definitions } = draft.terms['qualified-lead'];
    const rule = { fact: 'needConfirmd', op: 'eq', value: true } as const;
    const agreement: Agreement = {
      ...draft,
      terms: {
        ...draft.terms,
        'qualified-lead': {
          version: 1,
          definitions: [{ ...(definitions[0] as (typeof definitions)[0] & object), rule }],
        },
      },
    };
    const [first] = issuesOf(agreement);
    expect(first).toMatchObject({
      code: 'unknown-fact',
      path: ['terms', 'qualified-lead', 'definitions', 0, 'rule', 'fact'],
      expected: 'did you mean needConfirmed?',
    });
  });

  it('says which calendar was probably meant, once', () => {
    const agreement = { ...draft, calendarUse: { default: 'ofice' } };
    expect(issuesOf(agreement)).toMatchObject([
      { code: 'unknown-calendar', path: ['calendarUse', 'default'], expected: 'did you mean office?' },
    ]);
  });

  it('does not repeat one broken calendar for every policy on it', () => {
    const calendars = { office: { zone: 'America/New_York', weekly: {} } };
    expect(codesOf({ ...draft, calendars })).toEqual(['never-opens at calendars.office']);
  });

  it('does not repeat one broken fact for every rule on it', () => {
    const facts = { ...draft.facts, needConfirmed: { type: 'bolean' } } as unknown as Agreement['facts'];
    expect(codesOf({ ...draft, facts })).toEqual(['unknown-type at facts.needConfirmed.type']);
  });

  it('needs a definition for the hand-over, and one id a gate', () => {
    const define = draftDefinition(draft.facts);
    const rule = { fact: 'need', present: true } as const;
    const withDefinitions = (
      definitions: Agreement['terms']['qualified-lead']['definitions'],
    ): Agreement => ({
      ...draft,
      terms: { ...draft.terms, 'qualified-lead': { version: 1, definitions } },
    });
    expect(codesOf(withDefinitions([]))).toEqual(['hand-over-missing at terms.qualified-lead.definitions']);
    expect(
      codesOf(
        withDefinitions([
          define({ id: 'one', version: 1, gate: 'hand-over', rule }),
          define({ id: 'two', version: 1, gate: 'hand-over', rule }),
          define({ id: 'one', version: 1, gate: 'sales-qualified', rule }),
        ]),
      ),
    ).toEqual([
      'two-definitions at terms.qualified-lead.definitions.1.id',
      'repeated-version at terms.qualified-lead.definitions.2.version',
      'two-gates at terms.qualified-lead.definitions.2.gate',
    ]);
  });

  it('refuses a definition whose facts changed under it', () => {
    const facts = { ...draft.facts, needConfirmed: { type: 'boolean', placeholders: ['?'] } } as const;
    expect(codesOf({ ...draft, facts })).toEqual([
      'facts-changed at terms.qualified-lead.definitions.0.factsHash',
    ]);
  });

  it('refuses a zero target of a policy', () => {
    const policy = {
      ...presetAccept,
      targets: [{ target: { clock: 'business', milliseconds: 0 } }],
    } as const;
    expect(codesOf({ ...draft, policies: [policy] })).toEqual([
      'zero-target at policies.0.targets.0.target.milliseconds',
    ]);
  });

  it('lets no clock stand still for a reason that both did not sign', () => {
    const pauses = { 'prospect-asked-for-date': 'The prospect asked to be contacted on a date.' };
    const policies = draft.policies.filter(({ id }) => id === 'first-response' || id === 'follow-up');
    const found = issuesOf({ ...draft, policies, pauses });
    expect(found.map(({ code, received }) => [code, received])).toEqual([
      ['pause-not-agreed', '"waiting-on-marketing"'],
      ['pause-not-agreed', '"waiting-on-marketing"'],
    ]);
  });

  it('finds obligations that cannot be computed', () => {
    const [first, second, third] = draft.obligations.sales;
    if (second === undefined || third === undefined) throw new Error('the preset has three');
    const agreement: Agreement = {
      ...draft,
      obligations: {
        ...draft.obligations,
        sales: [
          { ...first, metric: { kind: 'facts-recorded', facts: ['neeed'], by: 'accepted' }, atLeast: 0 },
          { ...second, id: first.id, metric: { kind: 'completeness-gained', from: 'won', to: 'inquiry' } },
          {
            ...third,
            owner: 'marketing',
            beneficiary: 'partner:agency',
            metric: { kind: 'results-reported', within: 0 },
          },
          { ...first, id: 'promise', metric: { kind: 'policy-attainment', policy: 'acept' }, atLeast: 1.5 },
        ],
      },
    };
    expect(codesOf(agreement)).toEqual([
      'zero-target at obligations.sales.0.atLeast',
      'unknown-fact at obligations.sales.0.metric.facts.0',
      'reversed-range at obligations.sales.1.metric.to',
      'wrong-party at obligations.sales.2.owner',
      'wrong-party at obligations.sales.2.beneficiary',
      'zero-target at obligations.sales.2.metric.within',
      'out-of-range at obligations.sales.3.atLeast',
      'unknown-policy at obligations.sales.3.metric.policy',
      'repeated-id at obligations.sales.1.id',
    ]);
  });

  it('measures completeness only where it is defined', () => {
    const { completeness: _, ...without } = draft;
    expect(codesOf(without)).toEqual(['completeness-missing at obligations.sales.1.metric']);
    const items = [
      { fact: 'compny', weight: 1 },
      { fact: 'email', weight: -1 },
    ];
    expect(codesOf({ ...draft, completeness: { items } })).toEqual([
      'unknown-fact at completeness.items.0.fact',
      'not-a-weight at completeness.items.1.weight',
    ]);
  });

  it('finds goals, programmes and plans that make no sense', () => {
    const euros = { minor: 5, currency: 'EUR' };
    const agreement: Agreement = {
      ...draft,
      goals: [
        {
          id: 'revenue',
          title: 'Revenue',
          period: '2026-13',
          owners: { sales: 'Sam', marketing: '' },
          measure: { kind: 'revenue', atLeast: { minor: 0, currency: 'USD' }, marketingShare: 2 },
        },
        {
          id: 'revenue',
          title: 'Customers',
          period: 'FY2026',
          owners: { sales: 'Sam', marketing: 'Mia' },
          measure: { kind: 'customers-won', atLeast: 0 },
        },
      ],
      programmes: [
        {
          id: 'expo',
          title: 'Expo',
          objective: 'awareness',
          tactic: 'events',
          budget: { minor: -1, currency: 'EUR' },
          from: date('2026-03-01'),
          until: date('2026-03-01'),
          deliverables: ['a stand'],
          benchmarks: ['80 inquiries'],
        },
      ],
      targets: { period: 'quarter', overdueNow: -1, moneyAtRisk: euros },
      capacity: [
        { party: 'nobody' as 'sales', leads: 5, per: 'week' },
        { party: 'team:east', person: ' ', leads: 0, per: 'week' },
        { party: 'team:east', person: 'ada', leads: 1.5, per: 'month' },
        { party: 'team:east', person: 'ada', leads: 3, per: 'fortnight' as 'week' },
      ],
      cadence: [
        { policy: 'rhythm', every: 'month', owner: 'nobody' as 'sales' },
        { policy: 'rhythm', every: 'week', owner: 'sales' },
      ],
      sharing: [{ from: 'sales', facts: ['fax'] }],
      sources: [
        {
          source: '',
          type: 'touch-attempted',
          observedFrom: orThrow(instant(5)),
          observedTo: orThrow(instant(5)),
        },
      ],
    };
    expect(codesOf(agreement)).toEqual([
      'not-a-period at goals.0.period',
      'empty-text at goals.0.owners.marketing',
      'out-of-range at goals.0.measure.marketingShare',
      'zero-target at goals.0.measure.atLeast',
      'zero-target at goals.1.measure.atLeast',
      'repeated-id at goals.1.id',
      'wrong-currency at programmes.0.budget.currency',
      'out-of-range at programmes.0.budget.minor',
      'reversed-range at programmes.0.until',
      'out-of-range at targets.overdueNow',
      'wrong-currency at targets.moneyAtRisk.currency',
      'not-a-party at capacity.0.party',
      'empty-text at capacity.1.person',
      'zero-target at capacity.1.leads',
      'out-of-range at capacity.2.leads',
      'mixed-periods at capacity.2.per',
      'unknown-value at capacity.3.per',
      'mixed-periods at capacity.3.per',
      'repeated-party at capacity.3.party',
      'not-a-party at cadence.0.owner',
      'repeated-policy at cadence.1.policy',
      'unknown-fact at sharing.0.facts.0',
      'empty-text at sources.0.source',
      'reversed-range at sources.0.observedTo',
    ]);
  });

  it('checks parties, lifecycle terms and the glossary', () => {
    const agreement: Agreement = {
      ...draft,
      parties: [
        { party: 'team:emea', name: 'EMEA' },
        { party: 'team:emea', name: '' },
        { party: 'emea' as 'sales', name: 'EMEA' },
      ],
      lifecycle: { acceptance: 'explicit', unresponsiveAttempts: 0 },
      terms: {
        ...draft.terms,
        glossary: {
          sale: { version: 1, word: 'Sale', meaning: 'Again.' },
          lead: { version: 1, word: ' ', meaning: '', insteadOf: ['MQL', ' '] },
        },
      },
    };
    expect(codesOf(agreement)).toEqual([
      'empty-text at parties.1.name',
      'not-a-party at parties.2.party',
      'repeated-party at parties.1.party',
      'reserved-term at terms.glossary.sale',
      'empty-text at terms.glossary.lead.word',
      'empty-text at terms.glossary.lead.insteadOf.1',
      'empty-text at terms.glossary.lead.meaning',
      'not-a-count at lifecycle.unresponsiveAttempts',
    ]);
  });
});

describe('the draft', () => {
  it('marks each default, and none that was given', () => {
    const notes = (draft.assumptions ?? []).map(({ path }) => path.join('.'));
    expect(notes).toContain('calendars.office');
    expect(
      (draft.assumptions ?? []).every(({ mark, source }) => mark === 'proposal' || source !== undefined),
    ).toBe(true);
    const told = draftAgreement({
      zone: 'UTC',
      currency: 'EUR',
      effectiveFrom: date('2026-01-01'),
      leadsPerQuarter: 7,
      fiscalYearStart: 4,
      calendar: { zone: 'UTC', always: true },
      acceptance: 'none',
    });
    expect((told.assumptions ?? []).map(({ path }) => path.join('.'))).not.toContain('calendars.office');
    expect(told.obligations.marketing[0].atLeast).toBe(7);
    expect(told.policies.map(({ id }) => id)).not.toContain('accept');
    expect(codesOf(told)).toEqual([]);
  });

  it('compiles over whatever columns a file has', () => {
    const columns = {
      origin: { type: 'enum', values: ['paid_search', 'unknown'] },
      landing: { type: 'string' },
    } as const;
    const own = draftAgreement({
      zone: 'America/Sao_Paulo',
      currency: 'BRL',
      effectiveFrom: date('2017-01-01'),
      facts: columns,
    });
    expect(codesOf(own)).toEqual([]);
    expect(Object.keys(own.facts)).toEqual(['rightContact', 'needConfirmed', 'need', 'origin', 'landing']);
    const ruled = draftAgreement({
      zone: 'UTC',
      currency: 'BRL',
      effectiveFrom: date('2017-01-01'),
      facts: columns,
      handOver: { fact: 'landing', present: true },
    });
    expect(codesOf(ruled)).toEqual([]);
  });

  it('owes both ways, with a clock on each side', () => {
    const obliged = new Set(draft.policies.map((policy) => policy.obliged));
    expect(obliged).toEqual(new Set(['sales', 'marketing']));
    expect(draft.obligations.sales).toHaveLength(3);
    expect(draft.obligations.marketing).toHaveLength(3);
    expect(draft.policies.find(({ id }) => id === 'first-response')?.targets[0].target).toEqual({
      clock: 'business',
      milliseconds: hour,
    });
  });

  it('survives a trip through JSON', () => {
    expect(JSON.parse(JSON.stringify(draft))).toEqual(draft);
  });
});

describe('what has not the form of an agreement', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['a text', '{}'],
    ['a list', []],
    ['an empty object', {}],
    ['parts of another form', { ...draft, policies: null, terms: 7 }],
    ['a list with holes', { ...draft, policies: new Array(3) }],
    [
      'a getter that throws',
      Object.defineProperty({ ...draft }, 'zone', {
        get: () => {
          throw new Error('read');
        },
      }),
    ],
  ])('is refused: %s', (_, value) => {
    expect(compile(value as Agreement)._tag).toBe('Left');
  });

  it('says who reads what is written', () => {
    expect(issuesOf(null as unknown as Agreement)).toMatchObject([
      { code: 'unreadable', path: [], expected: 'an agreement as decodeAgreement returns it' },
    ]);
  });
});
