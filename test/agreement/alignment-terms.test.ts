import {
  type Agreement,
  type AlignmentTerms,
  alignmentDimensions,
  compileAgreement,
  draftAgreement,
  type MeasuresOfDepartments,
  proposedAlignment,
} from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { diffAgreements } from 'smarketing/agreement/diff';
import { intlZones } from 'smarketing/calendar';
import { day, type Instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import { decodeAgreement, encodeAgreement } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const draft = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
});
const alignment: AlignmentTerms = {
  dimensions: [
    { id: 'acceptance', weight: 20, atLeast: 0.9 },
    { id: 'signals', weight: 10 },
    { id: 'source-gap', weight: 5, atMost: 0 },
  ],
};
const measuredBy: MeasuresOfDepartments = {
  sales: {
    metrics: [
      { id: 'revenue', shareOfPay: 0.6 },
      { id: 'margin', shareOfPay: 0.1 },
    ],
    horizon: 91 * day,
  },
  marketing: { metrics: [{ id: 'leads' }], horizon: 365 * day, terms: { sale: 1 } },
};
const agreed: Agreement = { ...draft, alignment, measuredBy };

const issuesOf = (change: unknown): ReadonlyArray<string> => {
  const compiled = compileAgreement(intlZones)({ ...draft, ...(change as Partial<Agreement>) });
  return compiled._tag === 'Right' ? [] : compiled.left.map(({ code, path }) => `${code} ${path.join('.')}`);
};
const gapsOf = (agreement: Agreement): ReadonlyArray<string> =>
  orThrow(compileAgreement(intlZones)(agreement))
    .gaps.filter(({ path }) => path[0] === 'alignment' || path[0] === 'measuredBy')
    .map(({ code, path, owner }) => `${code} ${path.join('.')} ${owner}`);

describe('what alignment is held against', () => {
  test('compiles, and lists what it leaves open', () => {
    expect(gapsOf(draft)).toEqual([
      'no-alignment-terms alignment operations',
      'measures-not-declared measuredBy.sales sales',
      'measures-not-declared measuredBy.marketing marketing',
    ]);
    expect(gapsOf(agreed)).toEqual(['dimension-without-target alignment.dimensions.1 operations']);
  });

  test('is proposed for every dimension once, with weights of 100 in all', () => {
    expect(issuesOf({ alignment: proposedAlignment })).toEqual([]);
    const { dimensions } = proposedAlignment;
    expect(dimensions.map(({ id }) => id).sort()).toEqual(Object.keys(alignmentDimensions).sort());
    expect(dimensions.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
  });

  test('is refused with every fault at once', () => {
    const dimensions = [
      { id: 'acceptanse', weight: 1, atLeast: 0.5 },
      { id: 'signals', weight: 0, atLeast: 0 },
      { id: 'signals', weight: 1.5, atLeast: 1.1 },
      { id: 'tools', weight: 1_001, atMost: 0.5 },
      { id: 'source-gap', weight: Number.NaN, atLeast: 0.5, atMost: -0.1 },
      { id: '__proto__', weight: 1 },
    ];
    expect(issuesOf({ alignment: { dimensions, minimumCoverage: 0 } })).toEqual([
      'unknown-value alignment.dimensions.0.id',
      'not-a-weight alignment.dimensions.1.weight',
      'zero-target alignment.dimensions.1.atLeast',
      'not-a-weight alignment.dimensions.2.weight',
      'out-of-range alignment.dimensions.2.atLeast',
      'not-a-weight alignment.dimensions.3.weight',
      'wrong-sense alignment.dimensions.3.atMost',
      'not-a-weight alignment.dimensions.4.weight',
      'wrong-sense alignment.dimensions.4.atLeast',
      'out-of-range alignment.dimensions.4.atMost',
      'unknown-value alignment.dimensions.5.id',
      'repeated-id alignment.dimensions.2.id',
      'zero-target alignment.minimumCoverage',
    ]);
    expect(issuesOf({ alignment: { dimensions: [] } })).toEqual(['nothing-weighed alignment.dimensions']);
    expect(issuesOf({ alignment: null })).toEqual(['unreadable ']);
  });
});

describe('what a department says of itself', () => {
  test('is refused with every fault at once', () => {
    const sales = {
      metrics: [
        { id: 'revenue', shareOfPay: 0.9 },
        { id: 'revenue', shareOfPay: 0.2 },
        { id: ' ', shareOfPay: 2 },
      ],
      horizon: 0,
      terms: { sail: 1, sale: 0 },
    };
    expect(issuesOf({ measuredBy: { sales } })).toEqual([
      'empty-text measuredBy.sales.metrics.2.id',
      'out-of-range measuredBy.sales.metrics.2.shareOfPay',
      'repeated-id measuredBy.sales.metrics.1.id',
      'out-of-range measuredBy.sales.metrics',
      'zero-target measuredBy.sales.horizon',
      'unknown-term measuredBy.sales.terms.sail',
      'not-a-version measuredBy.sales.terms.sale',
    ]);
  });

  test('may spread all pay, however its shares round', () => {
    const metrics = Array.from({ length: 10 }, (_, index) => ({ id: `m${index}`, shareOfPay: 0.1 }));
    expect(issuesOf({ measuredBy: { sales: { metrics } } })).toEqual([]);
  });
});

describe('on paper', () => {
  const contract = contractMarkdown(orThrow(compileAgreement(intlZones)(agreed)), 0 as Instant)([]);

  test('stands in the contract', () => {
    expect(contract).toContain('## What alignment is held against');
    expect(contract).toMatch(
      /`acceptance`.*\| handed-over leads that Sales accepts +\| 20 +\| at least 90% /,
    );
    expect(contract).toMatch(/`signals`.*\*\*not agreed\*\*/);
    expect(contract).toMatch(/`source-gap`.*at most 0%/);
    expect(contract).toContain(
      '- Sales is measured by `revenue` (60% of pay), `margin` (10% of pay); looks 91 days ahead.',
    );
    expect(contract).toContain(
      '- Marketing is measured by `leads`; looks 365 days ahead; works with [`sale`](#term-sale) in version 1.',
    );
  });

  test('survives the way to disk and back', () => {
    const wire = JSON.parse(JSON.stringify(encodeAgreement(agreed)));
    expect(wire.measuredBy.sales.horizon).toBe('P91D');
    expect(orThrow(decodeAgreement(wire))).toEqual(agreed);
  });

  test('is refused by its place where a name is wrong', () => {
    const wire = JSON.parse(JSON.stringify(encodeAgreement(agreed)));
    wire.alignment.dimensions[0].id = 'acceptanse';
    wire.measuredBy.operations = {};
    const read = decodeAgreement(wire);
    expect(read._tag === 'Left' && read.left.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'not-one-of alignment.dimensions.0.id',
      'unknown-key measuredBy.operations',
    ]);
  });
});

describe('the difference of two', () => {
  const changesTo = (change: Partial<Agreement>): ReadonlyArray<string> =>
    diffAgreements(agreed)({ ...agreed, ...change }).map(
      ({ direction, on, text }) => `${direction} on ${on}: ${text}`,
    );

  test('says what is harder and what is easier to reach', () => {
    const dimensions: AlignmentTerms['dimensions'] = [
      { id: 'acceptance', weight: 30, atLeast: 0.8 },
      { id: 'signals', weight: 10, atLeast: 0.5 },
      { id: 'source-gap', weight: 5, atMost: 0.1 },
      { id: 'tools', weight: 5, atLeast: 0.5 },
    ];
    expect(changesTo({ alignment: { dimensions, minimumCoverage: 0.8 } })).toEqual([
      'looser on both: alignment, dimensions, acceptance, at least: 0.9 → 0.8',
      'neither on both: alignment, dimensions, acceptance, weight: 20 → 30',
      'stricter on both: alignment, dimensions, signals, at least: added',
      'looser on both: alignment, dimensions, source-gap, at most: 0 → 0.1',
      'stricter on both: alignment, dimensions, tools: added',
      'stricter on both: alignment, minimum coverage: added',
    ]);
  });

  test('names the department whose measures change', () => {
    const sales = { ...measuredBy.sales, metrics: [{ id: 'revenue', shareOfPay: 0.6 }], horizon: 182 * day };
    expect(changesTo({ measuredBy: { ...measuredBy, sales } })).toEqual([
      'neither on sales: measured by, sales, horizon: 91 days → 182 days',
      'neither on sales: measured by, sales, metrics, margin: removed',
    ]);
  });
});
