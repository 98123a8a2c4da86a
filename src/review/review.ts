import type { AgreementStanding } from '../agreement/agreement-standing.js';
import { type GoalCommitment, leadCommitmentsOf } from '../agreement/commitment/commitments.js';
import type { AgreementGap, CompiledAgreement } from '../agreement/compiled-agreement.js';
import { complianceOf } from '../agreement/compliance/compliance.js';
import type { Compliance } from '../agreement/compliance/compliance-reading.js';
import type { ProgrammesReading } from '../agreement/programmes/programme-reading.js';
import { programmesOf } from '../agreement/programmes/programmes.js';
import type { AssuranceReading } from '../cartridge/assure/assurance.js';
import type { Journal } from '../journal/journal.js';
import type { Viewpoint } from '../journal/visible-events.js';
import type { RecyclingReading } from '../metrics/acceptance/recycling-reading.js';
import type { AccusationReading } from './accusations/accusation.js';
import { reviewAccusations } from './accusations/accusations.js';
import { type BlackHole, reviewBlackHole } from './black-hole/black-hole.js';
import type { ComparedSubjects } from './compared-subjects.js';
import { debtsOf } from './debts/debts.js';
import type { Declared } from './declared.js';
import { type PageOne, pageOneOf } from './page-one/page-one.js';
import { type AcceptanceReview, reviewAcceptance } from './parts/acceptance.js';
import { type AlignmentReview, reviewAlignment } from './parts/alignment.js';
import { type AssetsReview, reviewAssets } from './parts/assets.js';
import { type PolicyAttainmentReading, reviewAttainment } from './parts/attainment.js';
import { type AttributionReview, reviewAttribution } from './parts/attribution.js';
import { type ChangeReview, reviewChange } from './parts/change.js';
import { type DialogueReview, reviewDialogue } from './parts/dialogue.js';
import { type DisputesReview, reviewDisputes } from './parts/disputes.js';
import { type EffortReview, reviewEffort } from './parts/effort.js';
import { type DataHonesty, dataHonesty } from './parts/honesty.js';
import { type LoadReview, reviewLoad } from './parts/load.js';
import { type PassesReview, reviewPasses } from './parts/passes.js';
import { type RaterAgreementReview, reviewRaterAgreement } from './parts/rater-agreement.js';
import { reviewRecycling } from './parts/recycling.js';
import { type RevenueReview, reviewRevenue } from './parts/revenue.js';
import { reviewSource, type SourceReview } from './parts/source.js';
import { reviewStageTimes, type StageTimesReview } from './parts/stage-times.js';
import { dataReadiness, type ReadingReadiness } from './readiness/readiness.js';
import { type ReviewPeriod, reviewPeriod } from './review-period.js';
import { type ReviewSubjects, reviewSubjects } from './review-subjects.js';

/**
 * Describes the whole review: what was promised, what happened, and what each side owes next.
 *
 * @category model
 * @since 0.1.0
 */
export interface Review extends Viewpoint, PassesReview {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** Which agreement it holds the journal against, and how far it is signed. */
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly standing: AgreementStanding;
    /** How many of its values are defaults that nobody has confirmed. */
    readonly unconfirmed: number;
    readonly gaps: ReadonlyArray<AgreementGap>;
  };
  /** The period it is about. */
  readonly period: ReviewPeriod;
  /** Which readings have evidence, and what to switch on. */
  readonly readiness: ReadonlyArray<ReadingReadiness>;
  /** The page that both sides read first. */
  readonly pageOne: PageOne;
  /** How long leads take from stage to stage; absent where fewer than two stages are recorded. */
  readonly stageTimes?: StageTimesReview;
  /** How Sales answers hand-overs, and what the answer is worth; absent where the journal holds no evidence of answers. */
  readonly acceptance?: AcceptanceReview;
  /** What becomes of the leads that Sales gives back; absent where nobody records returns. */
  readonly recycling?: RecyclingReading;
  /** What Sales has in hand against what it can take up; absent where nobody records hand-overs. */
  readonly load?: LoadReview;
  /** What drove the change since the last period; absent where there is none to compare with. */
  readonly change?: ChangeReview;
  /** How the promises with a time limit were kept, over all time. */
  readonly attainment: ReadonlyArray<PolicyAttainmentReading>;
  /** Who kept which obligation, in the period under way and the one before it. */
  readonly compliance: Compliance;
  /** On what grounds money is spent. */
  readonly programmes: ProgrammesReading;
  /** How many leads Marketing owes for each goal of new revenue. */
  readonly commitments: ReadonlyArray<GoalCommitment>;
  /** How the departments meet, keep their word and pass on what the field knows. */
  readonly dialogue: DialogueReview;
  /** How far what was made for selling is used with customers; absent where nobody records publication and use. */
  readonly assets?: AssetsReview;
  /** What comes of it all in money: deals, how fast, whose, at what cost, and how well it was foretold. */
  readonly revenue: RevenueReview;
  /** What was delivered of the services that were promised; absent where `deliveriesIn` was not given. */
  readonly deliveries?: AssuranceReading;
  /** What went in and did not come out: leads, assets, programmes and launches, with causes, owners and money. */
  readonly blackHole: BlackHole;
  /** What the leads that Sales rejected by definition turned out to be; absent where nobody records rejections. */
  readonly disputes?: DisputesReview;
  /** How far both judge the same leads alike; absent where nobody grades leads. */
  readonly raterAgreement?: RaterAgreementReview;
  /** Who brought the opportunities; absent where nobody records them, or what came before them. */
  readonly source?: SourceReview;
  /** Which channels are credited with what was won; absent where nobody records sales, or touches before them. */
  readonly attribution?: AttributionReview;
  /** Where effort goes, Sales', Marketing's and the prospects' own. */
  readonly effort: EffortReview;
  /** “The leads are worthless” and “Sales doesn't work them”, each held against the evidence. */
  readonly accusations: ReadonlyArray<AccusationReading>;
  /** How aligned the departments are: the index, the stage, and whether they should move closer. */
  readonly alignment: AlignmentReview;
  /** What the data cannot say, or says oddly. */
  readonly honesty: DataHonesty;
}

/**
 * Reviews a journal against an agreement: the main job of this library, in one call.
 *
 * **Details**: pure and total; the same journal, agreement and viewpoint give the same review on every
 * machine. With `knownAt` a past report is printed again. Figures compare with the last period at the same
 * distance into it, as the journal knows it now.
 *
 * @param agreement - what both departments promised, compiled
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @param declared - what neither the agreement nor the journal holds: services, launches, a survey, what people say of
 *   alignment
 * @returns a function from a journal to the review, plain JSON
 * @category readings
 * @since 0.1.0
 */
export const review =
  (agreement: CompiledAgreement, viewpoint: Viewpoint, declared: Declared = {}) =>
  (journal: Journal): Review => {
    const period = reviewPeriod(agreement)(viewpoint.asOf);
    const current = reviewSubjects(agreement, viewpoint)(journal);
    const previous = previousSubjects(agreement, viewpoint, period)(journal);
    const readiness = dataReadiness(current);
    const compliance = complianceOf(periodsOfCompliance)(current);
    const programmes = programmesOf(current);
    const dialogue = reviewDialogue(current, readiness);
    const assets = reviewAssets(current, readiness);
    const { deliveriesIn, launches } = declared;
    const deliveries = deliveriesIn === undefined ? {} : { deliveries: deliveriesIn(journal) };
    const passes = reviewPasses(current);
    const disputes = reviewDisputes(current, readiness);
    const raters = reviewRaterAgreement(current, readiness);
    const source = reviewSource(current, period, readiness);
    const effort = reviewEffort(current, period, readiness);
    const attainment = reviewAttainment(current);
    const revenue = reviewRevenue(current, period, readiness);
    const alignment = reviewAlignment(
      current,
      period,
      { readiness, compliance, programmes, dialogue, ...assets, ...raters },
      declared,
    );
    const owes = debtsOf(current, period, {
      compliance,
      programmes,
      ...deliveries,
      dialogue,
      ...assets,
      ...disputes,
      ...raters,
      ...source,
      effort,
      revenue,
      divergence: alignment.divergence,
    });
    const debts = { sales: owes('sales'), marketing: owes('marketing') };
    return {
      schemaVersion: 1,
      ...viewpoint,
      agreement: agreementReading(current),
      period,
      readiness,
      pageOne: pageOneOf({ current, ...previous, period }, readiness, debts),
      ...passes,
      ...reviewStageTimes(current),
      ...reviewAcceptance(current, period, readiness),
      ...reviewRecycling(current, readiness),
      ...reviewLoad(current, readiness),
      ...reviewChange({ current, ...previous, period }, readiness),
      attainment,
      compliance,
      programmes,
      commitments: leadCommitmentsOf(current),
      ...deliveries,
      dialogue,
      ...assets,
      blackHole: reviewBlackHole(current, readiness, {
        programmes,
        followUp: passes.followUp.all,
        ...(launches === undefined ? {} : { launches }),
      }),
      ...disputes,
      ...raters,
      ...source,
      ...reviewAttribution(current, readiness),
      effort,
      accusations: reviewAccusations({
        subjects: current,
        readiness,
        passes,
        attainment,
        compliance,
        ...disputes,
        ...raters,
      }),
      revenue,
      alignment,
      honesty: dataHonesty(current),
    };
  };

/** What a review at the same distance into the last period reads; nothing where nothing had happened yet. */
const previousSubjects =
  (agreement: CompiledAgreement, viewpoint: Viewpoint, { previous }: ReviewPeriod) =>
  (journal: Journal): Pick<ComparedSubjects, 'previous'> => {
    if (previous === undefined) return {};
    const subjects = reviewSubjects(agreement, { ...viewpoint, asOf: previous.asOf })(journal);
    return subjects.events.length === 0 ? {} : { previous: subjects };
  };

/** The period under way and the one before it: what is due, and what was missed last. */
const periodsOfCompliance = 2;

const agreementReading = ({ agreement: compiled, standing }: ReviewSubjects): Review['agreement'] => {
  const { id, version, title, assumptions = [] } = compiled.agreement;
  return { id, version, title, standing, unconfirmed: assumptions.length, gaps: compiled.gaps };
};
