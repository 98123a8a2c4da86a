import { type ReportSection, reportOf } from 'smarketing/review/report';
import { describe, expect, test } from 'vitest';
import { bare, empty, type Reviewed, sample } from './reviews.js';

const sectionOf = ({ agreement, review }: Reviewed, id: string): ReportSection | undefined =>
  reportOf(agreement)(review).sections.find((section) => section.id === id);

const countOf = (section: ReportSection | undefined, id: string): number => {
  const data = section?.lines.find((line) => line.id === id)?.data;
  return data?.kind === 'count' ? data.count : Number.NaN;
};

describe('what both accuse each other of', () => {
  test('is told with the evidence, and ends in what may be asked for', () => {
    const section = sectionOf(sample, 'accusations');
    expect(section?.lines.map(({ id }) => id)).toEqual(['leads-are-worthless', 'sales-does-not-work-leads']);
    section?.lines.forEach(({ value, next, details = [] }, index) => {
      const accusation = sample.review.accusations[index];
      expect(value).toBe(
        {
          'borne-out': 'borne out',
          partly: 'borne out in part',
          'not-borne-out': 'not borne out',
          'cannot-be-said': 'nobody can say',
        }[accusation?.verdict ?? 'cannot-be-said'],
      );
      expect(next).toMatchObject({ code: 'owed', owner: accusation?.complaint?.request.performer });
      for (const { text } of accusation?.evidence ?? []) expect(details.join('\n')).toContain(text);
    });
  });

  test('is nothing that anybody can say without evidence', () => {
    for (const line of sectionOf(empty, 'accusations')?.lines ?? []) {
      expect(line).toMatchObject({ value: 'nobody can say', sure: { code: 'not-known' } });
    }
  });
});

describe('the black hole', () => {
  test('adds up, kind by kind and cause by cause', () => {
    const section = sectionOf(sample, 'black-hole');
    for (const kind of ['lead', 'asset', 'programme']) {
      const causes = (section?.lines ?? []).filter(({ id }) => id.startsWith(`${kind}:`));
      expect(causes.length).toBeGreaterThan(0);
      expect(causes.reduce((sum, { id }) => sum + countOf(section, id), 0)).toBe(countOf(section, kind));
    }
  });

  test('gives bounds where touches go unlogged', () => {
    const line = sectionOf(sample, 'black-hole')?.lines.find(({ id }) => id === 'lead:no-touch');
    expect(line?.sure.code).toBe('bounds');
  });

  test('has no section where nothing ever entered, and says so where nothing fell in', () => {
    expect(sectionOf(empty, 'black-hole')).toBeUndefined();
    expect(sectionOf(bare, 'black-hole')?.lines).toMatchObject([
      { id: 'lead', value: '0 of 1', next: { code: 'kept' } },
    ]);
  });
});

describe('whether both mean the same by a good lead', () => {
  test('tells disputes and grades, and is absent without either', () => {
    expect(sectionOf(sample, 'judged-leads')?.lines.map(({ id }) => id)).toEqual([
      'met',
      'not-met',
      'unknown',
      'grades',
      'kappa',
    ]);
    expect(sectionOf(empty, 'judged-leads')).toBeUndefined();
  });
});
