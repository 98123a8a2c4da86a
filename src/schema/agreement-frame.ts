import * as z from 'zod/mini';
import type { Agreement } from '../agreement/agreement.js';
import type { EventType } from '../journal/event.js';
import type { ActivitySchema, FactSchema } from '../rule/fact-schema.js';
import { alignmentTermsSchema, departmentMeasuresSchema } from './alignment-terms.js';
import { calendarSchema } from './calendar.js';
import { creditTermsSchema, targetAccountListSchema } from './credit-terms.js';
import { agrees } from './equal.js';
import { eventSchemas } from './event.js';
import { gradingSchema } from './grading.js';
import {
  goalSchema,
  meetingPolicySchema,
  obligationSchema,
  periodUnitSchema,
  targetsSchema,
} from './obligation.js';
import { policySchema, touchSchema } from './policy.js';
import { decodedElsewhere, nonEmpty, optionalText, recordOf } from './shape.js';
import { termsSchema } from './terms.js';
import {
  wireCount,
  wireCurrency,
  wireDate,
  wireDuration,
  wireInstant,
  wireInteger,
  wireMoney,
  wireName,
  wireParty,
} from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const texts = z.array(wireName);
  const department = z.enum(['sales', 'marketing']);
  const seat = { party: wireParty, role: optionalText };
  const stage = z.enum([
    'inquiry',
    'marketing-qualified',
    'handed-over',
    'accepted',
    'working',
    'sales-qualified',
  ]);
  const source = z.enum([...Object.keys(eventSchemas), 'other'] as unknown as [EventType]);
  return z.strictObject({
    schemaVersion: z.literal(1),
    id: wireName,
    version: wireCount,
    title: wireName,
    effectiveFrom: wireDate,
    effectiveTo: z.exactOptional(wireDate),
    zone: wireName,
    currency: wireCurrency,
    fiscalYearStart: wireInteger,
    fiscalYearNamedAfter: z.exactOptional(z.enum(['start', 'end'])),
    weekStart: z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']),
    signing: z.strictObject({
      seats: z.array(z.strictObject(seat)),
      signatories: z.exactOptional(
        z.array(
          z.strictObject({
            ...seat,
            person: wireName,
            from: z.exactOptional(wireInstant),
            until: z.exactOptional(wireInstant),
          }),
        ),
      ),
      delegations: z.exactOptional(
        z.array(
          z.strictObject({
            ...seat,
            delegator: wireName,
            delegate: wireName,
            from: wireInstant,
            until: wireInstant,
          }),
        ),
      ),
    }),
    parties: z.exactOptional(
      z.array(
        z.strictObject({
          party: wireParty,
          name: wireName,
          department: z.exactOptional(department),
          members: z.exactOptional(texts),
        }),
      ),
    ),
    // The room of rules reads what facts there are.
    facts: decodedElsewhere<FactSchema>(),
    activities: z.exactOptional(decodedElsewhere<ActivitySchema>()),
    completeness: z.exactOptional(
      z.strictObject({
        items: z.array(
          z.strictObject({ fact: wireName, weight: wireCount, required: z.exactOptional(z.boolean()) }),
        ),
      }),
    ),
    terms: termsSchema,
    lifecycle: z.strictObject({
      acceptance: z.enum(['explicit', 'first-touch', 'none']),
      exitReasons: z.exactOptional(
        recordOf(
          z.strictObject({
            exits: z.array(z.enum(['lost', 'rejected', 'disqualified', 'recycled'])),
            family: z.enum([
              'procedural',
              'clerical',
              'definitional',
              'permission',
              'interest',
              'authority',
              'budget',
              'timing',
              'competition',
              'reach',
              'other',
              'unmapped',
              'missing',
            ]),
            accountable: wireParty,
            label: optionalText,
          }),
        ),
      ),
      customStages: z.exactOptional(recordOf(z.strictObject({ reached: stage, label: optionalText }))),
      unresponsiveAttempts: z.exactOptional(wireCount),
      backdatedAfter: z.exactOptional(wireDuration),
      belatedWithin: z.exactOptional(wireDuration),
    }),
    grading: z.exactOptional(gradingSchema),
    touch: z.exactOptional(touchSchema),
    pauses: z.exactOptional(recordOf(wireName)),
    calendars: recordOf(calendarSchema),
    calendarUse: z.strictObject({ default: wireName, owners: z.exactOptional(recordOf(wireName)) }),
    policies: z.array(policySchema),
    obligations: z.strictObject({ sales: nonEmpty(obligationSchema), marketing: nonEmpty(obligationSchema) }),
    goals: z.exactOptional(z.array(goalSchema)),
    programmes: z.exactOptional(
      z.array(
        z.strictObject({
          id: wireName,
          title: wireName,
          objective: wireName,
          tactic: wireName,
          budget: wireMoney,
          from: wireDate,
          until: wireDate,
          deliverables: texts,
          benchmarks: texts,
        }),
      ),
    ),
    portfolio: z.exactOptional(z.strictObject({ id: wireName, version: wireCount, hash: wireName })),
    targets: targetsSchema,
    credit: z.exactOptional(creditTermsSchema),
    targetAccounts: z.exactOptional(z.array(targetAccountListSchema)),
    alignment: z.exactOptional(alignmentTermsSchema),
    measuredBy: z.exactOptional(
      z.strictObject({
        sales: z.exactOptional(departmentMeasuresSchema),
        marketing: z.exactOptional(departmentMeasuresSchema),
      }),
    ),
    capacity: z.exactOptional(
      z.array(
        z.strictObject({
          party: wireParty,
          person: optionalText,
          leads: wireCount,
          per: periodUnitSchema,
        }),
      ),
    ),
    cadence: z.exactOptional(
      z.array(z.strictObject({ policy: meetingPolicySchema, every: periodUnitSchema, owner: wireParty })),
    ),
    sharing: z.exactOptional(z.array(z.strictObject({ from: department, facts: texts }))),
    sources: z.exactOptional(
      z.array(
        z.strictObject({
          source: wireName,
          type: source,
          observedFrom: wireInstant,
          observedTo: z.exactOptional(wireInstant),
        }),
      ),
    ),
    exclusions: z.exactOptional(z.array(z.enum(['test', 'spam', 'competitor', 'duplicate']))),
    staleAfter: wireDuration,
    personal: z.exactOptional(z.literal(true)),
    assumptions: z.exactOptional(
      z.array(
        z.strictObject({
          path: z.array(z.union([z.string(), wireInteger])),
          mark: z.enum(['preset', 'proposal']),
          note: wireName,
          source: optionalText,
        }),
      ),
    ),
  });
})();

/**
 * The schema of an agreement; its facts and rules are not looked into.
 *
 * @internal
 */
export const agreementSchema: z.ZodMiniType<Agreement> = /* @__PURE__ */ (() => agrees<Agreement>()(raw))();
