/**
 * Yjs draws client ids from the system's generator, which would make every run another one. This module stands in front of that
 * generator and must be the first import of a file that runs the simulator: lib0 keeps the function it finds when it is loaded.
 * Outside a run the system's generator answers as ever.
 */
import { webcrypto } from "node:crypto";
import type { Random } from "../../crypto/secret/random.ts";

type IntegerArray = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

interface Chance {
  given: Random | null;
}

/** One for the process: a build under test that is loaded a second time draws from the same. */
const scope = globalThis as { clarosSeededChance?: Chance };
const chance = (scope.clarosSeededChance ??= standInFront());

function standInFront(): Chance {
  const system = webcrypto.getRandomValues.bind(webcrypto);
  const made: Chance = { given: null };
  Object.defineProperty(webcrypto, "getRandomValues", {
    configurable: true,
    value: (array: IntegerArray) => {
      if (made.given === null) return system(array);
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(
        made.given.bytes(array.byteLength),
      );
      return array;
    },
  });
  return made;
}

/** Draws from `random` until the returned function is called. */
export function drawFrom(random: Random): () => void {
  chance.given = random;
  return () => {
    chance.given = null;
  };
}
