import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';

/**
 * Describes who owes what next because of a line, or why nobody does; never silence.
 *
 * @category model
 * @since 0.1.0
 */
export type NextStep =
  | {
      /** Somebody owes something. */
      readonly code: 'owed';
      /** Who. */
      readonly owner: Party;
      /** What is asked, in one sentence. */
      readonly request: string;
      /** By when, epoch milliseconds; absent where nothing says so. */
      readonly by?: Instant;
      /** All of it in English. */
      readonly text: string;
    }
  | {
      /** What is owed because of it stands at another line of the report. */
      readonly code: 'see';
      /** The section. */
      readonly section: string;
      /** The line in it; absent where it is the section as a whole. */
      readonly line?: string;
      /** The same in English. */
      readonly text: string;
    }
  | {
      /**
       * Nobody owes anything: what was agreed is kept (`kept`), its time is not over (`not-due`), nothing was agreed
       * (`not-agreed`), or it only tells how things are (`for-information`).
       */
      readonly code: 'kept' | 'not-due' | 'not-agreed' | 'for-information';
      /** The same in English. */
      readonly text: string;
    };

/**
 * Says that what is owed because of a line stands elsewhere in the report.
 *
 * @param section - the section's identifier
 * @param text - what it is and where, in English
 * @param line - the line in it; absent for the section as a whole
 * @returns the step
 * @category constructors
 * @since 0.1.0
 */
export const see = (section: string, text: string, line?: string): NextStep => ({
  code: 'see',
  section,
  ...(line === undefined ? {} : { line }),
  text,
});

/**
 * Says that what was agreed is kept.
 *
 * @param text - what is kept
 * @returns the step
 * @category constructors
 * @since 0.1.0
 */
export const kept = (text: string): NextStep => ({ code: 'kept', text });

/**
 * Says that there is time left.
 *
 * @param text - until when, or for what
 * @returns the step
 * @category constructors
 * @since 0.1.0
 */
export const notDue = (text: string): NextStep => ({ code: 'not-due', text });

/**
 * Says that nobody promised anything that could be owed.
 *
 * @param text - what is not agreed
 * @returns the step
 * @category constructors
 * @since 0.1.0
 */
export const notAgreed = (text: string): NextStep => ({ code: 'not-agreed', text });

/**
 * Says that a line only tells how things are.
 *
 * @param text - why nothing follows from it
 * @returns the step
 * @category constructors
 * @since 0.1.0
 */
export const forInformation = (text = 'nothing is owed because of it'): NextStep => ({
  code: 'for-information',
  text,
});
