import { byCodeUnit } from '../kernel/order.js';
import type { AgreedWord } from '../message/vocabulary.js';
import type { Agreement } from './agreement.js';

/**
 * Returns the words of an agreement for a check of texts: each term with the words that it is said instead of.
 *
 * @param agreement - the agreement
 * @returns the words, the computed terms first and then the glossary by identifier
 * @example
 * ```ts
 * import { agreedWords, draftAgreement } from 'smarketing/agreement'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 * import { checkVocabulary } from 'smarketing/message'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom, leadsPerQuarter: 90 })
 * const words = agreedWords({
 *   terms: { ...draft.terms, 'qualified-lead': { ...draft.terms['qualified-lead'], insteadOf: ['hot lead'] } },
 * })
 * checkVocabulary(words)({ mail: 'Another hot lead for you.' })
 * // => [{ text: 'mail', at: 8, found: 'hot lead', use: 'qualified lead' }]
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const agreedWords = ({ terms }: Pick<Agreement, 'terms'>): ReadonlyArray<AgreedWord> => [
  { word: 'qualified lead', insteadOf: terms['qualified-lead'].insteadOf ?? [] },
  { word: 'profitable', insteadOf: terms.profitable.insteadOf ?? [] },
  { word: 'sale', insteadOf: terms.sale.insteadOf ?? [] },
  ...Object.entries(terms.glossary ?? {})
    .sort(([first], [second]) => byCodeUnit(first, second))
    .map(([, { word, insteadOf = [] }]) => ({ word, insteadOf })),
];
