import {
  type AlignmentDimension,
  type AlignmentTerms,
  alignmentDimensions,
  type DimensionName,
  presetMinimumCoverage,
} from '../../agreement/alignment-terms.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import {
  type DimensionEvidence,
  type DimensionReading,
  type EvidenceKind,
  scoreAgainst,
} from './dimension.js';
import { weightedMean, weightRange } from './weight-range.js';

/**
 * Describes how aligned the departments are: a figure where enough of it is measured, and always each dimension.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlignmentIndex {
  /** The index, 0–100; null where nothing is agreed, or too little of it is measured. */
  readonly value: number | null;
  /** Why there is no index. */
  readonly reason?: 'not-agreed' | 'too-little-measured';
  /** Weight that is scored, of all weight: in all, and by where the evidence comes from. */
  readonly coverage: { readonly all: Ratio } & { readonly [Kind in EvidenceKind]: Ratio };
  /** The least share of all weight that makes an index. */
  readonly minimumCoverage: number;
  /** Between what and what it lies when each weight may be off by half of itself; absent without an index. */
  readonly range?: { readonly low: number; readonly high: number };
  /** Between what and what it lies if what is missing scored 0, and if it scored 100; absent without an index. */
  readonly ifMissing?: { readonly low: number; readonly high: number };
  /** The index over what the journal alone shows; null where that is too little. */
  readonly fromJournal: number | null;
  /** The dimension that costs most, and how many points; absent where none does. */
  readonly costsMost?: { readonly id: DimensionName; readonly points: number };
  /** Each dimension: those of the agreement in its order, then those that were measured beside. */
  readonly dimensions: ReadonlyArray<DimensionReading>;
  /** The index in one English sentence. */
  readonly text: string;
}

/**
 * Holds what was measured against what was agreed, and weighs it: the alignment index.
 *
 * **Details**: the weighted mean of the scores of all dimensions that have a target and were measured. Outcomes, such as
 * wins and revenue, are no dimension: what alignment is for cannot prove it. An opinion is none either.
 *
 * @param terms - what both agreed alignment is held against; undefined where they did not
 * @returns a function from what was measured, each dimension at most once, to the index
 * @example
 * ```ts
 * import { alignmentIndex } from 'smarketing/review/alignment'
 *
 * const index = alignmentIndex({ dimensions: [
 *   { id: 'acceptance', weight: 30, atLeast: 0.9 },
 *   { id: 'signals', weight: 10, atLeast: 0.8 },
 *   { id: 'message', weight: 10, atLeast: 0.8 },
 * ] })([
 *   { id: 'acceptance', measured: 0.9, evidence: 'journal', owner: 'marketing' },
 *   { id: 'signals', measured: 0.4, evidence: 'journal', owner: 'marketing' },
 * ])
 * index.value // => 87.5
 * index.range // => { low: 75, high: 95 }
 * index.costsMost // => { id: 'signals', points: 12.5 }
 * index.text // => 'Alignment 87.5 of 100 (75.0 to 95.0 if each weight were off by half), on 80% of the agreed weight; signals from the field that are told back in time cost most, 12.5 points.'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const alignmentIndex =
  (terms: AlignmentTerms | undefined) =>
  (evidence: ReadonlyArray<DimensionEvidence>): AlignmentIndex => {
    const minimumCoverage = terms?.minimumCoverage ?? presetMinimumCoverage;
    const weighed = (terms?.dimensions ?? []).filter(({ weight }) => Number.isFinite(weight) && weight > 0);
    const read = [
      ...weighed.map((dimension) =>
        readingOf(
          dimension,
          evidence.find(({ id }) => id === dimension.id),
        ),
      ),
      ...evidence.filter(({ id }) => weighed.every((one) => one.id !== id)).map(beside),
    ];
    const whole = weightOf(weighed);
    const scored = read.filter(isScored);
    const coverageOf = (some: ReadonlyArray<Scored>): Ratio => ratio(weightOf(some), whole);
    const fromJournal = scored.filter((one) => one.evidence === 'journal');
    const isEnough = (some: ReadonlyArray<Scored>): boolean =>
      (coverageOf(some).value ?? 0) >= minimumCoverage;
    const value = isEnough(scored) ? weightedMean(scored) : null;
    const known = weightOf(scored);
    const dimensions = read.map((one) =>
      isScored(one) ? { ...one, costs: (one.weight * (100 - one.score)) / known } : one,
    );
    const dearest = dimensions.reduce<DimensionReading | undefined>(
      (most, one) => ((one.costs ?? 0) > (most?.costs ?? 0) ? one : most),
      undefined,
    );
    const costsMost =
      value === null || dearest === undefined || dearest.costs === null
        ? undefined
        : { id: dearest.id, points: dearest.costs };
    const range = value === null ? null : weightRange(scored);
    const index: Omit<AlignmentIndex, 'text'> = {
      value,
      ...(value === null ? { reason: terms === undefined ? 'not-agreed' : 'too-little-measured' } : {}),
      coverage: {
        all: coverageOf(scored),
        journal: coverageOf(fromJournal),
        declared: coverageOf(scored.filter((one) => one.evidence === 'declared')),
      },
      minimumCoverage,
      ...(range === null ? {} : { range }),
      ...(value === null
        ? {}
        : {
            ifMissing: {
              low: (value * known) / whole,
              high: (value * known + 100 * (whole - known)) / whole,
            },
          }),
      fromJournal: isEnough(fromJournal) ? weightedMean(fromJournal) : null,
      ...(costsMost === undefined ? {} : { costsMost }),
      dimensions,
    };
    return { ...index, text: textOf(index) };
  };

type Scored = DimensionReading & { readonly score: number };

const isScored = (reading: DimensionReading): reading is Scored => reading.score !== null;

const weightOf = (some: ReadonlyArray<Pick<AlignmentDimension, 'weight'>>): number =>
  some.reduce((sum, { weight }) => sum + weight, 0);

const targetOf = ({ atLeast, atMost }: AlignmentDimension): DimensionReading['target'] =>
  atLeast !== undefined
    ? { sense: 'at-least', value: atLeast }
    : atMost !== undefined
      ? { sense: 'at-most', value: atMost }
      : undefined;

const readingOf = (dimension: AlignmentDimension, found: DimensionEvidence | undefined): DimensionReading => {
  const { id, weight } = dimension;
  const target = targetOf(dimension);
  const known: DimensionEvidence = found ?? {
    id,
    measured: null,
    missing: 'Nothing was measured.',
    owner: 'operations',
  };
  const basis = { ...known, label: alignmentDimensions[id].label, weight };
  if (target === undefined) {
    const missing = 'No target is agreed, so that it counts as missing.';
    return { ...basis, missing, state: 'no-target', score: null, costs: null };
  }
  if (known.measured === null || !Number.isFinite(known.measured))
    return { ...basis, measured: null, target, state: 'not-measured', score: null, costs: null };
  const score = scoreAgainst(target);
  const interval = known.share?.interval ?? known.interval;
  const ends = interval === undefined ? [] : [score(interval.low), score(interval.high)];
  return {
    ...basis,
    target,
    state: 'scored',
    score: score(known.measured),
    ...(ends.length === 0 ? {} : { scores: { low: Math.min(...ends), high: Math.max(...ends) } }),
    costs: null,
  };
};

const beside = (found: DimensionEvidence): DimensionReading => ({
  ...found,
  label: alignmentDimensions[found.id].label,
  weight: 0,
  state: found.measured === null ? 'not-measured' : 'not-agreed',
  score: null,
  costs: null,
});

const textOf = ({ value, reason, coverage, range, costsMost }: Omit<AlignmentIndex, 'text'>): string => {
  const covered = `${Math.floor((coverage.all.value ?? 0) * 100)}%`;
  if (reason === 'not-agreed')
    return 'Nothing says what alignment is held against, so that there is no index.';
  if (value === null || range === undefined)
    return `Only ${covered} of the agreed weight is measured, too little for an index.`;
  const worst =
    costsMost === undefined
      ? 'every target is reached'
      : `${alignmentDimensions[costsMost.id].label} cost most, ${costsMost.points.toFixed(1)} points`;
  return `Alignment ${value.toFixed(1)} of 100 (${range.low.toFixed(1)} to ${range.high.toFixed(1)} if each weight were off by half), on ${covered} of the agreed weight; ${worst}.`;
};
