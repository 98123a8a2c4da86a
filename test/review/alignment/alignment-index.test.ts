import type { AlignmentTerms } from 'smarketing/agreement';
import { rate } from 'smarketing/kernel';
import {
  alignmentIndex,
  type DimensionEvidence,
  scoreAgainst,
  weightRange,
} from 'smarketing/review/alignment';
import { describe, expect, test } from 'vitest';

const terms: AlignmentTerms = {
  dimensions: [
    { id: 'acceptance', weight: 30, atLeast: 0.9 },
    { id: 'signals', weight: 20, atLeast: 0.5 },
    { id: 'source-gap', weight: 10, atMost: 0.1 },
    { id: 'message', weight: 25, atLeast: 0.8 },
    { id: 'tools', weight: 15 },
  ],
};
const acceptance: DimensionEvidence = {
  id: 'acceptance',
  measured: 0.45,
  evidence: 'journal',
  share: rate(45, 100),
  owner: 'marketing',
};
const signals: DimensionEvidence = { id: 'signals', measured: 1, evidence: 'journal', owner: 'marketing' };
const sourceGap: DimensionEvidence = {
  id: 'source-gap',
  measured: 0.4,
  evidence: 'declared',
  owner: 'operations',
};
const tools: DimensionEvidence = { id: 'tools', measured: 0.9, evidence: 'journal', owner: 'marketing' };
const promises: DimensionEvidence = {
  id: 'promises',
  measured: 0.7,
  evidence: 'journal',
  owner: 'operations',
};

describe('a score', () => {
  test('is what was measured over what was agreed, and no more than all', () => {
    const score = scoreAgainst({ sense: 'at-least', value: 0.8 });
    expect([0, 0.2, 0.4, 0.8, 1, -0.3].map(score)).toEqual([0, 25, 50, 100, 100, 0]);
  });

  test('is mirrored for what must not be large', () => {
    const score = scoreAgainst({ sense: 'at-most', value: 0.1 });
    expect([0, 0.05, 0.1, 0.2, 0.4, 1].map(score)).toEqual([100, 100, 100, 50, 25, 10]);
    const none = scoreAgainst({ sense: 'at-most', value: 0 });
    expect([0, 0.001].map(none)).toEqual([100, 0]);
  });
});

describe('an index', () => {
  const index = alignmentIndex(terms)([acceptance, signals, sourceGap, tools, promises]);

  test('is the weighted mean of what is scored', () => {
    // 30 · 50 + 20 · 100 + 10 · 25 over 60
    expect(index.value).toBeCloseTo(62.5, 12);
    expect(index.coverage.all).toMatchObject({ numerator: 60, denominator: 100, value: 0.6 });
    expect(index.dimensions.map(({ id, state, score }) => [id, state, score])).toEqual([
      ['acceptance', 'scored', 50],
      ['signals', 'scored', 100],
      ['source-gap', 'scored', 25],
      ['message', 'not-measured', null],
      ['tools', 'no-target', null],
      ['promises', 'not-agreed', null],
    ]);
  });

  test('keeps what the journal shows apart from what is declared', () => {
    expect(index.coverage.journal.numerator).toBe(50);
    expect(index.coverage.declared.numerator).toBe(10);
    expect(index.fromJournal).toBeNull();
    const more = alignmentIndex({ ...terms, minimumCoverage: 0.5 })([acceptance, signals, sourceGap]);
    expect(more.fromJournal).toBe(70);
  });

  test('has the range of its corners', () => {
    // least: acceptance and the gap heavy, signals light; most: signals alone heavy
    expect(index.range?.low).toBeCloseTo((3 * 1500 + 2000 + 3 * 250) / 140, 12);
    expect(index.range?.high).toBeCloseTo((1500 + 3 * 2000 + 250) / 100, 12);
    expect(weightRange([{ score: 40, weight: 7 }])).toEqual({ low: 40, high: 40 });
    expect(weightRange([])).toBeNull();
  });

  test('says how far what is missing could move it', () => {
    expect(index.ifMissing?.low).toBeCloseTo(37.5, 12);
    expect(index.ifMissing?.high).toBeCloseTo(77.5, 12);
  });

  test('names the dimension that costs most', () => {
    expect(index.costsMost).toEqual({ id: 'acceptance', points: 25 });
    const perfect = alignmentIndex(terms)([
      { ...acceptance, measured: 0.95 },
      signals,
      { ...sourceGap, measured: 0 },
    ]);
    expect(perfect.value).toBe(100);
    expect(perfect).not.toHaveProperty('costsMost');
    expect(perfect.text).toContain('every target is reached');
  });

  test('says of a dimension what it would score at the ends of its interval', () => {
    const { scores } = index.dimensions[0] ?? {};
    expect(scores?.low).toBeCloseTo((0.3561 / 0.9) * 100, 1);
    expect(scores?.high).toBeCloseTo((0.5476 / 0.9) * 100, 1);
  });

  test('is not given below the agreed coverage, its dimensions are', () => {
    const thin = alignmentIndex({ ...terms, minimumCoverage: 0.61 })([acceptance, signals, sourceGap]);
    expect(thin).toMatchObject({ value: null, reason: 'too-little-measured', fromJournal: null });
    expect(thin.dimensions[0]?.score).toBe(50);
    expect(thin).not.toHaveProperty('range');
    expect(thin.text).toBe('Only 60% of the agreed weight is measured, too little for an index.');
  });

  test('is not given where nothing is agreed', () => {
    const none = alignmentIndex(undefined)([acceptance, signals]);
    expect(none).toMatchObject({ value: null, reason: 'not-agreed', coverage: { all: { value: null } } });
    expect(none.dimensions.map(({ state, measured }) => [state, measured])).toEqual([
      ['not-agreed', 0.45],
      ['not-agreed', 1],
    ]);
  });

  test('takes what is no number for not measured', () => {
    const odd = alignmentIndex(terms)([
      { ...acceptance, measured: Number.NaN },
      { ...signals, measured: Number.POSITIVE_INFINITY },
    ]);
    expect(odd.dimensions.slice(0, 2).map(({ state, measured }) => [state, measured])).toEqual([
      ['not-measured', null],
      ['not-measured', null],
    ]);
    expect(JSON.parse(JSON.stringify(odd))).toEqual(odd);
  });
});
