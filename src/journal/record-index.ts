import type { RecordKey } from './subject.js';

/**
 * Describes values by the keys of records, each key once.
 *
 * @internal
 */
export interface RecordIndex<Value> {
  /** Returns what is kept under a key; undefined when nothing is. */
  readonly get: (key: RecordKey) => Value | undefined;
  /** Keeps a value under a key, instead of the one that was there. */
  readonly set: (key: RecordKey, value: Value) => void;
}

/**
 * Builds an empty index: a map for each system. Every event of a journal is looked up several times, and writing a key
 * as one text for each of them costs more than all the rest of a look-up.
 *
 * @internal
 */
export const recordIndex = <Value>(): RecordIndex<Value> => {
  const systems = new Map<string, Map<string, Value>>();
  return {
    get: ({ system, id }) => systems.get(system)?.get(id),
    set: ({ system, id }, value) => {
      const known = systems.get(system);
      if (known === undefined) systems.set(system, new Map([[id, value]]));
      else known.set(id, value);
    },
  };
};
