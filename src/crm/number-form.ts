import * as E from 'fp-ts/lib/Either.js';
import { type Checked, refuse } from '../kernel/issue.js';
import type { NumberForm } from './encoding.js';

/**
 * Rewrites a number with a point before its decimals and nothing else, or gives null for what is not written
 * as declared.
 *
 * @category model
 * @since 0.1.0
 */
export type PlainNumber = (text: string) => string | null;

/**
 * Compiles how numbers are written into a rewriting of them.
 *
 * **Details**: groups are of three digits, so `1,2345` is refused and never read as 12345.
 *
 * @param form - the declared signs
 * @returns the rewriting, or an issue `not-a-number-form` when one sign would have two meanings
 * @example
 * ```ts
 * import { compileNumberForm } from 'smarketing/crm'
 * import { orThrow } from 'smarketing/kernel'
 *
 * const plain = orThrow(compileNumberForm({ decimal: ',', group: '.', unit: ['€'] }))
 * plain('1.234,50 €') // => '1234.50'
 * plain('1,234.50') // => null
 * ```
 * @category parsers
 * @since 0.1.0
 */
export const compileNumberForm = ({ decimal = '.', group, unit = [] }: NumberForm): Checked<PlainNumber> => {
  if (decimal === group) {
    return refuse('not-a-number-form', ['group'], 'One sign cannot stand for both decimals and groups.', {
      expected: 'a group sign other than the decimal sign',
      received: group,
    });
  }
  const grouped = group === undefined ? null : new RegExp(`^\\d{1,3}(\\${group}\\d{3})+$`);
  return E.right((text) => {
    const bare = withoutUnit(text.trim(), unit);
    const sign = /^[+-]/.exec(bare)?.[0] ?? '';
    const [whole = '', ...decimals] = withoutUnit(bare.slice(sign.length), unit).split(decimal);
    if (decimals.length > 1) return null;
    const digits =
      grouped !== null && group !== undefined && grouped.test(whole) ? whole.replaceAll(group, '') : whole;
    // What is not made of digits is left for the reader to refuse; a point here would be a foreign sign.
    if (decimal !== '.' && (digits.includes('.') || (decimals[0] ?? '').includes('.'))) return null;
    return `${sign}${digits}${decimals[0] === undefined ? '' : `.${decimals[0]}`}`;
  });
};

const withoutUnit = (text: string, units: ReadonlyArray<string>): string => {
  for (const unit of units) {
    if (unit === '') continue;
    if (text.startsWith(unit)) return text.slice(unit.length).trim();
    if (text.endsWith(unit)) return text.slice(0, -unit.length).trim();
  }
  return text;
};
