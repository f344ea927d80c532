/** What a client signs to show the relay that it holds the key it named (docs/PROTOCOL.md §2, kind `hello`; §7). */

import { ByteWriter, textToBytes } from "../../crypto/public/bytes.ts";
import { idToBytes, type PracticeId } from "../../crypto/public/ids.ts";
import type { HelloKey } from "./client-frames.ts";
import { NONCE_BYTES } from "./relay-frames.ts";

export const PROTOCOL_VERSION = 1;

export interface Hello {
  /** The relay's own, as both know it (`https://…`): a proof made for one relay is none for another. */
  readonly origin: string;
  readonly practice: PracticeId;
  readonly key: HelloKey;
  readonly nonce: Uint8Array;
  readonly protocol: number;
}

export function helloMessage({ origin, practice, key, nonce, protocol }: Hello): Uint8Array<ArrayBuffer> {
  return new ByteWriter(160)
    .var16(textToBytes(origin))
    .bytes(idToBytes(practice))
    .bytes(idToBytes(key.id))
    .bytes(nonce, NONCE_BYTES)
    .u8(protocol)
    .finish();
}
