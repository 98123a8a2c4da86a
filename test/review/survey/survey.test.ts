import { orThrow, parseInstant } from 'smarketing/kernel';
import { fewestForms, readSurvey, type SurveyForm, surveyBand, surveyItems } from 'smarketing/review/survey';
import { describe, expect, test } from 'vitest';
import { formOf, items, sumOf, without } from './forms.js';

const closedAt = orThrow(parseInstant('2026-04-30T12:00:00Z'));
const read = (...forms: ReadonlyArray<SurveyForm>) => readSurvey({ id: 'spring', closedAt, forms });
const formsOf = (department: SurveyForm['department'], sums: ReadonlyArray<number>) =>
  sums.map((sum) => formOf(department, sum));

/** The hours of sleep that two drugs gave ten patients (Student 1908), in tenths and 36 up, so that they are sums of a form. */
const drugs = {
  sales: [7, -16, -2, -12, -1, 34, 37, 8, 0, 20].map((gain) => gain + 36),
  marketing: [19, 8, 11, 1, -1, 44, 55, 16, 46, 34].map((gain) => gain + 36),
};

test('there are twenty statements, and a form sums up to 20–100', () => {
  expect(items).toHaveLength(20);
  expect(new Set(Object.values(surveyItems)).size).toBe(20);
  for (const sum of [20, 37, 60, 99, 100]) expect(sumOf(formOf('sales', sum))).toBe(sum);
});

test('the bands are cut at 40, 60 and 80, each with its lower end', () => {
  expect([20, 39.99, 40, 59.99, 60, 79.99, 80, 100].map(surveyBand)).toEqual([
    'undefined',
    'undefined',
    'defined',
    'defined',
    'aligned',
    'aligned',
    'integrated',
    'integrated',
  ]);
});

describe('the gap', () => {
  const { gap, departments } = read(
    ...formsOf('sales', drugs.sales),
    ...formsOf('marketing', drugs.marketing),
  );

  test('is that of Student’s sleep data, with Welch’s interval as R prints it', () => {
    expect(gap.difference).toBeCloseTo(15.8, 12);
    expect(gap.interval?.low).toBeCloseTo(-2.054832, 3);
    expect(gap.interval?.high).toBeCloseTo(33.654832, 3);
    expect(gap.interval?.method).toBe('welch');
    expect(gap.verdict).toBe('noise');
  });

  test('stands before what each thinks, whose mean has Student’s interval as R prints it', () => {
    expect(departments.sales).toMatchObject({ forms: 10, complete: 10, incomplete: 0, band: 'defined' });
    expect(departments.sales.mean).toBeCloseTo(43.5, 12);
    // t.test of the first drug alone: −0.5297804 to 2.0297804
    expect(departments.sales.interval?.low).toBeCloseTo(36 - 5.297804, 2);
    expect(departments.sales.interval?.high).toBeCloseTo(36 + 20.297804, 2);
  });

  test('says in one sentence who thinks better of it', () => {
    const clear = read(
      ...formsOf('sales', [40, 42, 44, 46, 48]),
      ...formsOf('marketing', [70, 71, 72, 73, 74]),
    );
    expect(clear.gap.verdict).toBe('real');
    expect(clear.gap.text).toBe(
      'Marketing gives 72.0 of 100, Sales 44.0: 28.0 apart, Marketing thinks better of it.',
    );
    expect(gap.text).toMatch(/15\.8 apart, no more than chance would do\.$/);
  });

  test('is sure where nobody differs from his own department', () => {
    const same = read(
      ...formsOf('sales', [50, 50, 50, 50, 50]),
      ...formsOf('marketing', [60, 60, 60, 60, 60]),
    );
    expect(same.gap).toMatchObject({ difference: 10, interval: { low: 10, high: 10 }, verdict: 'real' });
  });
});

describe('a small group', () => {
  test('is told by its number alone, so that nobody is known by it', () => {
    const few = formsOf('sales', [20, 30, 40, 50]);
    const reading = read(...few, ...formsOf('marketing', [50, 60, 70, 80, 90]));
    expect(few).toHaveLength(fewestForms - 1);
    expect(reading.departments.sales).toEqual({
      forms: 4,
      complete: 4,
      incomplete: 0,
      mean: null,
      reason: 'too-few-forms',
    });
    expect(reading.gap.difference).toBeNull();
    expect(reading.gap.text).toContain('(5 of Marketing, 4 of Sales)');
    for (const { answers, difference } of reading.items) {
      expect(answers.sales).toEqual({ count: 4, mean: null });
      expect(answers.marketing.mean).not.toBeNull();
      expect(difference).toBeNull();
    }
  });

  test('has no figure together with others from which it could be taken apart', () => {
    const reading = read(...formsOf('sales', [20, 30]), ...formsOf('marketing', [50, 60, 70, 80, 90]));
    expect(Object.keys(reading).sort()).toEqual(['closedAt', 'departments', 'gap', 'items', 'survey']);
    expect(Object.keys(reading.departments)).toEqual(['sales', 'marketing']);
  });
});

describe('a form that leaves something out', () => {
  const whole = formsOf('sales', [40, 50, 60, 70, 80]);
  const others = formsOf('marketing', [50, 50, 50, 50, 50]);

  test('is counted, has no sum, and nothing is put in for it', () => {
    const reading = read(...whole, without(formOf('sales', 100), 'same-words'), ...others);
    expect(reading.departments.sales).toMatchObject({ forms: 6, complete: 5, incomplete: 1, mean: 60 });
  });

  test('counts for no statement while it could be told from the others', () => {
    const reading = read(...whole, without(formOf('sales', 100), 'same-words'), ...others);
    for (const { answers } of reading.items) expect(answers.sales.count).toBe(5);
  });

  test('counts for the statements it answers where there are five of them', () => {
    const halves = Array.from({ length: 5 }, () => without(formOf('sales', 100), 'same-words'));
    const reading = read(...whole, ...halves, ...others);
    const counts = new Map(reading.items.map(({ item, answers }) => [item, answers.sales]));
    expect(counts.get('same-words')?.count).toBe(5);
    expect(counts.get('work-respected')).toEqual({ count: 10, mean: (2 + 2 + 3 + 3 + 4 + 25) / 10 });
  });

  test('is what a form with an answer off the scale is taken for', () => {
    const odd = { department: 'sales', answers: { ...formOf('sales', 60).answers, 'same-words': 7 } };
    expect(read(odd as never).departments.sales).toMatchObject({ complete: 0, incomplete: 1 });
  });
});

test('statements stand in the order of their gaps, the widest first', () => {
  const split = (
    department: SurveyForm['department'],
    item: 'leads-worked' | 'leads-worth-it',
  ): SurveyForm => ({
    department,
    answers: { ...formOf(department, 60).answers, [item]: 1 },
  });
  const reading = read(
    ...Array.from({ length: 6 }, () => split('sales', 'leads-worth-it')),
    ...Array.from({ length: 5 }, () => split('marketing', 'leads-worked')),
  );
  expect(reading.items.slice(0, 3).map(({ item, difference }) => [item, difference])).toEqual([
    ['leads-worth-it', 2],
    ['leads-worked', -2],
    ['same-words', 0],
  ]);
});
