import { alignmentDimensions, type DimensionName } from '../../agreement/alignment-terms.js';
import { approvalsIn } from '../../agreement/approvals.js';
import type { Compliance } from '../../agreement/compliance/compliance-reading.js';
import { acceptedLeads, resultsReported } from '../../agreement/compliance/lead-tallies.js';
import type { ShareTally } from '../../agreement/compliance/tally.js';
import { consensusOf } from '../../agreement/consensus.js';
import { partyDepartments } from '../../agreement/party-departments.js';
import type { ProgrammesReading } from '../../agreement/programmes/programme-reading.js';
import { departmentOf } from '../../kernel/department-of.js';
import { day, type Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { Department, Party } from '../../kernel/party.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import { attainment } from '../../metrics/attainment.js';
import { followUpState } from '../../metrics/follow-up.js';
import { measure } from '../../metrics/metric.js';
import { type AlignmentDeclaration, declaredMeasure } from '../alignment/declaration.js';
import type { DimensionEvidence } from '../alignment/dimension.js';
import type { Divergence } from '../alignment/divergence.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReadingName } from '../readiness/reading-need.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { keptMeetings, keptPromises, signalsToldBack } from './alignment-dialogue.js';
import type { AssetsReview } from './assets.js';
import type { DialogueReview } from './dialogue.js';
import type { RaterAgreementReview } from './rater-agreement.js';
import { sourcedIn } from './source.js';

/**
 * Describes what the other parts of a review found that says something about alignment.
 *
 * @internal
 */
export interface AlignmentGrounds {
  readonly readiness: ReadonlyArray<ReadingReadiness>;
  readonly compliance: Compliance;
  readonly programmes: ProgrammesReading;
  readonly dialogue: DialogueReview;
  readonly assets?: AssetsReview;
  readonly raterAgreement?: RaterAgreementReview;
  /** What people declared; undefined where nobody did. */
  readonly declaration: AlignmentDeclaration | undefined;
  /** Up to when what was said counts, epoch milliseconds. */
  readonly heardUntil: Instant;
  /** The time in which what happens counts: the period under way and the one before it. */
  readonly window: Interval;
}

/** What the journal or the agreement says of a dimension: a share, or what is missing and who can provide it. */
type Found = Ratio | { readonly missing: string; readonly owner?: Party };

/** Who can change a dimension. */
const owners: { readonly [Name in DimensionName]: Party } = {
  terms: 'operations',
  'terms-in-use': 'operations',
  'rater-agreement': 'operations',
  acceptance: 'marketing',
  'follow-up': 'sales',
  feedback: 'sales',
  'sales-clocks': 'sales',
  'marketing-clocks': 'marketing',
  'sales-obligations': 'sales',
  'marketing-obligations': 'marketing',
  tools: 'marketing',
  programmes: 'marketing',
  message: 'marketing',
  signals: 'marketing',
  meetings: 'operations',
  promises: 'operations',
  'shared-metrics': 'operations',
  'shared-horizon': 'operations',
  'source-gap': 'operations',
};

/** How long there is to report results where no obligation says so (proposal): as long as the preset obligation gives. */
const reportWithin: Milliseconds = 30 * day;

/**
 * Reads what is known of each dimension of alignment: from the journal where it tells, else from what was declared.
 *
 * @param subjects - what the review reads
 * @param grounds - what its other parts found
 * @param divergence - what the departments say of themselves
 * @returns one entry a dimension
 * @internal
 */
export const dimensionEvidence = (
  subjects: ReviewSubjects,
  grounds: AlignmentGrounds,
  divergence: Divergence,
): ReadonlyArray<DimensionEvidence> => {
  const found = { ...leadShares(subjects, grounds), ...otherShares(subjects, grounds) };
  const said = saidShares(divergence);
  const declared = declaredMeasure(grounds.declaration, grounds.heardUntil);
  const kappa = grounds.raterAgreement?.reading?.kappa;
  return (Object.keys(alignmentDimensions) as ReadonlyArray<DimensionName>).map((id): DimensionEvidence => {
    const basis = { id, owner: owners[id] };
    const own = found[id];
    const word = declared(id);
    const beside = word === undefined ? {} : { declared: word.value };
    if (isShare(own)) return { ...basis, measured: own.value, evidence: 'journal', share: own, ...beside };
    if (id === 'rater-agreement' && kappa !== undefined && kappa.value !== null) {
      const { value, interval } = kappa;
      const sure = interval === undefined ? {} : { interval };
      return { ...basis, measured: value, evidence: 'journal', ...sure, ...beside };
    }
    const stated = said[id];
    if (isShare(stated)) return { ...basis, measured: stated.value, evidence: 'declared', share: stated };
    if (word !== undefined) return { ...basis, measured: word.value, evidence: 'declared', owner: word.by };
    const lack = own ?? stated ?? { missing: 'The journal cannot tell; somebody has to declare it.' };
    return { ...basis, measured: null, ...(lack as Exclude<Found, Ratio>) };
  });
};

const isShare = (found: Found | undefined): found is Ratio & { readonly value: number } =>
  found !== undefined && 'value' in found && found.value !== null;

/** A share, or the word that there was nothing to judge. */
const judged = (share: Ratio): Found =>
  share.value === null
    ? { missing: 'Nothing happened in this period and the one before that could be judged.' }
    : share;

/** A share where the journal has evidence for a reading, or what has to be recorded for it. */
const whereReady = (
  readiness: ReadonlyArray<ReadingReadiness>,
  readings: ReadonlyArray<ReadingName>,
  share: () => Ratio,
): Found => {
  const lacking = readings.find((reading) => !hasEvidence(readiness, reading));
  if (lacking === undefined) return judged(share());
  const switchOn = readiness.find(({ reading }) => reading === lacking)?.switchOn;
  return switchOn === undefined
    ? { missing: 'The agreement does not measure it.' }
    : { missing: `No source was found to ${switchOn.what}.`, owner: switchOn.owner };
};

const tallied = (tally: ShareTally): Ratio => rate(tally.for, tally.for + tally.against.length);

type Some = { readonly [Name in DimensionName]?: Found };

/** What is read from leads and their clocks. */
const leadShares = (subjects: ReviewSubjects, { readiness, window }: AlignmentGrounds): Some => {
  const { agreement, passes, touchesRecorded } = subjects;
  const inWindow = contains(window);
  const acceptance = agreement.lifecycle.acceptance;
  const side = departmentOf(partyDepartments(agreement.agreement));
  const attained = (department: Department): Ratio =>
    measure(attainment)(
      passes
        .flatMap(({ clocks }) => clocks)
        .filter(({ obliged, startedAt }) => side(obliged) === department && inWindow(startedAt)),
    ).attained;
  const states = passes
    .filter(({ pass: { handOver } }) => handOver !== undefined && inWindow(handOver.at))
    .map(followUpState(touchesRecorded));
  const count = (...some: ReadonlyArray<(typeof states)[number]>): number =>
    states.filter((state) => some.includes(state)).length;
  const obligation = agreement.agreement.obligations.sales.find(
    ({ metric }) => metric.kind === 'results-reported',
  );
  const within = obligation?.metric.kind === 'results-reported' ? obligation.metric.within : reportWithin;
  return {
    acceptance:
      acceptance === 'none'
        ? { missing: 'The agreement measures no acceptance.' }
        : whereReady(readiness, [acceptance === 'explicit' ? 'acceptance' : 'follow-up'], () =>
            tallied(acceptedLeads(subjects, window)),
          ),
    'follow-up': whereReady(readiness, ['follow-up'], () =>
      rate(count('in-time'), count('in-time', 'late', 'overdue')),
    ),
    feedback: whereReady(readiness, ['hand-over', 'reasons'], () =>
      tallied(resultsReported(subjects, window, { kind: 'results-reported', within })),
    ),
    'sales-clocks': judged(attained('sales')),
    'marketing-clocks': judged(attained('marketing')),
  };
};

/** What is read from everything but leads. */
const otherShares = (subjects: ReviewSubjects, grounds: AlignmentGrounds): Some => {
  const { agreement, view, viewpoint } = subjects;
  const { readiness, compliance, programmes, dialogue, assets, raterAgreement, window } = grounds;
  const { withoutAgreement } = programmes;
  const { numerator, denominator } = withoutAgreement.programmes;
  const kept = (department: Department): Found => {
    const { kept: periods } = compliance.sides[department];
    return judged(rate(periods.numerator, periods.denominator));
  };
  return {
    terms: whereReady(readiness, ['signatures'], () => {
      return consensusOf(agreement, viewpoint.asOf)(approvalsIn(view.others)).ratio;
    }),
    // A κ is no share: it is read where it is held against its target, and here only missed.
    'rater-agreement':
      raterAgreement?.reading === undefined
        ? whereReady(readiness, ['grades'], () => rate(0, 0))
        : { missing: raterAgreement.reading.text },
    'source-gap': sourceGap(subjects, grounds),
    'sales-obligations': kept('sales'),
    'marketing-obligations': kept('marketing'),
    tools: whereReady(readiness, ['assets'], () => assets?.used ?? rate(0, 0)),
    programmes:
      denominator === 0
        ? { missing: 'No programme is agreed or recorded.' }
        : rate(denominator - numerator, denominator),
    signals: whereReady(readiness, ['signals'], () => signalsToldBack(subjects, window)),
    meetings: whereReady(readiness, ['meetings'], () => keptMeetings(subjects, dialogue, window)),
    promises: whereReady(readiness, ['requests'], () => keptPromises(subjects, window)),
  };
};

/** The most any definition gives Marketing less the least; where too much is unproven there is no such figure. */
const sourceGap = (subjects: ReviewSubjects, { readiness, window }: AlignmentGrounds): Found => {
  if (!hasEvidence(readiness, 'source')) return whereReady(readiness, ['source'], () => rate(0, 0));
  const { totals } = sourcedIn(subjects, window);
  if (!totals.given) return { missing: totals.text };
  const ofMarketing = totals.sources.find(({ source }) => source === 'marketing');
  return ofMarketing?.gap.opportunities ?? ratio(0, totals.sources[0]?.gap.opportunities.denominator ?? 0);
};

/** What follows from what the departments say of themselves in the agreement. */
const saidShares = ({ sharedMetrics, horizons, termsInUse, unsaid }: Divergence): Some => {
  const orUnsaid = (share: Ratio, what: Divergence['unsaid'][number]['what'], text: string): Found => {
    if (share.value !== null) return share;
    const first = unsaid.find((one) => one.what === what);
    return { missing: `Not both have said ${text}.`, ...(first === undefined ? {} : { owner: first.owner }) };
  };
  return {
    'shared-metrics': orUnsaid(sharedMetrics, 'metrics', 'by what they are measured'),
    'shared-horizon': orUnsaid(horizons.shared, 'horizon', 'how far they look ahead'),
    'terms-in-use': orUnsaid(termsInUse, 'terms', 'in which version they work with a term'),
  };
};
