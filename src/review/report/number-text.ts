export { percent } from '../../kernel/percent-text.js';

/**
 * Writes a whole number with its thousands apart.
 *
 * @param value - a whole number
 * @returns for example `12,345`
 * @category conversions
 * @since 0.1.0
 */
export const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/**
 * Writes a count with its noun.
 *
 * @param many - how many
 * @param one - the noun for one
 * @param more - the noun for any other number; `one` with an s when absent
 * @returns for example `1 lead`, `1,200 leads`
 * @category conversions
 * @since 0.1.0
 */
export const counting = (many: number, one: string, more = `${one}s`): string =>
  `${count(many)} ${many === 1 ? one : more}`;
