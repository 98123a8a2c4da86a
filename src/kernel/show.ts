/** Longest text of a received value that an issue repeats; a 50 MB line must not come back in its own report. */
const shownCharacters = 80;

/**
 * Shows any value in at most 80 characters, for the `received` of an issue.
 *
 * **Details**: JSON where the value is JSON; beyond it `NaN`, `-0`, `undefined` and `7n` as they are written,
 * `a function`, and the kind of other objects. No more of a value is read than can be shown, and half a
 * surrogate pair is never left over, so the text can always be sent as UTF-8.
 *
 * @param value - anything, also what JSON cannot hold
 * @returns a short text that is not empty; never throws
 * @example
 * ```ts
 * import { show } from 'smarketing/kernel'
 *
 * show(Number.NaN) // => 'NaN'
 * show({ a: [1, 'x'] }) // => '{"a":[1,"x"]}'
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const show = (value: unknown): string => {
  const text = readable(value);
  if (text.length <= shownCharacters) return text;
  const cut = text.slice(0, shownCharacters - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
};

const readable = (value: unknown): string => {
  try {
    return describe(value, shownCharacters);
  } catch {
    // A throwing getter or a revoked proxy: what is in it matters less than not failing here.
    return `an unreadable ${typeof value}`;
  }
};

/** Describes a value in more characters than there is room for, or completely. */
const describe = (value: unknown, room: number): string => {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.slice(0, shownCharacters));
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return BigInt.asIntN(256, value) === value ? `${value}n` : 'a large bigint';
    case 'symbol':
      return `Symbol(${JSON.stringify((value.description ?? '').slice(0, shownCharacters)).slice(1, -1)})`;
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : describeObject(value, room);
    default:
      return String(value);
  }
};

const describeObject = (value: object, room: number): string => {
  if (Array.isArray(value)) {
    return value.length > shownCharacters
      ? `an array of ${value.length}`
      : join('[', value.length, ']', room, (index, left) => describe(value[index], left));
  }
  if (value instanceof Date) {
    return `[Date ${Number.isNaN(value.getTime()) ? 'invalid' : value.toISOString()}]`;
  }
  const kind = Object.prototype.toString.call(value);
  if (kind !== '[object Object]') return kind;
  const keys = Object.keys(value);
  return join('{', keys.length, '}', room, (index, left) => {
    const key = keys[index] as string;
    const name = `${describe(key, left)}:`;
    return name + describe((value as Record<string, unknown>)[key], left - name.length);
  });
};

/** Writes members one after another until there is no room for more; each level takes room, so cycles end. */
const join = (
  open: string,
  count: number,
  close: string,
  room: number,
  member: (index: number, left: number) => string,
): string => {
  let text = open;
  for (let index = 0; index < count && text.length <= room; index += 1) {
    text += (index === 0 ? '' : ',') + member(index, room - text.length);
  }
  return text + close;
};
