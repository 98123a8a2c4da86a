import * as z from 'zod/mini';
import type { CalendarDocument, DayWindow } from '../calendar/document.js';
import { formatHours, parseHours } from '../calendar/hours.js';
import type { Target } from '../calendar/target.js';
import { agrees } from './equal.js';
import { optionalText } from './shape.js';
import { refuseWith, wireCount, wireHours, wireInteger, wireName } from './wire.js';

const weekday = /* @__PURE__ */ z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']);

const window = /* @__PURE__ */ z.strictObject({ start: wireCount, end: wireCount });

/** Open hours as people write them (`09:00-12:00, 13:00-17:00`), or as minutes of the day. */
const windows = /* @__PURE__ */ (() =>
  z.codec(z.union([z.string(), z.array(window)]), z.array(window), {
    decode: (value, context) =>
      typeof value === 'string' ? (refuseWith(context, parseHours(value)) as Array<DayWindow>) : value,
    encode: (value) => textOf(value) ?? value,
  }))();

/** The text of windows that text can hold; longer ones stay minutes. */
const textOf = (value: ReadonlyArray<DayWindow>): string | null => {
  if (value.length === 0) return null;
  const text = formatHours(value);
  const back = parseHours(text);
  return back._tag === 'Right' && JSON.stringify(back.right) === JSON.stringify(value) ? text : null;
};

const raw = /* @__PURE__ */ (() => {
  const years = { firstYear: z.exactOptional(wireInteger), lastYear: z.exactOptional(wireInteger) };
  const holiday = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('date'), name: wireName, date: z.string() }),
    z.strictObject({ kind: z.literal('every-year'), name: wireName, day: z.string(), ...years }),
    z.strictObject({
      kind: z.literal('nth-weekday'),
      name: wireName,
      nth: z.union([z.literal([1, 2, 3, 4, 5]), z.literal('last')]),
      weekday,
      month: wireInteger,
      plus: z.exactOptional(wireInteger),
      ...years,
    }),
    z.strictObject({ kind: z.literal('range'), name: wireName, first: z.string(), last: z.string() }),
  ]);
  const rules = {
    weekly: z.exactOptional(
      z.strictObject(
        Object.fromEntries(weekday.options.map((day) => [day, z.exactOptional(windows)])) as unknown as {
          [Day in (typeof weekday.options)[number]]: z.ZodMiniExactOptional<typeof windows>;
        },
      ),
    ),
    always: z.exactOptional(z.literal(true)),
    holidays: z.exactOptional(z.array(holiday)),
    closures: z.exactOptional(
      z.array(z.strictObject({ name: wireName, date: z.string(), start: wireCount, end: wireCount })),
    ),
    overrides: z.exactOptional(z.array(z.strictObject({ date: z.string(), windows, name: optionalText }))),
  };
  return z.strictObject({
    ...rules,
    zone: wireName,
    name: optionalText,
    versions: z.exactOptional(z.array(z.strictObject({ ...rules, effectiveFrom: z.string() }))),
  });
})();

/**
 * The schema of a business calendar.
 *
 * @internal
 */
export const calendarSchema: z.ZodMiniType<CalendarDocument> = /* @__PURE__ */ (() =>
  agrees<CalendarDocument>()(raw))();

const spans = /* @__PURE__ */ (() =>
  z.codec(
    z.strictObject({ clock: z.enum(['elapsed', 'business']), time: wireHours }),
    z.strictObject({ clock: z.enum(['elapsed', 'business']), milliseconds: z.number() }),
    {
      decode: ({ clock, time }) => ({ clock, milliseconds: time }),
      encode: ({ clock, milliseconds }) => ({ clock, time: milliseconds }),
    },
  ))();

/**
 * The schema of a time limit: `{ "clock": "business", "time": "PT4H" }`, or working days.
 *
 * @internal
 */
export const targetSchema: z.ZodMiniType<Target> = /* @__PURE__ */ (() =>
  z.union([
    spans,
    z.strictObject({
      clock: z.literal('business-days'),
      days: wireCount,
      at: z.exactOptional(
        z.union([z.enum(['same-time', 'end-of-day']), z.strictObject({ time: wireCount })]),
      ),
      from: z.exactOptional(z.enum(['date', 'opening'])),
    }),
  ]))() as unknown as z.ZodMiniType<Target>;
