import * as E from 'fp-ts/lib/Either.js';
import { day, parseDuration } from '../kernel/duration.js';
import { isInstant, parseInstant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import type { FactDefinition } from './fact-schema.js';
import { maximumText } from './limits.js';
import { expectedName } from './suggest.js';

/** Where a value comes from: `wire` holds ISO-8601 text for instants and durations, `memory` milliseconds. */
export type Form = 'wire' | 'memory';

/** Reports an issue of the value being read. */
export type Report = (found: Issue) => void;

/** What every reader gives for a value it has reported. */
export type Read<A> = A | undefined;

/**
 * Reads one value of a fact's type, or of an element's type for a list.
 *
 * @param form - how instants are written
 * @param definition - the fact
 * @param report - takes what is wrong
 * @returns a function from any value and its path to the value in memory, or undefined after a report
 */
export const readScalar =
  (form: Form, definition: FactDefinition, report: Report) =>
  (value: unknown, path: Issue['path']): unknown => {
    const wrong = (expected: string): undefined => {
      report(
        issue('wrong-value', path, 'The value has the wrong type.', { expected, received: show(value) }),
      );
    };
    switch (definition.type) {
      case 'number':
        return Number.isFinite(value) ? (value as number) + 0 : wrong('a finite number');
      case 'integer':
        return Number.isSafeInteger(value) ? (value as number) + 0 : wrong('a whole number');
      case 'boolean':
        return typeof value === 'boolean' ? value : wrong('true or false');
      case 'instant':
        return readInstant(form, value, path, report);
      case 'money': {
        const { minor, currency } = (isRecord(value) ? value : {}) as { minor?: unknown; currency?: unknown };
        if (!Number.isSafeInteger(minor) || typeof currency !== 'string') {
          return wrong(`{ "minor": whole minor units, "currency": "${definition.currency}" }`);
        }
        if (currency !== definition.currency) {
          report(
            issue('wrong-currency', path, 'The amount is in another currency than the fact.', {
              expected: definition.currency,
              received: show(currency),
            }),
          );
          return undefined;
        }
        return { minor: (minor as number) + 0, currency };
      }
      default: {
        if (typeof value !== 'string' || !isSoundText(value)) {
          return wrong(`well-formed text of at most ${maximumText} characters`);
        }
        if ('values' in definition && !definition.values.includes(value)) {
          report(
            issue('unknown-value', path, 'The value is not one of the fact’s values.', {
              expected: expectedName(definition.values)(value),
              received: show(value),
            }),
          );
          return undefined;
        }
        return value;
      }
    }
  };

const readInstant = (form: Form, value: unknown, path: Issue['path'], report: Report): unknown => {
  if (form === 'memory') {
    if (isInstant(value)) return value;
  } else if (typeof value === 'string') {
    const parsed = parseInstant(value);
    if (E.isRight(parsed)) return parsed.right;
    for (const found of parsed.left) report({ ...found, path });
    return undefined;
  }
  const expected = form === 'memory' ? 'an instant in epoch milliseconds' : 'ISO-8601 text with an offset';
  report(issue('wrong-value', path, 'The value is not an instant.', { expected, received: show(value) }));
  return undefined;
};

/**
 * Reads a duration: ISO-8601 text on the wire, whole milliseconds in memory.
 *
 * @param form - how durations are written
 * @param least - the shortest allowed, in milliseconds
 * @param report - takes what is wrong
 * @returns a function from any value and its path to milliseconds, or undefined after a report
 */
export const readDuration =
  (form: Form, least: number, report: Report) =>
  (value: unknown, path: Issue['path']): Read<number> => {
    let milliseconds: unknown = form === 'memory' ? value : undefined;
    if (form === 'wire' && typeof value === 'string') {
      const parsed = parseDuration(value);
      if (E.isRight(parsed)) milliseconds = parsed.right;
    }
    const known = Number.isSafeInteger(milliseconds) && (milliseconds as number) <= longest;
    if (known && (milliseconds as number) >= least) return milliseconds as number;
    const written =
      form === 'memory' ? 'whole milliseconds' : 'an ISO-8601 duration of fixed length such as P14D';
    report(
      issue('not-a-duration', path, 'The value is not a duration.', {
        expected: least > 0 ? `${written}, longer than zero` : written,
        received: show(value),
      }),
    );
    return undefined;
  };

/** The longest duration that its ISO-8601 text can hold: just under a million days. */
const longest = 1_000_000 * day - 1;

/** Text that every database can hold too: no lone surrogate, no NUL, not endless. */
export const isSoundText = (value: string): boolean =>
  value.length <= maximumText && !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);

/** A JSON object, not an array and not null. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
