/** How many bits of a key one round sorts by. */
const roundBits = 11;

const digits = 2 ** roundBits;

/** Fewer keys than this are sorted sooner by comparing them. */
const few = 4 * digits;

/**
 * Sorts keys, whole numbers of 0 or more, from the lowest digit to the highest: many keys need no comparing.
 *
 * @param keys - the keys, which may be moved
 * @returns the sorted keys, in that array or another
 */
export const sortedKeys = (keys: Float64Array): Float64Array => {
  if (keys.length < few) return keys.sort();
  let greatest = 0;
  for (let at = 0; at < keys.length; at += 1)
    if ((keys[at] as number) > greatest) greatest = keys[at] as number;
  // What has more than 32 bits is rare, and needs rounds that shifts cannot make.
  if (greatest >= 2 ** 32) return keys.sort();
  let from = new Uint32Array(keys);
  let to = new Uint32Array(keys.length);
  const places = new Uint32Array(digits);
  for (let shift = 0; greatest >= 2 ** shift && shift < 32; shift += roundBits) {
    places.fill(0);
    for (let at = 0; at < from.length; at += 1) {
      const digit = ((from[at] as number) >>> shift) % digits;
      places[digit] = (places[digit] as number) + 1;
    }
    let before = 0;
    for (let digit = 0; digit < digits; digit += 1) {
      const count = places[digit] as number;
      places[digit] = before;
      before += count;
    }
    for (let at = 0; at < from.length; at += 1) {
      const key = from[at] as number;
      const digit = (key >>> shift) % digits;
      const place = places[digit] as number;
      to[place] = key;
      places[digit] = place + 1;
    }
    [from, to] = [to, from];
  }
  keys.set(from);
  return keys;
};
