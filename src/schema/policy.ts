import * as z from 'zod/mini';
import type { EventType } from '../journal/event.js';
import type { TouchRule } from '../journal/touch-rule.js';
import type { PolicyDocument } from '../sla/policy.js';
import { targetSchema } from './calendar.js';
import { agrees } from './equal.js';
import { eventSchemas } from './event.js';
import { nonEmpty, optionalText, recordOf } from './shape.js';
import { wireCount, wireDuration, wireInstant, wireName, wireNumber, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const flag = z.exactOptional(z.boolean());
  const fieldValue = z.union([z.string(), wireNumber, z.boolean(), z.null()]);
  const conditions = recordOf(z.union([fieldValue, z.array(fieldValue)]));
  const actors = z.exactOptional(z.array(z.enum(['person', 'automation', 'import', 'prospect'])));
  const type = z.enum([...Object.keys(eventSchemas), 'other'] as unknown as [EventType]);
  const matcher = z.strictObject({ type, where: z.exactOptional(conditions), by: actors });
  const matchers = z.array(matcher);
  const touch = z.strictObject({
    by: actors,
    directions: z.exactOptional(z.array(z.enum(['outbound', 'inbound']))),
    bulk: flag,
    channels: z.exactOptional(z.array(wireName)),
    departments: z.exactOptional(z.array(z.enum(['sales', 'marketing']))),
    prospectBooked: flag,
  });
  const recipient = z.union([wireParty, z.literal('owner')]);
  const policy = z.strictObject({
    id: wireName,
    version: wireCount,
    effectiveFrom: z.exactOptional(wireInstant),
    label: optionalText,
    metric: z.enum([
      'accept',
      'first-response',
      'next-response',
      'follow-up',
      'feedback',
      'rework',
      'delivery',
    ]),
    obliged: wireParty,
    queue: z.exactOptional(wireParty),
    start: nonEmpty(matcher),
    stop: nonEmpty(
      z.strictObject({
        type,
        where: z.exactOptional(conditions),
        by: actors,
        times: z.exactOptional(wireCount),
      }),
    ),
    cancel: z.exactOptional(matchers),
    pauses: z.exactOptional(
      z.array(
        z.strictObject({
          id: wireName,
          from: nonEmpty(matcher),
          until: z.exactOptional(matchers),
          untilField: optionalText,
          cap: z.exactOptional(wireDuration),
        }),
      ),
    ),
    pause: z.exactOptional(z.enum(['resume', 'restart'])),
    reopenedBy: z.exactOptional(matchers),
    reopen: z.exactOptional(z.enum(['excluding-closed', 'counting', 'new-cycle'])),
    targets: nonEmpty(
      z.strictObject({
        when: z.exactOptional(conditions),
        target: targetSchema,
        outsideHours: z.exactOptional(targetSchema),
        calendar: optionalText,
      }),
    ),
    calendar: optionalText,
    onPolicyChange: z.exactOptional(z.enum(['keep', 'recompute', 'restart'])),
    onOwnerChange: z.exactOptional(z.enum(['keep', 'remaining', 'restart'])),
    ladder: z.exactOptional(
      z.array(
        z.strictObject({
          id: wireName,
          at: z.union([
            z.strictObject({ fraction: wireNumber }),
            z.strictObject({ beforeDue: wireDuration }),
            z.strictObject({ afterDue: wireDuration }),
          ]),
          action: z.enum(['tell', 'reassign']),
          whom: nonEmpty(recipient),
        }),
      ),
    ),
    touch: z.exactOptional(touch),
    backdatingLimit: z.exactOptional(wireDuration),
  });
  return { touch, policy };
})();

/**
 * The schema of what counts as a touch.
 *
 * @internal
 */
export const touchSchema: z.ZodMiniType<TouchRule> = /* @__PURE__ */ (() => agrees<TouchRule>()(raw.touch))();

/**
 * The schema of a promise with a time limit.
 *
 * @internal
 */
export const policySchema: z.ZodMiniType<PolicyDocument> = /* @__PURE__ */ (() =>
  agrees<PolicyDocument>()(raw.policy))();
