import * as z from 'zod/mini';
import type { CommercialEvent } from '../journal/commercial-events.js';
import { envelope } from './envelope.js';
import { agreesWith } from './equal.js';
import { wireDate, wireKey, wireName, wirePositiveMoney } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const text = z.exactOptional(wireName);
  const opportunity = z.strictObject({
    status: z.exactOptional(z.enum(['open', 'won', 'lost'])),
    stage: text,
    amount: z.exactOptional(wirePositiveMoney),
    closeDate: z.exactOptional(wireDate),
    primaryLead: z.exactOptional(wireKey),
    leads: z.exactOptional(z.array(wireKey)),
    channel: text,
    owner: text,
    team: text,
    lossReason: text,
    competitor: text,
  });
  return {
    'opportunity-opened': envelope('opportunity-opened', ['opportunity'], opportunity),
    'opportunity-changed': envelope('opportunity-changed', ['opportunity'], opportunity),
    spend: envelope(
      'spend',
      ['programme', 'department'],
      z.strictObject({
        amount: wirePositiveMoney,
        department: z.enum(['sales', 'marketing']),
        channel: text,
      }),
    ),
    'snapshot-locked': envelope(
      'snapshot-locked',
      ['department'],
      z.strictObject({
        measure: z.enum(['forecast', 'quota']),
        period: wireName,
        amount: wirePositiveMoney,
        owner: text,
      }),
    ),
  };
})();

/**
 * The schemas of the events about opportunities and money, by type.
 *
 * @internal
 */
export const commercialEventSchemas: Readonly<
  Record<CommercialEvent['type'], z.ZodMiniType<CommercialEvent>>
> = /* @__PURE__ */ (() => agreesWith<CommercialEvent>()(raw))();
