import * as E from 'fp-ts/lib/Either.js';
import * as z from 'zod/mini';
import { type CivilDate, isCivilDate } from '../kernel/civil-date.js';
import { isCurrency } from '../kernel/currency.js';
import { formatDuration, hour, type Milliseconds, parseDuration } from '../kernel/duration.js';
import { formatInstant, type Instant, isInstant, parseInstant } from '../kernel/instant.js';
import type { Checked } from '../kernel/issue.js';
import type { Json } from '../kernel/json.js';
import type { Money } from '../kernel/money.js';
import { isParty, type Party } from '../kernel/party.js';
import { mostValues } from './forbidden-names.js';

/** Deepest nesting of free-form JSON that an event may carry; past it a recursive reader could overflow. */
const deepest = 64;

/**
 * Refuses within a codec, with a code of ours.
 *
 * @internal
 */
export const refuseWith = <A>(context: z.core.ParsePayload, checked: Checked<A>): A => {
  if (E.isRight(checked)) return checked.right;
  for (const { code, message, expected, path } of checked.left) {
    context.issues.push({
      code: 'custom',
      input: context.value,
      message,
      path: [...path],
      params: { code, ...(expected === undefined ? {} : { expected }) },
    });
  }
  return z.NEVER as never;
};

/** Narrows a base type, so that JSON Schema still knows the base and people still get our words. */
const narrow = <A extends B, B>(
  base: z.ZodMiniType<B, B>,
  is: (value: unknown) => value is A,
  code: string,
  message: string,
  expected: string,
): z.ZodMiniType<A, A> =>
  base.check(
    z.refine((value) => is(value), { error: message, params: { code, expected } }),
    z.describe(expected),
  ) as unknown as z.ZodMiniType<A, A>;

/** ISO-8601 text with an offset on the wire, epoch milliseconds in memory. */
export const wireInstant: z.ZodMiniType<Instant, string> = /* @__PURE__ */ z.codec(
  /* @__PURE__ */ z
    .string()
    .check(/* @__PURE__ */ z.describe('ISO-8601 with an offset, for example 2026-03-08T09:30:00Z')),
  /* @__PURE__ */ z.custom<Instant>(isInstant),
  {
    decode: (text, context) => refuseWith(context, parseInstant(text)),
    encode: formatInstant,
  },
);

/** ISO-8601 duration text on the wire, whole milliseconds in memory. */
export const wireDuration: z.ZodMiniType<Milliseconds, string> = /* @__PURE__ */ z.codec(
  /* @__PURE__ */ z
    .string()
    .check(/* @__PURE__ */ z.describe('an ISO-8601 duration, for example PT15M or P2D')),
  /* @__PURE__ */ z.number(),
  {
    decode: (text, context) => refuseWith(context, parseDuration(text)),
    encode: formatDuration,
  },
);

/** The same, written in hours: a day of open time would be read as a working day, and is three of eight hours. */
export const wireHours: z.ZodMiniType<Milliseconds, string> = /* @__PURE__ */ z.codec(
  /* @__PURE__ */ z
    .string()
    .check(/* @__PURE__ */ z.describe('an ISO-8601 duration, for example PT4H or PT72H')),
  /* @__PURE__ */ z.number(),
  {
    decode: (text, context) => refuseWith(context, parseDuration(text)),
    encode: (milliseconds) => {
      const hours = Math.floor(milliseconds / hour);
      const rest = formatDuration(milliseconds - hours * hour).slice('PT'.length);
      return hours === 0 ? `PT${rest}` : `PT${hours}H${rest === '0S' ? '' : rest}`;
    },
  },
);

/** A civil date, the same on the wire and in memory. */
export const wireDate: z.ZodMiniType<CivilDate, CivilDate> = /* @__PURE__ */ narrow(
  /* @__PURE__ */ z.string(),
  isCivilDate,
  'not-a-date',
  'The value is not a calendar date.',
  'a date that exists, written YYYY-MM-DD',
);

/** A party's name. */
export const wireParty: z.ZodMiniType<Party, Party> = /* @__PURE__ */ narrow(
  /* @__PURE__ */ z.string(),
  isParty,
  'not-a-party',
  'The value names no party.',
  'sales, marketing, operations, role:…, team:… or partner:…',
);

/** Text that is there: not empty, and no longer than an identifier or a name needs. */
export const wireName: z.ZodMiniType<string, string> = /* @__PURE__ */ z
  .string()
  .check(/* @__PURE__ */ z.minLength(1), /* @__PURE__ */ z.maxLength(1_000));

/** A whole number that doubles hold exactly. */
export const wireInteger: z.ZodMiniType<number, number> = /* @__PURE__ */ narrow(
  /* @__PURE__ */ z.number(),
  (value): value is number => Number.isSafeInteger(value) && !Object.is(value, -0),
  'not-an-integer',
  'The value is not a whole number.',
  'a whole number within ±(2^53 − 1)',
);

/** A whole number from 0. */
export const wireCount: z.ZodMiniType<number, number> = /* @__PURE__ */ narrow(
  /* @__PURE__ */ z.number(),
  (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0 && !Object.is(value, -0),
  'not-a-count',
  'The value is not a whole number from 0.',
  'a whole number from 0 to 2^53 − 1',
);

/** A finite number. */
export const wireNumber: z.ZodMiniType<number, number> = /* @__PURE__ */ narrow(
  /* @__PURE__ */ z.number(),
  (value): value is number => typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0),
  'not-a-number',
  'The value is not a finite number.',
  'a finite number',
);

/** An ISO 4217 code. */
export const wireCurrency: z.ZodMiniType<string, string> = /* @__PURE__ */ narrow(
  /* @__PURE__ */ z.string(),
  isCurrency,
  'not-a-currency',
  'The currency is not an ISO 4217 code.',
  'three capital letters',
);

const rawMoney = /* @__PURE__ */ z.strictObject({ minor: wireInteger, currency: wireCurrency });

/** Money as whole minor units; credits are allowed. */
export const wireMoney: z.ZodMiniType<Money, Money> = rawMoney;

/** Money that cannot be negative: a price, a budget, the worth of a deal. */
export const wirePositiveMoney: z.ZodMiniType<Money, Money> = /* @__PURE__ */ z
  .strictObject({ minor: wireInteger, currency: wireCurrency })
  .check(
    /* @__PURE__ */ z.refine(({ minor }: Money) => minor >= 0, {
      error: 'The amount is negative.',
      path: ['minor'],
      params: { code: 'negative-amount', expected: 'an amount from 0' },
    }),
  );

/** How a system names a record. */
export const wireKey: z.ZodMiniType<
  { readonly system: string; readonly id: string },
  { readonly system: string; readonly id: string }
> = /* @__PURE__ */ z.strictObject({ system: wireName, id: wireName });

/** Free-form JSON, not too deep. */
export const wireJson: z.ZodMiniType<Json, Json> = /* @__PURE__ */ narrow(
  /* @__PURE__ */ z.unknown() as z.ZodMiniType<Json, Json>,
  (value): value is Json => isJson(value),
  'not-json',
  'The value is not JSON, or is nested too deeply.',
  `JSON nested at most ${deepest} deep, without __proto__ keys`,
);

/** Walks with a list of its own, not the host's stack. */
const isJson = (value: unknown): boolean => {
  let level: ReadonlyArray<unknown> = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    const next: Array<unknown> = [];
    for (const item of level) {
      if (item === null || typeof item === 'string' || typeof item === 'boolean') continue;
      if (typeof item === 'number') {
        if (!Number.isFinite(item) || Object.is(item, -0)) return false;
      } else if (Array.isArray(item)) {
        for (const member of item) next.push(member);
      } else if (isPlainObject(item)) {
        for (const [key, member] of Object.entries(item)) {
          if (key === '__proto__') return false;
          next.push(member);
        }
      } else return false;
      if (next.length > mostValues) return false;
    }
    level = next;
  }
  return true;
};

const isPlainObject = (value: unknown): value is object => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
};
