import * as z from 'zod/mini';
import type { CreditTerms, TargetAccountList } from '../agreement/credit-terms.js';
import { agrees } from './equal.js';
import { touchSchema } from './policy.js';
import { optionalText, recordOf } from './shape.js';
import { wireCount, wireDate, wireDuration, wireName, wireNumber } from './wire.js';

const rawCredit = /* @__PURE__ */ (() =>
  z.strictObject({
    per: z.exactOptional(z.enum(['lead', 'account'])),
    lookBack: z.exactOptional(wireDuration),
    touch: z.exactOptional(touchSchema),
    activities: z.exactOptional(z.array(wireName)),
    origins: z.exactOptional(recordOf(z.enum(['marketing', 'sales', 'partner', 'customer', 'product']))),
    unprovenAtMost: z.exactOptional(wireNumber),
    models: z.exactOptional(
      z.array(
        z.union([
          z.strictObject({ kind: z.enum(['first-touch', 'last-touch', 'linear', 'distinct-linear']) }),
          z.strictObject({
            kind: z.literal('position-based'),
            first: wireNumber,
            middle: wireNumber,
            last: wireNumber,
          }),
          z.strictObject({ kind: z.literal('time-decay'), halfLife: wireDuration }),
          z.strictObject({ kind: z.literal('markov'), order: wireCount }),
        ]),
      ),
    ),
    channelFrom: z.exactOptional(z.enum(['channel', 'programme'])),
    matureAfter: z.exactOptional(wireDuration),
  }))();

/**
 * The schema of who gets the credit.
 *
 * @internal
 */
export const creditTermsSchema: z.ZodMiniType<CreditTerms> = /* @__PURE__ */ (() =>
  agrees<CreditTerms>()(rawCredit))();

const rawList = /* @__PURE__ */ (() =>
  z.strictObject({
    id: wireName,
    title: optionalText,
    from: wireDate,
    until: z.exactOptional(wireDate),
    accounts: z.array(z.strictObject({ system: wireName, id: wireName, name: optionalText })),
    programmes: z.exactOptional(z.array(wireName)),
  }))();

/**
 * The schema of a list of target accounts.
 *
 * @internal
 */
export const targetAccountListSchema: z.ZodMiniType<TargetAccountList> = /* @__PURE__ */ (() =>
  agrees<TargetAccountList>()(rawList))();
