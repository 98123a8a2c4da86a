import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { Money } from '../../kernel/money.js';
import type { PeriodId } from '../../kernel/period.js';
import { measure } from '../../metrics/metric.js';
import { moneyOf } from '../../metrics/revenue/money-sum.js';
import { wonMoney } from '../../metrics/won-money.js';
import { type AlignmentIndex, alignmentIndex } from '../alignment/alignment-index.js';
import type { AlignmentDeclaration } from '../alignment/declaration.js';
import { type Divergence, divergenceOf } from '../alignment/divergence.js';
import { shouldTighten, type TighteningReading } from '../alignment/recommendation.js';
import { type StageReading, stageOf } from '../alignment/stage.js';
import type { ReviewPeriod } from '../review-period.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { Survey } from '../survey/survey.js';
import { readSurvey, type SurveyReading } from '../survey/survey-reading.js';
import { type AlignmentGrounds, dimensionEvidence } from './alignment-dimensions.js';
import { signEvidence } from './alignment-signs.js';
import { stageEvidence } from './alignment-stage.js';

/**
 * Describes what came of the work of both in a period; it stands beside the index and plays no part in it.
 *
 * @category model
 * @since 0.1.0
 */
export interface Outcome {
  /** The period. */
  readonly period: PeriodId;
  /** How many passes were won in it. */
  readonly won: number;
  /** What their sales are worth, each currency apart; a sum past 2^53 minor units is left out. */
  readonly revenue: ReadonlyArray<Money>;
}

/**
 * Describes how aligned the departments are, by what they do, by what they say, and by what they think.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlignmentReview {
  /** The time in which what happens counts: the period under way and the one before it, as in `compliance`. */
  readonly window: Interval;
  /** The index with each of its dimensions. */
  readonly index: AlignmentIndex;
  /** The stage of the relation, by evidence and not by score. */
  readonly stage: StageReading;
  /** Whether the departments should move closer at all. */
  readonly tightening: TighteningReading;
  /** How far they diverge in measures, horizons and terms, by what each says of itself. */
  readonly divergence: Divergence;
  /** What both think, the gap first; absent where no survey was given, or it was closed later. */
  readonly survey?: SurveyReading;
  /** What came of it, in the period under way and the one before it. */
  readonly outcomes: ReadonlyArray<Outcome>;
}

/**
 * Describes what people say of alignment, as far as a review takes it in.
 *
 * @internal
 */
export interface Spoken {
  readonly alignment?: AlignmentDeclaration;
  readonly survey?: Survey;
}

/**
 * Reads how aligned the departments are.
 *
 * @param subjects - what the review reads
 * @param period - the period
 * @param grounds - what other parts of the review found
 * @param spoken - what was declared and asked; only what was known by then counts
 * @returns the reading
 * @category readings
 * @since 0.1.0
 */
export const reviewAlignment = (
  subjects: ReviewSubjects,
  period: ReviewPeriod,
  grounds: Omit<AlignmentGrounds, 'window' | 'declaration' | 'heardUntil'>,
  { alignment: declaration, survey }: Spoken,
): AlignmentReview => {
  const { asOf, knownAt = asOf } = subjects.viewpoint;
  const heardUntil = Math.min(asOf, knownAt) as Instant;
  const window: Interval = {
    start: period.previous?.span.start ?? period.span.start,
    end: (asOf + 1) as Instant,
  };
  const all: AlignmentGrounds = { ...grounds, window, declaration, heardUntil };
  const { agreement } = subjects.agreement;
  const divergence = divergenceOf(agreement);
  const items = stageEvidence(subjects, all, divergence);
  const stage = stageOf(items);
  return {
    window,
    index: alignmentIndex(agreement.alignment)(dimensionEvidence(subjects, all, divergence)),
    stage,
    tightening: shouldTighten(stage.stage)(signEvidence(subjects, all, items)),
    divergence,
    ...(survey === undefined || survey.closedAt > heardUntil ? {} : { survey: readSurvey(survey) }),
    outcomes: [
      ...(period.previous === undefined ? [] : [outcomeOf(subjects, period.previous)]),
      outcomeOf(subjects, period),
    ],
  };
};

const outcomeOf = ({ passes }: ReviewSubjects, { id, span }: Pick<ReviewPeriod, 'id' | 'span'>): Outcome => {
  const inSpan = contains(span);
  const won = passes.filter(({ pass: { exit } }) => exit?.kind === 'won' && inSpan(exit.at));
  return { period: id, won: won.length, revenue: measure(moneyOf(wonMoney))(won) };
};
