/** A bounded memory: keeps what was asked for lately and forgets the rest. */
export interface LeastRecentlyUsed<Key, Value> {
  /** The kept value, or the one that `make` gives, which is then kept. */
  get(key: Key, make: () => Value): Value;
  readonly size: number;
}

export function makeLeastRecentlyUsed<Key, Value>(limit: number): LeastRecentlyUsed<Key, Value> {
  // A Map iterates in order of insertion, so re-inserting at each use keeps the oldest at the front.
  const valueByKey = new Map<Key, Value>();
  return {
    get(key, make) {
      const kept = valueByKey.get(key);
      const value = kept === undefined ? make() : kept;
      valueByKey.delete(key);
      valueByKey.set(key, value);
      if (valueByKey.size > limit) {
        const oldest = valueByKey.keys().next();
        if (oldest.done !== true) valueByKey.delete(oldest.value);
      }
      return value;
    },
    get size() {
      return valueByKey.size;
    },
  };
}
