import type { Party } from '../../../kernel/party.js';
import type { AlignmentIndex } from '../../alignment/alignment-index.js';
import type { DimensionReading } from '../../alignment/dimension.js';
import type { Outcome } from '../../parts/alignment.js';
import { forInformation, kept, type NextStep, notAgreed, see } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { LineData, ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { counted, declared, type Sureness, sureOfShare, unmeasured } from '../sureness.js';

/**
 * Writes how aligned both are by what they do: the index, each dimension that counts or was measured, and what came of it.
 *
 * @category sections
 * @since 0.1.0
 */
export const alignmentSection: SectionOf =
  (terms) =>
  ({ alignment: { index, outcomes } }) => ({
    id: 'alignment',
    title: 'How aligned both are',
    about: 'What was measured, held against what both agreed on; wins and revenue stand beside it.',
    lines: [
      indexLine(index),
      ...index.dimensions
        .filter(({ measured, weight }) => measured !== null || weight > 0)
        .map((dimension) => dimensionLine(terms, dimension)),
      ...outcomes.map(outcomeLine),
    ],
  });

const points = (value: number): string => value.toFixed(1);

const indexLine = (index: AlignmentIndex): ReportLine => {
  const { value, coverage, range, ifMissing, fromJournal, costsMost, text } = index;
  return {
    id: 'index',
    label: 'Alignment index',
    value: value === null ? 'none' : `${points(value)} of 100`,
    data: { kind: 'number', number: value },
    means: text,
    sure:
      range === undefined
        ? unmeasured('there is no index, only its dimensions')
        : {
            code: 'bounds',
            ...range,
            text: `between ${points(range.low)} and ${points(range.high)} if each weight were off by half`,
          },
    next:
      index.reason === 'not-agreed'
        ? notAgreed('nobody agreed on what alignment is held against')
        : costsMost === undefined
          ? see('alignment', 'what is missing stands at each dimension')
          : see('alignment', 'what costs most stands below', `dimension:${costsMost.id}`),
    ...(value === null || ifMissing === undefined
      ? {}
      : {
          details: [
            ...(ifMissing.low === ifMissing.high
              ? []
              : [
                  `What is missing could bring it down to ${points(ifMissing.low)} or up to ${points(ifMissing.high)}.`,
                ]),
            `Of the agreed weight ${percent(coverage.journal.value ?? 0)} rests on the journal and ${percent(coverage.declared.value ?? 0)} on what was declared.`,
            fromJournal === null
              ? 'The journal alone shows too little for an index.'
              : `By the journal alone it is ${points(fromJournal)}.`,
          ],
        }),
  };
};

const dimensionLine = (terms: ReportTerms, dimension: DimensionReading): ReportLine => {
  const { id, label, weight, score, costs, target, measured, missing } = dimension;
  const against =
    target === undefined
      ? ''
      : `${target.sense === 'at-least' ? 'at least' : 'at most'} ${measureText(dimension, target.value)}`;
  return {
    id: `dimension:${id}`,
    label: `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`,
    value: measured === null ? 'not measured' : measureText(dimension, measured),
    data: dataOf(dimension),
    means:
      score !== null && costs !== null
        ? `It scores ${points(score)} of 100 against ${against}, weighs ${count(weight)}, and costs the index ${points(costs)} points.`
        : weight === 0
          ? 'The agreement does not weigh it.'
          : `It weighs ${count(weight)} and counts as missing${against === '' ? '' : `, against ${against}`}.`,
    sure: sureOf(dimension),
    next: nextOf(terms, dimension.owner, dimension, missing),
  };
};

/** A κ is no share of anything. */
const measureText = ({ id }: DimensionReading, value: number): string =>
  id === 'rater-agreement' ? value.toFixed(2) : percent(value);

const dataOf = ({ share, measured }: DimensionReading): LineData =>
  share === undefined ? { kind: 'number', number: measured } : { kind: 'share', share };

const sureOf = ({ measured, evidence, share, interval, missing }: DimensionReading): Sureness => {
  if (measured === null) return unmeasured(sentenceInLine(missing ?? 'Nothing was measured.'));
  if (evidence === 'declared') return declared('somebody stands for it; the journal does not show it');
  if (share !== undefined) return sureOfShare(share);
  return interval === undefined
    ? counted()
    : {
        code: 'bounds',
        low: interval.low,
        high: interval.high,
        text: `${percent(interval.confidence, 0)} interval ${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`,
      };
};

/** A sentence as a part of a line: without its capital and its full stop. */
const sentenceInLine = (text: string): string =>
  `${text.slice(0, 1).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;

const nextOf = (
  { owed }: ReportTerms,
  owner: Party,
  { state, score }: DimensionReading,
  missing: string | undefined,
): NextStep => {
  switch (state) {
    case 'not-agreed':
      return notAgreed('the agreement does not weigh it');
    case 'no-target':
      return owed('operations', 'Bring a target for it to the table.');
    case 'not-measured':
      return owed(owner, `Provide the evidence. ${missing ?? 'Nothing was measured.'}`);
    case 'scored':
      return score === 100
        ? kept('its target is reached')
        : owed(owner, 'Say how it will reach its target, or bring the target to the table.');
  }
};

const outcomeLine = ({ period, won, revenue }: Outcome): ReportLine => ({
  id: `outcome:${period}`,
  label: `What came of it in ${period}`,
  value: `${counting(won, 'sale')}, ${moneyText(revenue)}`,
  data: { kind: 'count', count: won },
  means: 'Outcomes stand beside the index and play no part in it: what alignment is for cannot prove it.',
  sure: counted(),
  next: forInformation(),
});
