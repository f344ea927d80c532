/** The frame that every edit comes in (docs/PROTOCOL.md §7 `push`), read without a reader object. A test holds it equal to the codec's. */

import { FormatError } from "../crypto/public/bytes.ts";
import { u16At, u32At } from "./lean-bytes.ts";
import { type ClientFrame, decodeClientFrame } from "./protocol/client-frames.ts";
import { FRAME_MAX_BYTES } from "./protocol/frame-layout.ts";

const PUSH = 0x20;
const HEAL_AT = 1 + 4;
const COUNT_AT = HEAL_AT + 1;
const HEAD_BYTES = COUNT_AT + 2;

/** As `decodeClientFrame`: the bytes of entries are views of the frame. */
export function readClientFrame(bytes: Uint8Array): ClientFrame {
  if (bytes[0] !== PUSH) return decodeClientFrame(bytes);
  if (bytes.length > FRAME_MAX_BYTES || bytes.length < HEAD_BYTES) throw new FormatError("push");
  const heal = bytes[HEAL_AT] ?? 0;
  if (heal > 1) throw new FormatError("flags");
  const signedEntries: Uint8Array[] = [];
  let at = HEAD_BYTES;
  for (let left = u16At(bytes, COUNT_AT); left > 0; left--) {
    const end = at + 4 + u32At(bytes, at);
    if (end > bytes.length || at + 4 > bytes.length) throw new FormatError("signed entry");
    signedEntries.push(bytes.subarray(at + 4, end));
    at = end;
  }
  if (at !== bytes.length) throw new FormatError("trailing bytes");
  return { type: "push", request: u32At(bytes, 1), heal: heal === 1, signedEntries };
}
