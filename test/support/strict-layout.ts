import { expect } from "vitest";
import { concatBytes, FormatError } from "../../crypto/public/bytes.ts";

/** Bytes of one layout are read whole or not at all: no shorter form, nothing after the end. */
export function expectStrictLayout(bytes: Uint8Array, decode: (bytes: Uint8Array) => unknown): void {
  expect(() => decode(bytes)).not.toThrow();
  for (const length of truncationsOf(bytes.length)) {
    expect(() => decode(bytes.subarray(0, length)), `cut to ${length} of ${bytes.length}`).toThrow(
      FormatError,
    );
  }
  for (const extra of [0, 1, 0xff]) {
    const longer = concatBytes(bytes, Uint8Array.of(extra));
    expect(() => decode(longer), `one byte ${extra} more`).toThrow(FormatError);
  }
}

/** Every length up to 1,024, then steps that a field's end cannot avoid all of, and the last 256. */
function truncationsOf(length: number): number[] {
  const lengths: number[] = [];
  for (let at = 0; at < length; at += at < 1024 || at > length - 256 ? 1 : 13) lengths.push(at);
  return lengths;
}
