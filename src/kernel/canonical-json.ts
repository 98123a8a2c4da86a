import { byCodeUnit } from './order.js';

/**
 * Writes a JSON value in the one canonical form of RFC 8785: keys sorted by UTF-16 code unit, no spaces,
 * numbers and strings as ECMAScript writes them.
 *
 * **Gotchas**: `undefined` members are absent, as in `JSON.stringify`; −0 is written as 0. A number that
 * JSON cannot hold, or nesting deeper than the host's stack, is a caller's bug: decode outside data first.
 *
 * @param value - plain JSON: null, booleans, finite numbers, strings, arrays and plain objects
 * @returns the canonical text
 * @example
 * ```ts
 * import { canonicalJson } from 'smarketing/kernel'
 *
 * canonicalJson({ b: [1e21, 'é'], a: null }) // => '{"a":null,"b":[1e+21,"é"]}'
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc8785
 * @category conversions
 * @since 0.1.0
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([first], [second]) => byCodeUnit(first, second))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
};
