import { percent } from '../../kernel/percent-text.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate, wilson } from '../../kernel/wilson.js';
import type { EvidenceLine, EvidenceName, MissingEvidence } from './accusation.js';

/** What was found for one accusation. */
export interface Found {
  readonly lines: ReadonlyArray<EvidenceLine>;
  readonly missing: ReadonlyArray<MissingEvidence>;
}

/** What a figure is held against, and where the agreement says so. */
export interface AgreedShare {
  readonly atLeast: number;
  readonly agreedIn: string;
}

/** The 95% interval in which a share may truly lie, where some of what it is taken of can still go either way. */
interface ShareRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The range of a share of which some are undecided: as if none of them came to it, and as if all did, each with what
 * chance adds. Null where there is nothing to divide by.
 */
export const rangeOf = (numerator: number, denominator: number, undecided = 0): ShareRange | null =>
  denominator === 0
    ? null
    : {
        low: wilson(numerator, denominator).low,
        high: wilson(Math.min(denominator, numerator + undecided), denominator).high,
      };

/** What a share that should be high says of the accusation that it is low. */
export const speaksOf = (range: ShareRange | null, atLeast: number): 'for' | 'against' | 'open' => {
  if (range === null) return 'open';
  return range.high < atLeast ? 'for' : range.low >= atLeast ? 'against' : 'open';
};

/** A share that is held against what both agreed on; without a target it is only told. */
export const shareLine = (
  basis: Pick<EvidenceLine, 'id' | 'of' | 'meaning' | 'fromOthers'> & {
    readonly weight?: EvidenceLine['weight'];
  },
  share: Ratio,
  target: AgreedShare | undefined,
  range: ShareRange | null = rangeOf(share.numerator, share.denominator),
): EvidenceLine => {
  const speaks = target === undefined ? 'told' : speaksOf(range, target.atLeast);
  const { weight = 'decides', ...rest } = basis;
  return {
    ...rest,
    speaks,
    weight: speaks === 'told' ? 'told' : weight,
    measured: { kind: 'share', share },
    ...(target === undefined
      ? {}
      : { target: { sense: 'at-least', value: target.atLeast, agreedIn: target.agreedIn } }),
    text: `${basis.meaning} ${shareText(share)}${target === undefined ? '' : `, at least ${percentText(target.atLeast)} agreed${wordsOf[speaks]}`}.`,
  };
};

const wordsOf = {
  for: ': missed beyond chance',
  against: ': reached beyond chance',
  open: ': not decided yet',
  told: '',
} as const;

/** What keeps a line from deciding: nothing to judge, no target, or chance. */
export const missingOf = (
  { id, speaks, weight, measured, meaning }: EvidenceLine,
  owner: MissingEvidence['owner'],
): ReadonlyArray<MissingEvidence> => {
  const isEmpty = measured.kind === 'share' && measured.share.value === null;
  const what = meaning.replace(/[.:]$/, '');
  if (isEmpty)
    return [{ id, why: 'nothing-to-judge', what: `Nothing has happened yet that shows it: ${what}`, owner }];
  if (speaks === 'told' && weight === 'told')
    return [
      { id, why: 'not-agreed', what: `Agree on what this is to be at least: ${what}`, owner: 'operations' },
    ];
  return speaks === 'open'
    ? [{ id, why: 'within-noise', what: `Wait for more of it, or count a longer time: ${what}`, owner }]
    : [];
};

/** Evidence that nobody records. */
export const unrecorded = (
  id: EvidenceName,
  switchOn: { readonly what: string; readonly owner: MissingEvidence['owner'] } | undefined,
): ReadonlyArray<MissingEvidence> =>
  switchOn === undefined
    ? []
    : [{ id, why: 'not-recorded', what: `Let the systems ${switchOn.what}`, owner: switchOn.owner }];

/** A share in percent, without a digit behind the point that is 0. */
export const percentText = (share: number): string => percent(share).replace('.0%', '%');

/** A share with what it was computed from and its interval. */
export const shareText = ({ value, numerator, denominator, interval }: Ratio): string =>
  value === null
    ? 'nothing to judge'
    : `${percentText(value)} (${numerator} of ${denominator}${interval === undefined ? '' : `, 95% interval ${percentText(interval.low)}–${percentText(interval.high)}`})`;

/** The share of some among others, never more than all. */
export const shareOf = (some: number, all: number): Ratio => rate(Math.min(some, all), all);
