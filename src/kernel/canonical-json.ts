/**
 * Writes a JSON value in the one canonical form of RFC 8785: keys sorted by UTF-16 code unit, no spaces,
 * numbers and strings as ECMAScript writes them.
 *
 * **Details**: nesting is limited by memory alone, not by the host's stack. What JSON cannot hold is written as
 * `JSON.stringify` writes it: `undefined`, functions and symbols are absent as members and `null` as elements;
 * NaN and the infinities are `null`, −0 is 0, and a `toJSON` is asked.
 *
 * **Gotchas**: where RFC 8785 and `JSON.stringify` give up, this still answers, so that outside data cannot stop
 * a program: a lone surrogate is written as its escape, a BigInt with all its digits, and an object inside itself
 * as `null`.
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
  const frames: Array<Frame> = [];
  const open = new Set<object>();
  let text = '';
  const write = (member: unknown): void => {
    if (typeof member !== 'object' || member === null) text += leaf(member);
    else if (open.has(member)) text += 'null';
    else {
      open.add(member);
      const names = Array.isArray(member) ? null : Object.keys(member).sort();
      text += names === null ? '[' : '{';
      frames.push({ holder: member as Frame['holder'], names, next: 0, separator: '' });
    }
  };
  write(plain(value, ''));
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const { holder, names } = frame;
    if (frame.next === (names ?? holder).length) {
      text += names === null ? ']' : '}';
      open.delete(holder);
      frames.pop();
      continue;
    }
    const name = names === null ? frame.next : (names[frame.next] as string);
    frame.next += 1;
    const member = plain(holder[name], name);
    if (names !== null && isAbsent(member)) continue;
    text += names === null ? frame.separator : `${frame.separator}${JSON.stringify(name)}:`;
    frame.separator = ',';
    write(member);
  }
  return text;
};

/** An array or object that is being written; a list of these stands in for the host's stack. */
interface Frame {
  readonly holder: Readonly<Record<string | number, unknown>> & { readonly length: number };
  /** The names of an object's members, sorted by code unit as plain `sort` does; null for an array. */
  readonly names: ReadonlyArray<string> | null;
  next: number;
  separator: '' | ',';
}

/** What a value stands for in JSON: a date, for example, for its text. */
const plain = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
    ? value.toJSON(String(name))
    : value;

const isAbsent = (value: unknown): boolean =>
  value === undefined || typeof value === 'function' || typeof value === 'symbol';

const leaf = (value: unknown): string =>
  typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'null');
