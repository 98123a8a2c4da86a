import * as z from 'zod/mini';
import type { AgreedTerms } from '../agreement/terms.js';
import type { Rule } from '../rule/rule.js';
import { agrees } from './equal.js';
import { decodedElsewhere, optionalText, recordOf } from './shape.js';
import { wireCount, wireInstant, wireMoney, wireName, wireNumber } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const shared = { version: wireCount, meaning: optionalText };
  const after = z.array(z.enum(['cost-of-sale', 'cost-to-serve', 'acquisition-cost']));
  return z.strictObject({
    'qualified-lead': z.strictObject({
      ...shared,
      definitions: z.array(
        z.strictObject({
          id: wireName,
          version: wireCount,
          title: optionalText,
          gate: z.enum(['hand-over', 'sales-qualified']),
          effectiveFrom: z.exactOptional(wireInstant),
          effectiveTo: z.exactOptional(wireInstant),
          // An author may leave it out; decodeAgreement fills it in from the facts of the same document.
          factsHash: z._default(z.string(), ''),
          // Its meaning depends on the facts, so the room of rules reads it.
          rule: decodedElsewhere<Rule>(),
        }),
      ),
    }),
    profitable: z.strictObject({
      ...shared,
      floor: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('contribution-amount'), after, atLeast: wireMoney }),
        z.strictObject({ kind: z.literal('contribution-share'), after, atLeast: wireNumber }),
        z.strictObject({ kind: z.literal('lifetime-multiple'), atLeast: wireNumber }),
      ]),
    }),
    sale: z.strictObject({
      ...shared,
      event: z.enum(['signed', 'booked', 'invoiced', 'cash']),
      zone: optionalText,
    }),
    glossary: z.exactOptional(
      recordOf(z.strictObject({ version: wireCount, word: wireName, meaning: wireName })),
    ),
  });
})();

/**
 * The schema of the words with a computed meaning; the rules inside are not looked into.
 *
 * @internal
 */
export const termsSchema: z.ZodMiniType<AgreedTerms> = /* @__PURE__ */ (() => agrees<AgreedTerms>()(raw))();
