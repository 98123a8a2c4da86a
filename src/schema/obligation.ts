import * as z from 'zod/mini';
import type { JointGoal, PageOneTargets } from '../agreement/goal.js';
import type { Obligation } from '../agreement/obligation.js';
import { agrees } from './equal.js';
import { optionalText } from './shape.js';
import { wireCount, wireDuration, wireMoney, wireName, wireNumber, wireParty } from './wire.js';

/**
 * The schema of how long a period is.
 *
 * @internal
 */
export const periodUnitSchema: z.ZodMiniEnum<{
  day: 'day';
  week: 'week';
  month: 'month';
  quarter: 'quarter';
  year: 'year';
  'fiscal-quarter': 'fiscal-quarter';
  'fiscal-year': 'fiscal-year';
}> = /* @__PURE__ */ z.enum(['day', 'week', 'month', 'quarter', 'year', 'fiscal-quarter', 'fiscal-year']);

/**
 * The schema of a meeting policy's name.
 *
 * @internal
 */
export const meetingPolicySchema: z.ZodMiniEnum<{
  'off-site': 'off-site';
  rhythm: 'rhythm';
  committee: 'committee';
}> = /* @__PURE__ */ z.enum(['off-site', 'rhythm', 'committee']);

const rawObligation = /* @__PURE__ */ (() => {
  const stage = z.enum([
    'inquiry',
    'marketing-qualified',
    'handed-over',
    'accepted',
    'working',
    'sales-qualified',
    'won',
    'lost',
  ]);
  const texts = z.array(wireName);
  return z.strictObject({
    id: wireName,
    title: wireName,
    owner: wireParty,
    beneficiary: wireParty,
    metric: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('leads-handed-over'), segment: optionalText }),
      z.strictObject({ kind: z.literal('complete-at-hand-over') }),
      z.strictObject({ kind: z.literal('accepted') }),
      z.strictObject({ kind: z.literal('policy-attainment'), policy: wireName }),
      z.strictObject({ kind: z.literal('facts-recorded'), facts: texts, by: stage }),
      z.strictObject({ kind: z.literal('completeness-gained'), from: stage, to: stage }),
      z.strictObject({ kind: z.literal('results-reported'), within: wireDuration }),
      z.strictObject({ kind: z.literal('service-deliveries'), service: wireName }),
      z.strictObject({ kind: z.literal('assets-published'), assets: texts }),
      z.strictObject({ kind: z.literal('signals-answered'), within: wireDuration }),
      z.strictObject({ kind: z.literal('requests-kept') }),
      z.strictObject({ kind: z.literal('meetings-held'), policy: meetingPolicySchema }),
    ]),
    atLeast: wireNumber,
    period: periodUnitSchema,
  });
})();

/**
 * The schema of what one department owes the other.
 *
 * @internal
 */
export const obligationSchema: z.ZodMiniType<Obligation> = /* @__PURE__ */ (() =>
  agrees<Obligation>()(rawObligation))();

const rawGoal = /* @__PURE__ */ (() =>
  z.strictObject({
    id: wireName,
    title: wireName,
    measure: z.union([
      z.strictObject({
        kind: z.enum(['revenue', 'revenue-retained']),
        atLeast: wireMoney,
        marketingShare: z.exactOptional(wireNumber),
      }),
      z.strictObject({ kind: z.enum(['customers-won', 'customers-kept']), atLeast: wireNumber }),
    ]),
    period: wireName,
    owners: z.strictObject({ sales: wireName, marketing: wireName }),
  }))();

/**
 * The schema of a goal that both departments own.
 *
 * @internal
 */
export const goalSchema: z.ZodMiniType<JointGoal> = /* @__PURE__ */ (() => agrees<JointGoal>()(rawGoal))();

const rawTargets = /* @__PURE__ */ (() =>
  z.strictObject({
    period: periodUnitSchema,
    handedOver: z.exactOptional(wireCount),
    workedInTime: z.exactOptional(wireNumber),
    converted: z.exactOptional(wireNumber),
    overdueNow: z.exactOptional(wireCount),
    moneyAtRisk: z.exactOptional(wireMoney),
  }))();

/**
 * The schema of what the five figures of page one are held against.
 *
 * @internal
 */
export const targetsSchema: z.ZodMiniType<PageOneTargets> = /* @__PURE__ */ (() =>
  agrees<PageOneTargets>()(rawTargets))();
