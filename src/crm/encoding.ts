import type { Currency } from '../kernel/currency.js';

/**
 * Names how an instant is written: ISO-8601 with an offset, or a count since 1970-01-01T00:00Z.
 *
 * **Details**: `iso` also takes what databases print: a blank for the T or before the offset, and UTC for Z. A count
 * may have decimals.
 *
 * @category model
 * @since 0.1.0
 */
export type InstantForm = 'iso' | 'epoch-seconds' | 'epoch-milliseconds' | 'epoch-microseconds';

/**
 * Describes how decimal numbers are written; without any of it, digits with a point before the decimals.
 *
 * @category model
 * @since 0.1.0
 */
export interface NumberForm {
  /** What stands before the decimals; a point when absent. */
  readonly decimal?: '.' | ',';
  /** What stands between groups of three digits; nothing when absent. */
  readonly group?: '.' | ',' | ' ' | "'";
  /** Texts before or after the digits that are not part of the number, for example `$`, `EUR` or `%`. */
  readonly unit?: ReadonlyArray<string>;
}

/**
 * Describes how a field of a foreign system is written; nothing is ever guessed from the value.
 *
 * @category model
 * @since 0.1.0
 */
export type Encoding =
  | {
      /** Text, kept as it is but for blanks around it. */
      readonly kind: 'text';
    }
  | {
      /** An instant: ISO-8601 with an offset, or a count since 1970. */
      readonly kind: 'instant';
      /** Which of them. */
      readonly form: InstantForm;
    }
  | {
      /** An instant of which only the date in UTC counts: some systems write a date as midnight in UTC. */
      readonly kind: 'date-of-instant';
      /** How the instant is written. */
      readonly form: InstantForm;
      /** The IANA zone whose midnight stands for the date; the mapping's when absent. */
      readonly zone?: string;
    }
  | {
      /** A wall-clock time without an offset, read in a declared zone. */
      readonly kind: 'local-time';
      /** How it is written, in the tokens YYYY MM DD HH hh mm ss SSS A, for example `YYYY-MM-DD HH:mm:ss`. */
      readonly pattern: string;
      /** The IANA zone; the mapping's when absent. */
      readonly zone?: string;
    }
  | {
      /** A date: the event is known to the day only, and a time that is written beside it does not count. */
      readonly kind: 'date';
      /** How it is written, in the tokens YYYY MM DD, for example `DD/MM/YYYY`. */
      readonly pattern: string;
      /** The IANA zone whose midnight stands for the date; the mapping's when absent. */
      readonly zone?: string;
    }
  | ({
      /** A decimal number. */
      readonly kind: 'number';
    } & NumberForm)
  | {
      /** Yes or no, in the system's own words. */
      readonly kind: 'boolean';
      /** The texts that mean yes. */
      readonly yes: ReadonlyArray<string>;
      /** The texts that mean no. */
      readonly no: ReadonlyArray<string>;
    }
  | ({
      /** A decimal amount in major units. */
      readonly kind: 'money';
      /** The currency of every amount in the field. */
      readonly currency: Currency;
    } & NumberForm)
  | ({
      /** A decimal amount in major units, as a fact: whole minor units. */
      readonly kind: 'minor-units';
      /** The currency, which the fact schema declares too. */
      readonly currency: Currency;
    } & NumberForm)
  | {
      /** Several texts in one field, written as a JSON array of texts, numbers, true and false; null is nothing. */
      readonly kind: 'json-list';
    }
  | {
      /** Several texts in one field. */
      readonly kind: 'list';
      /** What stands between them, for example `;`. */
      readonly separator: string;
    };
