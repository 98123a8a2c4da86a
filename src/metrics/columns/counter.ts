/** Numbers under whole keys, a few under each: what groups of subjects add up to. */
export interface Counter {
  /** All numbers; it is another array after a new key. */
  numbers: Float64Array;
  /** Where the numbers under a key begin, which is new from then on. */
  readonly placeOf: (key: number) => number;
  /** Every key under which a number is not 0, in rising order. */
  readonly keys: () => Float64Array;
  /** One of the numbers under a key that there is. */
  readonly read: (key: number, place: number) => number;
}

/** Adds to one of the numbers, at the place of a key or behind it. */
export const addAt = ({ numbers }: Counter, place: number, amount: number): void => {
  numbers[place] = (numbers[place] as number) + amount;
};

/** What no key is. */
const free = -1;

/**
 * Makes a counter: small keys have a place each, the others share a table of open addresses, so that adding allocates
 * nothing.
 *
 * @param width - how many numbers there are under a key
 * @param small - how many keys have a place each
 */
export const sumsOf = (width: number, small: number): Counter => {
  let mask = 63;
  let used = 0;
  let keys = new Float64Array(mask + 1).fill(free);

  const slotOf = (key: number): number => {
    const low =
      key < 2_147_483_648 ? key : (key | 0) ^ Math.imul(Math.floor(key / 4_294_967_296), 0x9e3779b1);
    const mixed = Math.imul(low, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & mask;
    while (keys[slot] !== key && keys[slot] !== free) slot = (slot + 1) & mask;
    return slot;
  };

  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, counter.numbers];
    mask = mask * 4 + 3;
    keys = new Float64Array(mask + 1).fill(free);
    counter.numbers = new Float64Array((small + mask + 1) * width);
    counter.numbers.set(oldNumbers.subarray(0, small * width));
    for (let old = 0; old < oldKeys.length; old += 1) {
      const key = oldKeys[old] as number;
      if (key === free) continue;
      const slot = slotOf(key);
      keys[slot] = key;
      for (let place = 0; place < width; place += 1)
        counter.numbers[(small + slot) * width + place] = oldNumbers[(small + old) * width + place] as number;
    }
  };

  /** The slot of a key, which has one from then on. */
  const foundSlot = (key: number): number => {
    let slot = slotOf(key);
    if (keys[slot] !== free) return slot;
    if (used * 2 > mask) {
      grow();
      slot = slotOf(key);
    }
    keys[slot] = key;
    used += 1;
    return slot;
  };

  const isAny = (from: number): boolean => {
    for (let place = from; place < from + width; place += 1) if (counter.numbers[place] !== 0) return true;
    return false;
  };

  const counter: Counter = {
    numbers: new Float64Array((small + mask + 1) * width),
    placeOf: (key) => (key < small ? key : small + foundSlot(key)) * width,
    keys: () => {
      const found = new Float64Array(small + used);
      let length = 0;
      for (let key = 0; key < small; key += 1) if (isAny(key * width)) found[length++] = key;
      const direct = length;
      for (let slot = 0; slot <= mask; slot += 1)
        if (keys[slot] !== free && isAny((small + slot) * width)) found[length++] = keys[slot] as number;
      found.subarray(direct, length).sort();
      return found.subarray(0, length);
    },
    read: (key, place) =>
      counter.numbers[(key < small ? key : small + slotOf(key)) * width + place] as number,
  };
  return counter;
};
