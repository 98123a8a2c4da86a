/**
 * Names an ISO 4217 currency by its three capital letters.
 *
 * @category model
 * @since 0.1.0
 */
export type Currency = string;

/**
 * Lists the currencies whose minor unit is not a hundredth, with their decimal places by ISO 4217.
 *
 * @see https://www.six-group.com/en/products-services/financial-information/data-standards.html
 */
const unusualDecimals: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/**
 * Tells whether a value has the form of an ISO 4217 code.
 *
 * @param value - anything
 * @returns true for three capital letters
 * @category refinements
 * @since 0.1.0
 */
export const isCurrency = (value: unknown): value is Currency =>
  typeof value === 'string' && /^[A-Z]{3}$/.test(value);

/**
 * Returns how many decimal places a currency's minor unit has.
 *
 * @param currency - an ISO 4217 code
 * @returns 0, 2, 3 or 4; 2 for every currency the standard's table does not single out
 * @example
 * ```ts
 * import { decimalsOf } from 'smarketing/kernel'
 *
 * decimalsOf('EUR') // => 2
 * decimalsOf('JPY') // => 0
 * decimalsOf('KWD') // => 3
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const decimalsOf = (currency: Currency): number =>
  Object.hasOwn(unusualDecimals, currency) ? (unusualDecimals[currency] as number) : 2;
