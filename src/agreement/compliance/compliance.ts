import * as E from 'fp-ts/lib/Either.js';
import { periodAt, periodInterval } from '../../calendar/zoned-period.js';
import type { Journal } from '../../journal/journal.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import type { Instant } from '../../kernel/instant.js';
import type { Interval } from '../../kernel/interval.js';
import type { Department } from '../../kernel/party.js';
import { type PeriodUnit, shiftPeriod } from '../../kernel/period.js';
import { ratio } from '../../kernel/ratio.js';
import { type AgreementSubjects, agreementSubjects } from '../agreement-subjects.js';
import type { CompiledAgreement } from '../compiled-agreement.js';
import { type Obligation, unitOfObligation } from '../obligation.js';
import type {
  Compliance,
  ObligationCompliance,
  PeriodCompliance,
  SideCompliance,
} from './compliance-reading.js';
import {
  assetsPublished,
  meetingsHeld,
  policyAttainment,
  requestsKept,
  serviceDeliveries,
  signalsAnswered,
} from './event-tallies.js';
import { evidenceOf } from './evidence.js';
import { type JudgedPeriod, judge } from './judge.js';
import {
  acceptedLeads,
  completeAtHandOver,
  completenessGained,
  factsRecorded,
  leadsHandedOver,
  resultsReported,
} from './lead-tallies.js';
import type { Tally } from './tally.js';

/**
 * Describes from when, and how far back, compliance is judged.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComplianceSettings extends Viewpoint {
  /**
   * How many periods of each obligation, counted back from the one that holds the last moment before `asOf`; 4
   * when absent (proposal), and 400 at most.
   */
  readonly periods?: number;
}

/**
 * Judges who kept which promise in which period: the obligations of both departments, by the same measure.
 *
 * **Details**: an obligation is kept or missed as soon as nothing that is still open can change it; until then it
 * is due. A period whose events nobody recorded is not measurable, with what to record and whose it is; a source
 * that the agreement declares to record, and that recorded nothing, is evidence that nothing was done. Whether the
 * agreement is signed changes `agreement.state` and no judgement.
 *
 * @param agreement - what both departments promised, compiled
 * @param settings - `asOf`, and optionally `knownAt` (epoch milliseconds) and the number of periods
 * @returns a function from a journal to the compliance of both sides, plain JSON
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { compliance } from 'smarketing/agreement/compliance'
 * import { intlZones } from 'smarketing/calendar'
 * import { type JournalEvent, journalOf } from 'smarketing/journal'
 * import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom, leadsPerQuarter: 1 })
 * const agreement = orThrow(compileAgreement(intlZones)(draft))
 * const handedOver: JournalEvent = {
 *   schemaVersion: 1, source: 'crm', id: '1', type: 'handed-over',
 *   occurredAt: orThrow(parseInstant('2026-02-02T09:00Z')),
 *   subject: { kind: 'lead', system: 'crm', id: '7' }, data: {},
 * }
 *
 * const asOf = orThrow(parseInstant('2026-04-01T00:00Z'))
 * const { sides } = compliance(agreement, { asOf })(journalOf([handedOver]))
 * sides.marketing.obligations.map(({ id, periods }) => `${id}: ${periods[0]?.state}`)
 * // => ['lead-generation: kept', 'competitive-analytics: not-measurable', 'points-of-differentiation: not-measurable']
 * sides.sales.obligations[2]?.periods[0]?.text
 * // => 'Not measurable in FY2026-Q1: no source records sales-qualified or won or lost or rejected or disqualified or recycled.'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const compliance =
  (agreement: CompiledAgreement, settings: ComplianceSettings) =>
  (journal: Journal): Compliance =>
    complianceOf(settings.periods)(agreementSubjects(agreement, settings)(journal));

/**
 * Judges compliance from a journal that is folded already, as a review has it.
 *
 * @param periods - how many periods of each obligation; see `ComplianceSettings`
 * @returns a function from the subjects to the compliance of both sides
 * @category readings
 * @since 0.1.0
 */
export const complianceOf =
  (periods: number | undefined) =>
  (subjects: AgreementSubjects): Compliance => {
    const { agreement, viewpoint, standing } = subjects;
    const { asOf, knownAt } = viewpoint;
    return {
      schemaVersion: 1,
      asOf,
      ...(knownAt === undefined ? {} : { knownAt }),
      agreement: {
        id: agreement.agreement.id,
        version: agreement.version,
        hash: agreement.hash,
        state: standing.state,
      },
      sides: {
        sales: sideCompliance(subjects, 'sales', numberOf(periods)),
        marketing: sideCompliance(subjects, 'marketing', numberOf(periods)),
      },
    };
  };

const presetPeriods = 4;
const mostPeriods = 400;

const numberOf = (periods: number | undefined): number =>
  periods !== undefined && Number.isSafeInteger(periods) && periods >= 1
    ? Math.min(periods, mostPeriods)
    : presetPeriods;

const sideCompliance = (subjects: AgreementSubjects, side: Department, periods: number): SideCompliance => {
  const obligations = subjects.agreement.agreement.obligations[side].map(
    (obligation): ObligationCompliance => ({
      id: obligation.id,
      title: obligation.title,
      owner: obligation.owner,
      beneficiary: obligation.beneficiary,
      metric: obligation.metric.kind,
      unit: unitOfObligation[obligation.metric.kind],
      atLeast: obligation.atLeast,
      each: obligation.period,
      periods: latestPeriods(subjects, obligation.period, periods).map((period) =>
        judge(
          obligation,
          period,
          evidenceOf(subjects, obligation, period.span),
          tallyOf(subjects, side, obligation, period.span),
        ),
      ),
    }),
  );
  const count = (state: PeriodCompliance['state']): number =>
    obligations.reduce((sum, one) => sum + one.periods.filter((period) => period.state === state).length, 0);
  const states = {
    kept: count('kept'),
    missed: count('missed'),
    due: count('due'),
    'not-measurable': count('not-measurable'),
  };
  return { kept: ratio(states.kept, states.kept + states.missed), states, obligations };
};

/** The latest periods up to the one that holds the last millisecond before `asOf`, the earliest first. */
const latestPeriods = (
  { agreement, viewpoint: { asOf } }: AgreementSubjects,
  unit: PeriodUnit,
  most: number,
): ReadonlyArray<JudgedPeriod> => {
  const { zone, periodRules, effectiveFrom, effectiveTo } = agreement;
  const spanOf = periodInterval(zone, periodRules);
  const last = (Math.min(asOf, effectiveTo ?? asOf) - 1) as Instant;
  const found: Array<JudgedPeriod> = [];
  let period = E.right(periodAt(zone, periodRules, unit)(last)) as ReturnType<ReturnType<typeof shiftPeriod>>;
  while (found.length < most && E.isRight(period) && last >= effectiveFrom) {
    const span = spanOf(period.right);
    if (E.isLeft(span) || span.right.end <= effectiveFrom) break;
    const inEffect = clipped(span.right, effectiveFrom, effectiveTo);
    found.push({
      period: period.right,
      span: inEffect,
      closed: asOf >= inEffect.end,
      whole: inEffect.start === span.right.start && inEffect.end === span.right.end,
    });
    period = shiftPeriod(periodRules, -1)(period.right);
  }
  return found.reverse();
};

const clipped = ({ start, end }: Interval, from: Instant, to: Instant | undefined): Interval => ({
  start: start < from ? from : start,
  end: to !== undefined && to < end ? to : end,
});

const tallyOf = (
  subjects: AgreementSubjects,
  side: Department,
  { metric, atLeast }: Obligation,
  span: Interval,
): Tally => {
  switch (metric.kind) {
    case 'leads-handed-over':
      return leadsHandedOver(subjects, span, metric.segment);
    case 'complete-at-hand-over':
      return completeAtHandOver(subjects, span);
    case 'accepted':
      return acceptedLeads(subjects, span);
    case 'policy-attainment':
      return policyAttainment(subjects, span, metric.policy);
    case 'facts-recorded':
      return factsRecorded(subjects, span, metric);
    case 'completeness-gained':
      return completenessGained(subjects, span, metric, atLeast);
    case 'results-reported':
      return resultsReported(subjects, span, metric);
    case 'service-deliveries':
      return serviceDeliveries(subjects, span, metric);
    case 'assets-published':
      return assetsPublished(subjects, span, metric);
    case 'signals-answered':
      return signalsAnswered(subjects, span, metric);
    case 'requests-kept':
      return requestsKept(subjects, span, side);
    case 'meetings-held':
      return meetingsHeld(subjects, span, metric);
  }
};
