import { existsSync, readFileSync } from 'node:fs';
import { type Instant, orThrow } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import {
  compileGrading,
  contestedLeads,
  type JudgedLead,
  type Judgement,
  judgedLeads,
  kappaOf,
  raterAgreement,
} from 'smarketing/metrics/rater-agreement';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../conformance-figures.js';

type Table = ReadonlyArray<ReadonlyArray<number>>;

/** As many leads as a table says, rows by Marketing and columns by Sales. */
const leadsOf = (grades: ReadonlyArray<string>, table: Table): ReadonlyArray<JudgedLead> =>
  table.flatMap((row, first) =>
    row.flatMap((count, second) =>
      Array.from({ length: count }, (_, index) => ({
        key: { system: 'crm', id: `${first}-${second}-${index}` },
        marketing: grades[first] as string,
        sales: grades[second] as string,
      })),
    ),
  );

const yesOrNo = orThrow(compileGrading({ grades: ['no', 'yes'], ordered: true }));
const abc = orThrow(compileGrading({ grades: ['C', 'B', 'A'], ordered: true, weights: 'quadratic' }));

describe('what R computed (skipped without ../shared/cases)', () => {
  const file = new URL('../../../../shared/cases/kappa.json', import.meta.url);

  test.skipIf(!existsSync(file))('κ, its interval and the weighted κ', () => {
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly cases: Readonly<
        Record<
          string,
          { table: Table; kappa: number; weighted: number; ci_lower: number; ci_upper: number; var: number }
        >
      >;
    };
    for (const [name, { table, kappa, weighted, ci_lower, ci_upper }] of Object.entries(cases)) {
      const grades = table.map((_, place) => `grade ${place}`);
      const grading = orThrow(compileGrading({ grades, ordered: true, weights: 'quadratic' }));
      const reading = measure(raterAgreement(grading))(leadsOf(grades, table));
      expect([name, reading.kappa.value]).toEqual([name, expect.closeTo(kappa, 9)]);
      expect([name, reading.weighted?.value]).toEqual([name, expect.closeTo(weighted, 9)]);
      expect([name, reading.kappa.interval]).toMatchObject([
        name,
        { low: expect.closeTo(ci_lower, 9), high: expect.closeTo(ci_upper, 9) },
      ]);
      expect(reading.table).toEqual(table);
    }
    expect(figuresOf('Intervals')).toMatchObject({
      'tables of double judgements, with κ and its interval': Object.keys(cases).length,
    });
  });
});

describe('rater agreement', () => {
  test('shows prevalence and bias beside a κ that nearly all leads of one grade push below 0', () => {
    const reading = measure(raterAgreement(yesOrNo))(
      leadsOf(
        ['no', 'yes'],
        [
          [118, 5],
          [2, 0],
        ],
      ),
    );
    expect(reading.agreed).toMatchObject({ numerator: 118, denominator: 125, value: 0.944 });
    expect(reading.kappa.value).toBeLessThan(0);
    expect(reading.byGrade).toMatchObject([
      {
        grade: 'no',
        prevalence: { marketing: { numerator: 123, value: 0.984 }, sales: { numerator: 120, value: 0.96 } },
        bias: expect.closeTo(0.024, 12),
        shared: { numerator: 236, denominator: 243 },
      },
      { grade: 'yes', bias: expect.closeTo(-0.024, 12), shared: { numerator: 0, denominator: 7, value: 0 } },
    ]);
    expect(reading.text).toBe(
      'Marketing and Sales agree on 118 of 125 leads; beyond chance -0.02 (-0.05 to 0.00) of what is possible.',
    );
  });

  test('says who grades higher, once it is more than noise', () => {
    const read = (table: Table) => measure(raterAgreement(abc))(leadsOf(abc.grading.grades, table)).direction;
    const even = [
      [20, 4, 1],
      [5, 30, 6],
      [0, 7, 20],
    ];
    expect(read(even)).toEqual({ marketingHigher: 12, salesHigher: 11, verdict: 'noise' });
    const high = [
      [20, 1, 0],
      [9, 30, 2],
      [3, 9, 20],
    ];
    expect(read(high)).toEqual({ marketingHigher: 21, salesHigher: 3, verdict: 'marketing-higher' });
    const low = [
      [20, 9, 3],
      [1, 30, 9],
      [0, 2, 20],
    ];
    expect(read(low)).toEqual({ marketingHigher: 3, salesHigher: 21, verdict: 'sales-higher' });
    expect(
      read([
        [9, 0, 0],
        [0, 9, 0],
        [0, 0, 9],
      ])?.verdict,
    ).toBe('noise');
  });

  test('has no κ without leads that both judged, nor where chance agrees on all', () => {
    const nothing = measure(raterAgreement(yesOrNo))([
      { key: { system: 'crm', id: '1' }, marketing: 'yes' },
      { key: { system: 'crm', id: '2' }, sales: 'yes' },
      { key: { system: 'crm', id: '3' }, sales: 'no' },
      { key: { system: 'crm', id: '4' } },
      { key: { system: 'crm', id: '5' }, marketing: 'yes', sales: 'perhaps' },
    ]);
    expect(nothing).toMatchObject({
      leads: 0,
      owed: { sales: 1, marketing: 2 },
      unusable: 2,
      agreed: { value: null, reason: 'empty-denominator' },
      kappa: { value: null, reason: 'no-lead-judged-by-both', byChance: null },
      byGrade: [{ bias: null }, { bias: null }],
      few: true,
      text: 'Marketing and Sales have judged no lead both.',
    });
    expect(JSON.parse(JSON.stringify(nothing))).toEqual(nothing);
    const alike = measure(raterAgreement(yesOrNo))(
      leadsOf(
        ['no', 'yes'],
        [
          [0, 0],
          [0, 40],
        ],
      ),
    );
    expect(alike).toMatchObject({
      agreed: { value: 1 },
      kappa: { value: null, reason: 'chance-agrees-on-all', byChance: 1 },
      few: false,
    });
    expect(alike.kappa).not.toHaveProperty('interval');
  });

  test('has no κ where one department gave all leads one grade: it would be 0 whatever the other gave', () => {
    const tables: ReadonlyArray<Table> = [
      [
        [0, 0],
        [14, 36],
      ],
      [
        [0, 14],
        [0, 36],
      ],
      [
        [0, 0],
        [50, 0],
      ],
    ];
    for (const table of tables) {
      const reading = measure(raterAgreement(yesOrNo))(leadsOf(['no', 'yes'], table));
      expect(reading.kappa).toMatchObject({ value: null, reason: 'one-grade-from-one-side' });
      expect(reading.kappa).not.toHaveProperty('interval');
      expect(reading.text).toContain('one of them gave all of them one grade');
    }
    expect(kappaOf()(tables[0] as Table).byChance).toBeCloseTo(0.72, 12);
    expect(
      kappaOf('linear')([
        [3, 4, 5],
        [0, 0, 0],
        [0, 0, 0],
      ]),
    ).toMatchObject({ value: null });
  });

  test('is flagged under 30 leads', () => {
    const read = (count: number) =>
      measure(raterAgreement(yesOrNo))(
        leadsOf(
          ['no', 'yes'],
          [
            [count, 0],
            [1, 1],
          ],
        ),
      ).few;
    expect([read(27), read(28)]).toEqual([true, false]);
  });

  test('counts a near miss for less where weights say so', () => {
    const near = [
      [10, 5, 0],
      [0, 10, 5],
      [0, 0, 10],
    ];
    const far = [
      [10, 0, 5],
      [0, 15, 0],
      [0, 0, 10],
    ];
    expect(kappaOf('linear')(near).value).toBeGreaterThan(kappaOf()(near).value as number);
    expect(kappaOf('quadratic')(near).value).toBeGreaterThan(kappaOf('linear')(near).value as number);
    expect(kappaOf('quadratic')(far).value).toBeLessThan(kappaOf()(far).value as number);
    expect(measure(raterAgreement(yesOrNo))([])).not.toHaveProperty('weighted');
  });
});

describe('judgements', () => {
  const judgement = (id: string, by: Judgement['by'], grade: string, at: number): Judgement => ({
    key: { system: 'crm', id },
    by,
    grade,
    at: at as Instant,
  });

  test('a department’s first one counts, in whatever order they come', () => {
    const all = [
      judgement('1', 'marketing', 'B', 30),
      judgement('1', 'marketing', 'A', 10),
      judgement('1', 'sales', 'C', 20),
      judgement('1', 'sales', 'B', 20),
    ];
    const expected = [{ key: { system: 'crm', id: '1' }, marketing: 'A', sales: 'B' }];
    expect(judgedLeads(all)).toEqual(expected);
    expect(judgedLeads([...all].reverse())).toEqual(expected);
  });

  test('one in sight of the other’s does not count, and its lead is not lost', () => {
    const seen = { ...judgement('1', 'sales', 'A', 20), sawOther: true };
    expect(judgedLeads([judgement('1', 'marketing', 'A', 10), seen])).toEqual([
      { key: { system: 'crm', id: '1' }, marketing: 'A' },
    ]);
    expect(judgedLeads([seen])).toEqual([{ key: { system: 'crm', id: '1' } }]);
    expect(contestedLeads(abc)(judgedLeads([seen]))).toMatchObject([{ reason: 'no-judgement-counts' }]);
    expect(judgedLeads([seen, judgement('1', 'sales', 'B', 30)])).toMatchObject([{ sales: 'B' }]);
  });
});

describe('contested leads', () => {
  const lead = (id: string, marketing?: string, sales?: string): JudgedLead => ({
    key: { system: 'crm', id },
    ...(marketing === undefined ? {} : { marketing }),
    ...(sales === undefined ? {} : { sales }),
  });
  const leads = [
    lead('7', 'A'),
    lead('6', 'B', 'C'),
    lead('5', 'A', 'A'),
    lead('4', 'A', 'Z'),
    lead('3', 'C', 'A'),
    lead('2', undefined, 'B'),
    lead('1', 'B', 'A'),
  ];

  test('are listed the widest apart first', () => {
    expect(contestedLeads(abc)(leads).map(({ key, reason, apart }) => [key.id, reason, apart])).toEqual([
      ['3', 'sales-higher', 2],
      ['1', 'sales-higher', 1],
      ['6', 'marketing-higher', 1],
      ['2', 'marketing-owes', undefined],
      ['4', 'not-on-the-scale', undefined],
      ['7', 'sales-owes', undefined],
    ]);
  });

  test('only differ where grades have no order', () => {
    const plain = orThrow(compileGrading({ grades: ['A', 'B', 'C'] }));
    const differ = contestedLeads(plain)(leads).filter(({ reason }) => reason === 'differ');
    expect(differ.map(({ key }) => key.id)).toEqual(['1', '3', '6']);
    expect(measure(raterAgreement(plain))(leads)).not.toHaveProperty('direction');
  });

  test('are as many as the reading counts', () => {
    const { leads: both, agreed, owed, unusable } = measure(raterAgreement(abc))(leads);
    expect(contestedLeads(abc)(leads)).toHaveLength(
      both - agreed.numerator + owed.sales + owed.marketing + unusable,
    );
  });
});

describe('a grading', () => {
  test.each<[string, unknown, ReadonlyArray<string>]>([
    ['null', null, ['not-an-object']],
    ['a list', [], ['not-an-object']],
    ['nothing', {}, ['not-a-list']],
    ['one grade', { grades: ['A'] }, ['too-few-grades']],
    [
      'too many',
      { grades: Array.from({ length: 1_000_000 }, (_, index) => `${index}`) },
      ['too-many-grades'],
    ],
    ['a repeated grade', { grades: ['A', 'B', 'A'] }, ['duplicate']],
    ['grades that are no text', { grades: ['A', ' ', 3, null] }, ['not-text', 'not-text', 'not-text']],
    ['weights without order', { grades: ['A', 'B'], weights: 'linear' }, ['weights-need-order']],
    [
      'all at once',
      { grades: ['A'], ordered: 'yes', weights: 'cubic', order: true },
      ['unknown-key', 'too-few-grades', 'not-a-boolean', 'not-a-choice'],
    ],
    [
      'what throws',
      Object.defineProperty({}, 'grades', {
        get: () => {
          throw new Error('no');
        },
      }),
      ['unreadable'],
    ],
  ])('is refused: %s', (_, document, codes) => {
    const compiled = compileGrading(document);
    expect(compiled._tag === 'Left' && compiled.left.map(({ code }) => code)).toEqual(codes);
  });

  test('knows no grade by the names that objects have by birth', () => {
    const { placeOf } = orThrow(compileGrading({ grades: ['__proto__', 'toString'] }));
    expect(['__proto__', 'toString', 'constructor'].map(placeOf)).toEqual([0, 1, -1]);
  });
});
