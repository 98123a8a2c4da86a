/**
 * Writes a difference with its sign and one digit: `+3.1`, `-4.9`, and `0.0` for whatever rounds to nothing.
 *
 * @param difference - a finite number
 */
export const signedText = (difference: number): string => {
  const text = difference.toFixed(1).replace(/^-0\.0$/, '0.0');
  return difference > 0 && text !== '0.0' ? `+${text}` : text;
};
