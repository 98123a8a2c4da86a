import type { Currency } from '../kernel/currency.js';

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
      readonly form: 'iso' | 'epoch-milliseconds' | 'epoch-seconds';
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
      /** A date without a time: the event is known to the day only. */
      readonly kind: 'date';
      /** How it is written, in the tokens YYYY MM DD, for example `DD/MM/YYYY`. */
      readonly pattern: string;
      /** The IANA zone whose midnight stands for the date; the mapping's when absent. */
      readonly zone?: string;
    }
  | {
      /** A decimal number with a point. */
      readonly kind: 'number';
    }
  | {
      /** Yes or no, in the system's own words. */
      readonly kind: 'boolean';
      /** The texts that mean yes. */
      readonly yes: ReadonlyArray<string>;
      /** The texts that mean no. */
      readonly no: ReadonlyArray<string>;
    }
  | {
      /** A decimal amount with a point, in major units. */
      readonly kind: 'money';
      /** The currency of every amount in the field. */
      readonly currency: Currency;
    }
  | {
      /** A decimal amount with a point, in major units, as a fact: whole minor units. */
      readonly kind: 'minor-units';
      /** The currency, which the fact schema declares too. */
      readonly currency: Currency;
    }
  | {
      /** Several texts in one field. */
      readonly kind: 'list';
      /** What stands between them, for example `;`. */
      readonly separator: string;
    };
