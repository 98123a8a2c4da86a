import * as z from 'zod/mini';
import type { Facts, FactValue } from '../journal/lead-events.js';

const isFactValue = (value: unknown): value is FactValue =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));

/**
 * Facts by name.
 *
 * @internal
 */
export const wireFacts: z.ZodMiniType<Facts, Facts> = /* @__PURE__ */ z
  .record(/* @__PURE__ */ z.string(), /* @__PURE__ */ z.unknown())
  .check((context) => {
    for (const [name, value] of Object.entries(context.value)) {
      if (isFactValue(value)) continue;
      context.issues.push({
        code: 'custom',
        input: value,
        path: [name],
        message: 'The value is not one that a fact can have.',
        params: {
          code: 'not-a-fact-value',
          expected: 'text, a finite number, true, false, a list of texts, or null',
        },
      });
    }
  }) as unknown as z.ZodMiniType<Facts, Facts>;
