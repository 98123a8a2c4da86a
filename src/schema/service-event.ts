import * as z from 'zod/mini';
import type { ServiceEvent } from '../journal/service-events.js';
import { envelope } from './envelope.js';
import { agreesWith } from './equal.js';
import {
  wireDate,
  wireInstant,
  wireInteger,
  wireKey,
  wireName,
  wireNumber,
  wireParty,
  wirePositiveMoney,
} from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const text = z.exactOptional(wireName);
  const texts = z.exactOptional(z.array(wireName));
  const departments = z.exactOptional(z.array(z.enum(['sales', 'marketing'])));
  const programme = z.strictObject({
    objective: text,
    tactic: text,
    budget: z.exactOptional(wirePositiveMoney),
    from: z.exactOptional(wireDate),
    until: z.exactOptional(wireDate),
    deliverables: texts,
    benchmarks: texts,
    agreedBy: departments,
    inputFrom: departments,
  });
  const stars = z.exactOptional(
    wireInteger.check(
      z.refine((rating) => rating >= 1 && rating <= 5, {
        error: 'The rating is outside its scale.',
        params: { code: 'out-of-range', expected: 'a whole number from 1 to 5' },
      }),
    ),
  );
  const outOfTen = wireNumber.check(
    z.refine((rating) => rating >= 0 && rating <= 10, {
      error: 'The rating is outside its scale.',
      params: { code: 'out-of-range', expected: 'a number from 0 to 10' },
    }),
  );
  return {
    'asset-published': envelope(
      'asset-published',
      ['asset'],
      z.strictObject({
        kind: wireName,
        cost: z.exactOptional(wirePositiveMoney),
        owner: z.exactOptional(wireParty),
        messageVersion: text,
      }),
    ),
    'asset-used': envelope(
      'asset-used',
      ['asset'],
      z.strictObject({ withCustomer: z.boolean(), lead: z.exactOptional(wireKey) }),
    ),
    'asset-rated': envelope(
      'asset-rated',
      ['asset'],
      z.strictObject({ by: wireParty, useful: stars, pertinent: stars }),
    ),
    'programme-opened': envelope('programme-opened', ['programme'], programme),
    'programme-changed': envelope('programme-changed', ['programme'], programme),
    'programme-abandoned': envelope('programme-abandoned', ['programme'], z.strictObject({ reason: text })),
    'service-requested': envelope(
      'service-requested',
      ['service'],
      z.strictObject({ service: wireName, by: wireParty, dueAt: z.exactOptional(wireInstant) }),
    ),
    'service-request-withdrawn': envelope(
      'service-request-withdrawn',
      ['service'],
      z.strictObject({ service: wireName, by: wireParty, reason: text }),
    ),
    'service-delivered': envelope(
      'service-delivered',
      ['service'],
      z.strictObject({
        service: wireName,
        measured: z.exactOptional(wireNumber),
        rating: z.exactOptional(outOfTen),
      }),
    ),
    'service-rated': envelope(
      'service-rated',
      ['service'],
      z.strictObject({ service: wireName, by: wireParty, rating: outOfTen }),
    ),
  };
})();

/**
 * The schemas of the events about assets, programmes and services, by type.
 *
 * @internal
 */
export const serviceEventSchemas: Readonly<Record<ServiceEvent['type'], z.ZodMiniType<ServiceEvent>>> =
  /* @__PURE__ */ (() => agreesWith<ServiceEvent>()(raw))();
