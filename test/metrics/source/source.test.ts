import type { JournalEvent } from 'smarketing/journal';
import { day, orThrow } from 'smarketing/kernel';
import { foldLead } from 'smarketing/lead';
import { leadCase, measure } from 'smarketing/metrics';
import { dealCases } from 'smarketing/metrics/revenue';
import {
  compileSourcing,
  type SourceCase,
  type SourceTerms,
  sourceCases,
  sourced,
  whichOpportunities,
} from 'smarketing/metrics/source';
import { describe, expect, test } from 'vitest';
import { key, lead, opportunity, prospect, rep, viewOf } from '../tales.js';

const casesOf = (
  events: ReadonlyArray<JournalEvent>,
  terms: SourceTerms = {},
  asOf = '09-01',
): ReadonlyArray<SourceCase> => {
  const view = viewOf(asOf, events);
  const caseOf = leadCase({ lifecycle: { acceptance: 'none' }, policies: [], asOf: view.asOf });
  const fold = foldLead({ acceptance: 'none' });
  const excluded = new Set(
    view.leads.filter((record) => fold(record).exclusion !== undefined).map((record) => record.key.id),
  );
  const deals = dealCases({
    passes: view.leads.flatMap((record) => caseOf(record).passes),
    opportunities: view.opportunities,
  });
  return sourceCases(orThrow(compileSourcing(terms)))({
    view,
    deals,
    isExcluded: ({ id }) => excluded.has(id),
  });
};

const call = { channel: 'call' };
const captured = (
  id: string,
  when: string,
  origin: 'marketing' | 'sales' | 'partner' | 'product',
  more: object = {},
) => lead(id, when, 'captured', { origin, ...more });
const form = (id: string, when: string, more: object = {}) =>
  lead(id, when, 'prospect-activity', { activity: 'form-submitted', ...more }, prospect);
const mail = (id: string, when: string) =>
  lead(
    id,
    when,
    'touch-attempted',
    { channel: 'email', bulk: true, department: 'marketing' },
    {
      actor: { kind: 'automation', id: 'campaign' },
    },
  );
const called = (id: string, when: string) => lead(id, when, 'touch-attempted', call, rep);
const opened = (id: string, when: string, more: object = {}) =>
  opportunity('o', when, { primaryLead: key(id), amount: { minor: 1_000, currency: 'EUR' }, ...more });

describe('who brought an opportunity', () => {
  const sourcesOf = (events: ReadonlyArray<JournalEvent>, terms?: SourceTerms) =>
    casesOf(events, terms).map(({ sources }) => Object.values(sources));

  test.each<readonly [string, ReadonlyArray<JournalEvent>, ReadonlyArray<string>]>([
    [
      'Marketing by all three',
      [captured('1', '01-05', 'marketing'), form('1', '01-05'), called('1', '01-10'), opened('1', '02-01')],
      ['marketing', 'marketing', 'marketing'],
    ],
    [
      'Marketing by its lead source, and Sales by what is logged',
      [captured('1', '01-05', 'marketing'), called('1', '01-10'), opened('1', '02-01')],
      ['marketing', 'sales', 'sales'],
    ],
    [
      'Sales by its lead source, though Marketing mailed first',
      [mail('1', '01-02'), captured('1', '01-05', 'sales'), called('1', '01-10'), opened('1', '02-01')],
      ['sales', 'marketing', 'marketing'],
    ],
    [
      'Sales, which found the lead before Marketing mailed it',
      [captured('1', '01-05', 'sales'), mail('1', '01-08'), called('1', '01-10'), opened('1', '02-01')],
      ['sales', 'marketing', 'sales'],
    ],
    [
      'Sales, which called before the form',
      [captured('1', '01-05', 'marketing'), called('1', '01-06'), form('1', '01-07'), opened('1', '02-01')],
      ['marketing', 'sales', 'sales'],
    ],
    [
      'a partner, whose portal the prospect used',
      [
        lead('1', '01-05', 'captured', { origin: 'partner', channel: 'portal' }, prospect),
        form('1', '01-06', { channel: 'portal' }),
        called('1', '01-10'),
        opened('1', '02-01'),
      ],
      ['partner', 'partner', 'partner'],
    ],
    [
      'the product, and Marketing for what came through another channel before Sales',
      [
        lead('1', '01-05', 'captured', { origin: 'product', channel: 'app' }, prospect),
        form('1', '01-06', { channel: 'webinar' }),
        opened('1', '02-01'),
      ],
      ['product', 'product', 'marketing'],
    ],
    ['nobody knows: no lead is linked', [opportunity('o', '02-01', {})], ['unknown', 'unknown', 'unknown']],
    [
      'Marketing by its lead source, while nothing is logged',
      [captured('1', '01-05', 'marketing'), opened('1', '02-01')],
      ['marketing', 'unknown', 'unknown'],
    ],
    [
      'nobody knows what came only after the opening',
      [opened('1', '02-01'), form('1', '02-03'), called('1', '02-04')],
      ['unknown', 'unknown', 'unknown'],
    ],
    [
      'not by what our own systems record as his act',
      [
        captured('1', '01-05', 'marketing'),
        lead('1', '01-06', 'prospect-activity', { activity: 'email-opened' }, prospect),
        lead(
          '1',
          '01-07',
          'prospect-activity',
          { activity: 'list-imported' },
          { actor: { kind: 'import', id: 'l' } },
        ),
        called('1', '01-10'),
        opened('1', '02-01'),
      ],
      ['marketing', 'sales', 'sales'],
    ],
    [
      'Sales, whose acceptance came before Marketing’s mail',
      [
        captured('1', '01-05', 'marketing'),
        lead('1', '01-06', 'accepted', {}, rep),
        mail('1', '01-07'),
        opened('1', '02-01'),
      ],
      ['marketing', 'marketing', 'sales'],
    ],
    [
      'a stage that an integration wrote shows no work of Sales',
      [
        captured('1', '01-05', 'marketing'),
        lead('1', '01-06', 'working', {}, { actor: { kind: 'automation', id: 'sync' } }),
        mail('1', '01-07'),
        opened('1', '02-01'),
      ],
      ['marketing', 'marketing', 'marketing'],
    ],
  ])('%s', (_, events, sources) => {
    expect(sourcesOf(events)).toEqual([sources]);
  });

  test('is not Marketing for a touch in the very instant in which Sales began', () => {
    const [found] = casesOf([
      captured('1', '01-05', 'marketing'),
      mail('1', '01-10'),
      called('1', '01-10'),
      opened('1', '02-01'),
    ]);
    expect(found?.sources['touch-before-sales']).toBe('sales');
  });

  test('is looked for at every linked lead, and at the whole account where both want that', () => {
    const events = [
      captured('1', '01-05', 'marketing'),
      form('2', '01-02'),
      called('1', '01-10'),
      opened('1', '02-01', { leads: [key('2')] }),
    ];
    expect(sourcesOf(events)).toEqual([['marketing', 'marketing', 'marketing']]);
    const account = { account: key('acme') };
    const apart = [
      { ...captured('1', '01-05', 'sales'), ...account },
      { ...form('2', '01-02'), ...account },
      called('1', '01-10'),
      { ...opened('1', '02-01'), ...account },
    ];
    expect(sourcesOf(apart)).toEqual([['sales', 'sales', 'sales']]);
    expect(sourcesOf(apart, { per: 'account' })).toEqual([['sales', 'marketing', 'marketing']]);
  });

  test('costs no more at an account of thousands than at one of few', () => {
    const account = { account: key('n/a') };
    const many = Array.from({ length: 3_000 }, (_, index) => [
      { ...form(`l${index}`, '01-05'), ...account },
      { ...opportunity(`o${index}`, '02-01', { primaryLead: key(`l${index}`) }), ...account },
    ]).flat();
    const cases = casesOf(many, { per: 'account' });
    expect(cases).toHaveLength(3_000);
    expect(cases.every(({ sources }) => sources['first-touch'] === 'marketing')).toBe(true);
  });

  test('knows of no lead at an account without any', () => {
    const lone = [{ ...opportunity('o', '02-01', {}), account: key('acme') }];
    expect(casesOf(lone, { per: 'account' }).map(({ linked }) => linked)).toEqual([false]);
  });

  test('follows who is agreed to stand behind a lead source and a channel', () => {
    const events = [
      captured('1', '01-05', 'marketing'),
      form('1', '01-06', { channel: 'Reseller day' }),
      opened('1', '02-01', { channel: 'Reseller day' }),
    ];
    expect(sourcesOf(events)).toEqual([['marketing', 'marketing', 'marketing']]);
    expect(sourcesOf(events, { origins: { 'Reseller day': 'partner' } })).toEqual([
      ['partner', 'partner', 'partner'],
    ]);
    const byHimself = [
      lead('1', '01-05', 'captured', { origin: 'marketing', channel: 'Reseller day' }, prospect),
      opened('1', '02-01'),
    ];
    expect(sourcesOf(byHimself, { origins: { 'Reseller day': 'partner' } })).toEqual([
      ['partner', 'partner', 'partner'],
    ]);
    expect(sourcesOf(events, { origins: JSON.parse('{"__proto__":"partner"}') })).toEqual([
      ['marketing', 'marketing', 'marketing'],
    ]);
  });

  test('takes no touch from a lead that counts in no rate', () => {
    const events = [
      captured('1', '01-05', 'sales'),
      lead('2', '01-02', 'captured', { origin: 'marketing', exclusion: 'test' }),
      form('2', '01-02'),
      called('1', '01-10'),
      opened('1', '02-01', { leads: [key('2')] }),
    ];
    expect(sourcesOf(events)).toEqual([['sales', 'sales', 'sales']]);
  });
});

describe('influence', () => {
  const influenceOf = (events: ReadonlyArray<JournalEvent>, terms?: SourceTerms) =>
    casesOf(events, terms).map(({ influence }) => influence)[0];
  const base = [captured('1', '01-05', 'sales'), opened('1', '03-01')];
  const won = lead('1', '05-01', 'won', {}, { ...rep, opportunity: key('o') });

  test('is told before and after the opening, within the look-back from the close', () => {
    expect(influenceOf([...base, won])).toBe('none');
    expect(influenceOf([...base, won, mail('1', '02-20')])).toBe('before');
    expect(influenceOf([...base, won, mail('1', '03-01')])).toBe('before');
    expect(influenceOf([...base, won, mail('1', '04-01')])).toBe('after');
    expect(influenceOf([...base, won, mail('1', '02-20'), form('1', '04-01')])).toBe('both');
    expect(influenceOf([...base, won, mail('1', '05-02')])).toBe('none');
  });

  test('counts what lies in the window (close − look-back, close]', () => {
    const touched = [...base, won, mail('1', '04-01')];
    expect(influenceOf(touched, { lookBack: 30 * day })).toBe('none');
    expect(influenceOf(touched, { lookBack: 30 * day + 1 })).toBe('after');
  });

  test('of an open opportunity looks back from now', () => {
    expect(influenceOf([...base, mail('1', '02-20')])).toBe('none');
    expect(influenceOf([...base, mail('1', '08-20')])).toBe('after');
  });
});

describe('the totals by source', () => {
  const tale = (id: string, events: ReadonlyArray<JournalEvent>, minor?: number) => [
    ...events,
    opportunity(`o${id}`, '03-01', {
      owner: `rep-${id}`,
      ...(events.length === 0 ? {} : { primaryLead: key(id) }),
      ...(minor === undefined ? {} : { amount: { minor, currency: 'EUR' } }),
    }),
  ];
  const proven = [
    ...tale('1', [captured('1', '02-01', 'marketing'), form('1', '02-01')], 4_000),
    ...tale('2', [captured('2', '02-01', 'marketing'), form('2', '02-02'), called('2', '02-01')], 3_000),
    ...tale('3', [captured('3', '02-01', 'sales'), called('3', '02-02')], 2_000),
    ...tale('4', [captured('4', '02-01', 'sales'), called('4', '02-02'), form('4', '02-05')]),
  ];
  const read = (events: ReadonlyArray<JournalEvent>, terms: SourceTerms = {}) =>
    measure(sourced(orThrow(compileSourcing(terms))))(casesOf(events, terms, '03-15'));

  test('stand side by side and sum to the whole by each definition, with the gap between them', () => {
    const reading = read(proven);
    expect(reading).toMatchObject({ opportunities: 4, withoutAmount: 1, unusableAmount: 0 });
    expect(reading.values).toEqual([{ minor: 9_000, currency: 'EUR' }]);
    expect(reading.totals.given).toBe(true);
    const rows = reading.totals.given ? reading.totals.sources : [];
    expect(
      rows.map(({ source, definitions, gap }) => [
        source,
        ...Object.values(definitions).map(({ opportunities, values }) => [
          opportunities.numerator,
          values[0]?.share.numerator,
        ]),
        gap.opportunities.value,
        gap.values[0]?.minor,
      ]),
    ).toEqual([
      ['marketing', [2, 7_000], [1, 4_000], [1, 4_000], 0.25, 3_000],
      ['sales', [2, 2_000], [3, 5_000], [3, 5_000], 0.25, 3_000],
    ]);
    expect(reading.disagreeing.opportunities).toMatchObject({ numerator: 1, denominator: 4 });
    expect(reading.influenced.all.opportunities.numerator).toBe(3);
    expect(reading.sourcedNotInfluenced).toEqual({
      'lead-source': 0,
      'first-touch': 0,
      'touch-before-sales': 0,
    });
  });

  test('are refused where too much rests on no evidence, and the reason says how much', () => {
    const events = [...proven, ...tale('5', [captured('5', '02-01', 'marketing')], 1_000), ...tale('6', [])];
    const reading = read(events);
    expect(reading.unlinked.opportunities).toMatchObject({ numerator: 1, denominator: 6 });
    expect(reading.untouched.opportunities).toMatchObject({ numerator: 1, denominator: 6 });
    expect(reading.totals).toEqual({
      given: false,
      reason: 'too-much-unproven',
      text: '2 of 6 opportunities have no linked lead, or are Marketing’s by their lead source without a logged touch: more than the 20% up to which totals are given.',
    });
    expect(read(events, { unprovenAtMost: 0.34 }).totals.given).toBe(true);
    expect(read([]).totals).toMatchObject({ given: false, reason: 'no-opportunities' });
  });

  test('say of what Marketing sourced whether it was influenced: that is checked, and not assumed', () => {
    const late = [
      ...proven,
      // Its only touch lies further back than the look-back from today.
      ...tale('7', [captured('7', '01-02', 'marketing'), form('7', '01-02')]),
    ];
    expect(read(late, { lookBack: 60 * day }).sourcedNotInfluenced).toEqual({
      'lead-source': 1,
      'first-touch': 1,
      'touch-before-sales': 1,
    });
  });

  test('name the opportunities behind every finding', () => {
    const events = [...proven, ...tale('5', [captured('5', '02-01', 'marketing')], 1_000), ...tale('6', [])];
    const cases = casesOf(events, {}, '03-15');
    expect(
      whichOpportunities()(cases).map(({ key: { id }, owner, amount, findings }) => [
        id,
        owner,
        amount?.minor,
        findings,
      ]),
    ).toEqual([
      ['o2', 'rep-2', 3_000, ['definitions-disagree']],
      ['o5', 'rep-5', 1_000, ['no-logged-touch', 'definitions-disagree', 'sourced-not-influenced']],
      ['o6', 'rep-6', undefined, ['no-linked-lead']],
    ]);
    expect(whichOpportunities(['no-linked-lead'])(cases).map(({ key: { id } }) => id)).toEqual(['o6']);
  });
});

describe('terms of sources', () => {
  test('are refused all at once', () => {
    const compiled = compileSourcing({
      per: 'contact' as 'lead',
      lookBack: 0,
      unprovenAtMost: Number.NaN,
      origins: { fair: 'nobody' as 'sales' },
      touch: { departments: ['finance' as 'sales'] },
      activities: [''],
      owner: 'x',
    } as SourceTerms);
    expect(
      compiled._tag === 'Left' && compiled.left.map(({ code, path }) => `${path.join('.')} ${code}`),
    ).toEqual([
      'owner unknown-key',
      'per not-a-choice',
      'lookBack not-a-duration',
      'touch.departments.0 not-a-choice',
      'activities.0 not-text',
      'origins.fair not-a-choice',
      'unprovenAtMost not-a-share',
    ]);
  });

  test.each([null, [], 'x', 7])('are refused where they are none: %s', (value) => {
    expect(compileSourcing(value as unknown as SourceTerms)._tag).toBe('Left');
  });

  test('whose getters throw are refused, and nothing is thrown', () => {
    const hostile = Object.defineProperty({}, 'per', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(compileSourcing(hostile)._tag).toBe('Left');
  });
});
