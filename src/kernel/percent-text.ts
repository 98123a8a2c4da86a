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
