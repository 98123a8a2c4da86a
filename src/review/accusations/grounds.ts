import type { Agreement } from '../../agreement/agreement.js';
import type { DimensionName } from '../../agreement/alignment-terms.js';
import type { Compliance, ObligationCompliance } from '../../agreement/compliance/compliance-reading.js';
import type { Obligation } from '../../agreement/obligation.js';
import { type Department, departments } from '../../kernel/party.js';
import type { PolicyAttainmentReading } from '../parts/attainment.js';
import type { DisputesReview } from '../parts/disputes.js';
import type { PassesReview } from '../parts/passes.js';
import type { RaterAgreementReview } from '../parts/rater-agreement.js';
import type { ReadingReadiness } from '../readiness/readiness.js';
import type { ReadingName } from '../readiness/reading-need.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { EvidenceLine } from './accusation.js';
import { type AgreedShare, shareText } from './evidence.js';

/**
 * Describes on what accusations are judged: what the review has read already.
 *
 * @category model
 * @since 0.1.0
 */
export interface AccusationGrounds {
  /** What the review reads. */
  readonly subjects: ReviewSubjects;
  /** Which readings have evidence. */
  readonly readiness: ReadonlyArray<ReadingReadiness>;
  /** What became of the passes of leads. */
  readonly passes: PassesReview;
  /** How the promises with a time limit were kept. */
  readonly attainment: ReadonlyArray<PolicyAttainmentReading>;
  /** Who kept which obligation. */
  readonly compliance: Compliance;
  /** What rejected leads turned out to be; absent where nobody records rejections. */
  readonly disputes?: DisputesReview;
  /** How far both grade alike; absent where nobody grades. */
  readonly raterAgreement?: RaterAgreementReview;
}

/** What a reading lacks first, and who can record it. */
export const switchOnOf = (
  readiness: ReadonlyArray<ReadingReadiness>,
  reading: ReadingName,
): ReadingReadiness['switchOn'] =>
  readiness.find((entry) => entry.reading === reading && entry.status === 'missing')?.switchOn;

/** What alignment is held against in one dimension. */
export const alignmentTarget = (
  { alignment }: Agreement,
  dimension: DimensionName,
): AgreedShare | undefined => {
  const atLeast = alignment?.dimensions.find(({ id }) => id === dimension)?.atLeast;
  return atLeast === undefined ? undefined : { atLeast, agreedIn: `alignment.dimensions.${dimension}` };
};

/** What an obligation of either department asks for. */
export const obligationTarget = (
  { obligations }: Agreement,
  isMeant: (metric: Obligation['metric']) => boolean,
): AgreedShare | undefined => {
  for (const side of departments) {
    const found = obligations[side].find(({ metric }) => isMeant(metric));
    if (found !== undefined) return { atLeast: found.atLeast, agreedIn: `obligations.${side}.${found.id}` };
  }
  return undefined;
};

/** How a department kept some of its obligations in the last period that is over: what is undecided is left out. */
export const obligationLines = (
  { compliance }: AccusationGrounds,
  side: Department,
  isMeant: (metric: ObligationCompliance['metric']) => boolean,
): ReadonlyArray<EvidenceLine> =>
  compliance.sides[side].obligations.flatMap((obligation): ReadonlyArray<EvidenceLine> => {
    const last = obligation.periods.findLast(({ closed }) => closed);
    if (!isMeant(obligation.metric) || last === undefined) return [];
    if (last.state !== 'kept' && last.state !== 'missed') return [];
    const { measured } = last;
    return [
      {
        id: 'obligation',
        of: obligation.id,
        meaning: obligation.title,
        speaks: last.state === 'missed' ? 'for' : 'against',
        weight: 'decides',
        measured:
          measured.unit === 'share'
            ? { kind: 'share', share: measured.value }
            : { kind: 'count', count: measured.value },
        target: {
          sense: 'at-least',
          value: obligation.atLeast,
          agreedIn: `obligations.${side}.${obligation.id}`,
        },
        text: `${obligation.title} ${last.state === 'missed' ? 'Missed' : 'Kept'} in ${last.period}: ${
          measured.unit === 'share' ? shareText(measured.value) : measured.value
        }.`,
      },
    ];
  });
