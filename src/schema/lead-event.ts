import * as z from 'zod/mini';
import type { LeadEvent } from '../journal/lead-events.js';
import { envelope } from './envelope.js';
import { agreesWith } from './equal.js';
import { wireFacts } from './facts.js';
import { wireCount, wireInstant, wireKey, wireName, wireParty, wirePositiveMoney } from './wire.js';

const optional = z.exactOptional;
const text = /* @__PURE__ */ optional(wireName);
const flag = /* @__PURE__ */ optional(/* @__PURE__ */ z.boolean());
const nothing = /* @__PURE__ */ z.strictObject({});

const origins = ['marketing', 'sales', 'partner', 'customer', 'product'] as const;
const stages = [
  'inquiry',
  'marketing-qualified',
  'handed-over',
  'accepted',
  'working',
  'sales-qualified',
  'won',
  'lost',
] as const;

const definition = /* @__PURE__ */ optional(
  /* @__PURE__ */ z.strictObject({ id: wireName, version: wireCount }),
);

const touch = /* @__PURE__ */ z.strictObject({
  channel: wireName,
  direction: /* @__PURE__ */ optional(/* @__PURE__ */ z.enum(['outbound', 'inbound'])),
  bulk: flag,
  bookedByProspect: flag,
  department: /* @__PURE__ */ optional(/* @__PURE__ */ z.enum(['sales', 'marketing'])),
  messageVersion: text,
});

const exited = /* @__PURE__ */ z.strictObject({
  reason: text,
  until: /* @__PURE__ */ optional(wireInstant),
  competitor: text,
});

const qualified = /* @__PURE__ */ z.strictObject({ definition });

const raw = /* @__PURE__ */ (() => ({
  captured: envelope(
    'captured',
    ['lead'],
    z.strictObject({
      origin: z.enum(origins),
      stage: optional(z.enum(stages)),
      channel: text,
      programme: text,
      segment: text,
      exclusion: optional(z.enum(['test', 'spam', 'competitor', 'duplicate'])),
    }),
  ),
  'profile-changed': envelope('profile-changed', ['lead'], z.strictObject({ facts: wireFacts })),
  'prospect-activity': envelope(
    'prospect-activity',
    ['lead'],
    z.strictObject({ activity: wireName, programme: text, channel: text, facts: optional(wireFacts) }),
  ),
  'touch-attempted': envelope('touch-attempted', ['lead'], touch),
  'touch-connected': envelope('touch-connected', ['lead'], touch),
  inquiry: envelope('inquiry', ['lead'], nothing),
  'marketing-qualified': envelope('marketing-qualified', ['lead'], qualified),
  'handed-over': envelope(
    'handed-over',
    ['lead'],
    z.strictObject({
      definition,
      programme: text,
      messageVersion: text,
      offer: text,
      nextStep: text,
      guidance: text,
      owner: text,
      team: text,
      facts: optional(wireFacts),
    }),
  ),
  accepted: envelope(
    'accepted',
    ['lead'],
    z.strictObject({
      intent: optional(z.enum(['call-by', 'nurture', 'pass-on'])),
      callBy: optional(wireInstant),
    }),
  ),
  working: envelope('working', ['lead'], nothing),
  'sales-qualified': envelope('sales-qualified', ['lead'], qualified),
  won: envelope('won', ['lead'], z.strictObject({ value: optional(wirePositiveMoney) })),
  lost: envelope('lost', ['lead'], exited),
  rejected: envelope('rejected', ['lead'], exited),
  disqualified: envelope('disqualified', ['lead'], exited),
  recycled: envelope('recycled', ['lead'], exited),
  'stage-entered': envelope('stage-entered', ['lead'], z.strictObject({ stage: wireName })),
  deferred: envelope('deferred', ['lead'], z.strictObject({ reason: text, until: optional(wireInstant) })),
  'owner-changed': envelope(
    'owner-changed',
    ['lead'],
    z.strictObject({
      owner: text,
      ownerKind: optional(z.enum(['person', 'queue'])),
      team: text,
      department: optional(z.enum(['sales', 'marketing', 'operations'])),
    }),
  ),
  'contact-permission-changed': envelope(
    'contact-permission-changed',
    ['lead'],
    z.strictObject({ permitted: z.boolean(), channel: text }),
  ),
  graded: envelope('graded', ['lead'], z.strictObject({ by: wireParty, grade: wireName, sawOther: flag })),
  merged: envelope('merged', ['lead'], z.strictObject({ absorbed: z.array(wireKey) })),
  forgotten: envelope('forgotten', ['lead'], nothing),
}))();

/**
 * The schemas of the events about leads, by type.
 *
 * @internal
 */
export const leadEventSchemas: Readonly<Record<LeadEvent['type'], z.ZodMiniType<LeadEvent>>> =
  /* @__PURE__ */ (() => agreesWith<LeadEvent>()(raw))();
