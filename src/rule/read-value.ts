import { day } from '../kernel/duration.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import type { FactDefinition } from './fact-schema.js';
import { maximumText } from './limits.js';
import { expectedName } from './suggest.js';

/** How instants and durations are written where a value comes from; who only decides loads no other form. */
export interface Form {
  /** What an instant is, in words. */
  readonly instantWords: string;
  /** What a duration is, in words. */
  readonly durationWords: string;
  /** Reads an instant: undefined for what is none, issues for what is almost one. */
  readonly instant: (value: unknown) => Instant | ReadonlyArray<Issue> | undefined;
  /** Reads a duration: milliseconds, or anything else for what is none. */
  readonly duration: (value: unknown) => unknown;
}

/** The form in memory: milliseconds. */
export const inMemory: Form = {
  instantWords: 'an instant in epoch milliseconds',
  durationWords: 'whole milliseconds',
  instant: (value) => (isInstant(value) ? value : undefined),
  duration: (value) => value,
};

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

const readInstant = (form: Form, value: unknown, path: Issue['path'], report: Report): Read<Instant> => {
  const read = form.instant(value);
  if (typeof read === 'number') return read;
  const found = read ?? [
    issue('wrong-value', [], 'The value is not an instant.', {
      expected: form.instantWords,
      received: show(value),
    }),
  ];
  for (const each of found) report({ ...each, path });
  return undefined;
};

/**
 * Reads a duration.
 *
 * @param form - how durations are written
 * @param least - the shortest allowed, in milliseconds
 * @param report - takes what is wrong
 * @returns a function from any value and its path to milliseconds, or undefined after a report
 */
export const readDuration =
  (form: Form, least: number, report: Report) =>
  (value: unknown, path: Issue['path']): Read<number> => {
    const milliseconds = form.duration(value);
    const known = Number.isSafeInteger(milliseconds) && (milliseconds as number) <= longest;
    if (known && (milliseconds as number) >= least) return milliseconds as number;
    report(
      issue('not-a-duration', path, 'The value is not a duration.', {
        expected: least > 0 ? `${form.durationWords}, longer than zero` : form.durationWords,
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
