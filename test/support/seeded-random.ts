import { ByteWriter, textToBytes } from "../../crypto/public/bytes.ts";
import { sha512 } from "../../crypto/public/hash.ts";
import type { Random } from "../../crypto/secret/random.ts";

/** A generator that gives the same bytes for the same seed: SHA-512 over seed and counter. For tests only. */
export function makeSeededRandom(seed: string | number): Random {
  const prefix = textToBytes(`seeded random ${seed}`);
  let block: Uint8Array = new Uint8Array(0);
  let blockNumber = 0;
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length;) {
        if (block.length === 0) block = sha512(new ByteWriter(64).var16(prefix).u32(blockNumber++).finish());
        const taken = block.subarray(0, length - at);
        bytes.set(taken, at);
        block = block.subarray(taken.length);
        at += taken.length;
      }
      return bytes;
    },
  };
}
