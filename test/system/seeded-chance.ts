/**
 * Yjs draws client ids from the system's generator, which would make every run another one. This module stands in front of that
 * generator and must be the first import of a file that runs the simulator: lib0 keeps the function it finds when it is loaded.
 * Outside a run the system's generator answers as ever.
 */
import { webcrypto } from "node:crypto";
import type { Random } from "../../crypto/secret/random.ts";

type IntegerArray = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

const system = webcrypto.getRandomValues.bind(webcrypto);
let given: Random | null = null;

Object.defineProperty(webcrypto, "getRandomValues", {
  configurable: true,
  value: (array: IntegerArray) => {
    if (given === null) return system(array);
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(given.bytes(array.byteLength));
    return array;
  },
});

/** Draws from `random` until the returned function is called. */
export function drawFrom(random: Random): () => void {
  given = random;
  return () => {
    given = null;
  };
}
