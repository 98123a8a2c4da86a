import * as z from 'zod/mini';
import type { AgreedTerms } from '../agreement/terms.js';
import type { QualificationDefinition } from '../lead/qualification-definition.js';
import type { Rule } from '../rule/rule.js';
import { agrees } from './equal.js';
import { decodedElsewhere, optionalText, recordOf } from './shape.js';
import { wireCount, wireInstant, wireMoney, wireName, wireNumber } from './wire.js';

const rawDefinition = /* @__PURE__ */ z.strictObject({
  id: wireName,
  version: wireCount,
  title: optionalText,
  gate: /* @__PURE__ */ z.enum(['hand-over', 'sales-qualified']),
  effectiveFrom: /* @__PURE__ */ z.exactOptional(wireInstant),
  effectiveTo: /* @__PURE__ */ z.exactOptional(wireInstant),
  // An author may leave it out; decoding fills it in from the facts beside it.
  factsHash: /* @__PURE__ */ z._default(/* @__PURE__ */ z.string(), ''),
  // Its meaning depends on the facts, so the room of rules reads it.
  rule: /* @__PURE__ */ decodedElsewhere<Rule>(),
});

/**
 * The schema of a qualification definition; the rule inside is not looked into.
 *
 * @internal
 */
export const definitionSchema: z.ZodMiniType<QualificationDefinition> = /* @__PURE__ */ (() =>
  agrees<QualificationDefinition>()(rawDefinition))();

const raw = /* @__PURE__ */ (() => {
  const insteadOf = z.exactOptional(z.array(wireName));
  const shared = { version: wireCount, meaning: optionalText, insteadOf };
  const after = z.array(z.enum(['cost-of-sale', 'cost-to-serve', 'acquisition-cost']));
  return z.strictObject({
    'qualified-lead': z.strictObject({
      ...shared,
      definitions: z.array(rawDefinition),
    }),
    profitable: z.strictObject({
      ...shared,
      floor: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('contribution-amount'), after, atLeast: wireMoney }),
        z.strictObject({ kind: z.literal('contribution-share'), after, atLeast: wireNumber }),
        z.strictObject({ kind: z.literal('lifetime-multiple'), atLeast: wireNumber }),
      ]),
      margin: z.exactOptional(wireNumber),
    }),
    sale: z.strictObject({
      ...shared,
      event: z.enum(['signed', 'booked', 'invoiced', 'cash']),
      zone: optionalText,
    }),
    glossary: z.exactOptional(
      recordOf(z.strictObject({ version: wireCount, word: wireName, meaning: wireName, insteadOf })),
    ),
  });
})();

/**
 * The schema of the words with a computed meaning; the rules inside are not looked into.
 *
 * @internal
 */
export const termsSchema: z.ZodMiniType<AgreedTerms> = /* @__PURE__ */ (() => agrees<AgreedTerms>()(raw))();
