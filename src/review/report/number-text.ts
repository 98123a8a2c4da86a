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
 * Writes a share in percent; what is not quite none or not quite all never looks so.
 *
 * @param share - a share, 0–1
 * @param digits - how many digits behind the point; 1 when absent
 * @returns for example `59.5%`, `<0.1%` or `>99.9%`
 * @category conversions
 * @since 0.1.0
 */
export const percent = (share: number, digits = 1): string => {
  const [text, least] = [(share * 100).toFixed(digits), 10 ** -digits];
  if (share > 0 && Number(text) === 0) return `<${least.toFixed(digits)}%`;
  return share < 1 && Number(text) === 100 ? `>${(100 - least).toFixed(digits)}%` : `${text}%`;
};

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
